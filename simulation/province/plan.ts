import type { UnitCode } from '@diemtua/domain/ids';
import type { Facts } from './read.ts';

/** The plan of 2025 as the two former provinces had it: people who take part in voluntary insurance at the end of the year. */
export const PLAN_2025 = { 'Lào Cai': 31_592, 'Yên Bái': 46_683 } as const;

/**
 * How the demonstration gives each unit its target, which the press did not tell: the target of its former province by the number of its people, in whole tens; what is left over goes to the
 * unit with most people. Assumed, and said so wherever it is shown.
 */
export const TARGET_METHOD = 'by-people-in-tens';
const step = 10;

/** The targets of the units by that method; each former province's add up to its plan. */
export function targetsOf({ units, communes }: Facts): ReadonlyMap<UnitCode, number> {
  const peopleOf = (unit: UnitCode): number =>
    communes.reduce((sum, commune) => sum + (commune.unit === unit ? commune.people : 0), 0);
  return new Map(
    Object.entries(PLAN_2025).flatMap(([province, plan]) => {
      const own = units
        .filter(({ formerProvince }) => formerProvince === province)
        .map(({ code }) => ({ code, people: peopleOf(code) }));
      const all = own.reduce((sum, { people }) => sum + people, 0);
      const largest = own.reduce((most, each) => (each.people > most.people ? each : most));
      const tens = own.map(({ code, people }) => [code, Math.round((plan * people) / all / step) * step] as const);
      const left = plan - tens.reduce((sum, [, target]) => sum + target, 0);
      return tens.map(([code, target]) => [code, code === largest.code ? target + left : target] as const);
    }),
  );
}

/** Sa Pa's unit stood at 29.23 % of its target on 30 November 2025: of 2,840 by the method above that is 830 people. */
export const SAPA_PERCENT = 29.23;
const sapaTarget = 2_840;
export const SAPA_COUNT = Math.round((sapaTarget * SAPA_PERCENT) / 100);
