import { ROLES, mayDo, type Role } from '@diemtua/domain/access';
import { beforeAll, describe, expect, test } from 'vitest';
import { areaList, rowsOfList } from '../../../tests/area-list.ts';
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
import { writeSheet } from '../../documents/xlsx.ts';
import { tell } from '../../store/commands/tell.ts';
import { areaListTemplate } from '../../store/documents/area-list.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

interface Known {
  readonly value: number;
  readonly on: string;
  readonly source: string;
  readonly by: string | null;
}
interface Area {
  readonly place: { readonly code: string };
  readonly known: Readonly<Record<'hamlets' | 'far' | 'poorPercent' | 'minorityPercent', Known | null>>;
}

onBothEngines('facts of communes', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  /** Who heads another unit; who sits in the committee of one commune. */
  let stranger: Signed;
  let committee: Signed;
  const clock = new Clock();
  const at = moment('2025-11-18 09:00');

  const one = (told: object = {}) => ({
    commune: '02902',
    hamlets: 14,
    far: { hamlets: 6, beyondKm: 5 },
    poorPercent: 31.5,
    minorityPercent: 92,
    ...told,
  });
  const nothing = { hamlets: null, far: null, poorPercent: null, minorityPercent: null };
  const command = (areas: readonly object[], on = '2025-07-01', source = '45/BC-UBND') => ({
    id: newId<'command'>(),
    madeAt: new Date(clock.now).toISOString(),
    kind: 'tell-areas',
    on,
    source,
    areas,
  });
  const send = async (who: Signed, told: object) => {
    const answer = await server.ask('POST', '/api/commands', { commands: [told] }, who.headers);
    return ((await answer.json()) as { told: object[] }).told[0];
  };
  const get = async (who: Signed, path: string) => {
    const told = await server.ask('GET', path, undefined, who.headers);
    return { status: told.status, body: (await told.json()) as never };
  };
  const areasFor = async (who: Signed, query = ''): Promise<readonly Area[]> => {
    const { status, body } = await get(who, `/api/plan/areas${query}`);
    expect(status).toBe(200);
    return (body as { areas: Area[] }).areas;
  };
  const ofTaVan = async (query = '') =>
    (await areasFor(staff.province, query)).find(({ place }) => place.code === '02902')?.known;
  const bring = async (who: Signed, bytes: Uint8Array, on = '2025-07-01') => {
    const headers = { ...who.headers, 'content-type': 'application/octet-stream' };
    return server.app.request(`/api/plan/areas-read?on=${on}`, {
      method: 'POST',
      headers,
      body: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    });
  };

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    staff = await staffOf(engine(), world, clock.now);
    stranger = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
    committee = await signedIn(
      engine(),
      userOf(world, 'committee', { units: [], communes: ['02902' as never] }),
      clock.now,
    );
    const [collector] = world.collectors;
    const people = Array.from({ length: 20 }, (_, index) =>
      someone({
        name: `Vàng Thị Mỷ ${String.fromCodePoint(97 + index)}`,
        commune: '02902' as never,
        ethnicity: index < 15 ? '08' : '01',
      }),
    );
    for (const [index, person] of people.entries()) {
      const paid = taking(
        101 + index,
        at,
        [{ claim: monthly(person.id, '2025-11'), amount: index < 15 ? 264_000 : 297_000 }],
        {
          people: [person],
        },
      );
      await tell(engine(), collector, paid, at);
    }
  });

  test('before anybody has told them nothing is known, and hard areas say so', async () => {
    expect(await ofTaVan()).toEqual(nothing);
    const { body } = await get(staff.province, '/api/plan/hard');
    expect(body).toMatchObject({ uncounted: ['farHamlets', 'poorPercent', 'minorityPercent', 'visits'] });
  });

  describe('who may not tell', () => {
    test.each(ROLES.filter((role) => !mayDo(role, 'plan.divide')))('%s', async (role) => {
      const answer = await server.ask('POST', '/api/commands', { commands: [command([one()])] }, staff[role].headers);
      const said = (await answer.json()) as { told?: { error: { code: string } }[]; error?: { code: string } };
      // Whoever has no unit has no office to tell it in.
      expect((said.told?.[0]?.error ?? said.error)?.code).toBe(said.told ? 'not-allowed' : 'field-missing');
      expect(await ofTaVan()).toEqual(nothing);
      const told = await server.ask('GET', '/api/plan/areas-template', undefined, staff[role].headers);
      expect(await refusal(told)).toMatchObject({ status: 403 });
      expect(await refusal(await bring(staff[role], await areaList([])))).toMatchObject({ status: 403 });
    });

    test('another unit’s head, alone or among own communes', async () => {
      expect(await send(stranger, command([one()]))).toMatchObject({
        status: 'refused',
        error: { code: 'not-yours' },
      });
      expect(await ofTaVan()).toEqual(nothing);
    });
  });

  describe('who may not see', () => {
    test.each(ROLES.filter((role) => !mayDo(role, 'plan.see')))('%s', async (role) => {
      for (const path of ['/api/plan/areas', '/api/plan/areas/02902'])
        expect((await get(staff[role], path)).status).toBe(403);
    });

    test('a committee its own communes only, another unit none of these', async () => {
      expect((await areasFor(committee)).map(({ place }) => place.code)).toEqual(['02902']);
      expect((await get(committee, '/api/plan/areas/02901')).status).toBe(403);
      expect((await get(stranger, '/api/plan/areas/02902')).status).toBe(403);
      expect((await get(staff.province, '/api/plan/areas/99999')).status).toBe(404);
    });
  });

  test('what cannot be is refused with the field and the way out, and nothing is written', async () => {
    const wrong = command([one({ poorPercent: 140, far: { hamlets: 15, beyondKm: 5 } })], '2031-01-01');
    expect(await send(staff['unit-head'], wrong)).toMatchObject({
      status: 'recorded',
      outcome: {
        noted: 'counted-in-future',
        refusals: [
          { code: 'counted-in-future', field: 'on', wayOut: 'correct-the-day' },
          { code: 'far-more-than-all', field: 'areas.0.far.hamlets', figures: { far: 15, hamlets: 14 } },
          { code: 'not-a-percent', field: 'areas.0.poorPercent', wayOut: 'type-percent' },
        ],
      },
    });
    expect(await send(staff.province, command([one({ commune: '99999' })]))).toMatchObject({
      outcome: { refusals: [{ code: 'commune-unknown', field: 'areas.0.commune', wayOut: 'choose-from-list' }] },
    });
    expect(await ofTaVan()).toEqual(nothing);
  });

  test('the unit’s head tells its commune: the fact has its day, its source and who told it, and hard areas know it', async () => {
    const told = command([one()]);
    expect(await send(staff['unit-head'], told)).toMatchObject({ status: 'recorded', outcome: { noted: null } });
    expect(await send(staff['unit-head'], told)).toMatchObject({ status: 'recorded', repeated: true });
    expect(await ofTaVan()).toMatchObject({
      hamlets: { value: 14, on: '2025-07-01', source: '45/BC-UBND', by: expect.any(String) },
      far: { value: 6, of: 14, beyondKm: 5 },
      poorPercent: { value: 31.5 },
      minorityPercent: { value: 92 },
    });
    const { body } = await get(staff.province, '/api/plan/hard');
    expect(body).toMatchObject({ uncounted: ['visits'] });
    expect((await areasFor(staff.auditor)).find(({ place }) => place.code === '02902')?.known.far?.value).toBe(6);
    expect((await areasFor(committee))[0]?.known.far?.value).toBe(6);
  });

  test('a new telling does not change what was known before', async () => {
    const before = new Date(clock.now).toISOString().slice(0, 10);
    clock.now += 3 * 86_400_000;
    staff = await staffOf(engine(), world, clock.now);
    const later = command([one({ ...nothing, poorPercent: 28 })], '2025-07-01', '52/BC-UBND');
    expect(await send(staff.province, later)).toMatchObject({ outcome: { noted: null } });
    expect(await ofTaVan()).toMatchObject({
      poorPercent: { value: 28, source: '52/BC-UBND' },
      // What was left out stays what it was.
      minorityPercent: { value: 92, source: '45/BC-UBND' },
    });
    expect(await ofTaVan(`?on=${before}&known=now`)).toMatchObject({ poorPercent: { value: 28 } });
    expect(await ofTaVan(`?on=${before}&known=then`)).toMatchObject({ poorPercent: { value: 31.5 } });
    // A day before the count knows nothing of it.
    expect(await ofTaVan('?on=2025-06-30')).toEqual(nothing);
    const { body } = await get(staff.province, '/api/plan/areas/02902');
    expect((body as { tellings: { source: string }[] }).tellings.map(({ source }) => source)).toEqual([
      '52/BC-UBND',
      '45/BC-UBND',
    ]);
  });

  test('among those who take part so many are of a minority: 15 of 20; of fewer people it is not told', async () => {
    const { body } = await get(staff.province, '/api/plan/areas/02902?on=2025-11-30');
    expect(body).toMatchObject({ takingPart: { people: 20, minority: 15, poor: 0 } });
    const none = await get(staff.province, '/api/plan/areas/02901?on=2025-11-30');
    expect(none.body).toMatchObject({ takingPart: null });
  });

  describe('a list', () => {
    test('is given empty, with the own communes, and an empty one tells nothing', async () => {
      const answer = await server.ask('GET', '/api/plan/areas-template', undefined, staff['unit-head'].headers);
      expect(answer.status).toBe(200);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const rows = (await rowsOfList(bytes)).slice(1).map((row) => row[0]);
      expect(rows).toEqual(['Mã xã', '02901', '02902']);
      const empty = await bring(staff['unit-head'], bytes);
      expect(await empty.json()).toEqual({ kind: 'read', areas: [], problems: [], empty: 2 });
      const whole = await inSession(engine(), provinceScope(world.province), (session) => areaListTemplate(session));
      expect(whole.rows.length).toBeGreaterThan(4);
    });

    test('is read with what stands against each row; nothing is written by it', async () => {
      const { rows } = await engine().pool.query<{ code: string }>(
        `select commune as code from unit_commune where province = $1 and unit = 'BATXAT' limit 1`,
        [world.province],
      );
      const bytes = await areaList([
        ['02901', 'Sa Pa', '20', '3', '5', '12,5', 70],
        // Its noughts in front were lost; the share of a percent cell is asked about.
        [2902, 'Tả Van', 14, 15, 5, 0.3, null],
        [rows[0]?.code ?? '', 'Bát Xát', 10, null, null, null, null],
        ['99999', 'Nơi nào', 10, null, null, null, null],
        ['02901', 'Sa Pa', 21, null, null, null, null],
        ['02902', 'Tả Van', 'mười', null, null, 120, null],
        ['', 'Không mã', 10, null, null, null, null],
        ['02903', 'Để trống', null, null, null, null, null],
      ]);
      const answer = (await (await bring(staff['unit-head'], bytes)).json()) as {
        areas: object[];
        problems: { row: number; field: string; code: string; weight: string }[];
        empty: number;
      };
      expect(answer.areas).toEqual([
        {
          commune: '02901',
          name: expect.any(String),
          hamlets: 20,
          far: { hamlets: 3, beyondKm: 5 },
          poorPercent: 12.5,
          minorityPercent: 70,
        },
      ]);
      expect(answer.problems.map(({ row, field, code, weight }) => `${row} ${field} ${code} ${weight}`)).toEqual([
        '3 poorPercent percent-as-typed asks',
        '3 farHamlets far-more-than-all stops',
        '4 code commune-elsewhere stops',
        '5 code commune-unknown stops',
        '6 code commune-twice stops',
        '7 hamlets count-unclear stops',
        '8 code missing stops',
      ]);
      expect(answer.empty).toBe(1);
      expect((await areasFor(staff.province)).find(({ place }) => place.code === '02901')?.known).toEqual(nothing);
    });

    test('that is none, has no head, or is of a day to come is not read', async () => {
      const head = staff['unit-head'];
      expect(await (await bring(head, new Uint8Array([1, 2, 3]))).json()).toEqual({
        kind: 'unreadable',
        code: 'not-xlsx',
      });
      const other = await writeSheet({
        name: 'x',
        title: 'x',
        columns: [{ width: 10, look: 'text' }],
        rows: [['Họ tên'], ['Trần Thị Mai']],
        special: new Map(),
        merges: [],
        frozenRows: 0,
        repeat: null,
        landscape: false,
      });
      expect(await (await bring(head, other)).json()).toEqual({ kind: 'unreadable', code: 'head-missing' });
      const ahead = await bring(head, await areaList([['02901', 'Sa Pa', 20]]), '2031-01-01');
      expect(await ahead.json()).toEqual({ kind: 'unreadable', code: 'counted-in-future' });
    });
  });
});
