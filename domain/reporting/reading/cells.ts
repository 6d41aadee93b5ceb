import { parseDate } from '@diemtua/law/kernel/plain-date';
import { oneLine } from '../forms/values.ts';
import { asked, nothing, stopped, understood, type CellRead } from './problem.ts';

/** What a sheet gives for a cell. */
export type SheetCell = string | number | boolean | null;

const textMax = 200;
const SOCIAL_DIGITS = 10;
const IDENTITY_DIGITS = 12;
/** What is left of a personal number when a sheet took its noughts for nothing: it begins with one or two. */
const IDENTITY_DIGITS_LEAST = 10;
const OLD_CARD_DIGITS = 9;
/** Amounts below this are not money of this insurance: a dot was read as a decimal point. */
const DONG_LEAST = 1000;
const PERCENT = 100;
const monthsMax = 600;

/** A cell as text: composed, one line; an empty cell is the empty text. */
export const textOf = (cell: SheetCell | undefined): string =>
  cell === null || cell === undefined ? '' : oneLine(typeof cell === 'number' ? plainNumber(cell) : String(cell));

/** A number without exponent, as it was typed. */
const plainNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value.toFixed(0) : String(value);

/** Lower case without marks: how heads and words are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Letters of the fonts that Vietnam typed with before Unicode: they look right in one font only. */
const oldLetters = /[\u00a1-\u00bf\u00d7\u00f7\u0192\u2020\u2021\u2122]/;

/** A name: composed, in single spaces; a name typed in capitals gets small letters. */
export function readName(cell: SheetCell | undefined): CellRead<string> {
  const text = textOf(cell);
  if (text === '') return stopped('missing', 'fill-in');
  if (text.length > textMax) return stopped('too-long', 'shorten');
  if (oldLetters.test(text)) return stopped('name-in-old-letters', 'retype-in-unicode');
  if (/\d/.test(text) || !/\p{L}/u.test(text)) return stopped('name-has-digits', 'check-card');
  if (/\p{Ll}/u.test(text)) return understood(text);
  const small = text.toLocaleLowerCase('vi');
  return understood(
    small.replaceAll(
      /(^|[\s'-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'),
    ),
  );
}

/** A text that may be empty. */
export function readText(cell: SheetCell | undefined): CellRead<string> {
  const text = textOf(cell);
  return text.length > textMax ? stopped('too-long', 'shorten') : text === '' ? nothing : understood(text);
}

/** Either number of a person. */
export interface PersonNumber {
  readonly kind: 'social' | 'identity';
  readonly digits: string;
}

/** The digits of a number as text; null where the sheet rounded it ("1.23457E+11"). */
function digitsOf(cell: SheetCell | undefined): string | null {
  const text = textOf(cell);
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return null;
  return text.replaceAll(/[\s.'’-]/g, '');
}

/** The social insurance number: 10 digits. Where 12 stand, it is the personal number, which replaces it by and by. */
export function readSocialNumber(cell: SheetCell | undefined): CellRead<PersonNumber> {
  const digits = digitsOf(cell);
  if (digits === null) return stopped('digits-lost', 'type-as-text');
  if (digits === '') return nothing;
  if (!/^\d+$/.test(digits)) return stopped('number-not-10-digits', 'check-card');
  if (digits.length === SOCIAL_DIGITS) return understood({ kind: 'social', digits });
  if (digits.length === IDENTITY_DIGITS) return understood({ kind: 'identity', digits });
  if (digits.length > SOCIAL_DIGITS || digits.length < SOCIAL_DIGITS - 3)
    return stopped('number-not-10-digits', 'check-card');
  return asked({ kind: 'social', digits: digits.padStart(SOCIAL_DIGITS, '0') }, 'leading-zeros-lost', 'confirm-number');
}

/** The personal number: 12 digits; the nine of an old card and passports are kept and asked about. */
export function readIdentity(cell: SheetCell | undefined): CellRead<string> {
  const digits = digitsOf(cell);
  if (digits === null) return stopped('digits-lost', 'type-as-text');
  if (digits === '') return nothing;
  if (/^[A-Za-z]{1,2}\d{6,8}$/.test(digits)) return understood(digits.toUpperCase());
  if (!/^\d+$/.test(digits)) return stopped('identity-not-12-digits', 'check-card');
  if (digits.length === IDENTITY_DIGITS) return understood(digits);
  if (digits.length === OLD_CARD_DIGITS) return asked(digits, 'old-identity-card', 'check-card');
  if (digits.length < IDENTITY_DIGITS_LEAST || digits.length > IDENTITY_DIGITS)
    return stopped('identity-not-12-digits', 'check-card');
  return asked(digits.padStart(IDENTITY_DIGITS, '0'), 'leading-zeros-lost', 'confirm-number');
}

const YEAR_LEAST = 1900;
const YEAR_MOST = 2100;
const isYear = (value: number): boolean => Number.isInteger(value) && value >= YEAR_LEAST && value <= YEAR_MOST;

const pad = (value: string, length: number): string => value.padStart(length, '0');

const DAYS_TO_MARCH_0000 = 719_468;
const SERIAL_OF_1970 = 25_569;
const DAYS_IN_ERA = 146_097;
const SERIAL_LEAST = 61;
const SERIAL_MOST = 73_415;

/**
 * The day of a spreadsheet's serial number (45979 is 2025-11-18), from 1 March 1900, before which spreadsheets disagree, to the
 * end of 2100; null outside.
 */
export function dayOfSerial(serial: number): string | null {
  const whole = Math.floor(serial);
  if (whole < SERIAL_LEAST || whole > SERIAL_MOST) return null;
  // Days since 1 March 0000: then leap days come last in a year.
  const days = whole - SERIAL_OF_1970 + DAYS_TO_MARCH_0000;
  const era = Math.floor(days / DAYS_IN_ERA);
  const dayOfEra = days - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(String(year), 4)}-${pad(String(month), 2)}-${pad(String(day), 2)}`;
}

/** A day as people type it: 18/11/2025, 18-11-2025, 18.11.2025, 18112025, 2025-11-18, or a serial number. */
export function readDay(cell: SheetCell | undefined): CellRead<string> {
  const text = textOf(cell);
  if (text === '') return nothing;
  const wrong = stopped('no-such-day', 'type-day-month-year');
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = dayOfSerial(Number(text));
    return day === null ? wrong : understood(day);
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  const typed = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)) return stopped('year-of-two-digits', 'type-day-month-year');
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [typed?.[3], typed?.[2], typed?.[1]];
  if (year === undefined || month === undefined || day === undefined) return wrong;
  const date = `${year}-${pad(month, 2)}-${pad(day, 2)}`;
  return parseDate(date) === null ? wrong : understood(date);
}

/** A birth: a day, or the year alone; 00/00/1980 is the year 1980. A number between 1900 and 2100 is a year, not a serial. */
export function readBirth(cell: SheetCell | undefined): CellRead<string> {
  const text = textOf(cell);
  const year = /^(?:0?0[-/.]0?0[-/.])?(\d{4})$/.exec(text)?.[1];
  if (year !== undefined)
    return isYear(Number(year)) ? understood(year) : stopped('no-such-day', 'type-day-month-year');
  return readDay(cell);
}

/** A month as people type it: 12/2025, T12/2025, tháng 12 năm 2025, 2025-12, 122025, a day of it, or a serial number. */
export function readMonth(cell: SheetCell | undefined): CellRead<string> {
  const text = textOf(cell);
  if (text === '') return nothing;
  const bare = fold(text)
    .replace(/^(thang|t)\s*/, '')
    .replace(/\s*nam\s*/, ' ');
  const typed = /^(\d{1,2}) (\d{4})$/.exec(bare) ?? /^(\d{2})(\d{4})$/.exec(bare);
  const iso = /^(\d{4}) (\d{1,2})$/.exec(bare);
  const [year, month] = iso ? [iso[1], iso[2]] : [typed?.[2], typed?.[1]];
  if (year !== undefined && month !== undefined) {
    const inYear = Number(month) >= 1 && Number(month) <= 12 && isYear(Number(year));
    return inYear ? understood(`${year}-${pad(month, 2)}`) : stopped('no-such-month', 'type-month-year');
  }
  const day = readDay(cell).value;
  return day === null ? stopped('no-such-month', 'type-month-year') : understood(day.slice(0, 7));
}

/** Digits in threes with one kind of separator, with nought as decimals or none: "1.650.000", "1,650,000.00", "1 650 000". */
const grouped = /^(\d{1,3})((?:[.\s]\d{3})+)(?:,0{1,2})?$|^(\d{1,3})((?:,\d{3})+)(?:\.0{1,2})?$/;

/** Whole đồng, with dots, commas or spaces between thousands, and with or without its unit. Never guesses what a fraction means. */
export function readDong(cell: SheetCell | undefined): CellRead<number> {
  if (typeof cell === 'boolean') return stopped('money-unclear', 'type-whole-dong');
  const text = textOf(cell)
    .replace(/\s*(đồng|đ|₫|vnd|vnđ)\.?$/i, '')
    .trim();
  if (text === '' || /^[-–—]$/.test(text)) return nothing;
  if (typeof cell === 'number' && !Number.isInteger(cell)) return stopped('money-not-whole', 'type-whole-dong');
  if (/^[-−(]/.test(text)) return stopped('money-negative', 'type-whole-dong');
  const digits = /^\d+$/.test(text)
    ? text
    : grouped.test(text)
      ? text.replace(/([.,])0{1,2}$/, '').replaceAll(/\D/g, '')
      : null;
  if (digits === null) return stopped('money-unclear', 'type-whole-dong');
  const amount = Number(digits);
  if (!Number.isSafeInteger(amount)) return stopped('money-unclear', 'type-whole-dong');
  // 297.000 typed into an English spreadsheet becomes 297.
  return amount > 0 && amount < DONG_LEAST ? stopped('money-too-small', 'type-whole-dong') : understood(amount);
}

/** A percentage: 20, "20 %", "4,5%", or 0.2 from a cell shown as a percentage. */
export function readPercent(cell: SheetCell | undefined): CellRead<number> {
  const text = textOf(cell);
  if (text === '' || /^[-–—]$/.test(text)) return nothing;
  const found = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text)?.[1];
  if (found === undefined) return stopped('percent-unclear', 'type-percent');
  const value = Number(found.replace(',', '.'));
  const share = typeof cell === 'number' && value > 0 && value <= 1;
  const percent = share ? Math.round(value * PERCENT * PERCENT) / PERCENT : value;
  return percent <= PERCENT ? understood(percent) : stopped('percent-unclear', 'type-percent');
}

/** How many months: 12, "12 tháng". */
export function readMonthCount(cell: SheetCell | undefined): CellRead<number> {
  const text = fold(textOf(cell));
  if (text === '') return nothing;
  const found = /^(\d{1,3})(?: thang)?$/.exec(text)?.[1];
  const months = Number(found);
  if (found === undefined || (typeof cell === 'number' && !Number.isInteger(cell)) || months < 1 || months > monthsMax)
    return stopped('months-unclear', 'type-months');
  return understood(months);
}
