import { formatNumber } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { amountInWords } from './amount-in-words.ts';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledField, type FilledForm } from './layout.ts';
import {
  codeSchema,
  dayOnPaper,
  daySchema,
  dongSchema,
  issuerSchema,
  placeAndDay,
  signingSchema,
  wordsSchema,
} from './values.ts';

/** What money was taken for; collectors take both in one visit. */
export const products = ['voluntary', 'health'] as const;
export const productOnPaper: Readonly<Record<(typeof products)[number], string>> = {
  voluntary: 'BHXH tự nguyện',
  health: 'BHYT hộ gia đình',
};

const receiptSchema = z.object({
  number: codeSchema,
  day: daySchema,
  payer: wordsSchema,
  product: z.enum(products),
  amount: dongSchema,
});

const linesMax = 50_000;

/** A receipt in the reconciliation: what was taken, what was voided, what was handed over, and with which slip. */
export const c17LineSchema = receiptSchema
  .extend({
    book: codeSchema.nullable(),
    void: z.boolean(),
    handedOver: dongSchema,
    slip: z.object({ number: codeSchema, day: daySchema }).nullable(),
    note: wordsSchema.nullable(),
  })
  .refine((line) => !line.void || line.handedOver === 0, { message: 'void-receipt-handed-over', path: ['handedOver'] });
export type C17Line = z.infer<typeof c17LineSchema>;

/** C17-TS: the reconciliation of receipts between two days. */
export const c17Schema = z.object({
  issuer: issuerSchema,
  collector: z.object({ name: wordsSchema, code: codeSchema }).nullable(),
  from: daySchema,
  to: daySchema,
  lines: z.array(c17LineSchema).max(linesMax),
  maker: wordsSchema.nullable(),
  head: wordsSchema.nullable(),
  signing: signingSchema,
});
export type C17 = z.infer<typeof c17Schema>;

const collected = (line: C17Line): number => (line.void ? 0 : line.amount);

/** The columns of C17-TS: that receipts are reconciled is from Decision 595; the columns are assumed. */
export const c17Columns: readonly Column<C17Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'book', mark: '1', head: 'Quyển số', kind: 'digits', width: 7, cell: (line) => line.book },
  { key: 'number', mark: '2', over: 'Biên lai', head: 'Số', kind: 'digits', width: 8, cell: (line) => line.number },
  {
    key: 'day',
    mark: '3',
    over: 'Biên lai',
    head: 'Ngày',
    kind: 'day',
    width: 8,
    cell: (line) => dayOnPaper(line.day),
  },
  { key: 'payer', mark: 'B', head: 'Người nộp tiền', kind: 'text', width: 16, cell: (line) => line.payer },
  {
    key: 'product',
    mark: '4',
    head: 'Loại bảo hiểm',
    kind: 'text',
    width: 9,
    cell: (line) => productOnPaper[line.product],
  },
  {
    key: 'collected',
    mark: '5',
    head: 'Số tiền đã thu',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 10,
    cell: collected,
  },
  {
    key: 'voided',
    mark: '6',
    head: 'Số tiền biên lai huỷ',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 10,
    cell: (line) => (line.void ? line.amount : 0),
  },
  {
    key: 'handedOver',
    mark: '7',
    over: 'Đã nộp',
    head: 'Số tiền',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 10,
    cell: (line) => line.handedOver,
  },
  {
    key: 'slip',
    mark: '8',
    over: 'Đã nộp',
    head: 'Số chứng từ',
    kind: 'digits',
    width: 8,
    cell: (line) => line.slip?.number ?? null,
  },
  {
    key: 'slipDay',
    mark: '9',
    over: 'Đã nộp',
    head: 'Ngày',
    kind: 'day',
    width: 8,
    cell: (line) => (line.slip === null ? null : dayOnPaper(line.slip.day)),
  },
  {
    key: 'difference',
    mark: '10=5−7',
    head: 'Chênh lệch',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => collected(line) - line.handedOver,
  },
  {
    key: 'note',
    mark: '11',
    head: 'Ghi chú',
    kind: 'text',
    width: 9,
    cell: (line) => (line.void ? ['Đã huỷ', line.note].filter((part) => part !== null).join(': ') : line.note),
  },
];

/** Fills C17-TS. */
export function fillC17(c17: C17): FilledForm {
  const voided = c17.lines.filter((line) => line.void).length;
  const fields: FilledField[] =
    c17.collector === null
      ? []
      : [{ mark: null, label: 'Nhân viên thu', value: `${c17.collector.name} (${c17.collector.code})` }];
  return {
    code: 'C17-TS',
    decision: 'Ban hành kèm theo Quyết định của Giám đốc BHXH Việt Nam',
    page: 'landscape',
    issuer: issuerLines(c17.issuer),
    motto: false,
    title: 'BẢNG ĐỐI CHIẾU BIÊN LAI THU TIỀN',
    subtitle: `Từ ngày ${dayOnPaper(c17.from)} đến ngày ${dayOnPaper(c17.to)}`,
    fields,
    tables: [fillTable(c17Columns, [{ rows: c17.lines }], { at: 'payer', total: 'Tổng cộng' })],
    closing: [
      { mark: null, label: 'Số biên lai đã dùng', value: formatNumber(c17.lines.length, 'vi') },
      { mark: null, label: 'Trong đó biên lai huỷ', value: formatNumber(voided, 'vi') },
    ],
    placeAndDay: placeAndDay(c17.signing),
    signatures: [
      { role: 'Nhân viên thu', manner: '(Ký, ghi rõ họ tên)', name: c17.collector?.name ?? null },
      { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: c17.maker },
      { role: 'Thủ trưởng đơn vị', manner: '(Ký, đóng dấu)', name: c17.head },
    ],
  };
}

/** How money was handed over. */
export const handOverWays = ['cash', 'transfer'] as const;
const wayOnPaper = { cash: 'Tiền mặt', transfer: 'Chuyển khoản' } as const;

/** C66a: the receipts whose money is handed over on one day. Not the sickness form C66a-HD of older circulars. */
export const c66aSchema = z.object({
  issuer: issuerSchema,
  number: codeSchema,
  day: daySchema,
  way: z.enum(handOverWays),
  transaction: codeSchema.nullable(),
  bank: wordsSchema.nullable(),
  lines: z.array(receiptSchema).max(linesMax),
  giver: wordsSchema.nullable(),
  taker: wordsSchema.nullable(),
  head: wordsSchema.nullable(),
  signing: signingSchema,
});
export type C66a = z.infer<typeof c66aSchema>;
type C66aLine = C66a['lines'][number];

/** The columns of C66a; number, day, way, transaction and bank of its head are the trade's, the columns are assumed. */
export const c66aColumns: readonly Column<C66aLine>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 4, cell: (_, index) => index + 1 },
  { key: 'payer', mark: 'B', head: 'Người nộp tiền', kind: 'text', width: 20, cell: (line) => line.payer },
  { key: 'number', mark: '1', over: 'Biên lai', head: 'Số', kind: 'digits', width: 9, cell: (line) => line.number },
  {
    key: 'day',
    mark: '2',
    over: 'Biên lai',
    head: 'Ngày',
    kind: 'day',
    width: 9,
    cell: (line) => dayOnPaper(line.day),
  },
  ...products.map((product, index): Column<C66aLine> => ({
    key: product,
    mark: String(index + 3),
    over: 'Số tiền',
    head: productOnPaper[product],
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 11,
    cell: (line) => (line.product === product ? line.amount : null),
  })),
  {
    key: 'amount',
    mark: '5=3+4',
    over: 'Số tiền',
    head: 'Cộng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 11,
    cell: (line) => line.amount,
  },
];

/** Fills C66a. */
export function fillC66a(c66a: C66a): FilledForm {
  const sum = c66a.lines.reduce((total, { amount }) => total + amount, 0);
  return {
    code: 'C66a',
    decision: 'Kèm theo chứng từ nộp tiền',
    page: 'portrait',
    issuer: issuerLines(c66a.issuer),
    motto: false,
    title: 'BẢNG KÊ BIÊN LAI NỘP TIỀN',
    subtitle: `Số ${c66a.number} ngày ${dayOnPaper(c66a.day)}`,
    fields: [
      { mark: null, label: 'Hình thức nộp', value: wayOnPaper[c66a.way] },
      ...(c66a.transaction === null ? [] : [{ mark: null, label: 'Số giao dịch', value: c66a.transaction }]),
      ...(c66a.bank === null ? [] : [{ mark: null, label: 'Ngân hàng', value: c66a.bank }]),
    ],
    tables: [fillTable(c66aColumns, [{ rows: c66a.lines }], { at: 'payer', total: 'Tổng cộng' })],
    closing: [
      { mark: null, label: 'Số biên lai', value: formatNumber(c66a.lines.length, 'vi') },
      { mark: null, label: 'Số tiền (bằng chữ)', value: amountInWords(sum) },
    ],
    placeAndDay: placeAndDay(c66a.signing),
    signatures: [
      { role: 'Người nộp', manner: '(Ký, ghi rõ họ tên)', name: c66a.giver },
      { role: 'Người nhận', manner: '(Ký, ghi rõ họ tên)', name: c66a.taker },
      { role: 'Thủ trưởng đơn vị', manner: '(Ký, đóng dấu)', name: c66a.head },
    ],
  };
}
