import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatDong,
  formatMonthFor,
  formatMonths,
  formatNumber,
  formatPercent,
  LANGUAGES,
  type Language,
} from './format.ts';

/** As people see it: a no-break space as "_", a minus as "-". */
const seen = (text: string): string => text.replaceAll('\u00a0', '_').replaceAll('\u2212', '-');

describe('numbers as a language writes them', () => {
  test('there are three languages, Vietnamese first', () => {
    expect(LANGUAGES).toEqual(['vi', 'en', 'nb']);
  });

  test.each<[number, Language, string]>([
    [1_500_000, 'vi', '1.500.000'],
    [1_500_000, 'en', '1,500,000'],
    [1_500_000, 'nb', '1_500_000'],
    [999, 'vi', '999'],
    [1000, 'vi', '1.000'],
    [12_345.67, 'vi', '12.345,67'],
    [12_345.67, 'en', '12,345.67'],
    [12_345.67, 'nb', '12_345,67'],
    [40.5, 'vi', '40,5'],
    [40.05, 'en', '40.05'],
    [2.999, 'en', '3'],
    [100, 'en', '100'],
    [0, 'vi', '0'],
    [-1500, 'vi', '-1.500'],
    [-0.5, 'nb', '-0,5'],
    // What is written as nought has no sign.
    [-0.001, 'vi', '0'],
  ])('%d in %s is %s', (value, language, text) => {
    expect(seen(formatNumber(value, language))).toBe(text);
  });

  test('with as many decimals as are asked for', () => {
    expect(formatNumber(1.23456, 'vi', 4)).toBe('1,2346');
    expect(formatNumber(1.5, 'vi', 0)).toBe('2');
    expect(formatNumber(1.2, 'vi', 4)).toBe('1,2');
  });

  test('money is whole and never parts from its đ', () => {
    expect(seen(formatDong(1_500_000, 'vi'))).toBe('1.500.000_đ');
    expect(seen(formatDong(1499.6, 'en'))).toBe('1,500_đ');
  });

  test('percentages have two decimals where nothing else is asked for', () => {
    expect(seen(formatPercent(40.5, 'vi'))).toBe('40,5_%');
    expect(seen(formatPercent(1.23456, 'en'))).toBe('1.23_%');
    expect(seen(formatPercent(1.23456, 'nb', 4))).toBe('1,2346_%');
  });
});

describe('time as a language writes it', () => {
  test('a month', () => {
    expect(formatMonthFor('2025-12', 'vi')).toBe('12/2025');
    expect(formatMonthFor('2025-12', 'en')).toBe('12/2025');
    expect(formatMonthFor('2025-12', 'nb')).toBe('12.2025');
    expect(formatMonthFor('', 'vi')).toBe('/');
    expect(formatMonthFor('2025', 'vi')).toBe('/2025');
  });

  test('a day', () => {
    expect(formatDay('2025-11-30', 'vi')).toBe('30/11/2025');
    expect(formatDay('2025-11-30', 'nb')).toBe('30.11.2025');
    expect(formatDay('2025-11-05', 'en')).toBe('5 Nov 2025');
    expect(formatDay('', 'vi')).toBe('//');
    expect(formatDay('2025', 'nb')).toBe('..2025');
    expect(formatDay('2025-13-01', 'en')).toBe('1 13 2025');
  });

  test('the months of the year in English', () => {
    const months = Array.from({ length: 12 }, (_, i) => formatDay(`2025-${String(i + 1).padStart(2, '0')}-01`, 'en'));
    expect(months.join()).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
        .split(' ')
        .map((name) => `1 ${name} 2025`)
        .join(),
    );
  });

  test.each<[number, Language, string]>([
    [78, 'vi', '6_năm 6_tháng'],
    [78, 'en', '6_years 6_months'],
    [78, 'nb', '6_år 6_måneder'],
    [13, 'vi', '1_năm 1_tháng'],
    [13, 'en', '1_year 1_month'],
    [13, 'nb', '1_år 1_måned'],
    [24, 'en', '2_years'],
    [12, 'nb', '1_år'],
    [11, 'en', '11_months'],
    [1, 'vi', '1_tháng'],
    [0, 'en', '0_months'],
    [0.5, 'vi', '0,5_tháng'],
  ])('%d months in %s are %s', (months, language, text) => {
    expect(seen(formatMonths(months, language))).toBe(text);
  });
});
