import { describe, expect, test } from 'vitest';
import { roundFraction, type Rounding } from './rounding.ts';
import { bug } from './assert.ts';

describe('a fraction is rounded', () => {
  test.each<[Rounding, number, number, number]>([
    ['half-up', 5, 2, 3],
    ['half-up', 7, 3, 2],
    ['half-up', 8, 3, 3],
    ['half-up', 6, 3, 2],
    ['half-up', 1, 2, 1],
    ['half-up', 499, 1000, 0],
    ['half-up', -5, 2, -2],
    ['up', 7, 3, 3],
    ['up', 6, 3, 2],
    ['up', 1, 1000, 1],
    ['down', 8, 3, 2],
    ['down', 6, 3, 2],
    ['down', 999, 1000, 0],
  ])('%s: %i/%i is %i', (direction, n, d, whole) => {
    expect(roundFraction(direction, n, d)).toBe(whole);
  });

  test('a mistake of ours stops and says so', () => {
    expect(() => bug('a month was lost')).toThrow('bug: a month was lost');
  });
});
