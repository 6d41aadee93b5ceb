// One receipt as pgbench writes it: the statements that the server sends for one payment told alone, caught on their way and told again with other ids.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STREAMS = 1000;
const seconds = 6;
/** @typedef {{ name: string | null, text: string, values: readonly unknown[] }} Statement */

/** Whether pgbench is on this machine. */
export const hasPgbench = () => spawnSync('pgbench', ['--version']).status === 0;

/**
 * The statements of one payment.
 * @param {any} engine
 * @param {(engine: any) => Promise<unknown>} tell tells one payment
 * @returns {Promise<Statement[]>}
 */
async function catchStatements(engine, tell) {
  /** @type {Statement[]} */
  const caught = [];
  const connect = async () => {
    const client = await engine.pool.connect();
    return {
      query: (/** @type {any} */ asked, /** @type {unknown[]} */ values) => {
        const { name = null, text = asked, values: own = values ?? [] } = typeof asked === 'string' ? {} : asked;
        caught.push({ name, text, values: own });
        return client.query(asked, values);
      },
      release: (/** @type {Error | undefined} */ broken) => client.release(broken),
    };
  };
  await tell({ ...engine, pool: { connect } });
  return caught;
}

/** A text in quotes. What follows a colon would be a variable to pgbench, in a text, too. */
const quoted = (/** @type {string} */ text) =>
  `E'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(':', String.raw`\x3A`)}'`;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A value as an expression: the ids of the caught payment give way to those of the variables.
 * @param {unknown} value
 * @param {ReadonlyMap<string, string>} ids the last twelve digits of an id, and its variable
 * @returns {string}
 */
function expression(value, ids) {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `(${expression(`{${value.map((each) => `"${each}"`).join(',')}}`, ids)})::text[]`;
  const text = String(value);
  const inside = [...ids].filter(([digits]) => text.includes(digits));
  if (inside.length === 0) return quoted(text);
  const told = inside.reduce(
    (sql, [digits, variable]) => `replace(${sql}, '${digits}', lpad(to_hex(:${variable}::bigint), 12, '0'))`,
    quoted(text),
  );
  return uuid.test(text)
    ? `(${told})::uuid`
    : text.startsWith('{') && text.endsWith('}') && text.includes('":')
      ? `(${told})::jsonb`
      : told;
}

/**
 * @param {readonly Statement[]} statements
 * @param {ReadonlyMap<string, string>} ids
 * @param {number} number the number of the caught receipt
 */
function scriptOf(statements, ids, number) {
  const lines = ['\\set number random(1, 99000000)', `\\set collector random(1, ${STREAMS})`];
  for (const variable of new Set(ids.values()))
    if (variable !== 'collector') lines.push(`\\set ${variable} random(1, 281474976710655)`);
  for (const { name, text, values } of statements) {
    if (text.startsWith('begin;')) {
      lines.push('\\startpipeline', ...text.split('; ').map((each) => `${each};`), '\\endpipeline');
      continue;
    }
    const sql = text.replaceAll(/\s+/g, ' ').replaceAll(/\$(\d+)/g, (_, place) => {
      const index = Number(place) - 1;
      if (name === 'write-entry' && index === 2) return '(:seq::bigint + 1)';
      if (values[index] === number) return ':number::integer';
      return expression(values[index], ids);
    });
    lines.push(name === 'hold-head' ? `${sql} \\gset` : `${sql};`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Makes the script in the ground's folder, and the streams that it writes to.
 * @param {import('./books-ground.mjs').BooksGround} ground
 * @param {{ open: () => any, place: any }} books
 * @param {{ next: (now: number, enrolling: number) => any }} receipts
 */
export async function makeScript(ground, { open, place }, receipts) {
  const engine = await open();
  const [collector] = place.collectors;
  const sender = {
    province: place.province,
    user: collector.user,
    unit: place.unit,
    collector: collector.id,
    device: collector.device,
    stream: `collector/${collector.id}`,
  };
  await ground.store.tell(engine, sender, receipts.next(Date.now(), 100), Date.now());
  const text = receipts.next(Date.now(), 100);
  const statements = await catchStatements(engine, (caught) => ground.store.tell(caught, sender, text, Date.now()));
  const tail = (/** @type {string} */ id) => id.slice(-12);
  const ids = new Map([
    [tail(text.id), 'command'],
    [tail(text.receipt.id), 'receipt'],
    [tail(text.lines[0].id), 'payment'],
    [tail(text.people[0].id), 'person'],
    [tail(collector.id), 'collector'],
  ]);
  await engine.pool.query(
    `insert into journal_head select $1, 'collector/' || $2 || lpad(to_hex(n), 12, '0'), 0, decode(repeat('0', 64), 'hex') from generate_series(1, ${STREAMS}) as n`,
    [place.province, collector.id.slice(0, -12)],
  );
  await engine.close();
  const file = join(ground.folder, 'receipt.sql');
  writeFileSync(file, scriptOf(statements, ids, text.receipt.number));
  return { file, statements: statements.length };
}

/**
 * Receipts a second that pgbench writes.
 * @param {string} file
 * @param {string} url
 * @param {number} clients
 */
export function runPgbench(file, url, clients) {
  const args = ['-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-j', '2', '-T', String(seconds), url];
  const { stdout, stderr, status } = spawnSync('pgbench', args, { encoding: 'utf8' });
  const found = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (status !== 0 || found === undefined) throw new Error(`pgbench failed:\n${stdout}${stderr}`);
  return Number(found);
}
