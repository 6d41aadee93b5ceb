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

/** A row of its own, read in the same moment as the steps beside it: how far each stream goes, as JSON. */
const headsOf = (streams: string): string =>
  `select coalesce(json_object_agg(stream, seq), '{}')::text, 'heads', null::date, 0, 0, 0, 0, 0 from ${streams}`;

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
select code, 'loose', day, ${added} from loose group by code, day
union all
${headsOf('journal_head where province = $1')}`;

/** $3: how far each stream was read before. What came since, and how far the streams that have grown go now. */
const sinceSql = (known: KnownAt): string => `
with grown as (
  select h.stream, h.seq, coalesce(told.value::bigint, 0) as upto
  from journal_head h left join json_each_text($3::json) as told on told.key = h.stream
  where h.province = $1 and h.seq > coalesce(told.value::bigint, 0)
)
select code, 'loose' as span, day as "from", ${added} from (
  select d.commune as code, d.day, ${raw}
  from grown cross join lateral (
    select * from participation_delta d where d.province = $1 and d.stream = grown.stream and d.seq > grown.upto offset 0
  ) as d
  where d.product = $2 and ${isSeen} ${known === null ? '' : `and d.known_at < $${known}::timestamptz`}
) as since group by code, day
union all
${headsOf('grown')}`;

/** Of a moment, what a question about sums needs: it, and the first days of its month and of its year. */
function momentOf(before: number): readonly [string, string, string] {
  const day = new Date(before + aheadMs).toISOString().slice(0, 10);
  return [new Date(before).toISOString(), `${day.slice(0, 7)}-01`, `${day.slice(0, 4)}-01-01`];
}

/** Asks for steps: the question's own value stands after province and insurance, what it needs of the moment last. */
async function askSteps(
  { client, scope }: Session,
  { product, before }: Known,
  name: string,
  textOf: (known: KnownAt) => string,
  own: unknown,
  needsOf = (moment: ReturnType<typeof momentOf>): readonly string[] => moment,
): Promise<Told> {
  const values = [scope.province, product, own];
  const asked =
    before === null
      ? { name, text: textOf(null), values }
      : { name: `${name}-then`, text: textOf(4), values: [...values, ...needsOf(momentOf(before))] };
  const { rows } = await client.query<StepRow>(asked);
  return readSteps(rows);
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

type StepRow = (Step & { readonly code: CommuneCode }) | { readonly span: 'heads'; readonly code: string };

/** How far streams were read. */
type Heads = Readonly<Record<string, number>>;

/** Entries that are added to steps one by one; beyond them they are asked for anew, from the sums that hold them by then. */
const addedMax = 500;

/** The steps of each commune, and how far streams were read. */
interface Told {
  readonly byCommune: ReadonlyMap<CommuneCode, readonly Step[]>;
  readonly heads: Heads;
}

/** What the rows of an answer say. */
function readSteps(rows: readonly StepRow[]): Told {
  const byCommune = new Map<CommuneCode, Step[]>();
  let heads: Heads = {};
  for (const row of rows) {
    if (row.span === 'heads') {
      heads = JSON.parse(row.code) as Heads;
      continue;
    }
    const own = byCommune.get(row.code);
    if (own) own.push(row);
    else byCommune.set(row.code, [row]);
  }
  return { byCommune, heads };
}

/** What came and went in steps, from which what stood before some days is added up, and what each month brought; for the communes of whoever asked. */
export class Steps {
  /** How far each stream was read. */
  readonly heads: Heads;
  private readonly byCommune: ReadonlyMap<CommuneCode, readonly Step[]>;
  private readonly days: readonly PlainDate[];
  private readonly added: number;

  /**
   * @param days those before which it may be asked what stood
   * @param told what the rows say
   * @param added entries of it that were added one by one
   */
  constructor(days: readonly PlainDate[], told: Told, added = 0) {
    this.days = days;
    this.heads = told.heads;
    this.byCommune = told.byCommune;
    this.added = added;
  }

  /** With what came since; null: it is so much that the sums are to be asked again. */
  with(since: Told): Steps | null {
    const added = Object.entries(since.heads).reduce(
      (sum, [stream, seq]) => sum + seq - (this.heads[stream] ?? 0),
      this.added,
    );
    if (added > addedMax) return null;
    const byCommune = new Map(this.byCommune);
    for (const [commune, steps] of since.byCommune)
      byCommune.set(commune, [...(byCommune.get(commune) ?? []), ...steps]);
    return new Steps(this.days, { byCommune, heads: { ...this.heads, ...since.heads } }, added);
  }

  /** All that came and went before one of the days. */
  before(day: PlainDate): ByCommune {
    if (!this.days.includes(day)) throw new Error(`bug: it was not asked what stood before ${day}`);
    const month = `${day.slice(0, 7)}-01`;
    return this.sumOf(({ span, from }) => {
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

  private sumOf(counts: (step: Step) => boolean): ByCommune {
    const found = new Map<CommuneCode, KindSums>();
    for (const [commune, steps] of this.byCommune) {
      const own = steps.filter(counts);
      if (own.length > 0) found.set(commune, addSums(own));
    }
    return found;
  }
}

/**
 * The steps to some days.
 * @param earlier those of the same question, asked before: only what came since is read
 */
export async function stepsTo(
  session: Session,
  known: Known,
  days: readonly PlainDate[],
  earlier: Steps | null = null,
): Promise<Steps> {
  if (earlier) {
    const read = JSON.stringify(earlier.heads);
    const more = earlier.with(
      await askSteps(session, known, 'participation-since', sinceSql, read, ([moment]) => [moment]),
    );
    if (more) return more;
  }
  return new Steps(days, await askSteps(session, known, 'participation-steps', stepsSql, days));
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
