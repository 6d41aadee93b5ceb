import { describe, expect, test } from 'vitest';
import { findReferences } from './find-references.ts';

const reference = 'DTHH2TMH5C7';
const whole = { kind: 'whole', reference };
const cut = (beginning: string): unknown => ({ kind: 'cut', beginning, signs: beginning.length - 2 });

describe('references in the narratives of banks', () => {
  test.each([
    ['as it was printed', 'DT HH2 TMH 5C7'],
    [
      'between the words of a bank',
      'MBVCB.4412345678.DTHH2TMH5C7.CT tu 0011000000017 NGUYEN THI LAN toi 8800205000017',
    ],
    ['in small letters, with an accent', 'nộp tiền bhxh đthh2tmh5c7'],
    ['glued to other text', 'NOPTIENDTHH2TMH5C7THANG11'],
    ['broken by the end of a line', 'IBFT NGUYEN VAN A chuyen tien DTHH2T\nMH5C7'],
    ['with hyphens and dots', 'DT-HH2.TMH_5C7'],
    ['with letters for digits that they look like', 'DT HHZ TMH SC7'],
    ['behind a false start', 'DT DTHH2TMH5C7'],
    ['behind a telephone number', 'DT 0912345678 DTHH2TMH5C7'],
  ])('%s', (_, narrative) => {
    expect(findReferences(narrative)).toEqual([whole]);
  });

  test('several, for a household; each once', () => {
    const narrative = `${reference} va DTHH2TH5607 va ${reference.toLowerCase()}`;
    expect(findReferences(narrative)).toEqual([whole, { kind: 'whole', reference: 'DTHH2TH5607' }]);
  });
});

describe('references that were cut off', () => {
  test.each([
    ['at the end', 'NOP BHXH DT HH2 TMH 5C', [cut('DTHH2TMH5C'), cut('DTHH2TMH')]],
    ['before the check signs', 'NOP BHXH DTHH2TMH5', [cut('DTHH2TMH5')]],
    ['early', 'DTHH2T', [cut('DTHH2T')]],
    // What follows could belong to it, or not: both readings are told, the longer first.
    ['before the words of the bank', 'DTHH2T CT TU 0011000000017', [cut('DTHH2TCT'), cut('DTHH2T')]],
  ])('%s', (_, narrative, found) => {
    expect(findReferences(narrative)).toEqual(found);
  });

  test('the check sign that is left must be right', () => {
    expect(findReferences('DTHH2TMH57')).toEqual([]);
  });

  test('where less than four signs are left, nothing is told', () => {
    expect(findReferences('NOP TIEN DTHH2')).toEqual([]);
  });
});

describe('what is no reference', () => {
  test.each([
    '',
    'NGUYEN THI LAN chuyen tien',
    'DT 0912345678 nop bao hiem',
    'DTHH2TMH5C6',
    'ho tro doi tuong dt chinh sach',
    'DTXYZ',
    'DT',
  ])('%j', (narrative) => {
    expect(findReferences(narrative).filter(({ kind }) => kind === 'whole')).toEqual([]);
  });
});
