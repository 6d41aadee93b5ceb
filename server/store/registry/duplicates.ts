import type { PersonId } from '@diemtua/domain/ids';
import { blockingKeys, compareRecords, type Person } from '@diemtua/domain/registry';
import type { Session } from '../session.ts';

/** So many entries under one key are no sign of anything: a common name in a large commune. */
const sameKeyMax = 200;

interface Row {
  readonly id: PersonId;
  readonly content: Person;
  /** The head of the household in which the person lives now. */
  readonly head: PersonId | null;
}

const recordSql = `
select p.id, p.content, (
  select (f.content->>'head')::uuid from household_member m join household f on f.province = m.province and f.id = m.household
  where m.province = p.province and m.person = p.id and m.to_day is null limit 1
) as head from person p where p.province = $1 and p.merged_into is null and p.id = any ($2::uuid[])`;

/** Looks for entries that may be about the same person, and lays those that are likely before a clerk. */
export async function findDuplicates({ client, scope }: Session, person: Person, now: number): Promise<void> {
  const near = await client.query<{ person: PersonId }>(
    `select distinct person from (
       select person, count(*) over (partition by key) as n from person_key where province = $1 and key = any ($2::text[])
     ) as k where n <= $3 and person <> $4`,
    [scope.province, blockingKeys(person), sameKeyMax, person.id],
  );
  if (near.rows.length === 0) return;
  const found = await client.query<Row>(recordSql, [
    scope.province,
    [person.id, ...near.rows.map((row) => row.person)],
  ]);
  const own = found.rows.find(({ id }) => id === person.id);
  if (!own) return;
  const alike = found.rows.flatMap((row) => {
    if (row.id === person.id) return [];
    const { verdict, score, reasons } = compareRecords(
      { person, head: own.head },
      { person: row.content, head: row.head },
    );
    return verdict === 'different' ? [] : [{ id: row.id, score, reasons }];
  });
  if (alike.length === 0) return;
  await client.query(
    `insert into duplicate_review (province, one, other, verdict, score, reasons, found_at)
     select $1, least($2::uuid, id), greatest($2::uuid, id), 'open', score, reasons, to_timestamp($3::double precision / 1000)
     from jsonb_to_recordset($4::jsonb) as t (id uuid, score smallint, reasons jsonb)
     on conflict (province, one, other) do update set score = excluded.score, reasons = excluded.reasons where duplicate_review.verdict = 'open'`,
    [scope.province, person.id, now, JSON.stringify(alike)],
  );
}
