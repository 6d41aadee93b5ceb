import type { PersonId } from '@diemtua/domain/ids';
import type { Refusal } from '@diemtua/domain/plan';
import type { Booked } from '@diemtua/domain/ledger';
import { rebook, writeJudgements, type Judged } from '../collection/rebook.ts';
import type { DeltaOf } from '../ledger/write.ts';
import type { Session } from '../session.ts';

/** What a command does to the books, before it is written to the journal. */
export interface Effect {
  readonly postings: readonly Booked[];
  readonly deltas: readonly DeltaOf[];
  readonly judged: readonly Judged[];
  /** What is worth telling the sender: a void of a receipt that has not arrived yet, a due that is closed already. */
  readonly noted: string | null;
  /** All that stands against a command about the plan, field by field; then nothing was done. */
  readonly refusals?: readonly Refusal[];
}

/** Nothing to write to the journal. */
export const nothing: Effect = { postings: [], deltas: [], judged: [], noted: null };

/** Nothing was done, and why. */
export const noted = (why: string): Effect => ({ ...nothing, noted: why });

/** Nothing was done, because of all this. */
export const refusedBy = (refusals: readonly Refusal[]): Effect => ({
  ...nothing,
  noted: refusals[0]?.code ?? null,
  refusals,
});

/** The people and numbers that a command is about are its own until it is over, in one order, so that no two wait for each other. */
export async function hold({ client, scope }: Session, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].toSorted();
  await client.query({
    name: 'hold',
    text: 'select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1::text[]) as key) as keys',
    values: [sorted.map((key) => `${scope.province}/${key}`)],
  });
}

const holdPeopleSql = `
with told as (
  select unnest($2::uuid[]) as id
), sorted as materialized (
  select id from (
    select id from told union select p.merged_into from told join person p on p.province = $1 and p.id = told.id where p.merged_into is not null
  ) as each order by id
)
select id, pg_advisory_xact_lock(hashtextextended($1 || '/person/' || id, 0)) from sorted`;

/**
 * People are this command's own until it is over, and with each the entry with which it was joined: the lines of both are judged together.
 * @returns all who are held
 */
export async function holdPeople(
  { client, scope }: Session,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  if (people.length === 0) return [];
  const held = await client.query<{ id: PersonId }>({
    name: 'hold-people',
    text: holdPeopleSql,
    values: [scope.province, [...new Set(people)]],
  });
  return held.rows.map(({ id }) => id);
}

/**
 * Judges all lines of some people again after new facts were stored, and writes what they mean now.
 * @param held everybody whom this command holds, where more are held than are judged
 */
export async function judgeAgain(
  session: Session,
  people: readonly PersonId[],
  now: number,
  {
    noted: why = null,
    all = false,
    held = people,
  }: { readonly noted?: string | null; readonly all?: boolean; readonly held?: readonly PersonId[] } = {},
): Promise<Effect> {
  const { postings, deltas, judged, communes } = await rebook(session, [...new Set(people)], { all, held });
  await writeJudgements(session, judged, now, communes);
  return { postings, deltas, judged, noted: why };
}
