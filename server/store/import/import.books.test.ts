import { beforeAll, expect, test } from 'vitest';
import type { CommuneCode, ImportId, PersonId } from '@diemtua/domain/ids';
import { fillD05 } from '@diemtua/domain/reporting';
import { d05Of2025, d05Of2026 } from '../../../tests/forms.ts';
import { sheetOfForm } from '../../documents/form-sheet.ts';
import { writeSheet } from '../../documents/xlsx.ts';
import { cardOf } from '../registry/card.ts';
import { findPeople } from '../registry/find.ts';
import { alikePairs } from '../registry/alike.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { deskOf, foundWorld, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { beginImport } from './begin.ts';
import { decideRow, type RowDecision } from './decide.ts';
import { fileOf, type Listed } from './lists-testing.ts';
import { importPreview, importRows, listImports } from './runs.ts';

const at = moment('2025-11-18 09:30');

/** A woman with both numbers, one month paid on 1,650,000. */
const mai: Listed = {
  name: 'Trần Thị Mai',
  social: '1520000001',
  identity: '010185000011',
  born: '12/04/1985',
  people: 'Kinh',
  months: 3,
  from: '07/2025',
  percent: 20,
};
const pao: Listed = {
  name: 'Giàng A Páo',
  social: '1520000002',
  identity: '010090000012',
  born: '1990',
  people: 'Mông',
  months: 12,
  from: '12/2024',
  percent: 10,
};

onBothEngines('lists from elsewhere', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  const { inside, say, told } = deskOf(engine, () => world, at);
  const begin = (id: ImportId, bytes: Uint8Array) =>
    beginImport(
      engine(),
      world.office,
      { id, bytes, commune: '02901' as CommuneCode },
      () => at,
      (cause) => {
        throw cause;
      },
    );
  const read = async (bytes: Uint8Array): Promise<ImportId> => {
    const id = newId<'import'>();
    const begun = await begin(id, bytes);
    if (begun.status !== 'reading') throw new Error(begun.status);
    await begun.done;
    return id;
  };
  const readPeople = async (...people: readonly Listed[]) => read(await fileOf(people));
  const preview = async (id: ImportId) => {
    const found = await inside((session) => importPreview(session, id, at));
    if (!found) throw new Error('no such import');
    return found;
  };
  const rowsOf = async (id: ImportId, only: 'all' | 'asks' | 'alike' | 'bad' = 'all') =>
    (await inside((session) => importRows(session, id, { only, after: 0 }))).rows;
  const decide = (id: ImportId, row: number, decision: RowDecision) =>
    inside((session) => decideRow(session, world.office, id, row, decision, at));
  const confirm = (id: ImportId, now = at) => say(told('confirm-import', { import: id }), world.office, now);
  const undo = (id: ImportId, now = at) =>
    say(told('undo-import', { import: id, reason: 'nhầm tệp' }), world.office, now);
  const noted = (why: string) => ({ status: 'recorded', outcome: { noted: why } });
  const done = { status: 'recorded', outcome: { noted: null } };
  const found = async (text: string) => {
    const { hits } = await inside((session) => findPeople(session, text));
    return hits.map(({ person }) => person);
  };
  const cardFor = async (id: PersonId) => {
    const card = await inside((session) => cardOf(session, id, '2025-11-18' as never));
    if (!card) throw new Error('no card');
    return card;
  };

  test('a list is nobody until it is confirmed; then all its people are there, with what they had paid', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai, pao);
    expect(await preview(id)).toMatchObject({
      state: 'ready',
      generation: 'plain',
      rowsTotal: 3,
      rowsRead: 3,
      rows: { enrol: 2, bad: 0, asks: 0 },
    });
    expect(await found('1520000001')).toEqual([]);
    expect(await confirm(id)).toMatchObject(done);
    const [one] = await found('1520000001');
    expect(one).toMatchObject({ name: 'Trần Thị Mai', sex: 'female', ethnicity: '01', commune: '02901' });
    const [other] = await found('giang a pao');
    expect(other).toMatchObject({ sex: 'male', ethnicity: '08', birth: { precision: 'year', year: 1990 } });
    // 07–09/2025: until 2025 × 12 + 8. 12/2024–11/2025: until 2025 × 12 + 10.
    expect((await cardFor(one?.id as PersonId)).earlier).toEqual({ until: 24_308, supported: 3 });
    expect((await cardFor(other?.id as PersonId)).earlier).toEqual({ until: 24_310, supported: 12 });
    // No money of another system is in our ledger.
    const { rows } = await engine().pool.query('select count(*) as n from posting where province = $1', [
      world.province,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('confirmed twice it does nothing twice, and the same list again adds nothing', async () => {
    world = await foundWorld(engine());
    const bytes = await fileOf([mai, pao]);
    const id = await read(bytes);
    const command = told('confirm-import', { import: id });
    expect(await Promise.all([say(command), say(command)])).toMatchObject([done, done]);
    expect(await confirm(id)).toMatchObject(noted('import-confirmed'));
    const again = await read(bytes);
    expect(await preview(again)).toMatchObject({ sameFileConfirmed: true, rows: { nothing: 2, enrol: 0, asks: 2 } });
    expect(await confirm(again)).toMatchObject(done);
    const [one] = await found('1520000001');
    expect((await cardFor(one?.id as PersonId)).earlier).toEqual({ until: 24_308, supported: 3 });
    expect(await found('tran thi mai')).toHaveLength(1);
  });

  test('the same upload is known by its id, and another list under it is refused', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai);
    expect(await begin(id, await fileOf([mai]))).toEqual({ status: 'known' });
    expect(await begin(id, await fileOf([pao]))).toEqual({ status: 'other-content' });
    expect(await inside((session) => listImports(session, at))).toHaveLength(1);
  });

  test('every bad row is named with its place, and the others go on', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(
      mai,
      { ...pao, social: '15200' },
      { ...pao, name: 'Lý Thị Mẩy 2', social: '1520000003', identity: '010185000013' },
      { name: 'Hoàng Minh', social: '1520000004', born: '1991' },
      { name: 'Lò Thị Ban', social: '1520000005' },
      {
        ...mai,
        social: '1520000006',
        identity: '010185000016',
        name: 'Vàng Thị Sua',
        born: '5/5/1980',
        income: '1,65 triệu',
      },
    );
    expect((await preview(id)).rows).toMatchObject({ enrol: 1, bad: 5 });
    expect(
      (await rowsOf(id, 'bad')).map(({ row, problems }) => [row, problems.map((one) => [one.code, one.field])]),
    ).toEqual([
      [3, [['number-not-10-digits', 'socialNumber']]],
      [4, [['name-has-digits', 'name']]],
      [
        5,
        [
          ['ethnicity-assumed', 'ethnicity'],
          ['sex-unknown', 'sex'],
        ].toReversed(),
      ],
      [
        6,
        [
          ['birth-missing', 'born'],
          ['sex-from-name', 'sex'],
          ['ethnicity-assumed', 'ethnicity'],
        ],
      ],
      [7, [['money-unclear', 'income']]],
    ]);
    const [bad] = await rowsOf(id, 'bad');
    expect(bad?.problems[0]).toEqual({
      row: 3,
      column: 2,
      field: 'socialNumber',
      code: 'number-not-10-digits',
      value: '15200',
      weight: 'stops',
      wayOut: 'check-card',
    });
    expect(await confirm(id)).toMatchObject(done);
    expect(await found('1520000003')).toEqual([]);
    expect(await found('1520000001')).toHaveLength(1);
  });

  test('whoever bears the number is that person: empty fields are filled, what is known stays', async () => {
    world = await foundWorld(engine());
    const known = someone({ insuranceNumber: '1520000001', hamlet: 'Tổ 3' });
    await say(told('change-person', { version: 0, person: known, reason: 'mới' }));
    const id = await readPeople({ ...mai, phone: '0912 345 678', commune: 'Tả Van' });
    expect((await preview(id)).rows).toMatchObject({ change: 1, enrol: 0 });
    await confirm(id);
    const { person, version, changes } = await cardFor(known.id);
    expect(person).toMatchObject({
      personalNumber: '010185000011',
      phones: ['0912345678'],
      hamlet: 'Tổ 3',
      commune: '02901',
    });
    expect([version, changes[0]?.why]).toEqual([2, 'imported']);
    expect(await undo(id)).toMatchObject(done);
    const back = await cardFor(known.id);
    expect(back.person).toEqual(known);
    expect(back).toMatchObject({ version: 3, earlier: null });
  });

  test('a number with another’s name, and two numbers of two people, are refused by name', async () => {
    world = await foundWorld(engine());
    await say(told('change-person', { version: 0, person: someone({ insuranceNumber: '1520000001' }), reason: 'mới' }));
    await say(
      told('change-person', {
        version: 0,
        person: someone({ personalNumber: '010090000012', name: 'Giàng A Páo' }),
        reason: 'mới',
      }),
    );
    const id = await readPeople(
      { ...pao, social: '1520000001', identity: '010090000099' },
      { ...mai, identity: '010090000012' },
    );
    expect((await rowsOf(id, 'bad')).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['number-of-another'],
      ['number-twice', 'numbers-of-two-people'],
    ]);
  });

  test('somebody alike is laid beside; a clerk may say that it is that one', async () => {
    world = await foundWorld(engine());
    const known = someone();
    await say(told('change-person', { version: 0, person: known, reason: 'mới' }));
    const id = await readPeople(mai);
    expect(await rowsOf(id, 'alike')).toMatchObject([
      { row: 2, plan: 'enrol', alike: [{ person: known.id, name: 'Trần Thị Mai', verdict: 'likely' }] },
    ]);
    const beside = await readPeople(mai);
    expect(await decide(id, 2, { is: 'known', person: known.id })).toBe('decided');
    expect((await preview(id)).rows).toMatchObject({ enrol: 0, change: 1 });
    await confirm(id);
    expect((await cardFor(known.id)).person).toMatchObject({ insuranceNumber: '1520000001' });
    // The other reading is old now: its number is taken.
    expect(await confirm(beside)).toMatchObject(noted('changed-since-read'));

    world = await foundWorld(engine());
    await say(told('change-person', { version: 0, person: someone({ id: newId<'person'>() }), reason: 'mới' }));
    const other = await readPeople(mai, pao);
    expect(await decide(other, 3, { is: 'left-out' })).toBe('decided');
    await confirm(other);
    expect(await inside((session) => alikePairs(session))).toMatchObject([
      { reasons: expect.arrayContaining(['name-same']) },
    ]);
    expect(await found('giang a pao')).toEqual([]);
  });

  test('undone, nobody of it is there; once somebody has paid it stays', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const id = await readPeople(mai, { ...pao, household: 'HO-1', relation: 'Chủ hộ' });
    await confirm(id);
    expect(await undo(id)).toMatchObject(done);
    expect(await found('1520000001')).toEqual([]);
    expect((await preview(id)).state).toBe('undone');
    expect(await undo(id)).toMatchObject(noted('import-undone'));
    const left = await engine().pool.query(
      `select (select count(*) from person where province = $1) + (select count(*) from person_earlier where province = $1) + (select count(*) from household where province = $1) as n`,
      [world.province],
    );
    expect(left.rows).toEqual([{ n: 0 }]);

    const again = await readPeople(mai);
    await confirm(again);
    const [one] = await found('1520000001');
    await say(
      taking(101, at, [{ claim: monthly(one?.id as PersonId, '2025-11'), amount: 297_000 }]),
      collector,
      at + 1000,
    );
    expect(await undo(again, at + 2000)).toMatchObject(noted('built-on:people'));
    expect(await found('1520000001')).toHaveLength(1);
  });

  test('what she had paid before makes her first receipt here a continuing one', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const known = someone({ insuranceNumber: '1520000001' });
    const first = taking(101, at, [{ claim: monthly(known.id, '2025-11'), amount: 297_000 }], { people: [known] });
    expect(await say(first, collector, at - 1000)).toMatchObject({
      outcome: { lines: [{ judgement: { kind: 'first' } }] },
    });
    const later = moment('2025-11-20 09:00');
    // 08/2025, three months: 11/2025 is in our books already.
    const id = await readPeople({ ...mai, from: '09/2025' });
    expect((await rowsOf(id)).flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'months-already-known',
    ]);
    expect(await confirm(id, later)).toMatchObject({ outcome: { lines: [{ judgement: { kind: 'continuing' } }] } });
    expect((await cardFor(known.id)).earlier).toEqual({ until: 24_309, supported: 2 });
    expect(await undo(id, later + 1000)).toMatchObject({ outcome: { lines: [{ judgement: { kind: 'first' } }] } });
  });

  test('one person in several rows has one record; a household is made of its rows', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(
      { ...mai, household: 'ho 7', relation: 'Chủ hộ' },
      { ...mai, from: '10/2025', months: 2 },
      { ...pao, household: 'HO7', relation: 'Chồng' },
    );
    expect(await preview(id)).toMatchObject({ rows: { enrol: 2, record: 1 }, households: 1 });
    await confirm(id);
    const [one] = await found('1520000001');
    const card = await cardFor(one?.id as PersonId);
    expect(card.earlier).toEqual({ until: 24_310, supported: 5 });
    expect(card.households).toMatchObject([
      { household: { code: 'HO7', head: one?.id, members: [{ relation: 'head' }, { relation: 'spouse' }] } },
    ]);
  });

  test.each([
    ['2023', 'qd490', d05Of2025],
    ['2026', 'qd366', d05Of2026],
  ])('our own D05-TS of %s comes back as people', async (_, generation, form) => {
    world = await foundWorld(engine());
    const id = await read(await writeSheet(sheetOfForm(fillD05(form))));
    expect(await preview(id)).toMatchObject({ state: 'ready', generation, rows: { enrol: 2, 'left-out': 1 } });
    await confirm(id);
    expect(await found('giang a pao')).toMatchObject([{ insuranceNumber: '1520001234', sex: 'male' }]);
  });

  test('what is no list is refused by name, and leaves nothing', async () => {
    world = await foundWorld(engine());
    const id = await read(new TextEncoder().encode('PK no sheet'));
    expect(await preview(id)).toMatchObject({ state: 'refused', refusal: { code: 'not-xlsx' } });
    const words = await read(
      await writeSheet({
        ...sheetOfForm(fillD05(d05Of2025)),
        rows: [['xin chào'], ['không có gì']],
        special: new Map(),
        merges: [],
        repeat: null,
      }),
    );
    expect(await preview(words)).toMatchObject({ state: 'refused', refusal: { code: 'no-head' } });
    expect(await confirm(words)).toMatchObject(noted('import-refused'));
  });

  test('a server that died while it read is seen, and nothing of it can be confirmed', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai);
    await engine().pool.query(`update import_run set state = 'reading' where id = $1`, [id]);
    const later = await inside((session) => importPreview(session, id, at + 600_000));
    expect(later?.state).toBe('cut-off');
    expect(await confirm(id)).toMatchObject(noted('import-reading'));
  });

  test('a confirmation that is cut off on its way leaves nothing, and can be told again', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai, pao);
    const command = told('confirm-import', { import: id });
    // The last thing that confirming does is refused: as if the server had died there.
    await engine().pool.query(
      `create function cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`,
    );
    await engine().pool.query(
      `create trigger cut_off before update on import_run for each row when (new.state = 'confirmed') execute function cut_off()`,
    );
    await expect(say(command)).rejects.toThrow('cut off');
    await engine().pool.query('drop function cut_off cascade');
    const left = await engine().pool.query(
      `select (select count(*) from person where province = $1) + (select count(*) from person_key where province = $1)
         + (select count(*) from person_earlier where province = $1) + (select count(*) from command where province = $1) as n`,
      [world.province],
    );
    expect(left.rows).toEqual([{ n: 0 }]);
    expect(await preview(id)).toMatchObject({ state: 'ready', rows: { enrol: 2 } });
    expect(await say(command)).toMatchObject({ ...done, repeated: false });
    expect(await found('tran thi mai')).toHaveLength(1);
  });

  test('what nobody confirmed for a month is gone with the next upload', async () => {
    world = await foundWorld(engine());
    const [old, young] = [await readPeople(mai), await readPeople(pao)];
    const aged = `update import_run set made_at = made_at - interval '31 days' where id = $1`;
    await engine().pool.query(aged, [old]);
    await readPeople(pao);
    expect(await preview(old)).toMatchObject({ state: 'dropped', rows: { enrol: 0 } });
    expect(await preview(young)).toMatchObject({ state: 'ready', rows: { enrol: 1 } });
    expect(await confirm(old)).toMatchObject(noted('import-dropped'));
  });

  test('another unit sees no list and confirms none', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai);
    const scope = { ...provinceScope(world.province), units: ['OTHER' as never] };
    expect(await inSession(engine(), scope, (session) => importPreview(session, id, at))).toBeNull();
    expect(await inSession(engine(), scope, (session) => importRows(session, id, { only: 'all', after: 0 }))).toEqual({
      rows: [],
      next: null,
    });
    const stranger = { ...world.office, unit: 'OTHER' as never, stream: 'unit/OTHER' as never };
    expect(await say(told('confirm-import', { import: id }), stranger)).toMatchObject(noted('import-unknown'));
  });

  test('the role of the program deletes nobody by itself', async () => {
    world = await foundWorld(engine());
    const id = await readPeople(mai);
    await expect(inside(({ client }) => client.query('delete from person'))).rejects.toThrow('permission denied');
    await expect(inside(({ client }) => client.query('select undo_import($1)', [id]))).rejects.toThrow(
      'only a confirmed',
    );
  });
});
