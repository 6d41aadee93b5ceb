import { randomBytes } from 'node:crypto';
import { makeId, type DeviceId, type Id, type UserId } from '@diemtua/domain/ids';
import type { Session } from '../store/session.ts';
import { LASTS } from './access.ts';
import { hashOf, makeToken } from './token.ts';

/** A session that was just opened: its token is told this once. */
export interface Opened {
  readonly token: string;
  readonly session: Id<'session'>;
  readonly endsAt: number;
}

/** Opens a session of a screen, or of a device. */
export async function openSession(
  { client, scope }: Session,
  user: UserId,
  means: readonly string[],
  device: DeviceId | null,
  now: number,
): Promise<Opened> {
  const token = makeToken(scope.province);
  const session = makeId<'session'>(now, randomBytes(10));
  const endsAt = now + (device === null ? LASTS.screenMs : LASTS.deviceMs);
  await client.query({
    name: 'open-session',
    text: `insert into sign_in_session (province, token_hash, id, user_id, device, means, made_at, seen_at, ends_at)
      values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), to_timestamp($7::double precision / 1000),
        to_timestamp($8::double precision / 1000))`,
    values: [scope.province, hashOf(token), session, user, device, means, now, endsAt],
  });
  return { token, session, endsAt };
}

/** Which sessions of a user end. */
export interface Ending {
  readonly session?: Id<'session'>;
  readonly device?: DeviceId;
  readonly allBut?: Id<'session'>;
}

/**
 * Ends sessions of a user.
 * @returns how many were open
 */
export async function endSessions(
  { client, scope }: Session,
  user: UserId,
  { session, device, allBut }: Ending,
  why: string,
  now: number,
): Promise<number> {
  const ended = await client.query(
    `update sign_in_session set ended_at = to_timestamp($3::double precision / 1000), ended_why = $4
     where province = $1 and user_id = $2 and ended_at is null and ($5::uuid is null or id = $5) and ($6::uuid is null or device = $6)
       and ($7::uuid is null or id <> $7)`,
    [scope.province, user, now, why, session ?? null, device ?? null, allBut ?? null],
  );
  return ended.rowCount ?? 0;
}

/** The name of the cookie: where the connection is secure, one that no other host and no other path can set. */
export const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-diemtua' : 'diemtua');

/** Hands a token to a browser: no script reads it, no other site sends it. */
export function cookieOf(origin: string, token: string | null): string {
  const parts = [`${cookieName(origin)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (origin.startsWith('https:')) parts.push('Secure');
  if (token === null) parts.push('Max-Age=0');
  return parts.join('; ');
}
