import { parseMonth } from '@diemtua/law/kernel/month';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { dateSchema } from './dates.ts';
import { BIRTH_TEXT_MAX, BIRTH_YEAR_MAX, BIRTH_YEAR_MIN } from './limits.ts';

/** What is known of a birth: the day, only its month, or only its year (old papers of the highlands). */
export type Birth =
  | { readonly precision: 'day'; readonly date: PlainDate }
  | { readonly precision: 'month'; readonly month: string }
  | { readonly precision: 'year'; readonly year: number };

const inRange = (year: number): boolean => year >= BIRTH_YEAR_MIN && year <= BIRTH_YEAR_MAX;
const YEAR_DIGITS = 4;

/** The schema of a birth. */
export const birthSchema = z.discriminatedUnion('precision', [
  z.strictObject({
    precision: z.literal('day'),
    date: dateSchema('birth-no-such-day').refine((text) => inRange(Number(text.slice(0, YEAR_DIGITS))), {
      error: 'birth-year-range',
    }),
  }),
  z.strictObject({
    precision: z.literal('month'),
    month: z
      .string()
      .refine((text) => parseMonth(text) !== null, { error: 'birth-no-such-month', abort: true })
      .refine((text) => inRange(Number(text.slice(0, YEAR_DIGITS))), { error: 'birth-year-range' }),
  }),
  z.strictObject({
    precision: z.literal('year'),
    year: z
      .int({ error: 'birth-year-range' })
      .min(BIRTH_YEAR_MIN, { error: 'birth-year-range' })
      .max(BIRTH_YEAR_MAX, { error: 'birth-year-range' }),
  }),
]);

/** The year of a birth: it is known at every precision. */
export function birthYear(birth: Birth): number {
  if (birth.precision === 'year') return birth.year;
  return Number((birth.precision === 'day' ? birth.date : birth.month).slice(0, YEAR_DIGITS));
}

/** The month of a birth as "YYYY-MM"; null where only the year is known. */
export function birthMonth(birth: Birth): string | null {
  if (birth.precision === 'year') return null;
  return birth.precision === 'month' ? birth.month : birth.date.slice(0, 'YYYY-MM'.length);
}

/** Whether two births can be the same one: what both know is the same. */
export function birthsAgree(one: Birth, other: Birth): boolean {
  if (one.precision === 'day' && other.precision === 'day') return one.date === other.date;
  const [month, otherMonth] = [birthMonth(one), birthMonth(other)];
  return month === null || otherMonth === null ? birthYear(one) === birthYear(other) : month === otherMonth;
}

const two = (text: string): string => text.padStart(2, '0');

/**
 * Reads a birth as it is written in Vietnam: "12/3/1980", "12.03.1980", "3/1980", "1980", also "1980-03-12". Zeroes for an unknown day or month
 * ("00/00/1980"), as some cards have it, mean that only the rest is known.
 * @returns null where the text is no birth or there is no such day
 */
export function readBirth(text: string): Birth | null {
  if (text.length > BIRTH_TEXT_MAX) return null;
  const parts = text.trim().split(/\s*[/.\-\s]\s*/);
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const ordered = parts[0]?.length === YEAR_DIGITS ? parts : parts.toReversed();
  const [year = '', month = '00', day = '00'] = ordered;
  if (year.length !== YEAR_DIGITS || month.length > 2 || day.length > 2) return null;
  if (Number(day) > 0) {
    const date = parseDate(`${year}-${two(month)}-${two(day)}`);
    return date === null ? null : { precision: 'day', date };
  }
  if (Number(month) === 0) return { precision: 'year', year: Number(year) };
  const text_ = `${year}-${two(month)}`;
  return parseMonth(text_) === null ? null : { precision: 'month', month: text_ };
}
