import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { ownFile } from '../own-files.ts';

/** A step of the schema: plain SQL, numbered, never changed once it has run somewhere. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const named = /^(\d{4})_[a-z0-9-_]+\.sql$/;
/** Two programs that start at once must not both change the schema. */
const lockKey = 7_311_025;

/** The steps of the schema, in order. */
export function readMigrations(folder: string = ownFile('store/migrations')): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file, index) => {
      const number = Number(named.exec(file)?.[1]);
      if (number !== index + 1) throw new Error(`${file}: migrations are numbered 0001, 0002 … without gaps`);
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        number,
        name: file.replace(/\.sql$/, ''),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

/**
 * Brings the schema up to date: runs the steps that have not run, each in a transaction.
 * @returns the names of the steps that ran
 * @throws where a step that has run is another one now, or where the database is newer than this program
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, checksum text not null, ran_at timestamptz not null default now())',
    );
    const ran = await client.query<{ number: number; name: string; checksum: string }>(
      'select number, name, checksum from migration order by number',
    );
    for (const { number, name, checksum } of ran.rows) {
      const here = migrations.find((migration) => migration.number === number);
      if (!here)
        throw new Error(`the database has step ${name}, which this program does not know: use the newer program`);
      if (here.checksum !== checksum)
        throw new Error(`step ${name} was changed after it had run: add a new step instead`);
    }
    const missing = migrations.filter(({ number }) => !ran.rows.some((row) => row.number === number));
    for (const { number, name, checksum, sql } of missing) {
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
          number,
          name,
          checksum,
        ]);
        await client.query('commit');
      } catch (cause) {
        await client.query('rollback');
        throw new Error(`step ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
    }
    return missing.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => null);
    client.release();
  }
}
