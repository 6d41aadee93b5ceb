import { z } from 'zod';
import { openDues } from '../../store/cash/dues.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { unitOf, unitQuery } from './unit-query.ts';

/** What a unit still awaits. */
export const dueShape = z.strictObject({
  id: z.string(),
  reference: z.string(),
  person: z.string(),
  payer: z.string(),
  amount: dong,
  madeOn: dayText,
  endsOn: dayText,
});

/** Transfers that are still awaited. */
export const duesList = route({
  method: 'GET',
  path: '/api/dues',
  what: 'Amounts that are still awaited by transfer, the oldest first',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({ dues: z.array(dueShape) }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const dues = await openDues(session, unitOf(who, query.unit));
      return {
        dues: dues.map(({ id, reference, person, payer, amount, madeOn, endsOn }) => ({
          id,
          reference,
          person,
          payer,
          amount,
          madeOn,
          endsOn,
        })),
      };
    }),
});
