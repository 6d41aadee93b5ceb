import { labelSchema } from '@diemtua/domain/access';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { askForNewPasskey, keepPasskey } from '../../access/passkeys.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, instant, instantOf, nothing } from '../shapes.ts';
import { credentialSchema, isScreen, PASSKEY_BYTES_MAX, stepToken } from './shapes.ts';

const passkeyId = z.string().regex(/^[\w-]{16,1400}$/);

export const newPasskeyBegin = route({
  method: 'POST',
  path: '/api/me/passkeys/begin',
  what: 'What a browser needs to make a passkey',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ step: stepToken, options: z.looseObject({ challenge: z.string() }) }),
  handle: async ({ who, engine, access, call: { address, origin }, now }) => {
    if (!isScreen(who)) throw new Refused(403, 'not-allowed');
    const tried = { engine, access, province: who.province, address, now };
    const { step, options } = await askForNewPasskey(tried, who, origin);
    return { step, options: { ...options } };
  },
});

export const newPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys',
  what: 'Keeps a passkey that the browser has made',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({ step: stepToken, response: credentialSchema, label: labelSchema }),
    bytesMax: PASSKEY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { body }, who, engine, access, call: { address, origin }, house: { doorman }, now }) => {
    const tried = { engine, access, province: who.province, address, now };
    const response = body.response as unknown as RegistrationResponseJSON;
    await keepPasskey(tried, who, origin, { ...body, response });
    doorman.forget(who.user);
    return { done: true as const };
  },
});

export const passkeyList = route({
  method: 'GET',
  path: '/api/me/passkeys',
  what: 'The own passkeys',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    passkeys: z.array(
      z.strictObject({ id: passkeyId, label: z.string(), madeAt: instant, usedAt: instant.nullable() }),
    ),
  }),
  handle: async ({ who, engine }) => {
    const { rows } = await inSession(engine, who.scope, ({ client }) =>
      client.query<{ id: string; label: string; made_at: Date; used_at: Date | null }>(
        'select id, label, made_at, used_at from user_passkey where province = $1 and user_id = $2 order by made_at',
        [who.province, who.user],
      ),
    );
    return {
      passkeys: rows.map(({ id, label, made_at, used_at }) => ({
        id,
        label,
        madeAt: instantOf(made_at),
        usedAt: used_at && instantOf(used_at),
      })),
    };
  },
});

export const passkeyRemove = route({
  method: 'DELETE',
  path: '/api/me/passkeys/:passkey',
  what: 'Takes an own passkey away',
  may: 'signed-in',
  limit: 'careful',
  params: z.strictObject({ passkey: passkeyId }),
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ input: { params }, who, engine, call: { address }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      const gone = await session.client.query(
        'delete from user_passkey where province = $1 and user_id = $2 and id = $3',
        [who.province, who.user, params.passkey],
      );
      if (gone.rowCount !== 1) throw new Refused(404, 'unknown-id', {}, 'passkey');
      await remember(session, { kind: 'passkey-taken-away', user: who.user, actor: who.user, address }, now);
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});
