import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '@diemtua/domain/access';
import type { PersonId } from '@diemtua/domain/ids';
import { readPdf } from '../../../tests/pdf-text.ts';
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
import { readSheet } from '../../documents/xlsx.ts';
import { tell } from '../../store/commands/tell.ts';
import { OWN_DATA } from '../../store/documents/own-data.ts';
import { fileOf } from '../../store/import/lists-testing.ts';
import { onBothEngines } from '../../store/testing.ts';
import { deskOf, foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

const at = moment('2025-11-18 08:30');

onBothEngines('papers and lists over HTTP', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let stranger: Signed;
  const clock = new Clock();
  const mai = someone({ insuranceNumber: '1520000001' });
  const command = taking(
    101,
    at,
    [{ claim: monthly(mai.id, '2025-11', { method: 'yearly' } as never), amount: 3_564_000 }],
    { people: [mai] },
  );
  const payment = command.lines[0]?.id as string;
  const batch = newId<'batch'>();

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    staff = await staffOf(engine(), world, clock.now);
    const { unit, commune } = await foundUnit(engine(), world);
    stranger = await signedIn(
      engine(),
      { ...userOf(world, 'unit-head'), units: [unit], communes: [commune] },
      clock.now,
    );
    await engine().pool.query(
      `insert into commission_rate values ($1, gen_random_uuid(), 'voluntary', 'first', 1, 5000, '2025-07-01', null, 'a synthetic rate', 'D')`,
      [world.province],
    );
    const [collector] = world.collectors;
    const { say, told } = deskOf(engine, () => world, at);
    await say(command, collector);
    await say(
      told('hand-over', {
        handOver: newId(),
        amount: 3_000_000,
        means: 'deposit',
        on: '2025-11-18',
        reference: 'NT 77',
      }),
      collector,
    );
    await say(told('make-batch', { batch, product: 'voluntary', payments: [payment] }));
    await say(told('submit-batch', { batch, on: '2025-11-18' }));
    await say(
      told('answer-batch', { batch, answers: [{ payment, result: 'accepted', reason: null, insuranceNumber: null }] }),
    );
    await say(told('refund', { payment, on: '2025-11-18', reason: 'compulsory', from: '2026-02' }));
  });

  const get = (path: string, { headers }: Signed = staff['unit-head']) => server.ask('GET', path, undefined, headers);
  const post = (path: string, { headers }: Signed = staff['unit-head']) => server.ask('POST', path, undefined, headers);
  const bytesOf = async (answer: Response) => {
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const textOf = async (answer: Response) =>
    readPdf(await bytesOf(answer))
      .pages.join(' ')
      .replaceAll(/\s+/g, ' ');
  const cellsOf = async (answer: Response) => {
    const sheet = await readSheet(await bytesOf(answer));
    if (!sheet.ok) throw new Error(sheet.refused.code);
    return sheet.rows;
  };
  const receipt = command.receipt.id;
  const days = 'from=2025-11-01&to=2025-11-30';

  test('a receipt is printed once; after that it is a copy, and each print was seen', async () => {
    const first = await textOf(await post(`/api/receipts/${receipt}/print`));
    expect(first).toContain('3.564.000');
    expect(first).toContain('0000101');
    expect(first).not.toContain('BẢN SAO');
    expect(await textOf(await post(`/api/receipts/${receipt}/print?paper=roll`, staff.collector))).toContain(
      'BẢN SAO LẦN 1',
    );
    const { rows } = await engine().pool.query(
      `select count(*) as n from viewing where province = $1 and person = $2 and what = 'document'`,
      [world.province, mai.id],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('the batch as D05-TS in the layout of its day, on paper and as a sheet', async () => {
    const text = await textOf(await get(`/api/batches/${batch}/list`));
    // 363,000 × 12 = 4,356,000 due; the State 66,000 × 12 = 792,000; she pays 3,564,000.
    for (const shown of ['490/QĐ-BHXH', '4.356.000', '792.000', '3.564.000', '1520000001', 'BL25 0000101'])
      expect(text).toContain(shown);
    const rows = await cellsOf(await get(`/api/batches/${batch}/list?as=xlsx`));
    expect(rows.find((row) => row[1] === 'Trần Thị Mai')?.slice(7, 14)).toEqual([
      1_650_000,
      12,
      '11/2025',
      4_356_000,
      3_564_000,
      20,
      792_000,
    ]);
  });

  test('the declaration, the commission with what went back, the reconciliation, the hand-over, the refunds', async () => {
    expect(await textOf(await get(`/api/batches/${batch}/declarations/${payment}`))).toContain('Đóng 12 tháng một lần');
    const pay = await textOf(await get(`/api/batches/${batch}/commission`));
    for (const shown of ['178.200', '-133.650', '44.550']) expect(pay.replaceAll('−', '-')).toContain(shown);
    expect(pay).toContain('Tỷ lệ tạm tính');
    const { collector } = world.collectors[0];
    // 3,564,000 taken, 3,000,000 handed over: 564,000 are still in her hands.
    const seen = await textOf(await get(`/api/collectors/${collector}/reconciliation?${days}`));
    for (const shown of ['3.564.000', '3.000.000', '564.000', 'NT 77']) expect(seen).toContain(shown);
    expect(await textOf(await get(`/api/collectors/${collector}/hand-overs/2025-11-18`))).toContain('3.000.000');
    expect(await textOf(await get(`/api/refunds/list?${days}`))).toContain('2.673.000');
  });

  test('all that is held on a person, whoever saw it among it', async () => {
    const data = (await (await get(`/api/people/${mai.id}/own-data`, staff['unit-clerk'])).json()) as {
      parts: Record<string, { what?: string }[]>;
    };
    expect(Object.keys(data.parts)).toEqual(Object.keys(OWN_DATA));
    expect(data.parts.viewing?.at(-1)).toMatchObject({ what: 'export', viewer_name: 'Người dùng unit-clerk' });
    expect(data.parts.payment).toHaveLength(1);
    const text = await textOf(await get(`/api/people/${mai.id}/own-data?as=pdf`));
    for (const shown of ['DỮ LIỆU CÁ NHÂN', 'Trần Thị Mai', '1520000001', 'Tiền đã đóng', 'Ai đã xem'])
      expect(text).toContain(shown);
    const rows = await cellsOf(await get(`/api/people/${mai.id}/own-data?as=xlsx`));
    expect(rows.flat()).toContain('Trần Thị Mai');
  });

  test('paper and sheet hold a long text to its last word', async () => {
    // 6,000 words are some 40,000 signs: more than one row of paper takes, and more than one of a sheet.
    const words = Array.from({ length: 6_000 }, (_, place) => `từ${place}`);
    await engine().pool.query(
      `update person set content = jsonb_set(content, '{address}', to_jsonb($3::text)) where province = $1 and id = $2`,
      [world.province, mai.id, words.join(' ')],
    );
    const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
    const paper = squeezed(await textOf(await get(`/api/people/${mai.id}/own-data?as=pdf`)));
    for (const word of ['từ0', 'từ2999', 'từ5999']) expect(paper).toContain(word);
    const rows = await cellsOf(await get(`/api/people/${mai.id}/own-data?as=xlsx`));
    const told = rows.filter((row) => row[1] === 'content.address').map((row) => row[2]);
    expect(told.length).toBeGreaterThan(1);
    expect(told.join('')).toBe(words.join(' '));
  });

  test('no table that holds a person is forgotten in it', async () => {
    const { rows } = await engine().pool.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('person', 'kept') order by 1`,
    );
    // Keys are made of what is told; a judgement is told with its payment.
    const made = ['judgement', 'person_key'];
    expect(rows.map(({ name }) => name).filter((name) => !(name in OWN_DATA))).toEqual(made);
  });

  test('what was sent and is void since stands in the next batch as a decrease; a list of refunds has its number', async () => {
    const say = (kind: string, more: object) =>
      tell(engine(), world.office, { id: newId(), madeAt: new Date(at).toISOString(), kind, ...more } as never, at);
    const lan = someone({ name: 'Lý Thị Lan', insuranceNumber: '1520000077' });
    const sent = taking(102, at, [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], { people: [lan] });
    await tell(engine(), world.collectors[0], sent, at);
    const [first, next] = [newId<'batch'>(), newId<'batch'>()];
    const file = sent.lines[0]?.id;
    await say('make-batch', { batch: first, product: 'voluntary', payments: [file] });
    await say('submit-batch', { batch: first, on: '2025-11-18' });
    await say('void-receipt', { receipt: sent.receipt.id, on: '2025-11-19', reason: 'Viết sai' });
    await say('make-batch', { batch: next, product: 'voluntary', payments: [], decreases: [file] });
    // What was sent stays on the paper of the batch that sent it.
    expect(await textOf(await get(`/api/batches/${first}/list`))).toContain('1520000077');
    const rows = await cellsOf(await get(`/api/batches/${next}/list?as=xlsx`));
    const line = rows.find((row) => row[1] === 'Lý Thị Lan');
    expect(line?.slice(7, 14)).toEqual([1_650_000, 1, '11/2025', 363_000, 297_000, 20, 66_000]);
    expect(String(line?.at(-1) ?? line)).toContain('Biên lai đã hủy');
    const text = await textOf(await get(`/api/batches/${next}/list`));
    expect(text).toContain('Số người giảm');
    const list = async (from: string) => textOf(await get(`/api/refunds/list?from=${from}&to=2025-11-30`));
    expect(await list('2025-11-01')).toContain('1/2025');
    expect(await list('2025-11-02')).toContain('2/2025');
    expect(await list('2025-11-01')).toContain('1/2025');
  });

  test('the registry as a list that can be read in again', async () => {
    const [head, ...rows] = (await cellsOf(await get('/api/people-list'))).map((row) => row.slice(1, 4));
    expect(head).toEqual(['Họ và tên', 'Mã số BHXH', 'Số CCCD']);
    expect(rows).toContainEqual(['Trần Thị Mai', '1520000001', null]);
  });

  test('the code of a due, as a picture; none once it is cancelled', async () => {
    const due = newId<'due'>();
    const say = (kind: string, more: object) =>
      tell(engine(), world.office, { id: newId(), madeAt: new Date(at).toISOString(), kind, ...more } as never, at);
    const lines = [{ id: newId(), amount: 297_000, claim: monthly(mai.id as PersonId, '2027-11') }];
    await say('open-due', { due, payer: 'Trần Thị Mai', lines, endsOn: '2025-11-30' });
    const svg = await get(`/api/dues/${due}/code`);
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect((await bytesOf(await get(`/api/dues/${due}/code?as=png`))).slice(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
    await say('cancel-due', { due, reason: 'thôi' });
    expect((await get(`/api/dues/${due}/code`)).status).toBe(404);
  });

  test('a list over HTTP: upload, progress, rows, a decision, and the commands that confirm and undo', async () => {
    const id = newId<'import'>();
    const upload = async (path: string, { headers }: Signed) =>
      server.app.request(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(
          await fileOf([
            {
              name: 'Giàng A Páo',
              social: '1520000002',
              born: '1990',
              people: 'Mông',
              months: 3,
              from: '07/2025',
              percent: 30,
            },
          ]),
        ),
      });
    const sent = await upload(`/api/imports/${id}?commune=02901`, staff['unit-clerk']);
    expect([sent.status, await sent.json()]).toEqual([202, { status: 'reading' }]);
    await expect
      .poll(async () => ((await (await get(`/api/imports/${id}`)).json()) as { state: string }).state, {
        timeout: 20_000,
      })
      .toBe('ready');
    expect(await (await get(`/api/imports/${id}`)).json()).toMatchObject({ rowsRead: 2, rows: { enrol: 1, bad: 0 } });
    expect(await (await get(`/api/imports/${id}/rows?only=all`)).json()).toMatchObject({
      rows: [{ row: 2, plan: 'enrol' }],
      next: null,
    });
    const decide = await server.ask(
      'POST',
      `/api/imports/${id}/rows/2`,
      { is: 'left-out' },
      staff['unit-clerk'].headers,
    );
    expect(decide.status).toBe(200);
    const again = await server.ask('POST', `/api/imports/${id}/rows/2`, { is: 'as-read' }, staff['unit-clerk'].headers);
    expect(again.status).toBe(200);
    const confirm = (by: Signed) =>
      server.ask(
        'POST',
        '/api/commands',
        { commands: [{ id: newId(), madeAt: new Date(at).toISOString(), kind: 'confirm-import', import: id }] },
        by.headers,
      );
    expect(await (await confirm(stranger)).json()).toMatchObject({ told: [{ status: 'refused' }] });
    expect(await (await confirm(staff['unit-clerk'])).json()).toMatchObject({
      told: [{ status: 'recorded', outcome: { noted: null } }],
    });
    expect(await refusal(await upload(`/api/imports/${newId()}?commune=02901`, stranger))).toMatchObject({
      status: 403,
      code: 'beyond-places',
    });
  });

  describe('another unit’s', () => {
    test.each([
      ['receipt', () => post(`/api/receipts/${receipt}/print`, stranger)],
      ['batch', () => get(`/api/batches/${batch}/list`, stranger)],
      ['commission', () => get(`/api/batches/${batch}/commission`, stranger)],
      ['declaration', () => get(`/api/batches/${batch}/declarations/${payment}`, stranger)],
      ['collector', () => get(`/api/collectors/${world.collectors[0].collector}/reconciliation?${days}`, stranger)],
      ['hand-over', () => get(`/api/collectors/${world.collectors[0].collector}/hand-overs/2025-11-18`, stranger)],
      ['person', () => get(`/api/people/${mai.id}/own-data`, stranger)],
    ])('%s is not there', async (_, ask) => {
      expect(await refusal(await ask())).toMatchObject({ status: 404, code: 'unknown-id' });
    });

    test('people are on no list, and refunds on none either', async () => {
      expect(await cellsOf(await get('/api/people-list', stranger))).toHaveLength(1);
      expect(await refusal(await get(`/api/refunds/list?${days}&unit=SAPA`, stranger))).toMatchObject({
        status: 403,
        code: 'not-yours',
      });
    });
  });
});
