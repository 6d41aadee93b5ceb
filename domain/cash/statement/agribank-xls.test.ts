import { describe, expect, test } from 'vitest';
import { readAgribankXls } from './agribank-xls.ts';
import type { Cell, Table } from './cells.ts';
import { ours, told } from './samples.cases.ts';

const HEAD = ['trdt', 'acctccyamt', 'aftrbal', 'rem', 'trcdnm', 'tomgntno', 'toacctno', 'lclbrnm', 'thrref'];
/** The bank prints the newest first. */
const table: Table = [
  ['SAO KÊ TÀI KHOẢN', null],
  HEAD,
  ['20251119', '-11,000', '1,286,000', 'Thu phi SMS', 'Thu phí', null, null, 'Lào Cai', null],
  [
    '20251118',
    '297,000',
    '1,297,000',
    'MB(5544332211)(DTHH2TH5607 NGUYEN THI LAN)',
    'Chuyển tiền',
    '8800205999991',
    null,
    'Lào Cai',
    'VBA',
  ],
  [
    20_251_118,
    500_000,
    1_000_000,
    '123456789-NOP BHXH;MCC;20251118093012;0099887766;970436',
    'Napas',
    null,
    null,
    null,
    null,
  ],
  [null, null, null, null],
];

const withRow = (...row: readonly Cell[]): Table => [HEAD, row];

describe('the export of Agribank', () => {
  const read = readAgribankXls(table, ours);

  test('is read from the oldest entry to the newest', () => {
    expect(told(read)).toEqual([
      '2025-11-18 in 500000 1000000: 123456789-NOP BHXH;MCC;20251118093012;0099887766;970436',
      '2025-11-18 in 297000 1297000: MB(5544332211)(DTHH2TH5607 NGUYEN THI LAN)',
      '2025-11-19 out 11000 1286000: Thu phi SMS',
    ]);
  });

  test('begins with 1,000,000 − 500,000 đồng', () => {
    expect(read).toMatchObject({
      header: { account: '8800205000017', opening: 500_000, closing: 1_286_000, from: '2025-11-18', to: '2025-11-19' },
    });
  });

  test('tells the other side in a column, or in the narrative', () => {
    expect(read).toMatchObject({
      lines: [
        { counterAccount: '0099887766', counterBankBin: '970436', reference: '123456789' },
        { counterAccount: '8800205999991', counterBankBin: '970405', reference: '5544332211' },
        { counterAccount: null, counterBankBin: null, reference: null },
      ],
    });
  });
});

describe('what is wrong with a row is told with its number', () => {
  test.each<[string, Table, readonly string[]]>([
    ['a day that is none', withRow('20251131', '1', '1', ''), ['2 not-a-day bookedOn']],
    ['no amount', withRow('20251118', null, '1', ''), ['2 no-amount amount']],
    ['half a đồng', withRow('20251118', '1.5', '1', ''), ['2 not-whole amount', '2 no-amount amount']],
    ['a narrative that is too long', withRow('20251118', '1', '1', 'a'.repeat(1001)), ['2 too-long narrative']],
    [
      'a balance that jumps',
      [HEAD, ['20251118', 5, 5, ''], ['20251118', 5, 11, '']],
      ['3 balance-breaks balanceAfter'],
    ],
    ['no head', [['trdt', 'rem']], ['file head-missing']],
    ['too many columns', [HEAD, Array.from({ length: 61 }, () => null)], ['2 too-long']],
  ])('%s', (_, rows, problems) => {
    expect(told(readAgribankXls(rows, ours))).toEqual(problems);
  });
});
