import { ACTS, mayDo, PASSWORD_MAX, passwordSchema, startOf } from '@diemtua/domain/access';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { hashPassword, isPassword } from '../../access/password.ts';
import { endSessions } from '../../access/sessions.ts';
import { writePassword } from '../../access/users.ts';
import { beginTry, forgive, subjectOf } from '../../access/waits.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { FORM_BYTES_MAX, isScreen, meSchema } from './shapes.ts';

export const whoAmI = route({
  method: 'GET',
  path: '/api/me',
  what: 'Who is signed in, where, and what the role may do',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: meSchema,
  handle: ({ who, now, access: { demonstration } }) => ({
    user: who.user,
    name: who.name,
    fullName: who.fullName,
    role: who.role,
    province: who.province,
    units: who.units === 'all' ? ('all' as const) : [...who.units],
    communes: who.communes === 'all' ? ('all' as const) : [...who.communes],
    collector: who.collector,
    device: who.device,
    means: [...who.means],
    acts: ACTS.filter((act) => mayDo(who.role, act)),
    start: startOf(who.role),
    wants: who.wants,
    endsAt: new Date(who.endsAt).toISOString(),
    now: new Date(now).toISOString(),
    demonstration: Boolean(demonstration),
  }),
});

export const changePassword = route({
  method: 'POST',
  path: '/api/me/password',
  what: 'Changes the own password; all other screens are signed out',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({ old: z.string().min(1).max(PASSWORD_MAX), new: passwordSchema }),
    bytesMax: FORM_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { body }, who, engine, call: { address }, house: { doorman }, now }) => {
    if (!isScreen(who)) throw new Refused(403, 'not-allowed');
    // A screen left open is no way to guess the password: tries are counted as at the sign-in.
    const subject = subjectOf('name', who.name);
    const { wait, hash } = await inSession(engine, who.scope, async (session) => {
      const { rows } = await session.client.query<{ hash: string }>(
        'select hash from user_password where province = $1 and user_id = $2',
        [who.province, who.user],
      );
      return { wait: await beginTry(session, subject, now), hash: rows[0]?.hash ?? null };
    });
    if (wait > 0) throw new Refused(429, 'sign-in-wait', { seconds: Math.ceil(wait / 1000) });
    if (!(await isPassword(body.old, hash))) throw new Refused(401, 'wrong-sign-in', {}, 'old');
    const fresh = await hashPassword(body.new);
    await inSession(engine, who.scope, async (session) => {
      await forgive(session, subject, now);
      await writePassword(session, who.user, fresh, false, now);
      await endSessions(session, who.user, { allBut: who.session }, 'password-changed', now);
      await remember(session, { kind: 'password-changed', user: who.user, actor: who.user, address }, now);
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});
