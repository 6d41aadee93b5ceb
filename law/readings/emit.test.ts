import { describe, expect, test } from 'vitest';
import {
  asNumber,
  brackets,
  compare,
  counted,
  offset,
  product,
  quotient,
  round,
  scaled,
  sumOf,
  times,
  truth,
  whole,
  type Emitted,
} from './emit.ts';

const over = (n: string, d: number | string, real = false): Emitted => ({ n, d, real });

describe('arithmetic in the emitted program', () => {
  test.each<[string, Emitted, Emitted]>([
    ['a/4 + b/4', sumOf(over('a', 4), over('b', 4), '+'), over('(a + b)', 4)],
    ['a/e − b/e', sumOf(over('a', 'e'), over('b', 'e'), '-'), over('(a - b)', 'e')],
    ['a/4 + b/6 over 12', sumOf(over('a', 4), over('b', 6), '+'), over('(a * 3 + b * 2)', 12)],
    ['a/2 + 5 over 2: the 5 is counted at once', sumOf(over('a', 2), whole('5'), '+'), over('(a + 10)', 2)],
    ['a/e + b', sumOf(over('a', 'e'), whole('b'), '+'), over('(a + b * e)', 'e')],
    ['a − b/e', sumOf(whole('a'), over('b', 'e'), '-'), over('(a * e - b)', 'e')],
    ['a/e + b/f', sumOf(over('a', 'e'), over('b', 'f'), '+'), over('(a * f + b * e)', 'e * f')],
    ['a double stays one', sumOf(over('a', 1, true), whole('b'), '+'), over('(a + b)', 1, true)],
    ['from either side', sumOf(whole('a'), over('b', 3, true), '+'), over('(a * 3 + b)', 3, true)],
    ['beside a fraction of the case', sumOf(over('a', 'e'), over('b', 1, true), '+'), over('(a + b * e)', 'e', true)],
    ['a × b', product(whole('a'), whole('b')), whole('a * b')],
    ['a/2 × b/3 over 6', product(over('a', 2), over('b', 3)), over('a * b', 6)],
    ['a/e × b/3', product(over('a', 'e'), over('b', 3)), over('a * b', 'e * 3')],
    ['a/2 × b/f', product(over('a', 2), over('b', 'f')), over('a * b', '2 * f')],
    ['one times a', product(whole('1'), whole('a')), whole('a')],
    ['a times one', product(whole('a'), over('1', 2)), over('a', 2)],
    ['a product with a double', product(whole('a'), over('b', 1, true)), over('a * b', 1, true)],
    ['a double first', product(over('a', 1, true), whole('b')), over('a * b', 1, true)],
  ])('%s', (_, found, emitted) => {
    expect(found).toEqual(emitted);
  });

  test('fractions are compared crosswise, and directly over the same denominator', () => {
    expect(compare(over('a', 4), over('b', 4), '<')).toEqual(truth('(a < b)'));
    expect(compare(over('a', 2), over('b', 'e'), '<=')).toEqual(truth('(a * e <= b * 2)'));
    expect(compare(whole('a'), over('b', 3), '===')).toEqual(truth('(a * 3 === b)'));
  });

  test('truth is counted as 1 and 0, numbers as they are', () => {
    expect(counted(truth('a < b'))).toEqual(whole('(a < b ? 1 : 0)'));
    expect(counted(whole('a'))).toEqual(whole('a'));
    expect(truth('a')).toEqual({ n: 'a', d: 1, real: false, truth: true });
  });

  test('rounds as the evaluation does', () => {
    expect(round('half-up', whole('a'))).toEqual(whole('a'));
    expect(round('up', over('a', 3))).toEqual(whole('Math.ceil(a / 3)'));
    expect(round('down', over('a', 'e'))).toEqual(whole('Math.floor(a / e)'));
    expect(round('half-up', over('a', 3))).toEqual(whole('Math.floor((2 * a + 3) / 6)'));
    expect(round('half-up', over('a', 'e'))).toEqual(whole('Math.floor((2 * a + e) / (2 * e))'));
    expect(round('up', over('a', 1, true))).toEqual(whole('Math.ceil(a / 1)'));
  });

  test('denominators as factors', () => {
    expect(times('a', 1)).toBe('a');
    expect(times('a + b', 1)).toBe('a + b');
    expect(times('1', 4)).toBe('4');
    expect(times('1', 'e')).toBe('1 * e');
    expect(times('a + b', 4)).toBe('(a + b) * 4');
    expect(times('a', 4, true)).toBe('(4 * a)');
    expect(times('a', 'e', true)).toBe('a * e');
  });

  test('whole factors', () => {
    expect(scaled('a', 1)).toBe('a');
    expect(scaled('a', 3)).toBe('a * 3');
    expect(scaled('5', 3)).toBe('15');
    expect(scaled('-5', 3)).toBe('-15');
    expect(scaled('v5', 3)).toBe('v5 * 3');
    expect(scaled('5v', 3)).toBe('5v * 3');
    expect(scaled('12', 10)).toBe('120');
  });

  test('brackets stand around more than a name', () => {
    expect(['a', 'in_a[i]', 'x.y', '$1', '(a + b)'].map(brackets)).toEqual(['a', 'in_a[i]', 'x.y', '$1', '(a + b)']);
    expect(['a + b', '(a) * (b)', 'f(a)', '-a', '(a + b) * c', 'a * (b + c)'].map(brackets)).toEqual([
      '(a + b)',
      '((a) * (b))',
      '(f(a))',
      '(-a)',
      '((a + b) * c)',
      '(a * (b + c))',
    ]);
  });

  test('quotients; by a power of two as a product', () => {
    expect(quotient('a', 1)).toBe('a');
    expect(quotient('a + b', 4)).toBe('(a + b) * 0.25');
    expect(quotient('a', 100)).toBe('a / 100');
    expect(quotient('a + b', 'e * f')).toBe('(a + b) / (e * f)');
    expect(asNumber(whole('a + b'))).toBe('a + b');
    expect(asNumber(over('a + b', 100))).toBe('(a + b) / 100');
  });

  test('an index counted from its least value', () => {
    expect(offset('m', 0)).toBe('m');
    expect(offset('m', 24_000)).toBe('m - 24000');
  });
});
