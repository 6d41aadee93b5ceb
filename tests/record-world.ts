import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { accessOf } from '../server/access/staff-testing.ts';
import { openTrial } from '../server/access/trial.ts';
import { createApp } from '../server/app.ts';
import { readAssets } from '../server/assets.ts';
import { officeNow, openOffice, type OfficeWorld } from './office-world.ts';

/** The small world of the office, marked as a demonstration, with the public page and the office on one server. */
export async function openRecordWorld(): Promise<OfficeWorld> {
  const office = await openOffice();
  const { engine, world } = office;
  const parts = (await import(new URL('../scripts/prepare.mjs', import.meta.url).href)) as {
    readonly prepare: (names: readonly string[]) => boolean;
  };
  if (!parts.prepare(['public', 'office'])) throw new Error('The apps cannot be built.');
  await engine.pool.query('insert into demonstration values ($1, now(), 0)', [world.province]);
  const trial = await openTrial(engine, world.province, () => officeNow);
  if (trial === null) throw new Error('bug: a demonstration without its sign-in');
  const built = (app: string): string => fileURLToPath(new URL(`../apps/${app}/dist`, import.meta.url));
  const app = createApp({
    assets: new Map([...readAssets(built('public')), ...readAssets(built('office'), '/van-phong')]),
    log: pino({ level: 'silent' }),
    clock: () => officeNow,
    engine,
    access: { ...accessOf(world.province), participants: [trial.provider], trial: trial.signIn },
    checkAnswers: true,
  });
  const server = await new Promise<ReturnType<typeof serve>>((answer) => {
    const opened = serve({ fetch: app.fetch, port: 0 }, () => answer(opened));
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...office,
    address: `http://localhost:${port}`,
    close: async () => {
      await new Promise((done) => server.close(done));
      await office.close();
    },
  };
}
