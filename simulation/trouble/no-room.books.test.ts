import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openEmbedded, openServer, type Engine } from '@diemtua/server/store';
import { startPostgres, type Postgres } from '../../tests/postgres.ts';
import { Chance } from '../chance.ts';
import { wholeMs } from './extent.ts';
import { found, type Place } from './found.ts';
import { look } from './look.ts';
import { Phone } from './phone.ts';
import { makeProgram, startProgram, type Program } from './program.ts';
import { monthlyDue, ReceiptBook } from './receipts.ts';

let program: Program;
let postgres: Postgres;
beforeAll(async () => {
  program = await makeProgram();
  postgres = await startPostgres(['fsync=off']);
});
afterAll(async () => {
  program.clear();
  await postgres.stop();
});

/** A disk that is full where the entry of the journal is to be written: after the receipt, before the end. It lies in the database, because a test may not fill a disk. */
const fill = [
  `create function no_room() returns trigger language plpgsql as $$ begin
     raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`,
  `create trigger no_room before insert on journal for each row execute function no_room()`,
];
const empty = ['drop trigger no_room on journal', 'drop function no_room'];

async function expectNothingLost(
  open: () => Engine | Promise<Engine>,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const beside = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
    const engine = await open();
    return work(engine).finally(() => engine.close());
  };
  const run = (statements: readonly string[]) =>
    beside(async ({ pool }) => {
      for (const sql of statements) await pool.query(sql);
    });
  const now = Date.now();
  const place: Place = await beside(async (engine) => {
    await migrate(engine.pool);
    return found(engine, { province: '10', collectors: 1, numbers: 50, seed: 'no-room', now });
  });
  const [collector] = place.collectors;
  if (!collector) throw new Error('bug: nobody was founded');
  const phone = new Phone(collector, new Chance('no-room'));
  const book = new ReceiptBook(new Chance('no-room/book'), place.commune, collector.firstNumber, monthlyDue(now));
  for (let count = 0; count < 5; count++) phone.taken.push(book.next(now));
  await run(fill);
  const full = await startProgram(program, environment);
  const wire = phone.connect(full.port);
  expect(await phone.send(wire, phone.taken)).toBe(true);
  await full.kill();
  expect(phone.odd.map(({ status, error }) => [status, error?.code, error?.message])).toEqual(
    phone.taken.map(() => [
      'failed',
      'no-room',
      'Máy chủ hết chỗ lưu, chưa ghi gì của lần gửi này. Giữ trên máy và gửi lại sau.',
    ]),
  );
  expect(await beside((engine) => look(engine, place, new Set()))).toMatchObject({ receipts: 0, faults: [] });
  await run(empty);
  const roomy = await startProgram(program, environment);
  await phone.send(phone.connect(roomy.port), phone.waiting);
  await roomy.kill();
  expect(phone.waiting).toEqual([]);
  const seen = await beside((engine) => look(engine, place, phone.acknowledged));
  expect(seen).toMatchObject({ lost: [], doubled: [], faults: [], inSuspense: 0, receipts: 5 });
}

test(
  'on a full disk the phone is told to keep what it has; nothing is half written, and with room again all of it is recorded (PostgreSQL)',
  () => expectNothingLost(() => openServer(postgres.url, 2), { DATABASE_URL: postgres.url }),
  wholeMs,
);

test(
  'the same over the embedded database',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diemtua-trouble-'));
    await expectNothingLost(() => openEmbedded({ folder }, Date.now), { DATABASE_URL: '', DIEMTUA_DATA: folder });
    rmSync(folder, { recursive: true, force: true });
  },
  wholeMs,
);
