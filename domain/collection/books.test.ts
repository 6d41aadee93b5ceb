import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { ProvinceCode } from '../ids/index.ts';
import { account, accountText, balances, type Posting } from '../ledger/index.ts';
import { postingsOf } from './books.ts';
import type { Judgement } from './judge.ts';
import {
  cardFrom,
  claimed,
  collector,
  coveredBy,
  day,
  dong,
  lastJudged,
  mai,
  month,
  payerOf,
  taken,
} from './lines.cases.ts';
import type { Line, PaidBack } from './line.ts';
import { refundOf } from './refund.ts';

const province = '10' as ProvinceCode;
const my = account('float', collector);
const bank = account('bank', 'SAPA');

/** Postings as one reads them: "float/my ← fund/mai 297000 2025-11-18". */
const written = (postings: readonly Posting[]): readonly string[] =>
  postings.map(({ debit, credit, amount, on }) => `${accountText(debit)} ← ${accountText(credit)} ${amount} ${on}`);
const told = (line: Line, judgement: Judgement = lastJudged([line])) => written(postingsOf(line, judgement, province));
const backOn = (on: string, amount: number, from: PaidBack['from'] = my): PaidBack => ({
  on: on as PlainDate,
  amount: dong(amount),
  from,
});

const november = taken('a', '2025-11-18', 297_000, claimed('2025-11'));

describe('what covers months', () => {
  test('her 297,000 and the State’s 66,000 are her fund', () => {
    expect(told(november)).toEqual(['float/my ← fund/mai 297000 2025-11-18', 'state/10 ← fund/mai 66000 2025-11-18']);
  });

  test('at a desk the money lies in the bank', () => {
    expect(told({ ...november, cash: bank })[0]).toBe('bank/SAPA ← fund/mai 297000 2025-11-18');
  });

  test('the province and a sponsor owe their parts', () => {
    const claim = claimed('2025-11', {
      local: { percent: 10, resolution: '05/2025/NQ-HĐND' },
      other: { sponsor: 'Hội Chữ thập đỏ', amount: dong(100_000) },
    });
    // 363,000 = 164,000 + 66,000 + 33,000 + 100,000.
    expect(told(taken('a', '2025-11-18', 164_000, claim))).toEqual([
      'float/my ← fund/mai 164000 2025-11-18',
      'state/10 ← fund/mai 66000 2025-11-18',
      'local/10 ← fund/mai 33000 2025-11-18',
      'sponsor/Hội Chữ thập đỏ ← fund/mai 100000 2025-11-18',
    ]);
  });

  test('a health card has a fund of its own', () => {
    expect(told(taken('h', '2025-11-18', 1_263_600, cardFrom('2025-12')))).toEqual([
      'float/my ← health/mai 1263600 2025-11-18',
    ]);
  });

  test('above what is due, 3,000 wait in suspense, and go back from the bank', () => {
    const more = { ...november, amount: dong(300_000), settlement: { how: 'correct', claim: november.claim } as const };
    const hers = ['float/my ← fund/mai 297000 2025-11-18', 'float/my ← suspense/a 3000 2025-11-18'];
    expect(told(more)).toEqual([...hers, 'state/10 ← fund/mai 66000 2025-11-18']);
    expect(told({ ...more, paidBack: [backOn('2025-11-20', 3_000, bank)] })).toEqual([
      ...hers,
      'state/10 ← fund/mai 66000 2025-11-18',
      'suspense/a ← bank/SAPA 3000 2025-11-20',
    ]);
  });

  test('a clock that was wrong: on the day that the office confirmed', () => {
    const wrong = taken('w', '2024-11-18', 297_000, claimed('2025-11'), {
      settlement: { how: 'confirm', takenOn: day('2025-11-18') },
    });
    expect(told(wrong)[0]).toBe('float/my ← fund/mai 297000 2025-11-18');
  });
});

describe('what covers nothing', () => {
  const unknown = { ...november };
  const suspense: Judgement = { outcome: 'suspense', question: { asks: 'person-unknown' } };

  test('is owed until its question is answered', () => {
    expect(told(unknown, suspense)).toEqual(['float/my ← suspense/a 297000 2025-11-18']);
  });

  test('goes back from the same hands: nothing is left', () => {
    const back = { ...unknown, paidBack: [backOn('2025-11-20', 297_000)] };
    expect(told(back)).toEqual(['float/my ← suspense/a 297000 2025-11-18', 'suspense/a ← float/my 297000 2025-11-20']);
    const left = balances(postingsOf(back, lastJudged([back]), province));
    expect(left.map(({ balance }) => balance)).toEqual([0, 0]);
  });

  test('goes back in two parts, from two places', () => {
    const back = { ...unknown, paidBack: [backOn('2025-11-20', 97_000), backOn('2025-11-21', 200_000, bank)] };
    expect(told(back, suspense).slice(1)).toEqual([
      'suspense/a ← float/my 97000 2025-11-20',
      'suspense/a ← bank/SAPA 200000 2025-11-21',
    ]);
  });

  test('a void leaves nothing', () => {
    expect(told({ ...november, voided: true })).toEqual([]);
  });

  test('a void after 97,000 had gone back from the bank: only the rest was given back with it', () => {
    const back = { ...november, voided: true, paidBack: [backOn('2025-11-20', 97_000, bank)] };
    // 97,000 stay in the collector's hands and are missing in the bank.
    expect(told(back)).toEqual(['float/my ← suspense/a 97000 2025-11-18', 'suspense/a ← bank/SAPA 97000 2025-11-20']);
  });
});

describe('what is given back of a period', () => {
  // A year: 4,356,000 − 792,000 − 396,000 − 600,000 = 2,568,000; the example of refund.test.ts.
  const claim = claimed('2025-11', {
    method: 'yearly',
    local: { percent: 10, resolution: '05/2025/NQ-HĐND' },
    other: { sponsor: 'Hội Chữ thập đỏ', amount: dong(600_000) },
  });
  const year = taken('y', '2025-11-18', 2_568_000, claim);

  test('is owed to her and to those who had added, out of her fund', () => {
    const refund = refundOf(coveredBy(year), year.takenOn, {
      on: day('2026-02-10'),
      reason: 'compulsory',
      from: month('2026-06'),
    });
    if ('why' in refund) throw new Error(refund.why);
    const postings = postingsOf({ ...year, refund }, coveredBy(year), province);
    expect(written(postings).slice(4)).toEqual([
      'fund/mai ← repay/mai 1070000 2026-02-10',
      'fund/mai ← state/10 330000 2026-02-10',
      'fund/mai ← local/10 165000 2026-02-10',
      'fund/mai ← sponsor/Hội Chữ thập đỏ 250000 2026-02-10',
    ]);
    // Seven months of 363,000 stay in her fund.
    const fund = balances(postings).find(({ account: { kind, owner } }) => kind === 'fund' && String(owner) === mai);
    expect(fund?.balance).toBe(7 * 363_000);
  });

  test('stays given back where the line covers nothing any more: the rest is in suspense, and a void gives only that', () => {
    const plain = taken('q', '2025-11-18', 891_000, claimed('2025-11', { method: 'quarterly' }));
    const refund = refundOf(coveredBy(plain), plain.takenOn, {
      on: day('2026-01-10'),
      reason: 'death',
      from: month('2026-01'),
    });
    if ('why' in refund) throw new Error(refund.why);
    const asks = { outcome: 'suspense', question: { asks: 'person-unknown' } } as const;
    // 891,000 taken, 297,000 refunded: 594,000 wait.
    expect(written(postingsOf({ ...plain, refund }, asks, province))).toEqual([
      'float/my ← suspense/q 891000 2025-11-18',
      'suspense/q ← repay/mai 297000 2026-01-10',
    ]);
    expect(written(postingsOf({ ...plain, refund, voided: true }, { outcome: 'voided' }, province))).toEqual([
      'float/my ← suspense/q 297000 2025-11-18',
      'suspense/q ← repay/mai 297000 2026-01-10',
    ]);
  });

  test('without a sponsor there is nothing to give to one', () => {
    const plain = taken('q', '2025-11-18', 891_000, claimed('2025-11', { method: 'quarterly' }));
    const refund = refundOf(coveredBy(plain), plain.takenOn, {
      on: day('2026-01-10'),
      reason: 'death',
      from: month('2026-01'),
    });
    if ('why' in refund) throw new Error(refund.why);
    expect(told({ ...plain, refund }).slice(2)).toEqual([
      'fund/mai ← repay/mai 297000 2026-01-10',
      'fund/mai ← state/10 66000 2026-01-10',
    ]);
  });
});

test('a person of the group none has no claim on the State', () => {
  const line = taken('a', '2025-11-18', 363_000, claimed('2025-11'));
  expect(told(line, lastJudged([line], payerOf({ group: 'none' })))).toEqual(['float/my ← fund/mai 363000 2025-11-18']);
});
