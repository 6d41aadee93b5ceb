import { expect, test } from 'vitest';
import { Clock, foundUnit, refusal, serverOf, signedIn, userOf } from '../../access/staff-testing.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, newId } from '../../store/world-testing.ts';

onBothEngines('the batches of a unit', (engine) => {
  test('are shown page by page, each once, the newest first, also those of one moment; another unit’s are none of them', async () => {
    const world = await foundWorld(engine());
    const clock = new Clock();
    const server = serverOf(engine(), world, clock);
    const other = await foundUnit(engine(), world);
    // 401 batches, always five of one moment: two full pages and one more.
    const ids = Array.from({ length: 401 }, () => newId<'batch'>());
    await engine().pool.query(
      `insert into batch (province, id, unit, product, number, state, made_at, made_by, content)
       select $1, t.id, $2, 'voluntary', t.i, 'draft', timestamptz '2025-11-01T00:00:00Z' + make_interval(hours => (t.i / 5)::integer), $3, '{"payments": []}'
       from unnest($4::uuid[]) with ordinality as t (id, i)`,
      [world.province, world.unit, world.office.user, ids],
    );
    const clerk = await signedIn(engine(), userOf(world, 'unit-clerk'), clock.now);
    const stranger = await signedIn(engine(), userOf(world, 'unit-clerk', { units: [other.unit] }), clock.now);
    const page = async (after?: string, who = clerk) => {
      const told = await server.ask('GET', `/api/batches${after ? `?after=${after}` : ''}`, undefined, who.headers);
      expect(told.status).toBe(200);
      return (await told.json()) as { batches: { id: string; madeAt: string }[]; more: boolean };
    };
    const first = await page();
    const second = await page(first.batches.at(-1)?.id);
    const third = await page(second.batches.at(-1)?.id);
    expect([first, second, third].map(({ batches, more }) => [batches.length, more])).toEqual([
      [200, true],
      [200, true],
      [1, false],
    ]);
    const all = [first, second, third].flatMap(({ batches }) => batches);
    expect(all.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(all.map(({ madeAt }) => madeAt)).toEqual(
      all
        .map(({ madeAt }) => madeAt)
        .toSorted()
        .toReversed(),
    );
    // What is no batch of one's own has nothing behind it.
    expect(await page(ids[0], stranger)).toEqual({ batches: [], more: false });
    expect(await page(newId())).toEqual({ batches: [], more: false });
    expect(await refusal(await server.ask('GET', '/api/batches?after=x', undefined, clerk.headers))).toMatchObject({
      status: 400,
      field: 'after',
    });
  });
});
