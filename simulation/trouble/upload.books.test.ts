import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { migrate, openEmbedded, openServer, type Engine } from '@diemtua/server/store';
import { startPostgres } from '../../tests/postgres.ts';
import { seedOf, wholeMs } from './extent.ts';
import { found } from './found.ts';
import { look, sumOf } from './look.ts';
import { makeProgram, startProgram, type Program } from './program.ts';
import { upload } from './upload.ts';

let program: Program;
beforeAll(async () => {
  program = await makeProgram();
});
afterAll(() => program.clear());

async function expectExact(
  open: () => Engine | Promise<Engine>,
  environment: Readonly<Record<string, string>>,
  seed: string,
): Promise<void> {
  const beside = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
    const engine = await open();
    return work(engine).finally(() => engine.close());
  };
  const place = await beside(async (engine) => {
    await migrate(engine.pool);
    return found(engine, { province: '10', collectors: 10, numbers: 50, seed, now: Date.now() });
  });
  const server = await startProgram(program, environment);
  onTestFinished(server.kill);
  const { commands, acknowledged, refused, cut } = await upload(place, server.port, {
    receiptsInPhone: 30,
    together: 10,
    seed,
  });
  await server.kill();
  expect(cut).toBeGreaterThan(0);
  expect(refused).toEqual([]);
  const { lost, doubled, faults, receipts, inSuspense, floats } = await beside((engine) =>
    look(engine, place, acknowledged),
  );
  expect({ lost, doubled, faults, inSuspense }).toEqual({ lost: [], doubled: [], faults: [], inSuspense: 0 });
  expect(receipts).toBe(commands.length);
  expect(floats).toBe(sumOf(commands));
}

test(
  'ten phones upload 300 receipts, each one to three times, in random order, with cut replies: the books are exact (PostgreSQL)',
  async () => {
    const postgres = await startPostgres(['fsync=off']);
    onTestFinished(() => postgres.stop());
    await expectExact(() => openServer(postgres.url, 2), { DATABASE_URL: postgres.url }, seedOf('upload, server'));
  },
  wholeMs,
);

test(
  'the same over the embedded database',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diemtua-trouble-'));
    const environment = { DATABASE_URL: '', DIEMTUA_DATA: folder };
    await expectExact(() => openEmbedded({ folder }, Date.now), environment, seedOf('upload, embedded'));
    rmSync(folder, { recursive: true, force: true });
  },
  wholeMs,
);
