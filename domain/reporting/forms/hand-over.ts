import { formatDong, formatNumber } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { amountInWords } from './amount-in-words.ts';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledForm } from './layout.ts';
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

const notesMax = 100_000;

/**
 * The slip that a collector gets when she hands over cash: it is ours, no decree has it. What was counted may differ from what the
 * receipts say; both stand on it, and the difference is a question for the office, never a refusal.
 */
export const handOverSchema = z.object({
  issuer: issuerSchema,
  number: codeSchema,
  day: daySchema,
  giver: wordsSchema,
  giverCode: codeSchema,
  taker: wordsSchema,
  receipts: z.object({
    from: codeSchema,
    to: codeSchema,
    count: z.number().int().min(0),
    voided: z.number().int().min(0),
  }),
  expected: dongSchema,
  /** How many notes of each value were counted. */
  cash: z.array(z.object({ value: dongSchema, notes: z.number().int().min(0).max(notesMax) })).max(20),
  signing: signingSchema,
});
export type HandOver = z.infer<typeof handOverSchema>;
type Notes = HandOver['cash'][number];

const columns: readonly Column<Notes>[] = [
  { key: 'label', mark: 'A', head: 'Loại tiền', kind: 'text', width: 20, cell: (line) => formatDong(line.value, 'vi') },
  { key: 'notes', mark: '1', head: 'Số tờ', kind: 'count', sums: true, width: 10, cell: (line) => line.notes },
  {
    key: 'amount',
    mark: '2',
    head: 'Thành tiền',
    unit: 'đồng',
    kind: 'dong',
    sums: true,
    width: 14,
    cell: (line) => line.value * line.notes,
  },
];

/** Fills the slip of a hand-over. */
export function fillHandOver(slip: HandOver): FilledForm {
  const counted = slip.cash.reduce((sum, { value, notes }) => sum + value * notes, 0);
  const difference = counted - slip.expected;
  const field = (label: string, value: string) => ({ mark: null, label, value });
  return {
    code: 'GIAO-TIEN',
    decision: 'Mẫu nội bộ',
    page: 'portrait',
    issuer: issuerLines(slip.issuer),
    motto: false,
    title: 'PHIẾU GIAO NHẬN TIỀN THU',
    subtitle: `Số ${slip.number} ngày ${dayOnPaper(slip.day)}`,
    fields: [
      field('Người giao', `${slip.giver} (${slip.giverCode})`),
      field('Người nhận', slip.taker),
      field('Biên lai', `từ số ${slip.receipts.from} đến số ${slip.receipts.to}`),
      field(
        'Số biên lai',
        `${formatNumber(slip.receipts.count, 'vi')}, trong đó huỷ ${formatNumber(slip.receipts.voided, 'vi')}`,
      ),
    ],
    tables: [fillTable(columns, [{ rows: slip.cash }], { at: 'label', total: 'Cộng', caption: 'Tiền đã đếm' })],
    closing: [
      field('Số tiền theo biên lai', formatDong(slip.expected, 'vi')),
      field('Số tiền đã đếm', formatDong(counted, 'vi')),
      field('Bằng chữ', amountInWords(counted)),
      field('Chênh lệch', difference === 0 ? 'Không' : formatDong(difference, 'vi')),
    ],
    placeAndDay: placeAndDay(slip.signing),
    signatures: [
      { role: 'Người giao', manner: '(Ký, ghi rõ họ tên)', name: slip.giver },
      { role: 'Người nhận', manner: '(Ký, ghi rõ họ tên)', name: slip.taker },
    ],
  };
}
