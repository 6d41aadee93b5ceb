import { z } from 'zod';
import type { StoredReceipt } from '../../store/collection/read.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { instant } from '../shapes.ts';

/** A receipt in a list. */
export const receiptHead = z.strictObject({
  id: z.string(),
  series: z.string(),
  number: z.int(),
  unit: z.string(),
  collector: z.string().nullable(),
  collectorName: z.string().nullable(),
  collectorCode: z.string().nullable(),
  payer: z.string(),
  means: z.enum(['cash', 'transfer']),
  amount: dong,
  takenOn: dayText,
  takenAt: instant,
  receivedAt: instant,
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  voided: z.strictObject({ on: dayText, reason: z.string() }).nullable(),
  /** How many lines it has, and how many of them are asked about. */
  lines: z.int(),
  asked: z.int(),
});

/** A receipt as a list shows it. */
export const receiptHeadText = ({ lines, ...receipt }: StoredReceipt): z.input<typeof receiptHead> => ({
  id: receipt.id,
  series: receipt.series,
  number: receipt.number,
  unit: receipt.unit,
  collector: receipt.collector,
  collectorName: receipt.collectorName,
  collectorCode: receipt.collectorCode,
  payer: receipt.payer,
  means: receipt.means,
  amount: receipt.amount,
  takenOn: receipt.takenOn,
  takenAt: receipt.takenAt,
  receivedAt: receipt.receivedAt,
  replaces: receipt.replaces,
  replacedBy: receipt.replacedBy,
  voided: receipt.voided,
  lines: lines.length,
  asked: lines.filter(({ judgement }) => judgement.outcome === 'suspense').length,
});
