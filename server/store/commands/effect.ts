import type { PersonId } from '@diemtua/domain/ids';
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
}

/** Nothing to write to the journal. */
export const nothing: Effect = { postings: [], deltas: [], judged: [], noted: null };

/** Nothing was done, and why. */
export const noted = (why: string): Effect => ({ ...nothing, noted: why });

/** The people and numbers that a command is about are its own until it is over, in one order, so that no two wait for each other. */
export async function hold({ client, scope }: Session, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].toSorted();
  await client.query({
    name: 'hold',
    text: 'select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1::text[]) as key) as keys',
    values: [sorted.map((key) => `${scope.province}/${key}`)],
  });
}

/** Judges all lines of some people again after new facts were stored, and writes what they mean now. */
export async function judgeAgain(
  session: Session,
  people: readonly PersonId[],
  now: number,
  { noted: why = null, all = false }: { readonly noted?: string | null; readonly all?: boolean } = {},
): Promise<Effect> {
  const { postings, deltas, judged, communes } = await rebook(session, [...new Set(people)], all);
  await writeJudgements(session, judged, now, communes);
  return { postings, deltas, judged, noted: why };
}
