import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { askForBackup, writeBackup } from '../backup-door.ts';
import { dataFolder, hasDatabase, openPlace, placeOf, placeText } from '../place.ts';
import { copyDatabase, countRows, firstFilled } from '../store/copy.ts';
import {
  distribute,
  distributeSql,
  NotDistributable,
  passagesText,
  readLayout,
  whyNotDistributed,
} from '../store/distribute.ts';
import { lockFolder } from '../store/embedded/folder-lock.ts';
import { openEmbedded, type Engine } from '../store/engine.ts';
import { migrate, readMigrations } from '../store/migrate.ts';
import { inOneLine, withDatabase } from './database.ts';
import { readOptions, UsageError } from './options.ts';
import { plain, ProgressLine } from './progress.ts';
import { codeOf, EXIT, Outlet, type Streams } from './streams.ts';
import { inColumns } from './table.ts';

type Environment = NodeJS.ProcessEnv;
type Work = (rest: readonly string[], streams: Streams, environment: Environment) => Promise<number>;

const works: Readonly<Record<string, Work>> = {
  migrate: migrateDatabase,
  backup: backUp,
  restore,
  status,
  copy,
  distribute: distributeDatabase,
};

/** `diemtua db …`: the database from the command line. */
export async function db(argv: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  const [name, ...rest] = argv;
  const work = name !== undefined && Object.hasOwn(works, name) ? works[name] : undefined;
  if (work) return work(rest, streams, environment);
  const known = Object.keys(works).join(', ');
  throw new UsageError(
    name === undefined ? 'What about the database?' : `There is no command "db ${name}".`,
    `Choose one of: ${known}`,
  );
}

const say = async (streams: Streams, text: string): Promise<number> => {
  await new Outlet(streams.stdout).write(`${text}\n`);
  return EXIT.answered;
};

/** A command that takes no words of its own. */
function takesNothing(rest: readonly string[]): void {
  const { positionals } = readOptions(rest, {});
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is one word too many.`);
}

/** A command that takes one file. */
function oneFile(rest: readonly string[], which: string): string {
  const { positionals } = readOptions(rest, {});
  const [path, more] = positionals;
  if (path === undefined) throw new UsageError(`Which file? ${which}`);
  if (more !== undefined) throw new UsageError(`One file at a time; "${more}" is one too many.`);
  return resolve(path);
}

async function migrateDatabase(rest: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  takesNothing(rest);
  return withDatabase(environment, async (engine, place) => {
    const ran = await migrate(engine.pool);
    const steps = ran.length === 0 ? 'nothing was missing' : `ran ${ran.join(', ')}`;
    return say(streams, `${placeText(place)}: ${steps}`);
  });
}

/** The folder of the embedded database; the server's own tools do the same for PostgreSQL. */
function embeddedFolder(environment: Environment, instead: string): string {
  const place = placeOf(environment);
  if (place.kind === 'server') {
    throw new UsageError(`DATABASE_URL names a PostgreSQL server, which has its own tools for this.`, instead);
  }
  if (place.folder === null)
    throw new UsageError('A database in memory has nothing to keep.', 'Set DIEMTUA_DATA to a folder.');
  return place.folder;
}

async function backUp(rest: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  const path = oneFile(rest, 'diemtua db backup diemtua.tar.gz');
  const folder = embeddedFolder(environment, 'pg_dump --format=custom --file=diemtua.dump "$DATABASE_URL"');
  if (existsSync(path))
    throw new UsageError(`${path} is there already, and a backup overwrites nothing.`, 'Name another file.');
  if (!hasDatabase(folder))
    throw new UsageError(`There is no database in ${folder}.`, 'Set DIEMTUA_DATA to the folder of the data.');
  const notWritten = (cause: unknown): UsageError =>
    new UsageError(
      `${path} cannot be written (${whyOf(cause)}).`,
      'Name a file in a folder that is there, that you may write in, and that has room.',
      EXIT.failed,
    );
  // A server that has the database open makes the copy itself, between two transactions.
  const running = await askForBackup(folder, path);
  if (running !== null && 'failed' in running) throw notWritten(running.failed);
  if (running !== null) return say(streams, `${path}: ${plain(running.bytes)} bytes, by the running server`);
  return withDatabase(environment, async (engine) => {
    const bytes = await writeBackup(engine, path).catch((cause: unknown) => {
      throw notWritten(cause);
    });
    return say(streams, `${path}: ${plain(bytes)} bytes`);
  });
}

/** The code of a failure, also of one that was told by the database's thread as a text only. */
function whyOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return codeOf(cause) || (/^E[A-Z]+(?=:)/.exec(message)?.[0] ?? message);
}

async function restore(rest: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  const path = oneFile(rest, 'diemtua db restore diemtua.tar.gz');
  const folder = embeddedFolder(environment, 'pg_restore --no-owner --dbname="$DATABASE_URL" diemtua.dump');
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`, 'Check its name and folder.');
  if (existsSync(join(folder, 'database'))) {
    throw new UsageError(
      `There is a database in ${folder} already, and a backup is restored into an empty folder only.`,
      'Set DIEMTUA_DATA to a new folder, or move that one away.',
    );
  }
  const place = { kind: 'embedded', folder } as const;
  try {
    const unlock = lockFolder(folder, Date.now);
    try {
      const read = await fillAside(folder, (aside) => openEmbedded({ folder: aside, restore: path }, Date.now));
      return await say(streams, `${folder}: restored${read}`);
    } finally {
      unlock();
    }
  } catch (cause) {
    throw inOneLine(cause, place);
  }
}

/** Restores beside the place where the database belongs and moves it there when it is whole and of this program. */
async function fillAside(folder: string, open: (aside: string) => Promise<Engine>): Promise<string> {
  const aside = join(folder, 'restoring');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  try {
    const engine = await open(aside).catch(() => {
      throw new UsageError(
        'The file is no backup of this program, or it is cut off.',
        'Take one that "diemtua db backup" wrote.',
      );
    });
    const missing = await missingSteps(engine).finally(() => engine.close());
    renameSync(join(aside, 'database'), join(folder, 'database'));
    return missing === 0 ? '' : `; its schema is ${missing} steps behind: diemtua db migrate`;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Steps of the schema that have not run; throws where the database has one that this program does not know. */
async function missingSteps({ pool }: Engine): Promise<number> {
  const { ran, newer } = await stepsOf(pool);
  if (newer !== null)
    throw new Error(`the database has step ${newer}, which this program does not know: use the newer program`);
  return readMigrations().length - ran;
}

async function stepsOf(
  pool: Engine['pool'],
): Promise<{ readonly ran: number; readonly last: string | null; readonly newer: string | null }> {
  const there = await pool.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
  if (there.rows[0]?.there !== true) return { ran: 0, last: null, newer: null };
  const { rows } = await pool.query<{ name: string }>('select name from migration order by number');
  const known = new Set(readMigrations().map(({ name }) => name));
  return {
    ran: rows.length,
    last: rows.at(-1)?.name ?? null,
    newer: rows.find(({ name }) => !known.has(name))?.name ?? null,
  };
}

/** What the status counts, each with its heading. */
const counted = [
  ['people', 'person'],
  ['households', 'household'],
  ['receipts', 'receipt'],
  ['entries of the journal', 'journal'],
  ['postings', 'posting'],
] as const;

async function status(rest: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  takesNothing(rest);
  const folder = dataFolder(environment);
  const here = placeOf(environment);
  if (here.kind === 'embedded' && folder !== null && !hasDatabase(folder)) {
    return say(streams, `There is no database in ${folder} yet: "npm start" or "diemtua db migrate" makes one.`);
  }
  return withDatabase(environment, async (engine, place) => {
    const { ran, last, newer } = await stepsOf(engine.pool);
    const steps = readMigrations().length;
    const schema =
      newer !== null
        ? `newer than this program: ${newer}`
        : ran === steps
          ? `${last}, up to date`
          : `${last ?? 'none'}, ${steps - ran} steps missing`;
    const { rows: size } = await engine.pool.query<{ bytes: number; version: string }>(
      `select pg_database_size(current_database()) as bytes, current_setting('server_version') as version`,
    );
    const rows = [
      ['place', `${place.kind === 'embedded' ? 'embedded' : 'PostgreSQL'}, ${placeText(place)}`],
      ['engine', `PostgreSQL ${size[0]?.version ?? ''}, ${plain(size[0]?.bytes ?? 0)} bytes`],
      ['schema', schema],
      ...(ran === steps ? await contents(engine) : []),
    ];
    return say(streams, inColumns(['', ''], [{ heading: '', rows }]).trim());
  });
}

async function contents({ pool }: Engine): Promise<readonly (readonly string[])[]> {
  const { rows: provinces } = await pool.query<{ code: string; name: string }>(
    'select code, name from province order by code',
  );
  const rows: string[][] = [
    ['provinces', provinces.map(({ code, name }) => `${code} ${name}`).join(', ') || 'none yet'],
  ];
  for (const [heading, table] of counted) {
    const { rows: found } = await pool.query<{ n: number }>(`select count(*) as n from ${table}`);
    rows.push([heading, plain(found[0]?.n ?? 0)]);
  }
  const { rows: last } = await pool.query<{ at: string | null }>(
    `select to_char(max(written_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as at from journal`,
  );
  return [...rows, ['last entry', last[0]?.at ?? 'none yet']];
}

async function copy(rest: readonly string[], streams: Streams, environment: Environment): Promise<number> {
  takesNothing(rest);
  const target = placeOf(environment);
  if (target.kind !== 'server')
    throw new UsageError('Copy to where?', 'Name the PostgreSQL server: DATABASE_URL=postgres://… diemtua db copy');
  const folder = dataFolder(environment);
  if (folder === null || !hasDatabase(folder))
    throw new UsageError(
      `There is no embedded database in ${folder ?? 'memory'}.`,
      'Set DIEMTUA_DATA to the folder of the data.',
    );
  return withDatabase(
    environment,
    async (source) => {
      const missing = await missingSteps(source);
      if (missing > 0)
        throw new UsageError(
          `The schema in ${folder} is ${missing} steps behind.`,
          'Run first, without DATABASE_URL: diemtua db migrate',
        );
      const server = await openPlace(target, Date.now);
      try {
        await migrate(server.pool);
        const filled = await firstFilled(server.pool);
        if (filled !== null)
          throw new UsageError(
            `The table ${filled} of ${placeText(target)} has rows already.`,
            'Copy into an empty database.',
          );
        const rows = await countRows(source.pool);
        const progress = new ProgressLine(streams.stderr, () => performance.now());
        const copied = await copyDatabase(source.pool, server.pool, (done) =>
          progress.tell(rows === 0 ? 1 : done / rows, () => `${plain(done)} rows`),
        );
        await progress.end();
        return await say(
          streams,
          `${placeText(target)}: ${plain(copied)} rows in ${plain(progress.seconds())} s. Now: DATABASE_URL=… diemtua audit verify`,
        );
      } catch (cause) {
        throw inOneLine(cause, target);
      } finally {
        await server.close();
      }
    },
    { kind: 'embedded', folder },
  );
}

async function distributeDatabase(
  rest: readonly string[],
  streams: Streams,
  environment: Environment,
): Promise<number> {
  const { values, positionals } = readOptions(rest, { 'dry-run': { type: 'boolean', default: false } });
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is one word too many.`);
  return withDatabase(environment, async ({ kind, pool }) => {
    if ((await stepsOf(pool)).ran < readMigrations().length) {
      throw new UsageError('The schema is not up to date.', 'Run first: diemtua db migrate');
    }
    const passages = distributeSql(await layoutOf(pool));
    if (values['dry-run'] === true) return say(streams, passagesText(passages).trimEnd());
    if (kind === 'embedded')
      throw new UsageError(
        'The embedded database has no workers.',
        'Name the coordinator by DATABASE_URL, or look first: --dry-run',
      );
    const why = await whyNotDistributed(pool);
    if (why !== null) throw new UsageError(why, 'See docs/operations.md, or look first: --dry-run', EXIT.failed);
    await distribute(pool, passages);
    return say(streams, `${passages.reduce((sum, { statements }) => sum + statements.length, 0)} statements ran.`);
  });
}

async function layoutOf(pool: Engine['pool']): ReturnType<typeof readLayout> {
  try {
    return await readLayout(pool);
  } catch (cause) {
    if (cause instanceof NotDistributable)
      throw new UsageError(
        cause.message,
        'Put the province into its key, or name its place in server/store/distribute.ts.',
        EXIT.failed,
      );
    throw cause;
  }
}
