import type pg from 'pg';

/**
 * For each table of which nothing is known yet, or whose size has changed by a tenth since somebody looked: its columns as `analyze` takes them. Documents and hashes are left out: nothing is
 * looked up by them, and reading them would be most of the work.
 */
const grownSql = `
select format('%I (%s)', c.relname, string_agg(format('%I', a.attname), ', ' order by a.attnum)) as part
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
  lateral (select pg_relation_size(c.oid) / current_setting('block_size')::bigint as pages) as now
where n.nspname = 'public' and c.relkind = 'r' and a.atttypid not in ('jsonb'::regtype, 'bytea'::regtype) and now.pages > 0
  and (abs(now.pages - c.relpages) > c.relpages / 10 or not exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname))
group by c.oid, c.relname order by c.relname`;

/** Values that are remembered of a column by a rough look: a fourth of what the database keeps otherwise, for a fourth of the time. */
const roughly = 25;

/** Tells the database how large its tables are and what stands in them, where that has changed: the embedded one has nobody who looks now and then, and plans its questions for empty tables until it is told. A rough look does. */
export async function lookAtSizes(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ part: string }>(grownSql);
  if (rows.length === 0) return;
  const client = await pool.connect();
  try {
    await client.query(`set default_statistics_target = ${roughly}`);
    await client.query(`analyze ${rows.map(({ part }) => part).join(', ')}`);
  } finally {
    await client.query('reset default_statistics_target');
    client.release();
  }
}
