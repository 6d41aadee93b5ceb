// What the measures of the books stand on: a PostgreSQL of their own with everything durable, the server's program from its sources, and a process that
// plays the phones.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { defaultServerConditions, runnerImport } from 'vite';
import { percentile } from './timing.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const conditions = ['diemtua-source', ...defaultServerConditions];
const runner = {
  configFile: /** @type {const} */ (false),
  root,
  logLevel: /** @type {const} */ ('error'),
  resolve: { conditions },
  ssr: { resolve: { conditions }, noExternal: [/^@diemtua\//] },
};

/**
 * A module of the sources.
 * @param {string} path from the root
 * @returns {Promise<any>}
 */
export const source = async (path) => (await runnerImport(join(root, path), runner)).module;

/**
 * @typedef {object} Seen
 * @property {number} ms
 * @property {number} perSecond
 * @property {number} p50
 * @property {number} p95
 * @property {number} errors answers that were not what they should be
 */

/** Opens everything that is measured upon; `clear` takes all of it away. */
export async function layBooksGround() {
  const { makeProgram, startProgram } = await source('simulation/trouble/program.ts');
  const { startPostgres } = await source('tests/postgres.ts');
  const { found } = await source('simulation/trouble/found.ts');
  const store = await source('server/store/index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-bench-'));
  const postgres = await startPostgres(['shared_buffers=1GB', 'max_wal_size=4GB', 'checkpoint_timeout=15min']);
  const program = await makeProgram();
  const player = await makeProgram(join(root, 'simulation', 'trouble', 'load.ts'));
  const child = spawn(process.execPath, [player.file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  let folders = 0;
  /** @type {any[]} */
  const started = [];
  return {
    folder,
    store,
    /**
     * A new database in which a province is founded.
     * @param {string} name
     * @param {{ collectors: number, numbers: number }} size
     */
    async makeServerBooks(name, size) {
      const admin = new Client({ connectionString: postgres.url });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      const open = () => store.openServer(url.href, 4);
      return { url: url.href, open, place: await foundIn(open, size), environment: { DATABASE_URL: url.href } };
    },
    /**
     * The same over the embedded database.
     * @param {{ collectors: number, numbers: number }} size
     */
    async makeEmbeddedBooks(size) {
      const data = join(folder, `books-${++folders}`);
      const open = () => store.openEmbedded({ folder: data }, Date.now);
      const environment = { DATABASE_URL: '', DIEMTUA_DATA: data };
      return { open, place: await foundIn(open, size), environment };
    },
    /** @param {Readonly<Record<string, string>>} environment */
    async start(environment) {
      const running = await startProgram(program, environment);
      started.push(running);
      return running;
    },
    /**
     * Has phones send what they have.
     * @param {object} order see simulation/trouble/load.ts
     * @returns {Promise<Seen>}
     */
    async play(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const { ms, took, statuses, odd } = JSON.parse((await answers.next()).value);
      const fine = statuses['200'] ?? 0;
      const wrong = Object.values(odd).reduce((sum, count) => sum + count, 0);
      return {
        ms,
        perSecond: (took.length / ms) * 1000,
        p50: percentile(took, 50),
        p95: percentile(took, 95),
        errors: took.length - fine + wrong,
      };
    },
    async clear() {
      for (const running of started) await running.kill();
      child.kill();
      await postgres.stop();
      program.clear();
      player.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  /**
   * @param {() => any} open
   * @param {{ collectors: number, numbers: number }} size
   */
  async function foundIn(open, size) {
    const engine = await open();
    await store.migrate(engine.pool);
    const place = await found(engine, { province: '10', ...size, seed: 'bench', now: Date.now() });
    await engine.close();
    return place;
  }
}

/** @typedef {Awaited<ReturnType<typeof layBooksGround>>} BooksGround */
