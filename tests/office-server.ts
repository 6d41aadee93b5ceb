import { serve } from '@hono/node-server';
import type { ProvinceCode } from '@diemtua/domain/ids';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { accessOf } from '../server/access/staff-testing.ts';
import { createApp } from '../server/app.ts';
import { readAssets } from '../server/assets.ts';
import type { Engine } from '../server/store/engine.ts';
import { isDemonstration } from '../server/store/plan/look.ts';
import { inSession, provinceScope } from '../server/store/session.ts';

/** A server that a browser can go to. */
export interface OfficeServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the office as it is built over some books, at a moment that stands still. */
export async function serveOffice(
  engine: Engine,
  province: string,
  now: number,
  apps: readonly ('office' | 'public')[] = ['office'],
): Promise<OfficeServer> {
  // By its address, since not every room that types this file reads plain JavaScript.
  const parts = (await import(new URL('../scripts/prepare.mjs', import.meta.url).href)) as {
    readonly prepare: (names: readonly string[]) => boolean;
  };
  if (!parts.prepare(apps)) throw new Error('An app cannot be built.');
  const assets = apps.flatMap((app) => [
    ...readAssets(fileURLToPath(new URL(`../apps/${app}/dist`, import.meta.url)), app === 'office' ? '/van-phong' : ''),
  ]);
  const isDemonstrated = await inSession(engine, provinceScope(province as ProvinceCode), isDemonstration);
  const app = createApp({
    assets: new Map(assets),
    log: pino({ level: 'silent' }),
    clock: () => now,
    engine,
    // The moment that stands still is the demonstration's own, and the machine's too.
    access: { ...accessOf(province as ProvinceCode), demonstration: isDemonstrated ? { aheadMs: 0 } : null },
    checkAnswers: true,
  });
  const server = await new Promise<ReturnType<typeof serve>>((answer) => {
    const opened = serve({ fetch: app.fetch, port: 0 }, () => answer(opened));
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: async () => {
      await new Promise((done) => server.close(done));
      await engine.close();
    },
  };
}
