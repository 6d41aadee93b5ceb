import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openEmbedded, openServer, type Engine } from './engine.ts';
import { migrate } from './migrate.ts';

/** What is made once for all tests of the books: see tests/books-setup.ts. */
export interface ProvidedToBooks {
  /** The PostgreSQL in which each test file makes its own database. */
  readonly databaseUrl: string;
  /** A backup of an embedded database that has its schema and nothing else. */
  readonly embeddedBackup: string;
}

declare module 'vitest' {
  export interface ProvidedContext extends ProvidedToBooks {}
}

const openMsMax = 60_000;

/** A database of its own in the PostgreSQL of the tests; dropped with what gives it back. */
export async function openOwnDatabase(base: string): Promise<Engine> {
  const name = `diemtua_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const engine = openServer(url.href);
  return {
    ...engine,
    close: async () => {
      await engine.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** The tests of the books, on both engines: the embedded one, and a PostgreSQL server. */
export function onBothEngines(name: string, tests: (engine: () => Engine) => void): void {
  const kinds = {
    embedded: () => openEmbedded({ folder: null, restore: inject('embeddedBackup') }, Date.now),
    server: () => openOwnDatabase(inject('databaseUrl')),
  };
  describe.each(['embedded', 'server'] as const)(`${name} (%s)`, (kind) => {
    let engine: Engine | null = null;
    beforeAll(async () => {
      engine = await kinds[kind]();
      await migrate(engine.pool);
    }, openMsMax);
    afterAll(async () => {
      await engine?.close();
    });
    tests(() => {
      if (!engine) throw new Error('the database is not open yet');
      return engine;
    });
  });
}
