import { unitCodeSchema } from '@diemtua/domain/ids';
import { balances } from '@diemtua/domain/ledger';
import { z } from 'zod';
import { refuseTrespass } from '../access/reach.ts';
import { foretell } from '../store/commands/foretell.ts';
import { readCommand, refuseAct, refuseUnknownUnit, voiceOf } from './commands.ts';
import { dong, judgementShape, judgementText } from './money-shapes.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

const BODY_BYTES_MAX = 64 * 1024;

/** What a decision will do, shown before it is made. */
export const commandForetell = route({
  method: 'POST',
  path: '/api/commands/foretell',
  what: 'What a command would do if it were told now: what each line would mean, and how accounts would change; nothing is kept',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({ command: z.unknown(), unit: unitCodeSchema.optional() }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: z.strictObject({
    noted: z.string().nullable(),
    lines: z.array(z.strictObject({ payment: z.string(), judgement: judgementShape })),
    /** How much more, or less, each account would stand at: money in hand, a claim, or what is owed. */
    changes: z.array(z.strictObject({ kind: z.string(), owner: z.string(), change: dong })),
  }),
  handle: async ({ input: { body }, who, engine, now }) => {
    if (who.wants !== null) {
      throw new Refused(403, who.wants === 'new-password' ? 'new-password-needed' : 'second-factor-needed');
    }
    refuseAct(who, body.command, false);
    const command = readCommand(body.command);
    await refuseUnknownUnit(engine, who, body.unit);
    const { sender, of } = voiceOf(who, body.unit);
    await refuseTrespass(engine, who, command, of);
    const { judged, postings, noted } = await foretell(engine, sender, command, now);
    return {
      noted,
      lines: judged.map(({ line, judgement }) => ({ payment: line.id, judgement: judgementText(judgement) })),
      changes: balances(postings)
        .filter(({ balance }) => balance !== 0)
        .map(({ account: { kind, owner }, balance }) => ({ kind, owner, change: balance })),
    };
  },
});
