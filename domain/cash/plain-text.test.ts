import { expect, test } from 'vitest';
import { byCode, oneLine, plainCapitals, plainWords } from './plain-text.ts';

test.each([
  ['Nguyễn Thị Đào nộp tiền', 'NGUYEN THI DAO NOP TIEN'],
  // The same letter as one sign, and as letter and accent.
  ['ệ', 'E'],
  ['e\u0323\u0302', 'E'],
  ['ＤＴ１２', 'DT12'],
])('%j without accents is %j', (text, plain) => {
  expect(plainCapitals(text)).toBe(plain);
});

test('words lie between signs that are neither letters nor digits', () => {
  expect(plainWords('MBVCB.123-Đặng  Văn_Tư;')).toEqual(['MBVCB', '123', 'DANG', 'VAN', 'TU']);
  expect(plainWords(' – ')).toEqual([]);
});

test('a cell of several lines becomes one', () => {
  expect(oneLine(' NOP\n  TIEN\tT11 ')).toBe('NOP TIEN T11');
});

test('texts are ordered alike on every machine', () => {
  expect(['b', 'Đ', 'a', 'B', 'a'].toSorted(byCode)).toEqual(['B', 'a', 'a', 'b', 'Đ']);
});
