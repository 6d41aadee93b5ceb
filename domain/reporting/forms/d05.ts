import { formatNumber } from '@diemtua/law/kernel/format';
import { z } from 'zod';
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
  sexSchema,
  signingSchema,
  socialNumberSchema,
  wordsSchema,
} from './values.ts';
import { issuerLines } from './issuer.ts';

/** One layer of support: its rate of the support's base, and its whole đồng. */
const supportSchema = z.object({ percent: percentSchema, amount: dongSchema });

/** What a line is about, as the decision of 2026 names it. */
export const joiningKinds = ['first', 'continuing', 'registeredAgain'] as const;

/**
 * One person in the list. There is no field for private notes, and fields that are not named here are dropped: what a collector
 * writes for herself cannot reach the agency.
 */
export const d05LineSchema = z
  .object({
    name: wordsSchema,
    socialNumber: socialNumberSchema.nullable(),
    identity: identitySchema.nullable(),
    born: bornSchema,
    sex: sexSchema.nullable(),
    ethnicity: wordsSchema.nullable(),
    address: wordsSchema.nullable(),
    phone: codeSchema.nullable(),
    email: wordsSchema.nullable(),
    receipt: z.object({ number: codeSchema, day: daySchema }).nullable(),
    collectorCode: codeSchema.nullable(),
    kind: z.enum(joiningKinds),
    /** The group that the State's support goes by. */
    group: z.enum(['poor', 'nearPoor', 'minority', 'other']),
    from: monthSchema,
    months: monthCountSchema,
    income: dongSchema,
    /** What is due by law for all the months, before any support. */
    due: dongSchema,
    state: supportSchema,
    local: supportSchema,
    other: supportSchema,
    pays: dongSchema,
    book: z.enum(['electronic', 'paper']),
    /** For the agency. */
    note: wordsSchema.nullable(),
  })
  .refine(({ due, pays, state, local, other }) => due === pays + state.amount + local.amount + other.amount, {
    message: 'shares-do-not-add-up',
    path: ['due'],
  });
export type D05Line = z.infer<typeof d05LineSchema>;

const linesMax = 50_000;

/** A batch of D05-TS. */
export const d05Schema = z
  .object({
    issuer: issuerSchema,
    /** The number of the batch in its period. */
    batch: codeSchema,
    period: monthSchema,
    increase: z.array(d05LineSchema).max(linesMax),
    decrease: z.array(d05LineSchema).max(linesMax),
    /** How many people the lines are about: one who pays in two stretches has two lines, and is one. */
    people: z.object({ increase: z.number().int().min(0), decrease: z.number().int().min(0) }),
    /** How many paper books are asked for. */
    booksAskedFor: z.number().int().min(0),
    maker: wordsSchema.nullable(),
    collector: wordsSchema.nullable(),
    head: wordsSchema.nullable(),
    signing: signingSchema,
  })
  .refine(
    ({ people, increase, decrease }) => people.increase <= increase.length && people.decrease <= decrease.length,
    {
      message: 'more-people-than-lines',
      path: ['people'],
    },
  );
export type D05 = z.infer<typeof d05Schema>;

/** Decision 366 is in force from this day; batches before it have the layout of Decision 490. */
const QD366_FROM = '2026-05-01';

/** Which decision's layout a batch of a day has. */
export const d05LayoutOn = (day: string): 'qd366' | 'qd490' => (day >= QD366_FROM ? 'qd366' : 'qd490');

const groupOnPaper = { poor: 'Hộ_nghèo', nearPoor: 'Hộ_cận_nghèo', minority: 'Khác', other: 'Khác' } as const;
const kindOnPaper = {
  first: 'Tham gia lần đầu',
  continuing: 'Đóng tiếp',
  registeredAgain: 'Đăng ký lại',
} as const;
const mannerInNote = { first: 'Tăng_mới', continuing: 'Đóng_tiếp', registeredAgain: 'Đăng_ký_lại' } as const;
const bookOnPaper = { electronic: 'Điện tử', paper: 'Bản giấy' } as const;

const peopleOnPaper = (ethnicity: string | null): string | null =>
  ethnicity === null ? null : ethnicity === 'Kinh' ? 'Kinh' : 'Thiểu_số';

/**
 * The note column of Decision 490 as offices pack it: group, people (minority or Kinh), manner, telephone, birth, mail. What is
 * not known is left out. Nothing else of a person is ever in it.
 */
export function packedNote(line: D05Line): string {
  const people = line.group === 'minority' ? 'Thiểu_số' : peopleOnPaper(line.ethnicity);
  const parts: readonly (readonly [string, string | null])[] = [
    ['Đối tượng', groupOnPaper[line.group]],
    ['Dân tộc', people],
    ['P.Thức', mannerInNote[line.kind]],
    ['SĐT', line.phone],
    ['Ngày sinh', dayOnPaper(line.born)],
    ['Gmail', line.email],
    ['Ghi chú', line.note],
  ];
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('; ');
}

const order: Column<D05Line> = {
  key: 'order',
  mark: 'A',
  head: 'STT',
  kind: 'order',
  width: 3,
  cell: (_, index) => index + 1,
};
const name: Column<D05Line> = {
  key: 'name',
  mark: 'B',
  head: 'Họ và tên',
  kind: 'text',
  width: 15,
  cell: (line) => line.name,
};

/**
 * Decision 366, 2026: 15 numbered columns. Their content is the decision's own; the letters A and B before them, and that the
 * list is divided into increase and decrease as before, are assumed.
 */
export const d05ColumnsOf2026: readonly Column<D05Line>[] = [
  order,
  name,
  {
    key: 'socialNumber',
    mark: '1',
    head: 'Mã số BHXH',
    kind: 'digits',
    width: 9,
    // Both numbers are checked by the agency; the personal number stands in while the other is not issued.
    cell: (line) => line.socialNumber ?? line.identity,
  },
  {
    key: 'born',
    mark: '2',
    head: 'Ngày, tháng, năm sinh',
    kind: 'day',
    width: 8,
    cell: (line) => dayOnPaper(line.born),
  },
  {
    key: 'from',
    mark: '3',
    head: 'Đóng từ tháng, năm',
    kind: 'day',
    width: 6,
    cell: (line) => monthOnPaper(line.from),
  },
  {
    key: 'months',
    mark: '4',
    head: 'Số tháng đóng',
    kind: 'count',
    sums: false,
    width: 5,
    cell: (line) => line.months,
  },
  {
    key: 'income',
    mark: '5',
    head: 'Mức thu nhập làm căn cứ đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: false,
    width: 8,
    cell: (line) => line.income,
  },
  {
    key: 'due',
    mark: '6=4×5×22%',
    head: 'Số tiền phải đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.due,
  },
  {
    key: 'pays',
    mark: '7',
    head: 'Số tiền người tham gia đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.pays,
  },
  {
    key: 'statePercent',
    mark: '8',
    over: 'NSNN hỗ trợ',
    head: 'Tỷ lệ',
    unit: '%',
    kind: 'percent',
    width: 4,
    cell: (line) => line.state.percent,
  },
  {
    key: 'localPercent',
    mark: '9',
    over: 'NSNN hỗ trợ thêm',
    head: 'Tỷ lệ',
    unit: '%',
    kind: 'percent',
    width: 4,
    cell: (line) => line.local.percent,
  },
  {
    key: 'localAmount',
    mark: '10=4×9×CN×22%',
    over: 'NSNN hỗ trợ thêm',
    head: 'Số tiền',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 8,
    cell: (line) => line.local.amount,
  },
  {
    key: 'otherPercent',
    mark: '11',
    over: 'Hỗ trợ khác',
    head: 'Tỷ lệ',
    unit: '%',
    kind: 'percent',
    width: 4,
    cell: (line) => line.other.percent,
  },
  {
    key: 'otherAmount',
    mark: '12=4×11×CN×22%',
    over: 'Hỗ trợ khác',
    head: 'Số tiền',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 8,
    cell: (line) => line.other.amount,
  },
  {
    key: 'book',
    mark: '13',
    head: 'Hình thức sổ BHXH',
    kind: 'text',
    width: 6,
    cell: (line) => bookOnPaper[line.book],
  },
  { key: 'kind', mark: '14', head: 'Loại tham gia', kind: 'text', width: 8, cell: (line) => kindOnPaper[line.kind] },
  { key: 'note', mark: '15', head: 'Ghi chú', kind: 'text', width: 8, cell: (line) => line.note },
];

/** Decision 490, 2023: A, B, C and 17 numbered columns, 20 in all. */
export const d05ColumnsOf2023: readonly Column<D05Line>[] = [
  order,
  { ...name, width: 14 },
  { key: 'socialNumber', mark: 'C', head: 'Mã số BHXH', kind: 'digits', width: 9, cell: (line) => line.socialNumber },
  {
    key: 'identity',
    mark: '1',
    head: 'Số CCCD/ĐDCN/Hộ chiếu',
    kind: 'digits',
    width: 10,
    cell: (line) => line.identity,
  },
  { key: 'address', mark: '2', head: 'Địa chỉ', kind: 'text', width: 14, cell: (line) => line.address },
  ...receiptColumns<D05Line>(['3', '4']),
  {
    key: 'income',
    mark: '5',
    head: 'Mức thu nhập tháng lựa chọn',
    unit: 'đồng',
    kind: 'dong',
    sums: false,
    width: 8,
    cell: (line) => line.income,
  },
  {
    key: 'months',
    mark: '6',
    head: 'Số tháng đóng',
    kind: 'count',
    sums: false,
    width: 4,
    cell: (line) => line.months,
  },
  { key: 'from', mark: '7', head: 'Từ tháng, năm', kind: 'day', width: 6, cell: (line) => monthOnPaper(line.from) },
  {
    key: 'due',
    mark: '8',
    head: 'Số tiền phải đóng theo quy định',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.due,
  },
  {
    key: 'pays',
    mark: '9',
    head: 'Người tham gia đóng',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 9,
    cell: (line) => line.pays,
  },
  ...layerColumns<'state' | 'local' | 'other', D05Line>([
    ['state', 'NSNN hỗ trợ', '10', '11'],
    ['local', 'NSĐP hỗ trợ', '12', '13'],
    ['other', 'Hỗ trợ khác', '14', '15'],
  ]),
  {
    key: 'collectorCode',
    mark: '16',
    head: 'Mã số nhân viên thu',
    kind: 'text',
    width: 6,
    cell: (line) => line.collectorCode,
  },
  { key: 'note', mark: '17', head: 'Ghi chú', kind: 'text', width: 18, cell: packedNote },
];

/** Fills D05-TS, in the layout of the decision that is in force on the day of signing. */
export function fillD05(d05: D05): FilledForm {
  const layout = d05LayoutOn(d05.signing.day);
  const groups: readonly Group<D05Line>[] = [
    { order: 'I', label: 'Tăng', sumLabel: 'Cộng tăng', rows: d05.increase },
    // The total is what was added less what was taken off: assumed.
    { order: 'II', label: 'Giảm', sumLabel: 'Cộng giảm', sign: -1, rows: d05.decrease },
  ];
  return {
    code: 'D05-TS',
    decision:
      layout === 'qd366'
        ? 'Ban hành kèm theo Quyết định số 366/QĐ-BHXH ngày 29/4/2026'
        : 'Ban hành kèm theo Quyết định số 490/QĐ-BHXH ngày 28/3/2023',
    page: 'landscape',
    issuer: issuerLines(d05.issuer),
    motto: false,
    title: 'DANH SÁCH NGƯỜI THAM GIA BẢO HIỂM XÃ HỘI TỰ NGUYỆN',
    subtitle: `Đợt ${d05.batch} tháng ${monthOnPaper(d05.period)}`,
    fields: [],
    tables: [
      fillTable(layout === 'qd366' ? d05ColumnsOf2026 : d05ColumnsOf2023, groups, { at: 'name', total: 'Tổng cộng' }),
    ],
    closing: [
      { mark: null, label: 'Tổng số sổ BHXH đề nghị cấp', value: formatNumber(d05.booksAskedFor, 'vi') },
      { mark: null, label: 'Số người tăng', value: formatNumber(d05.people.increase, 'vi') },
      { mark: null, label: 'Số người giảm', value: formatNumber(d05.people.decrease, 'vi') },
    ],
    placeAndDay: placeAndDay(d05.signing),
    signatures: [
      { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: d05.maker },
      { role: 'Cán bộ thu tiền', manner: '(Ký, ghi rõ họ tên)', name: d05.collector },
      { role: 'Tổ chức dịch vụ thu', manner: '(Ký, đóng dấu)', name: d05.head },
    ],
  };
}
