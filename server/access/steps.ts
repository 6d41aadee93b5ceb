import type { ProvinceCode, UserId } from '@diemtua/domain/ids';
import type { Session } from '../store/session.ts';
import { LASTS } from './access.ts';
import { hashOf, makeToken } from './token.ts';

/** What a half sign-in waits for. */
export type StepKind = 'second-factor' | 'passkey' | 'passkey-new' | 'provider';

/** A half sign-in. */
export interface Step {
  readonly user: UserId | null;
  readonly content: Readonly<Record<string, unknown>>;
  /** How often it was tried, this time included. */
  readonly tries: number;
}

/** Codes that may be tried in one step; then the password has to be shown again. */
export const STEP_TRIES_MAX = 5;

/** Opens a half sign-in, and clears away those that are over. */
export async function openStep(
  { client, scope }: Session,
  kind: StepKind,
  user: UserId | null,
  content: Step['content'],
  now: number,
): Promise<string> {
  const token = makeToken(scope.province as ProvinceCode);
  await client.query({
    name: 'clear-steps',
    text: 'delete from sign_in_step where province = $1 and ends_at < to_timestamp($2::double precision / 1000)',
    values: [scope.province, now],
  });
  await client.query({
    name: 'open-step',
    text: `insert into sign_in_step (province, token_hash, kind, user_id, content, ends_at)
      values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000))`,
    values: [scope.province, hashOf(token), kind, user, JSON.stringify(content), now + LASTS.stepMs],
  });
  return token;
}

/** Tries a half sign-in: counts the try. null where there is none, it is over, or was tried too often. */
export async function tryStep(
  { client, scope }: Session,
  kind: StepKind,
  token: string,
  now: number,
): Promise<Step | null> {
  const { rows } = await client.query<Step>({
    name: 'try-step',
    text: `update sign_in_step set tries = tries + 1
      where province = $1 and token_hash = $2 and kind = $3 and ends_at >= to_timestamp($4::double precision / 1000) and tries < $5
      returning user_id as user, content, tries`,
    values: [scope.province, hashOf(token), kind, now, STEP_TRIES_MAX],
  });
  return rows[0] ?? null;
}

/** Closes a half sign-in: it works once. Whether it was there to be closed says who came first. */
export async function closeStep({ client, scope }: Session, token: string): Promise<boolean> {
  const closed = await client.query({
    name: 'close-step',
    text: 'delete from sign_in_step where province = $1 and token_hash = $2',
    values: [scope.province, hashOf(token)],
  });
  return closed.rowCount === 1;
}
