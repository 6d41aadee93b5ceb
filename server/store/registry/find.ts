import type { CommuneCode, PersonId } from '@diemtua/domain/ids';
import type { CoverState } from '@diemtua/domain/collection';
import { likePatterns, rankHits, readQuery, type Person } from '@diemtua/domain/registry';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** Entries that one search looks at, and those that it shows. */
const lookedAtMax = 300;
const shownMax = 50;

/** A person in a list: what a clerk needs to choose the right one, and no more. */
export interface Hit {
  readonly person: Person;
  readonly version: number;
  readonly communeName: string;
  /** The last month that voluntary insurance covers, and the last in which the next period may be paid. */
  readonly coveredUntil: Month | null;
  readonly dueMonth: Month | null;
  readonly inSuspense: number;
}

/** What a search came to. */
export type Found =
  | { readonly kind: 'found'; readonly hits: readonly Hit[]; readonly more: boolean }
  | { readonly kind: 'nothing' | 'too-short'; readonly hits: readonly [] };

const hitsSql = `
select p.content as person, p.version, coalesce(c.name, '') as "communeName",
  (select max(j.from_month + j.months - 1) from judgement j where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary') as "coveredUntil",
  (select max(j.due_month) from judgement j where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary') as "dueMonth",
  (select count(*) from judgement j where j.province = p.province and j.person = p.id and j.outcome = 'suspense') as "inSuspense"
from person p left join commune c on c.province = p.province and c.code = p.commune
where p.province = $1 and p.id = any ($2::uuid[])`;

/** People as lists show them, by their ids; those beyond the places of whoever asks are left out. */
export async function hitsOf({ client, scope }: Session, ids: readonly string[]): Promise<readonly Hit[]> {
  if (ids.length === 0) return [];
  const found = await client.query<Hit>({ name: 'hits-of', text: hitsSql, values: [scope.province, ids] });
  return found.rows;
}

/** Finds people by words of their name without accents, or a part of a number or phone: the best first. */
export async function findPeople(session: Session, text: string): Promise<Found> {
  const query = readQuery(text);
  if (query.kind !== 'search') return { kind: query.kind, hits: [] };
  const found = await session.client.query<{ id: PersonId }>({
    name: 'people-matching',
    text: 'select id from people_matching($1, $2)',
    values: [likePatterns(query), lookedAtMax],
  });
  const ids = found.rows.map(({ id }) => id);
  const people = await session.client.query<{ content: Person }>(
    'select content from person where province = $1 and id = any ($2::uuid[])',
    [session.scope.province, ids],
  );
  const ranked = rankHits(
    query,
    people.rows.map(({ content }) => content),
  ).slice(0, shownMax);
  const hits = new Map(
    (
      await hitsOf(
        session,
        ranked.map(({ id }) => id),
      )
    ).map((hit) => [hit.person.id, hit]),
  );
  return {
    kind: 'found',
    hits: ranked.flatMap((each) => hits.get(each.id) ?? []),
    more: ids.length > shownMax,
  };
}

/** Which list of people: of a commune, or those whose next period is due by a month. */
export interface ListChoice {
  readonly commune?: CommuneCode;
  readonly dueBy?: Month;
  /** How they stand with voluntary insurance in a month. */
  readonly standing?: { readonly state: CoverState; readonly month: Month };
  /** Where the page before ended: its last sort key and id. */
  readonly after?: { readonly sortKey: string; readonly id: PersonId };
}

/** People in the order of the Vietnamese alphabet, by given name, a page at a time. */
export async function listPeople(
  session: Session,
  { commune, dueBy, standing, after }: ListChoice,
): Promise<{ readonly hits: readonly Hit[]; readonly next: ListChoice['after'] | null }> {
  const found = await session.client.query<{ id: PersonId; sort_key: string }>(
    `select p.id, p.sort_key from person p left join lateral (
       select max(j.from_month + j.months - 1) as until, max(j.due_month) as due from judgement j
       where $7::text is not null and j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary'
     ) as t on true
     where p.province = $1 and p.merged_into is null
       and ($2::text is null or p.commune = $2) and ($3::text is null or (p.sort_key, p.id) > ($3, $4::uuid))
       and ($5::integer is null or exists (
         select from judgement j where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary'
         group by j.person having max(j.due_month) <= $5))
       and ($7::text is null or $7 = case when t.until is null then 'never' when t.until >= $8 then 'covered' when t.due >= $8 then 'due' else 'lapsed' end)
     order by p.sort_key, p.id limit $6`,
    [
      session.scope.province,
      commune ?? null,
      after?.sortKey ?? null,
      after?.id ?? null,
      dueBy ?? null,
      shownMax + 1,
      standing?.state ?? null,
      standing?.month ?? null,
    ],
  );
  const rows = found.rows.slice(0, shownMax);
  const hits = new Map(
    (
      await hitsOf(
        session,
        rows.map(({ id }) => id),
      )
    ).map((hit) => [hit.person.id, hit]),
  );
  const last = rows.at(-1);
  return {
    hits: rows.flatMap(({ id }) => hits.get(id) ?? []),
    next: found.rows.length > shownMax && last ? { sortKey: last.sort_key, id: last.id } : null,
  };
}

/** Writes down that somebody saw a person's data, and what of it. */
export async function logViewing(
  { client, scope }: Session,
  person: PersonId,
  what: 'card' | 'number' | 'export' | 'document' | 'own',
  now: number,
): Promise<void> {
  await client.query(
    `insert into viewing (province, id, at, viewer, person, what)
     values ($1, gen_random_uuid(), to_timestamp($2::double precision / 1000), $3, $4, $5)`,
    [scope.province, now, scope.user, person, what],
  );
}

/** Who saw a person's data, the newest first. */
export interface Viewing {
  readonly at: string;
  readonly viewer: string;
  readonly what: string;
}

/** The viewings of a person's data since a day. */
export async function viewingsOf(
  { client, scope }: Session,
  person: PersonId,
  since: PlainDate,
): Promise<readonly Viewing[]> {
  const found = await client.query<Viewing>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, viewer, what from viewing
     where province = $1 and person = $2 and at >= $3::date order by viewing.at desc limit 500`,
    [scope.province, person, since],
  );
  return found.rows;
}
