import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate, openServer, type Engine } from '@diemtua/server/store';
import { startPostgres, type Postgres } from '../../tests/postgres.ts';
import { Chance } from '../chance.ts';
import { found, type Collector, type Place } from './found.ts';
import { look } from './look.ts';
import { Phone, type Heard } from './phone.ts';
import { makeProgram, startProgram, type Program, type Running } from './program.ts';
import { monthlyDue, ReceiptBook, type Taking } from './receipts.ts';
import type { Wire } from './wire.ts';

let program: Program;
let postgres: Postgres;
let engine: Engine;
let server: Running;
let place: Place;
beforeAll(async () => {
  program = await makeProgram();
  postgres = await startPostgres(['fsync=off']);
  engine = openServer(postgres.url, 2);
  await migrate(engine.pool);
  place = await found(engine, { province: '10', collectors: 21, numbers: 20, seed: 'bad-input', now: Date.now() });
  server = await startProgram(program, { DATABASE_URL: postgres.url });
});
afterAll(async () => {
  await server.kill();
  await engine.close();
  await postgres.stop();
  program.clear();
});

const dayMs = 86_400_000;
let turn = 0;
let collector: Collector;
let wire: Wire;
let book: ReceiptBook;
/** Each test has two collectors of its own. */
const next = (): Collector => {
  const one = place.collectors[turn++];
  if (!one) throw new Error('bug: more tests than collectors');
  return one;
};
const bookOf = ({ firstNumber }: Collector): ReceiptBook =>
  new ReceiptBook(new Chance(`bad-input/${turn}`), place.commune, firstNumber, monthlyDue(Date.now()));
const phoneOf = (of: Collector): Phone => new Phone(of, new Chance('bad-input'));
beforeEach(() => {
  collector = next();
  wire = phoneOf(collector).connect(server.port);
  book = bookOf(collector);
});

const post = async (body: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const { status, body: text } = await wire.ask('POST', '/api/commands', body);
  return { status, body: JSON.parse(text) as Record<string, unknown> };
};
const tell = async (...commands: readonly unknown[]): Promise<readonly Heard[]> =>
  (await post(JSON.stringify({ commands }))).body.told as readonly Heard[];
interface Asked {
  readonly lines: readonly { readonly judgement: { readonly question?: { readonly asks: string } } }[];
}
/** The question of each line of a recorded command; null: it covers its months. */
const asks = ({ outcome }: Heard): readonly unknown[] =>
  ((outcome ?? { lines: [] }) as unknown as Asked).lines.map(({ judgement }) => judgement.question?.asks ?? null);
const first = ([one]: readonly Heard[]): Heard => {
  if (!one) throw new Error('nothing was answered');
  return one;
};
const told = (heard: Heard): readonly unknown[] => [heard.status, heard.error?.code, heard.error?.message];

test('a connection is kept for longer than a collector needs for a receipt: what is just being sent is not cut off', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/healthz`);
  expect([headers.get('connection'), headers.get('keep-alive')]).toEqual(['keep-alive', 'timeout=75']);
});

describe('money that was taken is recorded, whatever is wrong with it, and asked about', () => {
  test('two devices with the same receipt number: who took it first has it', async () => {
    const other = next();
    const mine = book.next(Date.now() - 1000, 100);
    const theirs = bookOf(other).next(Date.now(), 100);
    const same = { ...theirs, receipt: { ...theirs.receipt, number: mine.receipt.number } };
    expect(asks(first(await tell(mine)))).toEqual([null]);
    const phone = phoneOf(other);
    await phone.send(phone.connect(server.port), [same]);
    expect([...phone.acknowledged]).toEqual([same.id]);
    const { rows } = await engine.pool.query('select question from judgement where payment = any ($1)', [
      [mine.lines[0]?.id, same.lines[0]?.id],
    ]);
    // The number is leased to the first device alone: that is asked before who was first.
    expect(new Set(rows.map(({ question }) => question))).toEqual(new Set(['number-not-leased', null]));
  });

  test('a lease that is over', async () => {
    await engine.pool.query(`update receipt_lease set ends_on = '2025-12-31' where collector = $1`, [collector.id]);
    expect(asks(first(await tell(book.next(Date.now(), 100))))).toEqual(['number-not-leased']);
  });

  test.each([365 * dayMs, -365 * dayMs])('a clock that is wrong by %d milliseconds', async (wrong) => {
    const command = book.next(Date.now() + wrong, 100);
    expect(asks(first(await tell(command)))).toEqual(['clock-wrong']);
  });

  test('a day of a closed month is booked on the first open day, and stays the day it is about', async () => {
    const command = book.next(Date.now(), 100);
    const today = new Date();
    const month = today.getUTCFullYear() * 12 + today.getUTCMonth();
    await engine.pool.query('insert into closed_period values ($1, $2, $3, now(), $4)', [
      place.province,
      place.unit,
      month,
      collector.user,
    ]);
    expect(asks(first(await tell(command)))).toEqual([null]);
    await engine.pool.query('delete from closed_period');
    const { rows } = await engine.pool.query<{ about: string; booked: string }>(
      'select distinct about_on as about, booked_on as booked from posting where payment = $1',
      [command.lines[0]?.id],
    );
    const [row] = rows;
    expect(rows).toHaveLength(1);
    expect(row?.booked.endsWith('-01')).toBe(true);
    expect((row?.about ?? '') < (row?.booked ?? '')).toBe(true);
  });
});

describe('what is no command is refused by name, in Vietnamese, and takes nothing with it', () => {
  test('a body that is no JSON, none at all, and one that is too large', async () => {
    const said = async (body: string) => {
      const answer = await post(body);
      return [answer.status, answer.body.error];
    };
    expect(await said('{"commands":')).toEqual([
      400,
      { code: 'not-json', field: null, message: expect.stringContaining('JSON') },
    ]);
    expect(await said('')).toMatchObject([400, { code: 'not-json' }]);
    expect(await said('{}')).toMatchObject([400, { code: 'field-missing', field: 'commands' }]);
    expect(await said(JSON.stringify({ commands: [] }))).toMatchObject([400, { code: 'field-too-few' }]);
    expect(await said(JSON.stringify({ commands: Array.from({ length: 201 }, () => 1) }))).toMatchObject([
      400,
      { code: 'field-too-many' },
    ]);
    const [status, error] = await said(`{"commands":["${'x'.repeat(9 * 1024 * 1024)}"]}`);
    expect([status, error]).toMatchObject([
      413,
      { code: 'too-large', message: expect.stringMatching(/quá lớn|tối đa/i) },
    ]);
  });

  test('one malformed command among good ones: the good ones are recorded', async () => {
    const [one, other] = [book.next(Date.now(), 100), book.next(Date.now(), 100)];
    const bad = { ...one, id: 'no id', lines: [] };
    const heard = await tell(one, bad, null, 'x', { ...other, amount: 1 }, other);
    expect(heard.map(({ status }) => status)).toEqual([
      'recorded',
      'refused',
      'refused',
      'refused',
      'refused',
      'recorded',
    ]);
    expect(heard.map((each) => each.error?.message ?? '').filter((message) => message !== '')).toEqual(
      Array.from({ length: 4 }, () =>
        expect.stringMatching(/[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i),
      ),
    );
  });

  test('a command of another kind of work is refused before it is read', async () => {
    const close = {
      id: book.next(Date.now()).id,
      madeAt: new Date().toISOString(),
      kind: 'close-period',
      month: '2026-01',
    };
    expect(told(first(await tell(close)))).toMatchObject([
      'refused',
      'not-allowed',
      expect.stringContaining('Vai trò'),
    ]);
  });

  test('the same id with another content is said so', async () => {
    const command = book.next(Date.now(), 100);
    await tell(command);
    const [line] = command.lines;
    const other = { ...command, lines: [{ ...line, amount: (line?.amount ?? 0) + 1 }] };
    expect(await tell(other)).toEqual([{ id: command.id, status: 'other-content' }]);
  });
});

describe('what is written into a name stays a name', () => {
  const names = [
    `Robert'); drop table receipt; --`,
    `' or '1'='1`,
    '$1 :seq %s {{7*7}} ${7*7}',
    '=HYPERLINK("http://evil.example")',
    '<script>alert(1)</script>',
  ];
  test.each(names)('%s', async (payer) => {
    const command: Taking = book.next(Date.now(), 100);
    const heard = first(await tell({ ...command, receipt: { ...command.receipt, payer } }));
    expect(heard.status).toBe('recorded');
    const { rows } = await engine.pool.query('select payer from receipt where id = $1', [command.receipt.id]);
    expect(rows).toEqual([{ payer }]);
  });

  test.each([
    { what: 'two lines', payer: 'two\nlines' },
    { what: 'a sign that is none', payer: 'nul\u0000' },
    { what: 'ten thousand signs', payer: 'x'.repeat(10_000) },
  ])('what no name can hold is refused: $what', async ({ payer }) => {
    const command = book.next(Date.now(), 100);
    const heard = first(await tell({ ...command, receipt: { ...command.receipt, payer } }));
    expect(told(heard)[0]).toBe('refused');
  });

  test('after all of it the books are whole', async () => {
    const { faults, doubled } = await look(engine, place, new Set());
    expect(faults).toEqual([]);
    expect(doubled.filter((each) => !each.startsWith('number'))).toEqual([]);
  });
});
