import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { listViewings } from '../../store/audit/read.ts';
import { inSession } from '../../store/session.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { scopeIn } from '../cash/unit-query.ts';
import { recordQuery } from './record-query.ts';

/** Who looked at whose data. */
export const auditViewings = route({
  method: 'GET',
  path: '/api/audit/viewings',
  what: 'Who looked at whose data, the newest first; about one person, if one is told',
  may: 'audit.see',
  limit: 'work',
  params: nothing,
  query: recordQuery.extend({ person: idSchema<'person'>().optional() }),
  body: null,
  answer: z.strictObject({
    viewings: z.array(
      z.strictObject({
        id: z.string(),
        at: instant,
        viewer: z.string(),
        viewerName: z.string().nullable(),
        person: z.string(),
        personName: z.string().nullable(),
        what: z.string(),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      viewings: (await listViewings(session, query)).map((row) => ({ ...row })),
    })),
});
