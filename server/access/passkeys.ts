import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { UserId } from '@diemtua/domain/ids';
import { Refused } from '../routes/route.ts';
import { inSession, provinceScope } from '../store/session.ts';
import { remember } from './events.ts';
import type { Opened } from './sessions.ts';
import { letIn, type Try } from './sign-in.ts';
import { closeStep, openStep, tryStep } from './steps.ts';
import { provinceOf } from './token.ts';
import { countFailure, forgive, stillWaiting, subjectOf } from './waits.ts';
import type { Who } from './who.ts';

/** Passkeys of one user. */
export const PASSKEYS_MAX = 10;

const houseName = 'Điểm Tựa';
const hostOf = (origin: string): string => new URL(origin).hostname;

interface Kept {
  readonly id: string;
  readonly user_id: UserId;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly locked: boolean;
}

/** Asks a browser for any passkey of this house; who it is, the passkey itself says. */
export async function askForPasskey({ engine, province, now }: Try, origin: string) {
  // A passkey unlocked by finger, face or PIN is something that one has and something that one is or knows: both factors.
  const options = await generateAuthenticationOptions({ rpID: hostOf(origin), userVerification: 'required' });
  const step = await inSession(engine, provinceScope(province), (session) =>
    openStep(session, 'passkey', null, { challenge: options.challenge }, now),
  );
  return { step, options };
}

/** Asks a browser for a passkey of whoever has shown the password: the second step of a sign-in. The first stays open for a code. */
export async function askForSecondPasskey({ engine, now }: Try, origin: string, token: string) {
  const province = provinceOf(token);
  if (province === null) throw new Refused(401, 'step-over');
  const asked = await inSession(engine, provinceScope(province), async (session) => {
    const first = await tryStep(session, 'second-factor', token, now);
    if (!first?.user) return null;
    const { rows } = await session.client.query<{ id: string }>(
      'select id from user_passkey where province = $1 and user_id = $2 order by made_at',
      [province, first.user],
    );
    if (rows.length === 0) return null;
    const options = await generateAuthenticationOptions({
      rpID: hostOf(origin),
      userVerification: 'required',
      allowCredentials: rows.map(({ id }) => ({ id })),
    });
    const { means = 'password', subject = null } = first.content;
    const content = { challenge: options.challenge, means, subject };
    return { step: await openStep(session, 'passkey', first.user, content, now), options };
  });
  if (asked === null) throw new Refused(401, 'step-over');
  return asked;
}

/** Signs in with a passkey: by itself, or as the second step after a password. */
export async function signInWithPasskey(
  tried: Try,
  origin: string,
  token: string,
  response: AuthenticationResponseJSON,
): Promise<Opened> {
  const { engine, address, now } = tried;
  const province = provinceOf(token);
  if (province === null) throw new Refused(401, 'step-over');
  const ended = await inSession(engine, provinceScope(province), async (session): Promise<Opened | Refused> => {
    const wait = await stillWaiting(session, subjectOf('address', address), now);
    if (wait > 0) return new Refused(429, 'sign-in-wait', { seconds: Math.ceil(wait / 1000) });
    const step = await tryStep(session, 'passkey', token, now);
    if (!step || !(await closeStep(session, token))) return new Refused(401, 'step-over');
    const { rows } = await session.client.query<Kept>(
      `select k.id, k.user_id, k.public_key, k.counter, u.locked_at is not null as locked
       from user_passkey k join user_account u on u.province = k.province and u.id = k.user_id where k.province = $1 and k.id = $2 for update of k`,
      [province, response.id],
    );
    const kept = rows[0];
    // In a second step it has to be a passkey of whoever took the first.
    const fits = kept && (step.user === null || kept.user_id === step.user);
    const counter = fits ? await counterShown(kept, response, String(step.content.challenge), origin) : null;
    if (!kept || counter === null) {
      await countFailure(session, 'address', subjectOf('address', address), now);
      const user = kept?.user_id ?? null;
      await remember(
        session,
        { kind: 'sign-in-failed', user, actor: user, address, content: { means: 'passkey' } },
        now,
      );
      return new Refused(401, 'passkey-refused');
    }
    if (kept.locked) return new Refused(403, 'user-locked');
    await session.client.query(
      'update user_passkey set counter = $3, used_at = to_timestamp($4::double precision / 1000) where province = $1 and id = $2',
      [province, kept.id, counter, now],
    );
    const { means, subject } = step.content;
    if (typeof subject === 'string') await forgive(session, subject, now);
    const first = typeof means === 'string' ? [means] : [];
    return letIn(session, kept.user_id, [...first, 'passkey'], { ...tried, province });
  });
  if (ended instanceof Refused) throw ended;
  return ended;
}

/** The new counter of a passkey whose answer is right; null where it is not. */
async function counterShown(
  kept: Kept,
  response: AuthenticationResponseJSON,
  challenge: string,
  origin: string,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
      credential: { id: kept.id, publicKey: new Uint8Array(kept.public_key), counter: kept.counter },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // What the browser sent cannot be read, or does not fit: either way it is no passkey of ours.
    return null;
  }
}

/** Asks a browser to make a passkey for whoever is signed in. */
export async function askForNewPasskey(
  { engine, now }: Try,
  { scope, user, name, fullName, province }: Who,
  origin: string,
) {
  return inSession(engine, scope, async (session) => {
    const { rows } = await session.client.query<{ id: string }>(
      'select id from user_passkey where province = $1 and user_id = $2',
      [province, user],
    );
    if (rows.length >= PASSKEYS_MAX)
      throw new Refused(409, 'field-too-many', { field: 'passkeys', limit: PASSKEYS_MAX });
    const options = await generateRegistrationOptions({
      rpName: houseName,
      rpID: hostOf(origin),
      userName: name,
      userDisplayName: fullName,
      userID: new Uint8Array(Buffer.from(user)),
      attestationType: 'none',
      excludeCredentials: rows.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const step = await openStep(session, 'passkey-new', user, { challenge: options.challenge }, now);
    return { step, options };
  });
}

/** Keeps a passkey that a browser has made. */
export async function keepPasskey(
  { engine, address, now }: Try,
  { scope, user, province }: Who,
  origin: string,
  {
    step: token,
    response,
    label,
  }: { readonly step: string; readonly response: RegistrationResponseJSON; readonly label: string },
): Promise<void> {
  const refused = await inSession(engine, scope, async (session): Promise<Refused | null> => {
    const step = await tryStep(session, 'passkey-new', token, now);
    if (step?.user !== user || !(await closeStep(session, token))) return new Refused(401, 'step-over');
    const made = await verifyRegistrationResponse({
      response,
      expectedChallenge: String(step.content.challenge),
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
    }).catch(() => null);
    if (!made?.verified) return new Refused(401, 'passkey-refused');
    const { id, publicKey, counter } = made.registrationInfo.credential;
    const kept = await session.client.query(
      `insert into user_passkey (province, id, user_id, public_key, counter, transports, label, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000)) on conflict do nothing`,
      [province, id, user, Buffer.from(publicKey), counter, response.response.transports ?? [], label, now],
    );
    if (kept.rowCount !== 1) return new Refused(409, 'already-there');
    await remember(session, { kind: 'passkey-added', user, actor: user, address }, now);
    return null;
  });
  if (refused) throw refused;
}
