import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { onBothEngines } from './testing.ts';

onBothEngines('the database', (engine) => {
  test('the schema is there, and is not made twice', async () => {
    expect(await migrate(engine().pool)).toEqual([]);
  });

  test('whole numbers are exact, days are texts', async () => {
    const { rows } = await engine().pool.query(
      `select 9007199254740991::bigint as n, date '2025-11-30' as day, 1.5::float8 as x, true as yes, null as nothing`,
    );
    expect(rows).toEqual([{ n: 9_007_199_254_740_991, day: '2025-11-30', x: 1.5, yes: true, nothing: null }]);
    await expect(engine().pool.query('select 9007199254740993::bigint')).rejects.toThrow('too large to be exact');
  });

  test('a failed question leaves the connection good', async () => {
    await expect(engine().pool.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect((await engine().pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
