import { describe, expect, test } from 'vitest';
import { readDay, readDong, readMonth, readNumber, writeDong, writeMonth } from './reading.ts';

describe('a month', () => {
  test.each([
    ['3/1971', '1971-03'],
    ['03/1971', '1971-03'],
    ['3/71', '1971-03'],
    [' 3 - 1971 ', '1971-03'],
    ['3.1971', '1971-03'],
    ['031971', '1971-03'],
    ['31971', '1971-03'],
    ['1971-03', '1971-03'],
    ['tháng 3 năm 1971', '1971-03'],
    ['Tháng 3, năm 71', '1971-03'],
    ['thang 3 nam 1971', '1971-03'],
    ['T3/1971', '1971-03'],
    ['12/25', '2025-12'],
    ['12/26', '1926-12'], // 2026 is after the latest year
  ])('“%s” is %s', (text, month) => expect(readMonth(text, 2025)).toBe(month));

  test.each(['', '/', '13/1980', '0/1980', '3/', '/1971', '3/197', '3/19711', 'tháng 3', '3/71/2', '-3/1971x'])(
    '“%s” is none',
    (text) => expect(readMonth(text, 2025)).toBeNull(),
  );

  test('stands in a field without a leading zero', () => expect(writeMonth('1971-03')).toBe('3/1971'));
});

describe('a day', () => {
  test.each([
    ['30/11/2025', '2025-11-30'],
    ['1.2.2026', '2026-02-01'],
    ['2025-11-30', '2025-11-30'],
    ['29/2/2024', '2024-02-29'],
  ])('“%s” is %s', (text, day) => expect(readDay(text)).toBe(day));

  test.each(['', '31/11/2025', '29/2/2025', '30/13/2025', '30/11/25', '11/2025', 'mai'])('“%s” is none', (text) =>
    expect(readDay(text)).toBeNull(),
  );
});

describe('a sum', () => {
  test.each([
    ['300000', 300_000],
    ['300.000', 300_000],
    ['300,000', 300_000],
    ['300 000 đ', 300_000],
    ['300\u00a0000', 300_000],
    ['1.650.000đ', 1_650_000],
    ['300k', 300_000],
    ['300 nghìn', 300_000],
    ['1,5 triệu', 1_500_000],
    ['2tr', 2_000_000],
    ['0', 0],
  ])('“%s” is %d đồng', (text, amount) => expect(readDong(text)).toBe(amount));

  test.each(['', 'ba trăm', '300.00', '3.00.000', '-300', '1e6', '300.000,5', 'đ', 'k'])('“%s” is none', (text) =>
    expect(readDong(text)).toBeNull(),
  );

  test('stands in a field as the language groups it', () => {
    expect([writeDong(1_650_000, 'vi'), writeDong(1_650_000, 'en')]).toEqual(['1.650.000', '1,650,000']);
  });
});

test.each([
  ['12', 12],
  ['12,5', 12.5],
  ['0.0031', 0.0031],
  ['', null],
  ['1.2.3', null],
  ['mười', null],
])('the number “%s” is %s', (text, number) => expect(readNumber(text)).toBe(number));
