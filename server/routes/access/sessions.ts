import { idSchema, type DeviceId, type Id } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { endSessions } from '../../access/sessions.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, instant, instantOf, nothing } from '../shapes.ts';

export const sessionList = route({
  method: 'GET',
  path: '/api/me/sessions',
  what: 'Where one is signed in',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    sessions: z.array(
      z.strictObject({
        id: idSchema<'session'>(),
        this: z.boolean(),
        device: idSchema<'device'>().nullable(),
        means: z.array(z.string()),
        madeAt: instant,
        seenAt: instant,
        endsAt: instant,
      }),
    ),
  }),
  handle: async ({ who, engine, now }) => {
    const { rows } = await inSession(engine, who.scope, ({ client }) =>
      client.query<{
        id: Id<'session'>;
        device: DeviceId | null;
        means: string[];
        made_at: Date;
        seen_at: Date;
        ends_at: Date;
      }>(
        `select id, device, means, made_at, seen_at, ends_at from sign_in_session
         where province = $1 and user_id = $2 and ended_at is null and ends_at > to_timestamp($3::double precision / 1000) order by made_at desc limit 200`,
        [who.province, who.user, now],
      ),
    );
    return {
      sessions: rows.map(({ id, device, means, made_at, seen_at, ends_at }) => ({
        id,
        this: id === who.session,
        device,
        means,
        madeAt: instantOf(made_at),
        seenAt: instantOf(seen_at),
        endsAt: instantOf(ends_at),
      })),
    };
  },
});

export const sessionEnd = route({
  method: 'DELETE',
  path: '/api/me/sessions/:session',
  what: 'Ends one of the own sessions',
  may: 'signed-in',
  limit: 'careful',
  params: z.strictObject({ session: idSchema<'session'>() }),
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ input: { params }, who, engine, call: { address }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      const ended = await endSessions(session, who.user, { session: params.session }, 'ended-by-user', now);
      if (ended === 0) throw new Refused(404, 'unknown-id', {}, 'session');
      await remember(
        session,
        { kind: 'session-ended', user: who.user, actor: who.user, address, content: { session: params.session } },
        now,
      );
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});
