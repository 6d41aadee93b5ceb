import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { machineTime } from '../../access/access.ts';
import { remember } from '../../access/events.ts';
import { seal } from '../../access/seal.ts';
import { takeCode } from '../../access/sign-in.ts';
import { base32, totpAddress } from '../../access/totp.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { codeSchema, FORM_BYTES_MAX, isScreen } from './shapes.ts';

const secretBytes = 20;

export const totpBegin = route({
  method: 'POST',
  path: '/api/me/totp/begin',
  what: 'Makes the secret of a second factor; it counts once a code of it was shown',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ secret: z.string(), address: z.string() }),
  handle: async ({ who, engine, access, now }) => {
    if (!isScreen(who)) throw new Refused(403, 'not-allowed');
    const secret = randomBytes(secretBytes);
    const kept = await inSession(engine, who.scope, ({ client }) =>
      client.query(
        `insert into user_totp (province, user_id, sealed, made_at) values ($1, $2, $3, to_timestamp($4::double precision / 1000))
         on conflict (province, user_id) do update set sealed = excluded.sealed, made_at = excluded.made_at, last_step = null
           where user_totp.confirmed_at is null`,
        [who.province, who.user, seal(access.key, secret, `${who.province}/${who.user}`), now],
      ),
    );
    // Who has the screen of somebody else must not put his own phone in the place of hers.
    if (kept.rowCount !== 1) throw new Refused(409, 'already-there');
    return { secret: base32(secret), address: totpAddress(secret, who.name) };
  },
});

export const totpConfirm = route({
  method: 'POST',
  path: '/api/me/totp',
  what: 'Shows the first code of a second factor: from now on it is asked for',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ code: codeSchema }), bytesMax: FORM_BYTES_MAX },
  answer: done,
  handle: async ({ input: { body }, who, engine, access, call: { address }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      if (!(await takeCode(session, access.key, who.user, body.code, machineTime(access, now))))
        throw new Refused(401, 'wrong-code', {}, 'code');
      await session.client.query(
        'update user_totp set confirmed_at = coalesce(confirmed_at, to_timestamp($3::double precision / 1000)) where province = $1 and user_id = $2',
        [who.province, who.user, now],
      );
      await remember(session, { kind: 'totp-set-up', user: who.user, actor: who.user, address }, now);
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});

export const totpRemove = route({
  method: 'POST',
  path: '/api/me/totp/remove',
  what: 'Takes the second factor away, with a last code of it',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ code: codeSchema }), bytesMax: FORM_BYTES_MAX },
  answer: done,
  handle: async ({ input: { body }, who, engine, access, call: { address }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      if (!(await takeCode(session, access.key, who.user, body.code, machineTime(access, now))))
        throw new Refused(401, 'wrong-code', {}, 'code');
      await session.client.query('delete from user_totp where province = $1 and user_id = $2', [
        who.province,
        who.user,
      ]);
      await remember(session, { kind: 'totp-taken-away', user: who.user, actor: who.user, address }, now);
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});
