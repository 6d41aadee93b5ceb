import { beforeEach, expect, test } from 'vitest';
import { inSession, provinceScope } from '../session.ts';
import { entriesOf, rollUpAll, SUM_TABLES } from '../plan/roll.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, moment, monthly, someone, taking, type World } from '../world-testing.ts';
import { BULK_TABLES } from './bulk-tables.ts';
import { loadInBulk } from './load.ts';

onBothEngines('sums of books that are told in bulk into empty tables', (engine) => {
  let world: World;
  beforeEach(async () => {
    // Only tables without a row are filled with their sums.
    await engine().pool.query(`truncate ${[...BULK_TABLES, ...SUM_TABLES].join(', ')} cascade`);
    world = await foundWorld(engine());
  });

  /** Tells visits of the collectors, one after the other, each settled by itself. */
  const tell = (visits: readonly (0 | 1)[]): Promise<void> =>
    loadInBulk(engine(), world.province, async (books) => {
      for (const [index, collector] of visits.entries()) {
        const one = someone();
        const taken = moment('2025-11-03 08:00') + index * 86_400_000;
        const number = (collector === 0 ? 101 : 201) + index;
        const text = taking(number, taken, [{ claim: monthly(one.id, '2025-11'), amount: 297_000 }], { people: [one] });
        books.tell({ sender: world.collectors[collector], text, now: taken + 60_000 });
        await books.settle();
      }
    });

  const rowsOf = async (): Promise<readonly (readonly string[])[]> => {
    const all = await Promise.all(
      SUM_TABLES.map((table) =>
        engine().pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t where province = $1`, [
          world.province,
        ]),
      ),
    );
    return all.map(({ rows }) => rows.map(({ row }) => row).toSorted());
  };

  // 0, 0: what comes later is of a collector and a commune whose sums have been made by then.
  test.each([[[0]], [[0, 1]], [[0, 0]], [[0, 1, 0, 0, 1]], [[]]] as const)(
    'of the visits of %j are those that are made of the same entries afterwards',
    async (visits) => {
      await tell(visits);
      expect(await inSession(engine(), provinceScope(world.province), entriesOf)).toMatchObject({ unrolled: 0 });
      const made = await rowsOf();
      await engine().pool.query(`truncate ${SUM_TABLES.join(', ')}`);
      await rollUpAll(engine(), world.province);
      expect(made).toEqual(await rowsOf());
      expect(made.flat().length > 0).toBe(visits.length > 0);
    },
  );
});
