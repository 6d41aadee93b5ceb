import { describe, expect, test } from 'vitest';
import { formatMonth, monthOf, parseMonth, yearOfMonth } from './month.ts';

describe('a month is one integer', () => {
  test('year × 12 + (month − 1): July 2025 is 2025 × 12 + 6', () => {
    expect(monthOf(2025, 7)).toBe(24_306);
    expect(monthOf(2025, 1)).toBe(24_300);
    expect(monthOf(2024, 12)).toBe(24_299);
  });

  test.each([
    ['2025-07', 24_306],
    ['2025-01', 24_300],
    ['2025-09', 24_308],
    ['2025-10', 24_309],
    ['2025-12', 24_311],
    ['0000-01', 0],
  ])('%s is read as %i and written back', (text, month) => {
    expect(parseMonth(text)).toBe(month);
    expect(formatMonth(month)).toBe(text);
  });

  test.each(['2025-00', '2025-13', '2025-20', '2025-7', '225-07', '12025-07', '2025-071', '2025/07', '', 'x025-07'])(
    '%j is no month',
    (text) => {
      expect(parseMonth(text)).toBeNull();
    },
  );

  test('the year of a month ends with December', () => {
    expect(yearOfMonth(24_300)).toBe(2025);
    expect(yearOfMonth(24_311)).toBe(2025);
    expect(yearOfMonth(24_312)).toBe(2026);
  });
});
