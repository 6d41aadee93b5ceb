import { randomBytes } from 'node:crypto';
import { makeId, type UserId } from '@diemtua/domain/ids';
import type { Session } from '../store/session.ts';

/** What is worth remembering about access. */
export type EventKind =
  | 'signed-in'
  | 'sign-in-failed'
  | 'sign-in-held-off'
  | 'signed-out'
  | 'session-ended'
  | 'refused'
  | 'device-registered'
  | 'device-revoked'
  | 'handed-in'
  | 'password-changed'
  | 'totp-set-up'
  | 'totp-taken-away'
  | 'passkey-added'
  | 'passkey-taken-away'
  | 'identity-linked'
  | 'identity-taken-away'
  | 'user-added'
  | 'user-changed'
  | 'user-locked'
  | 'user-unlocked'
  | 'user-reset'
  | 'commission-rate-set'
  | 'participant-signed-in'
  | 'participant-sign-in-failed'
  | 'participant-signed-out'
  | 'request-looked-at'
  | 'request-answered';

/** What happened: about whom, by whom, from where. Content never holds what was typed, nor a person's number. */
export interface AccessEvent {
  readonly kind: EventKind;
  readonly user: UserId | null;
  readonly actor: UserId | null;
  readonly address: string | null;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Remembers something about access, for good. */
export async function remember(
  { client, scope }: Pick<Session, 'client' | 'scope'>,
  { kind, user, actor, address, content }: AccessEvent,
  now: number,
): Promise<void> {
  await client.query({
    name: 'remember',
    text: `insert into access_event (province, id, at, kind, user_id, actor, address, content)
      values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5, $6, $7, $8)`,
    values: [
      scope.province,
      makeId(now, randomBytes(10)),
      now,
      kind,
      user,
      actor,
      address,
      JSON.stringify(content ?? {}),
    ],
  });
}
