import { monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { EVEN_SEASON, learnSeason, marksIn, sharesOf, weightOfDay, weightOfMonth, type SeasonMonth } from './season.ts';
import { TRUE_SEASON } from './synthetic-province.cases.ts';
import { daysOf, isTetDay, monthsOfYear, tetOf, tetShare } from './tet.ts';

/** Years whose months are the true weights, and whose Tết days lose so much. */
const years = (from: number, to: number, tetLoss: number): readonly SeasonMonth[] =>
  Array.from({ length: to - from + 1 }, (_, index) => monthsOfYear(from + index)).flatMap((months) =>
    months.map((month) => ({
      month,
      joined: Math.round(100_000 * (TRUE_SEASON[month % 12] ?? 1) * (1 - tetLoss * tetShare(month))),
    })),
  );

describe('Tết', () => {
  test.each([
    [2008, '2008-02-07'],
    [2018, '2018-02-16'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    // In Vietnam a day before China: the new moon is at 23:07 in Hanoi.
    [2030, '2030-02-02'],
    [2035, '2035-02-08'],
  ])('%i: %s', (year, day) => {
    expect(tetOf(year)).toBe(day);
  });
  test('is not known outside of the table, and then no day is quiet', () => {
    expect([tetOf(2007), tetOf(2036)]).toEqual([null, null]);
    expect(isTetDay('2036-01-28' as PlainDate)).toBe(false);
  });
  test('is quiet from a week before to the eighth day: 22 January to 5 February 2025, 10 of 31 and 5 of 28 days', () => {
    const quiet = ['2025-01-21', '2025-01-22', '2025-02-05', '2025-02-06'].map((day) => isTetDay(day as PlainDate));
    expect(quiet).toEqual([false, true, true, false]);
    expect([tetShare(monthOf(2025, 1)), tetShare(monthOf(2025, 2))]).toEqual([10 / 31, 5 / 28]);
    expect(daysOf(monthOf(2024, 2))).toBe(29);
  });
});

describe('a season that is learned', () => {
  const season = learnSeason(years(2018, 2025, 0.7));

  test('finds the months and what a Tết day loses, apart', () => {
    expect(season.years).toBe(8);
    expect(season.tetLoss).toBeCloseTo(0.7, 1);
    for (const [index, weight] of season.weights.entries()) {
      // Half an even year beside eight: within 6 % of the way to even.
      expect(Math.abs(weight - (TRUE_SEASON[index] ?? 1))).toBeLessThan(0.08);
    }
  });

  test('moves with Tết: 2023 has it in January, 2024 in February', () => {
    const [early, late] = [sharesOf(season, 2023), sharesOf(season, 2024)];
    expect((early[0] ?? 0) / (early[1] ?? 1)).toBeLessThan(0.8);
    expect((late[1] ?? 0) / (late[0] ?? 1)).toBeLessThan(0.8);
    expect(marksIn(season, monthOf(2023, 1))).toContain('tet');
    expect(marksIn(season, monthOf(2024, 1))).toEqual([]);
    expect(marksIn(season, monthOf(2024, 2))).toContain('tet');
  });

  test('shares add up to one, and are not a twelfth', () => {
    const shares = sharesOf(season, 2026);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares[11]).toBeGreaterThan(1.5 / 12);
    expect(shares[5]).toBeLessThan(0.9 / 12);
  });

  test('names harvest, school fees and the end of the year, where the months show it', () => {
    expect(season.marks).toEqual([
      { month: 6, mark: 'harvest' },
      { month: 10, mark: 'harvest' },
      { month: 8, mark: 'school-fees' },
      { month: 9, mark: 'school-fees' },
      { month: 12, mark: 'year-end' },
    ]);
    expect(marksIn(season, monthOf(2026, 10))).toEqual(['harvest']);
  });

  test('a day of Tết has less than another of its month', () => {
    const [quiet, usual] = ['2025-01-29', '2025-01-15'].map((day) => weightOfDay(season, day as PlainDate));
    expect((quiet ?? 0) / (usual ?? 1)).toBeCloseTo(1 - season.tetLoss, 12);
    const month = Array.from({ length: 31 }, (_, index) =>
      weightOfDay(season, `2025-01-${String(index + 1).padStart(2, '0')}` as PlainDate),
    ).reduce((sum, weight) => sum + weight, 0);
    expect(month).toBeCloseTo(weightOfMonth(season, monthOf(2025, 1)), 12);
  });

  test('one year cannot tell Tết from January: nothing is said about it', () => {
    expect(learnSeason(years(2025, 2025, 0.7))).toMatchObject({ years: 1, tetLoss: 0 });
  });

  test('few years are drawn to even months', () => {
    const december = (to: number) => learnSeason(years(2018, to, 0)).weights[11] ?? 0;
    expect(december(2018)).toBeLessThan(december(2024));
    expect(december(2018)).toBeGreaterThan(1);
  });

  test('years with a missing month, or in which nobody joined, tell nothing', () => {
    expect(learnSeason(years(2024, 2024, 0).slice(1))).toEqual(EVEN_SEASON);
    expect(learnSeason(monthsOfYear(2024).map((month) => ({ month, joined: 0 })))).toEqual(EVEN_SEASON);
    expect(sharesOf(EVEN_SEASON, 2026)).toEqual(Array.from({ length: 12 }, () => 1 / 12));
  });
});
