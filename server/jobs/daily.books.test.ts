import type { ProvinceCode } from '@diemtua/domain/ids';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { openSession } from '../access/sessions.ts';
import { Clock, serverOf, signedIn, userOf } from '../access/staff-testing.ts';
import { openStep } from '../access/steps.ts';
import { countFailure, subjectOf } from '../access/waits.ts';
import { tell } from '../store/commands/tell.ts';
import type { Engine } from '../store/engine.ts';
import { holdNumber } from '../store/registry/places.ts';
import { inSession, provinceScope } from '../store/session.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../store/world-testing.ts';
import { DAILY, doWhatIsDue, jobStates, type Job } from './daily.ts';
import { startJobs } from './timer.ts';

const dayMs = 86_400_000;

onBothEngines('what the server does by itself', (engine) => {
  let world: World;
  beforeEach(async () => {
    // Other tests' provinces are done with.
    world = await foundWorld(engine());
  });

  const namesAt = async (text: string, jobs?: readonly Job[]) =>
    (await doWhatIsDue(engine(), () => moment(text), jobs))
      .filter(({ province }) => province === world.province)
      .map(({ job, good }) => `${job} ${good}`);
  const receipt = async (number: number) => {
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const lines = [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }];
    await tell(engine(), world.collectors[0], taking(number, at, lines, { people: [mai] }), at);
  };
  const count = async ({ pool }: Engine, table: string) =>
    (await pool.query<{ n: number }>(`select count(*) as n from ${table} where province = $1`, [world.province]))
      .rows[0]?.n;

  test('each once a day; what looks at everything, at night', async () => {
    await receipt(101);
    expect(await namesAt('2025-11-18 09:00')).toEqual(['seal true', 'clean-up true']);
    expect(await namesAt('2025-11-18 23:50')).toEqual([]);
    expect(await namesAt('2025-11-19 02:00')).toEqual(['seal true', 'clean-up true', 'verify true', 'refresh true']);
    expect(await namesAt('2025-11-19 02:10')).toEqual([]);
    expect(await count(engine(), 'seal')).toBe(2);
    // Off at night: by day, once it is two days late.
    expect(await namesAt('2025-11-21 10:00')).toEqual(['seal true', 'clean-up true']);
    expect(await namesAt('2025-11-22 10:00')).toEqual(['seal true', 'clean-up true', 'verify true', 'refresh true']);
  });

  test('the embedded database’s log begins anew each night', async () => {
    const sinceCheckpoint = async (): Promise<number> =>
      Number(
        (await engine().pool.query('select pg_current_wal_lsn() - redo_lsn as bytes from pg_control_checkpoint()'))
          .rows[0]?.bytes,
      );
    await engine().pool.query(
      'create table filled as select repeat(md5(g::text), 100) as words from generate_series(1, 2000) as g',
    );
    expect(await sinceCheckpoint()).toBeGreaterThan(100_000);
    await namesAt('2025-11-24 02:00');
    if (engine().kind === 'embedded') expect(await sinceCheckpoint()).toBeLessThan(100_000);
    await engine().pool.query('drop table filled');
  });

  test('once though many processes look at the same time', async () => {
    const turns = await Promise.all(
      Array.from({ length: 4 }, () => doWhatIsDue(engine(), () => moment('2025-12-01 02:00'))),
    );
    const own = turns.flat().filter(({ province }) => province === world.province);
    expect(own.map(({ job }) => job).toSorted()).toEqual(DAILY.map(({ name }) => name).toSorted());
  });

  test('what fails is tried again at the next look, and what a dead process began by another one', async () => {
    let tries = 0;
    const failing: Job = {
      name: 'failing',
      hours: [0, 24],
      run: async () => {
        tries += 1;
        if (tries < 3) throw new Error('no room');
        return { good: true, content: {} };
      },
    };
    for (const time of ['08:00', '08:10', '08:20', '08:30']) await namesAt(`2025-12-02 ${time}`, [failing]);
    expect((await jobStates(engine())).filter(({ job }) => job === 'failing').every(({ good }) => good)).toBe(true);
    await engine().pool.query(
      `update job_run set ended_at = to_timestamp(0), good = false, content = '{}', began_at = $2 where province = $1 and job = 'failing'`,
      [world.province, new Date(moment('2025-12-02 09:00'))],
    );
    expect(await namesAt('2025-12-02 10:00', [failing])).toEqual([]);
    expect(await namesAt('2025-12-02 11:10', [failing])).toEqual(['failing true']);
  });

  test('what is over is taken away, and nothing else', async () => {
    const clock = new Clock();
    clock.now = moment('2025-11-18 09:00');
    const { user, headers } = await signedIn(engine(), userOf(world, 'unit-clerk'), clock.now);
    const office = provinceScope(world.province as ProvinceCode, user);
    await inSession(engine(), office, async (session) => {
      await openSession(session, user, ['password'], null, clock.now - 32 * dayMs);
      await openStep(session, 'second-factor', user, {}, clock.now - dayMs);
      await countFailure(session, 'name', subjectOf('name', 'ai'), clock.now - 3 * dayMs);
      await countFailure(session, 'name', subjectOf('name', 'moi'), clock.now);
      await holdNumber(session, world.unit, newId(), user, clock.now - 3 * dayMs);
      await holdNumber(session, world.unit, newId(), user, clock.now);
    });
    await engine().pool.query(
      `insert into sign_in_step select province, decode(repeat('ab', 32), 'hex'), kind, user_id, content, $2, 0 from sign_in_step where province = $1 limit 1`,
      [world.province, new Date(clock.now + 60_000)],
    );
    await namesAt('2025-11-18 09:00');
    const left = await Promise.all(
      ['sign_in_session', 'sign_in_step', 'sign_in_wait', 'desk_number'].map((table) => count(engine(), table)),
    );
    expect(left).toEqual([1, 1, 1, 1]);
    const me = await serverOf(engine(), world, clock).ask('GET', '/api/me', undefined, headers);
    expect(me.status).toBe(200);
  });

  test('books that were changed behind the program’s back are found at night, and /metrics and the log say so', async () => {
    await receipt(101);
    await namesAt('2025-11-18 09:00');
    await engine().pool.query(`update posting set amount = amount + 1 where province = $1`, [world.province]);
    const written: string[] = [];
    const log = pino({ base: null }, { write: (line) => void written.push(line) });
    const night = moment('2025-11-19 02:00');
    const end = startJobs({ engine: engine(), log, now: () => night, firstMs: 0, lookMs: dayMs });
    await expect
      .poll(() => written.some((line) => line.includes('"refresh"') && line.includes(`"${world.province}"`)), {
        timeout: 60_000,
      })
      .toBe(true);
    await end();
    const found = written
      .filter((line) => line.includes('found something wrong'))
      .map((line) => JSON.parse(line) as object);
    expect(found).toMatchObject([{ job: 'verify', province: world.province, faults: [{ fault: 'changed' }] }]);
    const clock = new Clock();
    const watch = { authorization: `Bearer ${'w'.repeat(40)}` };
    const measured = await (await serverOf(engine(), world, clock).ask('GET', '/metrics', undefined, watch)).text();
    expect(measured).toContain(`diemtua_job_good{province="${world.province}",job="verify"} 0`);
    expect(measured).toContain(`diemtua_job_faults{province="${world.province}",job="verify"} 1`);
    expect(measured).toContain(`diemtua_job_good{province="${world.province}",job="seal"} 1`);
    // The other tests look at sound books.
    await engine().pool.query(`update posting set amount = amount - 1 where province = $1`, [world.province]);
  });
});
