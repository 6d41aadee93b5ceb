import { expect, test } from 'vitest';
import { readDelimited } from './delimited.ts';

const rowsOf = (text: string) => {
  const read = readDelimited(text, 100, 10);
  return read.ok ? read.rows : read.code;
};

test('the separator is found by the head; a comma within an amount is none', () => {
  expect(rowsOf('Ngày;Ghi có\r\n18/11/2025;297,000\r\n')).toEqual([
    ['Ngày', 'Ghi có'],
    ['18/11/2025', '297,000'],
  ]);
  expect(rowsOf('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('quotes keep separators, lines and quotes', () => {
  expect(rowsOf('a,b\n"x, y","l1\nl2 ""q"""')).toEqual([
    ['a', 'b'],
    ['x, y', 'l1\nl2 "q"'],
  ]);
});

test('a quote that never ends, and too many rows or columns, are refused by name', () => {
  expect(rowsOf('a,"b')).toBe('quote-open');
  expect(rowsOf('x\n'.repeat(101))).toBe('too-many-rows');
  expect(rowsOf('a,'.repeat(10))).toBe('too-many-columns');
});
