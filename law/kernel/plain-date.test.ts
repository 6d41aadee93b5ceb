import { describe, expect, test } from 'vitest';
import { monthOf } from './month.ts';
import { monthOfDate, parseDate, type PlainDate } from './plain-date.ts';

describe('a civil day', () => {
  test.each([
    '2025-01-31',
    '2025-02-28',
    '2025-03-31',
    '2025-04-30',
    '2025-05-31',
    '2025-06-30',
    '2025-07-31',
    '2025-08-31',
    '2025-09-30',
    '2025-10-31',
    '2025-11-30',
    '2025-12-31',
    '2025-12-01',
    // Leap years: every fourth, but of the centuries only every fourth one.
    '2024-02-29',
    '2024-01-31',
    '2000-02-29',
  ])('%s is one', (text) => {
    expect(parseDate(text)).toBe(text);
  });

  test.each([
    '2025-01-32',
    '2025-02-29',
    '2026-02-29',
    '2100-02-29',
    '2024-02-30',
    '2024-03-32',
    '2025-04-31',
    '2025-06-31',
    '2025-09-31',
    '2025-11-31',
    '2025-00-10',
    '2025-13-01',
    '2025-01-00',
    '2025-1-01',
    '2025-01-1',
    'x2025-01-01',
    '2025-01-01x',
    '2025-01',
    '',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test('lies in a month', () => {
    expect(monthOfDate('2025-11-30' as PlainDate)).toBe(monthOf(2025, 11));
  });
});
