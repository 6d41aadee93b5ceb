import { z } from 'zod';
import { amountInWords } from './amount-in-words.ts';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledForm } from './layout.ts';
import {
  codeSchema,
  dongSchema,
  identitySchema,
  issuerSchema,
  monthCountSchema,
  monthOnPaper,
  monthSchema,
  placeAndDay,
  signingSchema,
  socialNumberSchema,
  wordsSchema,
} from './values.ts';

/** Why money goes back: Decree 159/2025, article 8(1). */
export const refundReasons = ['compulsory', 'withdrawal', 'death', 'pension', 'overlap'] as const;
const reasonOnPaper: Readonly<Record<(typeof refundReasons)[number], string>> = {
  compulsory: 'Thuộc đối tượng tham gia BHXH bắt buộc',
  withdrawal: 'Hưởng BHXH một lần',
  death: 'Chết',
  pension: 'Đủ điều kiện và đề nghị hưởng lương hưu',
  overlap: 'Đóng trùng thời gian',
};

/** One refund: what goes to the person, and what goes back to each budget. */
export const c16LineSchema = z
  .object({
    name: wordsSchema,
    socialNumber: socialNumberSchema.nullable(),
    identity: identitySchema.nullable(),
    reason: z.enum(refundReasons),
    from: monthSchema,
    months: monthCountSchema,
    toPerson: dongSchema,
    toState: dongSchema,
    toLocal: dongSchema,
    toOther: dongSchema,
    total: dongSchema,
    note: wordsSchema.nullable(),
  })
  .refine((line) => line.total === line.toPerson + line.toState + line.toLocal + line.toOther, {
    message: 'shares-do-not-add-up',
    path: ['total'],
  });
export type C16Line = z.infer<typeof c16LineSchema>;

const linesMax = 50_000;

/** A list of refunds, C16-TS. */
export const c16Schema = z.object({
  issuer: issuerSchema,
  number: codeSchema,
  period: monthSchema,
  lines: z.array(c16LineSchema).max(linesMax),
  maker: wordsSchema.nullable(),
  head: wordsSchema.nullable(),
  signing: signingSchema,
});
export type C16 = z.infer<typeof c16Schema>;

/** The columns of C16-TS. That the State's share goes back to the budget is the law's; the columns are assumed. */
export const c16Columns: readonly Column<C16Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'name', mark: 'B', head: 'Họ và tên', kind: 'text', width: 15, cell: (line) => line.name },
  { key: 'socialNumber', mark: '1', head: 'Mã số BHXH', kind: 'digits', width: 9, cell: (line) => line.socialNumber },
  { key: 'identity', mark: '2', head: 'Số CCCD/ĐDCN', kind: 'digits', width: 10, cell: (line) => line.identity },
  {
    key: 'reason',
    mark: '3',
    head: 'Lý do hoàn trả',
    kind: 'text',
    width: 14,
    cell: (line) => reasonOnPaper[line.reason],
  },
  { key: 'from', mark: '4', head: 'Từ tháng, năm', kind: 'day', width: 6, cell: (line) => monthOnPaper(line.from) },
  { key: 'months', mark: '5', head: 'Số tháng', kind: 'count', sums: false, width: 4, cell: (line) => line.months },
  ...(
    [
      ['toPerson', '6', 'Người tham gia'],
      ['toState', '7', 'NSNN'],
      ['toLocal', '8', 'NSĐP'],
      ['toOther', '9', 'Hỗ trợ khác'],
    ] as const
  ).map(([key, mark, head]): Column<C16Line> => ({
    key,
    mark,
    over: 'Số tiền hoàn trả',
    head,
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line[key],
  })),
  {
    key: 'total',
    mark: '10=6+7+8+9',
    head: 'Cộng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.total,
  },
  { key: 'note', mark: '11', head: 'Ghi chú', kind: 'text', width: 8, cell: (line) => line.note },
];

/** Fills C16-TS. */
export function fillC16(c16: C16): FilledForm {
  const sum = c16.lines.reduce((total, line) => total + line.total, 0);
  return {
    code: 'C16-TS',
    decision: 'Ban hành kèm theo Quyết định số 366/QĐ-BHXH ngày 29/4/2026',
    page: 'landscape',
    issuer: issuerLines(c16.issuer),
    motto: false,
    title: 'DANH SÁCH HOÀN TRẢ TIỀN ĐÓNG BẢO HIỂM XÃ HỘI TỰ NGUYỆN',
    subtitle: `Số ${c16.number} tháng ${monthOnPaper(c16.period)}`,
    fields: [],
    tables: [fillTable(c16Columns, [{ rows: c16.lines }], { at: 'name', total: 'Tổng cộng' })],
    closing: [{ mark: null, label: 'Tổng số tiền hoàn trả (bằng chữ)', value: amountInWords(sum) }],
    placeAndDay: placeAndDay(c16.signing),
    signatures: [
      { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: c16.maker },
      { role: 'Giám đốc', manner: '(Ký, đóng dấu)', name: c16.head },
    ],
  };
}
