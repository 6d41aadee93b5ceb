import type { Household, UndoImport } from '@diemtua/domain/registry';
import type { ImportId } from '@diemtua/domain/ids';
import { holdPeople, noted, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { writeHousehold } from '../registry/changes.ts';
import type { Session } from '../session.ts';
import { changeRows, HELD_MAX, holdRun, judgeInPieces, peopleToJudge, spansOf } from './confirm.ts';

/** Takes a list back: everything is as before it. Not once something was built on it: a payment, a merge, another change. */
export async function undoImport(session: Session, sender: Sender, command: UndoImport, now: number): Promise<Effect> {
  const { client, scope } = session;
  const run = await holdRun(session, sender, command.import);
  if (run === null) return noted('import-unknown');
  if (run.state !== 'confirmed') return noted(`import-${run.state}`);
  const judged = await peopleToJudge(session, command.import);
  if (judged.length > HELD_MAX) return noted('too-many-with-payments');
  const held = await holdPeople(session, judged);
  const built = await builtOn(session, command.import);
  if (built !== null) return noted(`built-on:${built}`);
  for (const span of spansOf(run.last)) {
    await changeRows(session, sender, command.id, command.import, ['before', 2, command.reason], span, now);
  }
  await client.query(
    `insert into person_version (province, person, version, at, by, why, command, content)
     select $1, p.id, 2, to_timestamp($3::double precision / 1000), $4, $5, $6, p.content
     from import_row r join person p on p.province = r.province and p.id = r.person where r.province = $1 and r.import = $2 and r.plan = 'enrol'`,
    [scope.province, command.import, now, sender.user, `undone: ${command.reason}`, command.id],
  );
  await client.query(
    `update person_earlier e set until_month = (r.earlier_before->>'until')::integer, supported_months = (r.earlier_before->>'supported')::smallint,
       spells = r.earlier_before->'spells', source = 'undone/' || $2::text
     from import_row r where r.province = $1 and r.import = $2 and r.earlier is not null and r.earlier_before is not null and r.plan in ('change', 'record')
       and e.province = $1 and e.person = r.person`,
    [scope.province, command.import],
  );
  await giveBackHouseholds(session, sender, command, now);
  await client.query('select undo_import($1)', [command.import]);
  await client.query(`update import_run set state = 'undone', undone_why = $3 where province = $1 and id = $2`, [
    scope.province,
    command.import,
    command.reason,
  ]);
  return judgeInPieces(session, judged, held, now);
}

async function giveBackHouseholds(session: Session, sender: Sender, command: UndoImport, now: number): Promise<void> {
  const { client, scope } = session;
  const found = await client.query<{ version: number; before: Household }>(
    'select version, before from import_household where province = $1 and import = $2 and version > 0 order by id',
    [scope.province, command.import],
  );
  for (const { version, before } of found.rows)
    await writeHousehold(session, sender, command.id, before, version + 2, command.reason, now);
}

/** What was built on a list since it was confirmed; null: nothing. */
async function builtOn({ client, scope }: Session, id: ImportId): Promise<string | null> {
  const found = await client.query<{ people: boolean; changes: boolean; records: boolean; households: boolean }>(
    `select exists (
       select from import_row r left join person p on p.province = r.province and p.id = r.person
       where r.province = $1 and r.import = $2 and r.plan = 'enrol' and (p.id is null or p.version <> 1 or p.merged_into is not null
         or exists (select from payment y where y.province = $1 and y.person = p.id)
         or exists (select from due d where d.province = $1 and d.person = p.id)
         or exists (select from person_status s where s.province = $1 and s.person = p.id)
         or exists (select from person_merge m where m.province = $1 and m.kept = p.id or m.province = $1 and m.gone = p.id)
         or exists (select from household_member m where m.province = $1 and m.person = p.id
              and not exists (select from import_household h where h.province = $1 and h.import = $2 and h.id = m.household)))
     ) as people, exists (
       select from import_row r join person p on p.province = r.province and p.id = r.person
       where r.province = $1 and r.import = $2 and r.plan = 'change' and (p.version <> r.version + 1 or p.merged_into is not null)
     ) as changes, exists (
       select from (select distinct on (person) * from import_row where province = $1 and import = $2 and earlier is not null and plan in ('enrol', 'change', 'record') order by person, row desc) r
       left join person_earlier e on e.province = $1 and e.person = r.person
       where e.person is null or r.earlier <> jsonb_build_object('until', e.until_month, 'supported', e.supported_months, 'spells', e.spells)
     ) or exists (
       select from import_row r join import_run i on i.province = r.province and i.id = r.import
         join payment y on y.province = r.province and y.person = r.person join receipt c on c.province = y.province and c.id = y.receipt
       where r.province = $1 and r.import = $2 and r.earlier is not null and r.plan in ('change', 'record') and c.received_at >= i.decided_at
     ) as records, exists (
       select from import_household t left join household h on h.province = t.province and h.id = t.id
       where t.province = $1 and t.import = $2 and coalesce(h.version, 0) <> t.version + 1
     ) as households`,
    [scope.province, id],
  );
  const row = found.rows[0];
  if (!row) return 'unknown';
  return (['people', 'changes', 'records', 'households'] as const).find((what) => row[what]) ?? null;
}
