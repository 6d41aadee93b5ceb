import { beforeAll, expect, test } from 'vitest';
import { ROLES, mayDo, type Role } from '@diemtua/domain/access';
import { Clock, foundUnit, serverOf, signedIn, staffOf, userOf, type Signed } from '../../access/staff-testing.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, type World } from '../../store/world-testing.ts';

onBothEngines('official boundaries', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let near: Signed;
  let ground: readonly { readonly code: string; readonly area: number }[];
  const clock = new Clock();
  const path = '/api/plan/boundaries';
  const asked = `${path}?name=xa.geojson&source=${encodeURIComponent('Sở Nông nghiệp và Môi trường, 01/07/2025')}`;

  /** A square of a commune's own area, far enough from all others. */
  const feature = ({ code, area }: { readonly code: string; readonly area: number }, index: number) => {
    const side = Math.sqrt(area) / 111;
    const [lon, lat] = [10 + 3 * index, 0];
    const ring = [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ];
    return { type: 'Feature', properties: { ma: code }, geometry: { type: 'Polygon', coordinates: [ring] } };
  };
  const file = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const bring = async (who: Signed, content: string) => {
    const headers = { ...who.headers, 'content-type': 'application/octet-stream' };
    const told = await server.app.request(asked, { method: 'POST', headers, body: content });
    return { status: told.status, body: (await told.json()) as { outcome?: string } };
  };
  const kept = async (who: Signed) => {
    const told = await server.ask('GET', path, undefined, who.headers);
    expect(told.status).toBe(200);
    return ((await told.json()) as { boundaries: { communes: { code: string }[] } | null }).boundaries;
  };

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    staff = await staffOf(engine(), world, clock.now);
    near = await signedIn(engine(), userOf(world, 'committee', { units: [], communes: ['02902' as never] }), clock.now);
    const { rows } = await engine().pool.query<{ code: string; area: number }>(
      'select code, area_km2 as area from commune where province = $1 order by code',
      [world.province],
    );
    ground = rows;
  });

  test('nobody but who looks after places may bring or take them away', async () => {
    const all = file(ground.map(feature));
    for (const role of ROLES.filter((each) => !mayDo(each, 'places.manage'))) {
      expect((await bring(staff[role], all)).status, role).toBe(403);
      expect((await server.ask('DELETE', path, undefined, staff[role].headers)).status, role).toBe(403);
    }
    expect(await kept(staff.province)).toBeNull();
  });

  test('a file that lacks a commune, has another one’s area, or is no GeoJSON keeps nothing', async () => {
    const [first, ...others] = ground;
    expect((await bring(staff.province, file(others.map(feature)))).body).toEqual({
      outcome: 'missing',
      codes: [first?.code],
    });
    const wide = ground.map((each, index) => (index === 0 ? { ...each, area: each.area * 3 } : each));
    expect((await bring(staff.province, file(wide.map(feature)))).body).toEqual({
      outcome: 'areas-differ',
      codes: [first?.code],
    });
    expect((await bring(staff.province, '[]')).body).toEqual({ outcome: 'unreadable' });
    expect((await bring(staff.province, file([]))).body).toEqual({ outcome: 'no-codes' });
    expect((await bring(staff.province, ' '.repeat(8_000_001))).status).toBe(413);
    expect(await kept(staff.province)).toBeNull();
  });

  test('what one brings everybody of the province sees, each the own communes, with whose they are', async () => {
    expect((await bring(staff.province, file(ground.map(feature)))).body).toEqual({
      outcome: 'kept',
      communes: ground.length,
    });
    expect(await kept(staff['unit-clerk'])).toMatchObject({
      name: 'xa.geojson',
      source: 'Sở Nông nghiệp và Môi trường, 01/07/2025',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      by: expect.any(String),
    });
    expect((await kept(staff.auditor))?.communes.map(({ code }) => code)).toEqual(ground.map(({ code }) => code));
    expect((await kept(near))?.communes.map(({ code }) => code)).toEqual(['02902']);
    expect((await server.ask('GET', path, undefined, staff.collector.headers)).status).toBe(403);
  });

  test('another file replaces them, and they are taken away once; who did what stays written down', async () => {
    expect((await bring(staff.administrator, file(ground.map(feature)))).body).toMatchObject({ outcome: 'kept' });
    const remove = () => server.ask('DELETE', path, undefined, staff.province.headers);
    expect((await remove()).status).toBe(200);
    expect(await kept(staff.province)).toBeNull();
    expect((await remove()).status).toBe(404);
    const { rows } = await engine().pool.query(
      'select count(*)::integer as sets, count(removed_by)::integer as removed from boundary_set where province = $1',
      [world.province],
    );
    expect(rows).toEqual([{ sets: 2, removed: 2 }]);
  });
});
