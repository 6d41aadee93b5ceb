import type { PersonId } from '@diemtua/domain/ids';
import {
  merge,
  mergeInHousehold,
  split,
  splitInHousehold,
  type Household,
  type KeepApart,
  type MergeChoices,
  type MergePeople,
  type MergeRecord,
  type SplitPeople,
} from '@diemtua/domain/registry';
import { hold, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { personNow, writeHousehold, writePerson, type Standing } from './changes.ts';

/** What the store keeps of a merge, so that it can be taken back: the domain's record, and the households as they were. */
interface Undo {
  readonly record: MergeRecord;
  readonly households: readonly Household[];
  /** Entries that were joined with the one that is gone, before. */
  readonly followers: readonly PersonId[];
}

const pairOf = (one: PersonId, other: PersonId): readonly [PersonId, PersonId] =>
  one < other ? [one, other] : [other, one];

async function householdsOf({ client, scope }: Session, person: PersonId): Promise<readonly Standing<Household>[]> {
  const found = await client.query<Standing<Household>>(
    `select h.version, h.content from household h where h.province = $1 and h.id in (
       select household from household_member where province = $1 and person = $2
     ) order by h.id for update`,
    [scope.province, person],
  );
  return found.rows;
}

/** Two entries are about one person: one stays, what the other paid is judged as hers, and all of it can be taken back. */
export async function mergePeople(
  session: Session,
  sender: Sender,
  command: MergePeople,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const { merge: id, kept: keptId, gone: goneId, choices, reason } = command;
  await hold(session, [`person/${keptId}`, `person/${goneId}`]);
  const [kept, gone] = [await personNow(session, keptId), await personNow(session, goneId)];
  if (kept === null || gone === null) return noted('person-unknown');
  if (await isGone(session, [keptId, goneId])) return noted('already-merged');
  if (kept.version !== command.keptVersion || gone.version !== command.goneVersion) return noted('conflict:version');
  const merged = merge(kept.content, gone.content, choices as MergeChoices);
  if (!merged.ok) return noted(`choice-missing:${merged.problems.map(({ field }) => field).join(',')}`);
  const households = await householdsOf(session, goneId);
  const followers = await client.query<{ id: PersonId }>(
    'update person set merged_into = $3 where province = $1 and merged_into = $2 returning id',
    [scope.province, goneId, keptId],
  );
  const undo: Undo = {
    record: merged.value.undo,
    households: households.map(({ content }) => content),
    followers: followers.rows.map((row) => row.id),
  };
  await writePerson(session, sender, command.id, merged.value.person, kept.version + 1, reason, now);
  await client.query('update person set merged_into = $3 where province = $1 and id = $2', [
    scope.province,
    goneId,
    keptId,
  ]);
  for (const { version, content } of households) {
    await writeHousehold(
      session,
      sender,
      command.id,
      mergeInHousehold(content, merged.value.undo),
      version + 1,
      reason,
      now,
    );
  }
  await client.query(
    `insert into person_merge (province, id, kept, gone, at, by, why, undo)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), $6, $7, $8)`,
    [scope.province, id, keptId, goneId, now, sender.user, reason, JSON.stringify(undo)],
  );
  await decide(session, sender, keptId, goneId, 'merged', now);
  return judgeAgain(session, [keptId, goneId], now, { all: true });
}

async function isGone({ client, scope }: Session, people: readonly PersonId[]): Promise<boolean> {
  const found = await client.query(
    'select from person where province = $1 and id = any ($2::uuid[]) and merged_into is not null limit 1',
    [scope.province, people],
  );
  return found.rowCount !== 0;
}

/** They were two people after all: both entries are there again, and what each paid is its own. */
export async function splitPeople(
  session: Session,
  sender: Sender,
  command: SplitPeople,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const found = await client.query<{ kept: PersonId; gone: PersonId; undo: Undo }>(
    `update person_merge set split_at = to_timestamp($3::double precision / 1000), split_by = $4
     where province = $1 and id = $2 and split_at is null returning kept, gone, undo`,
    [scope.province, command.merge, now, sender.user],
  );
  const row = found.rows[0];
  if (!row) return noted('merge-unknown');
  const { kept: keptId, gone: goneId, undo } = row;
  await hold(session, [`person/${keptId}`, `person/${goneId}`]);
  const [standing, waiting] = [await personNow(session, keptId), await personNow(session, goneId)];
  if (standing === null || waiting === null) return noted('person-unknown');
  const two = split(undo.record, standing.content);
  await writePerson(session, sender, command.id, two.kept, standing.version + 1, command.reason, now);
  await writePerson(session, sender, command.id, two.gone, waiting.version + 1, command.reason, now);
  await client.query('update person set merged_into = null where province = $1 and id = $2', [scope.province, goneId]);
  await client.query('update person set merged_into = $3 where province = $1 and id = any ($2::uuid[])', [
    scope.province,
    undo.followers,
    goneId,
  ]);
  for (const before of undo.households) {
    const now_ = await client.query<Standing<Household>>(
      'select version, content from household where province = $1 and id = $2 for update',
      [scope.province, before.id],
    );
    const household = now_.rows[0];
    if (!household) continue;
    const parted = splitInHousehold(before, household.content, undo.record);
    await writeHousehold(session, sender, command.id, parted, household.version + 1, command.reason, now);
  }
  await decide(session, sender, keptId, goneId, 'different', now);
  return judgeAgain(session, [keptId, goneId], now, { all: true });
}

/** Two entries that look alike are about two people: nobody is asked again. */
export async function keepApart(session: Session, sender: Sender, command: KeepApart, now: number): Promise<Effect> {
  await decide(session, sender, command.one, command.other, 'different', now);
  return nothing;
}

async function decide(
  { client, scope }: Session,
  { user }: Sender,
  one: PersonId,
  other: PersonId,
  verdict: 'different' | 'merged',
  now: number,
): Promise<void> {
  const [first, second] = pairOf(one, other);
  await client.query(
    `insert into duplicate_review (province, one, other, verdict, score, reasons, found_at, decided_at, decided_by)
     values ($1, $2, $3, $4, 0, '[]', to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000), $6)
     on conflict (province, one, other) do update set verdict = excluded.verdict, decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
    [scope.province, first, second, verdict, now, user],
  );
}
