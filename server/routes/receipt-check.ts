import { provinceCodeSchema } from '@diemtua/domain/ids';
import { maskName } from '@diemtua/domain/registry';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { receiptOnPaper, receiptOf, type StoredReceipt } from '../store/collection/read.ts';
import { monthsOnPaper } from '../store/documents/receipt.ts';
import { inSession, provinceScope, type Session } from '../store/session.ts';
import { dong } from './money-shapes.ts';
import { dayText, monthText } from './people-shapes.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

const NUMBER_MAX = 99_999_999;

const shown = z.strictObject({
  series: z.string(),
  number: z.int(),
  takenOn: dayText,
  amount: dong,
  /** First letters and the given name: "T. T. Mai". */
  payer: z.string(),
  lines: z.array(
    z.strictObject({
      product: z.enum(['voluntary', 'health']),
      from: monthText,
      until: monthText,
      months: z.int(),
      amount: dong,
    }),
  ),
  /** The unit in whose books it stands. */
  unit: z.string(),
});

/** What stands on a paper by which it is found, as people type it. */
export const onPaper = z.strictObject({
  series: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9/-]{2,20}$/)),
  number: z.coerce.number().int().min(1).max(NUMBER_MAX),
  code: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
    .pipe(z.string().regex(/^[0-9A-F]{10}$/)),
});

const checked = z.discriminatedUnion('state', [
  /** No receipt bears all three: mistyped, not here yet, or not ours. */
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({ state: z.literal('valid'), receipt: shown }),
  z.strictObject({
    state: z.literal('voided'),
    receipt: shown,
    voidedOn: dayText,
    /** Which receipt stands in its place; null: none does. */
    replacedBy: z.strictObject({ series: z.string(), number: z.int() }).nullable(),
  }),
]);

/** Whether a paper is good, and what stands on it; no more. */
export type Checked = z.input<typeof checked>;

/** Looks for the receipt that bears all three. */
export async function checkReceipt(
  session: Session,
  { series, number, code }: z.output<typeof onPaper>,
): Promise<Checked> {
  const receipt = await receiptOnPaper(session, series, number, code);
  if (receipt === null) return { state: 'unknown' };
  const { voided, replacedBy } = receipt;
  if (voided === null) return { state: 'valid', receipt: shownOf(receipt) };
  const by = replacedBy === null ? null : await receiptOf(session, replacedBy);
  return {
    state: 'voided',
    receipt: shownOf(receipt),
    voidedOn: voided.on,
    replacedBy: by && { series: by.series, number: by.number },
  };
}

/** Whether a paper is good, for whoever holds it. */
export const receiptCheck = route({
  method: 'GET',
  path: '/api/receipt-check',
  what: 'Whether a receipt is good, by the series, number and code on its paper: no more than stands on it, names by their first letters',
  may: 'anyone',
  limit: 'check',
  params: nothing,
  query: onPaper.extend({ province: provinceCodeSchema.optional() }),
  body: null,
  answer: checked,
  handle: ({ input: { query }, engine, access }) =>
    inSession(engine, provinceScope(query.province ?? access.province), (session) => checkReceipt(session, query)),
});

function shownOf({ series, number, takenOn, amount, payer, unit, lines }: StoredReceipt): z.input<typeof shown> {
  return {
    series,
    number,
    takenOn,
    amount,
    payer: maskName(payer),
    unit,
    lines: lines.map((line) => {
      const { from, months } = monthsOnPaper(line);
      const first = parseMonth(from);
      if (first === null) throw new Error('bug: a claim without a month');
      return { product: line.claim.product, from, until: formatMonth(first + months - 1), months, amount: line.amount };
    }),
  };
}
