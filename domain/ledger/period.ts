import type { Month } from '@diemtua/law/kernel/month';
import { formatMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';

/**
 * The day in whose books a fact stands: the day it is about; or, where the month of that day is closed, the first day of the first
 * month that is open.
 * @param closedUntil the last closed month of the unit; null: none was closed yet
 */
export function bookedOn(on: PlainDate, closedUntil: Month | null): PlainDate {
  if (closedUntil === null || monthOfDate(on) > closedUntil) return on;
  return `${formatMonth(closedUntil + 1)}-01` as PlainDate;
}

/** Why a month cannot be closed. */
export type NotClosable =
  | { readonly why: 'already-closed' }
  | { readonly why: 'month-before-open'; readonly open: Month }
  | { readonly why: 'not-over' };

/**
 * Whether a unit may close a month: each in its turn, and none before it is over.
 * @param first the month of the unit's first entry; null: there is none
 */
export function mayClose(
  month: Month,
  closedUntil: Month | null,
  first: Month | null,
  today: PlainDate,
): NotClosable | null {
  if (closedUntil !== null && month <= closedUntil) return { why: 'already-closed' };
  if (month >= monthOfDate(today)) return { why: 'not-over' };
  const next = closedUntil === null ? first : ((closedUntil + 1) as Month);
  return next !== null && month > next ? { why: 'month-before-open', open: next } : null;
}
