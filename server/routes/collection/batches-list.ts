import { z } from 'zod';
import { listBatches } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
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
  query: nothing,
  body: null,
  answer: z.strictObject({ batches: z.array(batchHead) }),
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => ({ batches: (await listBatches(session)).map(batchHeadText) })),
});
