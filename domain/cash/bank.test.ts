import { expect, test } from 'vitest';
import { isSameAccount, parseAccountNumber, parseBankBin } from './bank.ts';

test('a bank is known by six digits', () => {
  expect(parseBankBin('970405')).toBe('970405');
  expect(parseBankBin('97040')).toBeNull();
  expect(parseBankBin('VBA')).toBeNull();
});

test('an account is read as people write it', () => {
  expect(parseAccountNumber('8800 205 000 017')).toBe('8800205000017');
  expect(parseAccountNumber('psp-12')).toBe('PSP12');
  expect(parseAccountNumber('')).toBeNull();
  expect(parseAccountNumber('8'.repeat(20))).toBeNull();
  expect(parseAccountNumber('88/00')).toBeNull();
});

test('a spreadsheet may have lost the leading zeros of an account', () => {
  expect(isSameAccount('0011000000017', '11000000017')).toBe(true);
  expect(isSameAccount('0011 0000 00017', '0011000000017')).toBe(true);
  expect(isSameAccount('0011000000017', '0011000000018')).toBe(false);
});
