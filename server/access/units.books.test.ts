import type { Role } from '@diemtua/domain/access';
import { beforeEach, describe, expect, test } from 'vitest';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../store/world-testing.ts';
import {
  Clock,
  eventsOf,
  foundUnit,
  phrase,
  refusal,
  serverOf,
  signedIn,
  userOf,
  type Signed,
} from './staff-testing.ts';
import type { NewUser } from './users.ts';

interface Told {
  readonly status: string;
  readonly repeated?: boolean;
  readonly outcome?: {
    readonly lines: readonly { readonly judgement: { readonly outcome: string } }[];
    readonly noted: string | null;
  };
  readonly error?: { readonly code: string; readonly field: string | null };
}

onBothEngines('units', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  let other: Awaited<ReturnType<typeof foundUnit>>;
  beforeEach(async () => {
    world = await foundWorld(engine());
    other = await foundUnit(engine(), world);
    clock = new Clock();
    clock.now = moment('2025-11-18 10:00');
    server = serverOf(engine(), world, clock);
  });

  const someoneOf = (role: Role, told: Partial<NewUser> = {}) =>
    signedIn(engine(), userOf(world, role, told), clock.now);
  const elsewhere = (role: Role) => someoneOf(role, { units: [other.unit] });
  const tellAll = async (signed: Pick<Signed, 'headers'>, commands: readonly unknown[], more: object = {}) => {
    const told = await server.ask('POST', '/api/commands', { commands, ...more }, signed.headers);
    expect(told.status).toBe(200);
    return ((await told.json()) as { told: Told[] }).told;
  };
  const receipt = (number: number, mai = someone()) =>
    taking(number, moment('2025-11-18 09:30'), [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
      people: [mai],
    });

  /** A collector's phone: a user, a device of that user that holds the world's first hundred numbers. */
  async function phoneOf() {
    const collector = await someoneOf('collector');
    const registered = await server.ask('POST', '/api/me/devices', { label: 'Điện thoại cũ' }, collector.headers);
    const { device, token } = (await registered.json()) as { device: string; token: string };
    await engine().pool.query('update receipt_lease set device = $3 where province = $1 and collector = $2', [
      world.province,
      world.collectors[0].collector,
      device,
    ]);
    return { collector, device, headers: { authorization: `Bearer ${token}` } };
  }

  describe('commands', () => {
    test('each has its answer: what is right is in the books, whatever stands beside it', async () => {
      const phone = await phoneOf();
      const right = receipt(101);
      const told = await tellAll(phone, [
        right,
        { ...right, id: 'x' },
        null,
        { kind: 'drop-table' },
        { ...right, lines: right.lines.map((line) => ({ ...line, amount: 1 })) },
        right,
        { ...receipt(102), extra: 1 },
      ]);
      expect(told.map(({ status }) => status)).toEqual([
        'recorded',
        'refused',
        'refused',
        'refused',
        'other-content',
        'recorded',
        'refused',
      ]);
      expect(told[0]?.outcome?.lines[0]?.judgement.outcome).toBe('covers');
      expect(told[5]).toMatchObject({ repeated: true });
      expect(told[6]?.error).toMatchObject({ code: 'field-unknown', field: 'extra' });
    });

    test('more than two hundred are not looked at, and neither are none', async () => {
      const { headers } = await phoneOf();
      const post = (commands: readonly unknown[]) => server.ask('POST', '/api/commands', { commands }, headers);
      expect(await refusal(await post(Array.from({ length: 201 }, () => ({}))))).toMatchObject({
        code: 'field-too-many',
      });
      expect(await refusal(await post([]))).toMatchObject({ code: 'field-too-few' });
    });

    test('what lies in another unit, or in another collector’s hands, is not touched, and the try is remembered', async () => {
      const phone = await phoneOf();
      const mine = receipt(101);
      await tellAll(phone, [mine]);
      const madeAt = new Date(clock.now).toISOString();
      const voided = () => ({
        id: newId(),
        madeAt,
        kind: 'void-receipt',
        receipt: mine.receipt.id,
        on: '2025-11-18',
        reason: 'Viết sai',
      });
      const payment = mine.lines[0]?.id;
      const settled = () => ({
        id: newId(),
        madeAt,
        kind: 'settle',
        payment,
        settlement: { how: 'confirm', takenOn: '2025-11-18' },
        reason: 'Đã kiểm tra',
      });
      const person = mine.people?.[0];
      const foreign = [
        voided(),
        settled(),
        { id: newId(), madeAt, kind: 'refund', payment, on: '2025-11-18', reason: 'death', from: '2025-11' },
        { id: newId(), madeAt, kind: 'make-batch', batch: newId(), product: 'voluntary', payments: [payment] },
        { id: newId(), madeAt, kind: 'change-person', version: 1, person, reason: 'Sửa' },
        { id: newId(), madeAt, kind: 'keep-apart', one: person?.id, other: newId() },
        { ...receipt(300), receipt: { ...receipt(300).receipt, replaces: mine.receipt.id } },
      ];
      const told = await tellAll(await elsewhere('unit-head'), foreign);
      expect(told.map(({ error }) => error?.code)).toEqual(foreign.map(() => 'not-yours'));
      const second = await someoneOf('collector', { collector: world.collectors[1].collector });
      expect((await tellAll(second, [voided()])).map(({ error }) => error?.code)).toEqual(['not-yours']);
      const remembered = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'refused');
      expect(remembered.map(({ content }) => (content.refusals as unknown[]).length).toSorted()).toEqual([1, 7]);
      expect((await tellAll(phone, [voided()]))[0]).toMatchObject({ status: 'recorded' });
      expect(
        await refusal(
          await server.ask('POST', '/api/commands', { commands: [voided()], unit: other.unit }, phone.headers),
        ),
      ).toMatchObject({
        status: 403,
        code: 'not-yours',
      });
    });

    test('texts that look like programs are texts, and no name of a person', async () => {
      const phone = await phoneOf();
      const program = `Robert'); drop table person; --`;
      const command = receipt(101, someone({ hamlet: program }));
      const paid = { ...command, receipt: { ...command.receipt, payer: program } };
      const told = await tellAll(phone, [paid, receipt(102, someone({ name: program }))]);
      expect(told).toMatchObject([
        { status: 'recorded' },
        { status: 'refused', error: { code: 'field-wrong', field: 'people[0].name' } },
      ]);
      const { rows } = await engine().pool.query(
        `select p.content ->> 'hamlet' as hamlet, r.payer from person p join receipt r on r.province = p.province where p.province = $1`,
        [world.province],
      );
      expect(rows).toEqual([{ hamlet: program, payer: program }]);
    });

    test('no number of a person is in the log, whatever was sent and wherever', async () => {
      const phone = await phoneOf();
      const numbers = ['0123456789', '012345678901'] as const;
      const mai = someone({ insuranceNumber: numbers[0], personalNumber: numbers[1] });
      await tellAll(phone, [receipt(101, mai), { ...receipt(102, mai), id: numbers[1] }, { [numbers[0]]: numbers[1] }]);
      await server.ask('GET', `/api/users/${numbers[1]}?find=${numbers[0]}`, undefined, phone.headers);
      await server.ask('GET', `/${numbers[0]}`);
      await server.ask('POST', `/api/${numbers[0]}`, { name: numbers[0] });
      await server.ask('POST', '/api/sign-in', { name: numbers[0], password: numbers[1] });
      await server.ask('DELETE', `/api/me/sessions/${numbers[1]}`, undefined, {
        ...phone.headers,
        'user-agent': numbers[0],
      });
      expect(server.logged.length).toBeGreaterThan(6);
      expect(server.logged.join('')).not.toMatch(/(?<!\d)(\d{10}|\d{12})(?!\d)/);
      expect(JSON.stringify(await eventsOf(engine(), world))).not.toMatch(/0123456789/);
    });
  });

  describe('devices', () => {
    test('a revoked phone opens nothing; the office hands in what it took, and the books are as if it had been in time', async () => {
      const phone = await phoneOf();
      const head = await someoneOf('unit-head');
      const [before, late] = [receipt(101), receipt(102)];
      expect((await tellAll(phone, [before]))[0]?.status).toBe('recorded');
      const revoke = (signed: Signed) =>
        server.ask('POST', `/api/devices/${phone.device}/revoke`, { why: 'Mất điện thoại' }, signed.headers);
      expect(await refusal(await revoke(await elsewhere('unit-head')))).toMatchObject({
        status: 403,
        code: 'not-yours',
      });
      const tooEarly = await server.ask(
        'POST',
        '/api/commands',
        { commands: [late], handedInFrom: phone.device },
        head.headers,
      );
      expect(await refusal(tooEarly)).toMatchObject({ status: 404, code: 'unknown-id' });
      expect((await revoke(head)).status).toBe(200);
      expect(
        await refusal(await server.ask('POST', '/api/commands', { commands: [late] }, phone.headers)),
      ).toMatchObject({
        status: 403,
        code: 'device-revoked',
      });
      // A clerk of another unit sees no such device; a collector hands in for nobody.
      for (const [signed, status] of [
        [await elsewhere('unit-clerk'), 404],
        [phone.collector, 403],
      ] as const) {
        const told = await server.ask(
          'POST',
          '/api/commands',
          { commands: [late], handedInFrom: phone.device },
          signed.headers,
        );
        expect(told.status).toBe(status);
      }
      const clerk = await someoneOf('unit-clerk');
      const told = await tellAll(clerk, [before, late, { kind: 'settle' }], { handedInFrom: phone.device });
      expect(told).toMatchObject([
        { status: 'recorded', repeated: true },
        { status: 'recorded', repeated: false, outcome: { lines: [{ judgement: { outcome: 'covers' } }] } },
        { status: 'refused', error: { code: 'not-allowed' } },
      ]);
      const { rows } = await engine().pool.query(
        'select r.collector, r.device, c.sender from receipt r join command c on c.province = r.province and c.id = r.command where r.province = $1 and r.number = 102',
        [world.province],
      );
      expect(rows).toEqual([{ collector: world.collectors[0].collector, device: phone.device, sender: clerk.user }]);
      expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['device-registered', 'device-revoked', 'handed-in']),
      );
    });

    test('a phone makes no phones, five are enough, and one’s own can be revoked from a screen', async () => {
      const phone = await phoneOf();
      const add = (headers: Readonly<Record<string, string>>) =>
        server.ask('POST', '/api/me/devices', { label: 'Máy mới' }, headers);
      expect(await refusal(await add(phone.headers))).toMatchObject({ status: 403, code: 'not-allowed' });
      for (let more = 0; more < 4; more++) expect((await add(phone.collector.headers)).status).toBe(200);
      expect(await refusal(await add(phone.collector.headers))).toMatchObject({ status: 409, code: 'field-too-many' });
      const revoke = (signed: Signed) =>
        server.ask('POST', `/api/me/devices/${phone.device}/revoke`, { why: 'Bán' }, signed.headers);
      expect((await revoke(await someoneOf('unit-clerk'))).status).toBe(404);
      expect((await revoke(phone.collector)).status).toBe(200);
      expect((await server.ask('GET', '/api/me', undefined, phone.headers)).status).toBe(403);
      const listed = (await (
        await server.ask('GET', '/api/devices', undefined, (await someoneOf('unit-head')).headers)
      ).json()) as {
        devices: { id: string; revokedWhy: string | null }[];
      };
      expect(listed.devices).toHaveLength(5);
      expect(listed.devices.find(({ id }) => id === phone.device)?.revokedWhy).toBe('Bán');
      const far = await server.ask('GET', '/api/devices', undefined, (await elsewhere('unit-head')).headers);
      expect(await far.json()).toEqual({ devices: [] });
    });
  });

  describe('users', () => {
    const clerk = (told: object = {}) => ({
      name: 'Moi',
      fullName: 'Người mới',
      role: 'unit-clerk',
      units: [world.unit],
      communes: 'of-units',
      collector: null,
      password: phrase,
      ...told,
    });

    test('an administrator adds, changes, locks and resets; each holds at once', async () => {
      const { headers, user: self } = await someoneOf('administrator');
      const post = (path: string, body?: unknown) => server.ask('POST', path, body, headers);
      const added = await post('/api/users', clerk());
      expect(added.status).toBe(201);
      const { user } = (await added.json()) as { user: string };
      expect(await refusal(await post('/api/users', clerk({ name: 'moi' })))).toEqual({
        status: 409,
        code: 'name-taken',
        field: 'name',
      });
      expect(
        await refusal(await post('/api/users', clerk({ name: 'x1', role: 'collector', collector: newId() }))),
      ).toMatchObject({
        status: 409,
        code: 'collector-unknown',
      });
      expect(await refusal(await post('/api/users', clerk({ name: 'x2', collector: newId() })))).toMatchObject({
        status: 400,
        field: 'collector',
      });
      const signedInAs = await server.ask('POST', '/api/sign-in', { name: 'moi', password: phrase });
      const cookie = (signedInAs.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const me = async () =>
        (await (await server.ask('GET', '/api/me', undefined, { cookie })).json()) as Record<string, unknown>;
      expect(await me()).toMatchObject({ role: 'unit-clerk', wants: 'new-password' });
      expect((await post(`/api/users/${user}`, { version: 1, units: [other.unit] })).status).toBe(200);
      expect(await me()).toMatchObject({ units: [other.unit], communes: [other.commune] });
      expect(await refusal(await post(`/api/users/${user}`, { version: 1, fullName: 'Khác' }))).toMatchObject({
        status: 409,
        code: 'changed-meanwhile',
      });
      expect((await post(`/api/users/${user}/lock`, { why: 'Nghỉ việc' })).status).toBe(200);
      expect(await me()).toMatchObject({ error: { code: 'user-locked' } });
      expect((await post(`/api/users/${user}/unlock`)).status).toBe(200);
      expect(await me()).toMatchObject({ error: { code: 'session-over' } });
      expect((await post(`/api/users/${user}/reset`, { password: `${phrase} mới`, factors: true })).status).toBe(200);
      expect((await server.ask('POST', '/api/sign-in', { name: 'moi', password: phrase })).status).toBe(401);
      expect((await server.ask('POST', '/api/sign-in', { name: 'moi', password: `${phrase} mới` })).status).toBe(200);
      for (const path of ['lock', 'reset']) {
        const body = path === 'lock' ? { why: 'x' } : { password: phrase, factors: true };
        expect(await refusal(await post(`/api/users/${self}/${path}`, body))).toMatchObject({
          status: 409,
          code: 'not-yourself',
        });
      }
      expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['user-added', 'user-changed', 'user-locked', 'user-unlocked', 'user-reset']),
      );
    });

    test('an administrator of one unit reaches its users only, and gives away no more than the unit', async () => {
      const admin = await someoneOf('administrator', { units: [world.unit], communes: 'of-units' });
      const own = await someoneOf('unit-clerk');
      const far = await elsewhere('unit-clerk');
      const whole = await someoneOf('auditor');
      const post = (path: string, body?: unknown) => server.ask('POST', path, body, admin.headers);
      const listed = (await (await server.ask('GET', '/api/users', undefined, admin.headers)).json()) as {
        users: { id: string }[];
      };
      const ids = new Set(listed.users.map(({ id }) => id));
      expect([ids.has(own.user), ids.has(far.user), ids.has(whole.user)]).toEqual([true, false, false]);
      for (const { user } of [far, whole]) {
        for (const [path, body] of [
          ['', { version: 1, fullName: 'Khác' }],
          ['/lock', { why: 'x' }],
          ['/unlock', undefined],
          ['/reset', { password: phrase, factors: true }],
        ] as const) {
          expect(await refusal(await post(`/api/users/${user}${path}`, body))).toMatchObject({
            status: 403,
            code: 'not-yours',
          });
        }
      }
      for (const more of [
        { units: [other.unit] },
        { units: 'all' },
        { communes: 'all' },
        { communes: [other.commune] },
        { role: 'auditor' },
        { role: 'administrator' },
      ]) {
        expect(await refusal(await post('/api/users', clerk(more)))).toMatchObject({
          status: 403,
          code: 'beyond-places',
        });
        expect(await refusal(await post(`/api/users/${own.user}`, { version: 1, ...more }))).toMatchObject({
          code: 'beyond-places',
        });
      }
      expect((await post('/api/users', clerk())).status).toBe(201);
      const refused = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'refused');
      expect(refused).toHaveLength(2 * 4 + 6 * 2);
    });

    test.each(['..%2f..%2fusers', '%00', `';drop table user_account;--`, '0'.repeat(300), 'ID', '..', '%2e%2e'])(
      'an address with %s in the place of an id is none',
      async (id) => {
        const { headers } = await someoneOf('administrator');
        const told = await server.ask('POST', `/api/users/${id}/lock`, { why: 'x' }, headers);
        expect([404, 405]).toContain(told.status);
      },
    );
  });

  test('the server says whether it can work, what it takes, and to the watch what it measures', async () => {
    expect(await (await server.ask('GET', '/readyz')).json()).toEqual({ ready: true });
    const watch = { authorization: `Bearer ${'w'.repeat(40)}` };
    const measured = await server.ask('GET', '/metrics', undefined, watch);
    expect(await measured.text()).toContain('diemtua_requests_total{method="GET",route="/readyz",status="200"} 1');
    expect((await server.ask('GET', '/metrics', undefined, { authorization: `Bearer ${'x'.repeat(40)}` })).status).toBe(
      401,
    );
    expect((await server.ask('GET', '/api/me', undefined, watch)).status).toBe(401);
    const document = (await (await server.ask('GET', '/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/users/{user}/lock']).toMatchObject({
      post: {
        'x-may': 'users.manage',
        parameters: [{ name: 'user', in: 'path', required: true }],
        requestBody: {
          content: { 'application/json': { schema: { required: ['why'], additionalProperties: false } } },
        },
      },
    });
    const page = await (await server.ask('GET', '/api/docs')).text();
    expect(page).toContain('<code>POST /api/commands</code>');
    expect(page).not.toMatch(/<script|<style|style=|https?:/);
  });
});
