import { mayDo, type Role } from '@diemtua/domain/access';
import type { CommandKind, CommandText } from '@diemtua/domain/commands';
import type { CollectorId } from '@diemtua/domain/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../routes/index.ts';
import type { AnyRoute } from '../routes/route.ts';
import { tell, type Sender } from '../store/commands/tell.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, householdOf, monthly, newId, someone, taking, type World } from '../store/world-testing.ts';
import { ACT_OF } from './reach.ts';
import {
  Clock,
  eventsOf,
  foundUnit,
  refusal,
  serverOf,
  signedIn,
  staffOf,
  userOf,
  type Signed,
} from './staff-testing.ts';

const table: readonly AnyRoute[] = routes;

/** What lies in the world's own unit, by id. */
interface Things {
  readonly receipt: string;
  readonly payment: string;
  readonly due: string;
  readonly batch: string;
  readonly book: string;
  readonly lease: string;
  readonly collector: string;
  readonly device: string;
  readonly account: string;
  readonly line: string;
  readonly handOver: string;
  readonly person: string;
  readonly other: string;
  readonly household: string;
  readonly import: string;
  readonly merge: string;
  readonly request: string;
  readonly user: string;
  readonly unit: string;
  readonly commune: string;
  readonly province: string;
  readonly day: string;
  readonly organisation: string;
  readonly point: string;
  readonly lead: string;
}

/** A collecting point as an office tells it. */
const pointOf = (id: string, organisation: string, commune: string) => ({
  id,
  organisation,
  commune,
  name: 'Bưu điện Sa Pa',
  address: 'Tổ dân phố 1',
  at: null,
  hours: [{ days: [1], from: '07:30', to: '11:30' }],
  phone: null,
  from: '2025-07-01',
  to: null,
});

/** How a route that takes ids is asked about another unit's; and what it says: that it is not there, or that it is not the asker's. */
interface Foreign {
  /** Who asks: a role of another unit that may call it. */
  readonly as: Role;
  readonly path?: (things: Things) => string;
  readonly body?: (things: Things) => unknown;
  /** Content of another kind. */
  readonly raw?: true;
  readonly says: 'unknown-id' | 'not-yours' | 'beyond-places';
}

/** Why a route that has a parameter, or is asked about a unit, cannot be asked about another unit's things. */
type Reason =
  | 'no id of a unit’s things'
  | 'one’s own only'
  /** Steering shows the whole province to whoever may see it; what of it is a unit’s is looked at in the plan’s own tests. */
  | 'of the plan';

const own: Reason = 'one’s own only';
const head = 'unit-head' as const;

/** Every route with a parameter. One that is missing here fails. */
const FOREIGN: Readonly<Record<string, Foreign | Reason>> = {
  'DELETE /api/me/identities/:provider': own,
  'DELETE /api/me/passkeys/:passkey': own,
  'DELETE /api/me/sessions/:session': own,
  'POST /api/me/identities/:provider': own,
  'POST /api/me/devices/:device/revoke': { as: 'unit-clerk', body: () => ({ why: 'Mất' }), says: 'unknown-id' },
  'GET /api/my-record/sign-in/:provider': 'no id of a unit’s things',
  'GET /api/my-record/sign-in/:provider/return': 'no id of a unit’s things',
  'POST /api/requests/:request/look': { as: head, says: 'unknown-id' },
  'POST /api/requests/:request/answer': { as: head, body: () => ({ text: 'Đã sửa.' }), says: 'unknown-id' },
  'GET /api/sign-in/oidc/:provider': 'no id of a unit’s things',
  'GET /api/sign-in/oidc/:provider/return': 'no id of a unit’s things',
  'POST /api/law/:question': 'no id of a unit’s things',
  'POST /api/law/:question/batch': 'no id of a unit’s things',
  'GET /api/plan/figures/:figure': 'of the plan',
  'GET /api/plan/versions/:year': 'of the plan',
  'GET /api/plan/sprints/:sprint': 'of the plan',
  'GET /api/plan/places/:level/:code': 'of the plan',
  'GET /api/plan/areas/:commune': { as: head, says: 'not-yours' },
  'GET /api/plan/files/:file': 'of the plan',
  'GET /api/plan/reports/:report': 'of the plan',
  'POST /api/plan/reports/:report/freeze': 'of the plan',
  'GET /api/plan/snapshots/:snapshot': 'of the plan',
  'GET /api/plan/snapshots/:snapshot/file': 'of the plan',
  'GET /api/batches/:batch': { as: head, says: 'unknown-id' },
  'GET /api/batches/:batch/list': { as: head, says: 'unknown-id' },
  'GET /api/batches/:batch/commission': { as: head, says: 'unknown-id' },
  'GET /api/batches/:batch/declarations/:payment': { as: head, says: 'unknown-id' },
  'POST /api/batches/:batch/answer': { as: head, raw: true, says: 'unknown-id' },
  'GET /api/books/:book': { as: head, says: 'unknown-id' },
  'GET /api/collectors/:collector': { as: head, says: 'unknown-id' },
  'POST /api/collectors/:collector': {
    as: head,
    body: () => ({
      phone: null,
      certifiedFrom: '2025-07-01',
      certifiedTo: null,
      leftOn: null,
      publicAgreedOn: null,
      communes: [],
    }),
    says: 'unknown-id',
  },
  'POST /api/points/:point': {
    as: head,
    body: ({ point, organisation, commune }) => ({ point: pointOf(point, organisation, commune), version: 1 }),
    says: 'unknown-id',
  },
  'POST /api/leads/:lead/open': { as: 'collector', says: 'unknown-id' },
  'POST /api/leads/:lead/steps': {
    as: 'collector',
    body: () => ({ id: newId(), state: 'called', note: null }),
    says: 'unknown-id',
  },
  'GET /bien-lai/:series/:number/:code': 'no id of a unit’s things',
  'GET /api/collectors/:collector/hand-overs/:day': { as: head, says: 'unknown-id' },
  'GET /api/collectors/:collector/reconciliation': {
    as: head,
    path: ({ collector }) => `/api/collectors/${collector}/reconciliation?from=2025-11-01&to=2025-11-30`,
    says: 'unknown-id',
  },
  'GET /api/dues/:due': { as: head, says: 'unknown-id' },
  'GET /api/dues/:due/code': { as: head, says: 'unknown-id' },
  'GET /api/imports/:import': { as: head, says: 'unknown-id' },
  'GET /api/imports/:import/rows': { as: head, says: 'unknown-id' },
  'POST /api/imports/:import': {
    as: head,
    raw: true,
    path: ({ import: id, commune }) => `/api/imports/${id}?commune=${commune}`,
    says: 'beyond-places',
  },
  'POST /api/imports/:import/rows/:row': {
    as: head,
    path: ({ import: id }) => `/api/imports/${id}/rows/2`,
    body: () => ({ is: 'left-out' }),
    says: 'unknown-id',
  },
  'GET /api/people/:person': { as: head, says: 'unknown-id' },
  'POST /api/people/:person/numbers': { as: head, body: () => ({ why: 'Xem' }), says: 'unknown-id' },
  'GET /api/people/:person/own-data': { as: head, says: 'unknown-id' },
  'GET /api/receipts/:receipt': { as: head, says: 'unknown-id' },
  'POST /api/receipts/:receipt/print': { as: head, says: 'unknown-id' },
  'POST /api/units/:unit/next-number': { as: head, body: () => ({ form: newId() }), says: 'not-yours' },
  'POST /api/bank/accounts/:account/statements': { as: head, raw: true, says: 'unknown-id' },
  'POST /api/devices/:device/revoke': { as: head, body: () => ({ why: 'Mất' }), says: 'not-yours' },
  'POST /api/users/:user': { as: 'administrator', body: () => ({ version: 1, fullName: 'Khác' }), says: 'not-yours' },
  'POST /api/users/:user/lock': { as: 'administrator', body: () => ({ why: 'x' }), says: 'not-yours' },
  'POST /api/users/:user/unlock': { as: 'administrator', says: 'not-yours' },
  'POST /api/users/:user/reset': {
    as: 'administrator',
    body: () => ({ password: 'mười hai con trâu', factors: true }),
    says: 'not-yours',
  },
};

/** A command about another unit's things, by its kind; what its own unit or the whole province is about is told why. */
type ForeignCommand = ((things: Things) => object) | 'of the own unit' | 'of the whole province' | 'of a plan';

const lines = ({ person, payment }: Things) => [
  { id: payment, amount: 297_000, claim: monthly(person as never, '2026-05') },
];

const COMMANDS: Readonly<Record<CommandKind, ForeignCommand>> = {
  'take-payment': (things) => ({
    receipt: {
      id: newId(),
      series: 'BL25',
      number: 7,
      payer: 'Trần Thị Mai',
      takenAt: '2025-11-18T02:00:00Z',
      replaces: things.receipt,
    },
    lines: [{ ...lines(things)[0], id: newId() }],
  }),
  'void-receipt': ({ receipt }) => ({ receipt, on: '2025-11-18', reason: 'x' }),
  settle: ({ payment }) => ({ payment, settlement: { how: 'confirm', takenOn: '2025-11-18' }, reason: 'x' }),
  'hand-over': ({ handOver }) => ({ handOver, amount: 1_000, means: 'office', on: '2025-11-18', reference: null }),
  'receive-cash': ({ handOver, collector }) => ({
    handOver,
    collector,
    amount: 1_000,
    on: '2025-11-18',
    reference: null,
  }),
  'open-due': (things) => ({ due: things.due, payer: 'Mai', lines: lines(things), endsOn: '2025-12-18' }),
  'cancel-due': ({ due }) => ({ due, reason: 'x' }),
  refund: ({ payment }) => ({ payment, on: '2025-11-18', reason: 'death', from: '2025-11' }),
  'make-batch': ({ payment }) => ({ batch: newId(), product: 'voluntary', payments: [payment] }),
  'submit-batch': ({ batch }) => ({ batch, on: '2025-11-18' }),
  'answer-batch': ({ batch, payment }) => ({
    batch,
    answers: [{ payment, result: 'accepted', reason: null, insuranceNumber: null }],
  }),
  'lease-numbers': ({ book, collector, device }) => ({
    lease: newId(),
    book,
    collector,
    device,
    count: 1,
    endsOn: '2026-01-01',
  }),
  'return-numbers': ({ lease }) => ({ lease, from: 150 }),
  'close-period': 'of the own unit',
  'match-line': ({ line, due }) => ({ line, to: { what: 'dues', dues: [due] } }),
  'unmatch-line': ({ line }) => ({ line, reason: 'x' }),
  'change-person': ({ person }) => ({ version: 1, person: someone({ id: person as never }), reason: 'x' }),
  'change-household': ({ household, person }) => ({
    version: 1,
    household: { ...householdOf(person as never, 'poor'), id: household },
    reason: 'x',
  }),
  'merge-people': ({ person, other }) => ({
    merge: newId(),
    kept: person,
    keptVersion: 1,
    gone: other,
    goneVersion: 1,
    choices: {},
    reason: 'x',
  }),
  'split-people': ({ merge }) => ({ merge, reason: 'x' }),
  'keep-apart': ({ person, other }) => ({ one: person, other }),
  'confirm-import': ({ import: id }) => ({ import: id }),
  'undo-import': ({ import: id }) => ({ import: id, reason: 'x' }),
  'draft-plan': 'of the whole province',
  'decide-plan': 'of the whole province',
  'amend-plan': 'of the whole province',
  'move-commune': 'of the whole province',
  'open-sprint': 'of the whole province',
  'keep-scenario': 'of the own unit',
  'cascade-plan': ({ unit, commune }) => ({
    plan: newId(),
    version: 1,
    product: 'voluntary',
    of: { level: 'unit', unit },
    method: 'by-hand',
    parts: [
      { place: { level: 'commune', commune }, product: 'voluntary', new: 1, continuing: 0, total: 1, leader: null },
    ],
  }),
  'open-approach': 'of a plan',
  'follow-up-approach': 'of a plan',
  'close-approach': 'of a plan',
  'tell-areas': ({ commune }) => ({
    on: '2025-11-01',
    source: 'Báo cáo 12/BC-UBND',
    areas: [{ commune, hamlets: 12, far: null, poorPercent: null, minorityPercent: null }],
  }),
};

onBothEngines('another unit’s ids', (engine) => {
  let world: World;
  let things: Things;
  let server: ReturnType<typeof serverOf>;
  let strangers: Readonly<Record<string, Signed>>;
  const clock = new Clock();

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    const { unit, commune } = await foundUnit(engine(), world);
    const { pool } = engine();
    const staff = await staffOf(engine(), world, clock.now);
    const [collector] = world.collectors;
    const [mai, lan, binh] = [someone(), someone({ name: 'Lý Thị Lan' }), someone({ name: 'Lý Thị Lan' })];
    const household = householdOf(mai.id, 'poor');
    const command = taking(101, clock.now, [{ claim: monthly(mai.id, '2025-11'), amount: 198_000 }], {
      people: [mai, lan, binh],
      households: [household],
    });
    const say = (kind: string, more: object, sender: Sender = world.office) =>
      tell(
        engine(),
        sender,
        { id: newId(), madeAt: new Date(clock.now).toISOString(), kind, ...more } as unknown as CommandText,
        clock.now,
      );
    await tell(engine(), collector, command, clock.now);
    const [due, batch, handOver, merge, device, importId] = [newId(), newId(), newId(), newId(), newId(), newId()];
    const payment = command.lines[0]?.id as string;
    await say('open-due', {
      due,
      payer: 'Mai',
      lines: [{ id: newId(), amount: 297_000, claim: monthly(mai.id, '2026-05') }],
      endsOn: '2025-12-18',
    });
    await say('make-batch', { batch, product: 'voluntary', payments: [payment] });
    await say('hand-over', { handOver, amount: 1_000, means: 'office', on: '2025-11-18', reference: null }, collector);
    await say('merge-people', {
      merge,
      kept: lan.id,
      keptVersion: 1,
      gone: binh.id,
      goneVersion: 1,
      choices: {},
      reason: 'x',
    });
    await pool.query(
      `insert into device (province, id, user_id, label, made_at, seen_at) values ($1, $2, $3, 'Máy', now(), now())`,
      [world.province, device, staff.collector.user],
    );
    const [statement, line] = [newId(), newId()];
    await pool.query(
      `insert into bank_statement values ($1, $2, $3, 'camt.053', '\\x00', '2025-11-18', '2025-11-18', 0, 0, now(), $4)`,
      [world.province, statement, world.account, staff['unit-head'].user],
    );
    await pool.query(
      `insert into bank_line values ($1, $2, $3, 'a', $4, '2025-11-18', 'in', 1000, '{}', 'open', null)`,
      [world.province, line, world.account, statement],
    );
    await importRun(importId, staff['unit-clerk'].user);
    const request = newId();
    await pool.query(
      `insert into person_request values ($1, $2, $3, $4, 'complaint', '{other}', 'Xin xem lại', now(), '2025-12-02', false, 'received')`,
      [world.province, request, mai.id, world.commune],
    );
    const idOf = async (sql: string) => (await pool.query<{ id: string }>(sql, [world.province])).rows[0]?.id ?? '';
    things = {
      receipt: command.receipt.id,
      payment,
      due,
      batch,
      book: await idOf(`select id from receipt_book where province = $1 and series = 'BL25'`),
      lease: await idOf('select id from receipt_lease where province = $1 order by from_number limit 1'),
      collector: collector.collector ?? '',
      device,
      account: world.account,
      line,
      handOver,
      person: mai.id,
      other: lan.id,
      household: household.id,
      import: importId,
      merge,
      request,
      user: staff['unit-clerk'].user,
      unit: world.unit,
      commune: world.commune,
      province: world.province,
      day: '2025-11-18',
      organisation: await idOf('select id from organisation where province = $1'),
      point: newId(),
      lead: newId(),
    };
    await pool.query(
      `insert into collecting_point (province, id, organisation, commune, name, address, hours, from_day)
       values ($1, $2, $3, $4, 'Bưu điện Sa Pa', 'Tổ dân phố 1', '[]', '2025-07-01')`,
      [world.province, things.point, things.organisation, world.commune],
    );
    await pool.query(
      `insert into lead (province, id, commune, name, phone, best, about, state, language, consent_version, asked_at, changed_at, code_hash)
       values ($1, $2, $3, 'Nguyễn Thị Hạnh', '0912345678', 'any', 'joining', 'new', 'vi', '2025-11', now(), now(), '\\x00')`,
      [world.province, things.lead, world.commune],
    );
    const far = newId<'collector'>() as CollectorId;
    await pool.query(
      `insert into collector select province, $2, organisation, $3, 'NV99', 'Người khác', null, certified_from, null, null from collector where province = $1 limit 1`,
      [world.province, far, unit],
    );
    const stranger = (role: Role) =>
      signedIn(
        engine(),
        userOf(world, role, {
          units: [unit],
          communes: role === 'collector' ? [commune] : 'of-units',
          ...(role === 'collector' ? { collector: far } : {}),
        }),
        clock.now,
      );
    strangers = {
      'unit-head': await stranger('unit-head'),
      'unit-clerk': await stranger('unit-clerk'),
      collector: await stranger('collector'),
      administrator: await stranger('administrator'),
    };
  });

  async function importRun(id: string, user: string): Promise<void> {
    const { rows } = await engine().pool.query<{
      column_name: string;
      data_type: string;
      is_nullable: string;
      column_default: string | null;
    }>(
      `select column_name, data_type, is_nullable, column_default from information_schema.columns where table_name = 'import_run'`,
    );
    const known: Readonly<Record<string, unknown>> = {
      province: world.province,
      id,
      unit: world.unit,
      commune: world.commune,
      state: 'ready',
    };
    const must = rows.filter(
      ({ column_name, is_nullable, column_default }) =>
        column_name in known || (is_nullable === 'NO' && column_default === null),
    );
    const standard: Readonly<Record<string, unknown>> = {
      uuid: user,
      text: 'x',
      bytea: Buffer.alloc(32),
      jsonb: '{}',
      integer: 1,
      smallint: 1,
      bigint: 1,
      date: '2025-11-18',
      boolean: false,
      'timestamp with time zone': new Date(clock.now),
    };
    await engine().pool.query(
      `insert into import_run (${must.map(({ column_name }) => column_name).join(', ')}) values (${must.map((_, index) => `$${index + 1}`).join(', ')})`,
      must.map(({ column_name, data_type }) => known[column_name] ?? standard[data_type]),
    );
  }

  const nameOf = ({ method, path }: AnyRoute) => `${method} ${path}`;
  const withIds = table.filter(({ path }) => path.includes(':'));
  const filled = (path: string): string =>
    path.replaceAll(/:(\w+)/g, (_, name: string) => String(things[name as keyof Things] ?? newId()));

  test('every route with a parameter is in the table', () => {
    expect(withIds.map(nameOf).filter((name) => !(name in FOREIGN))).toEqual([]);
  });

  const asked = Object.entries(FOREIGN).flatMap(([name, foreign]) =>
    typeof foreign === 'string' ? [] : [[name, foreign] as const],
  );
  test.each(asked)('%s', async (name, { as, path, body, raw, says }) => {
    const [method = '', pattern = ''] = name.split(' ');
    const address = path ? path(things) : filled(pattern);
    const stranger = strangers[as] as Signed;
    const before = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'refused').length;
    const told = raw
      ? await server.app.request(address, {
          method,
          headers: { ...stranger.headers, 'content-type': 'application/octet-stream' },
          body: new Uint8Array([1, 2, 3]),
        })
      : await server.ask(method, address, body?.(things), stranger.headers);
    expect(await refusal(told)).toMatchObject({ code: says });
    const after = (await eventsOf(engine(), world)).filter(({ kind }) => kind === 'refused');
    expect(after).toHaveLength(before + 1);
    expect(after.map(({ content }) => content.route)).toContain(name);
  });

  const kinds = Object.entries(COMMANDS) as [CommandKind, ForeignCommand][];
  const reaching = kinds.flatMap(([kind, make]) => (typeof make === 'function' ? [[kind, make] as const] : []));
  test.each(reaching)('%s about another unit’s is refused, and the try is remembered', async (kind, make) => {
    const role = (['unit-head', 'collector'] as const).find((each) => mayDo(each, ACT_OF[kind]));
    const stranger = strangers[role ?? ''] as Signed;
    const before = (await eventsOf(engine(), world)).filter(({ kind: what }) => what === 'refused').length;
    const command = { id: newId(), madeAt: new Date(clock.now).toISOString(), kind, ...make(things) };
    const told = await server.ask('POST', '/api/commands', { commands: [command] }, stranger.headers);
    expect(await told.json()).toMatchObject({ told: [{ status: 'refused', error: { code: 'not-yours' } }] });
    const after = (await eventsOf(engine(), world)).filter(({ kind: what }) => what === 'refused');
    expect(after).toHaveLength(before + 1);
    // Nor is it foretold.
    const foretold = await server.ask('POST', '/api/commands/foretell', { command }, stranger.headers);
    expect(await refusal(foretold)).toMatchObject({ status: 403, code: 'not-yours' });
  });

  describe('what names no thing of a unit', () => {
    test('is told in the own unit’s name only', async () => {
      for (const commands of [[{ kind: 'close-period' }], [{ kind: 'keep-scenario' }]]) {
        const told = await server.ask(
          'POST',
          '/api/commands',
          { commands, unit: world.unit },
          strangers['unit-head']?.headers,
        );
        expect(await refusal(told)).toMatchObject({ status: 403, code: 'not-yours' });
      }
    });

    test('is the province’s', () => {
      const ofProvince = kinds.filter(([, make]) => make === 'of the whole province').map(([kind]) => kind);
      for (const kind of ofProvince)
        for (const role of ['collector', 'unit-clerk', 'unit-head'] as const)
          expect(mayDo(role, ACT_OF[kind])).toBe(false);
    });
  });
});
