import { describe, expect, it } from 'vitest';
import { formatMonth, monthOf } from '../kernel/month.ts';
import { readings } from './both-readings.ts';

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

  it('C29 QĐ595 VD3, VD9: three months from 8/2016 are finished first, another method begins in 11/2016 at the earliest', () => {
    const input = { payOn: '2016-08-10', income: 2_000_000, method: 'quarterly', group: 'none' };
    const { months } = read('contribution', input) as { months: number };
    // 08/2016 + 3 months
    expect(formatMonth(monthOf(2016, 8) + months)).toBe('2016-11');
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
