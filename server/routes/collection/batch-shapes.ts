import { z } from 'zod';
import type { StoredBatch } from '../../store/collection/read.ts';
import { dong } from '../money-shapes.ts';
import { instant } from '../shapes.ts';

/** A batch in a list. */
export const batchHead = z.strictObject({
  id: z.string(),
  unit: z.string(),
  product: z.enum(['voluntary', 'health']),
  number: z.int(),
  state: z.enum(['draft', 'submitted', 'answered', 'withdrawn']),
  madeAt: instant,
  submittedAt: instant.nullable(),
  files: z.int(),
  /** Files of earlier batches that this one takes back. */
  decreases: z.int(),
  payable: dong,
  accepted: z.int(),
  rejected: z.int(),
});

/** A batch of the store as JSON. */
export const batchHeadText = (batch: StoredBatch): z.input<typeof batchHead> => ({ ...batch });
