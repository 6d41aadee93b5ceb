import type pg from 'pg';

interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f';
  readonly definition: string;
}

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** A key is needed before the foreign keys that point at it. */
const order = { p: 0, u: 1, f: 2 } as const;

const constraintsSql = `
select t.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as definition
from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace left join pg_class o on o.oid = k.confrelid
where n.nspname = 'public' and ((k.contype in ('p', 'u') and t.relname = any ($1)) or (k.contype = 'f' and (t.relname = any ($1) or o.relname = any ($1))))
order by t.relname, k.conname`;

const indexesSql = `
select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
where n.nspname = 'public' and t.relname = any ($1) and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
order by c.relname`;

/** What building an index may take of memory. */
const buildMemory = '192MB';

/**
 * Lets some work fill tables that have neither keys nor indexes nor triggers, and gives all of them back afterwards, from their own definitions: each key and foreign key is
 * then held against every row. It takes a fourth of the time of filling tables that keep theirs. The client must own the tables and be in a transaction, so that tables are
 * never seen without what guards them; nobody else can use them meanwhile.
 * @param work is told whether the tables were empty: then they begin in files of this transaction's own, which need no log where nobody copies it (`wal_level = minimal`), and into
 * which rows may be copied frozen
 * @param onRestore is told what is given back, before it is
 */
export async function withBareTables<T>(
  client: pg.PoolClient,
  tables: readonly string[],
  work: (areFresh: boolean) => Promise<T>,
  onRestore: (part: number, name: string) => Promise<void> = async () => {},
): Promise<T> {
  const { rows: constraints } = await client.query<Constraint>(constraintsSql, [tables]);
  const { rows: indexes } = await client.query<Index>(indexesSql, [tables]);
  const sorted = constraints.toSorted((a, b) => order[a.kind] - order[b.kind]);
  for (const { table, name } of sorted.toReversed()) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  const areFresh = await areEmpty(client, tables);
  if (areFresh) await client.query(`truncate ${tables.join(', ')}`);
  const done = await work(areFresh);
  await client.query(`set local maintenance_work_mem = '${buildMemory}'`);
  const steps = [
    ...sorted
      .filter(({ kind }) => kind !== 'f')
      .map(({ table, name, definition }) => ({
        name,
        sql: `alter table ${table} add constraint ${name} ${definition}`,
      })),
    ...indexes.map(({ name, definition }) => ({ name, sql: definition })),
    ...sorted
      .filter(({ kind }) => kind === 'f')
      .map(({ table, name, definition }) => ({
        name,
        sql: `alter table ${table} add constraint ${name} ${definition}`,
      })),
    ...tables.map((table) => ({ name: table, sql: `alter table ${table} enable trigger user` })),
  ];
  for (const [index, { name, sql }] of steps.entries()) {
    await onRestore(index / steps.length, name);
    await client.query(sql);
  }
  return done;
}

async function areEmpty(client: pg.PoolClient, tables: readonly string[]): Promise<boolean> {
  const any = tables.map((table) => `exists (select from ${table})`).join(' or ');
  const { rows } = await client.query<{ filled: boolean }>(`select ${any} as filled`);
  return rows[0]?.filled === false;
}
