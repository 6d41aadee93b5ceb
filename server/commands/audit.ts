import type { ProvinceCode } from '@diemtua/domain/ids';
import { entriesIn, examine, type BookFault, type Examined } from '../store/ledger/examine.ts';
import { sealStreams } from '../store/ledger/seal.ts';
import type { Engine } from '../store/engine.ts';
import { inSession, inSnapshot, provinceScope } from '../store/session.ts';
import { withDatabase } from './database.ts';
import { readOptions, UsageError } from './options.ts';
import { plain, ProgressLine } from './progress.ts';
import { EXIT, Outlet, type Streams } from './streams.ts';

/**
 * `diemtua audit verify` goes through the whole journal, entry by entry, and compares it with the seals; `diemtua audit seal` does so too and then seals the day. The exit code is 1 when
 * something is broken, and the first broken place is named.
 */
export async function audit(
  argv: readonly string[],
  streams: Streams,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name !== 'verify' && name !== 'seal') {
    throw new UsageError(
      name === undefined ? 'What is to be audited?' : `There is no command "audit ${name}".`,
      'Choose one of: verify, seal',
    );
  }
  const { values, positionals } = readOptions(rest, { province: { type: 'string' } });
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is one word too many.`);
  return withDatabase(environment, async (engine) => {
    const out = new Outlet(streams.stdout);
    let code: number = EXIT.answered;
    for (const province of await provincesOf(engine, values.province)) {
      const examined = await examineAloud(engine, province, streams);
      await out.write(`${inWords(province, examined)}\n`);
      if (examined.faults.length > 0) code = EXIT.failed;
      else if (name === 'seal') await out.write(`${await sealToday(engine, province)}\n`);
    }
    return code;
  });
}

async function provincesOf({ pool }: Engine, wanted: string | undefined): Promise<readonly ProvinceCode[]> {
  const there = await pool.query<{ there: boolean }>(`select to_regclass('public.province') is not null as there`);
  if (there.rows[0]?.there !== true)
    throw new UsageError('This database has no books yet.', 'Run first: diemtua db migrate');
  const { rows } = await pool.query<{ code: ProvinceCode }>('select code from province order by code');
  const found = rows.map(({ code }) => code).filter((code) => wanted === undefined || code === wanted);
  if (found.length > 0) return found;
  throw new UsageError(
    wanted === undefined
      ? 'There is no province in this database yet.'
      : `There is no province "${wanted}" in this database.`,
  );
}

async function examineAloud(engine: Engine, province: ProvinceCode, streams: Streams): Promise<Examined> {
  const progress = new ProgressLine(streams.stderr, () => performance.now());
  return inSnapshot(engine, provinceScope(province), async (session) => {
    const all = await entriesIn(session);
    const told: Promise<void>[] = [];
    const examined = await examine(session, (entries) => {
      told.push(progress.tell(all === 0 ? null : Math.min(1, entries / all), () => `${plain(entries)} entries`));
    });
    await Promise.all(told);
    await progress.end();
    return examined;
  });
}

async function sealToday(engine: Engine, province: ProvinceCode): Promise<string> {
  const { seal, made } = await inSession(engine, provinceScope(province), (session) =>
    sealStreams(session, Date.now()),
  );
  return `${province}: ${made ? 'sealed now' : 'today is sealed already'}, seal ${seal.seq} over ${plain(seal.heads.length)} streams, ${seal.hash}`;
}

function inWords(province: ProvinceCode, { streams, entries, postings, seals, faults }: Examined): string {
  const seen = `${plain(entries)} entries with ${plain(postings)} postings in ${plain(streams)} streams, ${plain(seals)} seals`;
  const [first, ...more] = faults;
  if (!first) return `${province}: the chain holds: ${seen}`;
  return `${province}: BROKEN: ${faultInWords(first)}${more.length > 0 ? ` (and ${plain(more.length)} more)` : ''}: ${seen}`;
}

function faultInWords(fault: BookFault): string {
  switch (fault.fault) {
    case 'gap':
      return `entry ${fault.seq} of ${fault.stream} is missing`;
    case 'changed':
      return `entry ${fault.seq} of ${fault.stream} is not what it was when it was written`;
    case 'head':
      return fault.seq === 0
        ? `the head of ${fault.stream} is missing`
        : `the head of ${fault.stream} does not fit its entries: entry ${fault.seq} was taken away or added`;
    case 'seal-gap':
      return `seal ${fault.seal} is missing`;
    case 'seal-changed':
      return `seal ${fault.seal} is not what it was when it was made`;
    case 'stream-cut':
      return `${fault.stream} does not hold what seal ${fault.seal} says of it`;
    case 'closed-month':
      return `entry ${fault.seq} of ${fault.stream} was booked on ${fault.bookedOn}, after that month was closed`;
    case 'not-level':
      return `debits are ${plain(fault.debits)}, credits ${plain(fault.credits)}`;
  }
}
