import * as oidc from 'openid-client';
import type { ProvinceCode, UserId } from '@diemtua/domain/ids';
import { Refused } from '../routes/route.ts';
import { inSession, provinceScope } from '../store/session.ts';
import { remember } from './events.ts';
import type { Opened } from './sessions.ts';
import { letIn, secondFactorsSql, secondMeansOf, type SecondFactors, type SecondMeans, type Try } from './sign-in.ts';
import { closeStep, openStep, tryStep } from './steps.ts';
import { provinceOf } from './token.ts';

/** Somebody else's sign-in that speaks OpenID Connect, as VNeID does. */
export interface Provider {
  /** Stands in addresses: small letters. */
  readonly name: string;
  /** As people know it. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether it has seen two factors itself; else ours is asked for, where the user has one. */
  readonly strong: boolean;
  /** For a provider on this machine only, in tests and demonstrations. */
  readonly insecure?: boolean;
  /** For the one of this server itself: it is asked in this process, and browsers find its pages where they find ours. */
  readonly within?: oidc.CustomFetch;
}

/** How a return from a provider ended. */
export type Returned =
  | { readonly state: 'signed-in'; readonly opened: Opened }
  | { readonly state: 'second-factor'; readonly step: string; readonly means: readonly SecondMeans[] }
  | { readonly state: 'linked' };

const timeoutSeconds = 10;
const known = new WeakMap<Provider, Promise<oidc.Configuration>>();

/** Asks the provider where its doors are, once. */
function configurationOf(provider: Provider): Promise<oidc.Configuration> {
  const asked =
    known.get(provider) ??
    oidc.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
      timeout: timeoutSeconds,
      execute: provider.insecure ? [oidc.allowInsecureRequests] : [],
      ...(provider.within && { [oidc.customFetch]: provider.within }),
    });
  known.set(provider, asked);
  // A provider that is away now is asked again the next time.
  asked.catch(() => known.delete(provider));
  return asked;
}

/** The provider of a name. */
export function providerNamed<P extends Provider>(providers: readonly P[], name: string): P {
  const found = providers.find((provider) => provider.name === name);
  if (!found) throw new Refused(404, 'not-found');
  return found;
}

/** Where a provider sends somebody back to: staff and participants come back at different doors, and what was begun at one is not ended at the other. */
export const staffDoor = ({ name }: Provider): string => `/api/sign-in/oidc/${name}/return`;

/** Where somebody is sent from, and what the provider is asked to tell. */
export interface Door {
  /** This server as browsers know it. */
  readonly origin: string;
  /** The path to which the provider sends back. */
  readonly back: string;
  readonly scope: string;
  /** Who wants to be known by it from now on; null: whoever it says signs in. */
  readonly user: UserId | null;
}

/** Sends somebody to a provider. */
export async function sendTo(
  provider: Provider,
  { engine, province, now }: Try,
  { origin, back, scope, user }: Door,
): Promise<{ readonly url: string; readonly step: string }> {
  const configuration = await configurationOf(provider).catch(() => {
    throw new Refused(503, 'provider-refused');
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const nonce = oidc.randomNonce();
  const step = await inSession(engine, provinceScope(province, user), (session) =>
    openStep(session, 'provider', user, { provider: provider.name, back, verifier, nonce }, now),
  );
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}${back}`,
    scope,
    state: step,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: provider.within ? `${origin}${url.pathname}${url.search}` : url.href, step };
}

/** The end of a way to a provider: in whose books, on which step, and what it told. */
interface CameBack<T> {
  readonly province: ProvinceCode;
  readonly user: UserId | null;
  /** null: it told nothing that can be believed. */
  readonly told: T | null;
}

/**
 * Takes somebody back from a provider, whoever it was.
 * @param back the path on which this happens: the one that the step was begun for
 * @param own the step that this browser was sent away with: an answer that another browser asked for is none
 * @param read what of the answer is wanted; all else that it tells is not kept
 */
export async function comeBack<T>(
  provider: Provider,
  { engine, now }: Try,
  { origin, back }: Pick<Door, 'origin' | 'back'>,
  query: URLSearchParams,
  own: string | undefined,
  read: (tokens: Tokens, configuration: oidc.Configuration) => T | null | Promise<T | null>,
): Promise<CameBack<T>> {
  const token = query.get('state');
  const province = token === null ? null : provinceOf(token);
  if (token === null || province === null || token !== own) throw new Refused(401, 'step-over');
  const step = await inSession(engine, provinceScope(province), async (session) => {
    const tryOf = await tryStep(session, 'provider', token, now);
    return tryOf && (await closeStep(session, token)) ? tryOf : null;
  });
  if (!step || step.content.provider !== provider.name || step.content.back !== back)
    throw new Refused(401, 'step-over');
  const told = await answered(provider, `${origin}${back}`, query, step.content)
    .then(([tokens, configuration]) => read(tokens, configuration))
    .catch(() => null);
  return { province, user: step.user, told };
}

/** What a provider answers with. */
export type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

async function answered(
  provider: Provider,
  address: string,
  query: URLSearchParams,
  { verifier, nonce }: Readonly<Record<string, unknown>>,
): Promise<readonly [Tokens, oidc.Configuration]> {
  const url = new URL(address);
  url.search = query.toString();
  const configuration = await configurationOf(provider);
  const tokens = await oidc.authorizationCodeGrant(configuration, url, {
    pkceCodeVerifier: String(verifier),
    expectedNonce: String(nonce),
    expectedState: query.get('state') ?? '',
    idTokenExpected: true,
  });
  return [tokens, configuration];
}

/**
 * Takes somebody back from a provider.
 * @param own the step that this browser was sent away with: an answer that another browser asked for is none
 */
export async function takeBack(
  provider: Provider,
  tried: Try,
  origin: string,
  query: URLSearchParams,
  own: string | undefined,
): Promise<Returned> {
  const { engine, address, now } = tried;
  const door = { origin, back: staffDoor(provider) };
  // Nothing else that it tells of staff is kept: no name, no number.
  const {
    province,
    user: linking,
    told: subject,
  } = await comeBack(provider, tried, door, query, own, (tokens) => tokens.claims()?.sub ?? null);
  const ended = await inSession(
    engine,
    provinceScope(province, linking),
    async (session): Promise<Returned | Refused> => {
      const failed = async (user: UserId | null) => {
        await remember(
          session,
          { kind: 'sign-in-failed', user, actor: user, address, content: { means: provider.name } },
          now,
        );
        return new Refused(401, 'provider-refused');
      };
      if (subject === null) return failed(null);
      if (linking) {
        const linked = await session.client.query(
          `insert into user_identity (province, provider, subject, user_id, made_at)
         values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000)) on conflict do nothing`,
          [province, provider.name, subject, linking, now],
        );
        if (linked.rowCount !== 1) return new Refused(409, 'already-there');
        await remember(
          session,
          { kind: 'identity-linked', user: linking, actor: linking, address, content: { provider: provider.name } },
          now,
        );
        return { state: 'linked' };
      }
      const { rows } = await session.client.query<{ user_id: UserId; locked: boolean } & SecondFactors>(
        `select i.user_id, u.locked_at is not null as locked, ${secondFactorsSql}
       from user_identity i join user_account u on u.province = i.province and u.id = i.user_id
       where i.province = $1 and i.provider = $2 and i.subject = $3`,
        [province, provider.name, subject],
      );
      const user = rows[0];
      if (!user) return failed(null);
      if (user.locked) return new Refused(403, 'user-locked');
      const means = secondMeansOf(user);
      if (means.length > 0 && !provider.strong) {
        const next = await openStep(session, 'second-factor', user.user_id, { means: provider.name }, now);
        return { state: 'second-factor', step: next, means };
      }
      return {
        state: 'signed-in',
        opened: await letIn(session, user.user_id, [provider.name], { ...tried, province }),
      };
    },
  );
  if (ended instanceof Refused) throw ended;
  return ended;
}
