import type { ProvinceCode, UserId } from '@diemtua/domain/ids';
import { Refused } from '../routes/route.ts';
import type { Engine } from '../store/engine.ts';
import { inSession, provinceScope, type Session } from '../store/session.ts';
import { machineTime, type Access } from './access.ts';
import { remember } from './events.ts';
import { hashPassword, isOutdated, isPassword, TooBusy } from './password.ts';
import { unseal } from './seal.ts';
import { openSession, type Opened } from './sessions.ts';
import { closeStep, openStep, tryStep } from './steps.ts';
import { provinceOf } from './token.ts';
import { stepShown } from './totp.ts';
import { writePassword } from './users.ts';
import { beginTry, countFailure, forgive, stillWaiting, subjectOf } from './waits.ts';

/** Where a try comes from, and when. */
export interface Try {
  readonly engine: Engine;
  readonly access: Access;
  readonly province: ProvinceCode;
  readonly address: string;
  readonly now: number;
}

/** How a sign-in ended: with a session, or half way. */
export type SignIn =
  | { readonly state: 'signed-in'; readonly opened: Opened }
  | { readonly state: 'second-factor'; readonly step: string; readonly means: readonly SecondMeans[] };

/** With what a sign-in by password can be ended. */
export type SecondMeans = 'totp' | 'passkey';

/** What somebody has beside a password, and whether one of them has to be shown. */
export interface SecondFactors {
  readonly totp: boolean;
  readonly passkeys: boolean;
  readonly required: boolean;
}

/**
 * With what a sign-in has to be ended; empty: the password is enough. Who has set up codes shows one; who has passkeys only has to show one where a second factor is required, because a passkey alone is a
 * whole sign-in already.
 */
export const secondMeansOf = ({ totp, passkeys, required }: SecondFactors): readonly SecondMeans[] =>
  totp || (passkeys && required)
    ? [...(totp ? (['totp'] as const) : []), ...(passkeys ? (['passkey'] as const) : [])]
    : [];

/** The columns of what somebody has beside a password, as SQL over a user `u`. */
export const secondFactorsSql = `
  exists (select from user_totp t where t.province = u.province and t.user_id = u.id and t.confirmed_at is not null) as totp,
  exists (select from user_passkey k where k.province = u.province and k.user_id = u.id) as passkeys, u.second_factor_required as required`;

interface Known extends SecondFactors {
  readonly id: UserId;
  readonly locked: boolean;
  readonly hash: string | null;
  readonly must_change: boolean | null;
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** Refuses an address from which too many tries have failed. */
async function holdOff(session: Session, address: string, now: number): Promise<void> {
  const wait = await stillWaiting(session, subjectOf('address', address), now);
  if (wait > 0) throw new Refused(429, 'sign-in-wait', { seconds: seconds(wait) });
}

async function findUser({ client, scope }: Session, name: string): Promise<Known | null> {
  const { rows } = await client.query<Known>({
    name: 'find-user',
    text: `select u.id, u.locked_at is not null as locked, p.hash, p.must_change, ${secondFactorsSql}
      from user_account u
      left join user_password p on p.province = u.province and p.user_id = u.id
      where u.province = $1 and u.name = $2`,
    values: [scope.province, name],
  });
  return rows[0] ?? null;
}

/** Writes down a failure, and counts it for the address; the name's was counted when the try began. */
async function fail(
  { engine, province, address, now }: Try,
  user: UserId | null,
  means: string,
  kind: 'sign-in-failed' | 'sign-in-held-off' = 'sign-in-failed',
): Promise<void> {
  await inSession(engine, provinceScope(province), async (session) => {
    if (kind === 'sign-in-failed') await countFailure(session, 'address', subjectOf('address', address), now);
    await remember(session, { kind, user, actor: user, address, content: { means } }, now);
  });
}

/** Opens the session of whoever has shown enough, and writes it down. */
export async function letIn(
  session: Session,
  user: UserId,
  means: readonly string[],
  { address, now }: Try,
): Promise<Opened> {
  const opened = await openSession(session, user, means, null, now);
  await remember(
    session,
    { kind: 'signed-in', user, actor: user, address, content: { means, session: opened.session } },
    now,
  );
  return opened;
}

/**
 * Signs in by name and password. What is wrong is never told apart: no such name, no password, another one. It takes as long for a name that nobody
 * has.
 */
export async function signIn(tried: Try, name: string, password: string): Promise<SignIn> {
  const { engine, province, address, now } = tried;
  const subject = subjectOf('name', name);
  // The password is hashed between two transactions, not in one: it takes long, and the embedded database serves one at a time.
  const begun = await inSession(engine, provinceScope(province), async (session) => {
    await holdOff(session, address, now);
    return { wait: await beginTry(session, subject, now), known: await findUser(session, name) };
  });
  const { wait, known } = begun;
  if (wait > 0) {
    await fail(tried, known?.id ?? null, 'password', 'sign-in-held-off');
    throw new Refused(429, 'sign-in-wait', { seconds: seconds(wait) });
  }
  if (!(await check(password, known?.hash ?? null)) || !known) {
    await fail(tried, known?.id ?? null, 'password');
    throw new Refused(401, 'wrong-sign-in');
  }
  if (known.locked) {
    await fail(tried, known.id, 'password');
    throw new Refused(403, 'user-locked');
  }
  const fresh = known.hash !== null && isOutdated(known.hash) ? await hashPassword(password) : null;
  return inSession(engine, provinceScope(province, known.id), async (session): Promise<SignIn> => {
    if (fresh !== null) await writePassword(session, known.id, fresh, known.must_change ?? false, now);
    const means = secondMeansOf(known);
    if (means.length > 0) {
      const step = await openStep(session, 'second-factor', known.id, { subject }, now);
      return { state: 'second-factor', step, means };
    }
    await forgive(session, subject, now);
    return { state: 'signed-in', opened: await letIn(session, known.id, ['password'], tried) };
  });
}

async function check(password: string, kept: string | null): Promise<boolean> {
  try {
    return await isPassword(password, kept);
  } catch (cause) {
    if (cause instanceof TooBusy) throw new Refused(503, 'busy');
    throw cause;
  }
}

/** Whether a code of a user's second factor is right; a code works once. */
export async function takeCode(
  { client, scope }: Session,
  key: Uint8Array,
  user: UserId,
  code: string,
  now: number,
): Promise<boolean> {
  const { rows } = await client.query<{ sealed: Buffer; last_step: number | null }>(
    'select sealed, last_step from user_totp where province = $1 and user_id = $2 for update',
    [scope.province, user],
  );
  const kept = rows[0];
  if (!kept) return false;
  const step = stepShown(unseal(key, kept.sealed, `${scope.province}/${user}`), code, now, kept.last_step);
  if (step === null) return false;
  await client.query('update user_totp set last_step = $3 where province = $1 and user_id = $2', [
    scope.province,
    user,
    step,
  ]);
  return true;
}

/** Ends a half sign-in with a code of the second factor. */
export async function signInWithCode(tried: Try, token: string, code: string): Promise<Opened> {
  const { engine, access, address, now } = tried;
  const province = provinceOf(token);
  if (province === null) throw new Refused(401, 'step-over');
  const own = { ...tried, province };
  // What is counted stays counted though the sign-in is refused: so the refusal leaves the transaction as a value.
  const ended = await inSession(engine, provinceScope(province), async (session): Promise<Opened | Refused> => {
    await holdOff(session, address, now);
    const step = await tryStep(session, 'second-factor', token, now);
    if (!step?.user) return new Refused(401, 'step-over');
    if (!(await takeCode(session, access.key, step.user, code, machineTime(access, now)))) {
      await countFailure(session, 'address', subjectOf('address', address), now);
      await remember(
        session,
        { kind: 'sign-in-failed', user: step.user, actor: step.user, address, content: { means: 'totp' } },
        now,
      );
      return new Refused(401, 'wrong-code');
    }
    if (!(await closeStep(session, token))) return new Refused(401, 'step-over');
    if (typeof step.content.subject === 'string') await forgive(session, step.content.subject, now);
    const first = typeof step.content.means === 'string' ? step.content.means : 'password';
    return letIn(session, step.user, [first, 'totp'], own);
  });
  if (ended instanceof Refused) throw ended;
  return ended;
}
