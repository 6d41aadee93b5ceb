import { beforeAll, describe, expect, test } from 'vitest';
import { makeReference } from '@diemtua/domain/cash';
import type { Role } from '@diemtua/domain/access';
import {
  Clock,
  foundUnit,
  refusal,
  serverOf,
  signedIn,
  staffOf,
  userOf,
  type Signed,
} from '../access/staff-testing.ts';
import { onBothEngines } from '../store/testing.ts';
import { deskOf, foundWorld, moment, monthly, newId, someone, taking, type World } from '../store/world-testing.ts';

const at = moment('2025-11-18 09:00');

onBothEngines('what an office’s desk asks', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let stranger: Signed;
  const clock = new Clock();
  const mai = someone();
  const lan = someone({ name: 'Lò Thị Lan' });
  let taken: ReturnType<typeof taking>;
  let asked: ReturnType<typeof taking>;

  const get = async (role: Role, path: string) => {
    const told = await server.ask('GET', path, undefined, staff[role].headers);
    return { status: told.status, body: (await told.json()) as Record<string, never> };
  };
  const { say, told } = deskOf(engine, () => world, at);
  const send = (role: Role, path: string, bytes: string) =>
    server.app.request(path, {
      method: 'POST',
      headers: { ...staff[role].headers, 'content-type': 'application/octet-stream' },
      body: bytes,
    });

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    staff = await staffOf(engine(), world, clock.now);
    const far = await foundUnit(engine(), world);
    stranger = await signedIn(engine(), userOf(world, 'unit-clerk', { units: [far.unit] }), clock.now);
    const [collector] = world.collectors;
    taken = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    // Number 103 leaves a gap at 102; and 50,000 less than is due.
    asked = taking(103, at, [{ claim: monthly(lan.id, '2025-11'), amount: 247_000 }], { people: [lan] });
    await say(taken, collector);
    await say(asked, collector);
  });

  test('receipts are listed by number and collector, and one is opened with what it means', async () => {
    const list = await get('unit-clerk', '/api/receipts?number=101');
    expect(list.body).toMatchObject({ receipts: [{ series: 'BL25', number: 101, lines: 1, asked: 0, voided: null }] });
    const one = await get('unit-clerk', `/api/receipts/${taken.receipt.id}`);
    expect(one.body).toMatchObject({
      inWords: 'Hai trăm chín mươi bảy nghìn đồng',
      lines: [{ personName: 'Trần Thị Mai', judgement: { outcome: 'covers', from: '2025-11', payable: 297_000 } }],
    });
    const seen = await get('auditor', `/api/audit/viewings?person=${mai.id}`);
    expect(seen.body).toMatchObject({ viewings: [{ what: 'document', personName: 'Trần Thị Mai' }] });
  });

  test('a collector sees the own receipts only', async () => {
    const [, other] = world.collectors;
    const theirs = taking(201, at, [{ claim: monthly(mai.id, '2025-12'), amount: 297_000 }]);
    await say(theirs, other);
    const list = await get('collector', `/api/receipts?collector=${other.collector}`);
    expect(JSON.stringify(list.body)).not.toContain('"number":201');
    const one = await server.ask('GET', `/api/receipts/${theirs.receipt.id}`, undefined, staff.collector.headers);
    expect(await refusal(one)).toMatchObject({ status: 403, code: 'not-yours' });
  });

  test('the gap in a book has its reason and its holder', async () => {
    const books = (await get('unit-clerk', '/api/books')).body as unknown as {
      books: { id: string; series: string; leases: { id: string; collectorName: string }[] }[];
    };
    const book = books.books.find(({ series }) => series === 'BL25');
    const one = await get('unit-clerk', `/api/books/${book?.id}`);
    expect(one.body).toMatchObject({
      runs: expect.arrayContaining([
        { from: 102, to: 102, state: 'skipped', lease: book?.leases[0]?.id },
        { from: 104, to: 200, state: 'in-hand', lease: book?.leases[0]?.id },
      ]),
    });
  });

  test('a book is given once, to one’s own unit, and no number twice', async () => {
    const give = (body: object, role: Role = 'unit-head') =>
      server.ask('POST', '/api/books', { id: newId(), unit: world.unit, series: 'BL26', ...body }, staff[role].headers);
    expect((await give({ from: 1, to: 500 })).status).toBe(200);
    expect(await refusal(await give({ from: 500, to: 600 }))).toMatchObject({ status: 409, code: 'already-there' });
    expect(await refusal(await give({ from: 9, to: 1 }))).toMatchObject({ status: 400 });
    expect(await refusal(await give({ unit: 'BATXAT', from: 501, to: 600 }))).toMatchObject({ code: 'not-yours' });
    expect(await refusal(await give({ from: 501, to: 600 }, 'unit-clerk'))).toMatchObject({ code: 'not-allowed' });
  });

  describe('money in suspense', () => {
    test('is shown with its question', async () => {
      const list = await get('unit-clerk', '/api/suspense');
      expect(list.body).toMatchObject({
        open: expect.arrayContaining([
          expect.objectContaining({
            personName: 'Lò Thị Lan',
            question: { asks: 'amount-differs', due: 297_000, paid: 247_000 },
          }),
        ]),
      });
    });

    test('what a decision will do is foretold, and nothing of it is kept', async () => {
      const command = told('settle', {
        payment: asked.lines[0]?.id,
        settlement: { how: 'pay-back', on: '2025-11-18', from: 'float' },
        reason: 'Chị Lan chưa đủ tiền',
      });
      const foretold = await server.ask('POST', '/api/commands/foretell', { command }, staff['unit-clerk'].headers);
      expect(await foretold.json()).toMatchObject({
        noted: null,
        changes: [
          { kind: 'float', change: -247_000 },
          { kind: 'suspense', change: -247_000 },
        ],
        lines: [{ judgement: { outcome: 'suspense', question: { asks: 'paid-back', on: '2025-11-18' } } }],
      });
      const list = await get('unit-clerk', '/api/suspense');
      expect(JSON.stringify(list.body)).toContain('amount-differs');
    });

    test('who may not settle is not told what it would do either; nor is another unit', async () => {
      const command = told('settle', {
        payment: asked.lines[0]?.id,
        settlement: { how: 'confirm', takenOn: '2025-11-18' },
        reason: 'x',
      });
      const ask = (headers: Signed['headers']) => server.ask('POST', '/api/commands/foretell', { command }, headers);
      expect(await refusal(await ask(staff.collector.headers))).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await refusal(await ask(stranger.headers))).toMatchObject({ status: 403, code: 'not-yours' });
    });
  });

  test('a collector’s cash has its oldest day and its deadline', async () => {
    const list = await get('unit-clerk', '/api/collectors');
    expect(list.body).toMatchObject({
      today: '2025-11-18',
      limit: { daysMax: 3, assumed: true },
      collectors: expect.arrayContaining([
        expect.objectContaining({
          code: 'NV01',
          held: 544_000,
          since: '2025-11-18',
          deadline: '2025-11-21',
          overdue: 0,
        }),
      ]),
    });
    const one = await get('unit-clerk', `/api/collectors/${world.collectors[0].collector}`);
    expect(one.body).toMatchObject({
      held: [
        { number: 101, left: 297_000 },
        { number: 103, left: 247_000 },
      ],
    });
  });

  test('collectors to choose from are those of the list, by name, and nobody else’s', async () => {
    interface Told {
      readonly collectors: readonly {
        readonly id: string;
        readonly code: string;
        readonly name: string;
        readonly unit: string;
        readonly leftOn: string | null;
        readonly devices: readonly { readonly id: string; readonly label: string; readonly revokedAt?: unknown }[];
      }[];
    }
    const list = (await get('unit-clerk', '/api/collectors')).body as unknown as Told;
    expect(list.collectors.map(({ code }) => code)).toEqual(['NV01', 'NV02']);
    expect((await get('unit-clerk', '/api/collector-names')).body).toEqual({
      collectors: list.collectors.map(({ id, code, name, unit, leftOn, devices }) => ({
        id,
        code,
        name,
        unit,
        leftOn,
        devices: devices
          .filter(({ revokedAt }) => revokedAt === null)
          .map(({ id: device, label }) => ({ id: device, label })),
      })),
    });
    const theirs = await server.ask('GET', '/api/collector-names', undefined, stranger.headers);
    expect(await theirs.json()).toEqual({ collectors: [] });
    expect((await get('sponsor-manager', '/api/collector-names')).status).toBe(403);
    const one = `/api/collectors/${world.collectors[0].collector}`;
    expect(await refusal(await server.ask('GET', one, undefined, stranger.headers))).toMatchObject({ status: 404 });
  });

  test('certificate and communes are changed by whoever manages collectors', async () => {
    const path = `/api/collectors/${world.collectors[0].collector}`;
    const body = {
      phone: '0912345678',
      certifiedFrom: '2025-07-01',
      certifiedTo: '2027-06-30',
      leftOn: null,
      publicAgreedOn: null,
      communes: ['02902'],
    };
    expect((await server.ask('POST', path, body, staff['unit-head'].headers)).status).toBe(200);
    expect((await server.ask('POST', path, { ...body, communes: ['02901'] }, staff['unit-head'].headers)).status).toBe(
      200,
    );
    expect((await get('unit-clerk', path)).body).toMatchObject({ communes: ['02901'] });
    expect(await refusal(await server.ask('POST', path, body, staff['unit-clerk'].headers))).toMatchObject({
      code: 'not-allowed',
    });
  });

  test('a statement is read from a file, its movements wait with their matches, and a matched one can be found again', async () => {
    const due = newId<'due'>();
    await say(told('change-person', { version: 0, person: someone({ name: 'Giàng Thị Mỷ' }), reason: 'mới' }));
    const lines = [{ id: newId<'payment'>(), amount: 297_000, claim: monthly(mai.id, '2026-01') }];
    await say(told('open-due', { due, payer: 'Trần Thị Mai', lines, endsOn: '2025-11-30' }));
    const path = `/api/bank/accounts/${world.account}/statements`;
    const csv = [
      'Số tài khoản;8800201000001',
      'Ngày giao dịch;Diễn giải;Ghi nợ;Ghi có;Số tham chiếu',
      `18/11/2025;${makeReference(0)} nop bhxh;;297.000;FT1`,
      '18/11/2025;khong ro;;50.000;FT2',
    ].join('\n');
    expect(await (await send('unit-clerk', path, csv)).json()).toEqual({
      kind: 'imported',
      format: 'generic_vn_xlsx',
      added: 2,
      known: 0,
    });
    expect(await (await send('unit-clerk', path, csv)).json()).toMatchObject({ added: 0, known: 2 });
    const waiting = (await get('unit-clerk', '/api/bank/waiting')).body as unknown as {
      lines: { id: string; outcome: { kind: string; dues?: string[] } }[];
    };
    const certain = waiting.lines.find(({ outcome }) => outcome.kind === 'matched');
    expect(certain?.outcome).toEqual({ kind: 'matched', dues: [due], by: 'reference' });
    await say(told('match-line', { line: certain?.id, to: { what: 'dues', dues: [due] } }));
    expect((await get('unit-clerk', '/api/bank/lines?state=matched')).body).toMatchObject({
      lines: [{ id: certain?.id, to: { what: 'dues', dues: [due] } }],
      receipts: [{ id: due, payer: 'Trần Thị Mai', series: 'VP25' }],
      handOvers: [],
    });
    expect((await get('unit-clerk', '/api/bank')).body).toMatchObject({
      balance: 347_000,
      accounts: [{ waiting: 1 }],
      statements: expect.arrayContaining([expect.objectContaining({ lines: 2, open: 1 })]),
    });
  });

  test('cash that the desk had counted is offered for the deposit that brings it to the bank, and taken by the unit’s own office only', async () => {
    const handOver = newId<'hand-over'>();
    const { collector } = world.collectors[1];
    await say(told('receive-cash', { handOver, collector, amount: 123_000, on: '2025-11-18', reference: null }));
    const csv = [
      'Số tài khoản;8800201000001',
      'Ngày giao dịch;Diễn giải;Ghi nợ;Ghi có;Số tham chiếu',
      '19/11/2025;BHXH Sa Pa nop tien mat;;123.000;FT77',
    ].join('\n');
    const read = await send('unit-clerk', `/api/bank/accounts/${world.account}/statements`, csv);
    expect(await read.json()).toMatchObject({ kind: 'imported', added: 1 });
    interface Waiting {
      readonly lines: readonly { readonly id: string; readonly counted: readonly (readonly string[])[] }[];
      readonly atDesk: readonly { readonly id: string; readonly received: number }[];
    }
    const waiting = async () => (await get('unit-clerk', '/api/bank/waiting')).body as unknown as Waiting;
    const before = await waiting();
    expect(before.atDesk).toMatchObject([{ id: handOver, received: 123_000 }]);
    const line = before.lines.find(({ counted }) => counted.length > 0);
    expect(line?.counted).toEqual([[handOver]]);
    const match = told('match-line', { line: line?.id, to: { what: 'counted', handOvers: [handOver] } });
    const tell = async (headers: Record<string, string>) =>
      (await server.ask('POST', '/api/commands', { commands: [match] }, headers)).json();
    expect(await tell(stranger.headers)).toMatchObject({
      told: [{ status: 'refused', error: { code: 'not-yours' } }],
    });
    expect(await tell(staff.collector.headers)).toMatchObject({
      told: [{ status: 'refused', error: { code: 'not-allowed' } }],
    });
    expect((await waiting()).atDesk).toHaveLength(1);
    expect(await tell(staff['unit-clerk'].headers)).toMatchObject({
      told: [{ status: 'recorded', outcome: { noted: null } }],
    });
    expect((await waiting()).atDesk).toEqual([]);
    const settled = await get('unit-clerk', '/api/bank/lines?state=matched');
    expect(JSON.stringify(settled.body)).toContain(`"what":"counted","handOvers":["${handOver}"]`);
    expect(settled.body).toMatchObject({ handOvers: [{ id: handOver, received: 123_000, receivedOn: '2025-11-18' }] });
  });

  test('a row that cannot be read is named; a file that cannot be opened too; another unit’s account is not there', async () => {
    const path = `/api/bank/accounts/${world.account}/statements`;
    const wrong = 'Số tài khoản;8800201000001\nNgày giao dịch;Diễn giải;Ghi nợ;Ghi có\n32/13/2025;x;;1.000';
    expect(await (await send('unit-clerk', path, wrong)).json()).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'not-a-day', row: 3, field: 'bookedOn', wayOut: 'correct-the-cell' }],
    });
    expect(await (await send('unit-clerk', path, '{')).json()).toEqual({ kind: 'unreadable', code: 'not-json' });
    const far = await server.app.request(path, {
      method: 'POST',
      headers: { ...stranger.headers, 'content-type': 'application/octet-stream' },
      body: wrong,
    });
    expect(await refusal(far)).toMatchObject({ status: 404, code: 'unknown-id' });
    expect(await refusal(await send('auditor', path, wrong))).toMatchObject({ code: 'not-allowed' });
  });

  test.each(['..%2f..%2fkey', '%2e%2e', '..', '%00', '/etc/passwd', `';drop table bank_line;--`, '0'.repeat(300)])(
    'an upload with %s in the place of an id goes nowhere',
    async (id) => {
      for (const path of [`/api/bank/accounts/${id}/statements`, `/api/imports/${id}`]) {
        const { status } = await send('unit-clerk', path, 'x');
        expect([400, 404, 405, 415]).toContain(status);
      }
      const { rows } = await engine().pool.query('select from import_run where province = $1', [world.province]);
      expect(rows).toEqual([]);
    },
  );

  test('files that are ready make a batch, and each stands in it with its state', async () => {
    const ready = (await get('unit-clerk', '/api/batches/ready')).body as unknown as {
      files: { payment: string; person: string; consented: boolean }[];
    };
    const files = ready.files.filter(({ person }) => person === mai.id).slice(0, 1);
    expect(files).toMatchObject([{ consented: false }]);
    const batch = newId<'batch'>();
    await say(told('make-batch', { batch, product: 'voluntary', payments: files.map(({ payment }) => payment) }));
    expect((await get('unit-clerk', '/api/batches')).body).toMatchObject({ batches: [{ id: batch, state: 'draft' }] });
    expect((await get('unit-clerk', `/api/batches/${batch}`)).body).toMatchObject({
      files: [{ filing: 'to-submit', inside: true, personName: 'Trần Thị Mai' }],
    });
    const far = await server.ask('GET', `/api/batches/${batch}`, undefined, stranger.headers);
    expect(await refusal(far)).toMatchObject({ status: 404 });
    expect(await (await send('unit-clerk', `/api/batches/${batch}/answer`, 'no file')).json()).toEqual({
      kind: 'unreadable',
      code: 'not-xlsx',
    });
  });

  test('the ledger: both sides are equal, a statement names the other side, the next month to close is told', async () => {
    const totals = (await get('unit-clerk', '/api/ledger/totals')).body as unknown as {
      debits: number;
      credits: number;
    };
    expect(totals).toMatchObject({ balanced: true });
    const before = await get('unit-clerk', '/api/ledger/totals?knownAt=2025-01-01T00:00:00Z');
    expect(before.body).toMatchObject({ rows: [], debits: 0 });
    const owner = String(world.collectors[0].collector);
    const paper = await get(
      'unit-clerk',
      `/api/ledger/statement?kind=float&owner=${owner}&from=2025-11-01&until=2025-11-30`,
    );
    expect(paper.body).toMatchObject({ name: 'Vàng Thị Mỷ', after: { balance: 544_000 } });
    expect((await get('unit-clerk', '/api/ledger/periods')).body).toMatchObject({
      closed: [],
      next: { month: '2025-11', over: false },
    });
    expect((await get('committee', '/api/ledger/totals')).status).toBe(403);
  });

  test('the journal is examined by whoever may, and holds', async () => {
    const done = await server.ask('POST', '/api/ledger/verify', undefined, staff.auditor.headers);
    expect(await done.json()).toMatchObject({ faults: [] });
    const not = await server.ask('POST', '/api/ledger/verify', undefined, staff['unit-head'].headers);
    expect(await refusal(not)).toMatchObject({ code: 'not-allowed' });
  });

  test('the record shows what was told and what was refused; a unit sees its own people’s only', async () => {
    const events = await get('auditor', '/api/audit/events');
    expect(JSON.stringify(events.body)).toContain('"kind":"refused"');
    const commands = await get('auditor', '/api/audit/commands');
    expect(commands.status).toBe(200);
    const far = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
    const theirs = await server.ask('GET', '/api/audit/viewings', undefined, far.headers);
    expect(await theirs.json()).toEqual({ viewings: [] });
    expect((await get('unit-clerk', '/api/audit/events')).status).toBe(403);
  });

  test('the province reads the record and the collectors of one unit; nobody those of a unit that is another’s', async () => {
    for (const path of ['/api/audit/events', '/api/audit/commands', '/api/audit/viewings']) {
      const told = (role: Role, unit: string) => get(role, `${path}?unit=${unit}`);
      const list = async (unit: string) =>
        Object.values((await told('province', unit)).body as Readonly<Record<string, readonly unknown[]>>)[0] ?? [];
      expect((await list(world.unit)).length).toBeGreaterThan(0);
      expect(await list('NOWHERE')).toEqual([]);
      expect(await told('unit-head', 'BATXAT')).toMatchObject({ status: 403, body: { error: { code: 'not-yours' } } });
    }
    const collectors = async (unit: string) => (await get('province', `/api/collectors?unit=${unit}`)).body;
    expect(await collectors(world.unit)).toMatchObject({ collectors: [{ code: 'NV01' }, { code: 'NV02' }] });
    expect(await collectors('BATXAT')).toMatchObject({ collectors: [] });
    expect((await get('unit-clerk', '/api/collectors?unit=BATXAT')).status).toBe(403);
  });
});
