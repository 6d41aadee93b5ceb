import { z } from 'zod';
import { providerNamed, sendTo, staffDoor, takeBack } from '../../access/providers.ts';
import { cookieOf } from '../../access/sessions.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

const providerParams = z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) });
const redirect = { types: ['text/html'] };
const stepSeconds = 300;
/** Where people arrive who come back from another's sign-in. */
const home = '/';

/** It has to come along when the other site sends the browser back, which a strict cookie would not. */
const stepCookie = (origin: string, step: string): string =>
  [
    `diemtua-step=${step}`,
    'Path=/api/sign-in/oidc/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${step === '' ? 0 : stepSeconds}`,
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

export const providerList = route({
  method: 'GET',
  path: '/api/sign-in/oidc',
  what: 'The other sign-ins that this server takes',
  may: 'anyone',
  limit: 'open',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ providers: z.array(z.strictObject({ name: z.string(), label: z.string() })) }),
  handle: ({ access }) => ({ providers: access.providers.map(({ name, label }) => ({ name, label })) }),
});

export const providerBegin = route({
  method: 'GET',
  path: '/api/sign-in/oidc/:provider',
  what: 'Sends the browser to another sign-in',
  may: 'anyone',
  limit: 'sign-in',
  params: providerParams,
  query: nothing,
  body: null,
  answer: redirect,
  handle: async ({ input: { params }, engine, access, call: { address, origin }, now }) => {
    const provider = providerNamed(access.providers, params.provider);
    const { url, step } = await sendTo(
      provider,
      { engine, access, province: access.province, address, now },
      { origin, back: staffDoor(provider), scope: 'openid', user: null },
    );
    return new Response(null, {
      status: 302,
      headers: { location: url, 'set-cookie': stepCookie(origin, step), 'cache-control': 'no-store' },
    });
  },
});

const returned = z.object({
  code: z.string().max(2000).optional(),
  state: z.string().max(200).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

export const providerEnd = route({
  method: 'GET',
  path: '/api/sign-in/oidc/:provider/return',
  what: 'Where another sign-in sends the browser back to',
  may: 'anyone',
  limit: 'sign-in',
  params: providerParams,
  query: returned,
  body: null,
  answer: redirect,
  handle: async ({ input: { params, query }, engine, access, call: { address, origin, cookie }, now }) => {
    const provider = providerNamed(access.providers, params.provider);
    const told = new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const tried = { engine, access, province: access.province, address, now };
    const ended = await takeBack(provider, tried, origin, told, cookie('diemtua-step'));
    const headers = new Headers({ 'cache-control': 'no-store' });
    headers.append('set-cookie', stepCookie(origin, ''));
    if (ended.state === 'signed-in') headers.append('set-cookie', cookieOf(origin, ended.opened.token));
    // What stands behind # is read by the page, and sent to nobody.
    headers.set(
      'location',
      ended.state === 'second-factor' ? `${home}#step=${ended.step}&means=${ended.means.join('+')}` : home,
    );
    return new Response(null, { status: 302, headers });
  },
});
