import { describe, expect, test } from 'vitest';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { commissionBack, commissionOf, commissionRateOf, isAssumedRate, type CommissionRate } from './commission.ts';

const dong = (amount: number) => amount as Dong;
const rate = (told: Partial<CommissionRate>): CommissionRate => ({
  product: 'voluntary',
  kind: 'first',
  monthsFrom: 1,
  rate: 5_000,
  from: '2025-07-01' as PlainDate,
  to: null,
  source: 'a synthetic rate',
  confidence: 'D',
  ...told,
});
const payment = { product: 'voluntary', kind: 'first', months: 3, takenOn: '2025-11-18' as PlainDate } as const;

describe('the rate of a payment', () => {
  test('without a rate there is no commission, and no figure is made up', () => {
    expect(commissionRateOf([], payment)).toBeNull();
    expect(commissionRateOf([rate({ kind: 'continuing' }), rate({ product: 'health' })], payment)).toBeNull();
  });

  test('is the one for the most months that it reaches', () => {
    const rates = [rate({}), rate({ monthsFrom: 3, rate: 6_000 }), rate({ monthsFrom: 6, rate: 7_000 })];
    expect(commissionRateOf(rates, payment)?.rate).toBe(6_000);
    expect(commissionRateOf(rates, { ...payment, months: 2 })?.rate).toBe(5_000);
    expect(commissionRateOf(rates, { ...payment, months: 12 })?.rate).toBe(7_000);
  });

  test('holds on its days, the first and the last among them; of two the younger', () => {
    const old = rate({ to: '2025-11-17' as PlainDate });
    const young = rate({ from: '2025-11-18' as PlainDate, rate: 9_000 });
    expect(commissionRateOf([old, young], payment)?.rate).toBe(9_000);
    expect(commissionRateOf([old], { ...payment, takenOn: '2025-11-17' as PlainDate })?.rate).toBe(5_000);
    expect(commissionRateOf([old], payment)).toBeNull();
    expect(commissionRateOf([young], { ...payment, takenOn: '2025-11-17' as PlainDate })).toBeNull();
    expect(commissionRateOf([rate({}), young], payment)?.rate).toBe(9_000);
    expect(commissionRateOf([young, rate({})], payment)?.rate).toBe(9_000);
  });

  test('is assumed where its source is weak', () => {
    expect((['A', 'B', 'C', 'D'] as const).map((confidence) => isAssumedRate({ confidence }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('the commission', () => {
  test('297,000 × 5 % = 14,850', () => {
    expect(commissionOf(dong(297_000), rate({}))).toBe(14_850);
  });

  test('to the nearest đồng, half up: 297,010 × 4.55 % = 13,513.955; 10 × 5 % = 0.5', () => {
    expect(commissionOf(dong(297_010), rate({ rate: 4_550 }))).toBe(13_514);
    expect(commissionOf(dong(10), rate({}))).toBe(1);
    expect(commissionOf(dong(9), rate({}))).toBe(0);
    expect(commissionOf(dong(1_000_000_000), rate({ rate: 100_000 }))).toBe(1_000_000_000);
  });

  test('goes back in proportion: of 44,550 for 891,000, 594,000 × 5 % = 29,700', () => {
    expect(commissionBack(dong(891_000), dong(594_000), rate({}))).toBe(29_700);
    expect(commissionBack(dong(20), dong(10), rate({}))).toBe(1);
    expect(commissionBack(dong(20), dong(9), rate({}))).toBe(0);
  });

  test('never more than was earned', () => {
    expect(commissionBack(dong(891_000), dong(891_000), rate({}))).toBe(44_550);
    expect(commissionBack(dong(891_000), dong(900_000), rate({}))).toBe(44_550);
    expect(commissionBack(dong(0), dong(0), rate({}))).toBe(0);
  });
});
