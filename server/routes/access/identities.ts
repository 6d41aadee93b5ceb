import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { providerNamed, sendTo, staffDoor } from '../../access/providers.ts';
import { inSession } from '../../store/session.ts';
import { Refused, Reply, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { isScreen } from './shapes.ts';

const providerParams = z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) });

export const identityLink = route({
  method: 'POST',
  path: '/api/me/identities/:provider',
  what: 'Where to send the browser so that another sign-in knows this user from now on',
  may: 'signed-in',
  limit: 'careful',
  params: providerParams,
  query: nothing,
  body: null,
  answer: z.strictObject({ url: z.string() }),
  handle: async ({ input: { params }, who, engine, access, call: { address, origin }, now }) => {
    if (!isScreen(who)) throw new Refused(403, 'not-allowed');
    const provider = providerNamed(access.providers, params.provider);
    const tried = { engine, access, province: who.province, address, now };
    const { url, step } = await sendTo(provider, tried, {
      origin,
      back: staffDoor(provider),
      scope: 'openid',
      user: who.user,
    });
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    return new Reply({ url }, 200, {
      'set-cookie': `diemtua-step=${step}; Path=/api/sign-in/oidc/; HttpOnly; SameSite=Lax; Max-Age=300${secure}`,
    });
  },
});

export const identityRemove = route({
  method: 'DELETE',
  path: '/api/me/identities/:provider',
  what: 'Another sign-in knows this user no more',
  may: 'signed-in',
  limit: 'careful',
  params: providerParams,
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ input: { params }, who, engine, call: { address }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      const gone = await session.client.query(
        'delete from user_identity where province = $1 and user_id = $2 and provider = $3',
        [who.province, who.user, params.provider],
      );
      if (gone.rowCount === 0) throw new Refused(404, 'unknown-id', {}, 'provider');
      await remember(
        session,
        {
          kind: 'identity-taken-away',
          user: who.user,
          actor: who.user,
          address,
          content: { provider: params.provider },
        },
        now,
      );
    });
    return { done: true as const };
  },
});
