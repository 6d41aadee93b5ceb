import { describe, expect, test } from 'vitest';
import type { Row, Table } from './cells.ts';
import { readGenericVnXlsx } from './generic-vn-xlsx.ts';
import { ours, told } from './samples.cases.ts';

/** As one bank prints it: two languages in a head, commas, the oldest first, sums below. */
const bilingual: Table = [
  ['NGÂN HÀNG THƯƠNG MẠI CỔ PHẦN VÍ DỤ', null, null, null, null, null],
  ['Số tài khoản/Account number:', '8800205000017', null, 'Loại tiền/Currency', 'VNĐ', null],
  ['Từ ngày/From: 01/11/2025', null, 'Đến ngày/To: 30/11/2025', null, null, null],
  [null, null, null, null, null, null],
  [
    'Ngày giao dịch\nTransaction date',
    'Số tham chiếu\nReference No.',
    'Ghi nợ\nDebit',
    'Ghi có\nCredit',
    'Số dư\nBalance',
    'Diễn giải\nDescription',
  ],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  ['Số dư đầu kỳ/Opening balance', null, null, null, '1,000,000', null],
  ['18/11/2025', 'FT25322001', null, '297,000', '1,297,000', 'DTHH2TH5607 NGUYEN THI LAN'],
  ['18/11/2025', 'FT25322002', '11,000.00', '0', '1,286,000', 'Phí quản lý tài khoản'],
  ['Tổng cộng', null, '11,000', '297,000', null, null],
  ['Số dư cuối kỳ/Closing balance', null, null, null, '1,286,000', null],
  ['Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Số dư', 'Diễn giải'],
  [null, null, 'Người lập', 'Giám đốc', null, null],
];

/**
 * As another prints it: dots, the newest first, the other side in columns, no sums, days as a spreadsheet counts them.
 */
const HEAD: Row = [
  'STT',
  'Ngày GD',
  'Ngày hiệu lực',
  'Số tiền ghi nợ',
  'Số tiền ghi có',
  'Số dư',
  'Nội dung',
  'Số CT',
  'Đơn vị thụ hưởng/chuyển',
  'Số TK đối ứng',
  'NH đối tác',
];
const newestFirst: Table = [
  HEAD,
  [1, 45_980, 45_980, '-11.000', '', '1.286.000', 'Thu phi', '7', '', '', ''],
  [
    2,
    45_979,
    '18/11/2025',
    null,
    '297.000',
    '1.297.000',
    'DT HH2 TH5 607',
    '6',
    'NGUYEN THI LAN',
    '0099887766',
    'VCB (970436)',
  ],
];

describe('the spreadsheet of an internet bank', () => {
  test('in two languages, with opening and closing', () => {
    const read = readGenericVnXlsx(bilingual, ours);
    expect(told(read)).toEqual([
      '2025-11-18 in 297000 1297000: DTHH2TH5607 NGUYEN THI LAN',
      '2025-11-18 out 11000 1286000: Phí quản lý tài khoản',
    ]);
    // 1,000,000 + 297,000 − 11,000 = 1,286,000.
    expect(read).toMatchObject({
      header: { opening: 1_000_000, closing: 1_286_000, from: '2025-11-01', to: '2025-11-30' },
      lines: [{ reference: 'FT25322001' }, { reference: 'FT25322002' }],
    });
  });

  test('with dots, debits with their minus, and the newest first', () => {
    const read = readGenericVnXlsx(newestFirst, ours);
    expect(told(read)).toEqual([
      '2025-11-18 in 297000 1297000: DT HH2 TH5 607',
      '2025-11-19 out 11000 1286000: Thu phi',
    ]);
    expect(read).toMatchObject({
      header: { opening: 1_000_000, closing: 1_286_000, from: '2025-11-18', to: '2025-11-19' },
      lines: [
        {
          valueOn: '2025-11-18',
          counterName: 'NGUYEN THI LAN',
          counterAccount: '0099887766',
          counterBankBin: '970436',
          reference: '6',
        },
        { counterName: null, counterAccount: null, counterBankBin: null },
      ],
    });
  });

  test('with one signed column, and a day beside the opening balance', () => {
    const table: Table = [
      ['Ngày', 'Mô tả', 'Số tiền', 'Số dư'],
      ['01/11/2025', 'Số dư đầu kỳ', null, '100.000'],
      ['02/11/2025', 'A', '+50.000', '150.000'],
      ['03/11/2025', 'B', '-20.000', '130.000'],
    ];
    expect(told(readGenericVnXlsx(table, ours))).toEqual([
      '2025-11-02 in 50000 150000: A',
      '2025-11-03 out 20000 130000: B',
    ]);
  });

  test('with labels and figures in one cell', () => {
    const table: Table = [
      ['Tài khoản: 8800 205 000 017', 'Số dư đầu kỳ: 100.000 VND', 'Số dư cuối kỳ: 150.000 VND'],
      ['Ngày giao dịch', 'Nội dung', 'Ghi có'],
      ['02/11/2025', 'A', '50.000'],
    ];
    expect(readGenericVnXlsx(table, ours)).toMatchObject({ header: { opening: 100_000, closing: 150_000 } });
  });

  test('without a single entry', () => {
    expect(readGenericVnXlsx([HEAD], ours)).toMatchObject({
      kind: 'read',
      lines: [],
      header: { from: null, opening: null },
    });
  });
});

describe('what is wrong is told with its row and field', () => {
  const row = (...cells: Row): Table => [['Ngày giao dịch', 'Diễn giải', 'Ghi nợ', 'Ghi có'], cells];

  test.each<[string, Table, readonly string[]]>([
    ['no head', [['Ngày', 'Ghi có']], ['file head-missing']],
    ['a column twice', [['Ngày giao dịch', 'Diễn giải', 'Ghi có', 'Credit']], ['1 column-twice credit']],
    ['money without a day', row('hôm qua', 'A', null, '50.000'), ['2 not-a-day bookedOn']],
    ['a day without money', row('02/11/2025', 'A', '', 0), ['2 no-amount']],
    ['in and out at once', row('02/11/2025', 'A', '1.000', '2.000'), ['2 both-directions']],
    ['a credit below zero', row('02/11/2025', 'A', null, '-2.000'), ['2 not-an-amount credit']],
    ['words for money', row('02/11/2025', 'A', null, 'nhiều'), ['2 not-an-amount credit']],
    ['half a đồng', row('02/11/2025', 'A', null, '2.000,5'), ['2 not-whole credit']],
    ['more than there is', row('02/11/2025', 'A', null, '9.000.000.000.000'), ['2 too-great credit']],
    [
      'another account',
      [['Số tài khoản', '8800205000018'], ...row('02/11/2025', 'A', null, '2.000')],
      ['1 other-account account'],
    ],
    ['dollars', [['Currency: USD'], ...row('02/11/2025', 'A', null, '2.000')], ['1 other-currency currency']],
    [
      'a closing balance that is not reached',
      [['Số dư đầu kỳ', 1000, 'Số dư cuối kỳ', 4000], ...row('02/11/2025', 'A', null, '2.000')],
      ['file totals-differ closing'],
    ],
  ])('%s', (_, table, problems) => {
    expect(told(readGenericVnXlsx(table, ours))).toEqual(problems);
  });

  test('with what was found and the way out, for each row; nothing is read by halves', () => {
    const table = [
      ...row('02/11/2025', 'A', null, 'x'),
      ['03/11/2025', 'B', null, '5.000'],
      ['04/11/2025', 'C', null, '5,5'],
    ];
    expect(readGenericVnXlsx(table, ours)).toEqual({
      kind: 'problems',
      format: 'generic_vn_xlsx',
      problems: [
        { code: 'not-an-amount', row: 2, field: 'credit', values: { found: 'x' }, wayOut: 'correct-the-cell' },
        { code: 'not-whole', row: 4, field: 'credit', values: { found: '5,5' }, wayOut: 'correct-the-cell' },
      ],
    });
  });
});
