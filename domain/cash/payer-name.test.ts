import { expect, test } from 'vitest';
import { givenName, nameInText, spell } from './payer-name.ts';

test.each([
  ['Nguyễn Thị Lan', 'MBVCB.123.CT tu 0011 NGUYEN THI LAN toi 8800', 100],
  ['Nguyễn Thị Lan', 'nguyễn thị   lan nộp', 100],
  ['Nguyễn Thị Lan', 'NGUYENTHILAN CHUYEN TIEN', 100],
  // Two words of three: 200 / 3.
  ['Nguyễn Thị Lan', 'NGUYEN LAN', 66],
  ['Nguyễn Thị Lan', 'THI LAN', 66],
  ['Nguyễn Thị Lan', 'LAN NGUYEN THI', 33],
  // Another person of the village.
  ['Nguyễn Thị Lan', 'NGUYEN THI HOA', 0],
  ['Nguyễn Thị Lan', 'LANH NGUYEN', 0],
  ['Lý A Sò', 'ly a so', 100],
  ['Lan', 'LAN', 100],
  ['', 'LAN', 0],
  ['Lan', '', 0],
])('%j stands in %j to %d %%', (name, text, percent) => {
  expect(nameInText(spell(name), spell(text))).toBe(percent);
});

test('people are called by the last word of their name', () => {
  expect(givenName(spell('Đặng Văn Tư'))).toBe('TU');
  expect(givenName(spell(' '))).toBeNull();
});
