import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { expect, test } from 'vitest';
import { numberRuns, type BookNumbers } from './number-runs.ts';

const today = '2025-11-30' as PlainDate;
const lease = (id: string, from: number, to: number, told: object = {}) => ({
  id,
  from,
  to,
  collector: id,
  returnedFrom: null,
  endsOn: '2025-12-31' as PlainDate,
  ...told,
});
const used = (...numbers: number[]) => numbers.map((number) => ({ number, voided: false, collector: null }));
const told = (book: Partial<BookNumbers>) =>
  numberRuns({ from: 1, to: 10, leases: [], receipts: [], ...book }, today).map(({ from, to, state, lease: held }) =>
    [from, to, state, held].filter((each) => each !== null),
  );

test('a book that nobody has touched is free from end to end', () => {
  expect(told({})).toEqual([[1, 10, 'free']]);
});

test('a number between used ones of the same hands is a gap, those after the last are in hand', () => {
  expect(told({ leases: [lease('a', 1, 6)], receipts: used(1, 2, 4) })).toEqual([
    [1, 2, 'used', 'a'],
    [3, 3, 'skipped', 'a'],
    [4, 4, 'used', 'a'],
    [5, 6, 'in-hand', 'a'],
    [7, 10, 'free'],
  ]);
});

test('numbers of another’s hands are no gap, however late their numbers are', () => {
  expect(told({ leases: [lease('a', 1, 5), lease('b', 6, 10)], receipts: used(6) })).toEqual([
    [1, 5, 'in-hand', 'a'],
    [6, 6, 'used', 'b'],
    [7, 10, 'in-hand', 'b'],
  ]);
});

test('what came back is returned; what should have come back with the end of its lease is overdue', () => {
  const ended = { endsOn: '2025-11-29' as PlainDate };
  expect(told({ leases: [lease('a', 1, 4, { returnedFrom: 3 }), lease('b', 5, 10, ended)] })).toEqual([
    [1, 2, 'in-hand', 'a'],
    [3, 4, 'returned', 'a'],
    [5, 10, 'overdue', 'b'],
  ]);
});

test('returned numbers that are leased again are in the new hands', () => {
  const leases = [lease('a', 1, 10, { returnedFrom: 4 }), lease('b', 4, 10)];
  expect(told({ leases, receipts: used(4) })).toEqual([
    [1, 3, 'in-hand', 'a'],
    [4, 4, 'used', 'b'],
    [5, 10, 'in-hand', 'b'],
  ]);
});

test('a void number is explained by its void, unless a good receipt bears it too', () => {
  const receipts = [
    { number: 1, voided: true, collector: null },
    { number: 2, voided: true, collector: null },
    { number: 2, voided: false, collector: null },
  ];
  expect(told({ to: 3, receipts })).toEqual([
    [1, 1, 'void'],
    [2, 2, 'used'],
    [3, 3, 'free'],
  ]);
});

test('a number that a collector used without having it is a stray, and makes no gap of those before it', () => {
  expect(told({ to: 5, receipts: [...used(1), { number: 4, voided: false, collector: 'b' }] })).toEqual([
    [1, 1, 'used'],
    [2, 3, 'free'],
    [4, 4, 'stray'],
    [5, 5, 'free'],
  ]);
  expect(told({ to: 3, leases: [lease('a', 1, 3)], receipts: [{ number: 3, voided: false, collector: 'b' }] })).toEqual(
    [
      [1, 2, 'in-hand', 'a'],
      [3, 3, 'stray', 'a'],
    ],
  );
});
