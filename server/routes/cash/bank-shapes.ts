import type { StatementLine } from '@diemtua/domain/cash';
import { maskNumber } from '@diemtua/domain/registry';
import { z } from 'zod';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';

/** A movement as the bank told it; the other side's account is masked. */
export const movementShape = z.strictObject({
  bookedOn: dayText,
  direction: z.enum(['in', 'out']),
  amount: dong,
  narrative: z.string(),
  counterName: z.string().nullable(),
  counterAccount: z.string().nullable(),
  reference: z.string().nullable(),
});

/** A movement as JSON. */
export const movementText = ({
  bookedOn,
  direction,
  amount,
  narrative,
  counterName,
  counterAccount,
  reference,
}: StatementLine): z.input<typeof movementShape> => ({
  bookedOn,
  direction,
  amount,
  narrative,
  counterName,
  counterAccount: counterAccount && maskNumber(counterAccount),
  reference,
});
