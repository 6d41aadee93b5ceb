import { timingSafeEqual } from 'node:crypto';
import { mayDo } from '@diemtua/domain/access';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { participantCookieName, participantWith, type Participant } from '../access/participants.ts';
import { cookieName } from '../access/sessions.ts';
import { hashOf } from '../access/token.ts';
import type { Doorman, Who } from '../access/who.ts';
import { Refused, type AnyRoute } from '../routes/route.ts';
import type { Engine } from '../store/engine.ts';
import type { Rates } from './limits.ts';

/** What a caller shows. */
interface Shown {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** What a caller shows: a device its token, a browser its cookie. */
function shownBy(context: Context, origin: string): Shown | null {
  const bearer = /^Bearer ([\w.-]{1,200})$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'bearer' };
  const token = getCookie(context, cookieName(origin));
  return token === undefined || token === '' ? null : { token, by: 'cookie' };
}

/** A cookie comes along by itself: what changes something is taken from our own pages only. */
function refuseForeign(context: Context, origin: string): void {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return;
  const from = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const own = from === undefined ? site === 'same-origin' : from === origin;
  if (!own) throw new Refused(403, 'foreign-site');
}

const isSame = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other));

/** What is needed to find out who calls. */
export interface Door {
  readonly engine: () => Engine;
  readonly doorman: Doorman;
  readonly rates: Rates;
  readonly watchToken: string | null;
}

/**
 * Who calls a route, if the route asks. Refuses whoever may not.
 * @returns null where nobody has to be anybody
 */
export async function callerOf(
  context: Context,
  route: AnyRoute,
  { engine, doorman, rates, watchToken }: Door,
  { origin, address, now }: { readonly origin: string; readonly address: string; readonly now: number },
): Promise<Who | null> {
  if (route.may === 'anyone' || route.may === 'participant') return null;
  const shown = shownBy(context, origin);
  if (!shown) throw new Refused(401, 'not-signed-in');
  if (route.orToken === 'watch' && watchToken !== null && shown.by === 'bearer' && isSame(shown.token, watchToken))
    return null;
  if (shown.by === 'cookie') refuseForeign(context, origin);
  const who = await doorman.whoHas(engine(), shown.token, now);
  if (typeof who === 'string') {
    const seconds = rates.take('bad-token', address, now);
    if (seconds > 0) throw new Refused(429, 'too-often', { seconds });
    throw new Refused(who === 'device-revoked' || who === 'user-locked' ? 403 : 401, who);
  }
  return who;
}

/**
 * The participant who calls a route that is hers: by her own cookie only. A token of staff, wherever it is shown, is none.
 * @returns null where the route is not a participant's
 */
export async function participantOf(
  context: Context,
  route: AnyRoute,
  { engine, rates }: Door,
  { origin, address, now }: { readonly origin: string; readonly address: string; readonly now: number },
): Promise<Participant | null> {
  if (route.may !== 'participant') return null;
  const token = getCookie(context, participantCookieName(origin));
  if (token === undefined || token === '') throw new Refused(401, 'own-not-signed-in');
  refuseForeign(context, origin);
  const found = await participantWith(engine(), token, now);
  if (typeof found !== 'string') return found;
  const seconds = rates.take('bad-token', address, now);
  if (seconds > 0) throw new Refused(429, 'too-often', { seconds });
  throw new Refused(401, found === 'session-over' ? 'own-session-over' : 'own-not-signed-in');
}

/** Refuses whoever may not do what the route does. */
export function refuseRole(route: AnyRoute, who: Who): void {
  if (route.may === 'anyone' || route.may === 'signed-in' || route.may === 'participant') return;
  if (!mayDo(who.role, route.may)) throw new Refused(403, 'not-allowed');
  if (who.wants === 'new-password') throw new Refused(403, 'new-password-needed');
  if (who.wants === 'second-factor') throw new Refused(403, 'second-factor-needed');
}
