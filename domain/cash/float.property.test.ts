import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CollectorId, ReceiptId } from '../ids/index.ts';
import { addDays } from './civil-days.ts';
import {
  floatOf,
  makeSlip,
  type CashReceipt,
  type Float,
  type HandOverId,
  type HandOverLimit,
  type HandOverSlip,
} from './float.ts';

const start = '2025-11-01' as PlainDate;
const today = addDays(start, 15);
const amounts = fc.integer({ min: 1, max: 5_000_000 }) as fc.Arbitrary<Dong>;
const limits: readonly HandOverLimit[] = [{ from: start, amountMax: 8_000_000 as Dong, daysMax: 3, source: 'ví dụ' }];

const receipts = fc.array(fc.record({ day: fc.nat({ max: 20 }), amount: amounts }), { maxLength: 15 }).map((all) =>
  all.map(({ day, amount }, index): CashReceipt => ({
    id: `r${index}` as ReceiptId,
    takenOn: addDays(start, day),
    amount,
  })),
);

/** Slips over any receipts, known or not: made on several devices, late, twice. */
const slips = fc
  .array(
    fc
      .tuple(fc.nat({ max: 20 }), fc.array(fc.tuple(fc.nat({ max: 18 }), amounts), { minLength: 1, maxLength: 4 }))
      .map(([day, lines]): HandOverSlip => {
        const [first, ...rest] = lines.map(([index, amount]) => ({ receipt: `r${index}` as ReceiptId, amount }));
        const all = [first ?? { receipt: 'r0' as ReceiptId, amount: 1 as Dong }, ...rest] as const;
        return {
          id: 'to be numbered' as HandOverId,
          collector: 'c' as CollectorId,
          handedOverOn: addDays(start, day),
          means: { kind: 'transfer', bankReference: 'FT' },
          amount: sum(all.map(({ amount }) => amount)) as Dong,
          lines: all,
        };
      }),
    { maxLength: 6 },
  )
  .map((all) => all.map((slip, index) => ({ ...slip, id: `s${index}` as HandOverId })));

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);

function floatFor(taken: readonly CashReceipt[], handedOver: readonly HandOverSlip[]): Float {
  const read = floatOf(taken, handedOver, limits, today);
  if (read.kind !== 'float') throw new Error(read.day);
  return read.float;
}

test('what is held less what is asked about is what was taken less what was handed over', () => {
  fc.assert(
    fc.property(receipts, slips, (taken, handedOver) => {
      const float = floatFor(taken, handedOver);
      const asked = sum(float.questions.map(({ amount }) => amount));
      expect(float.held - asked).toBe(
        sum(taken.map(({ amount }) => amount)) - sum(handedOver.map(({ amount }) => amount)),
      );
      expect(sum(float.receipts.map(({ left }) => left))).toBe(float.held);
    }),
    { numRuns: 2000 },
  );
});

test('the order in which receipts and slips come changes nothing', () => {
  fc.assert(
    fc.property(receipts, slips, (taken, handedOver) => {
      expect(floatFor(taken.toReversed(), handedOver.toReversed())).toEqual(floatFor(taken, handedOver));
    }),
    { numRuns: 1000 },
  );
});

test('however it is handed over in parts, every đồng of every receipt is covered once', () => {
  fc.assert(
    fc.property(receipts, fc.array(amounts, { maxLength: 10 }), (taken, parts) => {
      const made: HandOverSlip[] = [];
      for (const part of [...parts, 'all'] as const) {
        const slip = makeSlip(floatFor(taken, made), {
          id: `s${made.length}` as HandOverId,
          collector: 'c' as CollectorId,
          handedOverOn: today,
          means: { kind: 'cash-deposit', bankReference: 'PNT' },
          amount: part,
        });
        if (slip.kind === 'slip') made.push(slip.slip);
      }
      const covered = new Map<string, number>();
      for (const { receipt, amount } of made.flatMap(({ lines }) => lines))
        covered.set(receipt, (covered.get(receipt) ?? 0) + amount);
      expect([...covered].toSorted()).toEqual(taken.map(({ id, amount }) => [id, amount]).toSorted());
      expect(floatFor(taken, made)).toMatchObject({ held: 0, questions: [], overLimit: null });
    }),
    { numRuns: 1000 },
  );
});
