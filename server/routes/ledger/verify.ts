import { z } from 'zod';
import { examine } from '../../store/ledger/examine.ts';
import { inSnapshot } from '../../store/session.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** Examines the whole journal. It changes nothing, but costs the server seconds: so it is no mere look. */
export const ledgerVerify = route({
  method: 'POST',
  path: '/api/ledger/verify',
  what: 'Examines the journal from end to end: chains, seals, closed months, both sides; names the first broken places',
  may: 'ledger.verify',
  limit: 'heavy',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    streams: z.int(),
    entries: z.int(),
    postings: z.int(),
    seals: z.int(),
    faults: z.array(z.looseObject({ fault: z.string() })),
  }),
  handle: async ({ who, engine }) =>
    inSnapshot(engine, who.scope, async (session) => {
      const { faults, ...counts } = await examine(session);
      return { ...counts, faults: faults.map((fault) => ({ ...fault })) };
    }),
});
