import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { lockFolder } from './embedded/folder-lock.ts';
import { DatabaseThread } from './embedded/thread.ts';
import { Wire } from './embedded/wire.ts';

const INT8 = 20;
const DATE = 1082;
const connectionsMax = 10;
const connectMsMax = 10_000;
/** No question to the database of this program takes longer. */
const statementMsMax = 60_000;

/** Whole numbers beyond what a number holds exactly would be a mistake of ours: đồng stay far below. */
function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a number of the database is too large to be exact');
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return readInt8;
    // A civil day stays a text: no clock, no zone.
    if (oid === DATE) return (text: string) => text;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * A plan that is kept serves a list of one and a list of a hundred, an empty table and a full one: it was made before anybody knew which. Making it anew costs
 * less than a wrong one (uploads took twice as long).
 * Compiling a plan to machine code takes longer than any question of this program: the board took ten times as long.
 */
const planning = '-c plan_cache_mode=force_custom_plan -c jit=off';

/** The database, whichever it is: one client speaks to both. */
export interface Engine {
  readonly kind: 'embedded' | 'server';
  readonly pool: pg.Pool;
  /** Writes a copy of the whole database to a file; null where the database server's own tools do that. */
  readonly backup: ((path: string) => Promise<void>) | null;
  readonly close: () => Promise<void>;
}

/**
 * A connection that breaks is replaced by the pool; whoever asks it something gets the error with the answer. But it may break between two questions of
 * one transaction, too, and then nobody listens: the program would end with it.
 */
function survive(pool: pg.Pool): void {
  pool.on('error', () => null);
  pool.on('connect', (client) => void client.on('error', () => null));
}

/** Opens PostgreSQL by its address. */
export function openServer(url: string, connections: number = connectionsMax): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    connectionTimeoutMillis: connectMsMax,
    statement_timeout: statementMsMax,
    options: planning,
  });
  survive(pool);
  return { kind: 'server', pool, backup: null, close: () => pool.end() };
}

/** Where the embedded database keeps its data, and from where it is filled first. */
export interface EmbeddedPlace {
  /** null: in memory only. */
  readonly folder: string | null;
  /** A backup with which an empty folder begins. */
  readonly restore?: string;
}

/** Opens the embedded database in a thread of its own; its folder is this process's alone. */
export async function openEmbedded({ folder, restore }: EmbeddedPlace, now: () => number): Promise<Engine> {
  const unlock = folder === null ? () => {} : lockFolder(folder, now);
  try {
    const files = folder === null ? null : join(folder, 'database');
    if (files !== null) {
      if (restore !== undefined && existsSync(files) && readdirSync(files).length > 0) {
        throw new Error(`${files} is not empty: a backup is restored into an empty folder only`);
      }
      mkdirSync(files, { recursive: true, mode: 0o700 });
    }
    const thread = new DatabaseThread(files, restore ?? null);
    await thread.ready();
    // One connection: the embedded database serves one at a time, in order.
    const pool = new pg.Pool({
      max: 1,
      types,
      user: 'postgres',
      database: 'postgres',
      stream: () => new Wire(thread),
    } as pg.PoolConfig);
    survive(pool);
    return {
      kind: 'embedded',
      pool,
      backup: async (path) => {
        // Whoever holds the one connection may be in the middle of something: the copy is made between two transactions.
        const client = await pool.connect();
        try {
          await thread.act('backup', { path });
        } finally {
          client.release();
        }
      },
      close: async () => {
        await pool.end();
        await thread.close();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}
