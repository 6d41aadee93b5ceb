import { z } from 'zod';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

/** A database that answers later than this is as good as none for whoever waits at a screen. */
const answerMsMax = 3_000;

/** Says whether the server can do its work now: for whoever sends it requests. */
export const readyz = route({
  method: 'GET',
  path: '/readyz',
  what: 'Whether the server can work: its database answers',
  may: 'anyone',
  limit: 'open',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ ready: z.literal(true) }),
  handle: async ({ engine }) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, answerMsMax, false as const);
    });
    const answers = engine.pool.query('select 1').then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answers, late]);
    clearTimeout(timer);
    if (!ready) throw new Refused(503, 'not-ready');
    return { ready: true as const };
  },
});
