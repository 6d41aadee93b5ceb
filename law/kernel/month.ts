import type { Brand } from './brand.ts';

/** A calendar month as one integer: year × 12 + (month − 1). 2025-07 is 24306. */
export type Month = Brand<number, 'month'>;

/** How many months make a year. */
export const MONTHS_IN_YEAR = 12;

const MONTH_TEXT = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The month of a civil year (for example 2025) and a month of that year (1 to 12). */
export function monthOf(year: number, month: number): Month {
  return (year * MONTHS_IN_YEAR + month - 1) as Month;
}

/** Reads "YYYY-MM"; null when the text is not a month. */
export function parseMonth(text: string): Month | null {
  const found = MONTH_TEXT.exec(text);
  return found ? monthOf(Number(found[1]), Number(found[2])) : null;
}

/** Writes "YYYY-MM". */
export function formatMonth(month: number): string {
  const year = Math.floor(month / MONTHS_IN_YEAR);
  return `${String(year).padStart(4, '0')}-${String(month - year * MONTHS_IN_YEAR + 1).padStart(2, '0')}`;
}

/** The civil year in which a month lies. */
export function yearOfMonth(month: number): number {
  return Math.floor(month / MONTHS_IN_YEAR);
}
