import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandId } from '@diemtua/domain/ids';
import {
  importStatement,
  inSession,
  migrate,
  openEmbedded,
  provinceScope,
  waitingLines,
  type Engine,
} from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { countFigures } from './figures.ts';
import { officeOf, PROVINCE } from './found.ts';
import { idAt } from './ids.ts';
import { loadProvince, type Loaded } from './load.ts';
import { IN_DEPTH, scaleOf } from './scale.ts';

const scale = scaleOf(7, 0.02);
/** A load takes as long as it takes: only the runner's own impatience is set aside. */
const patienceMs = 60 * 60_000;

/** 10 December 2026, one o'clock in the morning in Vietnam: 9 December still in UTC. */
const loadedAt = Date.parse('2026-12-09T18:00:00Z');

/** A small province in memory. */
async function makeOne(): Promise<{
  readonly engine: Engine;
  readonly loaded: Loaded;
  readonly told: readonly number[];
}> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const told: number[] = [];
  const loaded = await loadProvince(engine, scale, async (part) => void told.push(part), loadedAt);
  return { engine, loaded, told };
}

describe('the demonstration province', () => {
  let one: Awaited<ReturnType<typeof makeOne>>;
  beforeAll(async () => {
    one = await makeOne();
  }, patienceMs);
  afterAll(() => one.engine.close());

  test('every figure that it shows holds, counted from its records', async () => {
    const figures = await countFigures(one.engine, scale);
    expect(
      figures.filter(({ holds }) => !holds).map(({ name, value, wanted }) => `${name}: ${value} (${wanted})`),
    ).toEqual([]);
    const figure = (name: string) => figures.find((each) => each.name.includes(name))?.value;
    expect(figure('from the deltas')).toBe(figure('counted from the covers'));
  });

  test('how far it is only grows', () => {
    expect(one.told.length).toBeGreaterThan(3);
    expect(one.told).toEqual(one.told.toSorted((a, b) => a - b));
    expect(one.told.at(-1)).toBeLessThanOrEqual(1);
  });

  test('its day is the last of its records on the day of the load, and goes on with the calendar', async () => {
    const { rows } = await one.engine.pool.query<{ shift_days: number }>('select shift_days from demonstration');
    // From 10 December 2026 back to 30 November 2025: 365 days to 10 December 2025, and 10 more.
    expect(rows).toEqual([{ shift_days: -375 }]);
  });

  test('each sign-in has a password of its own', () => {
    const { signIns } = one.loaded;
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(signIns.length);
    expect(signIns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['canbo.sapa', 'truong.sapa', 'tinh', 'kiemtoan', 'quantri']),
    );
  });

  test('the clerk’s bank statement is read, and most of it finds its due', async () => {
    const { rows } = await one.engine.pool.query<{ id: string; clerk: string }>(
      `select a.id, u.id as clerk from bank_account a, user_account u where a.unit = $1 and u.name = 'canbo.sapa'`,
      [IN_DEPTH],
    );
    const account = rows[0];
    const sender = officeOf(IN_DEPTH as never, account?.clerk as never);
    const table = one.loaded.statement.text
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').map((cell) => (cell === '' ? null : cell)));
    const now = Date.parse('2025-11-30T02:00:00Z');
    const waiting = await inSession(one.engine, provinceScope(PROVINCE, sender.user), async (session) => {
      const command = idAt<'command'>(now, new Chance('test')) as CommandId;
      const read = await importStatement(session, sender, account?.id ?? '', { kind: 'table', table }, command, now);
      expect(read).toMatchObject({ kind: 'imported', known: 0 });
      return waitingLines(session, sender.unit);
    });
    const matched = waiting.filter(({ outcome }) => outcome.kind === 'matched').length;
    expect(matched).toBeGreaterThanOrEqual(3);
    expect(waiting.length).toBeGreaterThan(matched);
  });

  test(
    'the same seed gives the same books, to the last hash',
    async () => {
      const heads = async ({ pool }: Engine) =>
        (
          await pool.query(
            `select stream, seq, encode(hash, 'hex') as hash from journal_head where stream like 'collector/%' order by stream`,
          )
        ).rows;
      const other = await makeOne();
      expect(await heads(other.engine)).toEqual(await heads(one.engine));
      expect(other.loaded.commands).toBe(one.loaded.commands);
      await other.engine.close();
    },
    patienceMs,
  );
});
