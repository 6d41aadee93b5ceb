import { z } from 'zod';
import { householdSchema } from '../registry/household.ts';
import { lineSchema, personSchema } from '../registry/person.ts';
import { idSchema } from '../ids/index.ts';
import { claimSchema, daySchema, dongSchema } from './claim.ts';
import { LINES_MAX, TEXT_MAX } from './limits.ts';

/** An instant as text, with its zone: "2025-11-18T03:04:05.678Z". */
export const instantSchema = z.iso.datetime({ offset: true }).max(40);

const seriesSchema = z.string().regex(/^[A-Z0-9/-]{2,20}$/);
const reasonSchema = lineSchema(TEXT_MAX);
const receiptId = idSchema<'receipt'>();
const paymentId = idSchema<'payment'>();

/** What every command carries: the id that its sender gave it, and when the sender's clock said it was. */
const envelope = { id: idSchema<'command'>(), madeAt: instantSchema };

/**
 * Money was taken and a receipt given, by a collector or at a unit's desk. People who were enrolled in the same visit come along.
 * `replaces`: this receipt stands for one that is void with it.
 */
export const takePaymentSchema = z.strictObject({
  ...envelope,
  kind: z.literal('take-payment'),
  receipt: z.strictObject({
    id: receiptId,
    series: seriesSchema,
    number: z.int().min(1).max(99_999_999),
    payer: lineSchema(TEXT_MAX),
    takenAt: instantSchema,
    replaces: receiptId.optional(),
  }),
  lines: z
    .array(z.strictObject({ id: paymentId, amount: dongSchema, claim: claimSchema }))
    .min(1)
    .max(LINES_MAX)
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { error: 'line-twice' }),
  people: z.array(personSchema).max(LINES_MAX).default([]),
  households: z.array(householdSchema).max(LINES_MAX).default([]),
});

/** A receipt is void, and its money given back to who paid it. */
export const voidReceiptSchema = z.strictObject({
  ...envelope,
  kind: z.literal('void-receipt'),
  receipt: receiptId,
  on: daySchema,
  reason: reasonSchema,
});

/** What the office decides about money in suspense. */
export const settleSchema = z.strictObject({
  ...envelope,
  kind: z.literal('settle'),
  payment: paymentId,
  settlement: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('correct'), claim: claimSchema }),
    z.strictObject({ how: z.literal('confirm'), takenOn: daySchema }),
    z.strictObject({ how: z.literal('pay-back'), on: daySchema, from: z.enum(['float', 'bank']) }),
  ]),
  reason: reasonSchema,
});

/** A collector hands money over: into the unit's account, or at its desk. */
export const handOverSchema = z.strictObject({
  ...envelope,
  kind: z.literal('hand-over'),
  handOver: idSchema<'hand-over'>(),
  amount: dongSchema,
  means: z.enum(['deposit', 'transfer', 'office']),
  on: daySchema,
  reference: lineSchema(TEXT_MAX).nullable(),
});

/** Everything that a collector's phone or an office tells the books of money. */
export const commandSchema = z.discriminatedUnion('kind', [
  takePaymentSchema,
  voidReceiptSchema,
  settleSchema,
  handOverSchema,
]);

export type TakePayment = z.output<typeof takePaymentSchema>;
export type VoidReceipt = z.output<typeof voidReceiptSchema>;
export type Settle = z.output<typeof settleSchema>;
export type HandOver = z.output<typeof handOverSchema>;
export type Command = z.output<typeof commandSchema>;
/** A command as JSON carries it. */
export type CommandText = z.input<typeof commandSchema>;
