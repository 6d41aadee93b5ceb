import { monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveTo, pathOf, weeklyNeeds, type CurveBasis, type Expected } from './curve.ts';
import { EVEN_SEASON, learnSeason, type Season } from './season.ts';
import { TRUE_SEASON } from './synthetic-province.cases.ts';
import { monthsOfYear } from './tet.ts';

const day = (text: string): PlainDate => text as PlainDate;
const season: Season = { ...EVEN_SEASON, weights: TRUE_SEASON, marks: [{ month: 12, mark: 'year-end' }], years: 8 };
const basis: CurveBasis = { season: EVEN_SEASON, year: 2026, after: null, start: 1000, stops: [] };
const curve = (told: Partial<CurveBasis>, target: number) => {
  const made = curveTo({ ...basis, ...told }, target);
  if (!made.ok) throw new Error(made.refusals.map(({ code, field }) => `${code} ${field}`).join());
  return made.value;
};

describe('the curve to a target', () => {
  test('who must join is 1,240 − 1,000 + 12 × 10 = 360, of which an even month has 30', () => {
    const made = curve({ stops: Array.from({ length: 12 }, () => 10) }, 1240);
    expect(made.months.map(({ join }) => join)).toEqual(Array.from({ length: 12 }, () => 30));
    expect(made.quarters).toEqual([
      { quarter: 1, join: 90, stop: 30, headCount: 1060 },
      { quarter: 2, join: 90, stop: 30, headCount: 1120 },
      { quarter: 3, join: 90, stop: 30, headCount: 1180 },
      { quarter: 4, join: 90, stop: 30, headCount: 1240 },
    ]);
    expect(made).toMatchObject({ start: 1000, end: 1240 });
  });

  test('follows the season: December has 1.65 of 12, not a twelfth', () => {
    const made = curve({ season }, 2200);
    expect(made.months.at(-1)).toMatchObject({ join: 165, headCount: 2200, marks: ['year-end'] });
    // 0.8 ÷ 12 × 1,200.
    expect(made.months[5]?.join).toBe(80);
  });

  test('begins after the month that is over: in December all is left to December', () => {
    const made = curve({ after: monthOf(2026, 11), start: 44_883, stops: [200] }, 78_275);
    expect(made.months).toEqual([{ month: monthOf(2026, 12), join: 33_592, stop: 200, headCount: 78_275, marks: [] }]);
    expect(made.quarters).toEqual([{ quarter: 4, join: 33_592, stop: 200, headCount: 78_275 }]);
  });

  test('where nobody has to join, it ends above the target', () => {
    expect(curve({ stops: Array.from({ length: 12 }, () => 1) }, 900)).toMatchObject({ end: 988 });
  });

  test.each([
    [{ stops: [-1] }, 1000, ['negative stops.0']],
    [{ start: 0.5 }, 1000, ['not-whole start']],
    [{}, -1, ['negative target']],
    [{ after: monthOf(2026, 12) }, 1000, ['year-over year']],
  ])('%o to %i is refused', (told, target, refusals) => {
    const made = curveTo({ ...basis, ...told }, target);
    expect(made.ok ? [] : made.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual(refusals);
  });

  test('adds up in every month, whatever the season', () => {
    const seasons = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 });
    const people = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        seasons,
        people,
        people,
        fc.array(fc.nat(500), { minLength: 12, maxLength: 12 }),
        (weights, start, target, stops) => {
          const made = curve({ season: { ...season, weights }, start, stops }, target);
          let headCount = start;
          for (const each of made.months) {
            headCount += each.join - each.stop;
            expect(each.headCount).toBe(headCount);
            expect(each.join).toBeGreaterThanOrEqual(0);
          }
          const stopped = stops.reduce((sum, stop) => sum + stop, 0);
          expect(made.end).toBe(Math.max(target, start - stopped));
          expect(made.quarters.reduce((sum, { join }) => sum + join, 0)).toBe(
            made.months.reduce((sum, { join }) => sum + join, 0),
          );
        },
      ),
    );
  });
});

describe('scenarios', () => {
  const range = (low: number, base: number, high: number) => ({ low, base, high });
  const expected: Expected = [
    { month: monthOf(2026, 11), due: 100, join: range(40, 50.4, 60), stop: range(25, 20.4, 15) },
    { month: monthOf(2026, 12), due: 200, join: range(80, 100.4, 120), stop: range(50, 40.4, 30) },
  ];
  const end = (scenario: Parameters<typeof pathOf>[2]) => pathOf(1000, expected, scenario, 1200).end;

  test('low has few who join and many who stop: 1,000 + 120 − 75', () => {
    expect(end({ name: 'low' })).toBe(1045);
    expect(end({ name: 'high' })).toBe(1000 + 180 - 45);
  });

  test('base: running sums 50.4, 150.8 and 20.4, 60.8 are 50 + 101 and 20 + 41', () => {
    const path = pathOf(1000, expected, { name: 'base' }, 1200);
    expect(path).toMatchObject({ nature: 'estimate', end: 1090, gap: 110, scenario: { name: 'base' } });
    expect(path.months.map(({ join, stop, headCount }) => [join, stop, headCount])).toEqual([
      [50, 20, 1030],
      [101, 41, 1090],
    ]);
  });

  test('own: a fifth more join, and a tenth more of 79.6 and 159.6 renew', () => {
    // Join 60.48 + 120.48 = 180.96; stop 20.4 − 7.96 = 12.44 and 40.4 − 15.96 = 24.44, together 36.88.
    expect(end({ name: 'own', joinsPercent: 120, renewalsPercent: 110 })).toBe(1000 + 181 - 37);
  });

  test('own: nobody renews, then all who are due stop; all renew, then nobody', () => {
    expect(end({ name: 'own', joinsPercent: 0, renewalsPercent: 0 })).toBe(1000 - 300);
    expect(end({ name: 'own', joinsPercent: 0, renewalsPercent: 1000 })).toBe(1000);
  });
});

describe('what a unit must do per week', () => {
  const due = [
    { on: day('2025-12-03'), people: 10, lapse: 0.25 },
    { on: day('2025-12-20'), people: 20, lapse: 0.1 },
    { on: day('2026-01-05'), people: 50, lapse: 1 },
  ];

  test('from 1 to 31 December: 1,200 − 1,000 + 2.5 + 2 is 205 over 31 days of five weeks', () => {
    const [need] = weeklyNeeds(
      [{ key: 'U06', headCount: 1000, target: 1200, due }],
      EVEN_SEASON,
      day('2025-12-01'),
      day('2025-12-31'),
    );
    // 2.5 is 3 at the end of the first week, 4.5 is 5 at the end of the third. A week has 7 of 31 days: 46.29; the last three days 19.84.
    expect(need).toMatchObject({ nature: 'estimate', key: 'U06', join: 205, stop: 5, perWeek: 41 });
    expect(need?.weeks.map(({ from, to, join, keep, stop }) => [from, to, join, keep, stop])).toEqual([
      ['2025-12-01', '2025-12-07', 47, 10, 3],
      ['2025-12-08', '2025-12-14', 46, 0, 0],
      ['2025-12-15', '2025-12-21', 46, 20, 2],
      ['2025-12-22', '2025-12-28', 46, 0, 0],
      ['2025-12-29', '2025-12-31', 20, 0, 0],
    ]);
  });

  test('a target that is reached asks for nobody; after the last day there are no weeks', () => {
    const place = { key: 'U06', headCount: 1300, target: 1200, due: [] };
    expect(weeklyNeeds([place], EVEN_SEASON, day('2025-12-01'), day('2025-12-31'))[0]).toMatchObject({
      join: 0,
      perWeek: 0,
    });
    expect(
      weeklyNeeds([{ ...place, target: 2000 }], EVEN_SEASON, day('2026-01-01'), day('2025-12-31'))[0],
    ).toMatchObject({
      join: 0,
      weeks: [],
    });
  });

  test('the week of Tết has less', () => {
    const tet = learnSeason(
      [2022, 2023, 2024, 2025].flatMap((year) =>
        monthsOfYear(year).map((month) => ({
          month,
          joined: month === monthOf(2023, 1) || (month % 12 === 1 && year !== 2023) ? 20 : 100,
        })),
      ),
    );
    expect(tet.tetLoss).toBeGreaterThan(0.5);
    const [need] = weeklyNeeds(
      [{ key: 'U06', headCount: 0, target: 1000, due: [] }],
      tet,
      day('2026-02-01'),
      day('2026-03-28'),
    );
    const joins = need?.weeks.map(({ join }) => join) ?? [];
    // Tết is on 17 February: its days are the second half of the second week to the third.
    expect(joins[2]).toBeLessThan((joins[0] ?? 0) / 1.5);
    expect(joins.reduce((sum, join) => sum + join, 0)).toBe(1000);
  });
});
