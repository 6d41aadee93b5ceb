import type { ServerType } from '@hono/node-server';

/** How long requests that are under way may take before they are cut off. */
const finishMsMax = 10_000;

/** Ends a server: it takes no more, finishes what is under way, and resolves when all is done. */
export async function finishRequests(server: ServerType, waitMsMax: number = finishMsMax): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, waitMsMax).unref();
  });
}
