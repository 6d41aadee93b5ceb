import { DELTA_KINDS, type KindSums } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import type { Product } from '@diemtua/domain/collection';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** What is asked of the count of participants: of which insurance, and as it was known before which moment; null: as it is known now. */
export interface Known {
  readonly product: Product;
  /** Milliseconds since 1970: what was learned from then on is left out. */
  readonly before: number | null;
}

/** No change at all. */
export const NO_SUMS: KindSums = { first: 0, continuing: 0, 're-registered': 0, renewed: 0, stopped: 0 };

/** One sum, and a number of times another. */
const combine = (one: KindSums, other: KindSums, times: 1 | -1): KindSums => ({
  first: one.first + times * other.first,
  continuing: one.continuing + times * other.continuing,
  're-registered': one['re-registered'] + times * other['re-registered'],
  renewed: one.renewed + times * other.renewed,
  stopped: one.stopped + times * other.stopped,
});

/** The sum of some sums. */
export const addSums = (all: readonly KindSums[]): KindSums =>
  all.reduce((sum, each) => combine(sum, each, 1), NO_SUMS);

/** What came after one and up to the other. */
export const lessSums = (one: KindSums, other: KindSums): KindSums => combine(one, other, -1);

/** How many people a sum comes to. */
export const peopleIn = (sums: KindSums): number => DELTA_KINDS.reduce((people, kind) => people + sums[kind], 0);

const fields = 'first, re_registered, continuing, renewed, stopped';
const raw = ['first', 're-registered', 'continuing', 'renewed', 'stopped']
  .map((kind, index) => `case when d.kind = '${kind}' then d.delta else 0 end as ${fields.split(', ')[index]}`)
  .join(', ');
/** The same columns, added up. */
const sumsOf = fields
  .split(', ')
  .map((field) => `sum(${field})::integer as ${field}`)
  .join(', ');
const added = fields
  .split(', ')
  .map((field) => `sum(${field})::integer as ${field === 're_registered' ? '"re-registered"' : field}`)
  .join(', ');

const isSeen = `(current_setting('diemtua.communes', true) = '*' or d.commune = any (string_to_array(current_setting('diemtua.communes', true), ',')))`;

/**
 * A question as it is asked of what is known now, and as it is asked of what was known before a moment: two texts, so that neither carries what only the other needs.
 * $1 province, $2 insurance, then the question's own; `known`: the place of the moment before which it was known, after which stand the first days of its month and of its year; null: now.
 */
type KnownAt = number | null;

/** What no sum holds: entries that were not added yet; and, where it is asked what was known in the middle of a month, what was learned in that month before. */
const loose = (known: KnownAt): string => `
loose as materialized (
  select d.commune as code, d.day, ${raw}
  from journal_head h left join participation_rolled r on r.province = h.province and r.stream = h.stream
  cross join lateral (
    select * from participation_delta d where d.province = $1 and d.stream = h.stream and d.seq > coalesce(r.seq, 0) offset 0
  ) as d
  where h.province = $1 and h.seq > coalesce(r.seq, 0) and d.product = $2 and ${isSeen}
  ${
    known === null
      ? ''
      : `and d.known_at < $${known}::timestamptz
  union all
  select d.commune, d.day, ${raw}
  from participation_delta d join participation_rolled r on r.province = d.province and r.stream = d.stream and d.seq <= r.seq
  where d.province = $1 and d.product = $2 and d.known_at >= $${known + 1}::date::timestamp at time zone 'Asia/Ho_Chi_Minh' and d.known_at < $${known}::timestamptz and ${isSeen}`
  }
)`;

/** The sums of a span of days, by when they were known. */
function summed(known: KnownAt, span: string, days: string): string {
  const of = `select code, day_from as day, ${fields} from participation_sum where province = $1 and product = $2 and of = 'commune' and day_span = '${span}' and ${days}`;
  if (known === null) return `${of} and known_span = 'ever'`;
  return `${of} and known_span = 'year' and known_from < $${known + 2}::date
    union all ${of} and known_span = 'month' and known_from >= $${known + 2}::date and known_from < $${known + 1}::date`;
}

/** $3: the days. What lies before the year of the first of them is added up once for all. */
const openingsSql = (known: KnownAt): string => `
with ${loose(known)}, ends as (
  select i, upto, date_trunc('month', upto)::date as month, date_trunc('year', upto)::date as year from unnest($3::date[]) with ordinality as t (upto, i)
), base as materialized (
  select code, null::date as day, ${sumsOf} from (${summed(known, 'year', 'day_from < (select min(year) from ends)')}) as years group by code
)
select e.i::integer - 1 as i, s.code, ${added}
from ends e cross join lateral (
  select * from base
  union all ${summed(known, 'year', 'day_from >= (select min(year) from ends) and day_from < e.year')}
  union all ${summed(known, 'month', 'day_from >= e.year and day_from < e.month')}
  union all ${summed(known, 'day', 'day_from >= e.month and day_from < e.upto')}
  union all select code, day, ${fields} from loose where day < e.upto
) as s group by e.i, s.code`;

/** Asks a question about sums: its own values stand after province and insurance, those of the moment last. */
async function askSums<Row extends object>(
  { client, scope }: Session,
  { product, before }: Known,
  name: string,
  textOf: (known: KnownAt) => string,
  own: readonly unknown[],
): Promise<readonly Row[]> {
  if (before === null) {
    const found = await client.query<Row>({ name, text: textOf(null), values: [scope.province, product, ...own] });
    return found.rows;
  }
  const day = new Date(before + aheadMs).toISOString().slice(0, 10);
  const moment = [new Date(before).toISOString(), `${day.slice(0, 7)}-01`, `${day.slice(0, 4)}-01-01`];
  const found = await client.query<Row>({
    name: `${name}-then`,
    text: textOf(own.length + 3),
    values: [scope.province, product, ...own, ...moment],
  });
  return found.rows;
}

/** Vietnam's clocks stand seven hours ahead of UTC. */
const aheadMs = 7 * 3_600_000;

/** The moment at which a day begins in Vietnam. */
export const beginOf = (day: PlainDate): number => Date.parse(`${day}T00:00:00+07:00`);

type ByCommune = ReadonlyMap<CommuneCode, KindSums>;

/**
 * All that came and went before some days, by commune, for the communes of whoever asks.
 * @param ends days that are not counted themselves, in the order of the answer
 */
export async function openings(
  session: Session,
  known: Known,
  ends: readonly PlainDate[],
): Promise<readonly ByCommune[]> {
  const rows = await askSums<KindSums & { i: number; code: CommuneCode }>(
    session,
    known,
    'participation-openings',
    openingsSql,
    [ends],
  );
  const answers = ends.map(() => new Map<CommuneCode, KindSums>());
  for (const { i, code, ...sums } of rows) answers[i]?.set(code, sums);
  return answers;
}

/** $3: the first day of the first month; $4: the day before which it ends. */
const seriesSql = (known: KnownAt): string => `
with ${loose(known)}, told as (
  select $3::date as begins, date_trunc('year', $3::date)::date as begins_year, $4::date as upto, date_trunc('month', $4::date)::date as upto_month
)
select code, to_char(month, 'YYYY-MM') as month, ${added}
from (
  select s.*, null::date as month from told cross join lateral (
    ${summed(known, 'year', 'day_from < told.begins_year')}
    union all ${summed(known, 'month', 'day_from >= told.begins_year and day_from < told.begins')}
  ) as s
  union all
  select s.*, s.day from told cross join lateral (${summed(known, 'month', 'day_from >= told.begins and day_from < told.upto_month')}) as s
  union all
  select s.*, told.upto_month from told cross join lateral (${summed(known, 'day', 'day_from >= told.upto_month and day_from < told.upto')}) as s
  union all
  select loose.*, case when loose.day < told.begins then null else date_trunc('month', loose.day)::date end from told, loose where loose.day < told.upto
) as steps
group by code, month`;

/** What stood before the first month, and what each month brought; months in which nothing happened are left out. */
export interface Series {
  readonly opening: ByCommune;
  /** By month ("2025-11"), then by commune. */
  readonly months: ReadonlyMap<string, ByCommune>;
}

/**
 * Month by month what came and went, by commune.
 * @param begins the first day of the first month
 * @param upto the day before which it ends, in whichever month
 */
export async function monthSeries(session: Session, known: Known, begins: PlainDate, upto: PlainDate): Promise<Series> {
  const rows = await askSums<KindSums & { code: CommuneCode; month: string | null }>(
    session,
    known,
    'participation-series',
    seriesSql,
    [begins, upto],
  );
  const opening = new Map<CommuneCode, KindSums>();
  const months = new Map<string, Map<CommuneCode, KindSums>>();
  for (const { code, month, ...sums } of rows) {
    if (month === null) opening.set(code, sums);
    else months.set(month, (months.get(month) ?? new Map<CommuneCode, KindSums>()).set(code, sums));
  }
  return { opening, months };
}

/** When the newest fact came that is known; null: none. */
export async function newestFact({ client, scope }: Session, before: number | null): Promise<string | null> {
  const { rows } = await client.query<{ at: Date }>({
    name: 'newest-fact',
    text: `select known_at as at from participation_delta where province = $1 and ($2::timestamptz is null or known_at < $2::timestamptz) order by known_at desc limit 1`,
    values: [scope.province, before === null ? null : new Date(before).toISOString()],
  });
  return rows[0]?.at.toISOString() ?? null;
}
