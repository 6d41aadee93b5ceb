import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CollectorId, ReceiptId } from '../ids/index.ts';
import {
  floatOf,
  handOverLimitSchema,
  handOverMeansSchema,
  limitOn,
  makeSlip,
  type CashReceipt,
  type Float,
  type HandOver,
  type HandOverId,
  type HandOverLimit,
  type HandOverSlip,
} from './float.ts';

const nov = (day: number): PlainDate => `2025-11-${String(day).padStart(2, '0')}` as PlainDate;
const taken = (id: string, day: number, amount: number): CashReceipt => ({
  id: id as ReceiptId,
  takenOn: nov(day),
  amount: amount as Dong,
});

/**
 * Three days and five million; from 20 November one day and one million. Invented, as what an institution may order.
 */
const limits: readonly HandOverLimit[] = [
  { from: nov(20), amountMax: 1_000_000 as Dong, daysMax: 1, source: 'Công văn ví dụ 2' },
  { from: nov(1), amountMax: 5_000_000 as Dong, daysMax: 3, source: 'Công văn ví dụ 1' },
];

const receipts = [taken('b', 4, 594_000), taken('a', 3, 297_000), taken('c', 4, 330_000)];

function floatOn(today: PlainDate, slips: readonly HandOverSlip[] = [], all: readonly CashReceipt[] = receipts): Float {
  const read = floatOf(all, slips, limits, today);
  if (read.kind !== 'float') throw new Error(read.day);
  return read.float;
}

function slipOf(float: Float, amount: number | 'all', day = 5): HandOverSlip {
  const made = makeSlip(float, handOver(amount, day));
  if (made.kind !== 'slip') throw new Error(made.problem.code);
  return made.slip;
}

const handOver = (amount: number | 'all', day = 5): HandOver => ({
  id: `slip-${amount}-${day}` as HandOverId,
  collector: 'collector-1' as CollectorId,
  handedOverOn: nov(day),
  means: { kind: 'cash-deposit', bankReference: 'PNT-0042' },
  amount: amount as Dong | 'all',
});

describe('what a collector holds', () => {
  test('297,000 + 594,000 + 330,000 = 1,221,000, the oldest from the 3rd, which has time until the 6th', () => {
    expect(floatOn(nov(5))).toEqual({
      held: 1_221_000,
      since: nov(3),
      deadline: nov(6),
      overdue: 0,
      overLimit: null,
      receipts: [
        { receipt: 'a', takenOn: nov(3), left: 297_000, deadline: nov(6), isOverdue: false },
        { receipt: 'b', takenOn: nov(4), left: 594_000, deadline: nov(7), isOverdue: false },
        { receipt: 'c', takenOn: nov(4), left: 330_000, deadline: nov(7), isOverdue: false },
      ],
      questions: [],
    });
  });

  test('on its last day cash is not overdue, the day after it is', () => {
    expect(floatOn(nov(6)).overdue).toBe(0);
    expect(floatOn(nov(7)).overdue).toBe(297_000);
    expect(floatOn(nov(8)).overdue).toBe(1_221_000);
  });

  test('nothing', () => {
    expect(floatOn(nov(5), [], [])).toEqual({
      held: 0,
      since: null,
      deadline: null,
      overdue: 0,
      overLimit: null,
      receipts: [],
      questions: [],
    });
  });

  test('a receipt that is told twice counts once', () => {
    expect(floatOn(nov(5), [], [...receipts, ...receipts]).held).toBe(1_221_000);
  });
});

describe('the limits are data, each from its day on', () => {
  test('that of a day is the newest that has begun', () => {
    expect(limitOn(limits, nov(19))?.daysMax).toBe(3);
    expect(limitOn(limits, nov(20))?.daysMax).toBe(1);
    expect(limitOn(limits, '2025-10-31' as PlainDate)).toBeNull();
  });

  test('a receipt keeps the time that it was taken with; the amount is that of today', () => {
    const all = [taken('a', 19, 800_000), taken('b', 20, 300_000)];
    expect(floatOn(nov(21), [], all)).toMatchObject({
      held: 1_100_000,
      receipts: [{ deadline: nov(22) }, { deadline: nov(21) }],
      // Above the million since the second receipt, by 100,000.
      overLimit: { by: 100_000, since: nov(20) },
      deadline: nov(20),
      overdue: 0,
    });
  });

  test('above the limit counts from the day since which it was never below', () => {
    const before = [taken('a', 3, 4_000_000), taken('b', 4, 2_000_000)];
    const slip = slipOf(floatOn(nov(5), [], before), 4_000_000);
    const all = [...before, taken('c', 6, 3_000_001)];
    // 4 and 6 million; 2 million on the 5th; 5,000,001 on the 6th.
    expect(floatOn(nov(7), [slip], all).overLimit).toEqual({ by: 1, since: nov(6) });
  });

  test('where none is known, none is made up', () => {
    const early = '2025-10-31' as PlainDate;
    expect(floatOf([], [], limits, early)).toEqual({ kind: 'no-limit', day: early });
    const old = [{ ...taken('a', 3, 1), takenOn: early }];
    expect(floatOf(old, [], limits, nov(5))).toEqual({ kind: 'no-limit', day: early });
  });
});

describe('a hand-over', () => {
  test('of all covers every receipt, and leaves nothing', () => {
    const slip = slipOf(floatOn(nov(5)), 'all');
    expect(slip).toEqual({
      id: 'slip-all-5',
      collector: 'collector-1',
      handedOverOn: nov(5),
      means: { kind: 'cash-deposit', bankReference: 'PNT-0042' },
      amount: 1_221_000,
      lines: [
        { receipt: 'a', amount: 297_000 },
        { receipt: 'b', amount: 594_000 },
        { receipt: 'c', amount: 330_000 },
      ],
    });
    // Told twice, it is one slip.
    expect(floatOn(nov(9), [slip, slip])).toMatchObject({
      held: 0,
      since: null,
      deadline: null,
      receipts: [],
      questions: [],
    });
  });

  test('of a part covers the oldest first: 500,000 = 297,000 + 203,000, and 594,000 − 203,000 = 391,000 are left', () => {
    const slip = slipOf(floatOn(nov(5)), 500_000);
    expect(slip.lines).toEqual([
      { receipt: 'a', amount: 297_000 },
      { receipt: 'b', amount: 203_000 },
    ]);
    const rest = floatOn(nov(5), [slip]);
    expect(rest).toMatchObject({
      held: 721_000,
      since: nov(4),
      deadline: nov(7),
      receipts: [{ receipt: 'b', left: 391_000 }, { receipt: 'c' }],
    });
    expect(floatOn(nov(5), [slip, slipOf(rest, 'all')]).held).toBe(0);
  });

  test.each([
    [0, { code: 'amount', found: 0 }],
    [-5, { code: 'amount', found: -5 }],
    [0.5, { code: 'amount', found: 0.5 }],
    [1_221_001, { code: 'more-than-held', found: 1_221_001, held: 1_221_000 }],
  ])('of %d đồng is refused', (amount, problem) => {
    expect(makeSlip(floatOn(nov(5)), handOver(amount))).toEqual({ kind: 'refused', problem });
  });

  test('of nothing at all is refused, and of more receipts than a slip has lines', () => {
    expect(makeSlip(floatOn(nov(5), [], []), handOver('all'))).toMatchObject({ problem: { code: 'amount', found: 0 } });
    const many = Array.from({ length: 2001 }, (_, index) => taken(String(index), 3, 1));
    expect(makeSlip(floatOn(nov(5), [], many), handOver('all'))).toMatchObject({
      problem: { code: 'too-many-receipts', found: 2001, most: 2000 },
    });
  });
});

describe('what does not fit together is asked about', () => {
  test('a slip that came before its receipt', () => {
    const slip = slipOf(floatOn(nov(5)), 500_000);
    const late = floatOn(nov(5), [slip], receipts.slice(1));
    expect(late).toMatchObject({
      held: 330_000,
      questions: [{ code: 'receipt-unknown', receipt: 'b', amount: 203_000 }],
    });
  });

  test('two slips over one receipt', () => {
    const float = floatOn(nov(5));
    const both = [slipOf(float, 297_000), slipOf(float, 300_000)];
    expect(floatOn(nov(5), both)).toMatchObject({
      held: 921_000,
      questions: [{ code: 'covered-twice', receipt: 'a', amount: 297_000 }],
    });
  });
});

describe('what comes from outside has a shape', () => {
  test('the means of a hand-over, with the number of the bank', () => {
    expect(handOverMeansSchema.parse({ kind: 'transfer', bankReference: ' FT 1 ' })).toEqual({
      kind: 'transfer',
      bankReference: 'FT 1',
    });
    for (const wrong of [
      { kind: 'transfer' },
      { kind: 'transfer', bankReference: ' ' },
      { kind: 'gold', bankReference: '1' },
    ])
      expect(handOverMeansSchema.safeParse(wrong).success).toBe(false);
  });

  test('a limit', () => {
    const [limit] = limits;
    expect(handOverLimitSchema.parse(limit)).toEqual(limit);
    for (const wrong of [{ daysMax: -1 }, { daysMax: 367 }, { amountMax: 0 }, { from: '2025-02-30' }, { source: '' }])
      expect(handOverLimitSchema.safeParse({ ...limit, ...wrong }).success).toBe(false);
  });
});
