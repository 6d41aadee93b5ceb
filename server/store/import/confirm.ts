import type { ConfirmImport, Household } from '@diemtua/domain/registry';
import type { ImportId, PersonId } from '@diemtua/domain/ids';
import { holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { writeHousehold } from '../registry/changes.ts';
import { enrol } from '../registry/people.ts';
import type { Session } from '../session.ts';

/** People whose payments have to be judged anew for one list: each is held until it is over, and the database holds so many. */
export const HELD_MAX = 1000;
/** Rows of one statement: what the database has to keep of it stays small. */
const ROWS_AT_ONCE = 1000;
const judgedAtOnce = 100;

/** Takes the run for this transaction; null where it is none of the unit's. */
export async function holdRun(
  { client, scope }: Session,
  { unit }: Sender,
  id: ImportId,
): Promise<{ readonly state: string; readonly last: number } | null> {
  const found = await client.query<{ state: string; last: number }>(
    `select i.state, (select coalesce(max(r.row), 0) from import_row r where r.province = i.province and r.import = i.id) as last
     from import_run i where i.province = $1 and i.id = $2 and i.unit = $3 for update`,
    [scope.province, id, unit],
  );
  return found.rows[0] ?? null;
}

/** The spans of rows that are worked on one after the other. */
export const spansOf = (last: number): readonly (readonly [number, number])[] =>
  Array.from({ length: Math.ceil(last / ROWS_AT_ONCE) }, (_, index) => [
    index * ROWS_AT_ONCE + 1,
    (index + 1) * ROWS_AT_ONCE,
  ]);

/**
 * A list becomes part of the registry: people are added, known ones learn what they lacked, records from before these books are laid down, households are made.
 * All of it in the transaction of the command, so that it is there once or not at all. Where something changed since the list was read, nothing is done.
 */
export async function confirmImport(
  session: Session,
  sender: Sender,
  command: ConfirmImport,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const run = await holdRun(session, sender, command.import);
  if (run === null) return noted('import-unknown');
  if (run.state !== 'ready') return noted(`import-${run.state}`);
  const judged = await peopleToJudge(session, command.import);
  if (judged.length > HELD_MAX) return noted('too-many-with-payments');
  const held = await holdPeople(session, judged);
  if (await isStale(session, command.import)) return noted('changed-since-read');
  for (const [from, to] of spansOf(run.last)) {
    await enrolRows(session, sender, command, from, to, now);
    await changeRows(session, sender, command.id, command.import, ['wanted', 1, 'imported'], [from, to], now);
    await recordRows(session, command.import, from, to);
    await layBeside(session, command.import, from, to, now);
  }
  await takeHouseholds(session, sender, command, now);
  await client.query(
    `update import_run set state = 'confirmed', decided_at = to_timestamp($3::double precision / 1000), decided_by = $4 where province = $1 and id = $2`,
    [scope.province, command.import, now, sender.user],
  );
  return judgeInPieces(session, judged, held, now);
}

/** Judges many people anew, some at a time. */
export async function judgeInPieces(
  session: Session,
  people: readonly PersonId[],
  held: readonly PersonId[],
  now: number,
): Promise<Effect> {
  let effect: Effect = nothing;
  for (let from = 0; from < people.length; from += judgedAtOnce) {
    const more = await judgeAgain(session, people.slice(from, from + judgedAtOnce), now, { held });
    effect = {
      postings: [...effect.postings, ...more.postings],
      deltas: [...effect.deltas, ...more.deltas],
      judged: [...effect.judged, ...more.judged],
      noted: null,
    };
  }
  return effect;
}

/** People who are there, have paid here, and get another record or household: what they paid may mean something else. */
export async function peopleToJudge({ client, scope }: Session, id: ImportId): Promise<readonly PersonId[]> {
  const found = await client.query<{ person: PersonId }>(
    `select distinct t.person from (
       select r.person from import_row r where r.province = $1 and r.import = $2 and r.version is not null and r.earlier is not null
         and r.plan in ('change', 'record')
       union select (m->>'person')::uuid from import_household h, jsonb_array_elements(h.content->'members') as m where h.province = $1 and h.import = $2
     ) t where exists (select from payment y where y.province = $1 and y.person = t.person) order by t.person limit ${HELD_MAX + 1}`,
    [scope.province, id],
  );
  return found.rows.map(({ person }) => person);
}

/** Whether somebody enrolled, changed or took money from a person of the list since it was read. */
async function isStale({ client, scope }: Session, id: ImportId): Promise<boolean> {
  const found = await client.query<{ stale: boolean }>(
    `select exists (
       select from import_row r join person p on p.province = r.province and p.insurance_number = r.insurance_number
       where r.province = $1 and r.import = $2 and r.plan = 'enrol'
     ) or exists (
       select from import_row r join person p on p.province = r.province and p.personal_number = r.personal_number
       where r.province = $1 and r.import = $2 and r.plan = 'enrol'
     ) or exists (
       select from import_row r join person p on p.province = r.province and p.id = r.person
       where r.province = $1 and r.import = $2 and r.version is not null and r.plan in ('change', 'record') and (p.version <> r.version or p.merged_into is not null)
     ) or exists (
       select from import_row r left join person_earlier e on e.province = r.province and e.person = r.person
       where r.province = $1 and r.import = $2 and r.version is not null and r.earlier is not null and r.plan in ('change', 'record')
         and r.earlier_before is distinct from case when e.person is null then null
           else jsonb_build_object('until', e.until_month, 'supported', e.supported_months, 'spells', e.spells) end
     ) or exists (
       select from import_row r join import_run i on i.province = r.province and i.id = r.import join judgement j on j.province = r.province and j.person = r.person
       where r.province = $1 and r.import = $2 and r.version is not null and r.earlier is not null and r.plan in ('change', 'record') and j.revised_at >= i.made_at
     ) or exists (
       select from import_household t left join household h on h.province = t.province and h.id = t.id
       where t.province = $1 and t.import = $2 and coalesce(h.version, 0) <> t.version
     ) as stale`,
    [scope.province, id],
  );
  return found.rows[0]?.stale ?? true;
}

const rowColumns =
  'id uuid, commune text, insurance_number text, personal_number text, name text, search text, sort_key text, birth_year smallint, keys text[], content jsonb';

async function enrolRows(
  { client, scope }: Session,
  { user }: Sender,
  { id: command, import: run }: ConfirmImport,
  from: number,
  to: number,
  now: number,
): Promise<void> {
  await client.query(
    `with told as (
       select t.* from import_row r, jsonb_to_record(r.wanted) as t (${rowColumns})
       where r.province = $1 and r.import = $2 and r.row between $3 and $4 and r.plan = 'enrol'
     ), made as (
       insert into person (province, id, version, commune, insurance_number, personal_number, name, search, sort_key, birth_year, content)
       select $1, id, 1, commune, insurance_number, personal_number, name, search, sort_key, birth_year, content from told
     ), keyed as (
       insert into person_key (province, key, person) select distinct $1, key, told.id from told, unnest(told.keys) as key
     )
     insert into person_version (province, person, version, at, by, why, command, content)
     select $1, id, 1, to_timestamp($5::double precision / 1000), $6, 'imported', $7, content from told`,
    [scope.province, run, from, to, now, user, command],
  );
}

/** Writes what known people are now: as the list has them (one version further), or as they were (two). */
export async function changeRows(
  { client, scope }: Session,
  { user }: Sender,
  command: string,
  run: ImportId,
  [column, steps, why]: readonly [column: 'wanted' | 'before', steps: 1 | 2, why: string],
  [from, to]: readonly [number, number],
  now: number,
): Promise<void> {
  await client.query(
    `with told as (
       select t.*, r.version + ${steps} as version from import_row r, jsonb_to_record(r.${column}) as t (${rowColumns})
       where r.province = $1 and r.import = $2 and r.row between $3 and $4 and r.plan = 'change'
     ), changed as (
       update person p set version = t.version, commune = t.commune, insurance_number = t.insurance_number, personal_number = t.personal_number, name = t.name,
         search = t.search, sort_key = t.sort_key, birth_year = t.birth_year, content = t.content
       from told t where p.province = $1 and p.id = t.id
     ), unkeyed as (
       delete from person_key k using told t where k.province = $1 and k.person = t.id and not k.key = any (t.keys)
     ), keyed as (
       insert into person_key (province, key, person) select distinct $1, key, t.id from told t, unnest(t.keys) as key on conflict do nothing
     )
     insert into person_version (province, person, version, at, by, why, command, content)
     select $1, id, version, to_timestamp($5::double precision / 1000), $6, $7, $8, content from told`,
    [scope.province, run, from, to, now, user, why, command],
  );
}

/** Records from before these books. Of a person with several rows, the last one holds them all. */
async function recordRows({ client, scope }: Session, run: ImportId, from: number, to: number): Promise<void> {
  await client.query(
    `insert into person_earlier (province, person, until_month, supported_months, spells, source)
     select distinct on (person) $1, person, (earlier->>'until')::integer, (earlier->>'supported')::smallint, earlier->'spells', $5
     from import_row where province = $1 and import = $2 and row between $3 and $4 and earlier is not null and plan in ('enrol', 'change', 'record')
     order by person, row desc
     on conflict (province, person) do update set until_month = excluded.until_month, supported_months = excluded.supported_months,
       spells = excluded.spells, source = excluded.source`,
    [scope.province, run, from, to, `import/${run}`],
  );
}

/** New people who may be somebody who was there lie beside that one until a clerk has looked. */
async function layBeside(
  { client, scope }: Session,
  run: ImportId,
  from: number,
  to: number,
  now: number,
): Promise<void> {
  await client.query(
    `insert into duplicate_review (province, one, other, verdict, score, reasons, found_at)
     select $1, least(r.person, a.person), greatest(r.person, a.person), 'open', a.score, a.reasons, to_timestamp($5::double precision / 1000)
     from import_row r, jsonb_to_recordset(r.alike) as a (person uuid, score smallint, reasons jsonb)
     where r.province = $1 and r.import = $2 and r.row between $3 and $4 and r.plan = 'enrol' and r.alike <> '[]'
     on conflict do nothing`,
    [scope.province, run, from, to, now],
  );
}

async function takeHouseholds(session: Session, sender: Sender, command: ConfirmImport, now: number): Promise<void> {
  const { client, scope } = session;
  // Whose row was left out is in no household.
  const found = await client.query<{ version: number; content: Household; out: PersonId[] }>(
    `select h.version, h.content, array(select r.person from import_row r where r.province = h.province and r.import = h.import and r.plan = 'left-out' and r.version is null and r.person is not null) as out
     from import_household h where h.province = $1 and h.import = $2 order by h.id`,
    [scope.province, command.import],
  );
  const fresh: Household[] = [];
  for (const { version, content, out } of found.rows) {
    const gone = new Set(out);
    const members = content.members.filter(({ person }) => !gone.has(person));
    const household = {
      ...content,
      members,
      head: content.head !== null && gone.has(content.head) ? null : content.head,
    };
    if (version === 0) fresh.push(household);
    else await writeHousehold(session, sender, command.id, household, version + 1, 'imported', now);
  }
  await enrol(session, sender, command.id, [], fresh, now);
}
