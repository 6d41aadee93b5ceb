import { describe, expect, test } from 'vitest';
import {
  dayOfSerial,
  readBirth,
  readDay,
  readDong,
  readIdentity,
  readMonth,
  readMonthCount,
  readName,
  readPercent,
  readSocialNumber,
  readText,
  type SheetCell,
} from './cells.ts';
import type { CellRead } from './problem.ts';

/** The value, or the code of what is wrong; "value?" where somebody has to look. */
const told = (read: CellRead<unknown>): unknown => {
  const value =
    typeof read.value === 'object' && read.value !== null ? Object.values(read.value).join(' ') : read.value;
  if (read.trouble === null) return value;
  return read.trouble.weight === 'asks' ? `${String(value)}? ${read.trouble.code}` : read.trouble.code;
};

describe('names', () => {
  test.each<[SheetCell, unknown]>([
    ['  Giàng  A\u00a0Páo ', 'Giàng A Páo'],
    ['Giàng A Páo'.normalize('NFD'), 'Giàng A Páo'],
    ['GIÀNG A PÁO', 'Giàng A Páo'],
    ['H’ƠNG', 'H’ơng'],
    ['Đặng Thị Ẵm', 'Đặng Thị Ẵm'],
    ['NguyÔn V¨n A', 'name-in-old-letters'],
    ['Giàng A 2', 'name-has-digits'],
    [1980, 'name-has-digits'],
    ['...', 'name-has-digits'],
    ['', 'missing'],
    [null, 'missing'],
    ['a'.repeat(201), 'too-long'],
  ])('%j is %j', (cell, value) => {
    expect(told(readName(cell))).toBe(value);
  });

  test('a text may be empty, not endless', () => {
    expect(told(readText(' '))).toBe(null);
    expect(told(readText('a'.repeat(201)))).toBe('too-long');
  });
});

describe('numbers of persons stay text', () => {
  test.each<[SheetCell, unknown]>([
    ['1520001234', 'social 1520001234'],
    ['0120001234', 'social 0120001234'],
    [1_520_001_234, 'social 1520001234'],
    ['15 2000 1234', 'social 1520001234'],
    // A sheet took the number for an amount, and its nought away.
    [120_001_234, 'social 0120001234? leading-zeros-lost'],
    ['120001234', 'social 0120001234? leading-zeros-lost'],
    ['010090001234', 'identity 010090001234'],
    ['12345', 'number-not-10-digits'],
    ['15200012345', 'number-not-10-digits'],
    ['152000123X', 'number-not-10-digits'],
    ['1.01E+11', 'digits-lost'],
    ['', null],
  ])('the social insurance number %j is %j', (cell, value) => {
    expect(told(readSocialNumber(cell))).toBe(value);
  });

  test.each<[SheetCell, unknown]>([
    ['010090001234', '010090001234'],
    [10_090_001_234, '010090001234? leading-zeros-lost'],
    // 001… loses two.
    [1_090_001_234, '001090001234? leading-zeros-lost'],
    ['063012345', '063012345? old-identity-card'],
    ['c1234567', 'C1234567'],
    ['1.00900012E+10', 'digits-lost'],
    ['0100900012345', 'identity-not-12-digits'],
    ['01009', 'identity-not-12-digits'],
    [null, null],
  ])('the personal number %j is %j', (cell, value) => {
    expect(told(readIdentity(cell))).toBe(value);
  });
});

describe('days and months as people type them', () => {
  test.each<[SheetCell, unknown]>([
    ['18/11/2025', '2025-11-18'],
    ['8/1/2025', '2025-01-08'],
    ['18-11-2025', '2025-11-18'],
    ['18.11.2025', '2025-11-18'],
    ['18112025', '2025-11-18'],
    ['2025-11-18', '2025-11-18'],
    ['2025-11-18T00:00:00Z', '2025-11-18'],
    [45_979, '2025-11-18'],
    ['45979', '2025-11-18'],
    [45_979.75, '2025-11-18'],
    // Month first is not a day of ours.
    ['11/18/2025', 'no-such-day'],
    ['30/02/2025', 'no-such-day'],
    ['18/11/25', 'year-of-two-digits'],
    ['hôm qua', 'no-such-day'],
    [99_999, 'no-such-day'],
    [null, null],
  ])('the day %j is %j', (cell, value) => {
    expect(told(readDay(cell))).toBe(value);
  });

  test.each([
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [36_585, '2000-02-29'],
    [45_979, '2025-11-18'],
    [73_415, '2100-12-31'],
    [60, null],
    [73_416, null],
  ])('serial number %d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
  });

  test.each<[SheetCell, unknown]>([
    ['03/02/1990', '1990-02-03'],
    [1985, '1985'],
    ['1985', '1985'],
    ['00/00/1985', '1985'],
    ['0/0/1985', '1985'],
    [32_907, '1990-02-03'],
    [1850, 'no-such-day'],
    ['', null],
  ])('the birth %j is %j', (cell, value) => {
    expect(told(readBirth(cell))).toBe(value);
  });

  test.each<[SheetCell, unknown]>([
    ['11/2025', '2025-11'],
    ['7/2025', '2025-07'],
    ['T7/2025', '2025-07'],
    ['Tháng 7 năm 2025', '2025-07'],
    ['2025-07', '2025-07'],
    ['072025', '2025-07'],
    // "7.2025" in an English sheet is a number.
    [7.2025, '2025-07'],
    ['01/07/2025', '2025-07'],
    [45_979, '2025-11'],
    ['13/2025', 'no-such-month'],
    ['7/25', 'no-such-month'],
    ['quý 3', 'no-such-month'],
    [null, null],
  ])('the month %j is %j', (cell, value) => {
    expect(told(readMonth(cell))).toBe(value);
  });

  test.each<[SheetCell, unknown]>([
    [12, 12],
    ['12', 12],
    ['3 tháng', 3],
    [1.5, 'months-unclear'],
    [0, 'months-unclear'],
    [601, 'months-unclear'],
    ['một năm', 'months-unclear'],
    ['', null],
  ])('%j months are %j', (cell, value) => {
    expect(told(readMonthCount(cell))).toBe(value);
  });
});

describe('money is whole đồng, never guessed', () => {
  test.each<[SheetCell, unknown]>([
    [297_000, 297_000],
    ['297000', 297_000],
    ['297.000', 297_000],
    ['297,000', 297_000],
    ['297 000', 297_000],
    ['1.650.000 đ', 1_650_000],
    ['1.650.000 đồng', 1_650_000],
    ['1,650,000.00', 1_650_000],
    ['1.650.000,0', 1_650_000],
    ['1650000₫', 1_650_000],
    [0, 0],
    ['-', null],
    ['', null],
    // 297.000 and 1.650.000 in an English sheet.
    [297, 'money-too-small'],
    [1.65, 'money-not-whole'],
    ['1.65', 'money-unclear'],
    ['1,65tr', 'money-unclear'],
    ['1.650,000', 'money-unclear'],
    ['1.6500.000', 'money-unclear'],
    ['-297.000', 'money-negative'],
    [-297_000, 'money-negative'],
    ['(297.000)', 'money-negative'],
    [true, 'money-unclear'],
    ['99999999999999999', 'money-unclear'],
  ])('%j is %j', (cell, value) => {
    expect(told(readDong(cell))).toBe(value);
  });

  test.each<[SheetCell, unknown]>([
    [20, 20],
    ['20%', 20],
    ['20 %', 20],
    // A cell that is shown as a percentage.
    [0.2, 20],
    [0.3, 30],
    [0.045, 4.5],
    ['4,5', 4.5],
    [0, 0],
    ['–', null],
    [120, 'percent-unclear'],
    ['hai mươi', 'percent-unclear'],
  ])('%j is %j percent', (cell, value) => {
    expect(told(readPercent(cell))).toBe(value);
  });
});
