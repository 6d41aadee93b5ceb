import { describe, expect, it } from 'vitest';
import * as task from '../generated/speed-task.ts';
import { readings } from './both-readings.ts';

/** A person who reaches the age early enough for every claim from 2026-08 on. */
const man = { sex: 'male', bornIn: '1965-01' };
const woman = { sex: 'female', bornIn: '1969-05' };

/**
 * A career of so many months with an adjusted average of `income`: compulsory months count as they are, and the
 * twelve voluntary months of 2025 have coefficient 1 for benefits of 2026.
 */
function career(person: unknown, months: number, income: number): Record<string, unknown> {
  return {
    person,
    compulsory: { months: months - 12, averageSalary: income },
    voluntary: [{ from: '2025-01', months: 12, income }],
    claimIn: '2026-08',
  };
}

describe.each(readings)('%s', (_, read) => {
  describe('retirement age', () => {
    it.each([
      ['1961-01', '2021-04'],
      ['1962-01', '2022-07'],
      ['1964-01', '2025-04'],
      ['1965-01', '2026-07'],
      ['1968-01', '2030-01'],
    ])('P19 NĐ135 art 4: a man born in %s', (bornIn, reachedIn) => {
      expect(read('retirement-age', { sex: 'male', bornIn })).toMatchObject({ reachedIn });
    });

    it.each([
      ['1966-01', '2021-05'],
      ['1969-01', '2025-09'],
      ['1975-01', '2034-09'],
      ['1976-01', '2036-01'],
    ])('P20 NĐ135 art 4: a woman born in %s', (bornIn, reachedIn) => {
      expect(read('retirement-age', { sex: 'female', bornIn })).toMatchObject({ reachedIn });
    });

    it.each(['male', 'female'])(
      'the table by birth (%s) is the table by the year in which the age is reached',
      (sex) => {
        // NĐ135 art 4: in 2021 60 years 3 months (men) and 55 years 4 months (women); then 3 (4) months more every year.
        const [start, step, end] = sex === 'male' ? [60 * 12 + 3, 3, 62 * 12] : [55 * 12 + 4, 4, 60 * 12];
        for (let born = 1900 * 12; born < 2000 * 12; born += 1) {
          const bornIn = `${Math.floor(born / 12)}-${String((born % 12) + 1).padStart(2, '0')}`;
          const { ageYears, ageMonths, reachedIn } = read('retirement-age', { sex, bornIn });
          const year = Number(String(reachedIn).slice(0, 4));
          const age = Math.min(end, start + step * (year - 2021));
          const before2021 = sex === 'male' ? 60 * 12 : 55 * 12;
          expect([bornIn, Number(ageYears) * 12 + Number(ageMonths)]).toEqual([
            bornIn,
            year <= 2020 ? before2021 : age,
          ]);
        }
      },
    );
  });

  describe('pension', () => {
    it('P01 QĐ595 VD1: 190 months by 4/2017, 50 missing ones paid in 5/2017: from 6/2017', () => {
      const input = {
        person: { sex: 'female', bornIn: '1962-03' },
        compulsory: { months: 190 - 112, averageSalary: 3_000_000 },
        voluntary: [
          { from: '2008-01', months: 112, income: 2_000_000 },
          { from: '2017-05', months: 50, income: 2_000_000, missingLump: true },
        ],
        claimIn: '2025-07',
      };
      expect(read('pension', input)).toMatchObject({
        reachedIn: '2017-03',
        eligibleFrom: '2017-06',
        contributedMonths: 240,
      });
    });

    it('P02 QĐ595 VD2: ten years by 8/2018, ten more paid in 9/2018: from 10/2018', () => {
      const input = {
        person: { sex: 'male', bornIn: '1958-08' },
        voluntary: [
          { from: '2008-09', months: 96, income: 2_000_000 },
          { from: '2016-09', months: 24, income: 2_000_000 },
          { from: '2018-09', months: 120, income: 2_000_000, missingLump: true },
        ],
        claimIn: '2025-07',
      };
      expect(read('pension', input)).toMatchObject({
        reachedIn: '2018-08',
        eligibleFrom: '2018-10',
        contributedMonths: 240,
      });
    });

    const fifteenYears = (income: number) => [{ from: '2011-01', months: 180, income }];

    it('P05, P06: a man with 10,000,000 from 2011 to 2025: 125.6 % on the average, 40 % of it', () => {
      const input = { person: man, voluntary: fifteenYears(10_000_000) };
      expect(read('pension', input)).toMatchObject({
        reachedIn: '2026-07',
        eligible: true,
        eligibleFrom: '2026-08',
        claimIn: '2026-08',
        averageIncome: 12_560_000,
        ratePercent: 40,
        monthlyPension: 5_024_000,
        oneTimeAllowance: 0,
      });
    });

    it('P07: a woman with 2,000,000, 45 %', () => {
      const input = { person: woman, voluntary: fifteenYears(2_000_000) };
      expect(read('pension', input)).toMatchObject({
        averageIncome: 2_512_000,
        ratePercent: 45,
        monthlyPension: 1_130_400,
      });
    });

    it.each([
      [180, 15],
      [181, 15.5],
      [186, 15.5],
      [187, 16],
    ])('P09 L41 art 5(6): %i months are %f years', (months, benefitYears) => {
      expect(read('pension', career(man, months, 3_000_000))).toMatchObject({ eligible: true, benefitYears });
    });

    it('P10 L41 art 98: 179 months are not 15 years', () => {
      expect(read('pension', career(man, 179, 3_000_000))).toMatchObject({
        eligible: false,
        reason: 'months-missing',
        eligibleFrom: null,
        monthlyPension: null,
      });
    });

    it.each([
      [15, 40],
      [16, 41],
      [19, 44],
      [20, 45],
      [21, 47],
      [30, 65],
      [35, 75],
      [36, 75],
    ])('P11 L41 art 99: men with %i years have %i %%', (years, ratePercent) => {
      expect(read('pension', career(man, years * 12, 3_000_000))).toMatchObject({ ratePercent });
    });

    it.each([
      [15, 45],
      [16, 47],
      [25, 65],
      [30, 75],
      [31, 75],
    ])('P12 L41 art 99: women with %i years have %i %%', (years, ratePercent) => {
      expect(read('pension', career(woman, years * 12, 3_000_000))).toMatchObject({ ratePercent });
    });

    it.each([
      [15, 1_350_000],
      [30, 2_250_000],
    ])('P18: a woman with a flat 3,000,000 for %i years', (years, monthlyPension) => {
      expect(read('pension', career(woman, years * 12, 3_000_000))).toMatchObject({
        averageIncome: 3_000_000,
        monthlyPension,
      });
    });

    it('D11 L41 art 100: 37 years 5 months before the age: 2.5 × 0.5 × 5,000,000', () => {
      expect(read('pension', career(man, 37 * 12 + 5, 5_000_000))).toMatchObject({
        benefitYears: 37.5,
        averageIncome: 5_000_000,
        oneTimeAllowance: 6_250_000,
      });
    });

    it('D12 L41 art 100(2): the 2.5 years were paid after the age: 2.5 × 2 × 5,000,000', () => {
      const input = {
        person: { sex: 'male', bornIn: '1964-06' },
        compulsory: { months: 35 * 12, averageSalary: 5_000_000 },
        voluntary: [{ from: '2025-10', months: 29, income: 5_000_000 }],
        claimIn: '2028-03',
      };
      expect(read('pension', input)).toMatchObject({
        reachedIn: '2025-09',
        benefitYears: 37.5,
        oneTimeAllowance: 25_000_000,
      });
    });

    it.each([
      [19 * 12 + 7, 45],
      [15 * 12 + 1, 40.5],
    ])('D22 L41 arts 5(6), 99: a man with %i months has %f %%', (months, ratePercent) => {
      expect(read('pension', career(man, months, 3_000_000))).toMatchObject({ ratePercent });
    });

    it('under the 15-year rule nobody begins before July 2025, and nobody with 240 months has to wait for it', () => {
      const early = { sex: 'female', bornIn: '1962-03' };
      const voluntary = [{ from: '2008-01', months: 204, income: 2_000_000 }];
      expect(read('pension', { person: early, voluntary })).toMatchObject({
        eligible: true,
        eligibleFrom: '2025-07',
      });
      expect(read('pension', { person: early, voluntary, claimIn: '2025-06' })).toMatchObject({
        eligible: false,
        reason: 'before-the-law',
        eligibleFrom: '2025-07',
      });
      const compulsory = { months: 36, averageSalary: 2_000_000 };
      // 36 + 204 = 240 months are there in 2024-12.
      expect(read('pension', { person: early, voluntary, compulsory })).toMatchObject({
        eligible: true,
        eligibleFrom: '2025-01',
      });
    });

    it('the transitional age is for those who began before 2021 and have 240 voluntary months', () => {
      const person = { sex: 'male', bornIn: '1966-03' };
      const voluntary = [
        { from: '2015-01', months: 120, income: 2_000_000 },
        { from: '2026-01', months: 120, income: 2_000_000, missingLump: true },
      ];
      expect(read('pension', { person, voluntary, transitionalAge: true })).toMatchObject({
        reachedIn: '2026-03',
        eligible: true,
        eligibleFrom: '2026-04',
        ratePercent: 45,
      });
    });
  });

  describe('withdrawal', () => {
    const person = { sex: 'female', bornIn: '1980-01' };

    it('W02 L41 art 102: 34 months before 2014 are 2 years, ten months go to the later part', () => {
      // Coefficients of 2026 over the 84 months; 2 × 1.5 + 5 × 2 averages, less 2 × 15,400.
      const sum = 10 * 1.65 + 12 * 1.51 + 12 * 1.42 + 12 * 1.36 + 12 * 1.36 + 12 * 1.32 + 12 * 1.28 + 2 * 1.23;
      const average = (1_500_000 * sum) / 84;
      const input = {
        person,
        decidedOn: '2026-05-05',
        reason: 'stopped-12-months',
        voluntary: [{ from: '2011-03', months: 84, income: 1_500_000, group: 'other' }],
      };
      expect(Math.round(average * 13 - 2 * 15_400)).toBe(27_352_771);
      expect(read('withdrawal', input)).toMatchObject({
        allowed: true,
        yearsBefore2014: 2,
        yearsFrom2014: 5,
        averageIncome: Math.round(average),
        stateSupportDeducted: 30_800,
        amount: 27_352_771,
      });
    });

    it('W04: 48 × 15,400 + 42 × 33,000 + 6 × 66,000 of support are deducted', () => {
      const input = {
        person,
        decidedOn: '2026-12-31',
        reason: 'emigration',
        voluntary: [{ from: '2018-01', months: 96, income: 1_500_000, group: 'other' }],
      };
      expect(read('withdrawal', input)).toMatchObject({
        stateSupportDeducted: 48 * 15_400 + 42 * 33_000 + 6 * 66_000,
        amount: 24_298_800,
      });
    });

    it('a month without a group uses up none of the 120', () => {
      const input = {
        person,
        decidedOn: '2030-01-01',
        reason: 'emigration',
        voluntary: [
          { from: '2018-01', months: 12, income: 1_500_000, group: 'none' },
          { from: '2019-01', months: 12, income: 1_500_000, group: 'other' },
        ],
      };
      expect(read('withdrawal', input)).toMatchObject({ stateSupportDeducted: 12 * 15_400 });
    });

    it('under twelve months: what was paid, at most two averages', () => {
      const decide = (months: number) =>
        read('withdrawal', {
          person,
          decidedOn: '2026-12-31',
          reason: 'serious-illness',
          voluntary: [{ from: '2025-01', months, income: 2_000_000, group: 'other' }],
        });
      expect(decide(9)).toMatchObject({ beforeSupport: 9 * 440_000, amount: 9 * 440_000 });
      expect(decide(10)).toMatchObject({ beforeSupport: 4_000_000, amount: 4_000_000 });
    });

    it('stopped for a year: 13 months between the last paid month and the decision', () => {
      const decide = (decidedOn: string) =>
        read('withdrawal', {
          person,
          decidedOn,
          reason: 'stopped-12-months',
          voluntary: [{ from: '2024-01', months: 12, income: 2_000_000, group: 'other' }],
        });
      expect(decide('2025-12-31')).toMatchObject({ allowed: false, refusal: 'not-stopped-long-enough', amount: null });
      expect(decide('2026-01-01')).toMatchObject({ allowed: true });
    });
  });

  describe('maternity', () => {
    it('D21 L41 art 95: twins', () => {
      const input = { bornOn: '2026-03-01', children: 2, voluntary: [{ from: '2025-09', months: 6 }] };
      expect(read('maternity', input)).toMatchObject({ eligible: true, monthsInLast12: 6, amount: 4_000_000 });
    });

    it('counts a month of both schemes once, and compulsory months alone open nothing', () => {
      const compulsoryMonths = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'];
      const bornOn = '2026-03-01';
      expect(read('maternity', { bornOn, children: 1, voluntary: [], compulsoryMonths })).toMatchObject({
        eligible: false,
        monthsInLast12: 6,
        amount: 0,
      });
      expect(
        read('maternity', {
          bornOn,
          children: 1,
          voluntary: [{ from: '2026-01', months: 2 }],
          compulsoryMonths,
        }),
      ).toMatchObject({
        eligible: true,
        monthsInLast12: 7,
      });
    });
  });

  describe('death', () => {
    const fiveYears = [{ from: '2020-01', months: 60, income: 2_000_000 }];

    it.each([
      ['2026-08-10', 25_300_000],
      ['2026-06-30', 23_400_000],
    ])('D13 L41 art 109: the funeral grant of a death on %s', (diedOn, funeralGrant) => {
      expect(read('death', { diedOn, voluntary: fiveYears })).toMatchObject({ funeralGrant });
    });

    it.each([
      ['2026-02-01', 96_000_000],
      ['2026-03-01', 95_000_000],
      ['2027-08-01', 78_000_000],
      ['2033-08-01', 6_000_000],
      ['2035-12-01', 6_000_000],
    ])('D14 L41 art 110(4): a pensioner with 2,000,000 since 2026-01 dies on %s', (diedOn, survivorLump) => {
      // Months 2, 3, 20, 92 and 120 of the pension.
      const pensioner = { monthlyPension: 2_000_000, startedIn: '2026-01' };
      expect(read('death', { diedOn, voluntary: [], pensioner })).toMatchObject({ survivorLump });
    });

    it('under 60 months the survivors get what was paid, and no funeral grant', () => {
      const voluntary = [{ from: '2020-01', months: 59, income: 2_000_000 }];
      expect(read('death', { diedOn: '2026-08-10', voluntary })).toMatchObject({
        funeralGrant: 0,
        survivorLump: 59 * 440_000,
      });
    });
  });

  describe('monthly allowance', () => {
    // 8 years 4 months with coefficient 1 throughout: an average of 3,000,000 and 8.5 years.
    const voluntary = [{ from: '2025-01', months: 100, income: 3_000_000 }];

    it('D17, D18 NĐ159 art 14: 102 months, of which 80 are left: 500,000 × 102 ÷ 80', () => {
      const input = { person: { sex: 'female', bornIn: '1965-02' }, requestedOn: '2033-06-15', voluntary };
      expect(read('monthly-allowance', input)).toMatchObject({
        allowed: true,
        averageIncome: 3_000_000,
        benefitYears: 8.5,
        months: 102,
        monthsToSocialPension: 80,
        monthly: 637_500,
        topUpPrice: null,
      });
    });

    it('D19 NĐ159 art 14(5): with 156 months left the gap costs 54 × 500,000', () => {
      const input = { person: { sex: 'female', bornIn: '1971-06' }, requestedOn: '2033-06-15', voluntary };
      expect(read('monthly-allowance', input)).toMatchObject({
        monthsToSocialPension: 156,
        monthly: 500_000,
        topUpPrice: 27_000_000,
      });
    });
  });
});

it('P13 SPEC §13: an average by coefficients of its own: (12 × 1.2 M × 1.08 + 24 × 2.14 M × 1.03 + 7 × 2.515 M) ÷ 43', () => {
  // The book has the coefficients of the law alone; the same rules with coefficients that are told stand in the speed task.
  const columns = {
    count: 1,
    sex: Uint8Array.of(0),
    birth: Int32Array.of(1970 * 12),
    cat: Uint8Array.of(3),
    spells: Uint32Array.of(0, 3),
    start: Uint16Array.of(0, 12, 36),
    months: Uint16Array.of(12, 24, 7),
    income: Int32Array.of(1_200_000, 2_140_000, 2_515_000),
  };
  const cells = (Kind: new (length: number) => object): unknown => new Kind(1);
  const answers = Object.fromEntries(
    Object.entries(task.answerCells).map(([name, Kind]) => [name, cells(Kind)]),
  ) as unknown as task.Answers;
  task.run(columns, answers, task.tables([1.08, 1.03, 1.03]), 0, 1);
  // (15,552,000 + 52,900,800 + 17,605,000) ÷ 43 = 86,057,800 ÷ 43
  expect(Math.round(answers.avg[0] ?? 0)).toBe(2_001_344);
});
