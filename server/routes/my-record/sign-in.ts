import { z } from 'zod';
import {
  endParticipantSession,
  participantCookieOf,
  participantDoor,
  takeParticipantBack,
} from '../../access/participants.ts';
import { providerNamed, sendTo } from '../../access/providers.ts';
import { Refused, Reply, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';

const providerParams = z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) });
const redirect = { types: ['text/html'] };
const stepSeconds = 300;
/** The page of the own record. */
const home = '/ho-so';

/** It has to come along when the other site sends the browser back, which a strict cookie would not. */
const stepCookie = (origin: string, step: string): string =>
  [
    `diemtua-own-step=${step}`,
    'Path=/api/my-record/sign-in/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${step === '' ? 0 : stepSeconds}`,
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

export const mySignIns = route({
  method: 'GET',
  path: '/api/my-record/sign-in',
  what: 'The sign-ins by which participants come to their own record; a trial one is that of a demonstration, where everybody is made up',
  may: 'anyone',
  limit: 'open',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    providers: z.array(z.strictObject({ name: z.string(), label: z.string(), trial: z.boolean() })),
  }),
  handle: ({ access }) => ({
    providers: access.participants.map(({ name, label, within }) => ({ name, label, trial: within !== undefined })),
  }),
});

export const mySignInBegin = route({
  method: 'GET',
  path: '/api/my-record/sign-in/:provider',
  what: 'Sends a participant’s browser to another sign-in',
  may: 'anyone',
  limit: 'own-sign-in',
  params: providerParams,
  query: nothing,
  body: null,
  answer: redirect,
  handle: async ({ input: { params }, engine, access, call: { address, origin }, now }) => {
    const provider = providerNamed(access.participants, params.provider);
    const tried = { engine, access, province: access.province, address, now };
    const door = { origin, back: participantDoor(provider), scope: provider.scope, user: null };
    const sent = await sendTo(provider, tried, door).catch((cause: unknown) => {
      // A person stands at the door, not a program: she is told on the page.
      if (cause instanceof Refused) return null;
      throw cause;
    });
    const headers = new Headers({ location: sent?.url ?? `${home}#refused`, 'cache-control': 'no-store' });
    if (sent) headers.append('set-cookie', stepCookie(origin, sent.step));
    return new Response(null, { status: 302, headers });
  },
});

const returned = z.object({
  code: z.string().max(2000).optional(),
  state: z.string().max(200).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

export const mySignInEnd = route({
  method: 'GET',
  path: '/api/my-record/sign-in/:provider/return',
  what: 'Where another sign-in sends a participant’s browser back to; what went wrong stands behind # on the page of the record',
  may: 'anyone',
  limit: 'own-sign-in',
  params: providerParams,
  query: returned,
  body: null,
  answer: redirect,
  handle: async ({ input: { params, query }, engine, access, call: { address, origin, cookie }, now }) => {
    const provider = providerNamed(access.participants, params.provider);
    const told = new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const tried = { engine, access, province: access.province, address, now };
    const ended = await takeParticipantBack(provider, tried, origin, told, cookie('diemtua-own-step')).catch(
      (cause: unknown) => {
        if (cause instanceof Refused) return { state: 'refused' as const };
        throw cause;
      },
    );
    const headers = new Headers({ 'cache-control': 'no-store' });
    headers.append('set-cookie', stepCookie(origin, ''));
    if (ended.state === 'signed-in') headers.append('set-cookie', participantCookieOf(origin, ended.token));
    // What stands behind # is read by the page, and sent to nobody.
    headers.set('location', ended.state === 'signed-in' ? home : `${home}#${ended.state}`);
    return new Response(null, { status: 302, headers });
  },
});

export const mySignOut = route({
  method: 'POST',
  path: '/api/my-record/sign-out',
  what: 'Closes the own record: the session is over, and the cookie is gone',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ who, engine, call: { address, origin }, now }) => {
    await endParticipantSession(engine, who, address, now);
    return new Reply({ done: true as const }, 200, { 'set-cookie': participantCookieOf(origin, null) });
  },
});
