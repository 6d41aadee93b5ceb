import { parseVietQr } from '@diemtua/domain/cash';
import { makeId, type PersonId } from '@diemtua/domain/ids';
import { ROLES, type Role } from '@diemtua/domain/access';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { LASTS } from '../../access/access.ts';
import { openParticipantSession } from '../../access/participants.ts';
import { accessOf, Clock, eventsOf, refusal, serverOf, staffOf, type Signed } from '../../access/staff-testing.ts';
import { openTrial } from '../../access/trial.ts';
import { LIMITS } from '../../gate/limits.ts';
import { tell } from '../../store/commands/tell.ts';
import { inSession, personScope, provinceScope } from '../../store/session.ts';
import { onBothEngines } from '../../store/testing.ts';
import {
  foundWorld,
  householdOf,
  moment,
  monthly,
  newId,
  someone,
  taking,
  type World,
} from '../../store/world-testing.ts';
import { openServer } from '../../testing.ts';
import { myRecordRoutes } from './index.ts';

const own = myRecordRoutes.filter(({ may }) => may === 'participant');
const origin = { origin: 'http://localhost' };

onBothEngines('my record', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  const mai = () => someone({ personalNumber: '001185000001', insuranceNumber: '0123456789' });
  beforeEach(async () => {
    world = await foundWorld(engine());
    clock = new Clock();
    clock.now = moment('2025-11-18 10:00');
    server = serverOf(engine(), world, clock);
  });

  /** The cookie of a participant who is signed in. */
  const cookieOf = async (person: PersonId) => {
    const token = await inSession(engine(), provinceScope(world.province), (session) =>
      openParticipantSession(session, person, 'vneid', clock.now),
    );
    return { cookie: `diemtua-own=${token}` };
  };
  const get = async (path: string, headers: Readonly<Record<string, string>>) =>
    (await (await server.ask('GET', `/api/my-record/${path}`, undefined, headers)).json()) as Record<string, never>;
  const post = (path: string, headers: Readonly<Record<string, string>>, body?: unknown) =>
    server.ask('POST', `/api/my-record/${path}`, body, { ...headers, ...origin });
  /** Somebody who paid for some months in a row, the first of them in October: 297,000 a month for the group "other". */
  const paying = async (months: readonly string[], number = 101, person = mai()) => {
    for (const [at, month] of months.entries()) {
      const day = moment(`${month}-06 09:30`);
      const told = taking(number + at, day, [{ claim: monthly(person.id, month), amount: 297_000 }], {
        people: [person],
      });
      await tell(engine(), world.collectors[0], told, day);
    }
    return person;
  };

  describe('who may not', () => {
    test.each(own)(
      '$method $path: nobody, no one of the staff by whatever means, no token that opens nothing',
      async (each) => {
        const staff: Readonly<Record<Role, Signed>> = await staffOf(engine(), world, clock.now);
        const call = (headers: Readonly<Record<string, string>>) =>
          server.ask(each.method, each.path, each.body === null ? undefined : {}, { ...headers, ...origin });
        const shown: Readonly<Record<string, string>>[] = [
          {},
          { cookie: `diemtua-own=${world.province}.${'x'.repeat(43)}` },
          ...ROLES.flatMap((role) => [
            staff[role].headers,
            { cookie: `diemtua=${staff[role].token}` },
            { cookie: `diemtua-own=${staff[role].token}` },
          ]),
        ];
        for (const headers of shown)
          expect(await refusal(await call(headers))).toMatchObject({ status: 401, code: 'own-not-signed-in' });
      },
    );

    test('a participant’s token opens nothing of the staff’s', async () => {
      const { id } = await paying(['2025-10']);
      const { cookie } = await cookieOf(id);
      const token = cookie.split('=')[1] ?? '';
      for (const path of ['/api/me', '/api/people', `/api/people/${id}`, '/api/requests', `/api/people/${id}/own-data`])
        for (const headers of [{ cookie }, { cookie: `diemtua=${token}` }, { authorization: `Bearer ${token}` }])
          expect(await refusal(await server.ask('GET', path, undefined, headers))).toMatchObject({ status: 401 });
    });

    test('another site may not send what changes something', async () => {
      const headers = await cookieOf((await paying(['2025-10'])).id);
      const told = await server.ask('POST', '/api/my-record/sign-out', undefined, {
        ...headers,
        origin: 'http://x.vn',
      });
      expect(await refusal(told)).toMatchObject({ status: 403, code: 'foreign-site' });
    });

    test('the database shows a participant herself only, whatever is asked of it', async () => {
      const self = await paying(['2025-10']);
      const other = await paying(['2025-10'], 120, someone({ name: 'Vàng Thị Sua', personalNumber: '001185000002' }));
      const seen = await inSession(engine(), personScope(world.province, self.id, [self.id]), async ({ client }) => {
        const all: Record<string, readonly unknown[]> = {};
        for (const [table, column] of [
          ['person', 'id'],
          ['payment', 'person'],
          ['judgement', 'person'],
          ['due', 'person'],
          ['person_request', 'person'],
        ] as const) {
          const { rows } = await client.query(`select distinct ${column} as person from ${table}`);
          all[table] = rows.map(({ person }: { person: string }) => person);
        }
        all['receipt'] = (await client.query('select number from receipt')).rows.map(
          ({ number }: { number: number }) => number,
        );
        return all;
      });
      expect(seen).toEqual({
        person: [self.id],
        payment: [self.id],
        judgement: [self.id],
        due: [],
        person_request: [],
        receipt: [101],
      });
      expect(JSON.stringify(seen)).not.toContain(other.id);
      const scope = personScope(world.province, self.id, [self.id]);
      const tries = [
        'select * from user_account',
        'select * from participant_session',
        'select * from command',
        'select * from viewing',
        `update person set name = 'x'`,
        `update person_request set state = 'answered'`,
        `insert into viewing (province, id, at, viewer, person, what) values ('${world.province}', gen_random_uuid(), now(), '${self.id}', '${other.id}', 'own')`,
        `insert into person_request (province, id, person, commune, kind, about, text, made_at, answer_by, by_law, state)
         values ('${world.province}', gen_random_uuid(), '${other.id}', '02901', 'complaint', '{other}', 'x', now(), '2025-12-01', false, 'received')`,
      ];
      for (const sql of tries)
        await expect(inSession(engine(), scope, ({ client }) => client.query(sql))).rejects.toMatchObject({
          code: '42501',
        });
    });

    test('without the facts of a session the role sees nothing', async () => {
      await paying(['2025-10']);
      const seen = await inSession(engine(), personScope(world.province, newId<'person'>(), []), async ({ client }) => [
        ...(await client.query('select from person')).rows,
        ...(await client.query('select from own_household($1)', ['2025-11-18'])).rows,
      ]);
      expect(seen).toEqual([]);
    });
  });

  describe('a session', () => {
    test('ends after a quarter of an hour untouched, after an hour in any case, and when it is closed', async () => {
      const { id } = await paying(['2025-10']);
      const began = clock.now;
      const headers = await cookieOf(id);
      const told = async () => {
        const answer = await server.ask('GET', '/api/my-record/cover', undefined, headers);
        return answer.status === 200 ? 'open' : (await refusal(answer)).code;
      };
      for (let passed = 0; passed + LASTS.participantIdleMs <= LASTS.participantMs; passed += 10 * 60_000) {
        clock.now = began + passed;
        expect(await told()).toBe('open');
      }
      clock.now = began + LASTS.participantMs;
      expect(await told()).toBe('own-session-over');
      const second = await cookieOf(id);
      clock.pass(LASTS.participantIdleMs);
      expect(await refusal(await server.ask('GET', '/api/my-record/cover', undefined, second))).toMatchObject({
        code: 'own-session-over',
      });
      const third = await cookieOf(id);
      const closed = await post('sign-out', third);
      expect(closed.headers.get('set-cookie')).toBe('diemtua-own=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
      expect(await refusal(await server.ask('GET', '/api/my-record/cover', undefined, third))).toMatchObject({
        code: 'own-session-over',
      });
      expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toContain('participant-signed-out');
    });

    test('asks no more than the house’s limit, counted for herself', async () => {
      const headers = await cookieOf((await paying(['2025-10'])).id);
      const other = await cookieOf((await paying(['2025-10'], 130, someone({ name: 'Lý Thị Hoa' }))).id);
      const codes = new Set<number>();
      for (let calls = 0; calls <= LIMITS['own-careful'].burst; calls += 1)
        codes.add((await server.ask('GET', '/api/my-record/own-data', undefined, headers)).status);
      expect([...codes]).toEqual([200, 429]);
      expect((await server.ask('GET', '/api/my-record/own-data', undefined, other)).status).toBe(200);
    });
  });

  describe('the record', () => {
    test('says until when one is covered, and by when to renew', async () => {
      const headers = await cookieOf((await paying(['2025-10', '2025-11'])).id);
      expect(await get('cover', headers)).toMatchObject({
        day: '2025-11-18',
        name: 'Trần Thị Mai',
        personalNumber: '•••••• 0001',
        standing: { state: 'covered', until: '2025-11', due: '2025-12' },
      });
      clock.now = moment('2025-12-20 10:00');
      expect(await get('cover', await cookieOf((await paying(['2025-10'], 140)).id))).toMatchObject({
        standing: { state: 'lapsed', until: '2025-10', due: '2025-11' },
      });
    });

    test('lists payments with who added what, and receipts with the code that the check takes', async () => {
      const headers = await cookieOf((await paying(['2025-10', '2025-11'])).id);
      const { payments } = (await get('payments', headers)) as unknown as {
        payments: {
          amount: number;
          judgement: object;
          receipt: { series: string; number: string; code: string; check: string };
        }[];
      };
      // 1,650,000 × 22 % = 363,000; the State adds 20 % of 22 % of 1,500,000 = 66,000.
      expect(payments.map(({ judgement }) => judgement)).toMatchObject([
        { from: '2025-11', gross: 363_000, payable: 297_000, state: 66_000, local: 0, other: 0, group: 'other' },
        { from: '2025-10', gross: 363_000, payable: 297_000, state: 66_000, local: 0, other: 0, group: 'other' },
      ]);
      const receipt = payments[0]?.receipt ?? { series: '', number: '', code: '', check: '' };
      expect(receipt.check).toBe(`/bien-lai/BL25/0000102/${receipt.code}`);
      const check = await server.ask(
        'GET',
        `/api/receipt-check?province=${world.province}&series=${receipt.series}&number=${receipt.number}&code=${receipt.code}`,
      );
      expect(await check.json()).toMatchObject({ state: 'valid', receipt: { amount: 297_000 } });
    });

    test('says what is due next, and makes the code of the office, once', async () => {
      const headers = await cookieOf((await paying(['2025-10', '2025-11'])).id);
      expect(await get('next', headers)).toMatchObject({
        state: 'payable',
        from: '2025-12',
        until: '2025-12',
        deadline: '2025-12',
        gross: 363_000,
        stateAdds: 66_000,
        payable: 297_000,
        awaited: null,
      });
      const made = await (await post('next/code', headers)).json();
      const again = await (await post('next/code', headers)).json();
      expect(again).toEqual(made);
      const { reference, transfer } = made as { reference: string; transfer: { payload: string; number: string } };
      expect(parseVietQr(transfer.payload)).toMatchObject({
        kind: 'read',
        qr: { amount: 297_000, purpose: reference, account: '8800201000001' },
      });
      expect(await get('next', headers)).toMatchObject({
        awaited: { reference, amount: 297_000, endsOn: '2025-12-31' },
      });
      const { rows } = await engine().pool.query('select state, unit, payer from due where province = $1', [
        world.province,
      ]);
      expect(rows).toEqual([{ state: 'open', unit: world.unit, payer: 'Trần Thị Mai' }]);
    });

    test('who has paid nothing, or too late, has no code', async () => {
      const lapsed = await cookieOf((await paying(['2025-08'])).id);
      expect(await get('next', lapsed)).toMatchObject({ state: 'asks', question: { asks: 'after-deadline' } });
      expect(await refusal(await post('next/code', lapsed))).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    });

    test('shows of the household the given names and until when each is covered', async () => {
      const self = await paying(['2025-10', '2025-11']);
      const child = await paying(['2025-10'], 150, someone({ name: 'Trần Văn Sơn', personalNumber: '001200000009' }));
      const household = {
        ...householdOf(self.id, 'poor'),
        classes: [],
        members: [
          { person: self.id, relation: 'head', from: '2020-01-01', to: null },
          { person: child.id, relation: 'child', from: '2020-01-01', to: null },
        ],
      };
      await tell(
        engine(),
        world.office,
        {
          id: newId<'command'>(),
          madeAt: new Date(clock.now).toISOString(),
          kind: 'change-household',
          version: 0,
          household,
          reason: 'Ghi sổ hộ',
        } as never,
        clock.now,
      );
      const told = await get('household', await cookieOf(self.id));
      expect(told).toEqual({
        members: [
          { givenName: 'Mai', relation: 'head', self: true, covered: true, until: '2025-11' },
          { givenName: 'Sơn', relation: 'child', self: false, covered: false, until: '2025-10' },
        ],
      });
      expect(JSON.stringify(told)).not.toContain('Trần');
    });

    test('says what the law gives, each figure with its steps, in the language that is asked for', async () => {
      const headers = await cookieOf((await paying(['2025-10', '2025-11'])).id);
      const told = await get('rights?language=nb', headers);
      expect(told).toMatchObject({
        paidMonths: 2,
        neededMonths: 180,
        supportUsed: 2,
        supportMost: 120,
        lawOf: '2025-11-18',
      });
      const { pension } = told as unknown as {
        pension: { monthsLeft: number; amount: number; steps: { name: string }[] };
      };
      expect(pension.monthsLeft).toBe(178);
      expect(pension.amount).toBeGreaterThan(0);
      expect(pension.steps.map(({ name }) => name).join(' ')).toMatch(/pensjon/i);
    });

    test('every look is written down as her own; of the number and of what was asked nothing is in the log', async () => {
      const self = await paying(['2025-10']);
      const headers = await cookieOf(self.id);
      for (const path of ['cover', 'payments', 'next', 'household', 'rights', 'requests']) await get(path, headers);
      await server.ask('GET', '/api/my-record/own-data', undefined, headers);
      const { rows } = await engine().pool.query<{ what: string }>(
        'select what from viewing where province = $1 and viewer = $2 and person = $2 order by what',
        [world.province, self.id],
      );
      expect(rows.map(({ what }) => what)).toEqual(['export', ...Array.from({ length: 6 }, () => 'own')]);
      expect(server.logged.join('')).not.toMatch(/001185000001|Mai/);
    });

    test('all of it can be taken along, as JSON and on paper', async () => {
      const self = await paying(['2025-10']);
      const headers = await cookieOf(self.id);
      const json = await server.ask('GET', '/api/my-record/own-data', undefined, headers);
      expect(json.headers.get('content-disposition')).toContain('ho-so-cua-toi.json');
      expect(await json.json()).toMatchObject({
        person: self.id,
        parts: { payment: [{ amount: 297_000 }], viewing: [{ what: 'export', by_oneself: true }] },
      });
      const pdf = await server.ask('GET', '/api/my-record/own-data?as=pdf', undefined, headers);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      expect(new TextDecoder('latin1').decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
    });

    test('joined entries are one person, before the sign-in and during it', async () => {
      const kept = await paying(['2025-10']);
      const gone = await paying(['2025-11'], 160);
      const early = await cookieOf(gone.id);
      const told = {
        id: newId<'command'>(),
        madeAt: new Date(clock.now).toISOString(),
        kind: 'merge-people',
        merge: newId(),
        kept: kept.id,
        keptVersion: 1,
        gone: gone.id,
        goneVersion: 1,
        choices: {},
        reason: 'Một người',
      };
      await tell(engine(), world.office, told as never, clock.now);
      for (const headers of [early, await cookieOf(kept.id)]) {
        const { payments } = (await get('payments', headers)) as unknown as { payments: unknown[] };
        expect(payments).toHaveLength(2);
      }
    });
  });

  describe('a request', () => {
    const asking = (told: object = {}) => ({
      id: makeId(clock.now, randomBytes(10)),
      kind: 'correction',
      about: ['name'],
      text: 'Tên đệm của tôi là Thị Mai.',
      ...told,
    });

    test('goes to the office of the commune, is looked at and answered, and the person reads the answer', async () => {
      const self = await paying(['2025-10']);
      const headers = await cookieOf(self.id);
      const staff = await staffOf(engine(), world, clock.now);
      const told = asking();
      expect((await post('requests', headers, told)).status).toBe(200);
      expect((await post('requests', headers, told)).status).toBe(200);
      expect(await refusal(await post('requests', headers, { ...told, text: 'Khác hẳn.' }))).toMatchObject({
        code: 'already-there',
      });
      const list = async () =>
        (await (await server.ask('GET', '/api/requests', undefined, staff['unit-clerk'].headers)).json()) as {
          requests: { id: string; personName: string; state: string; answerBy: string; byLaw: boolean }[];
        };
      expect((await list()).requests).toMatchObject([
        { id: told.id, personName: 'Trần Thị Mai', state: 'received', answerBy: '2025-11-25', byLaw: true },
      ]);
      const step = (path: string, body?: unknown) =>
        server.ask('POST', `/api/requests/${told.id}/${path}`, body, staff['unit-clerk'].headers);
      expect((await step('look')).status).toBe(200);
      expect((await step('look')).status).toBe(200);
      expect((await step('answer', { text: 'Đã sửa theo căn cước.' })).status).toBe(200);
      expect((await step('answer', { text: 'Đã sửa theo căn cước.' })).status).toBe(200);
      expect(await refusal(await step('answer', { text: 'Không sửa được.' }))).toMatchObject({
        status: 409,
        code: 'changed-meanwhile',
      });
      const { requests } = (await get('requests', headers)) as unknown as {
        requests: { steps: { state: string }[] }[];
      };
      expect(requests).toMatchObject([{ state: 'answered', answer: 'Đã sửa theo căn cước.', about: ['name'] }]);
      expect(requests[0]?.steps.map(({ state }) => state)).toEqual(['received', 'looked-at', 'answered']);
    });

    test('is seen by nobody else: not by another participant, not by another unit', async () => {
      const self = await paying(['2025-10']);
      await post('requests', await cookieOf(self.id), asking());
      const other = await paying(['2025-10'], 170, someone({ name: 'Lý Thị Hoa' }));
      expect(await get('requests', await cookieOf(other.id))).toEqual({ requests: [] });
    });

    test('waits for an answer before there are too many', async () => {
      const headers = await cookieOf((await paying(['2025-10'])).id);
      for (let made = 0; made < 5; made += 1) expect((await post('requests', headers, asking())).status).toBe(200);
      expect(await refusal(await post('requests', headers, asking()))).toMatchObject({
        status: 409,
        code: 'requests-open',
      });
    });

    test.each([
      ['no words', { text: '    ' }, 'text'],
      ['too many words', { text: 'x'.repeat(2_001) }, 'text'],
      ['signs that no screen shows', { text: 'xin chào\u0000 bạn' }, 'text'],
      ['no subject', { about: [] }, 'about'],
      ['another subject', { about: ['money'] }, 'about[0]'],
      ['another kind', { kind: 'wish' }, 'kind'],
      ['another’s person', { person: 'x' }, 'person'],
    ])('with %s is refused, with its field', async (_, told, field) => {
      const headers = await cookieOf((await paying(['2025-10'])).id);
      const refused = await refusal(await post('requests', headers, asking(told)));
      expect({ status: refused.status, field: refused.field }).toEqual({ status: 400, field });
    });
  });

  describe('the sign-in of a demonstration', () => {
    const openDemonstration = async () => {
      await engine().pool.query('insert into demonstration values ($1, now(), 0)', [world.province]);
      const trial = await openTrial(engine(), world.province, clock.read);
      if (trial === null) throw new Error('no trial');
      const access = { ...accessOf(world.province), participants: [trial.provider], trial: trial.signIn };
      const { app, logged } = openServer({ engine: engine(), access, clock: clock.read });
      return {
        logged,
        ask: (path: string, headers: Readonly<Record<string, string>> = {}) => app.request(path, { headers }),
      };
    };
    const setCookies = (told: Response) =>
      told.headers
        .getSetCookie()
        .map((each) => each.split(';')[0] ?? '')
        .filter((each) => !each.endsWith('='))
        .join('; ');

    /** Goes all the way as a browser does, and chooses whoever's name begins so. */
    const signInAs = async ({ ask }: Awaited<ReturnType<typeof openDemonstration>>, name: string) => {
      const sent = await ask('/api/my-record/sign-in/thu-nghiem');
      const page = await ask(sent.headers.get('location') ?? '');
      const html = await page.text();
      const link = [...html.matchAll(/href="([^"]+)">([^<]+)</g)].find(([, , text]) => text?.startsWith(name))?.[1];
      const chosen = await ask(`/thu-nghiem/dang-nhap/${(link ?? '').replaceAll('&amp;', '&')}`);
      const back = await ask(chosen.headers.get('location') ?? '', { cookie: setCookies(sent) });
      return { html, sent, chosen, back };
    };

    test('lets one be somebody of the books, marked as a trial; the number stands in no address, event or log', async () => {
      const self = await paying(['2025-10', '2025-11']);
      const demonstration = await openDemonstration();
      const { html, back, chosen } = await signInAs(demonstration, 'Trần Thị Mai');
      expect(html).toContain('Đây không phải VNeID');
      expect(back.headers.get('location')).toBe('/ho-so');
      expect(back.headers.get('set-cookie')).toMatch(/diemtua-own=\d\d\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
      const cover = await demonstration.ask('/api/my-record/cover', { cookie: setCookies(back) });
      expect(await cover.json()).toMatchObject({ name: 'Trần Thị Mai' });
      const events = await eventsOf(engine(), world);
      expect(events).toMatchObject([{ kind: 'participant-signed-in', user_id: null, content: { person: self.id } }]);
      expect(JSON.stringify(events) + demonstration.logged.join('') + chosen.headers.get('location')).not.toContain(
        '001185000001',
      );
    });

    test('who is not in the books, or stands there twice, is told so and let in nowhere', async () => {
      await paying(['2025-10']);
      const demonstration = await openDemonstration();
      const nobody = await signInAs(demonstration, 'Người không có trong sổ');
      expect(nobody.back.headers.get('location')).toBe('/ho-so#nobody');
      expect(setCookies(nobody.back)).toBe('');
      const begun = await demonstration.ask('/api/my-record/sign-in/thu-nghiem');
      const chosen = await demonstration.ask(`${begun.headers.get('location')}&choose=trial-001185000001`);
      await paying(['2025-10'], 180);
      const several = await demonstration.ask(chosen.headers.get('location') ?? '', { cookie: setCookies(begun) });
      expect(several.headers.get('location')).toBe('/ho-so#several');
      // Both at one moment of the standing clock: in no order.
      const failed = (await eventsOf(engine(), world)).map(({ kind, content }) => `${kind} ${String(content['why'])}`);
      expect(failed.toSorted()).toEqual(['participant-sign-in-failed nobody', 'participant-sign-in-failed several']);
    });

    test('an answer that another browser asked for, one that comes twice, and one for the staff’s door open nothing', async () => {
      await paying(['2025-10', '2025-11']);
      const demonstration = await openDemonstration();
      const sent = await demonstration.ask('/api/my-record/sign-in/thu-nghiem');
      const chosen = await demonstration.ask(`${sent.headers.get('location')}&choose=trial-001185000001`);
      const path = chosen.headers.get('location') ?? '';
      const staffs = await demonstration.ask(path.replace('/api/my-record/sign-in/', '/api/sign-in/oidc/'), {
        cookie: setCookies(sent).replace('diemtua-own-step', 'diemtua-step'),
      });
      expect(staffs.status).toBe(404);
      const stranger = await demonstration.ask(path);
      expect(stranger.headers.get('location')).toBe('/ho-so#refused');
      const first = await demonstration.ask(path, { cookie: setCookies(sent) });
      expect(first.headers.get('location')).toBe('/ho-so');
      const second = await demonstration.ask(path, { cookie: setCookies(sent) });
      expect(second.headers.get('location')).toBe('/ho-so#refused');
    });

    test('on books that are not a demonstration there is none', async () => {
      await paying(['2025-10']);
      expect(await openTrial(engine(), world.province, clock.read)).toBeNull();
      expect(await (await server.ask('GET', '/api/my-record/sign-in')).json()).toEqual({ providers: [] });
      expect((await server.ask('GET', '/api/my-record/sign-in/thu-nghiem')).status).toBe(404);
      expect((await server.ask('GET', '/thu-nghiem/dang-nhap/authorize')).status).toBe(404);
      // The program may not make them one.
      await expect(
        inSession(engine(), provinceScope(world.province), ({ client }) =>
          client.query('insert into demonstration values ($1, now(), 0)', [world.province]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });
});
