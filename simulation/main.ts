import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataFolder,
  EXIT,
  hasDatabase,
  inColumns,
  inOneLine,
  Outlet,
  openPlace,
  placeOf,
  plain,
  ProgressLine,
  readOptions,
  readWhole,
  UsageError,
  withDatabase,
  type Streams,
} from '@diemtua/server/commands';
import { migrate, openEmbedded, type Engine } from '@diemtua/server/store';
import { formatMonth } from '@diemtua/law/kernel/month';
import { countFigures } from './province/figures.ts';
import { loadProvince, type Loaded } from './province/load.ts';
import { communeMonths, drawProvince } from './province/monthly.ts';
import { readFacts } from './province/read.ts';
import { scaleOf, TODAY, type Scale } from './province/scale.ts';

const seedMax = 1_000_000;
const standardSeed = 1;
/** The demonstration's sign-ins, beside the database. */
const signInFile = 'demo.json';
/** Where a database is filled before it takes its place: what is half done is never opened. */
const asideFolder = 'loading';

/**
 * `diemtua demo load`, `demo verify` and `demo histories`.
 * @returns the exit code
 */
export async function main(
  argv: readonly string[],
  streams: Streams = process,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  try {
    const [name, ...rest] = argv;
    if (name === 'load') return await load(rest, streams, environment);
    if (name === 'verify') return await verify(rest, streams, environment);
    if (name === 'histories') return await histories(rest, streams);
    throw new UsageError(
      name === undefined ? 'What about the demonstration?' : `There is no command "demo ${name}".`,
      'Choose one of: load, verify, histories',
    );
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await new Outlet(streams.stderr).write(`${error.message}\n${error.wayOut}\n`);
    return error.exit;
  }
}

async function load(rest: readonly string[], streams: Streams, environment: NodeJS.ProcessEnv): Promise<number> {
  const { values } = readOptions(rest, { seed: { type: 'string' }, share: { type: 'string' } });
  const scale = scaleOf(readWhole('seed', values.seed, standardSeed, seedMax), readShare(values.share));
  const place = placeOf(environment);
  const folder = dataFolder(environment);
  const progress = new ProgressLine(streams.stderr, () => performance.now());
  const ready = async (opening: Opening): Promise<Engine> => {
    const engine = await opening;
    await migrate(engine.pool);
    const { rows } = await engine.pool.query<{ code: string; name: string }>('select code, name from province limit 1');
    const [there] = rows;
    if (there)
      throw new UsageError(
        `There is a province in this database already: ${there.code} ${there.name}.`,
        'The demonstration is loaded into an empty database only.',
      );
    return engine;
  };
  const fill: Fill = (opening) =>
    loadProvince(ready(opening), scale, (part, what) => progress.tell(part, () => what), Date.now());
  const loaded =
    place.kind === 'server' || folder === null
      ? await withDatabase(environment, fill)
      : await fillAside(folder, fill).catch((cause: unknown) => {
          throw inOneLine(cause, place);
        });
  await progress.end();
  if (folder !== null) keep(folder, loaded, scale);
  const { people, payments, commands, signIns } = loaded;
  const seconds = Math.max(1, Math.round(progress.seconds()));
  const told = [
    `The demonstration as of ${TODAY}: ${plain(people)} people, ${plain(payments)} payments by ${plain(commands)} commands since 2018, in ${plain(seconds)} s (${plain(Math.round(people / seconds))} people/s). All of it is synthetic.`,
    ...(folder === null
      ? []
      : [`A bank statement to import lies in ${join(folder, 'samples', loaded.statement.name)}.`]),
    signInText(signIns),
  ];
  await new Outlet(streams.stdout).write(`${told.join('\n')}\n`);
  return EXIT.answered;
}

function readShare(told: string | undefined): number {
  const share = told === undefined ? 1 : Number(told);
  if (share > 0 && share <= 1) return share;
  throw new UsageError(`--share is "${told}".`, 'It is a number above 0, at most 1.');
}

/** Writes what became of the people of each commune, month by month, as lines of a table: no database is needed. */
async function histories(rest: readonly string[], streams: Streams): Promise<number> {
  const { values } = readOptions(rest, { seed: { type: 'string' } });
  const drawn = drawProvince(readFacts(), scaleOf(readWhole('seed', values.seed, standardSeed, seedMax), 1));
  const out = new Outlet(streams.stdout);
  await out.write('commune,unit,month,taking_part,joined,returned,stopped\n');
  for (const { commune, unit, month, takingPart, joined, returned, stopped } of communeMonths(drawn)) {
    await out.write(`${[commune, unit, formatMonth(month), takingPart, joined, returned, stopped].join(',')}\n`);
  }
  return EXIT.answered;
}

type Opening = Engine | Promise<Engine>;
type Fill = (opening: Opening) => Promise<Loaded>;

/** Fills a database beside its place and moves it there when it is whole: who is interrupted begins anew. */
async function fillAside(folder: string, fill: Fill): Promise<Loaded> {
  if (hasDatabase(folder)) {
    // Somebody's books may be in it: the one who calls has to look.
    const engine = await openPlace({ kind: 'embedded', folder }, Date.now);
    try {
      return await fill(engine);
    } finally {
      await engine.close();
    }
  }
  const aside = join(folder, asideFolder);
  rmSync(aside, { recursive: true, force: true });
  const opening = openEmbedded({ folder: aside }, Date.now);
  try {
    const loaded = await fill(opening);
    await (await opening).close();
    renameSync(join(aside, 'database'), join(folder, 'database'));
    return loaded;
  } catch (cause) {
    await opening.then(
      (engine) => engine.close(),
      () => null,
    );
    throw cause;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Keeps what belongs to this demonstration alone beside its database. */
function keep(folder: string, { signIns, statement }: Loaded, { seed, share }: Scale): void {
  mkdirSync(join(folder, 'samples'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'samples', statement.name), statement.text, { mode: 0o600 });
  writeFileSync(join(folder, signInFile), `${JSON.stringify({ today: TODAY, seed, share, signIns }, null, 2)}\n`, {
    mode: 0o600,
  });
}

/** How large the demonstration in a data folder is; the whole one where nothing is kept. */
function keptScale(environment: NodeJS.ProcessEnv): Scale {
  const folder = dataFolder(environment);
  const path = folder === null ? null : join(folder, signInFile);
  if (path === null || !existsSync(path)) return scaleOf(standardSeed, 1);
  const { seed, share } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Scale>;
  return scaleOf(seed ?? standardSeed, share ?? 1);
}

function signInText(signIns: Loaded['signIns']): string {
  return inColumns(
    ['sign in as', 'password', 'who'],
    [{ heading: '', rows: signIns.map(({ name, password, who }) => [name, password, who]) }],
  );
}

/** The sign-ins of the demonstration in a data folder, as a table; null where there is none. */
export function demoSignIns(environment: NodeJS.ProcessEnv): string | null {
  const folder = dataFolder(environment);
  if (folder === null || !existsSync(join(folder, signInFile))) return null;
  const kept = JSON.parse(readFileSync(join(folder, signInFile), 'utf8')) as Pick<Loaded, 'signIns'>;
  return signInText(kept.signIns);
}

/** Whether this is a first run: the embedded database is the one that is meant, and there is none. */
export function isFirstRun(environment: NodeJS.ProcessEnv): boolean {
  const folder = dataFolder(environment);
  return placeOf(environment).kind === 'embedded' && folder !== null && !hasDatabase(folder);
}

async function verify(rest: readonly string[], streams: Streams, environment: NodeJS.ProcessEnv): Promise<number> {
  readOptions(rest, {});
  return withDatabase(environment, async (engine) => {
    const figures = await countFigures(engine, keptScale(environment));
    const out = new Outlet(streams.stdout);
    for (const { name, query, value, wanted, holds } of figures) {
      await out.write(
        `${holds ? '✓' : '✗'} ${name}: ${plain(value)} (${wanted})\n    ${query.replaceAll(/\s+/g, ' ')}\n`,
      );
    }
    const wrong = figures.filter(({ holds }) => !holds).length;
    await out.write(
      wrong === 0 ? `${figures.length} figures hold\n` : `${wrong} of ${figures.length} figures do not hold\n`,
    );
    return wrong === 0 ? EXIT.answered : EXIT.failed;
  });
}
