import type { Judgement, Question } from '@diemtua/domain/collection';
import { HEALTH_MONTHS, METHODS } from '@diemtua/domain/collection';
import { formatMonth } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { dayText, judged, judgedText, monthText } from './people-shapes.ts';
import { instant } from './shapes.ts';

/** Đồng as JSON carries them. */
export const dong = z.int();

const other = z.strictObject({ sponsor: z.string(), amount: dong });

/** What a line pays for, as it was told. */
export const claimShape = z.discriminatedUnion('product', [
  z.strictObject({
    product: z.literal('voluntary'),
    person: z.string(),
    method: z.enum(METHODS),
    income: dong,
    from: monthText,
    years: z.int().optional(),
    months: z.int().optional(),
    local: z.strictObject({ percent: z.number(), resolution: z.string() }).optional(),
    other: other.optional(),
  }),
  z.strictObject({
    product: z.literal('health'),
    person: z.string(),
    household: z.string(),
    from: monthText,
    months: z.union(HEALTH_MONTHS.map((months) => z.literal(months))),
    place: z.int(),
    other: other.optional(),
  }),
]);

/** Why money is in suspense, with what the sentence about it needs. */
export const questionShape = z.strictObject({
  asks: z.enum([
    'person-unknown',
    'amount-differs',
    'months-already-paid',
    'after-deadline',
    'too-far-ahead',
    'refused-by-law',
    'not-eligible',
    'household-unknown',
    'paid-back',
    'number-not-leased',
    'number-taken',
    'clock-wrong',
  ]),
  due: dong.optional(),
  paid: dong.optional(),
  from: monthText.optional(),
  until: monthText.optional(),
  deadline: monthText.optional(),
  earliest: monthText.optional(),
  /** The payment that covers those months, or the receipt that bears the number. */
  by: z.string().nullable().optional(),
  code: z.string().optional(),
  field: z.string().nullable().optional(),
  status: z.string().optional(),
  on: dayText.optional(),
  takenOn: dayText.optional(),
  receivedOn: dayText.optional(),
});

/** A question as JSON: its months as text. */
export function questionText(question: Question): z.input<typeof questionShape> {
  switch (question.asks) {
    case 'months-already-paid':
      return { ...question, from: formatMonth(question.from), until: formatMonth(question.until) };
    case 'after-deadline':
      return { ...question, from: formatMonth(question.from), deadline: formatMonth(question.deadline) };
    case 'too-far-ahead':
      return { ...question, from: formatMonth(question.from), earliest: formatMonth(question.earliest) };
    default:
      return { ...question };
  }
}

const [covers, , voided] = judged.options;

/** What a line means for the books, with its question in full. */
export const judgementShape = z.discriminatedUnion('outcome', [
  covers,
  z.strictObject({ outcome: z.literal('suspense'), question: questionShape }),
  voided,
]);

/** A judgement as JSON, with its question in full. */
export function judgementText(judgement: Judgement): z.input<typeof judgementShape> {
  if (judgement.outcome === 'suspense') return { outcome: 'suspense', question: questionText(judgement.question) };
  const told = judgedText(judgement);
  if (told.outcome === 'suspense') throw new Error('bug: a judgement without a question is in suspense');
  return told;
}

/** A decision of the office about a line. */
export const decisionShape = z.strictObject({
  at: instant,
  how: z.enum(['correct', 'confirm', 'pay-back']),
  reason: z.string(),
  on: dayText.nullable(),
  amount: dong.nullable(),
  by: z.string().nullable(),
});

/** A step of a file on its way to the insurance office. */
export const stepShape = z.strictObject({
  at: instant,
  to: z.string(),
  why: z.string().nullable(),
  by: z.string().nullable(),
});

/** A day, or null where none is told. */
export const dayQuery = dayText.optional();
