import { describe, expect, it } from 'vitest';
import { answer } from '../index.ts';
import { secondReading } from './second-reading/index.ts';

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

/** Both readings of the contract must give what the documents print: the engine, and the plain arithmetic beside it. */
const readings: readonly (readonly [
  string,
  (question: string, input: unknown) => Readonly<Record<string, unknown>>,
])[] = [
  ['the engine', (question, input) => ({ ...answer(question, input) })],
  ['the second reading', secondReading],
];

describe.each(readings)('%s', (_, read) => {
  describe('contribution, as decided and published', () => {
    it('C01 QĐ595 VD4: 4,000,000 monthly', () => {
      const input = { payOn: '2017-04-20', income: 4_000_000, method: 'monthly', group: 'other' };
      expect(read('contribution', input)).toMatchObject({
        months: 1,
        gross: 880_000,
        supportedMonths: 0,
        payable: 880_000,
      });
    });

    it('C02 QĐ595 VD5: 4,000,000 for six months', () => {
      const input = { payOn: '2017-04-20', income: 4_000_000, method: 'half-yearly', group: 'other' };
      expect(read('contribution', input)).toMatchObject({ months: 6, gross: 5_280_000 });
    });

    it('C03 QĐ595 VD6: two future years at 0.628 % a month', () => {
      const input = {
        payOn: '2016-09-10',
        income: 3_000_000,
        method: 'future-years',
        years: 2,
        group: 'none',
        yield: 0.00628,
      };
      expect(read('contribution', input)).toMatchObject({ months: 24, gross: 14_753_539, payable: 14_753_539 });
    });

    it('C08 QĐ595 VD11: near-poor, 800,000 for twelve months: 12 × 176,000 − 12 × 25 % × 154,000', () => {
      const input = { payOn: '2018-06-05', income: 800_000, method: 'yearly', group: 'near-poor' };
      expect(read('contribution', input)).toMatchObject({
        gross: 2_112_000,
        stateSupport: 462_000,
        payable: 1_650_000,
      });
    });

    it('C09 QĐ595 VD11: no longer poor, monthly: 176,000 − 10 % × 154,000', () => {
      const input = {
        payOn: '2019-06-05',
        income: 800_000,
        method: 'monthly',
        group: 'other',
        supportedMonthsBefore: 12,
      };
      expect(read('contribution', input)).toMatchObject({ payable: 160_600 });
    });

    it('C10 QĐ595 VD11: supported without a break from 6/2018, the last supported month is 5/2028', () => {
      // 119 months lie between 2018-06 and 2028-05.
      const pay = (payOn: string, income: number, supportedMonthsBefore: number) =>
        read('contribution', { payOn, income, method: 'monthly', group: 'other', supportedMonthsBefore });
      expect(pay('2028-05-01', 2_200_000, 119)).toMatchObject({ supportedMonths: 1 });
      expect(pay('2028-06-01', 2_200_000, 120)).toMatchObject({ supportedMonths: 0, stateSupport: 0 });
    });

    it.each([
      ['C12', 'poor', 165_000, 165_000],
      ['C12', 'island', 165_000, 165_000],
      ['C13', 'near-poor', 132_000, 198_000],
      ['C14', 'minority', 99_000, 231_000],
      ['C15', 'other', 66_000, 264_000],
    ])('%s NĐ159 art 5: the lowest income, %s', (_id, group, stateSupport, payable) => {
      const input = { payOn: '2025-07-01', income: 1_500_000, method: 'monthly', group };
      expect(read('contribution', input)).toMatchObject({ stateSupport, payable });
    });

    it.each([
      ['poor', 99_000],
      ['near-poor', 82_500],
      ['minority', 33_000],
      ['island', 33_000],
      ['other', 33_000],
    ])('C16 NĐ134 art 14: support of %s before July 2025', (group, stateSupport) => {
      const input = { payOn: '2025-06-30', income: 1_500_000, method: 'monthly', group };
      expect(read('contribution', input)).toMatchObject({ stateSupport });
    });

    it('C18 L41 art 31: the highest income is 20 reference levels', () => {
      const pay = (payOn: string, income: number) =>
        read('contribution', { payOn, income, method: 'monthly', group: 'none' });
      expect(pay('2026-06-30', 46_800_000)).toMatchObject({ gross: 10_296_000 });
      expect(pay('2026-06-30', 46_850_000)).toMatchObject({ error: { field: 'income' } });
      expect(pay('2026-07-01', 50_600_000)).toMatchObject({ gross: 11_132_000 });
    });

    it('C20: 20 % from the State and 10 % from the province', () => {
      const input = { payOn: '2026-03-01', income: 3_550_000, method: 'monthly', group: 'other', localPercent: 10 };
      expect(read('contribution', input)).toMatchObject({
        gross: 781_000,
        stateSupport: 66_000,
        localSupport: 33_000,
        payable: 682_000,
      });
    });

    it('C21: of 36 months only the 24 up to 120 are supported', () => {
      const input = {
        payOn: '2026-03-01',
        income: 1_500_000,
        method: 'future-years',
        years: 3,
        group: 'other',
        supportedMonthsBefore: 96,
      };
      expect(read('contribution', input)).toMatchObject({ supportedMonths: 24, stateSupport: 1_584_000 });
    });

    it('C22: after 120 supported months the whole amount is paid', () => {
      const input = {
        payOn: '2026-03-01',
        income: 1_500_000,
        method: 'yearly',
        group: 'other',
        supportedMonthsBefore: 120,
      };
      expect(read('contribution', input)).toMatchObject({ supportedMonths: 0, payable: 3_960_000 });
    });

    it.each([
      ['D01', 2, 7_644_801],
      ['D02', 3, 11_259_443],
      ['D03', 4, 14_742_290],
    ])('%s NĐ159 art 6: %i future years at the yield of 2026', (_id, years, gross) => {
      const input = { payOn: '2026-02-01', income: 1_500_000, method: 'future-years', years, group: 'none' };
      expect(read('contribution', input)).toMatchObject({ gross });
    });

    it('D06 NĐ159 art 7: 60 missing months', () => {
      const input = { payOn: '2026-02-01', income: 3_000_000, method: 'missing-months', months: 60, group: 'none' };
      expect(read('contribution', input)).toMatchObject({ months: 60, gross: 43_583_084 });
    });
  });

  describe('refund', () => {
    it('C05 QĐ595 VD8: eight of 24 months left; 4,550,504 after the 123,200 of support that the example supposes', () => {
      const input = {
        paidOn: '2016-09-10',
        income: 3_000_000,
        method: 'future-years',
        years: 2,
        monthsLeft: 8,
        group: 'none',
        yield: 0.00628,
      };
      expect(read('refund', input)).toMatchObject({ refund: 4_550_504 + 123_200, stateSupportReturned: 0 });
    });

    it('D08 NĐ159 art 8(3): eight of 24 months left, 8 × 66,000 go back to the State', () => {
      const input = {
        paidOn: '2026-02-01',
        income: 3_000_000,
        method: 'future-years',
        years: 2,
        monthsLeft: 8,
        group: 'other',
      };
      expect(read('refund', input)).toMatchObject({ refund: 4_442_869, stateSupportReturned: 528_000 });
    });

    it('D09 NĐ159 art 8(2): five of twelve months left: 5 × (440,000 − 66,000)', () => {
      const input = { paidOn: '2026-02-01', income: 2_000_000, method: 'yearly', monthsLeft: 5, group: 'other' };
      expect(read('refund', input)).toMatchObject({ refund: 1_870_000 });
    });
  });

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

  describe('household health insurance', () => {
    it('H01: twelve months at 2,340,000', () => {
      expect(read('household-health', { payOn: '2026-06-30', members: 5 })).toMatchObject({
        perMember: [1_263_600, 884_520, 758_160, 631_800, 505_440],
      });
    });

    it('H02: twelve months at 2,530,000', () => {
      expect(read('household-health', { payOn: '2026-07-01', members: 3 })).toMatchObject({
        perMember: [1_366_200, 956_340, 819_720],
      });
    });

    it('H03: three persons', () => {
      expect(read('household-health', { payOn: '2026-06-30', members: 3, months: 12 })).toMatchObject({
        total: 2_906_280,
      });
    });
  });

  describe('goal', () => {
    const person = { sex: 'female', bornIn: '1976-01' };

    it('the answer to a pension wished for is the least income that reaches it', () => {
      const input = { want: { monthlyPension: 3_000_000 }, person, startIn: '2026-08', group: 'other' };
      const answer = read('goal', input);
      // 60 years in 2036-01: fifteen years from 2026-08 are there in 2041-07, and a woman has 45 %.
      expect(answer).toMatchObject({ eligibleFrom: '2041-08', yearsNeeded: 15, income: 6_700_000 });
      expect(6_650_000 * 0.45).toBeLessThan(3_000_000);
      expect(answer['monthlyPension']).toBe(6_700_000 * 0.45);
      expect(answer['totalStateSupport']).toBe(120 * 66_000);
      expect(answer['totalPayable']).toBe(180 * 1_474_000 - 120 * 66_000);
    });

    it('the answer to a payment wished for is the greatest income within it', () => {
      const ask = (pay: number) => read('goal', { want: { pay }, person, startIn: '2026-08', group: 'other' });
      expect(ask(264_000)).toMatchObject({ income: 1_500_000, payableFirst: 264_000 });
      expect(ask(274_999)).toMatchObject({ income: 1_500_000 });
      expect(ask(275_000)).toMatchObject({ income: 1_550_000, payableFirst: 275_000 });
      expect(ask(263_999)).toEqual({ impossible: 'below-the-lowest' });
    });
  });
});
