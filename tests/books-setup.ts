import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../server/store/engine.ts';
import { migrate } from '../server/store/migrate.ts';
import { startPostgres } from './postgres.ts';
import type {} from '../server/store/testing.ts';

/** An embedded database with its schema, as a backup: making one anew takes three seconds of a processor, filling a folder with a backup a tenth. */
async function makeEmbeddedBackup(folder: string): Promise<string> {
  const file = join(folder, 'migrated.tar.gz');
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  await engine.backup?.(file);
  await engine.close();
  return file;
}

/** For all tests of the books: one PostgreSQL, that at DATABASE_URL or one that is started for them, and one embedded database that is made once. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-books-'));
  provide('embeddedBackup', await makeEmbeddedBackup(folder));
  const given = process.env.DATABASE_URL;
  const postgres = given ? null : await startPostgres(['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  provide('databaseUrl', postgres?.url ?? given ?? '');
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await postgres?.stop();
  };
}
