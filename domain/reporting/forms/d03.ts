import { z } from 'zod';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledForm, type Group } from './layout.ts';
import { layerColumns, receiptColumns } from './shared-columns.ts';
import {
  bornSchema,
  codeSchema,
  dayOnPaper,
  daySchema,
  dongSchema,
  identitySchema,
  issuerSchema,
  monthCountSchema,
  monthOnPaper,
  monthSchema,
  percentSchema,
  placeAndDay,
  sexOnPaper,
  sexSchema,
  signingSchema,
  socialNumberSchema,
  wordsSchema,
} from './values.ts';

/** One member of a household in the list of health insurance. */
export const d03LineSchema = z
  .object({
    name: wordsSchema,
    socialNumber: socialNumberSchema.nullable(),
    identity: identitySchema.nullable(),
    born: bornSchema,
    sex: sexSchema,
    householdCode: codeSchema.nullable(),
    hospital: wordsSchema.nullable(),
    receipt: z.object({ number: codeSchema, day: daySchema }).nullable(),
    from: monthSchema,
    months: monthCountSchema,
    /** Which of the household's members, who all pay, this one is: it decides the percentage. */
    place: z.number().int().min(1).max(40),
    percent: percentSchema,
    due: dongSchema,
    state: z.object({ percent: percentSchema, amount: dongSchema }),
    other: z.object({ percent: percentSchema, amount: dongSchema }),
    pays: dongSchema,
    collectorCode: codeSchema.nullable(),
    note: wordsSchema.nullable(),
  })
  .refine(({ due, pays, state, other }) => due === pays + state.amount + other.amount, {
    message: 'shares-do-not-add-up',
    path: ['due'],
  });
export type D03Line = z.infer<typeof d03LineSchema>;

const linesMax = 50_000;

/** A batch of D03-TS: health insurance of households. */
export const d03Schema = z.object({
  issuer: issuerSchema,
  batch: codeSchema,
  period: monthSchema,
  lines: z.array(d03LineSchema).max(linesMax),
  /** What an earlier batch told of and is taken back. */
  decrease: z.array(d03LineSchema).max(linesMax).default([]),
  maker: wordsSchema.nullable(),
  head: wordsSchema.nullable(),
  signing: signingSchema,
});
export type D03 = z.infer<typeof d03Schema>;

/** The columns of D03-TS. Decision 366 names form 4 of Decree 188/2025 in its place; its columns were not seen: all are assumed. */
export const d03Columns: readonly Column<D03Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'name', mark: 'B', head: 'Họ và tên', kind: 'text', width: 15, cell: (line) => line.name },
  {
    key: 'socialNumber',
    mark: '1',
    head: 'Mã số BHXH',
    kind: 'digits',
    width: 9,
    cell: (line) => line.socialNumber,
  },
  { key: 'identity', mark: '2', head: 'Số CCCD/ĐDCN', kind: 'digits', width: 10, cell: (line) => line.identity },
  {
    key: 'born',
    mark: '3',
    head: 'Ngày, tháng, năm sinh',
    kind: 'day',
    width: 8,
    cell: (line) => dayOnPaper(line.born),
  },
  { key: 'sex', mark: '4', head: 'Giới tính', kind: 'text', width: 4, cell: (line) => sexOnPaper(line.sex) },
  {
    key: 'householdCode',
    mark: '5',
    head: 'Mã hộ gia đình',
    kind: 'digits',
    width: 8,
    cell: (line) => line.householdCode,
  },
  { key: 'hospital', mark: '6', head: 'Nơi KCB ban đầu', kind: 'text', width: 10, cell: (line) => line.hospital },
  ...receiptColumns<D03Line>(['7', '8']),
  { key: 'from', mark: '9', head: 'Từ tháng, năm', kind: 'day', width: 6, cell: (line) => monthOnPaper(line.from) },
  {
    key: 'months',
    mark: '10',
    head: 'Số tháng đóng',
    kind: 'count',
    sums: false,
    width: 4,
    cell: (line) => line.months,
  },
  { key: 'place', mark: '11', head: 'Người thứ', kind: 'count', sums: false, width: 4, cell: (line) => line.place },
  {
    key: 'percent',
    mark: '12',
    head: 'Tỷ lệ giảm trừ mức đóng',
    unit: '%',
    kind: 'percent',
    width: 4,
    cell: (line) => line.percent,
  },
  {
    key: 'due',
    mark: '13',
    head: 'Số tiền phải đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.due,
  },
  {
    key: 'pays',
    mark: '14',
    head: 'Người tham gia đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.pays,
  },
  ...layerColumns<'state' | 'other', D03Line>([
    ['state', 'NSNN hỗ trợ', '15', '16'],
    ['other', 'Hỗ trợ khác', '17', '18'],
  ]),
  {
    key: 'collectorCode',
    mark: '19',
    head: 'Mã số nhân viên thu',
    kind: 'text',
    width: 6,
    cell: (line) => line.collectorCode,
  },
  { key: 'note', mark: '20', head: 'Ghi chú', kind: 'text', width: 8, cell: (line) => line.note },
];

/** Fills D03-TS. Where something is taken back, the list is divided as D05-TS is: assumed. */
export function fillD03(d03: D03): FilledForm {
  const groups: readonly Group<D03Line>[] =
    d03.decrease.length === 0
      ? [{ rows: d03.lines }]
      : [
          { order: 'I', label: 'Tăng', sumLabel: 'Cộng tăng', rows: d03.lines },
          { order: 'II', label: 'Giảm', sumLabel: 'Cộng giảm', sign: -1, rows: d03.decrease },
        ];
  return {
    code: 'D03-TS',
    decision: 'Ban hành kèm theo Quyết định của Giám đốc BHXH Việt Nam',
    page: 'landscape',
    issuer: issuerLines(d03.issuer),
    motto: false,
    title: 'DANH SÁCH NGƯỜI THAM GIA BẢO HIỂM Y TẾ THEO HỘ GIA ĐÌNH',
    subtitle: `Đợt ${d03.batch} tháng ${monthOnPaper(d03.period)}`,
    fields: [],
    tables: [fillTable(d03Columns, groups, { at: 'name', total: 'Tổng cộng' })],
    closing: [],
    placeAndDay: placeAndDay(d03.signing),
    signatures: [
      { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: d03.maker },
      { role: 'Tổ chức dịch vụ thu', manner: '(Ký, đóng dấu)', name: d03.head },
    ],
  };
}
