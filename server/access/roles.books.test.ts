import { ACTS, mayDo, ROLES, type Role } from '@diemtua/domain/access';
import { beforeAll, describe, expect, test } from 'vitest';
import { mayCall } from '../gate/access-table.ts';
import { routes } from '../routes/index.ts';
import type { AnyRoute } from '../routes/route.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, newId, type World } from '../store/world-testing.ts';
import { ACT_OF } from './reach.ts';
import { Clock, eventsOf, refusal, serverOf, staffOf, type Signed } from './staff-testing.ts';

const table: readonly AnyRoute[] = routes;
/** What is asked of staff; a participant's routes take no token of theirs at all: see routes/my-record. */
const guarded = table.filter(({ may }) => may !== 'anyone' && may !== 'participant');

/** An address of a route, with an id of nothing in each parameter. */
const addressOf = ({ path }: AnyRoute): string => path.replaceAll(/:\w+/g, () => newId());

onBothEngines('roles', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  const clock = new Clock();
  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    staff = await staffOf(engine(), world, clock.now);
  });

  const call = (route: AnyRoute, headers: Readonly<Record<string, string>> = {}) =>
    server.ask(route.method, addressOf(route), route.body === null ? undefined : {}, headers);

  test.each(guarded)('$method $path is 401 for nobody and for a token that opens nothing', async (route) => {
    expect(await refusal(await call(route))).toMatchObject({ status: 401, code: 'not-signed-in' });
    const nobody = { authorization: `Bearer ${world.province}.${'x'.repeat(43)}` };
    expect(await refusal(await call(route, nobody))).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  describe.each(ROLES)('%s', (role) => {
    // What signs out or ends what the other cells need is called last.
    const calls = guarded.toSorted((a, b) => Number(a.path === '/api/sign-out') - Number(b.path === '/api/sign-out'));

    test.each(calls)('$method $path', async (route) => {
      const told = await call(route, staff[role].headers);
      const code = told.status >= 400 ? (await refusal(told)).code : null;
      if (mayCall(route, role)) expect(['not-allowed', 'not-signed-in', 'session-over', 'broken']).not.toContain(code);
      else expect({ status: told.status, code }).toEqual({ status: 403, code: 'not-allowed' });
    });
  });

  test.each(ROLES)('the commands that a %s may not tell are refused one by one', async (role) => {
    const fresh = await staffOf(engine(), world, clock.now);
    const kinds = Object.keys(ACT_OF) as (keyof typeof ACT_OF)[];
    const body = { commands: kinds.map((kind) => ({ kind })), unit: world.unit };
    const told = await server.ask('POST', '/api/commands', body, fresh[role].headers);
    expect(told.status).toBe(200);
    const answers = ((await told.json()) as { told: { status: string; error: { code: string } }[] }).told;
    const forbidden = kinds.filter((_, index) => answers[index]?.error.code === 'not-allowed');
    expect(forbidden).toEqual(kinds.filter((kind) => !mayDo(role, ACT_OF[kind])));
    expect(answers.every(({ status }) => status === 'refused')).toBe(true);
  });

  test('each refusal for want of a role is remembered: who, and which route', async () => {
    const refused = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'refused');
    const told = refused.filter(({ user_id }) => user_id === staff.committee.user).map(({ content }) => content);
    expect(told).toContainEqual(
      expect.objectContaining({ route: expect.stringMatching(/^(GET|POST|DELETE) \//), code: 'not-allowed' }),
    );
  });

  test('every act is some role’s, and nobody both manages users and touches money or people', () => {
    for (const act of ACTS) expect(ROLES.some((role) => mayDo(role, act))).toBe(true);
    for (const role of ROLES.filter((each) => mayDo(each, 'users.manage'))) {
      expect(ACTS.filter((act) => /^(money|people|batch|bank\.match)/.test(act) && mayDo(role, act))).toEqual([]);
    }
  });
});
