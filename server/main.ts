import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { readAssets } from './assets.ts';

const standardPort = 3000;

/** The nearest folder above this program that has the built app in it. */
function findBuilt(path: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const built = join(folder, path);
    if (existsSync(join(built, 'index.html'))) return built;
    if (folder === dirname(folder)) throw new Error(`${path} is not built: npm run build`);
  }
}

const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null });
const app = createApp({ assets: readAssets(findBuilt('apps/public/dist')), log, clock: () => Date.now() });
const port = Number(process.env.PORT ?? standardPort);

const server = serve({ fetch: app.fetch, port }, (address) => {
  process.stdout.write(`Điểm Tựa: http://localhost:${address.port}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
  });
}
