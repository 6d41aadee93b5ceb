import { describe, expect, test } from 'vitest';
import { account } from '../ledger/index.ts';
import { canonicalOrder, paidBackOf, takenOnOf, type Line, type PaidBack } from './line.ts';
import { claimed, day, dong, taken } from './lines.cases.ts';

const line = (id: string, told: Partial<Line> = {}): Line => taken(id, '2025-11-18', 297_000, claimed('2025-11'), told);
const order = (...lines: readonly Line[]): readonly string[] => lines.toSorted(canonicalOrder).map(({ id }) => id);

describe('the order in which lines are judged', () => {
  test('by the day, before the moment and the id', () => {
    const early = line('z', { takenOn: day('2025-11-17'), takenAt: 9 });
    expect(order(line('a', { takenAt: 1 }), early)).toEqual(['z', 'a']);
    expect(order(early, line('a', { takenAt: 1 }))).toEqual(['z', 'a']);
  });

  test('on one day by the moment, before the id', () => {
    expect(order(line('a', { takenAt: 2 }), line('b', { takenAt: 1 }))).toEqual(['b', 'a']);
  });

  test('at one moment by the id', () => {
    expect(order(line('c'), line('a'), line('b'))).toEqual(['a', 'b', 'c']);
    expect(canonicalOrder(line('a'), line('a'))).toBe(0);
  });

  test('what was sent first, in the order of sending; the rest after it', () => {
    const late = line('late', { sent: 1, takenOn: day('2025-12-01') });
    const later = line('later', { sent: 2 });
    expect(order(line('not', { takenOn: day('2025-01-01') }), later, late)).toEqual(['late', 'later', 'not']);
    expect(order(late, later, line('not'))).toEqual(['late', 'later', 'not']);
  });

  test('what was sent together is in the usual order', () => {
    const [a, b] = [line('a', { sent: 1, takenAt: 2 }), line('b', { sent: 1, takenAt: 1 })];
    expect(order(a, b)).toEqual(['b', 'a']);
    expect(order(b, a)).toEqual(['b', 'a']);
  });

  test('by the day that the office confirmed, where the clock was wrong', () => {
    const wrong = line('wrong', {
      takenOn: day('2024-11-18'),
      settlement: { how: 'confirm', takenOn: day('2025-11-19') },
    });
    expect(order(wrong, line('right'))).toEqual(['right', 'wrong']);
    expect(order(line('right'), wrong)).toEqual(['right', 'wrong']);
  });
});

test('the day of the money: as told, or as confirmed; a corrected claim does not move it', () => {
  expect(takenOnOf(line('a'))).toBe('2025-11-18');
  expect(takenOnOf(line('a', { settlement: { how: 'correct', claim: claimed('2025-12') } }))).toBe('2025-11-18');
  expect(takenOnOf(line('a', { settlement: { how: 'confirm', takenOn: day('2025-11-19') } }))).toBe('2025-11-19');
});

test('what went back is a sum', () => {
  const back = (amount: number): PaidBack => ({
    on: day('2025-11-20'),
    amount: dong(amount),
    from: account('bank', 'SAPA'),
  });
  expect(paidBackOf(line('a'))).toBe(0);
  expect(paidBackOf(line('a', { paidBack: [back(3_000), back(294_000)] }))).toBe(297_000);
});
