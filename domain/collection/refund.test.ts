import { describe, expect, test } from 'vitest';
import { cardFrom, claimed, coveredBy, day, dong, month, payerOf, taken } from './lines.cases.ts';
import { REFUND_REASONS } from './line.ts';
import { refundOf } from './refund.ts';

const back = (from: string, reason: (typeof REFUND_REASONS)[number] = 'compulsory') => ({
  on: day('2026-02-10'),
  reason,
  from: month(from),
});
const paidOn = day('2025-11-18');

describe('a period paid plainly', () => {
  test('five months of a year on 2,000,000: 5 × 440,000 less the State’s 5 × 66,000', () => {
    // The year: 12 × (440,000 − 66,000) = 4,488,000. Left: 5 × 440,000 = 2,200,000; the State has 330,000 back, she 1,870,000.
    const claim = claimed('2025-11', { method: 'yearly', income: dong(2_000_000) });
    const year = coveredBy(taken('y', '2025-11-18', 4_488_000, claim));
    expect(refundOf(year, paidOn, back('2026-06'))).toEqual({
      on: '2026-02-10',
      reason: 'compulsory',
      from: month('2026-06'),
      amount: 1_870_000,
      state: 330_000,
      local: 0,
      other: 0,
    });
  });

  test.each([
    // One month: 363,000 − 66,000 = 297,000.
    ['quarterly', 891_000, '2026-01', 1],
    ['quarterly', 891_000, '2025-12', 2],
    ['half-yearly', 1_782_000, '2026-02', 3],
    ['yearly', 3_564_000, '2025-11', 12],
  ] as const)('%s, from %s…: months left × 297,000', (method, amount, from, left) => {
    const covered = coveredBy(taken('p', '2025-11-18', amount, claimed('2025-11', { method })));
    expect(refundOf(covered, paidOn, back(from))).toMatchObject({ amount: left * 297_000, state: left * 66_000 });
  });

  test('the supported months are the first: of the last ones the State has back what it gave', () => {
    // 10 of 12 months are supported. From the tenth on: 3 × 363,000 = 1,089,000; one month supported: 66,000 to the State, 1,023,000 hers.
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 110 } });
    const year = coveredBy(
      taken('y', '2025-11-18', 4_356_000 - 660_000, claimed('2025-11', { method: 'yearly' })),
      payer,
    );
    expect(refundOf(year, paidOn, back('2026-08'))).toMatchObject({ amount: 1_023_000, state: 66_000 });
    expect(refundOf(year, paidOn, back('2026-09'))).toMatchObject({ amount: 726_000, state: 0, local: 0 });
  });
});

describe('what the province and sponsors had added', () => {
  test('goes back to them: 10 % of 330,000 a supported month, and the sponsor’s part by months', () => {
    // The year: 4,356,000 − 792,000 − 396,000 − 600,000 = 2,568,000. Five months: 1,815,000 − 330,000 State − 165,000 local − 250,000 sponsor = 1,070,000.
    const claim = claimed('2025-11', {
      method: 'yearly',
      local: { percent: 10, resolution: '05/2025/NQ-HĐND' },
      other: { sponsor: 'Hội Chữ thập đỏ', amount: dong(600_000) },
    });
    const year = coveredBy(taken('y', '2025-11-18', 2_568_000, claim));
    expect(refundOf(year, paidOn, back('2026-06'))).toMatchObject({
      amount: 1_070_000,
      state: 330_000,
      local: 165_000,
      other: 250_000,
    });
  });

  test('the province’s part of the supported months only', () => {
    // 10 months supported, each with 33,000 of the province; from the tenth on one of them.
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 110 } });
    const claim = claimed('2025-11', { method: 'yearly', local: { percent: 10, resolution: '05/2025/NQ-HĐND' } });
    const year = coveredBy(taken('y', '2025-11-18', 4_356_000 - 660_000 - 330_000, claim), payer);
    expect(refundOf(year, paidOn, back('2026-08'))).toMatchObject({ amount: 990_000, state: 66_000, local: 33_000 });
    const none = coveredBy(
      taken('y', '2025-11-18', 4_356_000, claim),
      payerOf({ earlier: { until: month('2025-10'), supported: 120 } }),
    );
    expect(refundOf(none, paidOn, back('2026-06'))).toMatchObject({ amount: 1_815_000, state: 0, local: 0 });
  });

  test('a sum that does not divide is cut to whole đồng, in her favour', () => {
    const claim = claimed('2025-11', {
      method: 'quarterly',
      other: { sponsor: 'Hội Khuyến học', amount: dong(100_000) },
    });
    const quarter = coveredBy(taken('q', '2025-11-18', 791_000, claim));
    // 100,000 × 1 / 3 = 33,333.3: 33,333 to the sponsor, 297,000 − 33,333 = 263,667 to her.
    expect(refundOf(quarter, paidOn, back('2026-01'))).toMatchObject({ amount: 263_667, other: 33_333 });
  });

  test('of a discounted sum that a sponsor paid nearly whole no more goes back than there is', () => {
    // Two years on 1,500,000: 7,644,801 − 1,584,000 = 6,060,801, of which the sponsor 6,060,800. The last 23 months are discounted: their 23/24 of the
    // sponsor's sum are more than what is left of them, and she owes nothing.
    const claim = claimed('2026-01', {
      method: 'future-years',
      years: 2,
      income: dong(1_500_000),
      other: { sponsor: 'Hội Chữ thập đỏ', amount: dong(6_060_800) },
    });
    const covered = coveredBy(taken('f', '2026-01-18', 1, claim));
    const refund = refundOf(covered, day('2026-01-18'), back('2026-02'));
    // 7,644,801 − 330,000 (the first month) = 7,314,801; less 23 × 66,000 = 1,518,000: 5,796,801 are left, 23/24 of 6,060,800 would be 5,808,266.
    expect(refund).toMatchObject({ amount: 0, state: 1_518_000, other: 5_796_801 });
  });

  test('the province’s part of a sum that is smaller than it', () => {
    const covered = coveredBy(taken('q', '2025-11-18', 891_000, claimed('2025-11', { method: 'quarterly' })));
    const refund = refundOf({ ...covered, local: dong(3_000_000) }, paidOn, back('2026-01'));
    expect(refund).toMatchObject({ amount: 0, local: 297_000, other: 0 });
  });
});

describe('years ahead', () => {
  test('eight months left of two years on 3,000,000: 4,442,869', () => {
    // Σ 660,000 / 1.0031^(i−1) over i = 17…24, less 8 × 66,000 = 528,000.
    const claim = claimed('2026-01', { method: 'future-years', years: 2, income: dong(3_000_000) });
    // Σ 660,000 / 1.0031^(i−1) over 24 months = 15,289,603; less 24 × 66,000 = 1,584,000.
    const covered = coveredBy(taken('f', '2026-01-18', 15_289_603 - 1_584_000, claim));
    expect(refundOf(covered, day('2026-01-18'), back('2027-05', 'pension'))).toMatchObject({
      reason: 'pension',
      amount: 4_442_869,
      state: 528_000,
    });
  });
});

describe('what gives nothing back', () => {
  const quarter = () => coveredBy(taken('q', '2025-11-18', 891_000, claimed('2025-11', { method: 'quarterly' })));

  test.each(['2025-10', '2026-02', '2030-01'])('%s lies outside of 11/2025–01/2026', (from) => {
    expect(refundOf(quarter(), paidOn, back(from))).toEqual({
      why: 'month-outside',
      from: month('2025-11'),
      until: month('2026-01'),
    });
  });

  test('a month paid alone, missing months, a health card', () => {
    const alone = coveredBy(taken('m', '2025-11-18', 297_000, claimed('2025-11')));
    expect(refundOf(alone, paidOn, back('2025-11'))).toEqual({ why: 'method' });
    const card = coveredBy(taken('h', '2025-11-18', 1_263_600, cardFrom('2025-12')));
    expect(refundOf(card, paidOn, back('2025-12'))).toEqual({ why: 'method' });
    const lump = { ...quarter(), method: 'missing-months' as const };
    expect(refundOf(lump, paidOn, back('2025-12'))).toEqual({ why: 'method' });
  });

  test('what the law refuses, by its code and field', () => {
    const odd = { ...quarter(), income: dong(1_660_000) };
    expect(refundOf(odd, paidOn, back('2025-12'))).toEqual({
      why: 'refused-by-law',
      code: 'income-off-grid',
      field: 'income',
    });
  });

  test('the four reasons of Decree 159/2025 art. 8(1)', () => {
    expect(REFUND_REASONS).toEqual(['compulsory', 'withdrawal', 'death', 'pension']);
  });
});
