import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@diemtua/domain/access';
import {
  Clock,
  foundUnit,
  refusal,
  serverOf,
  signedIn,
  staffOf,
  userOf,
  type Signed,
} from '../../access/staff-testing.ts';
import { tell } from '../../store/commands/tell.ts';
import { watchOf } from '../../store/plan/live.ts';
import { rollUpAll } from '../../store/plan/roll.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

const at = moment('2025-11-18 09:00');

onBothEngines('the plan over HTTP', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let committee: Signed;
  let stranger: Signed;
  let plan: string;
  const clock = new Clock();
  const mai = someone();
  const lan = someone({ name: 'Lò Thị Lan', commune: '02902' as never });

  const ask = async (who: Signed, path: string) => {
    const told = await server.ask('GET', path, undefined, who.headers);
    return { status: told.status, body: (await told.json()) as never };
  };
  const get = (role: Role, path: string) => ask(staff[role], path);
  const command = (kind: string, more: object, now = clock.now) => ({
    id: newId<'command'>(),
    madeAt: new Date(now).toISOString(),
    kind,
    ...more,
  });
  const send = async (role: Role, told: object) => {
    const answer = await server.ask('POST', '/api/commands', { commands: [told] }, staff[role].headers);
    return (
      (await answer.json()) as { told: { status: string; outcome?: { noted: string | null; refusals?: object[] } }[] }
    ).told[0];
  };
  const target = (place: object, total: number, fresh = total) => ({
    place,
    product: 'voluntary',
    new: fresh,
    continuing: total - fresh,
    total,
    leader: { name: 'Nguyễn Văn Ba', office: 'Giám đốc', user: null },
  });
  const targets = (sapa: number, batxat: number) => [
    target({ level: 'province', province: world.province }, sapa + batxat),
    target({ level: 'unit', unit: 'SAPA' }, sapa),
    target({ level: 'unit', unit: 'BATXAT' }, batxat),
    target({ level: 'commune', commune: '02901' }, sapa - 3),
    target({ level: 'commune', commune: '02902' }, 3),
  ];

  /** Everybody signs in: at the beginning, and after some days again. */
  const signAll = async (): Promise<void> => {
    staff = await staffOf(engine(), world, clock.now);
    const far = { units: ['BATXAT' as never] };
    const near = { units: [], communes: ['02902' as never] };
    stranger = await signedIn(engine(), userOf(world, 'unit-head', far), clock.now);
    committee = await signedIn(engine(), userOf(world, 'committee', near), clock.now);
  };

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    await signAll();
    const [collector] = world.collectors;
    const first = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const second = taking(102, at, [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], { people: [lan] });
    await tell(engine(), collector, first, at);
    await tell(engine(), collector, second, at);
  });

  describe('a plan', () => {
    test('whose parts do not add up is refused with the field, the figures and the way out', async () => {
      plan = newId<'plan'>();
      const wrong = [...targets(10, 5).slice(0, 2), target({ level: 'unit', unit: 'BATXAT' }, 4)];
      const told = await send(
        'province',
        command('draft-plan', { plan, year: 2025, reason: 'Giao chỉ tiêu', targets: wrong }),
      );
      expect(told).toMatchObject({
        status: 'recorded',
        outcome: {
          noted: 'does-not-add-up',
          refusals: expect.arrayContaining([
            expect.objectContaining({
              code: 'does-not-add-up',
              field: 'targets.0.new',
              wayOut: 'correct-the-parts',
              figures: { whole: 15, sum: 14, missing: 1 },
            }),
          ]),
        },
      });
      expect(await get('province', '/api/plan/versions')).toMatchObject({ body: { versions: [] } });
    });

    test('is drafted, divided by the unit, and decided once; the year has no second one', async () => {
      const drafted = await send(
        'province',
        command('draft-plan', { plan, year: 2025, reason: 'Giao chỉ tiêu', targets: targets(10, 5) }),
      );
      expect(drafted).toMatchObject({ status: 'recorded', outcome: { noted: null } });
      const parts = [
        target({ level: 'commune', commune: '02901' }, 6),
        target({ level: 'commune', commune: '02902' }, 4),
      ];
      const divided = command('cascade-plan', {
        plan,
        version: 1,
        product: 'voluntary',
        of: { level: 'unit', unit: 'SAPA' },
        method: 'by-hand',
        parts,
      });
      expect(await send('unit-head', divided)).toMatchObject({ outcome: { noted: null } });
      // Another unit's head may not.
      const foreign = await server.ask(
        'POST',
        '/api/commands',
        { commands: [{ ...divided, id: newId() }] },
        stranger.headers,
      );
      expect(await foreign.json()).toMatchObject({ told: [{ status: 'refused', error: { code: 'not-yours' } }] });
      const decision = { by: 'Ủy ban nhân dân tỉnh', documentNumber: '12/QĐ-UBND', on: '2025-11-18', file: null };
      const decide = command('decide-plan', { plan, version: 1, decision, from: '2025-01-01' });
      expect(await send('unit-head', decide)).toMatchObject({ status: 'refused', error: { code: 'not-allowed' } });
      expect(await send('province', decide)).toMatchObject({ outcome: { noted: null } });
      expect(await send('province', decide)).toMatchObject({ repeated: true });
      const again = command('draft-plan', { plan: newId(), year: 2025, reason: 'Lần nữa', targets: targets(1, 1) });
      expect(await send('province', again)).toMatchObject({ outcome: { noted: 'year-has-plan' } });
      expect((await get('province', '/api/plan/versions/2025')).body).toMatchObject({
        version: { number: 1, state: 'decided', totals: { voluntary: 15, health: null } },
        methods: { 'voluntary unit:SAPA': 'by-hand' },
        targets: expect.arrayContaining([
          expect.objectContaining({
            key: 'commune:02902',
            total: 4,
            placeName: 'Tả Van',
            leader: { name: 'Nguyễn Văn Ba', office: 'Giám đốc', user: null },
          }),
        ]),
      });
    });

    test('what was decided cannot be changed, by nobody', async () => {
      await expect(
        engine().pool.query('begin; set local role diemtua_app; update target set total = 1; commit'),
      ).rejects.toThrow('permission denied');
      await engine()
        .pool.query('rollback')
        .catch(() => null);
    });
  });

  describe('the board', () => {
    test('says where the province is, who needs help, and its parts add up', async () => {
      const { status, body } = await get('province', '/api/plan/board?on=2025-11-18');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        look: { on: '2025-11-18', known: 'now', year: 2025, product: 'voluntary' },
        place: { level: 'province' },
        plan: { version: 1, document: '12/QĐ-UBND' },
        // 2 of 15 people: 13.33 %.
        stand: { count: 2, target: 15, reached: 1333, missing: 13, yearBefore: 0 },
        units: [
          { place: { code: 'SAPA' }, count: 2, target: 10, reached: 2000 },
          { place: { code: 'BATXAT' }, count: 0, target: 5, reached: 0 },
        ],
        movement: { start: 0, joined: 2, registeredAgain: 0, moved: 0, stopped: 0, end: 2 },
      });
    });

    test('is the same whether the sums have been made or not, and again after more was told', async () => {
      const before = (await get('province', '/api/plan/board?on=2025-11-30')).body as {
        stand: object;
        movement: object;
      };
      await rollUpAll(engine(), world.province);
      await rollUpAll(engine(), world.province);
      const after = (await get('province', '/api/plan/board?on=2025-11-30')).body as {
        stand: object;
        movement: object;
      };
      expect([after.stand, after.movement]).toEqual([before.stand, before.movement]);
    });

    test('a unit sees its own, a commune’s committee its commune', async () => {
      expect((await get('unit-head', '/api/plan/board?on=2025-11-18')).body).toMatchObject({
        place: { level: 'unit', code: 'SAPA' },
        stand: { count: 2, target: 10 },
      });
      expect((await ask(stranger, '/api/plan/board?on=2025-11-18')).body).toMatchObject({
        place: { code: 'BATXAT' },
        stand: { count: 0, target: 5 },
      });
      const { body } = await ask(committee, '/api/plan/board?on=2025-11-18');
      expect(body).toMatchObject({
        place: { level: 'commune', code: '02902' },
        stand: { count: 1, target: 4 },
        units: [],
      });
      expect((await ask(committee, '/api/plan/map?on=2025-11-18')).body).toMatchObject({
        communes: [{ code: '02902', count: 1 }],
      });
    });
  });

  test.each([
    ['/api/plan/places/unit/SAPA', 'unit'],
    ['/api/plan/places/commune/02901', 'commune'],
    ['/api/plan/count?unit=SAPA', 'unit'],
    ['/api/plan/survival?commune=02901', 'commune'],
    ['/api/plan/figures/joined?commune=02901', 'commune'],
    ['/api/plan/forecast?unit=SAPA', 'unit'],
    ['/api/plan/scenario?unit=SAPA', 'unit'],
  ])('%s is not for another unit, nor for the committee of another commune', async (path, field) => {
    expect(await refusal(await server.ask('GET', path, undefined, stranger.headers))).toMatchObject({
      status: 403,
      code: 'not-yours',
      field,
    });
    expect(await refusal(await server.ask('GET', path, undefined, committee.headers))).toMatchObject({
      status: 403,
      code: 'not-yours',
      field,
    });
  });

  test('who may own an approach: those of its unit and province; not those of another unit, and not a collector’s question', async () => {
    const { body } = await get('unit-head', '/api/plan/owners?commune=02901');
    const { owners } = body as { owners: { name: string; role: string; user: string }[] };
    const roles = new Set(owners.map(({ role }) => role));
    for (const role of ['unit-head', 'unit-clerk', 'province']) expect(roles).toContain(role);
    for (const role of ['administrator', 'auditor', 'sponsor-manager']) expect(roles).not.toContain(role);
    expect(owners.map(({ user }) => user)).not.toContain(stranger.user);
    // The committee of one commune owns nothing in another.
    expect(owners.map(({ user }) => user)).not.toContain(committee.user);
    const near = (await get('province', '/api/plan/owners?commune=02902')).body as typeof body;
    expect((near as { owners: { user: string }[] }).owners.map(({ user }) => user)).toContain(committee.user);
    expect(
      await refusal(await server.ask('GET', '/api/plan/owners?commune=02901', undefined, stranger.headers)),
    ).toMatchObject({ status: 403, code: 'not-yours', field: 'commune' });
    for (const role of ['collector', 'unit-clerk', 'committee', 'auditor'] as const)
      expect((await get(role, '/api/plan/owners?commune=02901')).status).toBe(403);
  });

  const reads = [
    '/api/plan/board',
    '/api/plan/map',
    '/api/plan/places/unit/SAPA',
    '/api/plan/places/commune/02901',
    '/api/plan/count?by=unit',
    '/api/plan/count?by=commune',
    '/api/plan/count?by=month&from=2025-01-01',
    '/api/plan/survival?by=collector',
    '/api/plan/figures/taking-part',
    '/api/plan/versions',
    '/api/plan/scenario',
    '/api/plan/sprints',
    '/api/plan/forecast',
    '/api/plan/back-test',
    '/api/plan/hard',
    '/api/plan/approaches',
    '/api/plan/notes',
    '/api/plan/notes?of=collector',
  ];
  test.each(reads)('%s is answered to the province, and to no collector', async (path) => {
    expect((await get('province', path)).status).toBe(200);
    for (const role of ['collector', 'sponsor-manager', 'administrator'] as const) {
      expect((await get(role, path)).status).toBe(403);
    }
    expect((await server.ask('GET', path)).status).toBe(401);
  });

  test.each(['/api/plan/due', '/api/plan/lapse', '/api/plan/near-15'])(
    '%s names people, and so is not for a committee',
    async (path) => {
      for (const role of ROLES) {
        const may = ['collector', 'unit-clerk', 'unit-head', 'province', 'auditor'].includes(role);
        expect((await get(role, path)).status).toBe(may ? 200 : 403);
      }
    },
  );

  test('who is due is listed, and that somebody looked is written down', async () => {
    // Paid for November: December may be paid until its end, so that they stop on 1 January.
    const { body } = await get('unit-clerk', '/api/plan/due?on=2025-11-30&within=60');
    expect(body).toMatchObject({ total: 2, people: [{ until: '2026-01-01', first: true, months: 1 }, {}] });
    const seen = await get('auditor', `/api/audit/viewings?person=${mai.id}`);
    expect(JSON.stringify(seen.body)).toContain('document');
  });

  test('a figure opens to its question, its parts and its records; names are for those who may see people', async () => {
    const opened = await get('province', '/api/plan/figures/joined?on=2025-11-30');
    expect(opened.body).toMatchObject({
      value: 2,
      parts: [
        { code: '02901', value: 1 },
        { code: '02902', value: 1 },
      ],
      records: [
        { kind: 'first', delta: 1, day: '2025-11-18' },
        { kind: 'first', delta: 1, day: '2025-11-18' },
      ],
    });
    expect((await ask(committee, '/api/plan/figures/joined?on=2025-11-30')).body).toMatchObject({
      value: 1,
      withheld: true,
      behind: { count: 1, sum: 1 },
      records: [],
    });
  });

  test('a division is tried out by every method and adds up', async () => {
    const body = {
      year: 2026,
      of: { level: 'province', province: world.province },
      total: 21,
      method: 'last-year-share',
      parts: [],
    };
    const told = await server.ask('POST', '/api/plan/cascade', body, staff.province.headers);
    expect(told.status).toBe(200);
    const answer = (await told.json()) as { shares: { total: number }[]; parts: object[] };
    expect(answer.shares.reduce((sum, { total }) => sum + total, 0)).toBe(21);
    const foreign = await server.ask(
      'POST',
      '/api/plan/cascade',
      { ...body, of: { level: 'unit', unit: 'SAPA' } },
      stranger.headers,
    );
    expect(await refusal(foreign)).toMatchObject({ code: 'not-yours' });
    expect((await server.ask('POST', '/api/plan/cascade', body, staff.committee.headers)).status).toBe(403);
  });

  test('effort is spread over the communes, and brings no less than an even spread', async () => {
    const body = { until: '2025-12-31', meetings: 10, collectorDays: 20 };
    const told = await server.ask('POST', '/api/plan/spread', body, staff.province.headers);
    const answer = (await told.json()) as { kind: string; expected: number; evenly: number };
    expect(answer).toMatchObject({ kind: 'spread' });
    expect(answer.expected).toBeGreaterThanOrEqual(answer.evenly - 1e-6);
    expect((await server.ask('POST', '/api/plan/spread', body, staff['unit-clerk'].headers)).status).toBe(403);
  });

  test('an approach is opened by its unit, followed up and closed; another unit may not', async () => {
    const approach = newId<'approach'>();
    const open = command('open-approach', {
      approach,
      commune: '02902',
      flags: ['few-collectors'],
      act: 'Họp thôn buổi tối, có người nói tiếng Mông',
      owner: staff['unit-head'].user,
      from: '2025-11-18',
      until: '2025-12-15',
      followUpOn: '2025-11-25',
    });
    const foreign = await server.ask('POST', '/api/commands', { commands: [open] }, stranger.headers);
    expect(await foreign.json()).toMatchObject({ told: [{ status: 'refused', error: { code: 'not-yours' } }] });
    expect(await send('unit-head', open)).toMatchObject({ outcome: { noted: null } });
    expect(
      await send(
        'unit-head',
        command('follow-up-approach', { approach, on: '2025-11-25', note: 'Bốn hộ hẹn lại', next: '2025-12-02' }),
      ),
    ).toMatchObject({ outcome: { noted: null } });
    expect((await get('province', '/api/plan/approaches')).body).toMatchObject({
      approaches: [
        {
          id: approach,
          state: 'open',
          next: '2025-12-02',
          ownerName: 'Người dùng unit-head',
          steps: [{ note: 'Bốn hộ hẹn lại' }],
        },
      ],
    });
    expect(
      await send(
        'unit-head',
        command('close-approach', { approach, on: '2025-12-15', outcome: 'helped', note: 'Đủ người' }),
      ),
    ).toMatchObject({ outcome: { noted: null } });
    expect((await get('province', '/api/plan/approaches?state=helped')).body).toMatchObject({
      approaches: [{ id: approach }],
    });
    expect(
      await send('unit-head', command('follow-up-approach', { approach, on: '2025-12-16', note: 'Nữa', next: null })),
    ).toMatchObject({ outcome: { noted: 'approach-closed' } });
  });

  test('a sprint has its own curve and credit; two in one place at once are refused', async () => {
    const sprint = newId<'sprint'>();
    const told = {
      sprint,
      name: 'Đợt cao điểm 15 ngày',
      from: '2025-11-16',
      to: '2025-11-30',
      places: [{ level: 'province', province: world.province }],
      people: 30,
      rule: 'all-who-came',
    };
    expect(await send('province', command('open-sprint', told))).toMatchObject({ outcome: { noted: null } });
    expect(await send('province', command('open-sprint', { ...told, sprint: newId() }))).toMatchObject({
      outcome: { noted: 'sprint-overlaps' },
    });
    expect((await get('province', `/api/plan/sprints/${sprint}?on=2025-11-30`)).body).toMatchObject({
      credited: 2,
      credit: { came: 2 },
      sprint: { people: 30 },
    });
    expect((await get('province', `/api/plan/sprints/${newId()}`)).status).toBe(404);
  });

  describe('reports', () => {
    const bytesOf = async (path: string) => {
      const told = await server.ask('GET', path, undefined, staff.province.headers);
      expect(told.status).toBe(200);
      return Buffer.from(await told.arrayBuffer());
    };

    test.each(['B01-TS', 'B15', 'B16', 'brief'])('%s is printed as .pdf and .xlsx', async (report) => {
      expect((await bytesOf(`/api/plan/reports/${report}?on=2025-11-30`)).subarray(0, 5).toString()).toBe('%PDF-');
      expect((await bytesOf(`/api/plan/reports/${report}?on=2025-11-30&as=xlsx`)).subarray(0, 2).toString()).toBe('PK');
      for (const role of ['collector', 'sponsor-manager', 'administrator'] as const) {
        expect((await get(role, `/api/plan/reports/${report}?on=2025-11-30`)).status).toBe(403);
      }
    });

    test('one that was frozen is opened byte by byte, whatever is decided and paid afterwards', async () => {
      const path = '/api/plan/reports/brief/freeze?on=2025-11-18&known=then';
      const refused = await server.ask('POST', path, { id: newId() }, staff.committee.headers);
      expect(await refusal(refused)).toMatchObject({ status: 403, code: 'not-allowed' });
      const frozen = await server.ask('POST', path, { id: newId() }, staff.province.headers);
      expect(frozen.status).toBe(200);
      const { snapshot } = (await frozen.json()) as { snapshot: { id: string; hash: string } };
      const again = await server.ask('POST', path, { id: newId() }, staff.province.headers);
      expect(await again.json()).toMatchObject({ snapshot: { id: snapshot.id } });
      const before = await bytesOf(`/api/plan/snapshots/${snapshot.id}/file`);
      const boardBefore = (await get('province', '/api/plan/board?on=2025-11-18&known=then')).body as { stand: object };
      clock.pass(10 * 86_400_000);
      await signAll();
      // Another plan, and a receipt of the 17th that came ten days late.
      expect(
        await send(
          'province',
          command('amend-plan', {
            plan,
            version: 1,
            reason: 'Điều chỉnh',
            targets: [
              target({ level: 'province', province: world.province }, 25),
              target({ level: 'unit', unit: 'BATXAT' }, 15),
            ],
          }),
        ),
      ).toMatchObject({ outcome: { noted: null } });
      const decision = { by: 'Ủy ban nhân dân tỉnh', documentNumber: '30/QĐ-UBND', on: '2025-11-28', file: null };
      expect(
        await send('province', command('decide-plan', { plan, version: 2, decision, from: '2025-01-01' })),
      ).toMatchObject({ outcome: { noted: null } });
      const hoa = someone({ name: 'Giàng Thị Hoa' });
      const late = taking(103, moment('2025-11-17 15:00'), [{ claim: monthly(hoa.id, '2025-11'), amount: 297_000 }], {
        people: [hoa],
      });
      await tell(engine(), world.collectors[0], late, clock.now);
      expect((await get('province', '/api/plan/board?on=2025-11-18&known=now')).body).toMatchObject({
        plan: { version: 2 },
        stand: { count: 3, target: 25 },
      });
      const boardThen = (await get('province', '/api/plan/board?on=2025-11-18&known=then')).body as { stand: object };
      expect(boardThen.stand).toEqual(boardBefore.stand);
      expect(boardThen).toMatchObject({ plan: { version: 1 } });
      expect((await bytesOf(`/api/plan/snapshots/${snapshot.id}/file`)).equals(before)).toBe(true);
      expect((await get('province', `/api/plan/snapshots/${snapshot.id}`)).body).toMatchObject({
        untouched: true,
        snapshot: { hash: snapshot.hash },
      });
      // The whole province's report is not for a unit.
      expect((await ask(stranger, `/api/plan/snapshots/${snapshot.id}`)).status).toBe(404);
      expect((await ask(committee, '/api/plan/snapshots')).body).toEqual({ snapshots: [] });
    });

    test('the paper of a decision is kept, and a decision that names another one is refused', async () => {
      const told = await server.app.request('/api/plan/files?name=quyet-dinh.pdf', {
        method: 'POST',
        headers: { ...staff.province.headers, 'content-type': 'application/pdf' },
        body: '%PDF-1.7 synthetic',
      });
      const { file } = (await told.json()) as { file: { id: string; name: string; sha256: string } };
      expect((await bytesOf(`/api/plan/files/${file.id}`)).toString()).toBe('%PDF-1.7 synthetic');
      const denied = await server.app.request('/api/plan/files?name=x', {
        method: 'POST',
        headers: { ...staff['unit-head'].headers, 'content-type': 'application/pdf' },
        body: 'x',
      });
      expect(denied.status).toBe(403);
      const other = newId<'plan'>();
      const draft = [target({ level: 'province', province: world.province }, 1)];
      await send('province', command('draft-plan', { plan: other, year: 2026, reason: 'Năm sau', targets: draft }));
      // A draft is nobody's plan yet: whoever only collects for it does not see it, in no list, page or figure.
      expect((await get('unit-head', '/api/plan/versions/2026')).body).toMatchObject({ version: { state: 'draft' } });
      const listed = (await get('unit-clerk', '/api/plan/versions')).body as { readonly versions: readonly object[] };
      expect(listed.versions).not.toContainEqual(expect.objectContaining({ year: 2026 }));
      expect((await get('unit-clerk', '/api/plan/versions/2026')).status).toBe(404);
      expect((await get('unit-clerk', '/api/plan/figures/planned?year=2026&version=1')).status).toBe(404);
      const decision = { by: 'UBND', documentNumber: '1', on: '2025-11-18', file: { ...file, sha256: '0'.repeat(64) } };
      expect(
        await send('province', command('decide-plan', { plan: other, version: 1, decision, from: '2026-01-01' })),
      ).toMatchObject({ outcome: { noted: 'no-such-plan' } });
      expect(
        await send(
          'province',
          command('decide-plan', { plan: other, version: 1, decision: { ...decision, file }, from: '2026-01-01' }),
        ),
      ).toMatchObject({ outcome: { noted: null } });
      expect((await get('province', '/api/plan/versions/2026')).body).toMatchObject({
        version: { decision: { file } },
      });
    });
  });

  test('a commune that moves in the middle of the year belongs to each unit in its time', async () => {
    const move = command('move-commune', {
      commune: '02902',
      unit: 'BATXAT',
      on: '2025-12-10',
      reason: 'Sắp xếp lại địa bàn',
    });
    expect(await send('unit-head', move)).toMatchObject({ status: 'refused', error: { code: 'not-allowed' } });
    expect(await send('province', move)).toMatchObject({ outcome: { noted: null } });
    const unitsOn = async (on: string) =>
      (
        (await get('province', `/api/plan/board?on=${on}`)).body as {
          units: { place: { code: string }; count: number }[];
        }
      ).units
        .map(({ place, count }) => `${place.code} ${count}`)
        .toSorted();
    expect(await unitsOn('2025-12-09')).toEqual(['BATXAT 0', 'SAPA 3']);
    expect(await unitsOn('2025-12-10')).toEqual(['BATXAT 1', 'SAPA 2']);
  });

  test('a window that is left before its first line came leaves nothing behind: nobody listens any more', async () => {
    const listeners = () => watchOf(engine(), world.province).listeners;
    const before = listeners();
    for (let window = 0; window < 3; window += 1) {
      const told = await server.ask('GET', '/api/plan/live', undefined, staff.province.headers);
      await told.body?.cancel();
    }
    await expect.poll(listeners).toBe(before);
    // And it stays so, once the look at the books that was under way has ended.
    await get('province', '/api/plan/versions');
    await get('province', '/api/plan/versions');
    expect(listeners()).toBe(before);
  });

  test('whoever listens is told when a receipt comes, told by another window; who may not see the plan may not listen', async () => {
    expect((await server.ask('GET', '/api/plan/live', undefined, staff.collector.headers)).status).toBe(403);
    expect((await server.ask('GET', '/api/plan/live')).status).toBe(401);
    const told = await server.ask('GET', '/api/plan/live', undefined, staff.province.headers);
    expect(told.headers.get('content-type')).toBe('text/event-stream');
    const reader = told.body?.getReader();
    if (!reader) throw new Error('no stream');
    const heard = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    expect(await heard()).toContain('retry');
    const xuan = someone({ name: 'Lý Thị Xuân' });
    await tell(
      engine(),
      world.collectors[1],
      taking(201, clock.now, [{ claim: monthly(xuan.id, '2025-11'), amount: 297_000 }], { people: [xuan] }),
      clock.now,
    );
    let text = '';
    while (!text.includes('event: change')) text += await heard();
    expect(text).toContain('"change":"receipt"');
    await reader.cancel();
  });
});
