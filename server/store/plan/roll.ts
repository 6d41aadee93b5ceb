import type pg from 'pg';
import type { Session } from '../session.ts';
import { inSession, provinceScope } from '../session.ts';
import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../engine.ts';

/** Entries that are added in one go, of all streams together: a statement of seconds, however long the sums were left alone. */
const entriesMax = 50_000;

const columns = ['first', 're_registered', 'continuing', 'renewed', 'stopped'];
const kinds = columns
  .map((column) => `coalesce(sum(people) filter (where kind = '${column.replace('_', '-')}'), 0) as ${column}`)
  .join(', ');
const more = columns.map((column) => `${column} = s.${column} + excluded.${column}`).join(', ');
const moreSums = `on conflict (province, product, of, known_span, day_span, day_from, known_from, code) do update set ${more}`;
const moreTerms = `on conflict (province, product, known_month, month, commune, term) do update set joined = s.joined + excluded.joined,
    stops_made = s.stops_made + excluded.stops_made, stops_renewed = s.stops_renewed + excluded.stops_renewed`;

/**
 * Adds a piece of every stream to the sums: what is marked as added and what is added are one statement, and so one view of the books. First by day, then each day's
 * sum into the nine spans that it lies in.
 * @param isFirst whether there are no sums yet, nor keys by which they could be found
 */
const rollSqlOf = (isFirst: boolean): string => `
with piece as (
  select h.stream, coalesce(r.seq, 0) as after, least(h.seq, coalesce(r.seq, 0) + greatest(1, $2::bigint / count(*) over ())) as upto, h.seq as last
  from journal_head h left join participation_rolled r on r.province = h.province and r.stream = h.stream
  where h.province = $1 and h.seq > coalesce(r.seq, 0)
), marked as (
  insert into participation_rolled (province, stream, seq) select $1, stream, upto from piece
  ${isFirst ? '' : 'on conflict (province, stream) do update set seq = excluded.seq'}
  returning stream
), daily as materialized (
  select d.product, d.commune, d.collector, d.day, date_trunc('month', d.known_at at time zone 'Asia/Ho_Chi_Minh')::date as known, d.kind, coalesce(d.term, '') as term, sum(d.delta)::integer as people, (count(*) filter (where d.delta < 0))::integer as less
  from piece p cross join lateral (
    select * from participation_delta d where d.province = $1 and d.stream = p.stream and d.seq > p.after and d.seq <= p.upto offset 0
  ) as d group by 1, 2, 3, 4, 5, 6, 7
), placed as (
  select product, 'commune' as of, commune as code, day, known, kind, sum(people) as people from daily group by 1, 2, 3, 4, 5, 6
  union all
  select product, 'collector', collector::text, day, known, kind, sum(people) from daily where collector is not null group by 1, 2, 3, 4, 5, 6
), terms as (
  insert into participation_term as s (province, product, known_month, month, commune, term, joined, stops_made, stops_renewed)
  select $1, product, known, date_trunc('month', day)::date, commune, term, coalesce(sum(people) filter (where kind in ('first', 're-registered')), 0),
    coalesce(sum(less) filter (where kind = 'stopped'), 0), coalesce(sum(people + less) filter (where kind = 'stopped'), 0)
  from daily where kind in ('first', 're-registered', 'stopped') group by 2, 3, 4, 5, 6
  ${isFirst ? '' : moreTerms}
  returning 1
), added as (
  select product, of, ks.span as known_span, ds.span as day_span,
    (case ds.span when 'day' then day else date_trunc(ds.span, day)::date end) as day_from,
    (case ks.span when 'ever' then date '0001-01-01' else date_trunc(ks.span, known)::date end) as known_from, code,
    ${kinds}
  from placed, (values ('ever'), ('year'), ('month')) as ks (span), (values ('year'), ('month'), ('day')) as ds (span)
  -- A collector's people are only asked for as they are known now.
  where of = 'commune' or ks.span = 'ever'
  group by 1, 2, 3, 4, 5, 6, 7
), written as (
  insert into participation_sum as s (province, product, of, known_span, day_span, day_from, known_from, code, first, re_registered, continuing, renewed, stopped)
  select $1, product, of, known_span, day_span, day_from, known_from, code, first, re_registered, continuing, renewed, stopped from added
  ${isFirst ? '' : moreSums}
  returning 1
)
select (select count(*)::integer from marked) as streams, (select count(*)::integer from piece where upto < last) as more`;

/** What adding up may take of memory: sums that do not fit are brought to the disk and back. */
const memory = '64MB';

const rollSql = rollSqlOf(false);

/** Adds what has not been added yet to the sums of participation deltas. One at a time; whoever comes meanwhile lets it be: what is not in the sums is counted one by one. */
export async function rollUp({ client, scope }: Session): Promise<'done' | 'more' | 'somebody-does'> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine`,
    [`${scope.province}/participation-sums`],
  );
  if (rows[0]?.mine !== true) return 'somebody-does';
  await client.query(`set local work_mem = '${memory}'`);
  const rolled = await client.query<{ more: number }>({
    name: 'roll-up',
    text: rollSql,
    values: [scope.province, entriesMax],
  });
  return (rolled.rows[0]?.more ?? 0) > 0 ? 'more' : 'done';
}

/** The tables of the sums. */
export const SUM_TABLES = ['participation_sum', 'participation_term', 'participation_rolled'] as const;

/** More entries than any province has. */
const allEntries = 1_000_000_000;

/** Adds up all that a province has, at once, into tables of sums that are empty and have no keys. */
export async function rollUpFirst(client: pg.PoolClient, province: ProvinceCode): Promise<void> {
  await client.query(`set local work_mem = '${memory}'`);
  await client.query(rollSqlOf(true), [province, allEntries]);
}

/** Brings the sums of a province up to its last entry: after a demonstration was loaded, before figures are measured. */
export async function rollUpAll(engine: Engine, province: ProvinceCode): Promise<void> {
  for (;;) {
    const left = await inSession(engine, provinceScope(province), rollUp);
    if (left !== 'more') return;
  }
}

/** Entries beyond which reading them one by one costs more than it should. */
const tailMax = 500;
/** Provinces whose sums are being brought up to date by this process. */
const rolling = new Set<string>();

/** Entries that are in no sum yet. */
export async function unrolled({ client, scope }: Session): Promise<number> {
  const { rows } = await client.query<{ entries: number }>({
    name: 'unrolled',
    text: `select coalesce(sum(h.seq - coalesce(r.seq, 0)), 0)::integer as entries
      from journal_head h left join participation_rolled r on r.province = h.province and r.stream = h.stream where h.province = $1`,
    values: [scope.province],
  });
  return rows[0]?.entries ?? 0;
}

/**
 * Sees to it that the sums do not fall far behind: called by whoever has just read them, waits for nobody.
 * @param entries those that were in no sum
 */
export function keepRolled(
  engine: Engine,
  province: ProvinceCode,
  entries: number,
  onFault: (cause: unknown) => void,
): void {
  if (entries <= tailMax || rolling.has(province)) return;
  rolling.add(province);
  void rollUpAll(engine, province)
    .catch(onFault)
    .finally(() => rolling.delete(province));
}
