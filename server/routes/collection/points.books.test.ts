import type { Role } from '@diemtua/domain/access';
import { beforeEach, describe, expect, test } from 'vitest';
import { Clock, foundUnit, refusal, serverOf, signedIn, userOf, type Signed } from '../../access/staff-testing.ts';
import type { NewUser } from '../../access/users.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, newId, type World } from '../../store/world-testing.ts';

interface Told {
  readonly points: readonly { readonly name: string; readonly km: number; readonly phone: string | null }[];
  readonly takers: readonly { readonly name: string; readonly phone: string | null }[];
}

onBothEngines('collecting points', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  let other: Awaited<ReturnType<typeof foundUnit>>;
  let organisation: string;
  beforeEach(async () => {
    world = await foundWorld(engine());
    other = await foundUnit(engine(), world);
    clock = new Clock();
    // A Tuesday.
    clock.now = moment('2025-11-18 10:00');
    server = serverOf(engine(), world, clock);
    const found = await engine().pool.query<{ id: string }>('select id from organisation where province = $1', [
      world.province,
    ]);
    organisation = found.rows[0]?.id ?? '';
  });

  const point = (told: object = {}) => ({
    id: newId() as string,
    organisation,
    commune: world.commune as string,
    name: 'Bưu điện văn hóa xã Sa Pa',
    address: 'Tổ dân phố 1',
    at: null,
    hours: [
      { days: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
      { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
    ],
    phone: '02033870000',
    from: '2025-07-01',
    to: null as string | null,
    ...told,
  });
  const someoneOf = (role: Role, told: Partial<NewUser> = {}) =>
    signedIn(engine(), userOf(world, role, told), clock.now);
  const add = (by: Signed, told: object = point()) => server.ask('POST', '/api/points', told, by.headers);
  const change = (by: Signed, told: ReturnType<typeof point>, version: number) =>
    server.ask('POST', `/api/points/${told.id}`, { point: told, version }, by.headers);
  const near = async (commune = 'sa pa') =>
    (await (await server.app.request(`/api/public/places?xa=${encodeURIComponent(commune)}`)).json()) as Told;
  const page = async (query = 'sa+pa', language = 'vi') =>
    (await server.app.request(`/noi-dong?xa=${query}&language=${language}`)).text();

  test('a clerk adds one: everybody sees its place, hours, phone, and whether it is open now', async () => {
    expect((await add(await someoneOf('unit-clerk'))).status).toBe(200);
    expect((await near()).points).toMatchObject([{ name: 'Bưu điện văn hóa xã Sa Pa', km: 0, phone: '02033870000' }]);
    const told = await page();
    expect(told).toContain('<h3>Bưu điện văn hóa xã Sa Pa</h3>');
    expect(told).toContain('thứ Hai – thứ Sáu: 7:30 – 11:30, 13:30 – 17:00');
    expect(told).toContain('Đang mở, đến 11:30');
    expect(told).toContain('href="tel:02033870000"');
    expect(await page('sa+pa', 'en')).toContain('Open now, until 11:30');
    expect(await page('sa+pa', 'nb')).toContain('mandag – fredag');
    // Saturday.
    clock.now = moment('2025-11-22 10:00');
    expect(await page()).toContain('Đang đóng, mở lại thứ Hai lúc 7:30');
  });

  test('a commune nearby shows it too, with how far it is; one whose days are over or have not begun is not shown', async () => {
    const head = await someoneOf('unit-head');
    await add(head, point({ at: { lat: 22.09, lon: 103 } }));
    expect((await near('ta van')).points).toMatchObject([{ km: 10 }]);
    await add(head, point({ name: 'Đã đóng', to: '2025-11-17' }));
    await add(head, point({ name: 'Chưa mở', from: '2025-11-19' }));
    expect((await near()).points.map(({ name }) => name)).toEqual(['Bưu điện văn hóa xã Sa Pa']);
  });

  test('changed and ended by whoever saw the newest version; what it was stays written', async () => {
    const clerk = await someoneOf('unit-clerk');
    const told = point();
    await add(clerk, told);
    expect((await change(clerk, { ...told, name: 'Bưu điện Sa Pa' }, 1)).status).toBe(200);
    expect(await refusal(await change(clerk, { ...told, name: 'Khác' }, 1))).toMatchObject({
      status: 409,
      code: 'changed-meanwhile',
    });
    expect((await change(clerk, { ...told, to: '2025-11-17' }, 2)).status).toBe(200);
    expect((await near()).points).toEqual([]);
    const kept = await engine().pool.query<{ name: string }>(
      `select content->>'name' as name from collecting_point_version where province = $1 and point = $2 order by version`,
      [world.province, told.id],
    );
    expect(kept.rows.map(({ name }) => name)).toEqual([told.name, 'Bưu điện Sa Pa', told.name]);
  });

  test('told twice it is there once; the same id with other content is an error', async () => {
    const clerk = await someoneOf('unit-clerk');
    const told = point();
    expect((await add(clerk, told)).status).toBe(200);
    expect((await add(clerk, told)).status).toBe(200);
    expect(await refusal(await add(clerk, { ...told, name: 'Khác' }))).toMatchObject({
      status: 409,
      code: 'already-there',
    });
    expect((await near()).points).toHaveLength(1);
  });

  test.each([
    [{ hours: [{ days: [1], from: '11:30', to: '07:30' }] }, 'hours[0]'],
    [{ phone: '12' }, 'phone'],
    [{ at: { lat: 103, lon: 22 } }, 'at.lat'],
  ])('with %j is refused, and says where', async (told, field) => {
    expect(await refusal(await add(await someoneOf('unit-clerk'), point(told)))).toMatchObject({ status: 400, field });
  });

  test('may not be told for another unit’s commune, for one that is not there, nor by an organisation that is not', async () => {
    const clerk = await someoneOf('unit-clerk');
    expect(await refusal(await add(clerk, point({ commune: other.commune })))).toMatchObject({
      status: 403,
      code: 'beyond-places',
    });
    expect(await refusal(await add(clerk, point({ commune: '99999' })))).toMatchObject({
      status: 404,
      field: 'commune',
    });
    expect(await refusal(await add(clerk, point({ organisation: newId() })))).toMatchObject({
      status: 404,
      field: 'organisation',
    });
    const told = point({ commune: other.commune });
    await add(await someoneOf('province'), told);
    expect(await refusal(await change(clerk, told, 1))).toMatchObject({ status: 404, code: 'unknown-id' });
    const mine = point();
    await add(clerk, mine);
    expect(await refusal(await change(clerk, { ...mine, commune: other.commune }, 1))).toMatchObject({
      code: 'beyond-places',
    });
  });

  test('may not be told by a collector, the committee, sponsors’ managers or the auditor', async () => {
    for (const role of ['collector', 'committee', 'sponsor-manager', 'auditor'] as const) {
      const by = await someoneOf(role);
      const told = point();
      expect(await refusal(await add(by, told))).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await refusal(await change(by, told, 1))).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    for (const role of ['unit-head', 'province', 'administrator'] as const)
      expect((await add(await someoneOf(role))).status).toBe(200);
  });

  describe('a collector', () => {
    const agree = async (on: string | null, communes: readonly string[] = [world.commune]) => {
      const { collector } = world.collectors[0];
      const head = await someoneOf('unit-head');
      const body = {
        phone: '0305551234',
        certifiedFrom: '2025-07-01',
        certifiedTo: null,
        leftOn: null,
        publicAgreedOn: on,
        communes,
      };
      return (await server.ask('POST', `/api/collectors/${collector}`, body, head.headers)).status;
    };

    test('is shown to nobody who did not agree, neither name nor phone', async () => {
      expect(await agree(null)).toBe(200);
      expect((await near()).takers).toEqual([]);
      expect(await page()).not.toMatch(/Vàng Thị Mỷ|0305551234/);
    });

    test('who serves two communes is shown once, in the nearest', async () => {
      await agree('2025-11-18', [world.commune, '02902']);
      expect((await near('ta van')).takers).toMatchObject([{ name: 'Vàng Thị Mỷ', commune: 'Sa Pa', km: 0 }]);
    });

    test('who agreed is shown from that day on, and no more when it is taken back', async () => {
      await agree('2025-11-18');
      expect((await near()).takers).toMatchObject([{ name: 'Vàng Thị Mỷ', phone: '0305551234' }]);
      await agree('2025-11-19');
      expect((await near()).takers).toEqual([]);
      await agree(null);
      expect((await near()).takers).toEqual([]);
    });
  });
});
