import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { tell } from '../store/commands/tell.ts';
import { openDoor } from '../backup-door.ts';
import { openEmbedded } from '../store/engine.ts';
import { migrate } from '../store/migrate.ts';
import { foundWorld, moment, monthly, someone, taking } from '../store/world-testing.ts';
import { call } from './calling.ts';

const base = mkdtempSync(join(tmpdir(), 'diemtua-db-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const folder = join(base, 'data');
const run = (words: string, environment: NodeJS.ProcessEnv = { DIEMTUA_DATA: folder }) =>
  call(words.split(' '), '', environment);

/** Changes the database behind the program's back. */
async function tamper(sql: string, at: string = folder): Promise<void> {
  const engine = await openEmbedded({ folder: at }, Date.now);
  try {
    await engine.pool.query(sql);
  } finally {
    await engine.close();
  }
}

let province = '';

beforeAll(async () => {
  await run('db migrate');
  const engine = await openEmbedded({ folder }, Date.now);
  const world = await foundWorld(engine);
  const [collector] = world.collectors;
  province = world.province;
  const mai = someone();
  const at = moment('2025-11-18 09:30');
  await tell(
    engine,
    collector,
    taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }),
    at,
  );
  const later = moment('2025-12-05 09:30');
  await tell(engine, collector, taking(102, later, [{ claim: monthly(mai.id, '2025-12'), amount: 297_000 }]), later);
  await engine.close();
});

describe('the database from the command line', () => {
  test('a second migration finds nothing to do', async () => {
    expect(await run('db migrate')).toEqual({ code: 0, out: `${folder}: nothing was missing\n`, aside: '' });
  });

  test('the status says where it is and what is in it', async () => {
    const { code, out } = await run('db status');
    expect(code).toBe(0);
    expect(out).toMatch(/embedded, /);
    expect(out).toMatch(/schema\s+\S+, up to date/);
    expect(out).toMatch(/receipts\s+2\n/);
    expect(out).toMatch(/last entry\s+2025-12-05 09:30/);
    const nowhere = join(base, 'nowhere');
    expect((await run('db status', { DIEMTUA_DATA: nowhere })).out).toContain(`There is no database in ${nowhere} yet`);
    expect(existsSync(nowhere)).toBe(false);
  });

  test('a folder that another process has open is named with that process', async () => {
    writeFileSync(join(folder, 'lock'), '1');
    const { code, aside } = await run('db status');
    rmSync(join(folder, 'lock'));
    expect({ code, aside }).toEqual({
      code: 1,
      aside: `The data in ${folder} is in use by process 1.\nStop that one first: the embedded database serves one at a time.\n`,
    });
  });

  test('a running server makes its own backup while it is written to: what was acknowledged before is in it, whole', async () => {
    const live = join(base, 'live');
    const engine = await openEmbedded({ folder: live }, Date.now);
    const closeDoor = await openDoor(live, engine);
    await migrate(engine.pool);
    const world = await foundWorld(engine);
    const [collector] = world.collectors;
    const at = moment('2025-11-18 09:30');
    let told = 0;
    const writing = { on: true };
    const writer = (async () => {
      while (writing.on && told < 95) {
        const mai = someone();
        const lines = [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }];
        await tell(engine, collector, taking(101 + told, at, lines, { people: [mai] }), at);
        told += 1;
      }
    })();
    await expect.poll(() => told).toBeGreaterThan(1);
    const before = told;
    const file = join(base, 'live.tar.gz');
    expect(await run(`db backup ${file}`, { DIEMTUA_DATA: live })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/bytes, by the running server\n$/),
    });
    const after = told;
    expect(await run(`db backup ${file}`, { DIEMTUA_DATA: live })).toMatchObject({ code: 2 });
    const nowhere = await run(`db backup ${join(base, 'none', 'x.tar.gz')}`, { DIEMTUA_DATA: live });
    expect(nowhere).toMatchObject({ code: 1, aside: expect.stringContaining('ENOENT') });
    writing.on = false;
    await writer;
    await closeDoor();
    await engine.close();
    const tried = { DIEMTUA_DATA: join(base, 'tried') };
    expect(await run(`db restore ${file}`, tried)).toMatchObject({ code: 0 });
    const receipts = Number(/receipts\s+(\d+)/.exec((await run('db status', tried)).out)?.[1]);
    expect(receipts).toBeGreaterThanOrEqual(before);
    // One more may have been under way.
    expect(receipts).toBeLessThanOrEqual(after + 1);
    expect(await run('audit verify', tried)).toMatchObject({
      code: 0,
      out: expect.stringContaining('the chain holds'),
    });
  });

  test('a server that was killed leaves a door behind, and the backup is made without it', async () => {
    const door = join(folder, 'door');
    const held = createServer();
    await new Promise<void>((done) => held.listen(door, done));
    // As a killed process does: the file stays, and nobody listens.
    renameSync(door, `${door}.left`);
    await new Promise<void>((done) => held.close(() => done()));
    renameSync(`${door}.left`, door);
    const { code, out } = await run(`db backup ${join(base, 'after-death.tar.gz')}`);
    rmSync(door, { force: true });
    expect([code, out.includes('running server')]).toEqual([0, false]);
  });

  test('a backup is written once, whole, and fills an empty folder', async () => {
    const file = join(base, 'kept.tar.gz');
    expect(await run(`db backup ${file}`)).toMatchObject({ code: 0 });
    expect(await run(`db backup ${file}`)).toMatchObject({
      code: 2,
      aside: expect.stringContaining(`${file} is there already`),
    });
    expect(readdirSync(base)).not.toContain('kept.tar.gz.part');
    const other = { DIEMTUA_DATA: join(base, 'other') };
    expect(await run(`db restore ${file}`, other)).toEqual({
      code: 0,
      out: `${other.DIEMTUA_DATA}: restored\n`,
      aside: '',
    });
    expect((await run('db status', other)).out).toMatch(/receipts\s+2\n/);
    expect((await run('audit verify', other)).out).toContain('the chain holds');
    expect(await run(`db restore ${file}`, other)).toMatchObject({
      code: 2,
      aside: expect.stringContaining('into an empty folder only'),
    });
    expect(readdirSync(other.DIEMTUA_DATA)).toEqual(['database']);
  });

  test('what is no backup leaves nothing behind', async () => {
    const [file, empty] = [join(base, 'no-backup'), join(base, 'empty')];
    writeFileSync(file, 'not a backup');
    expect(await run(`db restore ${file}`, { DIEMTUA_DATA: empty })).toMatchObject({
      code: 2,
      aside: expect.stringContaining('is no backup'),
    });
    expect(readdirSync(empty)).toEqual([]);
    expect(await run(`db restore ${join(base, 'absent')}`, { DIEMTUA_DATA: empty })).toMatchObject({
      code: 2,
      aside: expect.stringContaining('There is no file'),
    });
    expect(await run(`db backup ${join(base, 'x.tar.gz')}`, { DIEMTUA_DATA: empty })).toMatchObject({
      code: 2,
      aside: expect.stringContaining('There is no database'),
    });
    mkdirSync(join(base, 'a-folder.part'));
    expect(await run(`db backup ${join(base, 'no', 'such', 'folder')}`)).toMatchObject({
      code: 1,
      aside: expect.stringContaining('cannot be written (ENOENT)'),
    });
  });

  test('a database of a newer program is left alone', async () => {
    await tamper(`insert into migration values (9999, '9999_later', 'x')`);
    const { code, aside } = await run('db migrate');
    await tamper('delete from migration where number = 9999');
    expect(code).toBe(1);
    expect(aside).toContain('is newer than this program: the database has step 9999_later');
    expect(aside.trim().split('\n')).toHaveLength(2);
  });

  test('a server that does not answer is named without its password', async () => {
    const { code, aside } = await run('db status', { DATABASE_URL: 'postgres://mai:hidden@127.0.0.1:1/books' });
    expect({ code, aside }).toEqual({
      code: 1,
      aside:
        'The database at 127.0.0.1:1/books does not answer (ECONNREFUSED).\nIs it running, and is DATABASE_URL right?\n',
    });
  });

  test('the distribution is printed, and refused where there are no workers', async () => {
    expect((await run('db distribute --dry-run')).out).toContain(
      `select create_distributed_table('person', 'province', colocate_with => 'unit');`,
    );
    expect(await run('db distribute')).toMatchObject({ code: 2, aside: expect.stringContaining('has no workers') });
  });

  test.each(['db', 'db drop', 'db backup', 'audit', 'audit burn', 'db migrate now'])(
    '%s: what is missing is said',
    async (words) => {
      expect(await run(words)).toMatchObject({ code: 2, out: '' });
    },
  );
});

describe('the audit', () => {
  test('the chain holds, the day is sealed once', async () => {
    expect(await run('audit verify')).toMatchObject({
      code: 0,
      out: `${province}: the chain holds: 2 entries with 4 postings in 1 streams, 0 seals\n`,
    });
    expect((await run('audit seal')).out).toContain('sealed now, seal 1 over 1 streams');
    expect((await run('audit seal')).out).toContain('today is sealed already, seal 1');
    expect((await run('audit verify --province 99')).aside).toContain('There is no province "99"');
  });

  const places: readonly (readonly [string, string, string, string])[] = [
    [
      'an amount',
      'update posting set amount = amount + 1 where seq = 1 and line = 1',
      'update posting set amount = amount - 1 where seq = 1 and line = 1',
      'entry 1 of collector/',
    ],
    [
      'a seal',
      `update seal set at = at + interval '1 hour'`,
      `update seal set at = at - interval '1 hour'`,
      'seal 1 is not what it was',
    ],
    [
      'a month closed afterwards',
      `insert into closed_period select province, code, 2025 * 12 + 10, '2025-11-01', '019ade00-0000-7000-8000-000000000000' from unit`,
      'delete from closed_period',
      'was booked on 2025-11-18, after that month was closed',
    ],
  ];
  test.each(places)('%s that was changed is named', async (_, change, back, named) => {
    await tamper(change);
    const { code, out } = await run('audit verify');
    await tamper(back);
    expect(code).toBe(1);
    expect(out).toContain('BROKEN');
    expect(out).toContain(named);
    expect((await run('audit verify')).code).toBe(0);
  });

  test('a stream that was taken away together with its head is missed by the seal', async () => {
    for (const sql of ['delete from posting', 'delete from journal', 'delete from journal_head'])
      await tamper(sql, join(base, 'other'));
    const other = { DIEMTUA_DATA: join(base, 'other') };
    expect((await run('audit verify', other)).code).toBe(0);
    await run('audit seal');
    const copyOf = join(base, 'cut');
    await run(`db backup ${join(base, 'cut.tar.gz')}`);
    await run(`db restore ${join(base, 'cut.tar.gz')}`, { DIEMTUA_DATA: copyOf });
    for (const sql of ['delete from posting', 'delete from journal', 'delete from journal_head'])
      await tamper(sql, copyOf);
    const cut = await run('audit verify', { DIEMTUA_DATA: copyOf });
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('does not hold what seal 1 says of it') });
  });
});

test('the embedded database is copied into an empty PostgreSQL, and the copy passes the audit', async () => {
  const admin = new Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  const name = `diemtua_test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name}`);
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  const server = { DATABASE_URL: url.href, DIEMTUA_DATA: folder };
  try {
    expect(await run('db copy', server)).toMatchObject({ code: 0, out: expect.stringContaining(`/${name}: `) });
    expect((await run('audit verify', server)).out).toContain(
      'the chain holds: 2 entries with 4 postings in 1 streams, 1 seals',
    );
    expect(await run('db copy', server)).toMatchObject({ code: 2, aside: expect.stringContaining('has rows already') });
    expect(await run('db backup x.tar.gz', server)).toMatchObject({
      code: 2,
      aside: expect.stringContaining('pg_dump'),
    });
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
});
