import { nearPension, pensionMonths, type Term } from '@diemtua/domain/plan';
import { maskNumber } from '@diemtua/domain/registry';
import type { CollectorId, CommuneCode, PersonId } from '@diemtua/domain/ids';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import type { Knowledge } from './knowledge.ts';
import type { Look } from './look.ts';
import { nextDay } from './places.ts';
import type { Behind } from './records.ts';

/** People of one page of a list. */
const pageMax = 100;

/** Somebody on a list of work. */
export interface Listed {
  readonly person: PersonId;
  readonly name: string;
  readonly phone: string | null;
  readonly commune: CommuneCode;
  readonly communeName: string;
  readonly collector: CollectorId | null;
  readonly collectorName: string | null;
  readonly until: PlainDate;
  readonly term: Term;
  /** Months paid in these books. */
  readonly months: number;
  /** Whether it is the first period: those are lost most easily. */
  readonly first: boolean;
}

const listedSql = `
with due as (
  select person, day as until, term, commune, collector from participation_delta
  where province = $1 and product = $2 and kind = 'stopped' and day > $3::date and day <= $4::date and commune = any ($5::text[])
    and ($6::timestamptz is null or known_at < $6::timestamptz) and ($7::uuid is null or collector = $7::uuid)
  group by 1, 2, 3, 4, 5 having sum(delta) < 0
)
select d.person, p.content ->> 'name' as name, p.content -> 'phones' ->> 0 as phone, d.commune, c.name as "communeName", d.collector, k.name as "collectorName", d.until, d.term,
  coalesce(m.months, 0)::integer as months, coalesce(m.covers, 0) <= 1 as first
from due d join person p on p.province = $1 and p.id = d.person join commune c on c.province = $1 and c.code = d.commune
left join collector k on k.province = $1 and k.id = d.collector
left join lateral (
  select sum(j.months) as months, count(*) as covers from judgement j where j.province = $1 and j.person = d.person and j.product = $2 and j.outcome = 'covers'
) as m on true
order by d.until, d.commune, p.sort_key, d.person`;

/** Who stops counting within some days unless the next period is paid, the soonest first. */
export async function dueList(
  { client, scope }: Session,
  { product, on, before }: Look,
  communes: readonly CommuneCode[],
  within: number,
  collector: CollectorId | null,
): Promise<readonly Listed[]> {
  const { rows } = await client.query<Listed>({
    name: 'plan-due-list',
    text: listedSql,
    values: [
      scope.province,
      product,
      on,
      nextDay(on, within),
      communes,
      before === null ? null : new Date(before).toISOString(),
      collector,
    ],
  });
  return rows.map((row) => ({ ...row, phone: row.phone === null ? null : maskNumber(row.phone) }));
}

/** How likely each of some people stops: an estimate, the same that the forecast reckons with. */
export function risksOf(
  { stops }: Pick<Knowledge, 'stops'>,
  people: readonly Listed[],
): ReadonlyMap<PersonId, { readonly risk: number; readonly records: number }> {
  return new Map(
    people.map(({ person, term, commune, until }) => [person, stops.riskOf(term, commune, monthOfDate(until))]),
  );
}

/** A page of a list, and where the next one begins. */
export function pageOf<T extends { readonly person: PersonId }>(
  all: readonly T[],
  after: string | undefined,
): { readonly page: readonly T[]; readonly next: string | null } {
  const begin = after === undefined ? 0 : all.findIndex(({ person }) => person === after) + 1;
  const page = all.slice(begin, begin + pageMax);
  return { page, next: begin + pageMax < all.length ? (page.at(-1)?.person ?? null) : null };
}

/** Somebody who is near the months that a pension asks for. */
export interface NearPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly commune: CommuneCode;
  readonly communeName: string;
  readonly months: number;
  readonly missing: number;
}

/** Months that may be missing to be near. */
const nearMonths = 12;

const nearSql = `
select p.id as person, p.content ->> 'name' as name, p.commune, c.name as "communeName", (coalesce(j.months, 0) + coalesce(e.months, 0))::integer as months
from person p join commune c on c.province = p.province and c.code = p.commune
left join lateral (
  select sum(months) as months from judgement j where j.province = p.province and j.person = p.id and j.product = 'voluntary' and j.outcome = 'covers'
) as j on true
left join lateral (
  select sum((spell ->> 'months')::integer) as months from person_earlier x cross join jsonb_array_elements(x.spells) as spell where x.province = p.province and x.person = p.id
) as e on true
where p.province = $1 and p.merged_into is null and p.commune = any ($2::text[])
  and coalesce(j.months, 0) + coalesce(e.months, 0) between $3 and $4`;

/** Who lacks at most a year of the months that a pension asks for, by what these books and the earlier record know; the nearest first. */
export async function nearPeople(
  { client, scope }: Session,
  { product, on }: Look,
  communes: readonly CommuneCode[],
): Promise<readonly NearPerson[]> {
  if (product !== 'voluntary') return [];
  const needed = pensionMonths(monthOfDate(on));
  const { rows } = await client.query<Omit<NearPerson, 'missing'>>({
    name: 'plan-near-pension',
    text: nearSql,
    values: [scope.province, communes, needed - nearMonths, needed - 1],
  });
  const people = new Map(rows.map((row) => [row.person, row]));
  return nearPension(rows, on, nearMonths).flatMap(({ person, missing }) => {
    const row = people.get(person);
    return row ? [{ ...row, missing }] : [];
  });
}

const viewingsSql = `
insert into viewing (province, id, at, viewer, person, what)
select $1, gen_random_uuid(), to_timestamp($3::double precision / 1000), $4, person, $5 from unnest($2::uuid[]) as t (person)`;

/** The people behind how many are near a pension: they come from what each paid, so that they are counted in one go. */
export async function nearBehind(
  session: Session,
  look: Look,
  communes: readonly CommuneCode[],
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> {
  const people = await nearPeople(session, look, communes);
  const counts = new Map<CommuneCode, number>();
  for (const { commune } of people) counts.set(commune, (counts.get(commune) ?? 0) + 1);
  const { page, next } = pageOf(people, after);
  return {
    sums: [...counts].map(([code, count]) => ({ code, count, sum: count })),
    rows: withRows
      ? page.map(({ person, name, commune, communeName }) => ({
          key: person,
          day: look.on,
          delta: 1,
          kind: 'counted' as const,
          commune,
          communeName,
          entry: null,
          knownAt: null,
          person,
          name,
        }))
      : [],
    next: withRows ? next : null,
    asked: nearSql.trim(),
  };
}

/** Writes down that some people were looked at on a list. */
export async function logList({ client, scope }: Session, people: readonly PersonId[], now: number): Promise<void> {
  if (people.length === 0 || scope.user === null) return;
  await client.query({
    name: 'plan-viewings',
    text: viewingsSql,
    values: [scope.province, people, now, scope.user, 'document'],
  });
}

/** The likeliest to stop first; among equals the soonest. */
export const rankedByRisk = (
  people: readonly Listed[],
  risks: ReadonlyMap<PersonId, { readonly risk: number }>,
): readonly Listed[] => people.toSorted((a, b) => (risks.get(b.person)?.risk ?? 0) - (risks.get(a.person)?.risk ?? 0));
