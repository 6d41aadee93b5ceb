import { learnPace, type Pace } from './pace.ts';
import type { Area, ForecastBasis } from './records.ts';
import { learnStops, type Stops } from './stops.ts';

/** What is expected of one commune, month by month, before anything is rounded. */
export interface Expectation {
  readonly area: Area;
  readonly now: number;
  readonly join: readonly number[];
  readonly stop: readonly number[];
  readonly due: readonly number[];
  /** Variance of joins and stops that is the commune's own. */
  readonly joinVariance: number;
  readonly stopVariance: number;
}

/** What was learned, and what follows from it for each commune. */
export interface Learned {
  readonly pace: Pace;
  readonly stops: Stops;
  readonly expectations: readonly Expectation[];
}

/** The sum of numbers. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What each commune is expected to do, without bands and words: the part that a back-test repeats. */
export function expectationsOf(basis: ForecastBasis): Learned {
  const { after, until, areas } = basis;
  const horizon = Math.max(0, until - after);
  const pace = learnPace(basis);
  const stops = learnStops(basis);
  const heads = new Map(basis.heads.filter(({ month }) => month === after).map((row) => [row.commune, row.people]));
  const expectations = areas.map((area): Expectation => {
    const join = pace.joinsOf(area.commune, horizon);
    const { stop, due, variance } = stops.ahead(area.commune, join, pace.termShares);
    const joined = total(join);
    return {
      area,
      now: heads.get(area.commune) ?? 0,
      join,
      stop,
      due,
      joinVariance: joined + joined ** 2 * pace.doubtOf(area.commune),
      stopVariance: variance + total(stop) ** 2 * stops.doubtOf(area.commune),
    };
  });
  return { pace, stops, expectations };
}

/** Expectations of several communes as one place. */
export interface Together {
  readonly now: number;
  readonly join: number;
  readonly stop: number;
  readonly middle: number;
  /** The theory's standard deviation, in people. */
  readonly deviation: number;
  readonly joinVariance: number;
  readonly stopVariance: number;
}

/**
 * Communes as one place. People are rounded in every commune, so that middles add up. What is each commune's own adds up as variances; the doubt about the year's pace, which
 * all share, as deviations.
 */
export function together(
  expectations: readonly Expectation[],
  { pace, stops }: Pick<Learned, 'pace' | 'stops'>,
): Together {
  const rounded = (pick: (each: Expectation) => readonly number[]): number =>
    total(expectations.map((each) => Math.round(total(pick(each)))));
  const [now, join, stop] = [
    total(expectations.map((each) => each.now)),
    rounded((e) => e.join),
    rounded((e) => e.stop),
  ];
  const joins = total(expectations.map((each) => total(each.join)));
  const ends = total(expectations.map((each) => total(each.stop)));
  const joinVariance = total(expectations.map((each) => each.joinVariance)) + (joins * pace.sharedDoubt) ** 2;
  const stopVariance = total(expectations.map((each) => each.stopVariance)) + (ends * stops.sharedDoubt) ** 2;
  const deviation = Math.sqrt(joinVariance + stopVariance + 1);
  return { now, join, stop, middle: Math.max(0, now + join - stop), deviation, joinVariance, stopVariance };
}
