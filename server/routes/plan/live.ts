import { watchOf, type Change } from '../../store/plan/live.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** Who may listen at once in one province: more windows than an office has. */
const LISTENERS_MAX = 500;
/** After so long a listener asks anew: whoever was locked or signed out meanwhile is not let in again. */
const LISTEN_MS_MAX = 5 * 60_000;
/** A line now and then, so that nothing on the way takes a quiet stream for a dead one. */
const BREATH_MS = 20_000;

const encoder = new TextEncoder();

/** Tells a window that something has changed. */
export const planLive = route({
  method: 'GET',
  path: '/api/plan/live',
  what: 'A stream of server-sent events: that a receipt or a plan came, not what; whoever listens asks anew for what the screen shows. Ends after five minutes, and is opened again',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: { types: ['text/event-stream'] },
  handle: async ({ who, engine }) => {
    const watch = watchOf(engine, who.province);
    if (watch.listeners >= LISTENERS_MAX) throw new Refused(503, 'busy');
    let gone = false;
    // A window that is left while the first look at the books is under way has nothing to be ended yet: it only is gone.
    let end = (): void => {
      gone = true;
    };
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const write = (text: string): void => {
          if (!gone) controller.enqueue(encoder.encode(text));
        };
        const stop = await watch.listen(({ change, at }: Change) => {
          write(`event: change\ndata: ${JSON.stringify({ change, at: new Date(at).toISOString() })}\n\n`);
        }, Date.now);
        if (gone) return stop();
        const breath = setInterval(() => write(': \n\n'), BREATH_MS).unref();
        const over = setTimeout(() => {
          end();
          controller.close();
        }, LISTEN_MS_MAX).unref();
        end = () => {
          gone = true;
          stop();
          clearInterval(breath);
          clearTimeout(over);
        };
        write('retry: 2000\n\n');
      },
      cancel: () => end(),
    });
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  },
});
