import { z } from 'zod';
import { listHandOvers } from '../../store/cash/read.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { scopeIn, unitQuery } from './unit-query.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** A hand-over in a list. */
export const handOverShape = z.strictObject({
  id: z.string(),
  collector: z.string(),
  collectorName: z.string(),
  amount: dong,
  means: z.enum(['deposit', 'transfer', 'office']),
  handedOn: dayText,
  reference: z.string().nullable(),
  state: z.enum(['on-the-way', 'arrived']),
  /** What the unit's desk counted, and when; null: nothing was counted there. */
  received: dong.nullable(),
  receivedOn: dayText.nullable(),
});

/** Money that collectors handed over. */
export const handOversList = route({
  method: 'GET',
  path: '/api/hand-overs',
  what: 'What collectors handed over, those on the way first',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({ handOvers: z.array(handOverShape) }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      handOvers: (await listHandOvers(session)).map((row) => ({ ...row })),
    })),
});
