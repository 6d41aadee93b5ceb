import { formatMonth, monthOf } from '@diemtua/law/kernel/month';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/**
 * The schema of a civil day "YYYY-MM-DD" that is in the calendar.
 * @param code the problem that its refusal is called
 */
export function dateSchema(code: ProblemCode): z.ZodType<PlainDate, string> {
  return z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: code, abort: true })
    .refine((text) => parseDate(text) !== null, { error: code, abort: true }) as unknown as z.ZodType<
    PlainDate,
    string
  >;
}

/** The day after a day. */
export function dayAfter(date: PlainDate): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const next = parseDate(`${date.slice(0, 'YYYY-MM'.length)}-${String(day + 1).padStart(2, '0')}`);
  return next ?? (`${formatMonth(monthOf(year, month) + 1)}-01` as PlainDate);
}

/** The last day of a month is one of these; the first that is in the calendar. */
const LAST_DAYS = ['31', '30', '29', '28'];

/** The day before a day. */
export function dayBefore(date: PlainDate): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day > 1) return `${date.slice(0, 'YYYY-MM-'.length)}${String(day - 1).padStart(2, '0')}` as PlainDate;
  const previous = formatMonth(monthOf(year, month) - 1);
  return LAST_DAYS.map((last) => parseDate(`${previous}-${last}`)).find((found) => found !== null) ?? date;
}

/** A stretch of days; `to` is its last day, null: it goes on. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** Whether two periods share a day. */
export function overlap(one: Period, other: Period): boolean {
  return (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);
}

/** Whether a day lies in a period. */
export function covers({ from, to }: Period, date: PlainDate): boolean {
  return from <= date && (to === null || date <= to);
}
