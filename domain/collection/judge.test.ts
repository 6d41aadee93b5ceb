import { describe, expect, test } from 'vitest';
import type { SupportGroup } from '../registry/group.ts';
import type { Method } from './claim.ts';
import { deadlineOf, monthsText } from './judge.ts';
import { claimed, dong, groupsFrom, judged, lastJudged, month, payerOf, taken } from './lines.cases.ts';
import type { Line } from './line.ts';

/** Mai’s month of November 2025, and the months after it, each paid on its fifth day. */
const months = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => {
    const text = monthsText({ from: month('2025-11') + index, months: 1 } as Parameters<typeof monthsText>[0]).from;
    return taken(`line-${index}`, `${text}-05`, 297_000, claimed(text));
  });

describe('a month that fits', () => {
  test('the first one: 22 % of 1,650,000 is 363,000; the State adds 66,000, she pays 297,000', () => {
    // The State: 1,500,000 × 22 % × 20 % = 66,000; 363,000 − 66,000 = 297,000.
    expect(lastJudged([taken('a', '2025-11-18', 297_000, claimed('2025-11'))])).toEqual({
      outcome: 'covers',
      product: 'voluntary',
      kind: 'first',
      method: 'monthly',
      income: 1_650_000,
      from: month('2025-11'),
      months: 1,
      group: 'other',
      supportedMonths: 1,
      gross: 363_000,
      state: 66_000,
      local: 0,
      other: 0,
      sponsor: null,
      payable: 297_000,
      remainder: 0,
    });
  });

  test.each<readonly [SupportGroup, number, number]>([
    // 1,500,000 × 22 % = 330,000; of it 50, 50, 40, 30, 20 and 0 %.
    ['poor', 165_000, 165_000],
    ['island', 165_000, 165_000],
    ['near-poor', 132_000, 198_000],
    ['minority', 99_000, 231_000],
    ['other', 66_000, 264_000],
    ['none', 0, 330_000],
  ])('on the lowest income, group %s: the State %i, the person %i', (group, state, payable) => {
    const line = taken('a', '2025-11-18', payable, claimed('2025-11', { income: dong(1_500_000) }));
    expect(lastJudged([line], payerOf({ group }))).toMatchObject({ group, gross: 330_000, state, payable });
  });

  test('in June 2025 the State still adds 10 %, from 1 July 20 %', () => {
    // 330,000 × 10 % = 33,000; 363,000 − 33,000 = 330,000.
    const june = taken('june', '2025-06-30', 330_000, claimed('2025-06'));
    const july = taken('july', '2025-07-01', 297_000, claimed('2025-07'));
    expect(judged([june, july])).toMatchObject({
      june: { outcome: 'covers', state: 33_000, payable: 330_000 },
      july: { outcome: 'covers', state: 66_000, payable: 297_000 },
    });
  });

  test('July paid ahead in June keeps the support of June', () => {
    const ahead = taken('ahead', '2025-06-30', 330_000, claimed('2025-07'));
    expect(lastJudged([ahead])).toMatchObject({ outcome: 'covers', from: month('2025-07'), state: 33_000 });
    expect(lastJudged([{ ...ahead, amount: dong(297_000) }])).toEqual({
      outcome: 'suspense',
      question: { asks: 'amount-differs', due: 330_000, paid: 297_000 },
    });
  });

  test('the group is that of the day of payment: a household struck off the poverty list in between', () => {
    const groupOn = groupsFrom('2025-12-01', 'near-poor', 'other');
    // 363,000 − 330,000 × 40 % = 231,000 in November; 363,000 − 66,000 = 297,000 in December.
    const november = taken('november', '2025-11-30', 231_000, claimed('2025-11'));
    const december = taken('december', '2025-12-01', 297_000, claimed('2025-12'));
    expect(judged([november, december], { ...payerOf(), groupOn })).toMatchObject({
      november: { outcome: 'covers', group: 'near-poor', state: 132_000 },
      december: { outcome: 'covers', group: 'other', state: 66_000 },
    });
  });

  test('a group that changes inside a paid quarter changes nothing of it', () => {
    const groupOn = groupsFrom('2025-12-01', 'near-poor', 'other');
    // 3 × 363,000 = 1,089,000; 3 × 132,000 = 396,000; 693,000 are hers.
    const quarter = taken('q', '2025-11-18', 693_000, claimed('2025-11', { method: 'quarterly' }));
    expect(lastJudged([quarter], { ...payerOf(), groupOn })).toMatchObject({ months: 3, state: 396_000 });
  });
});

describe('what others add', () => {
  const poorClaim = (told: Parameters<typeof claimed>[1]) => claimed('2025-11', { income: dong(1_500_000), ...told });
  const local = (percent: number) => ({ percent, resolution: '05/2025/NQ-HĐND' });
  const sponsor = (amount: number) => ({ sponsor: 'Hội Chữ thập đỏ', amount: dong(amount) });

  test('the province by a resolution: 10 % of 330,000', () => {
    const line = taken('a', '2025-11-18', 264_000, claimed('2025-11', { local: local(10) }));
    expect(lastJudged([line])).toMatchObject({ state: 66_000, local: 33_000, payable: 264_000, sponsor: null });
  });

  test('a sponsor: 100,000 of what is left', () => {
    const line = taken('a', '2025-11-18', 197_000, claimed('2025-11', { other: sponsor(100_000) }));
    expect(lastJudged([line])).toMatchObject({ other: 100_000, sponsor: 'Hội Chữ thập đỏ', payable: 197_000 });
  });

  test('a sponsor adds no more than is due, and what she paid is hers to have back', () => {
    const line = taken('a', '2025-11-18', 1_000, claimed('2025-11', { other: sponsor(500_000) }));
    expect(lastJudged([line])).toEqual({
      outcome: 'suspense',
      question: { asks: 'amount-differs', due: 0, paid: 1_000 },
    });
    const looked = { ...line, settlement: { how: 'correct', claim: line.claim } as const };
    // 363,000 − 66,000 = 297,000 from the sponsor, nothing from her.
    expect(lastJudged([looked])).toMatchObject({ other: 297_000, payable: 0, remainder: 1_000 });
  });

  test('the province adds no more than the State leaves: 100 % of 330,000 beside 165,000', () => {
    const claim = poorClaim({ local: local(100), other: sponsor(7_000) });
    const line = taken('a', '2025-11-18', 5_000, claim, { settlement: { how: 'correct', claim } });
    expect(lastJudged([line], payerOf({ group: 'poor' }))).toMatchObject({
      gross: 330_000,
      state: 165_000,
      local: 165_000,
      other: 0,
      payable: 0,
      remainder: 5_000,
    });
  });
});

describe('the 120 months that the State supports', () => {
  test('run out within a quarter: the last month is her own', () => {
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 118 } });
    // 3 × 363,000 = 1,089,000; 120 − 118 = 2 months × 66,000 = 132,000; 957,000 are hers.
    const quarter = taken('q', '2025-11-18', 957_000, claimed('2025-11', { method: 'quarterly' }));
    expect(lastJudged([quarter], payer)).toMatchObject({ months: 3, supportedMonths: 2, state: 132_000 });
  });

  test('run out within a year, also for what the province adds', () => {
    const payer = payerOf({ group: 'poor', earlier: { until: month('2025-10'), supported: 115 } });
    // 12 × 363,000 = 4,356,000; 5 × 165,000 = 825,000; 5 × 33,000 = 165,000; 3,366,000 are hers.
    const local = { percent: 10, resolution: '05/2025/NQ-HĐND' };
    const year = taken('y', '2025-11-18', 3_366_000, claimed('2025-11', { method: 'yearly', local }));
    expect(lastJudged([year], payer)).toMatchObject({ supportedMonths: 5, state: 825_000, local: 165_000 });
  });

  test('are counted over these books and those before them', () => {
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 116 } });
    // 116 before; three months here make 119; of the next quarter one is supported: 1,089,000 − 66,000 = 1,023,000.
    const quarter = taken('q', '2026-02-05', 1_023_000, claimed('2026-02', { method: 'quarterly' }));
    expect(lastJudged([...months(3), quarter], payer)).toMatchObject({ outcome: 'covers', supportedMonths: 1 });
  });

  test('that are used up leave the whole to her', () => {
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 120 } });
    const line = taken('a', '2025-11-18', 363_000, claimed('2025-11'));
    expect(lastJudged([line], payer)).toMatchObject({ supportedMonths: 0, state: 0, payable: 363_000 });
  });
});

describe('how she came', () => {
  const kindOf = (lines: readonly Line[], payer = payerOf()) => {
    const judgement = lastJudged(lines, payer);
    return judgement.outcome === 'covers' ? judgement.kind : judgement;
  };
  const one = (from: string, on = `${from}-05`) => taken(`line of ${from}`, on, 297_000, claimed(from));

  test('for the first time, and without a break', () => {
    expect(kindOf(months(1))).toBe('first');
    expect(kindOf(months(2))).toBe('continuing');
  });

  test('again, when a month lies between', () => {
    expect(kindOf([one('2025-11'), one('2026-01')])).toBe('re-registered');
    expect(kindOf([one('2025-11'), one('2025-12'), one('2026-02')])).toBe('re-registered');
  });

  test('going on with what was paid before these books began', () => {
    const line = [one('2025-11')];
    expect(kindOf(line, payerOf({ earlier: { until: month('2025-10'), supported: 9 } }))).toBe('continuing');
    expect(kindOf(line, payerOf({ earlier: { until: month('2025-09'), supported: 9 } }))).toBe('re-registered');
  });

  test('the month before one that is paid already goes on with it, and is no second first', () => {
    expect(kindOf([one('2025-12', '2025-11-03'), one('2025-11')])).toBe('continuing');
    expect(kindOf([one('2026-01', '2025-11-03'), one('2025-11')])).toBe('re-registered');
    const quarter = taken('q', '2025-11-04', 891_000, claimed('2025-11', { method: 'quarterly' }));
    expect(kindOf([one('2026-02', '2025-11-03'), quarter])).toBe('continuing');
  });

  test('a month in suspense is no month before', () => {
    const late = one('2025-10', '2025-11-01');
    expect(kindOf([late, one('2025-11')])).toBe('first');
  });

  test('missing months that were bought are no place in the calendar', () => {
    const lump = taken('lump', '2025-11-05', 1, claimed('2025-11', { method: 'missing-months', months: 12 }));
    const paid = { ...lump, amount: dong(amountDue(lump)) };
    expect(kindOf([paid, one('2026-06')])).toBe('re-registered');
  });
});

/** What the judgement asks for where the amount differs. */
function amountDue(line: Line): number {
  const judgement = lastJudged([line]);
  if (judgement.outcome !== 'suspense' || judgement.question.asks !== 'amount-differs') throw new Error('no amount');
  return judgement.question.due;
}

describe('each method', () => {
  test.each<readonly [Method, number, number, number]>([
    // n × 363,000 less n × 66,000.
    ['monthly', 1, 363_000, 66_000],
    ['quarterly', 3, 1_089_000, 198_000],
    ['half-yearly', 6, 2_178_000, 396_000],
    ['yearly', 12, 4_356_000, 792_000],
  ])('%s: %i months, %i, of which the State %i', (method, count, gross, state) => {
    const line = taken('a', '2025-11-18', gross - state, claimed('2025-11', { method }));
    expect(lastJudged([line])).toMatchObject({ method, months: count, gross, state, payable: gross - state });
  });

  test('two years ahead, with discount: 7,644,801 less 24 × 66,000', () => {
    // Σ 330,000 / 1.0031^(i−1) over 24 months = 7,644,801; 24 × 66,000 = 1,584,000; 6,060,801 are hers.
    const claim = claimed('2026-01', { method: 'future-years', years: 2, income: dong(1_500_000) });
    expect(lastJudged([taken('a', '2026-01-18', 6_060_801, claim)])).toMatchObject({
      outcome: 'covers',
      months: 24,
      gross: 7_644_801,
      state: 1_584_000,
      payable: 6_060_801,
    });
  });

  test('sixty missing months, with interest: 43,583,084 less 60 × 66,000', () => {
    // Σ 660,000 × 1.0031^i over 60 months = 43,583,084; 60 × 66,000 = 3,960,000; 39,623,084 are hers.
    const claim = claimed('2026-01', { method: 'missing-months', months: 60, income: dong(3_000_000) });
    expect(lastJudged([taken('a', '2026-01-18', 39_623_084, claim)])).toMatchObject({
      outcome: 'covers',
      months: 60,
      gross: 43_583_084,
      payable: 39_623_084,
    });
  });
});

describe('deadlines', () => {
  test.each<readonly [Method, string | null]>([
    ['monthly', '2025-11'],
    ['quarterly', '2026-01'],
    ['half-yearly', '2026-02'],
    ['yearly', '2026-05'],
    ['future-years', '2025-11'],
    ['missing-months', null],
  ])('%s from November 2025: %s', (method, deadline) => {
    expect(deadlineOf(method, month('2025-11'))).toBe(deadline === null ? null : month(deadline));
  });

  test.each<readonly [Method, number, string, string]>([
    ['monthly', 297_000, '2025-11-30', '2025-12-01'],
    ['quarterly', 891_000, '2026-01-31', '2026-02-01'],
    ['half-yearly', 1_782_000, '2026-02-28', '2026-03-01'],
    ['yearly', 3_564_000, '2026-05-31', '2026-06-01'],
  ])('%s: its last day covers, the day after asks', (method, amount, last, after) => {
    const claim = claimed('2025-11', { method });
    expect(lastJudged([taken('a', last, amount, claim)])).toMatchObject({ outcome: 'covers' });
    expect(lastJudged([taken('a', after, amount, claim)])).toEqual({
      outcome: 'suspense',
      question: { asks: 'after-deadline', from: month('2025-11'), deadline: month(last.slice(0, 7)) },
    });
  });

  test('missing months have none: they are bought at once', () => {
    const claim = claimed('2025-11', { method: 'missing-months', months: 12 });
    const line = taken('a', '2026-01-18', 1, claim);
    expect(lastJudged([{ ...line, amount: dong(amountDue(line)) }])).toMatchObject({ outcome: 'covers' });
  });

  test('a year ahead is taken, more is asked about', () => {
    const claim = claimed('2026-11');
    expect(lastJudged([taken('a', '2025-11-01', 297_000, claim)])).toMatchObject({ outcome: 'covers' });
    expect(lastJudged([taken('a', '2025-10-31', 297_000, claim)])).toEqual({
      outcome: 'suspense',
      question: { asks: 'too-far-ahead', from: month('2026-11'), earliest: month('2025-11') },
    });
  });
});

test('months as two texts', () => {
  expect(monthsText({ from: month('2025-07'), months: 6 })).toEqual({ from: '2025-07', until: '2025-12' });
});

test('status and group are asked for the day of the payment, not for the months', () => {
  const asked: string[] = [];
  const note = <T>(on: string, told: T): T => {
    asked.push(on);
    return told;
  };
  const payer = {
    ...payerOf(),
    statusOn: (on: string) => note(on, null),
    groupOn: (on: string) => note(on, 'other' as const),
  };
  lastJudged([taken('a', '2025-11-18', 297_000, claimed('2025-12'))], payer);
  expect(asked).toEqual(['2025-11-18', '2025-11-18']);
});
