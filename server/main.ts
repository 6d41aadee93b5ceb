import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { readAssets } from './assets.ts';
import { inOneLine } from './commands/database.ts';
import { UsageError } from './commands/options.ts';
import { openLog } from './log.ts';
import { openBooks, type Opened } from './opening.ts';
import { placeOf } from './place.ts';
import { startJobs } from './jobs/timer.ts';
import { openDoor } from './backup-door.ts';
import { finishRequests } from './shut.ts';

const standardPort = 3000;
/** How long a connection may be silent: longer than servers that commonly stand before this one keep theirs. */
const keepAliveMs = 75_000;

/** The nearest folder above this program that has the built app in it. */
function findBuilt(path: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const built = join(folder, path);
    if (existsSync(join(built, 'index.html'))) return built;
    if (folder === dirname(folder)) throw new Error(`${path} is not built: npm run build`);
  }
}

/** Opens the books; what stands in the way is one line, not a stack. */
async function open(): Promise<Opened> {
  try {
    return await openBooks(process.env, Date.now);
  } catch (cause) {
    const told = inOneLine(cause, placeOf(process.env));
    if (!(told instanceof UsageError)) throw cause;
    process.stderr.write(`${told.message}\n${told.wayOut}\n`);
    process.exit(told.exit);
  }
}

const opened = await open();
const log = openLog(process.env.LOG_LEVEL ?? 'info');
const assets = new Map([
  ...readAssets(findBuilt('apps/public/dist')),
  ...readAssets(findBuilt('apps/office/dist'), '/van-phong'),
]);
/** A demonstration has a day of its own, for whatever it keeps: receipts, sessions, daily jobs. The log, tokens of others and codes of phones go by the machine's. */
const clock = (): number => Date.now() + (opened.access.demonstration?.aheadMs ?? 0);
const app = createApp({ assets, log, clock, ...opened });
const port = Number(process.env.PORT ?? standardPort);

const server = serve({ fetch: app.fetch, port }, (address) => {
  process.stdout.write(`Điểm Tựa: http://localhost:${address.port}\n`);
});

// A phone that sends every few seconds keeps its connection: closed under its hands, what it is just sending would be lost and have to be sent again.
if ('keepAliveTimeout' in server) server.keepAliveTimeout = keepAliveMs;

const place = placeOf(process.env);
const noDoor = async (): Promise<void> => {};
const closeDoor =
  place.kind === 'embedded' && place.folder !== null
    ? await openDoor(place.folder, opened.engine).catch((cause: NodeJS.ErrnoException) => {
        // A folder whose path is too long for a socket, a system without them: the server works all the same.
        log.warn({ code: cause.code ?? null }, 'no backup while running: the socket could not be made');
        return noDoor;
      })
    : noDoor;
const endJobs = startJobs({ engine: opened.engine, log, now: clock });

/** Finishes what is under way, then closes the books and gives the data folder back. */
async function stop(): Promise<void> {
  await finishRequests(server);
  await endJobs();
  await closeDoor();
  await opened.engine.close();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
