import { bug } from '@diemtua/law/kernel/assert';
import { dayNumber } from '../cash/civil-days.ts';
import { formatMonth, MONTHS_IN_YEAR, monthOf, type Month } from '@diemtua/law/kernel/month';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';

/** The first day of the lunar year in Vietnam, from 2008 on. */
const NEW_YEARS = [
  '02-07 01-26 02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28',
  '02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06',
  '01-26 02-13 02-02 01-23 02-11 01-31 02-19 02-08',
]
  .join(' ')
  .split(' ');
const FIRST_YEAR = 2008;
/** Days around it on which little is paid in: assumed, from a week before to the eighth day of the year. */
const DAYS_BEFORE = 7;
const DAYS_AFTER = 8;

/** The first day of Tết of a year; null where it is not in the table (before 2008, after 2035). */
export function tetOf(year: number): PlainDate | null {
  const text = NEW_YEARS[year - FIRST_YEAR];
  return text === undefined ? null : parseDate(`${year}-${text}`);
}

/** Whether a day is one of the quiet days around Tết; false where its Tết is not known. */
export function isTetDay(day: PlainDate): boolean {
  const tet = tetOf(Number(day.slice(0, 4)));
  if (tet === null) return false;
  const after = dayNumber(day) - dayNumber(tet);
  return after >= -DAYS_BEFORE && after < DAYS_AFTER;
}

/** The days of a month. */
export function daysOf(month: Month): number {
  const first = (of: number) => dayNumber(parseDate(`${formatMonth(of)}-01`) ?? bug(`no month ${of}`));
  return first(month + 1) - first(month);
}

/** What part of a month's days are quiet days around Tết. */
export function tetShare(month: Month): number {
  const days = daysOf(month);
  const quiet = Array.from({ length: days }, (_, index) =>
    isTetDay(`${formatMonth(month)}-${String(index + 1).padStart(2, '0')}` as PlainDate),
  ).filter(Boolean).length;
  return quiet / days;
}

/** The months of a year. */
export const monthsOfYear = (year: number): readonly Month[] =>
  Array.from({ length: MONTHS_IN_YEAR }, (_, index) => monthOf(year, index + 1));
