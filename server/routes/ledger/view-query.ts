import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import type { View } from '../../store/ledger/read.ts';
import { dayQuery } from '../money-shapes.ts';
import { instant } from '../shapes.ts';

/** At which moment the books are looked at: up to a day, and as they were known at a moment. */
export const viewFields = { until: dayQuery, knownAt: instant.optional() };

/** A view as the store takes it. */
export const viewOf = ({ until, knownAt }: { until?: string | undefined; knownAt?: string | undefined }): View => ({
  ...(until === undefined ? {} : { until: until as PlainDate }),
  ...(knownAt === undefined ? {} : { knownAt: Date.parse(knownAt) }),
});

/** An account's standing as JSON. */
export const balanceShape = z.strictObject({
  debits: z.int(),
  credits: z.int(),
  balance: z.int(),
});
