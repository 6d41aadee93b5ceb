import { forgetLeads } from '../store/outreach/leads.ts';
import type { Session } from '../store/session.ts';
import { PATIENCE } from './waits.ts';

/** So long an ended session is kept: a list of one's sessions shows what ended lately. */
const ENDED_KEPT_MS = 30 * 24 * 60 * 60_000;
/** So long a number that no form holds any more is kept in mind. */
const NUMBER_KEPT_MS = 24 * 60 * 60_000;

/** How many rows of each kind were over and are gone. */
export interface CleanedUp {
  readonly sessions: number;
  readonly participants: number;
  readonly steps: number;
  readonly waits: number;
  readonly numbers: number;
  readonly leads: number;
}

/**
 * Takes away what is over: ended sessions, half sign-ins, failures that are forgotten, numbers that forms had held, requests to be called whose time is over. What happened stays in the record.
 * @param now the moment, in milliseconds since 1970
 */
export async function cleanUp(session: Session, now: number): Promise<CleanedUp> {
  const { client, scope } = session;
  const gone = async (sql: string, before: number): Promise<number> =>
    (await client.query(sql, [scope.province, before])).rowCount ?? 0;
  return {
    participants: await gone(
      `delete from participant_session where province = $1 and least(ends_at, ended_at) < to_timestamp($2::double precision / 1000)`,
      now,
    ),
    sessions: await gone(
      `delete from sign_in_session where province = $1 and least(ends_at, ended_at) < to_timestamp($2::double precision / 1000)`,
      now - ENDED_KEPT_MS,
    ),
    steps: await gone(
      `delete from sign_in_step where province = $1 and ends_at < to_timestamp($2::double precision / 1000)`,
      now,
    ),
    waits: await gone(
      `delete from sign_in_wait where province = $1 and failed_at < to_timestamp($2::double precision / 1000) and wait_until < to_timestamp($2::double precision / 1000)`,
      now - PATIENCE.name.forgetMs,
    ),
    numbers: await gone(
      `delete from desk_number where province = $1 and held_until < to_timestamp($2::double precision / 1000)`,
      now - NUMBER_KEPT_MS,
    ),
    leads: await forgetLeads(session, now),
  };
}
