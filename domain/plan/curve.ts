import { monthOf, MONTHS_IN_YEAR, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { addDays, daysFrom } from '../cash/civil-days.ts';
import { shareWhole } from './apportion.ts';
import { allowed, refusal, refused, type Decided, type Refusal } from './refusal.ts';
import { marksIn, weightOfDay, weightOfMonth, type Season, type SeasonMark } from './season.ts';

/** One month of a curve, in whole people: the head-count at its end is that before + join − stop. */
export interface CurveMonth {
  readonly month: Month;
  readonly join: number;
  readonly stop: number;
  readonly headCount: number;
  readonly marks: readonly SeasonMark[];
}

/** A quarter of a curve, as far as the curve reaches into it: the sums of its months, and the head-count at its end. */
export interface CurveQuarter {
  readonly quarter: number;
  readonly join: number;
  readonly stop: number;
  readonly headCount: number;
}

/** A year's way from where it begins to where it shall end. */
export interface Curve {
  readonly start: number;
  readonly end: number;
  readonly months: readonly CurveMonth[];
  readonly quarters: readonly CurveQuarter[];
}

/** What a curve is made from. */
export interface CurveBasis {
  readonly season: Season;
  readonly year: number;
  /** The last month that is over: the curve begins after it; null: the whole year. */
  readonly after: Month | null;
  /** The head-count where the curve begins. */
  readonly start: number;
  /** Who is expected to stop in each month of the curve; whole people. */
  readonly stops: readonly number[];
}

/** Weights as whole numbers: a millionth of an even month is the finest difference. */
const GRAIN = 1e6;
const share = (people: number, weights: readonly number[]): readonly number[] =>
  shareWhole(
    people,
    weights.map((weight) => Math.max(0, Math.round(weight * GRAIN))),
  );

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function curveOf(
  start: number,
  months: readonly Month[],
  join: readonly number[],
  stop: readonly number[],
  season: Season | null,
): Curve {
  let headCount = start;
  const steps = months.map((month, index): CurveMonth => {
    const [joins, stops] = [join[index] ?? 0, stop[index] ?? 0];
    headCount += joins - stops;
    return { month, join: joins, stop: stops, headCount, marks: season === null ? [] : marksIn(season, month) };
  });
  const quarterOf = (month: Month): number => Math.floor((month % MONTHS_IN_YEAR) / 3) + 1;
  const quarters = [...new Set(steps.map(({ month }) => quarterOf(month)))].map((quarter): CurveQuarter => {
    const own = steps.filter(({ month }) => quarterOf(month) === quarter);
    return {
      quarter,
      join: total(own.map((each) => each.join)),
      stop: total(own.map((each) => each.stop)),
      headCount: own.at(-1)?.headCount ?? start,
    };
  });
  return { start, end: headCount, months: steps, quarters };
}

/**
 * The curve that ends at a target: who must join is the target, less the start, and those who are expected to stop; it is shared by the season, in whole people that
 * add up exactly. Where nobody has to join, the curve ends above the target.
 */
export function curveTo(basis: CurveBasis, target: number): Decided<Curve> {
  const { season, year, after, start, stops } = basis;
  const last = monthOf(year, MONTHS_IN_YEAR);
  const first = after === null ? monthOf(year, 1) : ((after + 1) as Month);
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) as Month);
  const wrong = (
    [['target', target], ['start', start], ...stops.map((value, index) => [`stops.${index}`, value] as const)] as const
  ).flatMap(([field, value]): Refusal[] =>
    !Number.isSafeInteger(value)
      ? [refusal('not-whole', field, { value })]
      : value < 0
        ? [refusal('negative', field, { value })]
        : [],
  );
  if (wrong.length > 0) return refused(...wrong);
  if (months.length === 0) return refused(refusal('year-over', 'year', { year }));
  const own = months.map((_, index) => stops[index] ?? 0);
  const need = Math.max(0, target - start + total(own));
  const join = share(
    need,
    months.map((month) => weightOfMonth(season, month)),
  );
  return allowed(curveOf(start, months, join, own, season));
}

/** low, base, high: from the band of the forecast; own: in percent of who is expected to join and to renew. */
export type Scenario =
  | { readonly name: 'low' | 'base' | 'high' }
  | { readonly name: 'own'; readonly joinsPercent: number; readonly renewalsPercent: number };

/** What is expected without doing anything else, month by month: the months of a forecast. */
export type Expected = readonly {
  readonly month: Month;
  readonly due: number;
  readonly stop: { readonly low: number; readonly base: number; readonly high: number };
  readonly join: { readonly low: number; readonly base: number; readonly high: number };
}[];

/** Where a scenario leads; `gap`: the target less the end, below zero where it is passed. An estimate. */
export interface ScenarioPath extends Curve {
  readonly nature: 'estimate';
  readonly scenario: Scenario;
  readonly gap: number;
}

/** Values as whole people whose running sum is never more than half a person from the running sum of the values. */
function wholeSteps(values: readonly number[]): readonly number[] {
  let [sum, given] = [0, 0];
  return values.map((value) => {
    sum += value;
    const step = Math.round(sum) - given;
    given += step;
    return step;
  });
}

const FULL = 100;

/**
 * The way of a scenario from a head-count. Own: so many percent of who is expected to join, and of the covers that come due and are expected to be renewed,
 * though never more than come due.
 */
export function pathOf(start: number, expected: Expected, scenario: Scenario, target: number): ScenarioPath {
  const { name } = scenario;
  const join = expected.map(({ join: range }) =>
    name === 'own' ? (range.base * scenario.joinsPercent) / FULL : range[name],
  );
  const stop = expected.map(({ stop: range, due }) => {
    if (name !== 'own') return range[name];
    const renewed = Math.max(0, due - range.base);
    return Math.max(0, range.base - Math.min(renewed * (scenario.renewalsPercent / FULL - 1), range.base));
  });
  const months = expected.map(({ month }) => month);
  const curve = curveOf(start, months, wholeSteps(join), wholeSteps(stop), null);
  return { ...curve, nature: 'estimate', scenario, gap: target - curve.end };
}

/** A unit (or any place) with where it is and where it shall be. */
export interface WeeklyNeedOf {
  readonly key: string;
  readonly headCount: number;
  readonly target: number;
  /** Covers that end on days to come unless they are renewed, and how likely each is not renewed (0 to 1). */
  readonly due: readonly { readonly on: PlainDate; readonly people: number; readonly lapse: number }[];
}

/** One week of a place: its first and last day, who must join, who comes due and should be kept, and of those who is expected to stop all the same. Whole people. */
export interface WeekNeed {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly join: number;
  readonly keep: number;
  readonly stop: number;
}

/** What a place must do each week from today: its weeks add up to `join`. An estimate, since who will stop is one. */
export interface WeeklyNeed {
  readonly nature: 'estimate';
  readonly key: string;
  readonly join: number;
  readonly stop: number;
  /** The even pace, rounded up: what "per week" says in one number. */
  readonly perWeek: number;
  readonly weeks: readonly WeekNeed[];
}

const WEEK_DAYS = 7;

/** What each place must do per week from today up to the last day, both included. The last week may be shorter. A target that is reached asks for nobody. */
export function weeklyNeeds(
  places: readonly WeeklyNeedOf[],
  season: Season,
  today: PlainDate,
  lastDay: PlainDate,
): readonly WeeklyNeed[] {
  const count = Math.ceil((daysFrom(today, lastDay) + 1) / WEEK_DAYS);
  const weeks = Array.from({ length: Math.max(0, count) }, (_, index) => {
    const from = addDays(today, index * WEEK_DAYS);
    const end = addDays(from, WEEK_DAYS - 1);
    return { from, to: end > lastDay ? lastDay : end };
  });
  const weights = weeks.map(({ from, to }) =>
    total(Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => weightOfDay(season, addDays(from, index)))),
  );
  return places.map(({ key, headCount, target, due }): WeeklyNeed => {
    const inWeek = ({ from, to }: (typeof weeks)[number]) => due.filter(({ on }) => on >= from && on <= to);
    const stops = wholeSteps(weeks.map((week) => total(inWeek(week).map(({ people, lapse }) => people * lapse))));
    const stop = total(stops);
    const join = weeks.length === 0 ? 0 : Math.max(0, target - headCount + stop);
    const joins = weeks.length === 0 ? [] : share(join, weights);
    return {
      nature: 'estimate',
      key,
      join,
      stop,
      perWeek: weeks.length === 0 ? 0 : Math.ceil(join / weeks.length),
      weeks: weeks.map((week, index) => ({
        ...week,
        join: joins[index] ?? 0,
        keep: total(inWeek(week).map(({ people }) => people)),
        stop: stops[index] ?? 0,
      })),
    };
  });
}
