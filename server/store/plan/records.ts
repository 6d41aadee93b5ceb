import type { CollectorId, CommuneCode, PersonId } from '@diemtua/domain/ids';
import type { DeltaKind } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import type { Look } from './look.ts';

const returnedCte = `
stopped as (
  select person, min(commune) as commune, max(day) as day from participation_delta
  where province = $1 and product = $2 and kind = 'stopped' and day between $3::date and $4::date and commune = any ($5::text[]) and ($6::timestamptz is null or known_at < $6::timestamptz)
  group by person having sum(delta) < 0
), behind as (
  select s.person, s.commune, s.day from stopped s where (
    select sum(d.delta) from participation_delta d where d.province = $1 and d.person = s.person and d.product = $2 and d.day <= $4::date and ($6::timestamptz is null or d.known_at < $6::timestamptz)
  ) > 0
)`;

/** The text of a moment before which facts were known, for a question; null: all that is known now. */
export const knownBefore = ({ before }: Pick<Look, 'before'>): string | null =>
  before === null ? null : new Date(before).toISOString();

/** Of those who stopped between two days: who takes part again at the end. */
export async function returnedIn(
  { client, scope }: Session,
  look: Look,
  from: PlainDate,
  communes: readonly CommuneCode[],
): Promise<number> {
  const { rows } = await client.query<{ people: number }>({
    name: 'plan-returned',
    text: `with ${returnedCte} select count(*)::integer as people from behind`,
    values: [scope.province, look.product, from, look.on, communes, knownBefore(look)],
  });
  return rows[0]?.people ?? 0;
}

/** A record behind a figure: a change of the journal, or somebody who is counted. */
export interface BehindRow {
  /** Names the row among those of its figure; the next page begins after it. */
  readonly key: string;
  readonly day: PlainDate;
  readonly delta: number;
  readonly kind: DeltaKind | 'counted';
  readonly commune: CommuneCode;
  readonly communeName: string | null;
  /** Where it stands in its journal, and since when it is known; null: it is somebody who is counted. */
  readonly entry: string | null;
  readonly knownAt: Date | null;
  readonly person: PersonId;
  /** Null: whoever asks may not see this person, who belongs elsewhere by now. */
  readonly name: string | null;
}

/** What stands behind a figure: how many records, what they add up to in each commune, and one page of them. */
export interface Behind {
  readonly sums: readonly { readonly code: CommuneCode; readonly count: number; readonly sum: number }[];
  readonly rows: readonly BehindRow[];
  readonly next: string | null;
  /** The question as the database was asked. */
  readonly asked: string;
}

/** Records of one page. */
const pageMax = 50;

/** Which changes of the journal stand behind a figure. */
export interface DeltasAsked {
  readonly from: PlainDate | null;
  readonly to: PlainDate;
  readonly communes: readonly CommuneCode[];
  readonly kinds: readonly DeltaKind[];
  /** Those who paid through somebody; null: whoever took the money. */
  readonly collector: CollectorId | null;
  /** Of those who paid through somebody only who counts in the communes, not wherever they live. */
  readonly here: boolean;
}

const deltasCte = `behind as (
  select stream, seq, line, day, delta, kind, commune, known_at, person from participation_delta
  where province = $1 and product = $2 and ($3::date is null or day >= $3::date) and day <= $4::date
    and case when $8::uuid is null then commune = any ($5::text[]) else collector = $8::uuid and (not $9::boolean or commune = any ($5::text[])) end
    and ($6::timestamptz is null or known_at < $6::timestamptz) and kind = any ($7::text[])
)`;

const deltaPageSql = `with ${deltasCte}
select concat_ws(',', b.day, b.seq, b.line, b.stream) as key, b.day, b.delta, b.kind, b.commune, c.name as "communeName", concat_ws('.', b.seq, b.line) as entry,
  b.known_at as "knownAt", b.person, p.content ->> 'name' as name
from (
  select * from behind
  where $10::date is null or day < $10::date or (day = $10::date and (seq, line, stream) > ($11::bigint, $12::integer, $13::text))
  order by day desc, seq, line, stream limit ${pageMax + 1}
) as b
left join commune c on c.province = $1 and c.code = b.commune left join person p on p.province = $1 and p.id = b.person
order by b.day desc, b.seq, b.line, b.stream`;

const sumsSql = (cte: string, sum: string): string =>
  `with ${cte}\nselect commune as code, count(*)::integer as count, ${sum}::integer as sum from behind group by 1 order by 1`;

function paged(rows: readonly BehindRow[]): Pick<Behind, 'rows' | 'next'> {
  const page = rows.slice(0, pageMax);
  return { rows: page, next: rows.length > pageMax ? (page.at(-1)?.key ?? null) : null };
}

/** Where the page before ended: the parts of its last key. */
const partsOf = (after: string | undefined): readonly (string | null)[] => {
  const [day = null, seq = null, line = null, ...stream] = after?.split(',') ?? [];
  return [day, seq, line, day === null ? null : stream.join(',')];
};

/**
 * The changes of the journal behind a figure, the newest first, a page at a time.
 * @param after the key of the last record of the page before
 * @param withRows false: only how many there are and what they add up to
 */
export async function deltasBehind(
  { client, scope }: Session,
  look: Look,
  { from, to, communes, kinds, collector, here }: DeltasAsked,
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> {
  const values = [scope.province, look.product, from, to, communes, knownBefore(look), kinds, collector, here];
  const text = sumsSql(deltasCte, 'sum(delta)');
  const { rows: sums } = await client.query<Behind['sums'][number]>({ name: 'plan-records-sums', text, values });
  if (!withRows) return { sums, rows: [], next: null, asked: text };
  const { rows } = await client.query<BehindRow>({
    name: 'plan-records',
    text: deltaPageSql,
    values: [...values, ...partsOf(after)],
  });
  return { sums, ...paged(rows), asked: text };
}

/**
 * The people behind a figure that counts people, in the order of their ids.
 * @param cte ends with `behind (person, commune, day)`: one row for each who is counted
 * @param name of the question, for the database to keep it prepared
 */
export async function peopleBehind(
  { client, scope }: Session,
  name: string,
  cte: string,
  values: readonly unknown[],
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> {
  const text = sumsSql(cte, 'count(*)');
  const { rows: sums } = await client.query<Behind['sums'][number]>({
    name: `${name}-sums`,
    text,
    values: [...values],
  });
  if (!withRows) return { sums, rows: [], next: null, asked: text };
  const [person, day] = after?.split(',') ?? [];
  const [atPerson, atDay, atProvince] = [1, 2, 3].map((more) => `$${values.length + more}`);
  const { rows } = await client.query<BehindRow>({
    name,
    text: `with ${cte}
select concat_ws(',', b.person, b.day) as key, b.day, 1 as delta, 'counted' as kind, b.commune, c.name as "communeName", null as entry, null as "knownAt", b.person, p.content ->> 'name' as name
from behind b left join commune c on c.province = ${atProvince} and c.code = b.commune left join person p on p.province = ${atProvince} and p.id = b.person
where ${atPerson}::uuid is null or (b.person, b.day) > (${atPerson}::uuid, ${atDay}::date)
order by b.person, b.day limit ${pageMax + 1}`,
    values: [...values, person ?? null, day ?? null, scope.province],
  });
  return { sums, ...paged(rows), asked: text };
}

/** Who stopped between two days and takes part again at the end. */
export const returnedBehind = (
  session: Session,
  look: Look,
  from: PlainDate,
  to: PlainDate,
  communes: readonly CommuneCode[],
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> =>
  peopleBehind(
    session,
    'plan-returned-behind',
    returnedCte,
    [session.scope.province, look.product, from, to, communes, knownBefore(look)],
    after,
    withRows,
  );
