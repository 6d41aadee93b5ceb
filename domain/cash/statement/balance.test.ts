import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { AccountNumber, BankBin } from '../bank.ts';
import { putInOrder, type Entry } from './balance.ts';
import { makeLine } from './line.ts';

const source = { bank: '970405' as BankBin, account: '8800205000017' as AccountNumber };

/** Entries told as day of November, amount with its sign, balance after. */
function entries(...told: readonly (readonly [number, number, number | null])[]): readonly Entry[] {
  return told.map(([day, signed, balance], index) => ({
    row: index + 5,
    line: makeLine(source, {
      bookedOn: `2025-11-${String(day).padStart(2, '0')}` as PlainDate,
      direction: signed > 0 ? 'in' : 'out',
      amount: Math.abs(signed) as Dong,
      balanceAfter: balance as Dong | null,
      narrative: '',
    }),
  }));
}

/** What came out: the amounts in order with opening and closing, or the code, row and values of the problem. */
function outcome(told: readonly Entry[], opening: number | null = null, closing: number | null = null): unknown {
  const ordered = putInOrder(told, opening as Dong | null, closing as Dong | null);
  if (ordered.kind === 'problem') {
    const { code, row, field, values } = ordered.problem;
    return [code, row, field, values];
  }
  return [ordered.opening, ...ordered.lines.map(({ amount }) => amount), ordered.closing];
}

describe('the order in which the bank booked', () => {
  test('is that of the file where the balances grow out of each other: 100 + 10 = 110, 110 − 30 = 80', () => {
    expect(outcome(entries([3, 10, 110], [3, -30, 80]))).toEqual([100, 10, 30, 80]);
  });

  test('is turned round where the newest stands first', () => {
    expect(outcome(entries([3, -30, 80], [3, 10, 110]))).toEqual([100, 10, 30, 80]);
    expect(outcome(entries([4, -30, null], [3, 10, null]))).toEqual([null, 10, 30, null]);
  });

  test('follows the days where the balances fit both ways: 110 − 10 = 100 and 100 + 10 = 110', () => {
    expect(outcome(entries([4, 10, 110], [3, -10, 100]))).toEqual([110, 10, 10, 110]);
  });

  test('is kept where nothing tells', () => {
    expect(outcome(entries([3, 10, null], [3, -30, null]))).toEqual([null, 10, 30, null]);
    expect(outcome([], 5, 5)).toEqual([5, 5]);
    expect(outcome([])).toEqual([null, null]);
  });
});

describe('the sums of a statement', () => {
  test('closing is opening and credits less debits: 100 + 10 − 30 = 80', () => {
    expect(outcome(entries([3, 10, null], [3, -30, null]), 100, 80)).toEqual([100, 10, 30, 80]);
    expect(outcome(entries([3, 10, null], [3, -30, null]), 100, 81)).toEqual([
      'totals-differ',
      null,
      'closing',
      { found: 81, expected: 80 },
    ]);
  });

  test('a balance that does not follow is told with its row', () => {
    expect(outcome(entries([3, 10, 110], [3, -30, 81], [3, 5, 86]))).toEqual([
      'balance-breaks',
      6,
      'balanceAfter',
      { found: 81, expected: 80 },
    ]);
  });

  test('a shuffled day is let pass where opening and closing prove that nothing is missing', () => {
    expect(outcome(entries([3, 10, 110], [3, 5, 85], [3, -30, 80]), 100, 85)).toEqual([100, 10, 5, 30, 85]);
  });

  test('rows that are missing at the beginning or the end are seen', () => {
    expect(outcome(entries([3, 10, 110]), 90)).toEqual(['balance-breaks', 5, 'opening', { found: 100, expected: 90 }]);
    expect(outcome(entries([3, 10, 110]), null, 120)).toEqual([
      'balance-breaks',
      5,
      'closing',
      { found: 120, expected: 110 },
    ]);
  });
});
