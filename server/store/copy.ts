import type pg from 'pg';

const rowsAtOnce = 2_000;

/** A table that is copied, with what it is ordered by. */
interface Copied {
  readonly name: string;
  readonly key: readonly string[];
}

/** The tables, each after those that its foreign keys point at. */
async function tablesInOrder(pool: pg.Pool): Promise<readonly Copied[]> {
  const { rows: tables } = await pool.query<Copied>(
    `select c.relname as name, array(select a.attname::text from unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.place) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid and i.indisprimary
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' order by c.relname`,
  );
  const { rows: bonds } = await pool.query<{ from: string; to: string }>(
    `select t.relname as from, o.relname as to from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class o on o.oid = k.confrelid
     join pg_namespace n on n.oid = t.relnamespace where k.contype = 'f' and n.nspname = 'public' and t.oid <> o.oid`,
  );
  // Months are closed after their postings are there: the database itself refuses any later one.
  bonds.push({ from: 'closed_period', to: 'posting' });
  const ordered: Copied[] = [];
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map(({ name }) => name));
    const ready = tables.filter(
      ({ name }) => !done.has(name) && bonds.every(({ from, to }) => from !== name || done.has(to)),
    );
    if (ready.length === 0) throw new Error('bug: tables point at each other in a circle');
    ordered.push(...ready);
  }
  return ordered;
}

/** The first table that has rows; null: the database is empty. */
export async function firstFilled(pool: pg.Pool): Promise<string | null> {
  for (const { name } of await tablesInOrder(pool)) {
    const { rows } = await pool.query(`select from ${name} limit 1`);
    if (rows.length > 0) return name;
  }
  return null;
}

/** How many rows all tables have together. */
export async function countRows(pool: pg.Pool): Promise<number> {
  let sum = 0;
  for (const { name } of await tablesInOrder(pool)) {
    sum += (await pool.query<{ n: number }>(`select count(*) as n from ${name}`)).rows[0]?.n ?? 0;
  }
  return sum;
}

/**
 * Copies every row from one database into another, empty one with the same schema, in one transaction of the target: afterwards all is there, or nothing.
 * @param onProgress is told how many rows are there
 */
export async function copyDatabase(
  source: pg.Pool,
  target: pg.Pool,
  onProgress: (rows: number) => Promise<void>,
): Promise<number> {
  const tables = await tablesInOrder(source);
  const client = await target.connect();
  let copied = 0;
  try {
    await client.query('begin');
    for (const { name, key } of tables) {
      const order = key.join(', ');
      // From key to key: what was read is not read over again.
      let after: unknown = null;
      for (;;) {
        const { rows } = await source.query<{ rows: unknown; n: number; last: unknown }>(
          `with page as (
             select * from ${name} ${after === null ? '' : `where (${order}) > (select ${order} from jsonb_populate_record(null::${name}, $1::jsonb))`}
             order by ${order} limit ${rowsAtOnce})
           select jsonb_agg(to_jsonb(page)) as rows, count(*) as n, (select to_jsonb(l) from page l order by ${key.map((part) => `${part} desc`).join(', ')} limit 1) as last from page`,
          after === null ? [] : [JSON.stringify(after)],
        );
        const page = rows[0];
        if (!page || page.n === 0) break;
        await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [
          JSON.stringify(page.rows),
        ]);
        copied += page.n;
        await onProgress(copied);
        if (page.n < rowsAtOnce) break;
        after = page.last;
      }
    }
    const { rows: sequences } = await source.query<{ name: string; last: number | null }>(
      `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public'`,
    );
    for (const { name, last } of sequences) {
      if (last !== null) await client.query('select setval($1::regclass, $2)', [name, last]);
    }
    await client.query('commit');
    return copied;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}
