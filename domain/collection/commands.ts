import { z } from 'zod';
import { householdSchema } from '../registry/household.ts';
import { lineSchema, personSchema } from '../registry/person.ts';
import { idSchema } from '../ids/index.ts';
import { claimSchema, daySchema, dongSchema, monthSchema, PRODUCTS } from './claim.ts';
import { BATCH_LINES_MAX, LEASE_NUMBERS_MAX, LINES_MAX, TEXT_MAX } from './limits.ts';
import { REFUND_REASONS } from './line.ts';

/** An instant as text, with its zone: "2025-11-18T03:04:05.678Z". */
export const instantSchema = z.iso.datetime({ offset: true }).max(40);

const seriesSchema = z.string().regex(/^[A-Z0-9/-]{2,20}$/);
const reasonSchema = lineSchema(TEXT_MAX);
const receiptId = idSchema<'receipt'>();
const paymentId = idSchema<'payment'>();

/** What every command carries: the id that its sender gave it, and when the sender's clock said it was. */
export const envelope = { id: idSchema<'command'>(), madeAt: instantSchema };

const linesSchema = z
  .array(z.strictObject({ id: paymentId, amount: dongSchema, claim: claimSchema }))
  .min(1)
  .max(LINES_MAX)
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { error: 'line-twice' });

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
  lines: linesSchema,
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

export type TakePayment = z.output<typeof takePaymentSchema>;
export type VoidReceipt = z.output<typeof voidReceiptSchema>;
export type Settle = z.output<typeof settleSchema>;
export type HandOver = z.output<typeof handOverSchema>;
export type ReceiveCash = z.output<typeof receiveCashSchema>;

const dueId = idSchema<'due'>();
const batchId = idSchema<'batch'>();
/** Somebody is going to transfer what is due: the reference and the code to pay by are made for it. */
export const openDueSchema = z.strictObject({
  ...envelope,
  kind: z.literal('open-due'),
  due: dueId,
  payer: lineSchema(TEXT_MAX),
  lines: linesSchema,
  endsOn: daySchema,
});

/** The transfer is not awaited any more. Should the money come all the same, it is kept, and asked about. */
export const cancelDueSchema = z.strictObject({
  ...envelope,
  kind: z.literal('cancel-due'),
  due: dueId,
  reason: reasonSchema,
});

/** Part of a period is given back, from a month on. */
export const refundSchema = z.strictObject({
  ...envelope,
  kind: z.literal('refund'),
  payment: paymentId,
  on: daySchema,
  reason: z.enum(REFUND_REASONS),
  from: monthSchema,
});

/**
 * A collector's cash was counted at the unit's desk. It may have been announced by a hand-over with the same id, before or after this; what was counted is what
 * holds.
 */
export const receiveCashSchema = z.strictObject({
  ...envelope,
  kind: z.literal('receive-cash'),
  handOver: idSchema<'hand-over'>(),
  collector: idSchema<'collector'>(),
  amount: dongSchema,
  on: daySchema,
  reference: lineSchema(TEXT_MAX).nullable(),
});

/**
 * Files are put together for the insurance office. `decreases`: files that were sent before and are void since, which this batch takes back.
 */
export const makeBatchSchema = z
  .strictObject({
    ...envelope,
    kind: z.literal('make-batch'),
    batch: batchId,
    product: z.enum(PRODUCTS),
    payments: z.array(paymentId).max(BATCH_LINES_MAX),
    decreases: z.array(paymentId).max(BATCH_LINES_MAX).default([]),
  })
  .refine(({ payments, decreases }) => payments.length + decreases.length > 0, {
    path: ['payments'],
    error: 'batch-of-nothing',
  });

/** A batch went to the insurance office: what it says is not judged again. */
export const submitBatchSchema = z.strictObject({
  ...envelope,
  kind: z.literal('submit-batch'),
  batch: batchId,
  on: daySchema,
});

/** What the insurance office answered, person by person. */
export const answerBatchSchema = z.strictObject({
  ...envelope,
  kind: z.literal('answer-batch'),
  batch: batchId,
  answers: z
    .array(
      z.strictObject({
        payment: paymentId,
        result: z.enum(['accepted', 'rejected']),
        reason: lineSchema(TEXT_MAX).nullable(),
        /** The insurance number that the office gave, where there was none. */
        insuranceNumber: z
          .string()
          .regex(/^\d{10}$/)
          .nullable(),
      }),
    )
    .min(1)
    .max(BATCH_LINES_MAX),
});

/** Numbers of a book are put into the hands of a collector's device. */
export const leaseNumbersSchema = z.strictObject({
  ...envelope,
  kind: z.literal('lease-numbers'),
  lease: idSchema<'lease'>(),
  book: idSchema<'book'>(),
  collector: idSchema<'collector'>(),
  device: idSchema<'device'>(),
  count: z.int().min(1).max(LEASE_NUMBERS_MAX),
  endsOn: daySchema,
});

/** Numbers that were not used come back. */
export const returnNumbersSchema = z.strictObject({
  ...envelope,
  kind: z.literal('return-numbers'),
  lease: idSchema<'lease'>(),
  /** The first number that was not used. */
  from: z.int().min(1),
});

/** A month of a unit's books is closed. */
export const closePeriodSchema = z.strictObject({ ...envelope, kind: z.literal('close-period'), month: monthSchema });

export type OpenDue = z.output<typeof openDueSchema>;
export type CancelDue = z.output<typeof cancelDueSchema>;
export type RefundCommand = z.output<typeof refundSchema>;
export type MakeBatch = z.output<typeof makeBatchSchema>;
export type SubmitBatch = z.output<typeof submitBatchSchema>;
export type AnswerBatch = z.output<typeof answerBatchSchema>;
export type LeaseNumbers = z.output<typeof leaseNumbersSchema>;
export type ReturnNumbers = z.output<typeof returnNumbersSchema>;
export type ClosePeriod = z.output<typeof closePeriodSchema>;
