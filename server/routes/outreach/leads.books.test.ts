import type { Role } from '@diemtua/domain/access';
import { LEAD_KEPT_MONTHS, LEADS_OF_A_PHONE_MAX } from '@diemtua/domain/outreach';
import { beforeEach, describe, expect, test } from 'vitest';
import { cleanUp } from '../../access/clean-up.ts';
import { Clock, foundUnit, refusal, serverOf, signedIn, userOf, type Signed } from '../../access/staff-testing.ts';
import type { NewUser } from '../../access/users.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, newId, type World } from '../../store/world-testing.ts';
import { CALL_CONSENT_NOW, CALL_CONSENTS } from '../../words/consent.ts';

interface Lead {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly state: string;
  readonly next: readonly string[];
  readonly commune: string;
  readonly consentVersion: string;
  readonly language: string;
}
interface Opened {
  readonly lead: Lead;
  readonly events: readonly {
    readonly by: string | null;
    readonly state: string | null;
    readonly note: string | null;
  }[];
}

onBothEngines('asking to be called', (engine) => {
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

  const written = () => ({
    id: newId(),
    name: 'Nguyễn Thị Hạnh',
    phone: '0912 345 678',
    commune: 'sa pa',
    best: 'evening',
    about: 'joining',
    consent: 'yes',
    consentVersion: CALL_CONSENT_NOW as string,
  });
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await server.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const send = (told: Readonly<Record<string, string>> = {}) => post('/goi-lai', { ...written(), ...told });
  const codeIn = (text: string): string => /<b>([0-9A-Z]{5}-[0-9A-Z]{5})<\/b>/.exec(text)?.[1] ?? '';
  const someoneOf = (role: Role, told: Partial<NewUser> = {}) =>
    signedIn(engine(), userOf(world, role, told), clock.now);
  const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await (await answer).json()) as T;
  const listOf = async (by: Signed, which = 'open') =>
    (await json<{ leads: Lead[] }>(server.ask('GET', `/api/leads?which=${which}`, undefined, by.headers))).leads;
  const open = (by: Signed, id: string) => server.ask('POST', `/api/leads/${id}/open`, undefined, by.headers);
  const step = (by: Signed, id: string, state: string, note: string | null = null, stepId: string = newId()) =>
    server.ask('POST', `/api/leads/${id}/steps`, { id: stepId, state, note }, by.headers);
  const rows = async () =>
    (
      await engine().pool.query<{ name: string | null; phone: string | null; state: string; unit: string | null }>(
        'select name, phone, state, unit, language, consent_version from lead where province = $1 order by asked_at, id',
        [world.province],
      )
    ).rows;

  describe('by the page', () => {
    test('the form is whole without a script, and its consent is not given in advance', async () => {
      const page = await (await server.app.request('/goi-lai?xa=02901')).text();
      expect(page).toContain('<form class="form" method="post" action="/goi-lai?language=vi"');
      expect(page).toContain('value="Sa Pa"');
      expect(page).toContain(CALL_CONSENTS[CALL_CONSENT_NOW].vi);
      expect(page).not.toContain('checked');
    });

    test('a request is with the unit of the commune on that day, with the consent’s version and language', async () => {
      const answer = await send();
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('BHXH cơ sở Sa Pa sẽ gọi số');
      expect(answer.text).not.toContain('0912345678');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await rows()).toEqual([
        {
          name: 'Nguyễn Thị Hạnh',
          phone: '0912345678',
          state: 'new',
          unit: 'SAPA',
          language: 'vi',
          consent_version: CALL_CONSENT_NOW,
        },
      ]);
    });

    test('a commune that moved to another unit yesterday: the request is with the new one', async () => {
      await engine().pool.query(`update unit_commune set to_day = '2025-11-17' where province = $1 and commune = $2`, [
        world.province,
        world.commune,
      ]);
      await engine().pool.query(`insert into unit_commune values ($1, $2, '2025-11-18', null, $3)`, [
        world.province,
        world.commune,
        other.unit,
      ]);
      await send();
      expect((await rows())[0]?.unit).toBe(other.unit);
      expect(await listOf(await someoneOf('unit-clerk'))).toEqual([]);
      expect(await listOf(await someoneOf('unit-clerk', { units: [other.unit] }))).toHaveLength(1);
    });

    test.each([
      [{ name: '' }, 'name', 'Ghi họ và tên'],
      [{ phone: '123' }, 'phone', 'Số điện thoại chưa đúng'],
      [{ commune: 'khong co xa nay' }, 'commune', 'Không tìm thấy xã “khong co xa nay”'],
      [{ about: '' }, 'about', 'Chọn một dòng'],
      [{ consent: '' }, 'consent', 'không ai được gọi'],
    ])('with %j the field %s is named, what was written stays, and nothing is kept', async (told, field, words) => {
      const answer = await send(told);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`<a href="#${field}">`);
      expect(answer.text).toContain(words);
      if (field !== 'name') expect(answer.text).toContain('value="Nguyễn Thị Hạnh"');
      expect(await rows()).toEqual([]);
    });

    test('what is written comes back as text, never as markup', async () => {
      const answer = await send({ name: '"><script>alert(1)</script>' });
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).toContain('&lt;script&gt;');
    });

    test('sent twice under one id, it is there once and has the same code; sent again with other words, it is another', async () => {
      const told = written();
      const [first, second] = [await post('/goi-lai', told), await post('/goi-lai', told)];
      expect(codeIn(first.text)).toMatch(/^.{11}$/);
      expect(codeIn(second.text)).toBe(codeIn(first.text));
      expect(await rows()).toHaveLength(1);
      const changed = await post('/goi-lai', { ...told, name: 'Trần Văn Nam' });
      expect(changed.status).toBe(200);
      expect(codeIn(changed.text)).not.toBe(codeIn(first.text));
      expect((await rows()).map(({ name }) => name)).toEqual(['Nguyễn Thị Hạnh', 'Trần Văn Nam']);
    });

    test('a phone waits for so many calls and no more', async () => {
      for (let nth = 0; nth < LEADS_OF_A_PHONE_MAX; nth++) expect((await send()).status).toBe(200);
      const answer = await send();
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('đang chờ được gọi rồi');
      expect(await rows()).toHaveLength(LEADS_OF_A_PHONE_MAX);
    });

    test('what fills in every field, or an unknown text of consent, leaves nothing', async () => {
      expect((await send({ website: 'https://x.example' })).status).toBe(400);
      expect((await send({ consentVersion: '1999-01' })).status).toBe(400);
      expect((await send({ consentVersion: 'toString' })).status).toBe(400);
      expect(await rows()).toEqual([]);
    });

    test('too much, and too often, are refused with a page that people can read', async () => {
      const large = await send({ name: 'x'.repeat(5000) });
      expect(large.status).toBe(413);
      expect(large.text).toContain('<h1>Chưa mở được trang</h1>');
      let answer = large;
      for (let nth = 0; nth < 40 && answer.status !== 429; nth++) answer = await send({ phone: '1' });
      expect(answer.status).toBe(429);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.text).toContain('Quay lại trang trước');
    });
  });

  describe('taken back by its code', () => {
    test('name, phone and notes are gone at once, nobody can call, and it is said again as often as it is sent', async () => {
      const clerk = await someoneOf('unit-clerk');
      const code = codeIn((await send()).text);
      const [lead] = await listOf(clerk);
      await step(clerk, lead?.id ?? '', 'called', 'Chị Hạnh bận, gọi lại sau');
      const typed = code.toLowerCase().replace('-', ' ');
      expect(await post('/goi-lai/rut', { code: typed })).toMatchObject({
        status: 200,
        text: expect.stringContaining('Đã rút'),
      });
      expect((await post('/goi-lai/rut', { code })).status).toBe(200);
      expect(await rows()).toMatchObject([{ name: null, phone: null, state: 'withdrawn' }]);
      expect(await listOf(clerk)).toEqual([]);
      expect(await listOf(clerk, 'ended')).toMatchObject([{ state: 'withdrawn', name: null, phone: null, next: [] }]);
      const told = await json<Opened>(open(clerk, lead?.id ?? ''));
      expect(told.events.every(({ note }) => note === null)).toBe(true);
      expect(await refusal(await step(clerk, lead?.id ?? '', 'called'))).toMatchObject({ status: 409 });
    });

    test('another code, or none, takes nothing back and says which field', async () => {
      await send();
      for (const code of ['00000-00000', 'abc', '']) {
        const answer = await post('/goi-lai/rut', { code });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('<a href="#code">');
      }
      expect(await rows()).toMatchObject([{ state: 'new' }]);
    });
  });

  describe('in the office', () => {
    test('the list shows the last digits only; who opened the phone is written down twice: in the history and among all viewings', async () => {
      await send();
      const clerk = await someoneOf('unit-clerk');
      const [lead] = await listOf(clerk);
      clock.pass(60_000);
      expect(lead?.phone).toMatch(/^[•\s]+5678$/);
      const opened = await json<Opened>(open(clerk, lead?.id ?? ''));
      expect(opened.lead.phone).toBe('0912345678');
      expect(opened.events).toMatchObject([
        { state: null, by: 'Người dùng unit-clerk' },
        { state: 'new', by: null },
      ]);
      const auditor = await someoneOf('auditor');
      const { viewings } = await json<{ viewings: { what: string; personName: string; viewer: string }[] }>(
        server.ask('GET', '/api/audit/viewings', undefined, auditor.headers),
      );
      expect(viewings).toMatchObject([{ what: 'lead', personName: 'Nguyễn Thị Hạnh', viewer: clerk.user }]);
    });

    test('called, met, enrolled, each with its note; told twice it stands once', async () => {
      await send();
      const clerk = await someoneOf('unit-clerk');
      const id = (await listOf(clerk))[0]?.id ?? '';
      const stepId = newId();
      expect((await step(clerk, id, 'called', 'Hẹn thứ Hai', stepId)).status).toBe(200);
      expect((await step(clerk, id, 'called', 'Hẹn thứ Hai', stepId)).status).toBe(200);
      expect(await refusal(await step(clerk, id, 'met', null, stepId))).toMatchObject({
        status: 409,
        code: 'already-there',
      });
      clock.pass(60_000);
      expect((await step(clerk, id, 'met')).status).toBe(200);
      clock.pass(60_000);
      expect((await step(clerk, id, 'enrolled')).status).toBe(200);
      expect(await listOf(clerk)).toEqual([]);
      expect((await json<Opened>(open(clerk, id))).events.map(({ state }) => state).filter(Boolean)).toEqual([
        'enrolled',
        'met',
        'called',
        'new',
      ]);
    });

    test('whoever said no is not called again', async () => {
      await send();
      const clerk = await someoneOf('unit-clerk');
      const id = (await listOf(clerk))[0]?.id ?? '';
      await step(clerk, id, 'not-wanted', 'Không muốn');
      expect(await refusal(await step(clerk, id, 'called'))).toMatchObject({ status: 409, code: 'changed-meanwhile' });
      expect(await refusal(await step(clerk, id, 'withdrawn'))).toMatchObject({ status: 409 });
    });

    test('a collector sees the own communes; another unit, the province, the administrator and the auditor see nobody', async () => {
      await send();
      await send({ commune: 'ta van', phone: '0987654321' });
      const collector = await someoneOf('collector');
      expect((await listOf(collector)).map(({ commune }) => commune)).toEqual([world.commune]);
      const id = (await listOf(collector))[0]?.id ?? '';
      const far = await someoneOf('unit-clerk', { units: [other.unit] });
      expect(await listOf(far)).toEqual([]);
      expect(await refusal(await open(far, id))).toMatchObject({ status: 404, code: 'unknown-id' });
      expect(await refusal(await step(far, id, 'called'))).toMatchObject({ status: 404, code: 'unknown-id' });
      for (const role of ['province', 'committee', 'sponsor-manager', 'auditor', 'administrator'] as const) {
        const by = await someoneOf(role);
        for (const answer of [
          await server.ask('GET', '/api/leads', undefined, by.headers),
          await open(by, id),
          await step(by, id, 'called'),
        ])
          expect(await refusal(answer)).toMatchObject({ status: 403, code: 'not-allowed' });
      }
    });

    test('a day after its months it is deleted with its history; who enrolled stays', async () => {
      await send();
      await send({ phone: '0987654321' });
      const clerk = await someoneOf('unit-clerk');
      const [first] = await listOf(clerk);
      await step(clerk, first?.id ?? '', 'enrolled');
      const clean = (now: number) =>
        inSession(engine(), provinceScope(world.province), (session) => cleanUp(session, now));
      // Asked on 18 November 2025, kept for six months.
      expect(LEAD_KEPT_MONTHS).toBe(6);
      expect((await clean(moment('2026-05-18 09:59'))).leads).toBe(0);
      expect((await clean(moment('2026-05-18 10:01'))).leads).toBe(1);
      expect(await rows()).toMatchObject([{ state: 'enrolled' }]);
      const left = await engine().pool.query('select from lead_step where province = $1', [world.province]);
      expect(left.rowCount).toBe(2);
    });
  });
});
