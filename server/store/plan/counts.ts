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

/** The sum of some sums. */
export function addSums(all: Iterable<KindSums>): KindSums {
  // In place: a board adds up tens of thousands.
  const sum = { ...NO_SUMS };
  for (const each of all) for (const kind of DELTA_KINDS) sum[kind] += each[kind];
  return sum;
}

/** What came after one and up to the other. */
export const lessSums = (one: KindSums, other: KindSums): KindSums => ({
  first: one.first - other.first,
  continuing: one.continuing - other.continuing,
  're-registered': one['re-registered'] - other['re-registered'],
  renewed: one.renewed - other.renewed,
  stopped: one.stopped - other.stopped,
});

/** How many people a sum comes to. */
export const peopleIn = (sums: KindSums): number => DELTA_KINDS.reduce((people, kind) => people + sums[kind], 0);

const fields = 'first, re_registered, continuing, renewed, stopped';
const raw = ['first', 're-registered', 'continuing', 'renewed', 'stopped']
  .map((kind, index) => `case when d.kind = '${kind}' then d.delta else 0 end as ${fields.split(', ')[index]}`)
  .join(', ');
/** The columns, added up. */
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

/**
 * $3: the days. Steps from which what stood at each of them is added up: all before the year of the first of them as one, months up to that of the last, days of months in which one of them lies, and one
 * by one what no sum holds.
 */
const stepsSql = (known: KnownAt): string => `
with ${loose(known)}, told as (
  select date_trunc('year', min(day))::date as base, date_trunc('month', max(day))::date as last from unnest($3::date[]) as day
), begun as (
  select date_trunc('month', day)::date as month, max(day) as upto from unnest($3::date[]) as day where day > date_trunc('month', day)::date group by 1
)
select code, 'before' as span, null::date as "from", ${added} from (${summed(known, 'year', 'day_from < (select base from told)')}) as years group by code
union all
select code, 'month', day, ${added} from (
  ${summed(known, 'month', 'day_from >= (select base from told) and day_from < (select last from told)')}
) as months group by code, day
union all
select s.code, 'day', s.day, ${added} from begun cross join lateral (${summed(known, 'day', 'day_from >= begun.month and day_from < begun.upto')}) as s group by s.code, s.day
union all
select code, 'loose', day, ${added} from loose group by code, day`;

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

interface Step extends KindSums {
  readonly span: 'before' | 'month' | 'day' | 'loose';
  readonly from: PlainDate | null;
}

/** What came and went in steps, from which what stood before some days is added up, and what each month brought; for the communes of whoever asked. */
export class Steps {
  private readonly days: ReadonlySet<PlainDate>;
  private readonly byCommune = new Map<CommuneCode, Step[]>();

  /** @param days those before which it may be asked what stood */
  constructor(days: readonly PlainDate[], rows: readonly (Step & { readonly code: CommuneCode })[]) {
    this.days = new Set(days);
    for (const row of rows) {
      const own = this.byCommune.get(row.code);
      if (own) own.push(row);
      else this.byCommune.set(row.code, [row]);
    }
  }

  /** All that came and went before one of the days. */
  before(day: PlainDate): ByCommune {
    if (!this.days.has(day)) throw new Error(`bug: it was not asked what stood before ${day}`);
    const month = `${day.slice(0, 7)}-01`;
    return this.added(({ span, from }) => {
      if (span === 'before' || from === null) return true;
      // Of the month in which the day lies there are its days, of months before it they are within the month.
      return span === 'month' ? from < month : from < day && (span === 'loose' || from >= month);
    });
  }

  /** What each month brought from the first day of one up to a day of another; months in which nothing happened are left out. */
  months(begins: PlainDate, upto: PlainDate): ReadonlyMap<string, ByCommune> {
    const last = `${upto.slice(0, 7)}-01`;
    const found = new Map<string, Map<CommuneCode, KindSums>>();
    for (const [commune, steps] of this.byCommune) {
      for (const step of steps) {
        const { span, from } = step;
        if (from === null || from < begins || from >= upto) continue;
        if (span === 'month' ? from >= last : span === 'day' && from < last) continue;
        const month = from.slice(0, 7);
        const own = found.get(month) ?? new Map<CommuneCode, KindSums>();
        found.set(month, own.set(commune, addSums([own.get(commune) ?? NO_SUMS, step])));
      }
    }
    return found;
  }

  private added(counts: (step: Step) => boolean): ByCommune {
    const found = new Map<CommuneCode, KindSums>();
    for (const [commune, steps] of this.byCommune) {
      const own = steps.filter(counts);
      if (own.length > 0) found.set(commune, addSums(own));
    }
    return found;
  }
}

/** The steps to some days. */
export async function stepsTo(session: Session, known: Known, days: readonly PlainDate[]): Promise<Steps> {
  const rows = await askSums<Step & { code: CommuneCode }>(session, known, 'participation-steps', stepsSql, [days]);
  return new Steps(days, rows);
}

/**
 * All that came and went before some days, by commune, for the communes of whoever asks.
 * @param ends days that are not counted themselves, in the order of the answer
 */
export async function openings(
  session: Session,
  known: Known,
  ends: readonly PlainDate[],
): Promise<readonly ByCommune[]> {
  const steps = await stepsTo(session, known, ends);
  return ends.map((day) => steps.before(day));
}

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
  const steps = await stepsTo(session, known, [begins, upto]);
  return { opening: steps.before(begins), months: steps.months(begins, upto) };
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
