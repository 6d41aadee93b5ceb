import { describe, expect, test } from 'vitest';
import { monthly, runs, slopes, totals } from './tables.ts';

describe('a table is laid out', () => {
  test('from runs: three times 7, twice 9', () => {
    expect([...runs(new Uint8Array(5), [3, 7, 2, 9])]).toEqual([7, 7, 7, 9, 9]);
    expect([...runs(new Float64Array(2), [1, NaN, 1, 4])]).toEqual([NaN, 4]);
    // A length without its value is no run.
    expect([...runs(new Uint8Array(3), [1, 7, 2])]).toEqual([7, 0, 0]);
  });

  test('from slopes: 5, then up by 2 three times, then down by 1 once', () => {
    expect([...slopes(new Int32Array(5), 5, [3, 2, 1, -1])]).toEqual([5, 7, 9, 11, 10]);
    expect([...slopes(new Int32Array(1), 5, [])]).toEqual([5]);
    expect([...slopes(new Int32Array(4), 5, [1, 2, 2])]).toEqual([5, 7, 0, 0]);
  });

  test('as running totals, every row from zero', () => {
    expect([...totals(new Int32Array(8), 3, [1, 2, 3, 10, 20, 30])]).toEqual([0, 1, 3, 6, 0, 10, 30, 60]);
    expect([...totals(new Int32Array(4), 3, [])]).toEqual([0, 0, 0, 0]);
    // A last row that is not full is filled up with nothing.
    expect([...totals(new Int32Array(6), 2, [1, 2, 5])]).toEqual([0, 1, 3, 0, 5, 5]);
  });

  test('from coefficients by calendar year, in hundredths; after the last year 1', () => {
    const months = monthly([1.51, 1.005, 1.29], 40);
    expect(months).toHaveLength(40);
    expect([months[0], months[11], months[12], months[23], months[24], months[35], months[36], months[39]]).toEqual([
      151, 151, 100, 100, 129, 129, 100, 100,
    ]);
  });
});
