import { PASSWORD_MAX, userNameSchema } from '@diemtua/domain/access';
import { provinceCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { cookieOf, endSessions } from '../../access/sessions.ts';
import { signIn, signInWithCode } from '../../access/sign-in.ts';
import { inSession } from '../../store/session.ts';
import { Refused, Reply, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { codeSchema, FORM_BYTES_MAX, signedIn, signInAnswer, stepToken } from './shapes.ts';

/** By name and password. What cannot be a name is a wrong one: nobody learns which names there are. */
export const signInByPassword = route({
  method: 'POST',
  path: '/api/sign-in',
  what: 'Signs in by name and password; where the user has a second factor, gives the step that waits for its code or passkey',
  may: 'anyone',
  limit: 'sign-in',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({
      province: provinceCodeSchema.optional(),
      name: z.string().min(1).max(100),
      password: z.string().min(1).max(PASSWORD_MAX),
    }),
    bytesMax: FORM_BYTES_MAX,
  },
  answer: signInAnswer,
  handle: async ({ input: { body }, engine, access, call: { address, origin }, now }) => {
    const name = userNameSchema.safeParse(body.name);
    if (!name.success) throw new Refused(401, 'wrong-sign-in');
    const tried = { engine, access, province: body.province ?? access.province, address, now };
    const ended = await signIn(tried, name.data, body.password);
    return ended.state === 'signed-in' ? signedIn(ended.opened, origin) : { ...ended, means: [...ended.means] };
  },
});

export const signInByCode = route({
  method: 'POST',
  path: '/api/sign-in/code',
  what: 'Ends a sign-in with a code of the second factor',
  may: 'anyone',
  limit: 'sign-in',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ step: stepToken, code: codeSchema }), bytesMax: FORM_BYTES_MAX },
  answer: signInAnswer,
  handle: async ({ input: { body }, engine, access, call: { address, origin }, now }) =>
    signedIn(
      await signInWithCode({ engine, access, province: access.province, address, now }, body.step, body.code),
      origin,
    ),
});

export const signOut = route({
  method: 'POST',
  path: '/api/sign-out',
  what: 'Ends this session',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ who, engine, call: { address, origin }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      await endSessions(session, who.user, { session: who.session }, 'signed-out', now);
      await remember(session, { kind: 'signed-out', user: who.user, actor: who.user, address }, now);
    });
    doorman.forget(who.user);
    return new Reply({ done: true as const }, 200, { 'set-cookie': cookieOf(origin, null) });
  },
});
