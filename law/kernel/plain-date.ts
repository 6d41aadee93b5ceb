import type { Brand } from './brand.ts';
import { monthOf, type Month } from './month.ts';

/** A civil day as the text "YYYY-MM-DD"; no clock, no zone. */
export type PlainDate = Brand<string, 'plain-date'>;

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** None where there is no such month. */
function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Reads "YYYY-MM-DD"; null when there is no such day in the calendar (30 February is refused). */
export function parseDate(text: string): PlainDate | null {
  const found = DAY_TEXT.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return text as PlainDate;
}

/** The month in which a day lies. */
export function monthOfDate(date: PlainDate): Month {
  return monthOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}
