import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Method, Product } from '../collection/claim.ts';
import type { CollectorId, CommuneCode, PersonId, UnitCode } from '../ids/index.ts';
import type { PlanDelta } from './watch.ts';

/** One uninterrupted stretch of days in which a person takes part. Covers that follow each other without a day between are one stay. */
export interface Stay {
  readonly person: PersonId;
  readonly product: Product;
  /** The first day that counts. */
  readonly from: PlainDate;
  /** The first day that does not count any more, unless it is renewed. */
  readonly until: PlainDate;
  /** How it began. */
  readonly began: 'first' | 're-registered' | 'continuing';
  /** The last month paid; null: not known. */
  readonly paidThrough: Month | null;
  /** By the first cover: where it was won, by whom, with which term. */
  readonly wonIn: CommuneCode;
  readonly wonBy: CollectorId | null;
  readonly firstTerm: Method | null;
  /** By the last cover: where it counts now. */
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
  readonly term: Method | null;
}

/**
 * The stays of people, by person and first day.
 * @param mergedInto who an entry stands for now, where two were merged: their days are one person's
 */
export const staysOf: (
  deltas: readonly PlanDelta[],
  mergedInto?: ReadonlyMap<PersonId, PersonId>,
) => readonly Stay[] = () => bug('to come');

/** Whether a stay is paid up on a day, only within the deadline of what follows, or not in force. Counted apart everywhere. */
export const standingOn: (stay: Stay, on: PlainDate) => 'paid-up' | 'within-deadline' | 'none' = () => bug('to come');
/** Who comes due within so many days after a day, the soonest first: `until` less one day is the last day on which to pay. */
export const dueWithin: (stays: readonly Stay[], on: PlainDate, days: number) => readonly Stay[] = () => bug('to come');
/** Who came back from a day to a day after having stopped: the stay and the one before it. */
export const returnedIn: (
  stays: readonly Stay[],
  from: PlainDate,
  to: PlainDate,
) => readonly { readonly stay: Stay; readonly before: Stay }[] = () => bug('to come');

/** Who was won, and who of them still took part after so many months. Stays too young for it are left out of both. */
export interface Survival {
  readonly months: number;
  readonly won: number;
  readonly kept: number;
}
/** Survival by a key: collector (`wonBy`), first term, area (`wonIn`), month of joining. */
export const survivalBy: (
  stays: readonly Stay[],
  keyOf: (stay: Stay) => string | null,
  on: PlainDate,
  months: readonly number[],
) => ReadonlyMap<string, readonly Survival[]> = () => bug('to come');

/** How many of a hundred covers of a kind were renewed. */
export interface RenewalRecord {
  readonly term: Method | null;
  readonly commune: CommuneCode;
  readonly due: number;
  readonly renewed: number;
}
/** A person who comes due, with how likely the stay ends there: from 0 to 1. An estimate. */
export interface AtRisk {
  readonly stay: Stay;
  readonly risk: number;
}
/** Who is due in the next days with the likelihood of stopping, the likeliest first; by term and commune, drawn to the province where records are few. */
export const lapseRisk: (
  stays: readonly Stay[],
  records: readonly RenewalRecord[],
  on: PlainDate,
  days: number,
) => readonly AtRisk[] = () => bug('to come');

/** Who is near the months that a pension asks for. */
export interface NearPension {
  readonly person: PersonId;
  readonly months: number;
  readonly missing: number;
}
/** The months of contribution that a pension asks for in a month, by the book of the law. */
export const pensionMonths: (month: Month) => number = () => bug('to come');
/** Who lacks at most so many months, the nearest first; who has them all is not among them. */
export const nearPension: (
  people: readonly { readonly person: PersonId; readonly months: number }[],
  on: PlainDate,
  within: number,
) => readonly NearPension[] = () => bug('to come');
