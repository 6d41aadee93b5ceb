import { formatMonth, MONTHS_IN_YEAR, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/** The last day of a month: 28 … 31. */
export const lastDayOf = (month: Month): number =>
  new Date(Date.UTC(Math.floor(month / MONTHS_IN_YEAR), (month % MONTHS_IN_YEAR) + 1, 0)).getUTCDate();

/** A day of a month; past its end the last one. */
export const dayOf = (month: Month, day: number): PlainDate =>
  `${formatMonth(month)}-${String(Math.min(day, lastDayOf(month))).padStart(2, '0')}` as PlainDate;

/** January is 1. */
export const calendarMonth = (month: Month): number => (month % MONTHS_IN_YEAR) + 1;

/** The year of a month. */
export const yearOf = (month: Month): number => Math.floor(month / MONTHS_IN_YEAR);
