import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { listBatches } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
import { scopeIn } from '../cash/unit-query.ts';
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
  query: z.strictObject({
    /** For whom several units are open. */
    unit: unitCodeSchema.optional(),
    /** The last one that was shown: what stands behind it. */
    after: idSchema<'batch'>().optional(),
  }),
  body: null,
  answer: z.strictObject({
    batches: z.array(batchHead),
    /** There are older ones. */
    more: z.boolean(),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => {
      const { batches, more } = await listBatches(session, query.after === undefined ? {} : { after: query.after });
      return { batches: batches.map(batchHeadText), more };
    }),
});
