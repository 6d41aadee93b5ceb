import type { Route } from './route.ts';

/** Says that the server is up; for those who watch over it. */
export const healthz: Route = {
  method: 'GET',
  path: '/healthz',
  may: 'anyone',
  body: null,
  handle: ({ context }) => context.json({ ok: true }, 200, { 'cache-control': 'no-store' }),
};
