import { beforeAll, expect, test } from 'vitest';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, type World } from '../store/world-testing.ts';
import { Clock, serverOf, signedIn, userOf, type Signed } from './staff-testing.ts';

const many = 60;

onBothEngines('who holds a token', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  const clock = new Clock();
  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
  });
  const me = async ({ headers }: Pick<Signed, 'headers'>) => {
    const told = await server.ask('GET', '/api/me', undefined, headers);
    return ((await told.json()) as { user?: string; error?: { code: string } }) ?? {};
  };

  test('many who ask in one instant are each told their own, and what stands against them', async () => {
    const all: Signed[] = [];
    for (let index = 0; index < many; index++)
      all.push(await signedIn(engine(), userOf(world, 'unit-clerk', { name: `cung-luc-${index}` }), clock.now));
    const [gone, locked] = [all[3] as Signed, all[7] as Signed];
    await engine().pool.query(
      `update sign_in_session set ended_at = $3, ended_why = 'x' where province = $1 and user_id = $2`,
      [world.province, gone.user, new Date(clock.now)],
    );
    await engine().pool.query(
      `update user_account set locked_at = $3, locked_why = 'x' where province = $1 and id = $2`,
      [world.province, locked.user, new Date(clock.now)],
    );
    const nobody = { headers: { authorization: `Bearer ${world.province}.${'y'.repeat(43)}` } };
    const told = await Promise.all([...all, nobody, ...all].map(me));
    const wanted = (signed: Signed) =>
      signed === gone ? 'session-over' : signed === locked ? 'user-locked' : signed.user;
    expect(told.map(({ user, error }) => user ?? error?.code)).toEqual([
      ...all.map(wanted),
      'not-signed-in',
      ...all.map(wanted),
    ]);
  });

  test('that they were here is kept, for all of them', async () => {
    const all: Signed[] = [];
    for (let index = 0; index < 5; index++)
      all.push(await signedIn(engine(), userOf(world, 'unit-clerk', { name: `con-day-${index}` }), clock.now));
    clock.pass(2 * 60_000);
    await Promise.all(all.map(me));
    const { rows } = await engine().pool.query(
      'select count(*) as n from sign_in_session where province = $1 and user_id = any ($2::uuid[]) and seen_at = $3',
      [world.province, all.map(({ user }) => user), new Date(clock.now)],
    );
    expect(rows).toEqual([{ n: 5 }]);
  });
});
