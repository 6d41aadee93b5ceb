import type { Month } from '@diemtua/law/kernel/month';
import type { Method } from '../collection/claim.ts';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import type { Calibration } from './band.ts';

/** Terms by which covers come due; null is a cover of unknown term. */
export type Term = Method | null;

/** A commune and the unit that serves it. */
export interface Area {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
}

/** The head-count of a commune at the end of a month. */
export interface HeadRow {
  readonly commune: CommuneCode;
  readonly month: Month;
  readonly people: number;
}

/** Who joined in a month (first time and again), by term: the sum of the deltas of these two kinds. */
export interface JoinRow {
  readonly commune: CommuneCode;
  readonly month: Month;
  readonly term: Term;
  readonly people: number;
}

/**
 * Covers whose −1 of the kind "stopped" lies in `month`, by the month in which it became known. `made`: the −1 that were written; `renewed`: those that were taken back, since the cover was
 * renewed (in the month of the renewal). From these rows follows what was ahead at any month's end, and what became of it. Known: the month of writing; where books were
 * taken over later, the month in which the money was taken.
 */
export interface StopRow {
  readonly commune: CommuneCode;
  readonly month: Month;
  readonly knownIn: Month;
  readonly term: Term;
  readonly made: number;
  readonly renewed: number;
}

/** The switch for a policy break (July 2025): while it is on, the pace of joining is told by the months since the break only. */
export interface PolicyBreak {
  /** The first month of the new policy. */
  readonly month: Month;
  readonly on: boolean;
}

/** The records of a province by commune and month. */
export interface Records {
  readonly areas: readonly Area[];
  readonly heads: readonly HeadRow[];
  readonly joins: readonly JoinRow[];
  readonly stops: readonly StopRow[];
}

/** What is forecast from. Rows about months after `after`, or known after it, are not looked at: so a past year can be asked again. */
export interface ForecastBasis extends Records {
  /** The last month that is over. */
  readonly after: Month;
  /** The month at whose end is asked: December. */
  readonly until: Month;
  readonly policyBreak: PolicyBreak | null;
  readonly calibration: Calibration | null;
  /** Plan by commune, where there is one: for the reason "short of the plan". */
  readonly plan: ReadonlyMap<CommuneCode, number>;
}
