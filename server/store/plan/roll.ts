import type { Session } from '../session.ts';
import { inSession, provinceScope } from '../session.ts';
import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../engine.ts';
import { FINEST_SUMS, SUM_STEPS, type SpansOfSum, type StepOfSums } from './spans.ts';

/** Entries that are added in one go, of all streams together: a statement of seconds, however long the sums were left alone. */
const entriesMax = 50_000;

const columns = ['first', 're_registered', 'continuing', 'renewed', 'stopped'];
const kinds = columns
  .map((column) => `coalesce(sum(delta) filter (where kind = '${column.replace('_', '-')}'), 0)::integer as ${column}`)
  .join(', ');
const sums = columns.map((column) => `sum(${column})::integer as ${column}`).join(', ');
const more = columns.map((column) => `${column} = s.${column} + excluded.${column}`).join(', ');
const moreSums = `on conflict (province, product, of, known_span, day_span, day_from, known_from, code) do update set ${more}`;
const moreTerms = `on conflict (province, product, known_month, month, commune, term) do update set joined = s.joined + excluded.joined,
    stops_made = s.stops_made + excluded.stops_made, stops_renewed = s.stops_renewed + excluded.stops_renewed`;

/** The first day of the month or of the year of a day: as a moment without a zone, which costs a fraction of one with. */
const firstOf = (span: 'month' | 'year', day: string): string => `date_trunc('${span}', ${day}::timestamp)::date`;

const nameOf = ({ of, known, days }: SpansOfSum): string => `${of}_${known}_${days}`;

function stepSql({ of, known, days, from }: StepOfSums): string {
  const day = days === from.days ? 'day' : `${firstOf(days === 'year' ? 'year' : 'month', 'day')} as day`;
  const knew =
    known === from.known
      ? 'known'
      : known === 'ever'
        ? `date '0001-01-01' as known`
        : `${firstOf('year', 'known')} as known`;
  return `${nameOf({ of, known, days })} as (
  select product, code, ${day}, ${knew}, ${sums} from ${nameOf({ of, ...from })} group by 1, 2, 3, 4
)`;
}

const allSums = [...FINEST_SUMS, ...SUM_STEPS]
  .map(
    (step) =>
      `select product, '${step.of}' as of, '${step.known}' as known_span, '${step.days}' as day_span, day, known, code, ${columns.join(', ')} from ${nameOf(step)}`,
  )
  .join('\n  union all ');

/**
 * Adds a piece of every stream to the sums: what is marked as added and what is added are one statement, and so one view of the books. First by day and month of knowing, then each span from a
 * finer one: of what years brought, each entry is looked at three times and not twelve.
 */
const rollSql = `
with piece as (
  select h.stream, coalesce(r.seq, 0) as after, least(h.seq, coalesce(r.seq, 0) + greatest(1, $2::bigint / count(*) over ())) as upto, h.seq as last
  from journal_head h left join participation_rolled r on r.province = h.province and r.stream = h.stream
  where h.province = $1 and h.seq > coalesce(r.seq, 0)
), marked as (
  insert into participation_rolled (province, stream, seq) select $1, stream, upto from piece
  on conflict (province, stream) do update set seq = excluded.seq
  returning stream
), entry as materialized (
  select d.product, d.commune, d.collector, d.day, date_trunc('month', d.known_at at time zone 'Asia/Ho_Chi_Minh')::date as known, d.kind, d.term, d.delta
  from piece p cross join lateral (select * from participation_delta d where d.province = $1 and d.stream = p.stream and d.seq > p.after and d.seq <= p.upto offset 0) as d
), terms as (
  insert into participation_term as s (province, product, known_month, month, commune, term, joined, stops_made, stops_renewed)
  select $1, product, known, ${firstOf('month', 'day')}, commune, coalesce(term, ''), coalesce(sum(delta) filter (where kind <> 'stopped'), 0),
    count(*) filter (where kind = 'stopped' and delta < 0), count(*) filter (where kind = 'stopped' and delta > 0)
  from entry where kind in ('first', 're-registered', 'stopped') group by 2, 3, 4, 5, 6
  ${moreTerms}
  returning 1
), commune_month_day as (
  select product, commune as code, day, known, ${kinds} from entry group by 1, 2, 3, 4
), collector_ever_day as (
  select product, collector::text as code, day, date '0001-01-01' as known, ${kinds} from entry where collector is not null group by product, collector, day
), ${SUM_STEPS.map(stepSql).join(', ')}, written as (
  insert into participation_sum as s (province, product, of, known_span, day_span, day_from, known_from, code, first, re_registered, continuing, renewed, stopped)
  select $1, product, of, known_span, day_span, day, known, code, ${columns.join(', ')} from (
  ${allSums}
  ) as added
  ${moreSums}
  returning 1
)
select (select count(*)::integer from marked) as streams, (select count(*)::integer from piece where upto < last) as more`;

/** What adding up may take of memory: sums that do not fit are brought to the disk and back. */
const memory = '64MB';

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

/** Entries of all streams: all that were written, and those that are in no sum yet. */
export async function entriesOf({
  client,
  scope,
}: Session): Promise<{ readonly all: number; readonly unrolled: number }> {
  const { rows } = await client.query<{ all: number; unrolled: number }>({
    name: 'entries',
    text: `select coalesce(sum(h.seq), 0)::float8 as "all", coalesce(sum(h.seq - coalesce(r.seq, 0)), 0)::integer as unrolled
      from journal_head h left join participation_rolled r on r.province = h.province and r.stream = h.stream where h.province = $1`,
    values: [scope.province],
  });
  return rows[0] ?? { all: 0, unrolled: 0 };
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
