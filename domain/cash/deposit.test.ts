import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { expect, test } from 'vitest';
import { depositsOf, type AtDesk } from './deposit.ts';

const counted = (handOver: string, amount: number, on: string): AtDesk => ({
  handOver,
  amount: amount as Dong,
  on: on as PlainDate,
});
const of = (amount: number, on: string, atDesk: readonly AtDesk[]) =>
  depositsOf({ amount: amount as Dong, bookedOn: on as PlainDate }, atDesk);

const week = [
  counted('a', 297_000, '2025-11-17'),
  counted('b', 594_000, '2025-11-17'),
  counted('c', 891_000, '2025-11-18'),
  counted('d', 297_000, '2025-11-19'),
];

test('one hand-over of exactly the amount, or all of some days in a row', () => {
  // 297,000 + 594,000 = 891,000: the whole of the 17th, or what was counted on the 18th.
  expect(of(891_000, '2025-11-19', week)).toEqual([['c'], ['a', 'b']]);
  // 297,000 + 594,000 + 891,000 = 1,782,000.
  expect(of(1_782_000, '2025-11-19', week)).toEqual([['a', 'b', 'c']]);
  expect(of(297_000, '2025-11-20', week)).toEqual([['a'], ['d']]);
});

test('what was counted after the bank had the money cannot be it', () => {
  expect(of(297_000, '2025-11-18', week)).toEqual([['a']]);
  expect(of(297_000, '2025-11-16', week)).toEqual([]);
});

test('a part of a day, or a day left out, is nobody’s guess', () => {
  expect(of(1_485_000, '2025-11-19', week)).toEqual([]);
  // The 17th and the 19th without the 18th: 891,000 + 297,000 = 1,188,000, as are the 18th and the 19th.
  expect(of(1_188_000, '2025-11-19', week)).toEqual([['c', 'd']]);
  expect(of(1, '2025-11-19', week)).toEqual([]);
});

test('no more guesses than a person reads', () => {
  const alike = Array.from({ length: 9 }, (_, place) => counted(`n${place}`, 297_000, '2025-11-17'));
  expect(of(297_000, '2025-11-17', alike)).toHaveLength(5);
});
