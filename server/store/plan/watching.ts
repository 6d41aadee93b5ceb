import { movementOf, placeKey, type KindSums, type Leader, type Movement, type Outlook } from '@diemtua/domain/plan';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Scope } from '../session.ts';
import { addSums, lessSums, NO_SUMS, peopleIn } from './counts.ts';
import type { Knowledge } from './knowledge.ts';
import type { PlanCommune, PlanPlaces } from './places.ts';
import type { PlanInForce } from './plans.ts';

/** A part of the province: which communes it is made of, by what it is named, and what is planned for it. */
export interface Part {
  readonly level: 'province' | 'unit' | 'commune';
  readonly code: string;
  readonly name: string;
  readonly communes: readonly CommuneCode[];
  readonly target: number | null;
  readonly leader: Leader | null;
}

/** Sums of some communes. */
export const sumOf = (sums: ReadonlyMap<CommuneCode, KindSums>, communes: readonly CommuneCode[]): KindSums =>
  addSums(communes.map((commune) => sums.get(commune) ?? NO_SUMS));

/** What moved in some communes between two openings: `before` up to the day before the first, `after` up to the last. */
export function movementIn(
  before: ReadonlyMap<CommuneCode, KindSums>,
  after: ReadonlyMap<CommuneCode, KindSums>,
  communes: readonly CommuneCode[],
): Movement {
  const start = sumOf(before, communes);
  return movementOf(peopleIn(start), lessSums(sumOf(after, communes), start));
}

/** Hundredths of a percent of a whole; null: there is no whole. */
export const shareOf = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : Math.round((part * 10_000) / whole);

/** A commune as a part. */
export const communePart = ({ code, name }: Pick<PlanCommune, 'code' | 'name'>, plan: PlanInForce | null): Part => {
  const target = plan?.targets.get(placeKey({ level: 'commune', commune: code }));
  return {
    level: 'commune',
    code,
    name,
    communes: [code],
    target: target?.total ?? null,
    leader: target?.leader ?? null,
  };
};

/** A unit as a part: the communes that it serves on the day. */
export const unitPart = (unit: UnitCode, places: PlanPlaces, plan: PlanInForce | null): Part => {
  const target = plan?.targets.get(placeKey({ level: 'unit', unit }));
  return {
    level: 'unit',
    code: unit,
    name: places.units.get(unit) ?? unit,
    communes: places.communes.flatMap((commune) => (commune.unit === unit ? [commune.code] : [])),
    target: target?.total ?? null,
    leader: target?.leader ?? null,
  };
};

/** Whether all communes of a part may be seen by whoever asks. */
export const isSeen = ({ communes }: Pick<Scope, 'communes'>, part: Part): boolean =>
  communes === 'all' || part.communes.every((commune) => communes.includes(commune));

/** Units all of whose communes may be seen: of half a unit there is no percentage. */
export const seenUnits = (scope: Scope, places: PlanPlaces, plan: PlanInForce | null): readonly Part[] =>
  [...places.units.keys()]
    .map((unit) => unitPart(unit, places, plan))
    .filter((part) => part.communes.length > 0 && isSeen(scope, part));

/** The communes that may be seen. */
export const seenCommunes = ({ communes }: Pick<Scope, 'communes'>, places: PlanPlaces): readonly PlanCommune[] =>
  communes === 'all' ? places.communes : places.communes.filter(({ code }) => communes.includes(code));

/** All that somebody may see as one part: the province, the own units together, or the own communes. */
export function ownPart(scope: Scope, places: PlanPlaces, plan: PlanInForce | null): Part {
  const communes = seenCommunes(scope, places).map(({ code }) => code);
  if (scope.communes === 'all') {
    const target = plan?.targets.get(placeKey({ level: 'province', province: scope.province }));
    return {
      level: 'province',
      code: scope.province,
      name: places.province,
      communes,
      target: target?.total ?? null,
      leader: target?.leader ?? null,
    };
  }
  const units = seenUnits(scope, places, plan);
  const [unit, other] = units;
  if (unit && !other && unit.communes.length === communes.length) return unit;
  const own = communes.flatMap((code) => {
    const commune = places.communes.find((each) => each.code === code);
    return commune ? [communePart(commune, plan)] : [];
  });
  const [only, more] = own;
  if (only && !more) return only;
  const parts = units.flatMap((each) => each.communes).length === communes.length && units.length > 0 ? units : own;
  return {
    level: 'province',
    code: scope.province,
    name: parts.map(({ name }) => name).join(', '),
    communes,
    target: parts.some(({ target }) => target === null)
      ? null
      : parts.reduce((sum, { target }) => sum + (target ?? 0), 0),
    leader: null,
  };
}

/** The forecast of a part, where there is one. */
export function outlookOf({ forecast }: Pick<Knowledge, 'forecast'>, part: Part): Outlook | null {
  if (forecast === null) return null;
  if (part.level === 'commune') return forecast.communes.get(part.code as CommuneCode) ?? null;
  if (part.level === 'unit') return forecast.units.get(part.code as UnitCode) ?? null;
  return part.communes.length === forecast.communes.size ? forecast.province : null;
}

/** How a part stands with its plan, as screens and reports have it. */
export interface Stand {
  readonly count: number;
  readonly target: number | null;
  readonly reached: number | null;
  readonly missing: number | null;
  readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly yearBefore: number;
}

/** How a part stands. */
export function standOf(
  part: Part,
  now: ReadonlyMap<CommuneCode, KindSums>,
  yearBefore: ReadonlyMap<CommuneCode, KindSums>,
  knowledge: Pick<Knowledge, 'forecast'>,
): Stand {
  const count = peopleIn(sumOf(now, part.communes));
  const outlook = outlookOf(knowledge, part);
  return {
    count,
    target: part.target,
    reached: shareOf(count, part.target),
    missing: part.target === null ? null : Math.max(0, part.target - count),
    forecast: outlook && { low: outlook.low, middle: outlook.middle, high: outlook.high },
    yearBefore: peopleIn(sumOf(yearBefore, part.communes)),
  };
}

/** A movement with its days, as JSON has it. */
export const movementText = (movement: Movement, from: PlainDate, to: PlainDate) => ({ from, to, ...movement });
