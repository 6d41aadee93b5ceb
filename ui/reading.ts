import { formatNumber, type Language } from '@diemtua/law/kernel/format';

const MONTHS_IN_YEAR = 12;
const YEARS_IN_CENTURY = 100;

const two = (value: number): string => String(value).padStart(2, '0');

/** Words that people put before a month and its year. */
const monthWords = /^(?:tháng|thang|th\.?|t\.?)\s*(?=\d)|\s*,?\s*(?:năm|nam)\s*(?=\d)/giu;

/** A year told with two digits is the latest one that is not after `latest`. */
function fullYear(text: string, latest: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = latest - (latest % YEARS_IN_CENTURY);
  return century + year <= latest ? century + year : century - YEARS_IN_CENTURY + year;
}

/**
 * Reads a month as people write it: "3/1971", "03.71", "3-1971", "031971", "3 1971", "1971-03", "tháng 3 năm 1971", "T3/1971".
 * @param latest the year after which nobody means "71"
 * @returns "YYYY-MM", or null where it is no month
 */
export function readMonth(text: string, latest: number): string | null {
  const trimmed = text.trim().replace(monthWords, ' ').trim();
  const parts = trimmed.split(/[^\d]+/).filter((part) => part !== '');
  if (/[^\d\s/.-]/.test(trimmed)) return null;
  if (parts.length === 1 && /^\d{5,6}$/.test(trimmed))
    return readMonth(`${trimmed.slice(0, -4)}/${trimmed.slice(-4)}`, latest);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2) return null;
  const [month, year] = first.length === 4 ? [second, first] : [first, second];
  if (month.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  const number = Number(month);
  return number >= 1 && number <= MONTHS_IN_YEAR ? `${fullYear(year, latest)}-${two(number)}` : null;
}

/** "1971-03" as it stands in a field: "3/1971". */
export function writeMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${Number(number)}/${year}`;
}

/** Reads a day as people write it: "30/11/2025", "30.11.2025", "2025-11-30"; gives "YYYY-MM-DD", or null. */
export function readDay(text: string): string | null {
  const parts = text.trim().split(/[\s/.-]+/);
  const [first = '', month = '', last = ''] = parts;
  if (parts.length !== 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  const written = `${year}-${two(Number(month))}-${two(Number(day))}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

/** Words that people put behind a sum, and what they are worth. */
const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, nghìn: 1e3, ngàn: 1e3, tr: 1e6, triệu: 1e6, tỷ: 1e9 };

/**
 * Reads a sum of đồng as people write it: "300.000", "300 000 đ", "300k", "300 nghìn", "1,5 triệu". Separators of thousands
 * may be any; a sum has no decimals unless a word such as "triệu" follows.
 * @returns whole đồng, or null where it is no sum
 */
export function readDong(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*(đồng|đ|vnd|₫)$/, '');
  const worded = /^([\d.,\s]+?)\s*(k|nghìn|ngàn|tr|triệu|tỷ)$/.exec(plain);
  if (worded) {
    const [, number = '', word = ''] = worded;
    const amount = Number(number.replace(/\s/g, '').replace(',', '.')) * (THOUSANDS[word] ?? 1);
    return Number.isFinite(amount) ? Math.round(amount) : null;
  }
  if (!/^\d{1,3}([.,\s\u00a0]?\d{3})*$|^\d+$/.test(plain)) return null;
  return Number(plain.replace(/\D/g, ''));
}

/** A sum as it stands in a field: "300.000". */
export function writeDong(amount: number, language: Language): string {
  return formatNumber(amount, language, 0);
}

/** Reads a number: "12", "12,5", "12.5"; null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
