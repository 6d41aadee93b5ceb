import { formatNumber } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { issuerLines } from './issuer.ts';
import { fillTable, type Cell, type Column, type FilledForm } from './layout.ts';
import {
  dayOnPaper,
  daySchema,
  dongSchema,
  issuerSchema,
  monthOnPaper,
  monthSchema,
  placeAndDay,
  shareOnPaper,
  signingSchema,
  wordsSchema,
} from './values.ts';

/**
 * The reports on the plan. That there are such forms, what they count and by what they are divided is from Decision 366; names and order of their columns are assumed, and each says so below its
 * code, until an office lays its own print beside them.
 */
const decision = 'Theo Quyết định 366/QĐ-BHXH; tên và thứ tự cột là giả định';

const people = z.int();
const most = 5000;

const head = {
  issuer: issuerSchema,
  signing: signingSchema,
  on: daySchema,
  month: monthSchema,
  /** "Như đã biết ngày đó" or "như biết hôm nay". */
  known: z.enum(['then', 'now']),
  product: z.enum(['voluntary', 'health']),
};

const productName = { voluntary: 'BHXH tự nguyện', health: 'BHYT hộ gia đình' } as const;
const knownName = (known: 'then' | 'now'): string =>
  known === 'then' ? 'theo số liệu đã biết đến ngày đó' : 'theo số liệu biết đến ngày lập';

const subtitle = ({
  on,
  known,
  product,
}: {
  on: string;
  known: 'then' | 'now';
  product: 'voluntary' | 'health';
}): string => `${productName[product]}, đến hết ngày ${dayOnPaper(on)}, ${knownName(known)}`;

const signatures = [
  { role: 'Người lập biểu', manner: '(Ký, ghi rõ họ tên)', name: null },
  { role: 'Thủ trưởng đơn vị', manner: '(Ký, đóng dấu)', name: null },
];

const HUNDREDTHS = 100;
const percentCell = (part: number, whole: number | null): Cell =>
  whole === null || whole === 0 ? null : Math.round((part * HUNDREDTHS * HUNDREDTHS) / whole) / HUNDREDTHS;

const percentText = (part: number, whole: number | null): string => {
  const percent = percentCell(part, whole);
  return typeof percent === 'number' ? `${shareOnPaper(percent)} %` : '…';
};

/** A support group with who takes part in it and what was collected in the month. */
const b01LineSchema = z.object({
  group: wordsSchema,
  start: people,
  joined: people,
  registeredAgain: people,
  /** Came from another group or place, less who went to one. */
  moved: people,
  stopped: people,
  end: people,
  paidUp: people,
  withinDeadline: people,
  own: dongSchema,
  state: dongSchema,
  local: dongSchema,
  other: dongSchema,
});
type B01Line = z.infer<typeof b01LineSchema>;

/** B01-TS of one month. */
export const b01Schema = z
  .object({ ...head, lines: z.array(b01LineSchema).max(most) })
  .refine(
    ({ lines }) =>
      lines.every((line) => line.start + line.joined + line.registeredAgain + line.moved - line.stopped === line.end),
    { message: 'movement-does-not-add-up', path: ['lines'] },
  );
export type B01 = z.infer<typeof b01Schema>;

const counted = <Row>(
  key: string,
  mark: string,
  title: string,
  cell: (row: Row) => number | null,
  over?: string,
): Column<Row> => ({
  key,
  mark,
  head: title,
  ...(over === undefined ? {} : { over }),
  kind: 'count',
  sums: true,
  width: 7,
  cell,
});

const paid = (key: string, mark: string, title: string, cell: (row: B01Line) => number): Column<B01Line> => ({
  key,
  mark,
  head: title,
  over: 'Số tiền đã thu trong tháng',
  unit: 'đồng',
  kind: 'dong',
  sums: true,
  width: 10,
  cell,
});

const b01Columns: readonly Column<B01Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'group', mark: 'B', head: 'Nhóm đối tượng hỗ trợ', kind: 'text', width: 14, cell: (line) => line.group },
  counted('start', '1', 'Đầu tháng', (line) => line.start),
  counted('joined', '2', 'Tham gia lần đầu', (line) => line.joined, 'Tăng'),
  counted('again', '3', 'Đăng ký lại', (line) => line.registeredAgain, 'Tăng'),
  counted('moved', '4', 'Chuyển nhóm', (line) => line.moved),
  counted('stopped', '5', 'Dừng đóng', (line) => line.stopped),
  counted('end', '6=1+2+3+4−5', 'Cuối kỳ', (line) => line.end),
  counted('paidUp', '7', 'Đã đóng', (line) => line.paidUp, 'Trong phương thức đóng'),
  counted('due', '8', 'Chưa đóng', (line) => line.withinDeadline, 'Trong phương thức đóng'),
  paid('own', '9', 'Người tham gia', (line) => line.own),
  paid('state', '10', 'NSNN hỗ trợ', (line) => line.state),
  paid('local', '11', 'NSĐP hỗ trợ thêm', (line) => line.local),
  paid('other', '12', 'Hỗ trợ khác', (line) => line.other),
];

/** Fills B01-TS. */
export function fillB01(report: B01): FilledForm {
  return {
    code: 'B01-TS',
    decision,
    page: 'landscape',
    issuer: issuerLines(report.issuer),
    motto: false,
    title: 'BÁO CÁO TÌNH HÌNH THAM GIA VÀ THU THEO NHÓM HỖ TRỢ',
    subtitle: `Tháng ${monthOnPaper(report.month)} · ${subtitle(report)}`,
    fields: [],
    tables: [fillTable(b01Columns, [{ rows: report.lines }], { at: 'group', total: 'Tổng cộng' })],
    closing: [],
    placeAndDay: placeAndDay(report.signing),
    signatures,
  };
}

/** A collecting organisation with its contract target and what it did. */
const b15LineSchema = z.object({
  organisation: wordsSchema,
  target: people.nullable(),
  monthNew: people,
  monthContinuing: people,
  yearNew: people,
  yearContinuing: people,
});
type B15Line = z.infer<typeof b15LineSchema>;

/** B15-UQ of one month: what collecting organisations were to reach and reached. */
export const b15Schema = z.object({ ...head, lines: z.array(b15LineSchema).max(most) });
export type B15 = z.infer<typeof b15Schema>;

const b15Columns: readonly Column<B15Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  {
    key: 'organisation',
    mark: 'B',
    head: 'Tổ chức dịch vụ',
    kind: 'text',
    width: 18,
    cell: (line) => line.organisation,
  },
  counted('target', '1', 'Chỉ tiêu năm', (line) => line.target),
  counted('monthTotal', '2=3+4', 'Tổng số', (line) => line.monthNew + line.monthContinuing, 'Trong tháng'),
  counted('monthNew', '3', 'Tham gia lần đầu', (line) => line.monthNew, 'Trong tháng'),
  counted('monthContinuing', '4', 'Đóng tiếp', (line) => line.monthContinuing, 'Trong tháng'),
  counted('yearTotal', '5=6+7', 'Tổng số', (line) => line.yearNew + line.yearContinuing, 'Luỹ kế từ đầu năm'),
  counted('yearNew', '6', 'Tham gia lần đầu', (line) => line.yearNew, 'Luỹ kế từ đầu năm'),
  counted('yearContinuing', '7', 'Đóng tiếp', (line) => line.yearContinuing, 'Luỹ kế từ đầu năm'),
  {
    key: 'percent',
    mark: '8=5:1',
    head: 'Đạt',
    unit: '%',
    kind: 'share',
    width: 6,
    cell: (line) => percentCell(line.yearNew + line.yearContinuing, line.target),
  },
];

/** Fills B15-UQ. */
export function fillB15(report: B15): FilledForm {
  return {
    code: 'B15-UQ',
    decision,
    page: 'landscape',
    issuer: issuerLines(report.issuer),
    motto: false,
    title: 'KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA TỔ CHỨC DỊCH VỤ',
    subtitle: `Tháng ${monthOnPaper(report.month)} · ${subtitle(report)}`,
    fields: [],
    tables: [
      fillTable(b15Columns, [{ rows: report.lines }], {
        at: 'organisation',
        total: 'Tổng cộng',
        given: {
          percent: percentCell(
            report.lines.reduce((sum, { yearNew, yearContinuing }) => sum + yearNew + yearContinuing, 0),
            wholeOf(report.lines),
          ),
        },
      }),
    ],
    closing: [],
    placeAndDay: placeAndDay(report.signing),
    signatures,
  };
}

/** A unit: the collectors of an organisation in it, or the unit as a whole. */
const b16LineSchema = z.object({
  unit: wordsSchema,
  organisation: wordsSchema,
  collectors: people,
  target: people.nullable(),
  done: people,
});
type B16Line = z.infer<typeof b16LineSchema>;

/** B16-TS of one month: units by collecting organisation, with their staff, target and how far they are. */
export const b16Schema = z.object({
  ...head,
  units: z
    .array(z.object({ unit: wordsSchema, target: people.nullable(), lines: z.array(b16LineSchema).max(most) }))
    .max(most),
});
export type B16 = z.infer<typeof b16Schema>;

const b16Columns: readonly Column<B16Line>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'unit', mark: 'B', head: 'BHXH cơ sở', kind: 'text', width: 14, cell: (line) => line.unit },
  {
    key: 'organisation',
    mark: 'C',
    head: 'Tổ chức dịch vụ',
    kind: 'text',
    width: 14,
    cell: (line) => line.organisation,
  },
  counted('collectors', '1', 'Nhân viên thu', (line) => line.collectors),
  counted('target', '2', 'Chỉ tiêu', (line) => line.target),
  counted('done', '3', 'Đang tham gia', (line) => line.done),
  {
    key: 'percent',
    mark: '4=3:2',
    head: 'Đạt',
    unit: '%',
    kind: 'share',
    width: 6,
    cell: (line) => percentCell(line.done, line.target),
  },
];

const doneBy = (lines: readonly B16Line[]): number => lines.reduce((sum, { done }) => sum + done, 0);

/** What is planned for all together; null where something is not known of one. */
const wholeOf = (parts: readonly { readonly target: number | null }[]): number | null =>
  parts.length === 0 || parts.some(({ target }) => target === null)
    ? null
    : parts.reduce((sum, { target }) => sum + (target ?? 0), 0);

/** Fills B16-TS. */
export function fillB16(report: B16): FilledForm {
  return {
    code: 'B16-TS',
    decision,
    page: 'landscape',
    issuer: issuerLines(report.issuer),
    motto: false,
    title: 'KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA THEO BHXH CƠ SỞ VÀ TỔ CHỨC DỊCH VỤ',
    subtitle: `Tháng ${monthOnPaper(report.month)} · ${subtitle(report)}`,
    fields: [],
    tables: [
      fillTable(
        b16Columns,
        report.units.map(({ unit, target, lines }) => ({
          label: target === null ? unit : `${unit}: chỉ tiêu ${formatNumber(target, 'vi')}`,
          sumLabel: `Cộng ${unit}`,
          rows: lines,
          given: { target, percent: percentCell(doneBy(lines), target) },
        })),
        {
          at: 'unit',
          total: 'Tổng cộng',
          given: { percent: percentCell(doneBy(report.units.flatMap(({ lines }) => lines)), wholeOf(report.units)) },
        },
      ),
    ],
    closing: [],
    placeAndDay: placeAndDay(report.signing),
    signatures,
  };
}

const briefUnitSchema = z.object({
  name: wordsSchema,
  target: people.nullable(),
  count: people,
  /** Expected at the end of the year: an estimate. */
  low: people.nullable(),
  high: people.nullable(),
  leader: wordsSchema.nullable(),
});
type BriefUnit = z.infer<typeof briefUnitSchema>;

/** One page for the steering committee. */
export const briefSchema = z.object({
  ...head,
  place: wordsSchema,
  count: people,
  target: people.nullable(),
  yearBefore: people,
  forecast: z.object({ low: people, high: people }).nullable(),
  joined: people,
  registeredAgain: people,
  stopped: people,
  due: people,
  survival: z.array(z.object({ months: z.int(), won: people, kept: people })).max(10),
  units: z.array(briefUnitSchema).max(200),
  hard: z
    .array(
      z.object({ name: wordsSchema, missing: people, approach: wordsSchema.nullable(), owner: wordsSchema.nullable() }),
    )
    .max(5),
});
export type Brief = z.infer<typeof briefSchema>;

const briefColumns: readonly Column<BriefUnit>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'name', mark: 'B', head: 'Đơn vị', kind: 'text', width: 14, cell: (unit) => unit.name },
  counted('target', '1', 'Kế hoạch', (unit) => unit.target),
  counted('count', '2', 'Đang tham gia', (unit) => unit.count),
  {
    key: 'percent',
    mark: '3=2:1',
    head: 'Đạt',
    unit: '%',
    kind: 'share',
    width: 5,
    cell: (unit) => percentCell(unit.count, unit.target),
  },
  {
    key: 'forecast',
    mark: '4',
    head: 'Dự báo cuối năm (khả năng 8 phần 10)',
    kind: 'text',
    width: 10,
    cell: (unit) =>
      unit.low === null || unit.high === null
        ? null
        : `${formatNumber(unit.low, 'vi')}–${formatNumber(unit.high, 'vi')}`,
  },
  { key: 'leader', mark: 'C', head: 'Người phụ trách', kind: 'text', width: 12, cell: (unit) => unit.leader },
];

/** Fills the brief. */
export function fillBrief(brief: Brief): FilledForm {
  const field = (label: string, value: string) => ({ mark: null, label, value });
  const number = (value: number): string => formatNumber(value, 'vi');
  const { count, target, forecast, yearBefore } = brief;
  const change = count - yearBefore;
  return {
    code: 'TOM-TAT',
    decision: 'Mẫu nội bộ',
    page: 'portrait',
    issuer: issuerLines(brief.issuer),
    motto: false,
    title: `TÓM TẮT TÌNH HÌNH GỬI BAN CHỈ ĐẠO: ${brief.place.toLocaleUpperCase('vi')}`,
    subtitle: subtitle(brief),
    fields: [
      field(
        'Đang tham gia',
        `${number(count)} người, ${change >= 0 ? 'hơn' : 'kém'} cùng ngày năm trước ${number(Math.abs(change))} người`,
      ),
      field(
        'Kế hoạch',
        target === null
          ? 'chưa giao'
          : `${number(target)} người; đạt ${percentText(count, target)}, còn thiếu ${number(Math.max(0, target - count))} người`,
      ),
      field(
        'Dự báo cuối năm',
        forecast === null
          ? 'chưa đủ số liệu'
          : `${number(forecast.low)}–${number(forecast.high)} người (ước tính, khả năng 8 phần 10)`,
      ),
      field(
        'Mười hai tháng qua',
        `${number(brief.joined)} người tham gia lần đầu, ${number(brief.registeredAgain)} đăng ký lại, ${number(brief.stopped)} dừng đóng`,
      ),
      field(
        'Còn đóng',
        brief.survival.map(({ months, won, kept }) => `sau ${months} tháng ${percentText(kept, won)}`).join(', ') ||
          '…',
      ),
      field('Đến hạn trong 30 ngày', `${number(brief.due)} người`),
    ],
    tables: [
      fillTable(briefColumns, [{ rows: brief.units }], {
        at: 'name',
        total: 'Tổng cộng',
        given: {
          percent: percentCell(count, target),
          forecast: forecast === null ? null : `${number(forecast.low)}–${number(forecast.high)}`,
        },
      }),
    ],
    closing: brief.hard.map(({ name, missing, approach, owner }) =>
      field(
        `Nơi khó: ${name}`,
        [
          `còn thiếu ${number(missing)} người`,
          approach ?? 'chưa có cách làm riêng',
          ...(owner === null ? [] : [owner]),
        ].join('; '),
      ),
    ),
    placeAndDay: placeAndDay(brief.signing),
    signatures,
  };
}
