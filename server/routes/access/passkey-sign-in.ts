import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { askForPasskey, askForSecondPasskey, signInWithPasskey } from '../../access/passkeys.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { credentialSchema, FORM_BYTES_MAX, PASSKEY_BYTES_MAX, signedIn, signInAnswer, stepToken } from './shapes.ts';

export const passkeyBegin = route({
  method: 'POST',
  path: '/api/sign-in/passkey/begin',
  what: 'What a browser needs to ask for a passkey',
  may: 'anyone',
  limit: 'sign-in',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ step: stepToken, options: z.looseObject({ challenge: z.string() }) }),
  handle: async ({ engine, access, call: { address, origin }, now }) => {
    const { step, options } = await askForPasskey({ engine, access, province: access.province, address, now }, origin);
    return { step, options: { ...options } };
  },
});

export const passkeySecond = route({
  method: 'POST',
  path: '/api/sign-in/code/passkey',
  what: 'What a browser needs to ask for a passkey as the second step after a password; ended by POST /api/sign-in/passkey',
  may: 'anyone',
  limit: 'sign-in',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ step: stepToken }), bytesMax: FORM_BYTES_MAX },
  answer: z.strictObject({ step: stepToken, options: z.looseObject({ challenge: z.string() }) }),
  handle: async ({ input: { body }, engine, access, call: { address, origin }, now }) => {
    const tried = { engine, access, province: access.province, address, now };
    const { step, options } = await askForSecondPasskey(tried, origin, body.step);
    return { step, options: { ...options } };
  },
});

export const passkeyEnd = route({
  method: 'POST',
  path: '/api/sign-in/passkey',
  what: 'Signs in with what a passkey answered',
  may: 'anyone',
  limit: 'sign-in',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ step: stepToken, response: credentialSchema }), bytesMax: PASSKEY_BYTES_MAX },
  answer: signInAnswer,
  handle: async ({ input: { body }, engine, access, call: { address, origin }, now }) => {
    const tried = { engine, access, province: access.province, address, now };
    const response = body.response as unknown as AuthenticationResponseJSON;
    return signedIn(await signInWithPasskey(tried, origin, body.step, response), origin);
  },
});
