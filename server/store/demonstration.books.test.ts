import { expect, test } from 'vitest';
import { accessOf, signedIn, userOf, Clock } from '../access/staff-testing.ts';
import { machineTime } from '../access/access.ts';
import { codeOf, stepOf } from '../access/totp.ts';
import { openServer } from '../testing.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { dayInVietnam } from './commands/vietnam.ts';
import { daysBetween, demonstrationTime } from './demonstration.ts';
import { inSession, provinceScope } from './session.ts';
import { onBothEngines } from './testing.ts';
import { foundWorld, moment } from './world-testing.ts';

const lastDay = '2025-11-30' as PlainDate;

test.each([
  ['2025-11-30', 0],
  ['2025-12-01', -1],
  // 31 days of December, 31 of January, 28 of February and one more
  ['2026-03-01', -91],
  ['2025-11-29', 1],
] as const)('from %s to the last day of the records there are %d days', (day, days) => {
  expect(daysBetween(day as PlainDate, lastDay)).toBe(days);
});

onBothEngines('the time of a demonstration', (engine) => {
  const timeOf = (world: Awaited<ReturnType<typeof foundWorld>>) =>
    inSession(engine(), provinceScope(world.province), demonstrationTime);

  test('books in earnest have the time of the machine, and say so', async () => {
    const world = await foundWorld(engine());
    expect(await timeOf(world)).toBeNull();
    expect(machineTime(accessOf(world.province), 1000)).toBe(1000);
    const clock = new Clock();
    const { headers } = await signedIn(engine(), userOf(world, 'province'), clock.now);
    const { app } = openServer({ engine: engine(), access: accessOf(world.province), clock: clock.read });
    expect(await (await app.request('/api/me', { headers })).json()).toMatchObject({
      now: new Date(clock.now).toISOString(),
      demonstration: false,
    });
  });

  test('a demonstration that was loaded on 10 December 2026 has its last day then, the next one the day after, and takes a phone’s codes by the real clock', async () => {
    const world = await foundWorld(engine());
    const loaded = moment('2026-12-10 08:30');
    await engine().pool.query('insert into demonstration (province, loaded_at, shift_days) values ($1, now(), $2)', [
      world.province,
      daysBetween(dayInVietnam(loaded), lastDay),
    ]);
    const demonstration = await timeOf(world);
    const aheadMs = demonstration?.aheadMs ?? 0;
    const machine = new Clock();
    machine.now = loaded;
    const { app } = openServer({
      engine: engine(),
      access: { ...accessOf(world.province), demonstration },
      clock: () => machine.now + aheadMs,
    });
    const { headers } = await signedIn(engine(), userOf(world, 'province'), machine.now + aheadMs);
    const me = async () => (await (await app.request('/api/me', { headers })).json()) as Record<string, unknown>;
    // Half past eight in Vietnam is half past one in UTC.
    expect(await me()).toMatchObject({ now: '2025-11-30T01:30:00.000Z', demonstration: true });

    const begun = await app.request('/api/me/totp/begin', { method: 'POST', headers });
    const { secret } = (await begun.json()) as { secret: string };
    const bits = [...secret]
      .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
      .join('');
    const key = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
    const show = async (now: number) =>
      (
        await app.request('/api/me/totp', {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ code: codeOf(key, stepOf(now)) }),
        })
      ).status;
    expect(await show(machine.now + aheadMs)).not.toBe(200);
    expect(await show(machine.now)).toBe(200);

    // Fifteen and a half hours later it is midnight in Vietnam.
    machine.pass(15.5 * 3_600_000);
    const { headers: fresh } = await signedIn(engine(), userOf(world, 'province'), machine.now + aheadMs);
    const later = (await (await app.request('/api/me', { headers: fresh })).json()) as { now: string };
    expect(dayInVietnam(Date.parse(later.now))).toBe('2025-12-01');
  });
});
