import { MONTHS_IN_YEAR, monthOf, yearOfMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { SEASON_YEARS_MAX } from './limits.ts';
import { daysOf, isTetDay, monthsOfYear, tetShare } from './tet.ts';

/** What happened in one month of a place: who joined (first time or again). Whole people. */
export interface SeasonMonth {
  readonly month: Month;
  readonly joined: number;
}

/** What makes a month unlike the others; a screen puts it into words. */
export type SeasonMark = 'tet' | 'harvest' | 'school-fees' | 'year-end';

/** How the months of a year share who joins, learned from a place's own years. */
export interface Season {
  /** The weight of January to December in a year in which Tết takes no days, adding up to 12. */
  readonly weights: readonly number[];
  /** How much of the joining of a Tết day is lost: from 0, nothing, to 1, all. */
  readonly tetLoss: number;
  /** The months (1 to 12) that are quiet or busy for a reason that is known of the calendar. */
  readonly marks: readonly { readonly month: number; readonly mark: SeasonMark }[];
  /** Full years from which it was learned; 0: nothing was known, and every month is alike. */
  readonly years: number;
}

/** Even years' worth of prior: what few years tell is drawn towards even months. */
const EVEN_YEARS = 0.5;
const TET_STEPS = 20;
/** Months of the rice harvest and of school fees in the northern highlands: assumed. */
const HARVEST = [6, 10];
const SCHOOL_FEES = [8, 9];
const QUIET = 0.9;
const BUSY = 1.1;

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

/** Months without a reason to differ. */
export const EVEN_SEASON: Season = {
  weights: Array.from({ length: MONTHS_IN_YEAR }, () => 1),
  tetLoss: 0,
  marks: [],
  years: 0,
};

/**
 * Learns how the months of a year share who joins, from the full years of a history, each year counting alike. Tết wanders between January and February: how much a Tết
 * day loses is learned apart from the months, once two years are known. What few years tell is drawn towards even months.
 */
export function learnSeason(history: readonly SeasonMonth[]): Season {
  const joined = new Map(history.map((each) => [each.month, each.joined]));
  const years = [...new Set(history.map(({ month }) => yearOfMonth(month)))]
    .toSorted((a, b) => a - b)
    .map((year) => {
      const months = monthsOfYear(year);
      const own = months.map((month) => joined.get(month) ?? Number.NaN);
      const total = sum(own);
      return {
        shares: own.map((value) => (MONTHS_IN_YEAR * value) / total),
        quiet: months.map(tetShare),
        full: total > 0,
      };
    })
    .filter(({ full }) => full)
    .slice(-SEASON_YEARS_MAX);
  if (years.length === 0) return EVEN_SEASON;
  let best = { error: Number.POSITIVE_INFINITY, tetLoss: 0, weights: EVEN_SEASON.weights };
  for (let step = 0; step <= (years.length > 1 ? TET_STEPS : 0); step++) {
    const tetLoss = step / TET_STEPS;
    const weights = Array.from(
      { length: MONTHS_IN_YEAR },
      (_, index) =>
        (sum(years.map(({ shares }) => shares[index] ?? 0)) + EVEN_YEARS) /
        (sum(years.map(({ quiet }) => 1 - tetLoss * (quiet[index] ?? 0))) + EVEN_YEARS),
    );
    const error = sum(
      years.flatMap(({ shares, quiet }) =>
        shares.map((share, index) => (share - (weights[index] ?? 0) * (1 - tetLoss * (quiet[index] ?? 0))) ** 2),
      ),
    );
    if (error < best.error) best = { error, tetLoss, weights };
  }
  const whole = sum(best.weights);
  const weights = best.weights.map((weight) => (MONTHS_IN_YEAR * weight) / whole);
  return { weights, tetLoss: best.tetLoss, marks: marksOf(weights), years: years.length };
}

function marksOf(weights: readonly number[]): Season['marks'] {
  const of = (month: number): number => weights[month - 1] ?? 1;
  return [
    ...HARVEST.filter((month) => of(month) < QUIET).map((month) => ({ month, mark: 'harvest' as const })),
    ...SCHOOL_FEES.filter((month) => of(month) < QUIET).map((month) => ({ month, mark: 'school-fees' as const })),
    ...(of(MONTHS_IN_YEAR) > BUSY ? [{ month: MONTHS_IN_YEAR, mark: 'year-end' as const }] : []),
  ];
}

/** How much busier a month of a certain year is than an even month, with the Tết of that year: about 1. */
export function weightOfMonth(season: Season, month: Month): number {
  return (season.weights[month % MONTHS_IN_YEAR] ?? 1) * (1 - season.tetLoss * tetShare(month));
}

/** The twelve shares of a year's joining, adding up to 1, with that year's Tết. */
export function sharesOf(season: Season, year: number): readonly number[] {
  const weights = monthsOfYear(year).map((month) => weightOfMonth(season, month));
  const whole = sum(weights);
  return weights.map((weight) => weight / whole);
}

/** How much of a month's joining falls on a day, beside the days of other months: for weeks and sprints. */
export function weightOfDay(season: Season, day: PlainDate): number {
  const month = monthOfDate(day);
  const weight = season.weights[month % MONTHS_IN_YEAR] ?? 1;
  return (weight * (isTetDay(day) ? 1 - season.tetLoss : 1)) / daysOf(month);
}

/** The marks of a month of a certain year, its Tết among them. */
export function marksIn(season: Season, month: Month): readonly SeasonMark[] {
  const year = yearOfMonth(month);
  const own = season.marks.filter((each) => each.month === (month % MONTHS_IN_YEAR) + 1).map(({ mark }) => mark);
  const most = Math.max(tetShare(monthOf(year, 1)), tetShare(monthOf(year, 2)));
  return most > 0 && tetShare(month) === most ? ['tet', ...own] : own;
}
