import { randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';
import { makeId, type Id, type PersonId, type ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../store/engine.ts';
import { actorOf, inSession, personScope, provinceScope, type Scope, type Session } from '../store/session.ts';
import { LASTS } from './access.ts';
import { remember } from './events.ts';
import { comeBack, type Provider, type Tokens } from './providers.ts';
import type { Try } from './sign-in.ts';
import { hashOf, makeToken, provinceOf } from './token.ts';

/** A sign-in by which participants come to their own record: VNeID, or what speaks as it does. */
export interface ParticipantProvider extends Provider {
  /** What is asked for beside who it is. */
  readonly scope: string;
  /** The claim that holds the personal number: twelve digits. */
  readonly claim: string;
}

/** What a server's environment says of the sign-in for participants; all of the first four, or none of them. */
const settings = {
  issuer: 'DIEMTUA_RECORD_ISSUER',
  clientId: 'DIEMTUA_RECORD_CLIENT_ID',
  clientSecret: 'DIEMTUA_RECORD_CLIENT_SECRET',
  claim: 'DIEMTUA_RECORD_CLAIM',
} as const;

/**
 * The sign-in for participants that a server's environment names.
 * @returns none where nothing is named
 * @throws where only some of what is needed is named, or the address is not a secure one
 */
export function participantProvidersOf(environment: NodeJS.ProcessEnv): readonly ParticipantProvider[] {
  const told = Object.values(settings).filter((name) => environment[name]);
  if (told.length === 0) return [];
  const value = (name: string): string => {
    const text = environment[name];
    if (!text) throw new Error(`${name} is missing: ${Object.values(settings).join(', ')} belong together`);
    return text;
  };
  const issuer = value(settings.issuer);
  if (!issuer.startsWith('https:')) throw new Error(`${settings.issuer} has to begin with https:`);
  return [
    {
      name: 'vneid',
      label: environment['DIEMTUA_RECORD_LABEL'] || 'VNeID',
      issuer,
      clientId: value(settings.clientId),
      clientSecret: value(settings.clientSecret),
      claim: value(settings.claim),
      scope: environment['DIEMTUA_RECORD_SCOPE'] || 'openid',
      strong: false,
    },
  ];
}

/** Somebody who is signed in to the own record: no user, no role, no right beyond it. */
export interface Participant {
  readonly province: ProvinceCode;
  /** Her entry in the registry, as it is after whatever was joined. */
  readonly person: PersonId;
  /** That one and those that were joined with it. */
  readonly entries: readonly PersonId[];
  readonly session: Id<'participant-session'>;
  /** What the database is asked under: it shows nobody else. */
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** How a return ended: the token for the browser, or why there is none. Whose number it was is told to nobody. */
export type ParticipantReturn =
  | { readonly state: 'signed-in'; readonly token: string }
  /** Not confirmed by the provider; no number told; nobody of this number in the books; several. */
  | { readonly state: 'refused' | 'no-number' | 'nobody' | 'several' };

/** Where a provider sends participants back to. */
export const participantDoor = ({ name }: Provider): string => `/api/my-record/sign-in/${name}/return`;

const personalNumber = /^\d{12}$/;

/** The number as a provider tells it: in the token that says who it is, or where it is asked for more. */
async function numberTold(tokens: Tokens, configuration: oidc.Configuration, claim: string): Promise<string> {
  const claims = tokens.claims();
  const told =
    claims?.[claim] ??
    (claims && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? (await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub))[claim]
      : undefined);
  return typeof told === 'string' ? told.replaceAll(/\s/g, '') : '';
}

/** Those whom a personal number means, each once: an entry that was joined with another one means that one. */
async function peopleOf({ client, scope }: Session, number: string): Promise<readonly PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>(
    'select distinct coalesce(merged_into, id) as id from person where province = $1 and personal_number = $2 limit 2',
    [scope.province, number],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes a participant back from a provider. Of all that it tells, the number is used once, to find the one person of the registry that has it, and is kept nowhere.
 * @param own the step that this browser was sent away with
 */
export async function takeParticipantBack(
  provider: ParticipantProvider,
  tried: Try,
  origin: string,
  query: URLSearchParams,
  own: string | undefined,
): Promise<ParticipantReturn> {
  const { engine, address, now } = tried;
  const door = { origin, back: participantDoor(provider) };
  const { province, told } = await comeBack(provider, tried, door, query, own, (tokens, configuration) =>
    numberTold(tokens, configuration, provider.claim),
  );
  return inSession(engine, provinceScope(province), async (session): Promise<ParticipantReturn> => {
    const people = told !== null && personalNumber.test(told) ? await peopleOf(session, told) : [];
    const [person, other] = people;
    const state =
      told === null
        ? 'refused'
        : !personalNumber.test(told)
          ? 'no-number'
          : !person
            ? 'nobody'
            : other
              ? 'several'
              : null;
    if (person && state === null) {
      const token = await openParticipantSession(session, person, provider.name, now);
      const event = { kind: 'participant-signed-in', user: null, actor: null, address } as const;
      await remember(session, { ...event, content: { means: provider.name, person } }, now);
      return { state: 'signed-in', token };
    }
    const failed = { kind: 'participant-sign-in-failed', user: null, actor: null, address } as const;
    await remember(session, { ...failed, content: { means: provider.name, why: state } }, now);
    return { state: state ?? 'nobody' };
  });
}

/**
 * Opens a participant's session.
 * @returns its token, which is told this once
 */
export async function openParticipantSession(
  { client, scope }: Session,
  person: PersonId,
  provider: string,
  now: number,
): Promise<string> {
  const token = makeToken(scope.province);
  await client.query(
    `insert into participant_session (province, token_hash, id, person, provider, made_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), to_timestamp($6::double precision / 1000), to_timestamp($7::double precision / 1000))`,
    [scope.province, hashOf(token), makeId(now, randomBytes(10)), person, provider, now, now + LASTS.participantMs],
  );
  return token;
}

interface Row {
  readonly id: Id<'participant-session'>;
  readonly person: PersonId;
  readonly entries: readonly PersonId[];
  readonly over: boolean;
  readonly unseen_ms: number;
  readonly ends_ms: number;
}

const whoSql = `
select s.id, coalesce(p.merged_into, p.id) as person, s.ended_at is not null or s.ends_at <= to_timestamp($3::double precision / 1000) as over,
  ($3 - extract(epoch from s.seen_at) * 1000)::double precision as unseen_ms, (extract(epoch from s.ends_at) * 1000)::double precision as ends_ms,
  (select array_agg(e.id) from person e where e.province = s.province and (e.id = coalesce(p.merged_into, p.id) or e.merged_into = coalesce(p.merged_into, p.id))) as entries
from participant_session s join person p on p.province = s.province and p.id = s.person
where s.province = $1 and s.token_hash = $2`;

/** Who holds a participant's token, or why nobody does. */
export async function participantWith(
  engine: Engine,
  token: string,
  now: number,
): Promise<Participant | 'not-signed-in' | 'session-over'> {
  const province = provinceOf(token);
  if (province === null) return 'not-signed-in';
  return inSession(engine, provinceScope(province), async ({ client }) => {
    const { rows } = await client.query<Row>(whoSql, [province, hashOf(token), now]);
    const [row] = rows;
    if (!row) return 'not-signed-in';
    if (row.over || row.unseen_ms >= LASTS.participantIdleMs) return 'session-over';
    if (row.unseen_ms >= LASTS.seenMs) {
      await client.query(
        'update participant_session set seen_at = to_timestamp($3::double precision / 1000) where province = $1 and token_hash = $2',
        [province, hashOf(token), now],
      );
    }
    const { id, person, entries, ends_ms } = row;
    return { province, person, entries, session: id, scope: personScope(province, person, entries), endsAt: ends_ms };
  });
}

/** Ends a participant's session: its token opens nothing from now on. */
export async function endParticipantSession(
  engine: Engine,
  { province, person, session: id }: Participant,
  address: string,
  now: number,
): Promise<void> {
  await inSession(engine, provinceScope(province, actorOf(person)), async (session) => {
    await session.client.query(
      'update participant_session set ended_at = to_timestamp($3::double precision / 1000) where province = $1 and id = $2',
      [province, id, now],
    );
    const event = { kind: 'participant-signed-out', user: null, actor: null, address } as const;
    await remember(session, { ...event, content: { person } }, now);
  });
}

/** The cookie of a participant: another name than that of staff, so that both may be open in one browser and neither stands for the other. */
export const participantCookieName = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-diemtua-own' : 'diemtua-own';

/** Hands a participant's token to the browser, or takes it back: no script reads it, no other site sends it. It goes when the browser is closed. */
export function participantCookieOf(origin: string, token: string | null): string {
  const parts = [`${participantCookieName(origin)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (origin.startsWith('https:')) parts.push('Secure');
  if (token === null) parts.push('Max-Age=0');
  return parts.join('; ');
}
