import type { TestProject } from 'vitest/node';
import type {} from '../server/store/testing.ts';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL for all tests of the books: the one at DATABASE_URL, or one that is started for them. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.DATABASE_URL;
  if (given) {
    provide('databaseUrl', given);
    return undefined;
  }
  const postgres = await startPostgres(['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  provide('databaseUrl', postgres.url);
  return postgres.stop;
}
