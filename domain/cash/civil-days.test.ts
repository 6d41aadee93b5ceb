import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOfNumber, daysFrom } from './civil-days.ts';

const day = (text: string): PlainDate => text as PlainDate;

describe('days have numbers', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    // 1763424000000 ms of the year 1970's clock are 20,410 days.
    ['2025-11-18', 20_410],
    ['9999-12-31', 2_932_896],
  ])('%s is %d', (text, number) => {
    expect(dayNumber(day(text))).toBe(number);
    expect(dayOfNumber(number)).toBe(text);
  });

  test('there is no day beyond the calendar, nor between two days', () => {
    expect(dayOfNumber(2_932_897)).toBeNull();
    expect(dayOfNumber(-719_529)).toBeNull();
    expect(dayOfNumber(0.5)).toBeNull();
    expect(dayOfNumber(Number.NaN)).toBeNull();
    expect(() => addDays(day('9999-12-31'), 1)).toThrow('bug');
  });

  test('a number leads to its day and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (number) => {
        const found = dayOfNumber(number);
        expect(found).not.toBeNull();
        if (found !== null) expect(dayNumber(found)).toBe(number);
      }),
    );
  });

  test('days are added over the ends of months and years', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2025-02-28'), 1)).toBe('2025-03-01');
    expect(addDays(day('2025-12-30'), 3)).toBe('2026-01-02');
    expect(daysFrom(day('2025-12-30'), day('2026-01-02'))).toBe(3);
    expect(daysFrom(day('2026-01-02'), day('2025-12-30'))).toBe(-3);
  });
});
