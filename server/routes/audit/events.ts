import { z } from 'zod';
import { listEvents } from '../../store/audit/read.ts';
import { inSession } from '../../store/session.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { scopeIn } from '../cash/unit-query.ts';
import { recordQuery } from './record-query.ts';

/** What happened to access. */
export const auditEvents = route({
  method: 'GET',
  path: '/api/audit/events',
  what: 'Sign-ins, refusals, and changes of users and devices, the newest first',
  may: 'audit.see',
  limit: 'work',
  params: nothing,
  query: recordQuery,
  body: null,
  answer: z.strictObject({
    events: z.array(
      z.strictObject({
        id: z.string(),
        at: instant,
        kind: z.string(),
        about: z.string().nullable(),
        by: z.string().nullable(),
        address: z.string().nullable(),
        route: z.string().nullable(),
        code: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      events: (await listEvents(session, query)).map((row) => ({ ...row })),
    })),
});
