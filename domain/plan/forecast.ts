import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import type { Method } from '../collection/claim.ts';
import type { CommuneCode, UnitCode } from '../ids/index.ts';

/** Terms by which covers come due; null is a cover of unknown term. */
export type Term = Method | null;

/** One month of a commune, counted from deltas. Joined: first time and again. Due: covers whose −1 lies in the month; renewed: of these, those renewed by then. */
export interface AreaMonth {
  readonly month: Month;
  /** Head-count at the end of the month. */
  readonly headCount: number;
  readonly joined: number;
  readonly terms: readonly {
    readonly term: Term;
    readonly joined: number;
    readonly due: number;
    readonly renewed: number;
  }[];
}

/** A commune's months, one after the other, up to the last month that is over. */
export interface AreaHistory {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly months: readonly AreaMonth[];
}

/** What was known of a commune at the end of a month: the −1 that lie ahead, by month and term. */
export interface AreaAhead {
  readonly commune: CommuneCode;
  readonly due: readonly { readonly month: Month; readonly term: Term; readonly people: number }[];
}

/** The switch for a policy break (July 2025): what came before tells of the pace after only by the ratio that is seen, or not at all. */
export interface PolicyBreak {
  readonly month: Month;
  readonly on: boolean;
}

/** How wide bands have to be, as learned by a back-test; without one, by the theory alone. */
export interface Calibration {
  readonly commune: number;
  readonly unit: number;
  readonly province: number;
  /** Years from which it was learned. */
  readonly years: readonly number[];
}

/** What is forecast from. */
export interface ForecastBasis {
  /** The last month that is over. */
  readonly after: Month;
  /** The month at whose end is asked: December. */
  readonly until: Month;
  readonly histories: readonly AreaHistory[];
  readonly ahead: readonly AreaAhead[];
  readonly policyBreak: PolicyBreak | null;
  readonly calibration: Calibration | null;
  /** Plan by commune, where there is one: for the reason "short of the plan". */
  readonly plan: ReadonlyMap<CommuneCode, number>;
}

/** Why a forecast is as it is, with the figures; the greatest first. The screens put it into words. */
export type Reason =
  | { readonly code: 'dues-will-stop'; readonly due: number; readonly stop: number }
  | { readonly code: 'joins-expected'; readonly join: number; readonly perMonth: number }
  | { readonly code: 'joins-slower'; readonly recentPerMonth: number; readonly yearBeforePerMonth: number }
  | { readonly code: 'joins-faster'; readonly recentPerMonth: number; readonly yearBeforePerMonth: number }
  | { readonly code: 'year-end-rush'; readonly percentOfYear: number }
  | { readonly code: 'renewals-below-province'; readonly percent: number; readonly provincePercent: number }
  | { readonly code: 'renewals-above-province'; readonly percent: number; readonly provincePercent: number }
  | { readonly code: 'policy-break'; readonly percent: number; readonly since: Month }
  | { readonly code: 'few-records'; readonly joined: number; readonly ownPercent: number }
  | { readonly code: 'short-of-plan'; readonly missing: number; readonly plan: number }
  | { readonly code: 'plan-reached'; readonly plan: number };

/** Where a place will be: whole people, an estimate. The truth lies from low to high in eight of ten cases. */
export interface Outlook {
  readonly now: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly join: number;
  readonly stop: number;
  readonly reasons: readonly Reason[];
}

/** One month of the way there, for curves and scenarios. */
export interface OutlookMonth {
  readonly month: Month;
  readonly due: number;
  readonly join: { readonly low: number; readonly base: number; readonly high: number };
  readonly stop: { readonly low: number; readonly base: number; readonly high: number };
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
  readonly calibration: Calibration | null;
}

/**
 * The year-end of every commune and unit with its 80 % band: covers that are known to end × how likely each term is renewed here, and who is expected to join by season; both
 * drawn to unit and province where records are few. No chance: the band is computed.
 */
export const forecast: (basis: ForecastBasis) => Forecast = () => bug('to come');
