import { z } from 'zod';
import { idSchema } from '../ids/index.ts';
import { envelope } from '../collection/commands.ts';
import { DEPOSIT_HAND_OVERS_MAX, TRANSFER_DUES_MAX } from './limits.ts';

const bankLine = idSchema<'bank-line'>();

/**
 * What a movement of the bank account is, as the office decided: dues that it pays, a hand-over, cash that the desk had
 * counted and brought to the bank, or something set aside with a reason.
 */
export const matchLineSchema = z.strictObject({
  ...envelope,
  kind: z.literal('match-line'),
  line: bankLine,
  to: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('dues'), dues: z.array(idSchema<'due'>()).min(1).max(TRANSFER_DUES_MAX) }),
    z.strictObject({ what: z.literal('hand-over'), handOver: idSchema<'hand-over'>() }),
    z.strictObject({
      what: z.literal('counted'),
      handOvers: z.array(idSchema<'hand-over'>()).min(1).max(DEPOSIT_HAND_OVERS_MAX),
    }),
    z.strictObject({ what: z.literal('set-aside'), reason: z.string().min(1).max(200) }),
  ]),
});

/** A match was wrong: the movement is open again. */
export const unmatchLineSchema = z.strictObject({
  ...envelope,
  kind: z.literal('unmatch-line'),
  line: bankLine,
  reason: z.string().min(1).max(200),
});

export type MatchLine = z.output<typeof matchLineSchema>;
export type UnmatchLine = z.output<typeof unmatchLineSchema>;
