import { describe, expect, test } from 'vitest';
import { readAmount, readDay, readDecimal, tableProblem, type Cell } from './cells.ts';

const amount = (value: number): unknown => ({ kind: 'amount', amount: value });
const wrong = (code: string): unknown => ({ kind: 'wrong', code });

describe('amounts as banks print them', () => {
  test.each<[Cell, number]>([
    [297_000, 297_000],
    ['297000', 297_000],
    ['297.000', 297_000],
    ['297,000', 297_000],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1,234,567.00', 1_234_567],
    ['1.234.567,00', 1_234_567],
    ['1 234 567', 1_234_567],
    ['297000.00', 297_000],
    ['297000,0', 297_000],
    ['297.000 VND', 297_000],
    ['297.000đ', 297_000],
    ['+297.000', 297_000],
    ['-297.000', -297_000],
    ['297.000-', -297_000],
    ['(297.000)', -297_000],
    ['\u2212297.000', -297_000],
    ['0', 0],
    ['0,00', 0],
  ])('%j is %d', (cell, value) => {
    expect(readAmount(cell)).toEqual(amount(value));
  });

  test.each<[Cell | undefined]>([[null], [undefined], [''], [' '], ['-']])('%j is none', (cell) => {
    expect(readAmount(cell)).toEqual({ kind: 'none' });
  });

  test.each<[Cell, string]>([
    ['297.000,50', 'not-whole'],
    ['297000.5', 'not-whole'],
    [297_000.5, 'not-whole'],
    ['12,34,567', 'not-an-amount'],
    ['1.234,567,890', 'not-an-amount'],
    ['1,2.3', 'not-an-amount'],
    ['(297.000', 'not-an-amount'],
    ['-297.000-', 'not-an-amount'],
    ['hai trăm', 'not-an-amount'],
    ['USD 12', 'not-an-amount'],
    [Number.NaN, 'not-an-amount'],
    ['1.000.000.000.001', 'too-great'],
    [1e30, 'too-great'],
  ])('%j is %s', (cell, code) => {
    expect(readAmount(cell)).toEqual(wrong(code));
  });

  test('in a message nothing is grouped: there 297.000 has three decimals of nothing', () => {
    expect(readDecimal('297.000')).toEqual(amount(297));
    expect(readDecimal('297000,')).toEqual(amount(297_000));
    expect(readDecimal('297000.00')).toEqual(amount(297_000));
    expect(readDecimal('297000.01')).toEqual(wrong('not-whole'));
    expect(readDecimal('-5')).toEqual(wrong('not-an-amount'));
    expect(readDecimal('')).toEqual(wrong('not-an-amount'));
  });
});

describe('days as banks print them', () => {
  test.each<[Cell, string]>([
    ['18/11/2025', '2025-11-18'],
    ['8/1/2025', '2025-01-08'],
    ['18-11-2025 14:02:37', '2025-11-18'],
    ['14:02:37 18/11/2025', '2025-11-18'],
    ['18/11/2025\n5432 - 12345', '2025-11-18'],
    ['2025-11-18 14:02:37', '2025-11-18'],
    ['2025-11-18T14:02:37+07:00', '2025-11-18'],
    ['20251118', '2025-11-18'],
    ['20251118140237', '2025-11-18'],
    [20_251_118, '2025-11-18'],
    // A spreadsheet counts 45,979 days to 18 November 2025.
    [45_979, '2025-11-18'],
    [45_979.58, '2025-11-18'],
  ])('%j is %s', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });

  test.each<[Cell | undefined]>([
    [null],
    [undefined],
    [''],
    ['31/11/2025'],
    ['11/18/2025'],
    ['18/11/25'],
    ['2025111'],
    ['202511181'],
    [7],
    [20_251_332],
    ['Ngày giao dịch'],
  ])('%j is none', (cell) => {
    expect(readDay(cell)).toBeNull();
  });
});

describe('a table has limits', () => {
  test('of rows, columns and signs', () => {
    expect(tableProblem([['a', 1, null]])).toBeNull();
    expect(tableProblem(Array.from({ length: 20_001 }, () => []))).toMatchObject({
      code: 'too-many-rows',
      wayOut: 'divide-the-file',
    });
    expect(tableProblem([[], Array.from({ length: 61 }, () => null)])).toMatchObject({ code: 'too-long', row: 2 });
    expect(tableProblem([['a'.repeat(2001)]])).toMatchObject({
      code: 'too-long',
      row: 1,
      values: { found: 2001, most: 2000 },
    });
  });
});
