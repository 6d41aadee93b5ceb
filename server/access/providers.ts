import * as oidc from 'openid-client';
import type { UserId } from '@diemtua/domain/ids';
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
    });
  known.set(provider, asked);
  // A provider that is away now is asked again the next time.
  asked.catch(() => known.delete(provider));
  return asked;
}

/** The provider of a name. */
export function providerNamed(providers: readonly Provider[], name: string): Provider {
  const found = providers.find((provider) => provider.name === name);
  if (!found) throw new Refused(404, 'not-found');
  return found;
}

const returnAddress = (origin: string, { name }: Provider): string => `${origin}/api/sign-in/oidc/${name}/return`;

/**
 * Sends somebody to a provider.
 * @param user who wants to be known by it from now on; null: whoever it says signs in
 */
export async function sendTo(
  provider: Provider,
  { engine, province, now }: Try,
  origin: string,
  user: UserId | null,
): Promise<{ readonly url: string; readonly step: string }> {
  const configuration = await configurationOf(provider).catch(() => {
    throw new Refused(503, 'provider-refused');
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const nonce = oidc.randomNonce();
  const step = await inSession(engine, provinceScope(province, user), (session) =>
    openStep(session, 'provider', user, { provider: provider.name, verifier, nonce }, now),
  );
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(origin, provider),
    scope: 'openid',
    state: step,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, step };
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
  const token = query.get('state');
  const province = token === null ? null : provinceOf(token);
  if (token === null || province === null || token !== own) throw new Refused(401, 'step-over');
  const step = await inSession(engine, provinceScope(province), async (session) => {
    const tryOf = await tryStep(session, 'provider', token, now);
    return tryOf && (await closeStep(session, token)) ? tryOf : null;
  });
  if (!step || step.content.provider !== provider.name) throw new Refused(401, 'step-over');
  const subject = await subjectTold(provider, origin, query, step.content).catch(() => null);
  const ended = await inSession(
    engine,
    provinceScope(province, step.user),
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
      if (step.user) {
        const linked = await session.client.query(
          `insert into user_identity (province, provider, subject, user_id, made_at)
         values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000)) on conflict do nothing`,
          [province, provider.name, subject, step.user, now],
        );
        if (linked.rowCount !== 1) return new Refused(409, 'already-there');
        await remember(
          session,
          { kind: 'identity-linked', user: step.user, actor: step.user, address, content: { provider: provider.name } },
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

/** Whom the provider says it was. Nothing else that it tells is kept: no name, no number. */
async function subjectTold(
  provider: Provider,
  origin: string,
  query: URLSearchParams,
  { verifier, nonce }: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const back = new URL(returnAddress(origin, provider));
  back.search = query.toString();
  const tokens = await oidc.authorizationCodeGrant(await configurationOf(provider), back, {
    pkceCodeVerifier: String(verifier),
    expectedNonce: String(nonce),
    expectedState: query.get('state') ?? '',
    idTokenExpected: true,
  });
  return tokens.claims()?.sub ?? null;
}
