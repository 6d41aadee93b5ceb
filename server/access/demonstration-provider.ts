import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { PageParts } from '../routes/route.ts';

/** Somebody whom the provider knows. */
export interface Known {
  readonly subject: string;
  readonly name: string;
  /** What it tells of this person beside who it is. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** One of those whom one may be, and where that choice leads. */
export interface Choosing {
  readonly name: string;
  readonly href: string;
}

/** Puts a page of the server's own into the look of the public app. */
export type Look = (parts: PageParts) => string;

/** The pages of a provider; where they stand inside of the server, they are given its look. */
export type ProviderPages = Hono<{ Variables: { look?: Look } }>;

/** A provider of this server itself. */
export interface TrialSignIn {
  /** Where its pages stand. */
  readonly path: string;
  readonly pages: ProviderPages;
}

interface Grant {
  readonly known: Known;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
  readonly endsAt: number;
}

const grantMs = 60_000;
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Those whom one may be, as bare links. */
const bareList = (choices: readonly Choosing[]): string =>
  `<!doctype html><meta charset="utf-8"><title>VNeID</title><ul>${choices
    .map(({ name, href }) => `<li><a href="${escaped(href)}">${escaped(name)}</a></li>`)
    .join('')}</ul>`;

const bareLook: Look = ({ body }) => body;

/**
 * A sign-in like VNeID's, for demonstrations and tests on this machine: it asks nobody for anything, whoever is chosen is signed in. It speaks the
 * code flow of OpenID Connect with PKCE, and signs with a key that it makes when it starts.
 * @param people those whom one may be
 * @param page shows them; told the language that the browser asks for
 */
export async function demonstrationProvider(
  issuer: string,
  client: { readonly id: string; readonly secret: string },
  people: readonly Known[] | ((acceptLanguage: string) => Promise<readonly Known[]>),
  now: () => number,
  page: (choices: readonly Choosing[], acceptLanguage: string, look: Look) => string = bareList,
): Promise<ProviderPages> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'demonstration', alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();
  const app: ProviderPages = new Hono();

  app.get('/.well-known/openid-configuration', (context) =>
    context.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    }),
  );
  app.get('/keys', (context) => context.json({ keys: [jwk] }));

  app.get('/authorize', async (context) => {
    const asked = new URL(context.req.url).searchParams;
    const redirect = asked.get('redirect_uri') ?? '';
    if (asked.get('client_id') !== client.id || asked.get('code_challenge_method') !== 'S256' || redirect === '') {
      return context.text('refused', 400);
    }
    const language = context.req.header('accept-language') ?? '';
    const known = typeof people === 'function' ? await people(language) : people;
    const chosen = known.find(({ subject }) => subject === asked.get('choose'));
    if (!chosen) {
      const choices = known.map(({ subject, name }) => {
        const chosenBy = new URLSearchParams(asked);
        chosenBy.set('choose', subject);
        return { name, href: `authorize?${chosenBy}` };
      });
      return context.html(page(choices, language, context.get('look') ?? bareLook), 200, {
        'cache-control': 'no-store',
      });
    }
    const code = randomBytes(24).toString('base64url');
    grants.set(code, {
      known: chosen,
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirect,
      endsAt: now() + grantMs,
    });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return context.redirect(back.href);
  });

  app.post('/token', async (context) => {
    const told = new URLSearchParams(await context.req.text());
    const code = told.get('code') ?? '';
    const grant = grants.get(code);
    // A code works once, whatever becomes of it.
    grants.delete(code);
    const shown = createHash('sha256')
      .update(told.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      grant &&
      grant.endsAt > now() &&
      grant.challenge === shown &&
      grant.redirect === told.get('redirect_uri') &&
      told.get('client_id') === client.id &&
      told.get('client_secret') === client.secret;
    if (!right) return context.json({ error: 'invalid_grant' }, 400);
    const seconds = Math.floor(now() / 1000);
    const token = await new SignJWT({ ...grant.known.claims, nonce: grant.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
      .setIssuer(issuer)
      .setAudience(client.id)
      .setSubject(grant.known.subject)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(privateKey);
    return context.json({
      access_token: randomBytes(16).toString('base64url'),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: token,
    });
  });
  return app;
}
