import { beforeEach, describe, expect, test } from 'vitest';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, type World } from '../store/world-testing.ts';
import { LASTS } from './access.ts';
import { Clock, eventsOf, phrase, refusal, serverOf, signedIn, userOf } from './staff-testing.ts';
import { codeOf, stepOf } from './totp.ts';
import { addUser } from './users.ts';
import { PATIENCE } from './waits.ts';

/** The secret that a program for codes would read, from base32. */
function bytesOf(base32: string): Uint8Array {
  const bits = [...base32]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

const own = { origin: 'http://localhost' };

onBothEngines('sign-in', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  beforeEach(async () => {
    world = await foundWorld(engine());
    clock = new Clock();
    server = serverOf(engine(), world, clock);
  });

  const signIn = (name: string, password: string) => server.ask('POST', '/api/sign-in', { name, password });
  const cookieOf = (told: Response) => ({ cookie: (told.headers.get('set-cookie') ?? '').split(';')[0] ?? '' });
  const addClerk = (told: Parameters<typeof userOf>[2] = {}) =>
    addUser(engine(), userOf(world, 'unit-clerk', { name: 'lan', password: phrase, ...told }), clock.now);

  test('with name and password there is a session, in a cookie that no script reads and no other site sends', async () => {
    await addClerk();
    const told = await signIn(' LAN ', phrase);
    expect(told.status).toBe(200);
    expect(await told.json()).toEqual({
      state: 'signed-in',
      endsAt: new Date(clock.now + LASTS.screenMs).toISOString(),
    });
    expect(told.headers.get('set-cookie')).toMatch(/^diemtua=\d\d\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const me = await server.ask('GET', '/api/me', undefined, cookieOf(told));
    expect(await me.json()).toMatchObject({
      name: 'lan',
      role: 'unit-clerk',
      units: [world.unit],
      communes: expect.arrayContaining(['02901', '02902']),
      means: ['password'],
      wants: null,
    });
    const kept = await engine().pool.query('select token_hash from sign_in_session where province = $1', [
      world.province,
    ]);
    expect(kept.rows).toHaveLength(1);
    expect(JSON.stringify(kept.rows)).not.toContain(cookieOf(told).cookie.slice('diemtua='.length));
    expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toEqual(['signed-in']);
  });

  test('over a secure connection the cookie is this host’s alone', async () => {
    await addClerk();
    const told = await server.app.request('https://diemtua.example/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'lan', password: phrase }),
    });
    expect(told.headers.get('set-cookie')).toMatch(/^__Host-diemtua=.*; Secure$/);
  });

  test('who has no name, another password or none is told the same', async () => {
    await addClerk();
    await addClerk({ name: 'nopassword', password: null });
    const answers = [
      await signIn('lan', `${phrase}!`),
      await signIn('nobody', phrase),
      await signIn('nopassword', phrase),
      await signIn(`lan' or '1'='1`, phrase),
      await signIn('a'.repeat(100), phrase),
    ];
    const bodies = await Promise.all(answers.map(async (told) => [told.status, await told.text()]));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toEqual([401, expect.stringContaining('"wrong-sign-in"')]);
    const failed = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'sign-in-failed');
    expect(failed.map(({ user_id }) => user_id === null).toSorted()).toEqual([false, false, true]);
  });

  test('after five failures in a row each wait is twice the one before, and the right password waits too', async () => {
    await addClerk();
    for (let tries = 0; tries <= PATIENCE.name.free; tries++) {
      expect((await signIn('lan', 'wrong password')).status).toBe(401);
    }
    const waits: (string | null)[] = [];
    for (let tries = 0; tries < 5; tries++) {
      const told = await signIn('lan', phrase);
      expect(told.status).toBe(429);
      waits.push(told.headers.get('retry-after'));
      clock.pass(Number(told.headers.get('retry-after')) * 1000);
      expect((await signIn('lan', 'wrong password')).status).toBe(401);
    }
    expect(waits).toEqual(['10', '20', '40', '80', '160']);
    expect(await refusal(await signIn('lan', phrase))).toMatchObject({ status: 429, code: 'sign-in-wait' });
    clock.pass(PATIENCE.name.waitMsMax);
    expect((await signIn('lan', phrase)).status).toBe(200);
    expect((await signIn('lan', 'wrong password')).status).toBe(401);
    expect((await signIn('lan', phrase)).status).toBe(200);
    expect((await eventsOf(engine(), world)).some(({ kind }) => kind === 'sign-in-held-off')).toBe(true);
  });

  test('guesses sent at once are counted one by one', async () => {
    await addClerk();
    const told = await Promise.all(Array.from({ length: 12 }, (_, index) => signIn('lan', `wrong password ${index}`)));
    const statuses = told.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(PATIENCE.name.free + 1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(12 - PATIENCE.name.free - 1);
  });

  test('a locked user does not come in, and whoever guesses does not learn of it', async () => {
    const id = await addClerk();
    await engine().pool.query(`update user_account set locked_at = now(), locked_why = 'left' where id = $1`, [id]);
    expect(await refusal(await signIn('lan', 'wrong password'))).toMatchObject({ code: 'wrong-sign-in' });
    expect(await refusal(await signIn('lan', phrase))).toMatchObject({ status: 403, code: 'user-locked' });
  });

  describe('sessions', () => {
    const clerk = () => signedIn(engine(), userOf(world, 'unit-clerk'), clock.now);
    const me = (headers: Readonly<Record<string, string>>) => server.ask('GET', '/api/me', undefined, headers);

    test('a screen that nobody touches is signed out; one that works ends with the day', async () => {
      const { headers } = await clerk();
      for (let passed = 0; passed + LASTS.screenIdleMs < LASTS.screenMs; passed += LASTS.screenIdleMs / 2) {
        expect((await me(headers)).status).toBe(200);
        clock.pass(LASTS.screenIdleMs / 2);
      }
      clock.pass(LASTS.screenIdleMs);
      expect(await refusal(await me(headers))).toMatchObject({ status: 401, code: 'session-over' });
      const other = await clerk();
      clock.pass(LASTS.screenIdleMs - 1);
      expect((await me(other.headers)).status).toBe(200);
      clock.pass(LASTS.screenIdleMs);
      expect((await me(other.headers)).status).toBe(401);
    });

    test('signing out ends it at once', async () => {
      const { headers } = await clerk();
      expect((await me(headers)).status).toBe(200);
      const told = await server.ask('POST', '/api/sign-out', undefined, headers);
      expect(told.headers.get('set-cookie')).toContain('Max-Age=0');
      expect(await refusal(await me(headers))).toMatchObject({ code: 'session-over' });
    });

    test('one’s sessions are listed, and each can be ended; those of others are not there', async () => {
      await addClerk();
      const here = cookieOf(await signIn('lan', phrase));
      const there = cookieOf(await signIn('lan', phrase));
      const other = await clerk();
      const listed = (await (await server.ask('GET', '/api/me/sessions', undefined, here)).json()) as {
        sessions: { id: string; this: boolean }[];
      };
      expect(listed.sessions.map((each) => each.this).toSorted()).toEqual([false, true]);
      const far = listed.sessions.find((each) => !each.this);
      const end = (headers: Readonly<Record<string, string>>) =>
        server.ask('DELETE', `/api/me/sessions/${far?.id}`, undefined, headers);
      expect(await refusal(await end(other.headers))).toMatchObject({ status: 404, code: 'unknown-id' });
      expect((await me(there)).status).toBe(200);
      expect((await end({ ...here, ...own })).status).toBe(200);
      expect((await me(there)).status).toBe(401);
      expect((await me(here)).status).toBe(200);
      expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toContain('refused');
    });

    test('a cookie changes nothing for another site', async () => {
      await addClerk();
      const cookie = cookieOf(await signIn('lan', phrase));
      const out = (headers: Readonly<Record<string, string>>) =>
        server.ask('POST', '/api/sign-out', undefined, { ...cookie, ...headers });
      for (const headers of [
        {},
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      ]) {
        expect(await refusal(await out(headers as Record<string, string>))).toMatchObject({
          status: 403,
          code: 'foreign-site',
        });
      }
      expect((await out(own)).status).toBe(200);
    });

    test('a token of another province, a short one and a made-up one open nothing, and guessing has its limit', async () => {
      const { token } = await clerk();
      for (const bad of [`99${token.slice(2)}`, token.slice(0, -1), `${token.slice(0, -1)}_`, 'x', '']) {
        expect((await me({ authorization: `Bearer ${bad}` })).status).toBe(401);
      }
      const statuses: number[] = [];
      for (let tries = 0; tries < 220; tries++) statuses.push((await me({ authorization: 'Bearer nothing' })).status);
      expect(statuses.at(-1)).toBe(429);
      expect((await me({ authorization: `Bearer ${token}` })).status).toBe(200);
    });
  });

  test('a password that somebody else made has to be changed before anything else; other screens are signed out', async () => {
    await addClerk({ mustChange: true, role: 'unit-head' });
    const here = { ...cookieOf(await signIn('lan', phrase)), ...own };
    const there = cookieOf(await signIn('lan', phrase));
    expect(await refusal(await server.ask('GET', '/api/users', undefined, here))).toMatchObject({
      code: 'new-password-needed',
    });
    const change = (old: string, fresh: string) => server.ask('POST', '/api/me/password', { old, new: fresh }, here);
    expect(await refusal(await change('wrong password', 'a new password'))).toMatchObject({
      status: 401,
      field: 'old',
    });
    expect(await refusal(await change(phrase, 'short'))).toEqual({
      status: 400,
      code: 'field-too-short',
      field: 'new',
    });
    expect((await change(phrase, 'a new password')).status).toBe(200);
    expect((await server.ask('GET', '/api/users', undefined, here)).status).toBe(200);
    expect((await server.ask('GET', '/api/me', undefined, there)).status).toBe(401);
    expect((await signIn('lan', phrase)).status).toBe(401);
    expect((await signIn('lan', 'a new password')).status).toBe(200);
  });

  test('the second factor: set up with a code, asked for from then on, each code once, five tries a step', async () => {
    await addClerk({ role: 'unit-head', secondFactor: true });
    const here = { ...cookieOf(await signIn('lan', phrase)), ...own };
    expect(await refusal(await server.ask('GET', '/api/users', undefined, here))).toMatchObject({
      code: 'second-factor-needed',
    });
    const begun = (await (await server.ask('POST', '/api/me/totp/begin', undefined, here)).json()) as {
      secret: string;
    };
    const secret = bytesOf(begun.secret);
    const code = (steps = 0) => codeOf(secret, stepOf(clock.now) + steps);
    const confirm = (shown: string) => server.ask('POST', '/api/me/totp', { code: shown }, here);
    expect(await refusal(await confirm(code(5)))).toMatchObject({ status: 401, code: 'wrong-code' });
    expect((await confirm(code())).status).toBe(200);
    expect((await server.ask('GET', '/api/users', undefined, here)).status).toBe(200);
    expect(await refusal(await server.ask('POST', '/api/me/totp/begin', undefined, here))).toMatchObject({
      code: 'already-there',
    });
    const kept = await engine().pool.query('select sealed from user_totp where province = $1', [world.province]);
    expect(Buffer.from(kept.rows[0].sealed).includes(Buffer.from(secret))).toBe(false);

    const half = (await (await signIn('lan', phrase)).json()) as { state: string; step: string };
    expect(half.state).toBe('second-factor');
    const show = (step: string, shown: string) => server.ask('POST', '/api/sign-in/code', { step, code: shown });
    // The code of the set-up was taken: it does not work again.
    expect(await refusal(await show(half.step, code()))).toMatchObject({ code: 'wrong-code' });
    clock.pass(30_000);
    const told = await show(half.step, code());
    expect(told.status).toBe(200);
    expect(await (await server.ask('GET', '/api/me', undefined, cookieOf(told))).json()).toMatchObject({
      means: ['password', 'totp'],
    });
    expect(await refusal(await show(half.step, code(1)))).toMatchObject({ status: 401, code: 'step-over' });

    const other = (await (await signIn('lan', phrase)).json()) as { step: string };
    for (let tries = 0; tries < 5; tries++) {
      expect(await refusal(await show(other.step, code(9)))).toMatchObject({ code: 'wrong-code' });
    }
    expect(await refusal(await show(other.step, code(1)))).toMatchObject({ code: 'step-over' });
    const late = (await (await signIn('lan', phrase)).json()) as { step: string };
    clock.pass(LASTS.stepMs + 1000);
    expect(await refusal(await show(late.step, code()))).toMatchObject({ code: 'step-over' });
    expect((await server.ask('POST', '/api/me/totp/remove', { code: code() }, here)).status).toBe(200);
    expect(await (await signIn('lan', phrase)).json()).toMatchObject({ state: 'signed-in' });
  });

  test('what is malformed is refused by name, and what is too large is not read', async () => {
    const post = (body: unknown) => server.ask('POST', '/api/sign-in', body);
    expect(await refusal(await post({ name: 'lan' }))).toEqual({
      status: 400,
      code: 'field-missing',
      field: 'password',
    });
    expect(await refusal(await post({ name: 'lan', password: 'x', admin: true }))).toEqual({
      status: 400,
      code: 'field-unknown',
      field: 'admin',
    });
    expect(await refusal(await post({ name: ['lan'], password: 'x' }))).toEqual({
      status: 400,
      code: 'field-wrong',
      field: 'name',
    });
    expect(await refusal(await post('{"__proto__":{"name":"lan"},"name":"lan","password":"x"}'))).toMatchObject({
      status: 400,
    });
    expect(await refusal(await post('[]'))).toMatchObject({ status: 400, code: 'field-wrong' });
    expect(await refusal(await post('{'))).toMatchObject({ status: 400, code: 'not-json' });
    expect(await refusal(await post({ name: 'lan', password: 'x'.repeat(5000) }))).toMatchObject({ status: 413 });
    expect(
      await refusal(await server.ask('POST', '/api/sign-in?next=/x', { name: 'lan', password: 'x' })),
    ).toMatchObject({
      status: 400,
      code: 'field-unknown',
      field: 'next',
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await refusal(await server.ask('POST', '/api/sign-in', 'name=lan&password=x', form))).toMatchObject({
      status: 415,
    });
  });
});
