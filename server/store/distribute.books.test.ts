import { expect, test } from 'vitest';
import { distributeSql, NotDistributable, passagesText, readLayout, whyNotDistributed } from './distribute.ts';
import { onBothEngines } from './testing.ts';

onBothEngines('laying the schema over workers', (engine) => {
  test('every table has its place, once', async () => {
    const { reference, distributed, local } = await readLayout(engine().pool);
    const { rows } = await engine().pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    expect([...reference, ...distributed, ...local].toSorted()).toEqual(rows.map(({ name }) => name));
    expect(reference).toEqual(['province']);
    expect(local).toEqual(['migration']);
    expect(distributed[0]).toBe('unit');
    expect(distributed).toEqual(
      expect.arrayContaining(['person', 'receipt', 'journal', 'posting', 'judgement', 'due']),
    );
  });

  test('each foreign key is dropped before and made again after, and holds the province', async () => {
    const layout = await readLayout(engine().pool);
    const { rows } = await engine().pool.query<{ n: number }>(
      `select count(*) as n from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype = 'f' and n.nspname = 'public'`,
    );
    expect(layout.foreignKeys).toHaveLength(rows[0]?.n ?? -1);
    for (const { definition } of layout.foreignKeys)
      expect(definition).toMatch(/^FOREIGN KEY \(province\b.*REFERENCES \w+\((province|code)\b/);
    const statements = distributeSql(layout).flatMap((passage) => passage.statements);
    const at = (begins: string) => statements.findIndex((statement) => statement.startsWith(begins));
    for (const { table, name } of layout.foreignKeys) {
      const laid = layout.reference.includes(table)
        ? `select create_reference_table('${table}'`
        : `select create_distributed_table('${table}'`;
      const [dropped, made] = [
        at(`alter table ${table} drop constraint ${name}`),
        at(`alter table ${table} add constraint ${name} `),
      ];
      expect(dropped).toBeGreaterThan(-1);
      expect(at(laid)).toBeGreaterThan(dropped);
      expect(made).toBeGreaterThan(at(laid));
    }
  });

  test('all but the first table are laid beside the first; references come before', async () => {
    const text = passagesText(distributeSql(await readLayout(engine().pool)));
    expect(text.match(/create_distributed_table\('\w+', 'province', colocate_with => 'none'\)/g)).toHaveLength(1);
    expect(text.indexOf(`create_reference_table('province')`)).toBeLessThan(text.indexOf('create_distributed_table('));
    expect(text).toContain('drop trigger posting_open_period on posting;');
    expect(text).toContain('citus.propagate_set_commands');
  });

  test('what is dropped and made again are the same keys: run on a database without workers, the schema is as it was', async () => {
    const { pool } = engine();
    const layout = await readLayout(pool);
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const { table, name } of layout.foreignKeys)
        await client.query(`alter table ${table} drop constraint ${name}`);
      for (const { table, name, definition } of layout.foreignKeys) {
        await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      }
      await client.query('commit');
    } finally {
      client.release();
    }
    expect(await readLayout(pool)).toEqual(layout);
  });

  test('without the extension nothing is done, and one line says why', async () => {
    expect(await whyNotDistributed(engine().pool)).toMatch(/^This database has no Citus extension: .+$/);
  });

  test('a table without the province in its key is refused by name', async () => {
    const { pool } = engine();
    await pool.query('create table stray (id integer primary key)');
    await expect(readLayout(pool)).rejects.toThrow(
      new NotDistributable(
        'The primary key of stray does not begin with province, and stray is not named as a reference or local table.',
      ),
    );
    await pool.query('drop table stray');
    await pool.query('create table stray (province text, id integer unique, primary key (province, id))');
    await expect(readLayout(pool)).rejects.toThrow('The unique index stray_id_key of stray does not hold province.');
    await pool.query('drop table stray');
  });
});
