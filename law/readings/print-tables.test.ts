import { describe, expect, test } from 'vitest';
import { exact } from '../kernel/exact.ts';
import { printTable, printTotals } from './print-tables.ts';

const made = (cells: readonly number[]): string | undefined => printTable('t0', cells, 1).made[0]?.[1];

describe('a table is printed', () => {
  test('as runs of values', () => {
    expect(printTable('t0', [7, 7, 7, 9, 4], 100)).toEqual({
      name: 't0',
      d: 100,
      rows: 1,
      gaps: false,
      made: [['t0', 'runs(new Uint8Array(5), [3, 7, 1, 9, 1, 4])']],
      told: null,
    });
  });

  test('as differences where that is shorter', () => {
    expect(made([5, 7, 9, 11, 13])).toBe('slopes(new Uint8Array(5), 5, [4, 2])');
    expect(made([9, 7, 5, 3])).toBe('slopes(new Uint8Array(4), 9, [3, -2])');
    // As long: values are plainer.
    expect(made([3, 3])).toBe('runs(new Uint8Array(2), [2, 3])');
  });

  test('with its unknown cells, never as differences', () => {
    expect(made([NaN, NaN, 1, 2, 3, 4])).toBe('runs(new Float64Array(6), [2, NaN, 1, 1, 1, 2, 1, 3, 1, 4])');
  });

  test('in the smallest array that holds it', () => {
    expect(made([0, 255, 255])).toMatch('Uint8Array');
    expect(made([0, 256, 256])).toMatch('Uint16Array');
    expect(made([0, 65_535, 65_535])).toMatch('Uint16Array');
    expect(made([0, 65_536, 65_536])).toMatch('Int32Array');
    expect(made([-1, 0, 0])).toMatch('Int32Array');
    expect(made([-1, 300, 300])).toMatch('Int32Array');
    expect(made([0, 2 ** 31 - 1, 0])).toMatch('Int32Array');
    expect(made([0, 2 ** 31, 0])).toMatch('Float64Array');
    expect(made([-(2 ** 31), 0, 0])).toMatch('Int32Array');
    expect(made([-(2 ** 31) - 1, 0, 0])).toMatch('Float64Array');
    expect(made([0.5, 1, 1])).toMatch('Float64Array');
  });
});

describe('running totals are printed', () => {
  test('a row for each key, over one denominator: 1/2 and 1/3 are 3/6 and 2/6', () => {
    const rows = [
      [exact(1, 2), exact(1, 3)],
      [exact(1), exact(1)],
    ];
    expect(printTotals('t1', rows, { first: 10, last: 11 }, null)).toEqual({
      name: 't1',
      d: 6,
      rows: 2,
      gaps: false,
      told: null,
      made: [['t1', 'totals(new Int32Array(6), 2, runs(new Float64Array(4), [1, 3, 1, 2, 2, 6]))']],
    });
  });

  test('a row of which nothing is known is marked', () => {
    const rows = [
      [null, null],
      [null, exact(5)],
    ];
    expect(printTotals('t1', rows, { first: 10, last: 11 }, null)).toMatchObject({
      gaps: true,
      made: [
        ['t1', 'totals(new Int32Array(6), 2, runs(new Float64Array(4), [3, 0, 1, 5]))'],
        ['t1_known', 'runs(new Float64Array(2), [1, NaN, 1, 1])'],
      ],
    });
  });

  test('totals of a row that pass 2^31 are doubles; rows are not added to one another', () => {
    const row = (n: number) => [exact(n), exact(n)];
    const cells = (rows: readonly (readonly ReturnType<typeof exact>[])[]): string | undefined =>
      printTotals('t1', rows, { first: 0, last: 1 }, null).made[0]?.[1];
    expect(cells([row(2 ** 30)])).toMatch('totals(new Float64Array(3)');
    expect(cells([[exact(2 ** 30), exact(2 ** 30 - 1)]])).toMatch('totals(new Int32Array(3)');
    expect(cells([row(2 ** 29), row(2 ** 29), row(2 ** 29)])).toMatch('totals(new Int32Array(9)');
    expect(cells([row(1), row(2 ** 30)])).toMatch('totals(new Float64Array(6)');
    expect(cells([row(2 ** 30), row(1)])).toMatch('totals(new Float64Array(6)');
  });

  test('of a series that is told when tables are made, in hundredths', () => {
    expect(printTotals('t1', [], { first: 0, last: 23 }, 'coefficient')).toEqual({
      name: 't1',
      d: 100,
      rows: 1,
      gaps: false,
      told: 'coefficient',
      made: [['t1', 'totals(new Int32Array(25), 24, monthly(coefficient, 24))']],
    });
  });
});
