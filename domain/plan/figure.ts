import type { CollectorId, CommuneCode, ProvinceCode, UnitCode } from '../ids/index.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Method, Product } from '../collection/claim.ts';

/** What was asked of the records, in one code: the screens put it into words. */
export const QUERIES = [
  'people-taking-part',
  'joined-for-the-first-time',
  'registered-again',
  'continuing',
  'stopped',
  'moved-in-less-moved-out',
  'change-over-days',
  'due-in-days',
  'came-back',
  'still-paying-after-months',
  'likely-to-stop-in-days',
  'paid-up',
  'within-deadline',
  'near-fifteen-years',
  'planned-people',
  'part-of-plan',
  'people-still-to-win',
  'expected-at-end',
  'needed-per-week',
  'expected-to-join',
  'credited-to-sprint',
  'yield-of-visits',
  'labour-not-insured',
] as const;
export type QueryCode = (typeof QUERIES)[number];

/** Which records were counted. What is not told was not filtered by. */
export interface Filters {
  readonly product?: Product;
  readonly province?: ProvinceCode;
  readonly unit?: UnitCode;
  readonly commune?: CommuneCode;
  readonly collector?: CollectorId;
  readonly term?: Method;
  /** The first day, for what happens over days. */
  readonly from?: PlainDate;
  /** The day, or the last day, that is asked about. */
  readonly on?: PlainDate;
  /** Days ahead or months after, for what asks so. */
  readonly days?: number;
  readonly months?: number;
  /** The instant up to which records had been written; not told: all that is known now. */
  readonly knownAt?: string;
}

/** Whether a figure was counted from records, decided by somebody, or is only expected. What is expected must be called an estimate on every screen. */
export type Nature = 'counted' | 'decided' | 'estimate' | 'assumed';

/** How a figure came to be: every number on a screen opens to this and to the records behind. */
export interface Counted {
  readonly query: QueryCode;
  readonly filters: Filters;
  readonly nature: Nature;
}

/** A number with how it was counted. */
export interface Figure {
  readonly value: number;
  readonly counted: Counted;
}

/** A figure counted from records. */
export const counted = (value: number, query: QueryCode, filters: Filters): Figure => ({
  value,
  counted: { query, filters, nature: 'counted' },
});

/** A figure that is only expected. */
export const estimated = (value: number, query: QueryCode, filters: Filters): Figure => ({
  value,
  counted: { query, filters, nature: 'estimate' },
});
