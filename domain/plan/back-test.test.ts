import { monthOf } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import { backTest } from './back-test.ts';
import { widthFor } from './band.ts';
import { syntheticProvince, USUAL } from './synthetic-province.cases.ts';
import { exactly, TESTED, testedWorking } from './working.ts';

const pastYears = [2020, 2021, 2022, 2023, 2024, 2025].map((year) => ({
  after: monthOf(year, 9),
  until: monthOf(year, 12),
}));

describe('forecasts of years that are over, asked from the end of September', () => {
  test.each([1, 2, 3])('hold the truth in eight of ten communes, and err less than the naive ones: seed %i', (seed) => {
    const tested = backTest(syntheticProvince({ ...USUAL, seed }), pastYears);
    expect(tested.communes).toBe(6 * 99);
    expect(tested.inBandPercent).toBeGreaterThanOrEqual(75);
    expect(tested.inBandPercent).toBeLessThanOrEqual(85);
    expect(tested.error).toBeLessThan(0.8 * tested.naiveError);
    for (const { province } of tested.years) {
      expect(province.low).toBeLessThan(province.middle);
      expect(province.middle).toBeLessThan(province.high);
      // 5 % of the head-count is far more than the whole quarter's stops.
      expect(Math.abs(province.middle - province.truth)).toBeLessThan(province.truth * 0.05);
    }
  });

  test('the switch for the break of July 2025 brings the forecast nearer', () => {
    const records = syntheticProvince({ ...USUAL, breakFactor: 2 });
    const past = [{ after: monthOf(2025, 10), until: monthOf(2025, 12) }];
    const policyBreak = { month: monthOf(2025, 7), on: true };
    const [off] = backTest(records, past, { ...policyBreak, on: false }).years;
    const [on] = backTest(records, past, policyBreak).years;
    const miss = (year: typeof on): number => Math.abs((year?.province.middle ?? 0) - (year?.province.truth ?? 0));
    expect(miss(on)).toBeLessThan(miss(off) / 2);
    expect(on?.error).toBeLessThan(off?.error ?? 0);
  });

  test('a break that lies after the day of asking is not known then', () => {
    const records = syntheticProvince({ ...USUAL, communes: 10, units: 2 });
    const past = [{ after: monthOf(2024, 9), until: monthOf(2024, 12) }];
    const policyBreak = { month: monthOf(2025, 7), on: true };
    expect(backTest(records, past, policyBreak)).toEqual(backTest(records, past));
  });

  test('a year whose December is not there is left out, and one with less than a year of records before it', () => {
    const records = syntheticProvince({ ...USUAL, communes: 5, units: 1 });
    const asked = (year: number, month: number) =>
      backTest(records, [{ after: monthOf(year, month), until: monthOf(year, 12) }]);
    expect(asked(2026, 9)).toMatchObject({ years: [], communes: 0, inBandPercent: 0 });
    expect(asked(2018, 11)).toMatchObject({ years: [] });
    expect(asked(2019, 1)).toMatchObject({ years: [{ year: 2019 }], communes: 5 });
  });

  test('the truth of a year has no part in its own bands, and has in the others', () => {
    const records = syntheticProvince({ ...USUAL, communes: 20, units: 4 });
    const december = monthOf(2025, 12);
    const heads = records.heads.map((row) => (row.month === december ? { ...row, people: row.people + 500 } : row));
    const [as, other] = [records, { ...records, heads }].map((each) => backTest(each, pastYears.slice(-4)).years);
    const bands = (years: typeof as) => years?.map(({ province: { low, high } }) => high - low);
    expect(bands(other)?.at(-1)).toBe(bands(as)?.at(-1));
    expect(bands(other)?.[0]).toBeGreaterThan(bands(as)?.[0] ?? 0);
  });
});

describe('a year that was foretold again opens to its communes', () => {
  test('who was in the band, what was missed and the part it is of the truth come from them, and come to what is told', () => {
    const { years } = backTest(syntheticProvince({ ...USUAL, communes: 30, units: 4 }), pastYears);
    expect(years).toHaveLength(pastYears.length);
    for (const { rows, communes, inBand, error, naiveError, province } of years) {
      expect(rows).toHaveLength(communes);
      for (const { low, high, middle, truth, naive, ...row } of rows) {
        expect(row.inBand).toBe(low <= truth && truth <= high);
        expect(row.error).toBe(Math.abs(middle - truth));
        expect(row.naiveError).toBe(Math.abs(naive - truth));
      }
      const sum = (pick: (row: (typeof rows)[number]) => number): number => rows.reduce((so, row) => so + pick(row), 0);
      expect(sum(({ truth }) => truth)).toBe(province.truth);
      expect(sum((row) => Number(row.inBand))).toBe(inBand);
      expect(sum((row) => row.error) / communes).toBeCloseTo(error, 9);
      expect(sum((row) => row.naiveError) / communes).toBeCloseTo(naiveError, 9);
      for (const which of TESTED)
        expect(testedWorking(which, rows).value).toBe(Math.round(exactly(testedWorking(which, rows))));
    }
  });

  test('three communes of 100, 200 and 300: two in the band are 66.67 %; off by 6, 0 and 12 is 18 of 600, 3 %', () => {
    const commune = (truth: number, error: number, inBand: boolean) => ({
      commune: String(truth) as never,
      low: truth - 5,
      middle: truth + error,
      high: truth + 5,
      truth,
      naive: truth - 2 * error,
      inBand,
      error,
      naiveError: 2 * error,
    });
    const rows = [commune(100, 6, false), commune(200, 0, true), commune(300, 12, true)];
    expect(TESTED.map((which) => testedWorking(which, rows).value)).toEqual([3, 2, 6667, 300, 600]);
    expect(testedWorking('tested-error', []).value).toBe(0);
  });
});

describe('the width of a band', () => {
  test('is the ninth of ten misses: 0.8 × (10 + 1) = 8.8', () => {
    expect(widthFor([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBe(9);
  });

  test('is the theory or the greatest miss where too few are known: 0.8 × (3 + 1) = 3.2 of 3', () => {
    expect(widthFor([0.1, 0.2, 0.3])).toBe(1.2816);
    expect(widthFor([0.1, 0.2, 3])).toBe(3);
    expect(widthFor([])).toBe(1.2816);
  });
});
