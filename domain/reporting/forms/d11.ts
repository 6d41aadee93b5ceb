import { z } from 'zod';
import { amountInWords } from './amount-in-words.ts';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledForm } from './layout.ts';
import { receiptColumns } from './shared-columns.ts';
import {
  codeSchema,
  daySchema,
  issuerSchema,
  monthOnPaper,
  monthSchema,
  percentSchema,
  placeAndDay,
  signedDongSchema,
  signingSchema,
  socialNumberSchema,
  wordsSchema,
} from './values.ts';

const PERCENT = 100;

/** Whether an amount is the percentage of another, rounded to the nearest đồng (half either way: no rounding rule was seen). */
const isPercentOf = (part: number, whole: number, percent: number): boolean =>
  Math.abs(whole * percent - part * PERCENT) <= PERCENT / 2 + 1e-6;

/** The commission on one payment; on a refund both amounts are below nought. */
export const d11LineSchema = z
  .object({
    name: wordsSchema,
    socialNumber: socialNumberSchema.nullable(),
    collectorCode: codeSchema.nullable(),
    receipt: z.object({ number: codeSchema, day: daySchema }).nullable(),
    kind: z.enum(['first', 'continuing']),
    /** What the person paid, without any support. */
    paid: signedDongSchema,
    percent: percentSchema,
    commission: signedDongSchema,
    note: wordsSchema.nullable(),
  })
  .refine(({ paid, percent, commission }) => isPercentOf(commission, paid, percent), {
    message: 'commission-is-not-its-percentage',
    path: ['commission'],
  });
export type D11Line = z.infer<typeof d11LineSchema>;

const linesMax = 50_000;

/** D11-TS of one batch. */
export const d11Schema = z.object({
  issuer: issuerSchema,
  batch: codeSchema,
  period: monthSchema,
  lines: z.array(d11LineSchema).max(linesMax),
  maker: wordsSchema.nullable(),
  head: wordsSchema.nullable(),
  signing: signingSchema,
});
export type D11 = z.infer<typeof d11Schema>;

const ofKind =
  (kind: D11Line['kind'], value: (line: D11Line) => number) =>
  (line: D11Line): number | null =>
    line.kind === kind ? value(line) : null;

/**
 * The columns of D11-TS. That first and continuing have percentages of their own, and that refunds are negative lines, is from
 * Decision 366; names and order of the columns are assumed.
 */
export const d11Columns: readonly Column<D11Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'name', mark: 'B', head: 'Họ và tên', kind: 'text', width: 16, cell: (line) => line.name },
  { key: 'socialNumber', mark: '1', head: 'Mã số BHXH', kind: 'digits', width: 9, cell: (line) => line.socialNumber },
  {
    key: 'collectorCode',
    mark: '2',
    head: 'Mã số nhân viên thu',
    kind: 'text',
    width: 7,
    cell: (line) => line.collectorCode,
  },
  ...receiptColumns<D11Line>(['3', '4']),
  ...(
    [
      ['first', 'Tham gia lần đầu', ['5', '6', '7=5×6']],
      ['continuing', 'Đóng tiếp', ['8', '9', '10=8×9']],
    ] as const
  ).flatMap(([kind, over, [paidMark, percentMark, amountMark]]): Column<D11Line>[] => [
    {
      key: `${kind}Paid`,
      mark: paidMark,
      over,
      head: 'Số tiền người tham gia đóng',
      unit: 'đồng',
      kind: 'dong',
      sums: true,
      width: 10,
      cell: ofKind(kind, (line) => line.paid),
    },
    {
      key: `${kind}Percent`,
      mark: percentMark,
      over,
      head: 'Tỷ lệ chi',
      unit: '%',
      kind: 'percent',
      width: 4,
      cell: ofKind(kind, (line) => line.percent),
    },
    {
      key: `${kind}Amount`,
      mark: amountMark,
      over,
      head: 'Số tiền chi',
      unit: 'đồng',
      kind: 'dong',
      sums: true,
      width: 9,
      cell: ofKind(kind, (line) => line.commission),
    },
  ]),
  {
    key: 'commission',
    mark: '11=7+10',
    head: 'Cộng số tiền chi',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.commission,
  },
  { key: 'note', mark: '12', head: 'Ghi chú', kind: 'text', width: 10, cell: (line) => line.note },
];

/** Fills D11-TS. */
export function fillD11(d11: D11): FilledForm {
  const sum = d11.lines.reduce((total, { commission }) => total + commission, 0);
  return {
    code: 'D11-TS',
    decision: 'Ban hành kèm theo Quyết định số 366/QĐ-BHXH ngày 29/4/2026',
    page: 'landscape',
    issuer: issuerLines(d11.issuer),
    motto: false,
    title: 'BẢNG TÍNH CHI HỖ TRỢ PHÁT TRIỂN NGƯỜI THAM GIA',
    subtitle: `Đợt ${d11.batch} tháng ${monthOnPaper(d11.period)}`,
    fields: [],
    tables: [fillTable(d11Columns, [{ rows: d11.lines }], { at: 'name', total: 'Tổng cộng' })],
    closing: [{ mark: null, label: 'Tổng số tiền chi (bằng chữ)', value: amountInWords(sum) }],
    placeAndDay: placeAndDay(d11.signing),
    signatures: [
      { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: d11.maker },
      { role: 'Thủ trưởng đơn vị', manner: '(Ký, đóng dấu)', name: d11.head },
    ],
  };
}
