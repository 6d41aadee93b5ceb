import type { CommandId, UserId } from '@diemtua/domain/ids';
import { birthYear, blockingKeys, searchKey, sortKey, type Household, type Person } from '@diemtua/domain/registry';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';

/** The columns by which a person is found, beside the document itself. */
export const rowOf = (person: Person) => ({
  id: person.id,
  commune: person.commune,
  insurance_number: person.insuranceNumber,
  personal_number: person.personalNumber,
  name: person.name,
  search: searchKey(person),
  sort_key: sortKey(person.name),
  birth_year: birthYear(person.birth),
  keys: blockingKeys(person),
  content: person,
});

const enrolSql = `
with told as (
  select * from jsonb_to_recordset($2::jsonb) as t (id uuid, commune text, insurance_number text, personal_number text, name text, search text, sort_key text, birth_year smallint, keys text[], content jsonb, at_ms double precision, by uuid, command uuid)
), made as (
  insert into person (province, id, version, commune, insurance_number, personal_number, name, search, sort_key, birth_year, content)
  select $1, id, 1, commune, insurance_number, personal_number, name, search, sort_key, birth_year, content from told
  on conflict do nothing
  returning id
), keyed as (
  insert into person_key (province, key, person)
  select distinct $1, key, told.id from told join made using (id), unnest(told.keys) as key
)
insert into person_version (province, person, version, at, by, why, command, content)
select $1, told.id, 1, to_timestamp(told.at_ms / 1000), told.by, 'enrolled', told.command, told.content from told join made using (id)`;

const householdsSql = `
with told as (
  select * from jsonb_to_recordset($2::jsonb) as t (id uuid, commune text, code text, members jsonb, content jsonb, at_ms double precision, by uuid, command uuid)
), made as (
  insert into household (province, id, version, commune, code, content)
  select $1, id, 1, commune, code, content from told
  on conflict do nothing
  returning id
), membered as (
  insert into household_member (province, household, person, from_day, to_day)
  select $1, told.id, m.person, m."from", m."to" from told join made using (id),
    jsonb_to_recordset(told.members) as m (person uuid, "from" date, "to" date)
)
insert into household_version (province, household, version, at, by, why, command, content)
select $1, told.id, 1, to_timestamp(told.at_ms / 1000), told.by, 'enrolled', told.command, told.content from told join made using (id)`;

/** People and households who were enrolled in one visit, by whom and when. */
export interface Enrolment {
  readonly user: UserId;
  readonly command: CommandId | null;
  readonly people: readonly Person[];
  readonly households: readonly Household[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * Adds people and households who were enrolled in a visit. Who is already there stays as he or she is: an enrolment that comes twice, or late, changes
 * nothing.
 */
export async function enrol(
  session: Session,
  { user }: Pick<Sender, 'user'>,
  command: CommandId | null,
  people: readonly Person[],
  households: readonly Household[],
  now: number,
): Promise<void> {
  await enrolMany(session, [{ user, command, people, households, now }]);
}

/** Adds those of many visits at once. Nobody is in two of them. */
export async function enrolMany({ client, scope }: Session, enrolments: readonly Enrolment[]): Promise<void> {
  const said = ({ user, command, now }: Enrolment) => ({ by: user, command, at_ms: now });
  const people = enrolments.flatMap((each) => each.people.map((person) => ({ ...rowOf(person), ...said(each) })));
  if (people.length > 0) {
    await client.query({ name: 'enrol-people', text: enrolSql, values: [scope.province, JSON.stringify(people)] });
  }
  const households = enrolments.flatMap((each) =>
    each.households.map((household) => ({ ...household, content: household, ...said(each) })),
  );
  if (households.length > 0) {
    await client.query({
      name: 'enrol-households',
      text: householdsSql,
      values: [scope.province, JSON.stringify(households)],
    });
  }
}
