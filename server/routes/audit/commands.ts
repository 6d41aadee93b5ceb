import { z } from 'zod';
import { listCommands } from '../../store/audit/read.ts';
import { inSession } from '../../store/session.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { scopeIn } from '../cash/unit-query.ts';
import { recordQuery } from './record-query.ts';

/** What was told to the books. */
export const auditCommands = route({
  method: 'GET',
  path: '/api/audit/commands',
  what: 'What was told to the books and by whom, the newest first; never what it says of a person',
  may: 'audit.see',
  limit: 'work',
  params: nothing,
  query: recordQuery,
  body: null,
  answer: z.strictObject({
    commands: z.array(
      z.strictObject({
        id: z.string(),
        at: instant,
        madeAt: instant,
        kind: z.string(),
        by: z.string().nullable(),
        device: z.string().nullable(),
        noted: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      commands: (await listCommands(session, query)).map((row) => ({ ...row })),
    })),
});
