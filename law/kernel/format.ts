import { MONTHS_IN_YEAR } from './month.ts';

/** The languages of the platform. */
export const LANGUAGES = ['vi', 'en', 'nb'] as const;
export type Language = (typeof LANGUAGES)[number];

/** No-break space: an amount never parts from its unit. */
const NBSP = '\u00a0';
/** Minus as print has it, as wide as a digit. */
const MINUS = '\u2212';

const GROUP: Record<Language, string> = { vi: '.', en: ',', nb: NBSP };
const POINT: Record<Language, string> = { vi: ',', en: '.', nb: ',' };

/**
 * A number with the separators of a language: 1.500.000 in Vietnamese, 1,500,000 in English, 1 500 000 in Norwegian.
 * @param decimals most decimals that are written; trailing zeros are not
 */
export function formatNumber(value: number, language: Language, decimals = 2): string {
  const size = Math.abs(value);
  const text = Number.isInteger(size) ? String(size) : size.toFixed(decimals);
  const point = text.indexOf('.');
  const grouped = group(point < 0 ? text : text.slice(0, point), GROUP[language]);
  const fraction = point < 0 ? '' : text.slice(point + 1).replace(/0+$/, '');
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return sign + grouped + (fraction === '' ? '' : POINT[language] + fraction);
}

/** Digits in threes from the right. */
function group(digits: string, separator: string): string {
  let grouped = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3)
    grouped = digits.slice(Math.max(0, end - 3), end) + separator + grouped;
  return grouped;
}

/** Money: "1.500.000 đ". */
export function formatDong(value: number, language: Language): string {
  return `${formatNumber(value, language, 0)}${NBSP}đ`;
}

/** A percentage told as 40.5: "40,5 %". */
export function formatPercent(value: number, language: Language, decimals = 2): string {
  return `${formatNumber(value, language, decimals)}${NBSP}%`;
}

/** A month "2025-12" as people write it: "12/2025"; in Norwegian "12.2025". */
export function formatMonthFor(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return `${number}${language === 'nb' ? '.' : '/'}${year}`;
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day "2025-11-30" as people write it: "30/11/2025", "30 Nov 2025", "30.11.2025". */
export function formatDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language === 'vi') return `${date}/${month}/${year}`;
  if (language === 'nb') return `${date}.${month}.${year}`;
  return `${Number(date)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`;
}

const LENGTH: Record<
  Language,
  { readonly year: string; readonly years: string; readonly month: string; readonly months: string }
> = {
  vi: { year: 'năm', years: 'năm', month: 'tháng', months: 'tháng' },
  en: { year: 'year', years: 'years', month: 'month', months: 'months' },
  nb: { year: 'år', years: 'år', month: 'måned', months: 'måneder' },
};

/** A length of time: "6 năm 6 tháng". */
export function formatMonths(months: number, language: Language): string {
  const words = LENGTH[language];
  const years = Math.floor(months / MONTHS_IN_YEAR);
  const rest = months - years * MONTHS_IN_YEAR;
  const parts: string[] = [];
  if (years > 0) parts.push(`${years}${NBSP}${years === 1 ? words.year : words.years}`);
  if (rest > 0 || years === 0)
    parts.push(`${formatNumber(rest, language)}${NBSP}${rest === 1 ? words.month : words.months}`);
  return parts.join(' ');
}
