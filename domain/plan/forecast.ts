import type { Month } from '@diemtua/law/kernel/month';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { bandOf, calibrationOf, type Calibration, type Level } from './band.ts';
import { expectationsOf, together, total, type Expectation, type Learned } from './expectation.ts';
import { latelyOf, reasonsOf, type Reason } from './reason.ts';
import type { ForecastBasis } from './records.ts';

/** Where a place will be: whole people, an estimate. The truth shall lie from low to high in eight of ten cases. */
export interface Outlook {
  readonly nature: 'estimate';
  readonly now: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Who is expected to join and to stop until then: now + join − stop = middle. */
  readonly join: number;
  readonly stop: number;
  /** Covers that are known to end until then unless renewed. */
  readonly due: number;
  readonly reasons: readonly Reason[];
}

/** Low, base and high of what is expected in a month, in people; not rounded. */
export interface Range {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** One month of the way there. Low is what leads to the band's low: fewer join, or more stop. */
export interface OutlookMonth {
  readonly month: Month;
  readonly due: number;
  readonly join: Range;
  readonly stop: Range;
}

/** The forecast of a province; the middles of communes add up to their unit's, and those to the province's. */
export interface Forecast {
  readonly after: Month;
  readonly until: Month;
  readonly communes: ReadonlyMap<CommuneCode, Outlook>;
  readonly units: ReadonlyMap<UnitCode, Outlook>;
  readonly province: Outlook;
  readonly months: readonly OutlookMonth[];
  readonly monthsOfUnits: ReadonlyMap<UnitCode, readonly OutlookMonth[]>;
  /** null: bands are as wide as theory says, and no back-test stands behind them. */
  readonly calibration: Calibration | null;
}

/**
 * The year-end of every commune and unit with its 80 % band: covers that are known to end × how likely each term ends there, by how long it is still to go, and who is
 * expected to join by season; both drawn to unit and province where records are few. There is no chance in it: bands are computed, and as wide as a back-test asked for.
 * @param learned what was learned from the same basis, where that is there already
 */
export function forecast(basis: ForecastBasis, learned: Learned = expectationsOf(basis)): Forecast {
  const lately = latelyOf(basis);
  const { after, until, calibration, plan } = basis;
  const outlook = (members: readonly Expectation[], level: Level): Outlook => {
    const sum = together(members, learned);
    const { low, high } = bandOf(sum.middle, sum.deviation, calibrationOf(calibration, level));
    const plans = members.map(({ area }) => plan.get(area.commune));
    const planned = plans.every((value) => value !== undefined) ? total(plans) : null;
    return {
      nature: 'estimate',
      now: sum.now,
      low,
      middle: sum.middle,
      high,
      join: sum.join,
      stop: sum.stop,
      due: Math.round(total(members.map(({ due }) => total(due)))),
      reasons: reasonsOf({ basis, learned, lately, members, ...sum, planned }),
    };
  };
  const { expectations } = learned;
  const byUnit = membersByUnit(expectations);
  const units = new Map([...byUnit].map(([unit, members]) => [unit, outlook(members, 'unit')]));
  const province = outlook(expectations, 'province');
  return {
    after,
    until,
    communes: new Map(expectations.map((each) => [each.area.commune, outlook([each], 'commune')])),
    units,
    province,
    months: monthsOf(expectations, province, learned, after),
    monthsOfUnits: new Map(
      [...byUnit].map(([unit, members]) => [unit, monthsOf(members, units.get(unit) ?? province, learned, after)]),
    ),
    calibration,
  };
}

/** Communes by the unit that serves them. */
function membersByUnit(expectations: readonly Expectation[]): ReadonlyMap<UnitCode, readonly Expectation[]> {
  const found = new Map<UnitCode, Expectation[]>();
  for (const each of expectations) found.set(each.area.unit, [...(found.get(each.area.unit) ?? []), each]);
  return found;
}

/** The months on the way, with low and high such that the low of all months leads to the band's low, and the high to its high. */
function monthsOf(
  members: readonly Expectation[],
  outlook: Pick<Outlook, 'low' | 'middle' | 'high' | 'join' | 'stop'>,
  learned: Learned,
  after: Month,
): readonly OutlookMonth[] {
  const { joinVariance, stopVariance } = together(members, learned);
  const byMonth = (pick: (each: Expectation) => readonly number[]): readonly number[] =>
    (members[0]?.join ?? []).map((_, index) => total(members.map((each) => pick(each)[index] ?? 0)));
  // People were rounded in every commune: the months of the whole lead to the sum of those, not beside it.
  const leading = (values: readonly number[], to: number): readonly number[] => {
    const all = total(values);
    return all === 0 ? values : values.map((value) => (value * to) / all);
  };
  const join = leading(
    byMonth((e) => e.join),
    outlook.join,
  );
  const stop = leading(
    byMonth((e) => e.stop),
    outlook.stop,
  );
  const due = byMonth((e) => e.due);
  const ofJoins = total(join) === 0 ? 0 : total(stop) === 0 ? 1 : joinVariance / (joinVariance + stopVariance);
  const [down, up] = [outlook.middle - outlook.low, outlook.high - outlook.middle];
  const part = (value: number, of: readonly number[]): number => (total(of) === 0 ? 0 : value / total(of));
  return join.map((joins, index): OutlookMonth => {
    const stops = stop[index] ?? 0;
    const [j, s] = [part(joins, join) * ofJoins, part(stops, stop) * (1 - ofJoins)];
    return {
      month: (after + index + 1) as Month,
      due: due[index] ?? 0,
      join: { low: Math.max(0, joins - j * down), base: joins, high: joins + j * up },
      stop: { low: stops + s * down, base: stops, high: Math.max(0, stops - s * up) },
    };
  });
}
