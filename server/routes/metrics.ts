import { route } from './route.ts';
import { nothing } from './shapes.ts';

const type = 'text/plain; version=0.0.4; charset=utf-8';

/** What is measured of the server, as Prometheus reads it. */
export const metrics = route({
  method: 'GET',
  path: '/metrics',
  what: 'Measures of the server; for a machine, with the token of the settings',
  may: 'metrics.see',
  orToken: 'watch',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: { types: ['text/plain'] },
  handle: async ({ house: { measures } }) =>
    new Response(await measures.text(), { headers: { 'content-type': type, 'cache-control': 'no-store' } }),
});
