import { z } from 'zod';
import { route } from './route.ts';

const anything = z.object({});

/** Says that the server is up; for those who watch over it. */
export const healthz = route({
  method: 'GET',
  path: '/healthz',
  what: 'Whether the server is up',
  may: 'anyone',
  limit: 'open',
  params: anything,
  query: anything,
  body: null,
  answer: z.strictObject({ ok: z.literal(true) }),
  handle: () => ({ ok: true as const }),
});
