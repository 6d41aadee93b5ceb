// The embedded database in a thread of its own: bytes of the PostgreSQL protocol come in, bytes go out.
// Plain JavaScript, because a worker thread is started from a file, whether the sources run or the build.
import { readFile, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

/** @type {{ folder: string | null, backup: string | null }} */
const { folder, backup } = workerData;

/**
 * The log that is written ahead is for coming up again after a fall; nobody copies it. So what fills a new file needs no line in it (the file itself is written out when the
 * transaction ends), and of its own old files few are kept: they took a gigabyte beside a demonstration.
 */
const logging = ['wal_level=minimal', 'max_wal_senders=0', 'wal_recycle=off', 'min_wal_size=32MB', 'max_wal_size=64MB'];

const loadDataDir = backup === null ? undefined : new Blob([await readFile(backup)]);
const database = await PGlite.create({
  ...(folder === null ? {} : { dataDir: folder }),
  ...(loadDataDir ? { loadDataDir } : {}),
  extensions: { pg_trgm },
  // Every change reaches the files before its answer goes out.
  relaxedDurability: false,
  startParams: [...PGlite.defaultStartParams, ...logging.flatMap((setting) => ['-c', setting])],
});

/** @type {Record<string, (given: any) => Promise<unknown>>} */
const acts = {
  protocol: ({ bytes }) => database.execProtocolRaw(bytes),
  // A new connection must not find what the last one left open.
  fresh: async () => {
    await database.exec('rollback');
    await database.exec('discard all');
    // As on the server: see engine.ts.
    await database.exec('set plan_cache_mode = force_custom_plan');
  },
  backup: async ({ path }) => {
    // What is in the log only is brought to the tables' own files: the copy needs no repair when it is opened.
    await database.exec('checkpoint');
    const dump = await database.dumpDataDir('gzip');
    await writeFile(path, new Uint8Array(await dump.arrayBuffer()));
  },
  close: () => database.close(),
};

parentPort?.on('message', async ({ id, act, ...given }) => {
  try {
    const value = await acts[act]?.(given);
    parentPort?.postMessage({ id, value });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage({ id: 0 });
