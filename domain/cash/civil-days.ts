import { bug } from '@diemtua/law/kernel/assert';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';

const DAYS_OF_ERA = 146_097;
const YEARS_OF_ERA = 400;
/** Days from 1 March of the year 0 to 1 January 1970. */
const EPOCH = 719_468;

/**
 * The number of a day, counted from 1 January 1970. Years are taken from March to February, so that the leap day comes
 * last and the months before it have the same lengths every year.
 */
export function dayNumber(date: PlainDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / YEARS_OF_ERA);
  const yearOfEra = year - era * YEARS_OF_ERA;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH;
}

/** The day that has a number; null outside the years 0 to 9999, and for what is not whole. */
export function dayOfNumber(number: number): PlainDate | null {
  if (!Number.isInteger(number)) return null;
  const days = number + EPOCH;
  const era = Math.floor(days / DAYS_OF_ERA);
  const dayOfEra = days - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * YEARS_OF_ERA + yearOfEra + (month <= 2 ? 1 : 0);
  if (year < 0) return null;
  return parseDate([String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-'));
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day so many days later. Those who ask keep within the calendar of four-digit years. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dayOfNumber(dayNumber(date) + days) ?? bug(`no day ${days} days after ${date}`);
}

const WEEK = 7;
/** 1 January 1970, day 0, was a Thursday: day 2 a Saturday, day 3 a Sunday. */
const WEEKEND: ReadonlySet<number> = new Set([2, 3]);

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (date: PlainDate): boolean => WEEKEND.has(((dayNumber(date) % WEEK) + WEEK) % WEEK);

/** How many days the second day is after the first; below zero when it is before. */
export function daysFrom(first: PlainDate, second: PlainDate): number {
  return dayNumber(second) - dayNumber(first);
}
