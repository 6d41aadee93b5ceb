import { bug } from '@diemtua/law/kernel/assert';
import { formatNumber } from '@diemtua/law/kernel/format';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { amountInWords, type LinkWord } from './amount-in-words.ts';
import { productOnPaper, products } from './receipt-lists.ts';
import {
  codeSchema,
  dayOnPaper,
  daySchema,
  dongSchema,
  issuerSchema,
  monthCountSchema,
  monthOnPaper,
  monthSchema,
  wordsSchema,
} from './values.ts';

const linesMax = 20;
const copiesMax = 99;
const addressMax = 300;

/** One line of a receipt: for whom, which months, how much. */
const lineSchema = z.object({
  product: z.enum(products),
  /** Who is insured, where it is not the one who pays. */
  insured: wordsSchema.nullable(),
  from: monthSchema,
  months: monthCountSchema,
  amount: dongSchema,
});

/** The receipt C45-BB. A receipt is never changed: it is void, or it is replaced by another. */
export const c45Schema = z
  .object({
    issuer: issuerSchema,
    series: codeSchema,
    number: codeSchema,
    book: codeSchema.nullable(),
    day: daySchema,
    payer: wordsSchema,
    address: wordsSchema.nullable(),
    lines: z.array(lineSchema).min(1).max(linesMax),
    amount: dongSchema,
    way: z.enum(['cash', 'transfer']),
    collector: z.object({ name: wordsSchema, code: codeSchema }),
    void: z.object({ day: daySchema, reason: wordsSchema, replacedBy: codeSchema.nullable() }).nullable(),
    /** 0 is the first print; what is printed again is a copy and says which. */
    copy: z.number().int().min(0).max(copiesMax),
    /** What the QR holds and what a person types to check it: no name, no identity number. */
    check: z.object({ address: z.url({ protocol: /^https$/ }).max(addressMax), code: codeSchema }),
  })
  .refine(({ amount, lines }) => amount === lines.reduce((sum, line) => sum + line.amount, 0), {
    message: 'lines-do-not-add-up',
    path: ['amount'],
  });
export type C45 = z.infer<typeof c45Schema>;

/** A receipt ready for print, on A5 or on a roll. */
export interface FilledReceipt {
  readonly code: 'C45-BB';
  readonly issuer: readonly string[];
  readonly title: string;
  readonly series: string;
  readonly number: string;
  readonly book: string | null;
  readonly day: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly { readonly text: string; readonly amount: string }[];
  readonly amount: string;
  readonly amountInWords: string;
  readonly collector: string;
  readonly payer: string;
  readonly check: { readonly address: string; readonly code: string };
  /** What stands across it: void, with day, reason and the number that replaces it. */
  readonly void: { readonly mark: string; readonly detail: string } | null;
  /** "Bản sao lần 1"; null on the first print. */
  readonly copy: string | null;
}

/** "12/2025" for one month, "12/2025 – 02/2026" for more. */
function span(from: string, months: number): string {
  const first = parseMonth(from) ?? bug(`${from} is no month`);
  return months === 1 ? monthOnPaper(from) : `${monthOnPaper(from)} – ${monthOnPaper(formatMonth(first + months - 1))}`;
}

/** Fills the receipt. */
export function fillC45(receipt: C45, link: LinkWord = 'linh'): FilledReceipt {
  return {
    code: 'C45-BB',
    issuer: [receipt.issuer.name, `Mã đơn vị: ${receipt.issuer.code}`],
    title: 'BIÊN LAI THU TIỀN',
    series: receipt.series,
    number: receipt.number,
    book: receipt.book,
    day: dayOnPaper(receipt.day),
    fields: [
      { label: 'Người nộp tiền', value: receipt.payer },
      ...(receipt.address === null ? [] : [{ label: 'Địa chỉ', value: receipt.address }]),
      { label: 'Hình thức', value: receipt.way === 'cash' ? 'Tiền mặt' : 'Chuyển khoản' },
    ],
    lines: receipt.lines.map((line) => ({
      text: [
        productOnPaper[line.product],
        ...(line.insured === null ? [] : [line.insured]),
        `${formatNumber(line.months, 'vi')} tháng (${span(line.from, line.months)})`,
      ].join(', '),
      amount: formatNumber(line.amount, 'vi'),
    })),
    amount: formatNumber(receipt.amount, 'vi'),
    amountInWords: amountInWords(receipt.amount, link),
    collector: `${receipt.collector.name} (${receipt.collector.code})`,
    payer: receipt.payer,
    check: receipt.check,
    void:
      receipt.void === null
        ? null
        : {
            mark: 'ĐÃ HUỶ',
            detail: [
              `Huỷ ngày ${dayOnPaper(receipt.void.day)}: ${receipt.void.reason}`,
              ...(receipt.void.replacedBy === null ? [] : [`Thay bằng biên lai số ${receipt.void.replacedBy}`]),
            ].join('. '),
          },
    copy: receipt.copy === 0 ? null : `BẢN SAO LẦN ${receipt.copy}`,
  };
}
