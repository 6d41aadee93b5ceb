import { createHash } from 'node:crypto';
import type { Session } from '../store/session.ts';

/** Failures in a row that cost nothing; from then on each doubles the wait. */
interface Patience {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly waitMsMax: number;
  /** So long after the last failure all is forgotten. */
  readonly forgetMs: number;
}

/** The named limits on failing to sign in. A whole office may share an address. */
export const PATIENCE = {
  name: { free: 5, firstWaitMs: 10_000, waitMsMax: 15 * 60_000, forgetMs: 24 * 60 * 60_000 },
  address: { free: 100, firstWaitMs: 10_000, waitMsMax: 15 * 60_000, forgetMs: 60 * 60_000 },
} as const satisfies Readonly<Record<string, Patience>>;

export type Waiting = keyof typeof PATIENCE;

/** Of whom failures are counted. What was typed is kept as a hash only: it is sometimes the password. */
export const subjectOf = (of: Waiting, text: string): string =>
  `${of}/${createHash('sha256').update(text).digest('hex')}`;

/** How long to wait after so many failures in a row. */
export function waitMs(of: Waiting, failures: number): number {
  const { free, firstWaitMs, waitMsMax } = PATIENCE[of];
  if (failures <= free) return 0;
  return Math.min(waitMsMax, firstWaitMs * 2 ** Math.min(20, failures - free - 1));
}

/** Milliseconds that a subject still has to wait; 0: none. */
export async function stillWaiting({ client, scope }: Session, subject: string, now: number): Promise<number> {
  const found = await client.query<{ left: number }>({
    name: 'still-waiting',
    text: `select ceil(extract(epoch from wait_until) * 1000 - $3)::double precision as left
      from sign_in_wait where province = $1 and subject = $2`,
    values: [scope.province, subject, now],
  });
  return Math.max(0, found.rows[0]?.left ?? 0);
}

const failSql = `
insert into sign_in_wait as w (province, subject, failures, failed_at, wait_until)
values ($1, $2, 1, to_timestamp($3::double precision / 1000), to_timestamp($3::double precision / 1000))
on conflict (province, subject) do update set
  failures = case when w.failed_at < to_timestamp(($3::double precision - $4) / 1000) then 1 else least(w.failures + 1, 1000000) end,
  failed_at = excluded.failed_at
returning failures`;

/** Counts a failure. */
export async function countFailure(
  { client, scope }: Session,
  of: Waiting,
  subject: string,
  now: number,
): Promise<void> {
  const { rows } = await client.query<{ failures: number }>({
    name: 'count-failure',
    text: failSql,
    values: [scope.province, subject, now, PATIENCE[of].forgetMs],
  });
  const wait = waitMs(of, rows[0]?.failures ?? 1);
  if (wait === 0) return;
  await client.query(
    'update sign_in_wait set wait_until = to_timestamp($3::double precision / 1000) where province = $1 and subject = $2',
    [scope.province, subject, now + wait],
  );
}

/**
 * Begins a try under a name: it counts as a failure until it has succeeded, so that a thousand guesses sent at once are no more than
 * a thousand sent one after the other.
 * @returns the milliseconds to wait where it is too early; 0 where the try may go on
 */
export async function beginTry(session: Session, subject: string, now: number): Promise<number> {
  const { client, scope } = session;
  await client.query({
    name: 'hold-name',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${scope.province}/${subject}`],
  });
  const wait = await stillWaiting(session, subject, now);
  if (wait === 0) await countFailure(session, 'name', subject, now);
  return wait;
}

/** Forgets the failures of whoever got in, and those of others that are long over. */
export async function forgive({ client, scope }: Session, subject: string, now: number): Promise<void> {
  await client.query({
    name: 'forgive',
    text: 'delete from sign_in_wait where province = $1 and (subject = $2 or failed_at < to_timestamp($3::double precision / 1000))',
    values: [scope.province, subject, now - PATIENCE.name.forgetMs],
  });
}
