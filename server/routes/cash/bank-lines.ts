import { z } from 'zod';
import { bankLines, receiptsGiven } from '../../store/cash/lines.ts';
import { handOversById } from '../../store/cash/read.ts';
import { inSession } from '../../store/session.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { movementShape, movementText } from './bank-shapes.ts';
import { handOverShape } from './hand-overs-list.ts';
import { unitOf, unitQuery } from './unit-query.ts';

/** Movements that were matched or set aside: each can be opened again. */
export const bankLinesList = route({
  method: 'GET',
  path: '/api/bank/lines',
  what: 'Movements that were matched or set aside, the newest first, and to what',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery.extend({ state: z.enum(['matched', 'set-aside']) }),
  body: null,
  answer: z.strictObject({
    lines: z.array(
      z.strictObject({
        id: z.string(),
        line: movementShape,
        to: z.discriminatedUnion('what', [
          /** A due's id is its receipt's. */
          z.strictObject({ what: z.literal('dues'), dues: z.array(z.string()) }),
          z.strictObject({ what: z.literal('hand-over'), handOver: z.string() }),
          z.strictObject({ what: z.literal('counted'), handOvers: z.array(z.string()) }),
          z.strictObject({ what: z.literal('set-aside'), reason: z.string() }),
        ]),
      }),
    ),
    /** What is named above: the receipts of dues, and hand-overs that arrived or were brought to the bank. */
    receipts: z.array(z.strictObject({ id: z.string(), series: z.string(), number: z.int(), payer: z.string() })),
    handOvers: z.array(handOverShape),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const lines = await bankLines(session, unitOf(who, query.unit), query.state);
      const decided = lines.flatMap(({ matchedTo }) => (matchedTo ? [matchedTo] : []));
      const slips = decided.flatMap((to) =>
        to.what === 'counted' ? to.handOvers : to.what === 'hand-over' ? [to.handOver] : [],
      );
      const receipts = await receiptsGiven(
        session,
        decided.flatMap((to) => (to.what === 'dues' ? to.dues : [])),
      );
      return {
        receipts: receipts.map((row) => ({ ...row })),
        handOvers: (await handOversById(session, slips)).map((row) => ({ ...row })),
        lines: lines.flatMap(({ id, line, matchedTo }) =>
          matchedTo ? [{ id, line: movementText(line), to: matchedTo }] : [],
        ),
      };
    }),
});
