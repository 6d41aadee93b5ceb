import { z } from 'zod';
import { listBatches } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
import { scopeIn, unitQuery } from '../cash/unit-query.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { batchHead, batchHeadText } from './batch-shapes.ts';

/** The batches of one's units. */
export const batchesList = route({
  method: 'GET',
  path: '/api/batches',
  what: 'Batches to the insurance office, the newest first, with how many files were accepted and rejected',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({ batches: z.array(batchHead) }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      batches: (await listBatches(session)).map(batchHeadText),
    })),
});
