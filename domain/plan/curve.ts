import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Decided } from './refusal.ts';
import type { Season, SeasonMark } from './season.ts';

/** One month of a curve, in whole people: the head-count at its end is that before + join − stop. */
export interface CurveMonth {
  readonly month: Month;
  readonly join: number;
  readonly stop: number;
  readonly headCount: number;
  readonly marks: readonly SeasonMark[];
}

/** A year's way from where it begins to where it shall end. */
export interface Curve {
  readonly start: number;
  readonly end: number;
  readonly months: readonly CurveMonth[];
  /** The head-count at the end of each quarter that the curve reaches. */
  readonly quarters: readonly {
    readonly quarter: 1 | 2 | 3 | 4;
    readonly join: number;
    readonly stop: number;
    readonly headCount: number;
  }[];
}

/** What a curve is made from. */
export interface CurveBasis {
  readonly season: Season;
  readonly year: number;
  /** The last month that is over: the curve begins after it. null: the whole year. */
  readonly after: Month | null;
  /** The head-count where the curve begins. */
  readonly start: number;
  /** Who is expected to stop in each month of the curve; whole people. */
  readonly stops: readonly number[];
}

/** The curve that ends at a target: who must join is shared by the season, in whole people that add up exactly. */
export const curveTo: (basis: CurveBasis, target: number) => Decided<Curve> = () => bug('to come');

/** low, base, high: from the band of the forecast; own: in percent of what is expected. */
export type Scenario =
  | { readonly name: 'low' | 'base' | 'high' }
  | { readonly name: 'own'; readonly joinsPercent: number; readonly renewalsPercent: number };

/** What is expected without doing anything else: who joins and who stops, in each month that is left, with low and high. */
export interface Expected {
  readonly months: readonly {
    readonly month: Month;
    readonly due: number;
    readonly stop: { readonly low: number; readonly base: number; readonly high: number };
    readonly join: { readonly low: number; readonly base: number; readonly high: number };
  }[];
}

/** Where a scenario leads; `gap`: the target less the end, below zero where it is passed. Estimates. */
export interface ScenarioPath extends Curve {
  readonly scenario: Scenario;
  readonly gap: number;
}

/** The way of a scenario from a head-count. */
export const pathOf: (start: number, expected: Expected, scenario: Scenario, target: number) => ScenarioPath = () =>
  bug('to come');

/** A unit with where it is and where it shall be. */
export interface WeeklyNeedOf {
  readonly key: string;
  readonly headCount: number;
  readonly target: number;
  /** Covers that end on days to come unless they are renewed, and how likely each is not renewed. */
  readonly due: readonly { readonly on: PlainDate; readonly people: number; readonly lapse: number }[];
}

/** One week of a unit: its first day and last day, who must join, and who comes due and should be kept. Whole people. */
export interface WeekNeed {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly join: number;
  readonly keep: number;
  /** Of those due, who is expected to stop all the same. */
  readonly stop: number;
}

/** What a unit must do each week from today: its weeks add up to `join`. `perWeek`: the even pace, rounded up. Estimates where stops are expected. */
export interface WeeklyNeed {
  readonly key: string;
  readonly join: number;
  readonly perWeek: number;
  readonly weeks: readonly WeekNeed[];
}

/** What each unit must do per week from a day up to the last day. */
export const weeklyNeeds: (
  units: readonly WeeklyNeedOf[],
  season: Season,
  today: PlainDate,
  lastDay: PlainDate,
) => readonly WeeklyNeed[] = () => bug('to come');
