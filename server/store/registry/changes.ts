import type { CommandId, PersonId } from '@diemtua/domain/ids';
import {
  reconcile,
  type ChangeHousehold,
  type ChangePerson,
  type Household,
  type Person,
} from '@diemtua/domain/registry';
import { holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { findDuplicates } from './duplicates.ts';
import { enrol, rowOf } from './people.ts';

/** A document as it stands, with its version. */
export interface Standing<T> {
  readonly version: number;
  readonly content: T;
}

/** A person as he or she stands now; null where nobody has told us. */
export async function personNow({ client, scope }: Session, id: PersonId): Promise<Standing<Person> | null> {
  const found = await client.query<Standing<Person>>(
    'select version, content from person where province = $1 and id = $2',
    [scope.province, id],
  );
  return found.rows[0] ?? null;
}

/**
 * A person is new, or something about her is. What somebody else changed in other fields meanwhile stays; where both changed the same field, nothing is done and the
 * fields are named.
 */
export async function changePerson(
  session: Session,
  sender: Sender,
  command: ChangePerson,
  now: number,
): Promise<Effect> {
  const { person, version, reason } = command;
  const held = await holdPeople(session, [person.id]);
  const standing = await personNow(session, person.id);
  if (standing === null) {
    await enrol(session, sender, command.id, [person], [], now);
    await findDuplicates(session, person, now);
    return judgeAgain(session, held, now);
  }
  const base = version === standing.version ? standing.content : await versionOf(session, person.id, version);
  if (base === null) return noted('version-unknown');
  const met = reconcile(base, person, standing.content);
  if (met.kind === 'conflict') return noted(`conflict:${met.conflicts.map(({ field }) => field).join(',')}`);
  if (met.changes.length === 0) return nothing;
  await writePerson(session, sender, command.id, met.person, standing.version + 1, reason, now);
  await findDuplicates(session, met.person, now);
  return judgeAgain(session, held, now);
}

async function versionOf({ client, scope }: Session, id: PersonId, version: number): Promise<Person | null> {
  const found = await client.query<{ content: Person }>(
    'select content from person_version where province = $1 and person = $2 and version = $3',
    [scope.province, id, version],
  );
  return found.rows[0]?.content ?? null;
}

/** Writes the next version of a person, with who and why. */
export async function writePerson(
  { client, scope }: Session,
  { user }: Pick<Sender, 'user'>,
  command: CommandId,
  person: Person,
  version: number,
  why: string,
  now: number,
): Promise<void> {
  const row = rowOf(person);
  await client.query(
    `with changed as (
       update person set version = $3, commune = $4, insurance_number = $5, personal_number = $6, name = $7, search = $8, sort_key = $9, birth_year = $10, content = $11
       where province = $1 and id = $2
     ), unkeyed as (
       delete from person_key where province = $1 and person = $2 and not key = any ($12::text[])
     ), keyed as (
       insert into person_key (province, key, person) select $1, key, $2 from unnest($12::text[]) as key on conflict do nothing
     )
     insert into person_version (province, person, version, at, by, why, command, content)
     values ($1, $2, $3, to_timestamp($13::double precision / 1000), $14, $15, $16, $11)`,
    [
      scope.province,
      person.id,
      version,
      row.commune,
      row.insurance_number,
      row.personal_number,
      row.name,
      row.search,
      row.sort_key,
      row.birth_year,
      JSON.stringify(person),
      row.keys,
      now,
      user,
      why,
      command,
    ],
  );
}

/** The insurance office gave numbers to people who had none. */
export async function changeNumbers(
  session: Session,
  sender: Sender,
  command: CommandId,
  told: readonly { readonly person: PersonId; readonly insuranceNumber: string }[],
  now: number,
): Promise<void> {
  for (const { person, insuranceNumber } of told) {
    const standing = await personNow(session, person);
    if (standing === null || standing.content.insuranceNumber === insuranceNumber) continue;
    const changed = { ...standing.content, insuranceNumber };
    await writePerson(session, sender, command, changed, standing.version + 1, 'answer-of-the-office', now);
    await findDuplicates(session, changed, now);
  }
}

/** A household is new, or its members or classes are others: what its members paid is judged again where their group was another one. */
export async function changeHousehold(
  session: Session,
  sender: Sender,
  command: ChangeHousehold,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const { household, version, reason } = command;
  const found = await client.query<Standing<Household>>(
    'select version, content from household where province = $1 and id = $2 for update',
    [scope.province, household.id],
  );
  const standing = found.rows[0] ?? null;
  const people = [...household.members, ...(standing?.content.members ?? [])].map(({ person }) => person);
  const held = await holdPeople(session, people);
  if (standing === null) {
    await enrol(session, sender, command.id, [], [household], now);
    return judgeAgain(session, held, now);
  }
  if (standing.version !== version) return noted('conflict:household');
  await writeHousehold(session, sender, command.id, household, version + 1, reason, now);
  return judgeAgain(session, held, now);
}

/** Writes the next version of a household. */
export async function writeHousehold(
  { client, scope }: Session,
  { user }: Pick<Sender, 'user'>,
  command: CommandId,
  household: Household,
  version: number,
  why: string,
  now: number,
): Promise<void> {
  await client.query('delete from household_member where province = $1 and household = $2', [
    scope.province,
    household.id,
  ]);
  await client.query(
    `with changed as (
       update household set version = $3, commune = $4, code = $5, content = $6 where province = $1 and id = $2
     ), membered as (
       insert into household_member (province, household, person, from_day, to_day)
       select $1, $2, m.person, m."from", m."to" from jsonb_to_recordset($7::jsonb) as m (person uuid, "from" date, "to" date)
     )
     insert into household_version (province, household, version, at, by, why, command, content)
     values ($1, $2, $3, to_timestamp($8::double precision / 1000), $9, $10, $11, $6)`,
    [
      scope.province,
      household.id,
      version,
      household.commune,
      household.code,
      JSON.stringify(household),
      JSON.stringify(household.members),
      now,
      user,
      why,
      command,
    ],
  );
}
