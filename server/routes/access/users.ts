import {
  communesSchema,
  isOfTheProvince,
  labelSchema,
  passwordSchema,
  ROLES,
  unitsSchema,
  userNameSchema,
  type User,
} from '@diemtua/domain/access';
import { idSchema, type UserId } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember, type EventKind } from '../../access/events.ts';
import { hashPassword } from '../../access/password.ts';
import { endSessions } from '../../access/sessions.ts';
import {
  changeUser,
  communesOf,
  holdUser,
  insertUser,
  listUsers,
  reaches,
  unitsOf,
  writePassword,
  type UserRow,
} from '../../access/users.ts';
import type { Who } from '../../access/who.ts';
import { refusalOf } from '../../gate/problem.ts';
import { inSession, type Session } from '../../store/session.ts';
import { Refused, Reply, route, type Call } from '../route.ts';
import { done, instant, instantOf, nothing } from '../shapes.ts';

const USER_BYTES_MAX = 16 * 1024;
const LIST_MAX = 200;

const shown = z.strictObject({
  id: idSchema<'user'>(),
  name: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  units: z.union([z.literal('all'), z.array(z.string())]),
  communes: z.union([z.literal('all'), z.literal('of-units'), z.array(z.string())]),
  collector: idSchema<'collector'>().nullable(),
  lockedAt: instant.nullable(),
  lockedWhy: z.string().nullable(),
  factors: z.int(),
  secondFactorRequired: z.boolean(),
  version: z.int(),
});

function shownOf(row: UserRow): z.output<typeof shown> {
  const units = unitsOf(row.units);
  const communes = communesOf(row.communes);
  return {
    id: row.id,
    name: row.name,
    fullName: row.full_name,
    role: row.role,
    units: units === 'all' ? units : [...units],
    communes: typeof communes === 'string' ? communes : [...communes],
    collector: row.collector,
    lockedAt: row.locked_at && instantOf(row.locked_at),
    lockedWhy: row.locked_why,
    factors: row.factors,
    secondFactorRequired: row.second_factor_required,
    version: row.version,
  };
}

const userParams = z.strictObject({ user: idSchema<'user'>() });
const placesOf = { units: unitsSchema, communes: communesSchema, collector: idSchema<'collector'>().nullable() };

/** Nobody gives away what he or she does not have: places, and the roles that need the whole province. */
function refuseBeyond(who: Who, { role, units, communes }: Pick<User, 'role' | 'units' | 'communes'>): void {
  if (who.units === 'all') return;
  const own = who.communes;
  const within =
    !isOfTheProvince(role) &&
    units !== 'all' &&
    reaches(who, units) &&
    (communes === 'of-units' ||
      (communes !== 'all' && (own === 'all' || communes.every((code) => own.includes(code)))));
  if (!within) throw new Refused(403, 'beyond-places', {}, 'units');
}

/** What the database refuses, in words: a name that is taken, a collector who is not there. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === '23505') throw new Refused(409, 'name-taken', {}, 'name');
    if (code === '23503') throw new Refused(409, 'collector-unknown', {}, 'collector');
    if (cause instanceof z.ZodError) throw refusalOf(cause, 'body');
    throw cause;
  }
}

export const userList = route({
  method: 'GET',
  path: '/api/users',
  what: 'The users of one’s units, by name',
  may: 'users.see',
  limit: 'work',
  params: nothing,
  query: z.strictObject({
    after: z.string().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(LIST_MAX).default(LIST_MAX),
  }),
  body: null,
  answer: z.strictObject({ users: z.array(shown) }),
  handle: async ({ input: { query }, who, engine }) => ({
    users: (
      await inSession(engine, who.scope, (session) => listUsers(session, who.units, query.after, query.limit))
    ).map(shownOf),
  }),
});

export const userAdd = route({
  method: 'POST',
  path: '/api/users',
  what: 'Adds a user, with a first password that has to be changed',
  may: 'users.manage',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({
      name: userNameSchema,
      fullName: labelSchema,
      role: z.enum(ROLES),
      ...placesOf,
      password: passwordSchema.nullable(),
    }),
    bytesMax: USER_BYTES_MAX,
  },
  answer: z.strictObject({ user: idSchema<'user'>() }),
  handle: async ({ input: { body }, who, engine, call: { address }, now }) => {
    refuseBeyond(who, body);
    const { password, ...told } = body;
    const hash = password === null ? null : await hashPassword(password);
    const user = await named(
      inSession(engine, who.scope, async (session) => {
        const id = await insertUser(session, { ...told, mustChange: true }, hash, now, who.user);
        await remember(
          session,
          { kind: 'user-added', user: id, actor: who.user, address, content: { role: body.role, units: body.units } },
          now,
        );
        return id;
      }),
    );
    return new Reply({ user }, 201);
  },
});

/** Does something to a user of one's units, writes it down, and lets it hold at once. */
async function manage(
  {
    who,
    engine,
    call,
    house,
    now,
  }: {
    who: Who;
    engine: Parameters<typeof inSession>[0];
    call: Call;
    house: { doorman: { forget: (user: UserId) => void } };
    now: number;
  },
  user: UserId,
  work: (
    session: Session,
    row: UserRow,
  ) => Promise<{ readonly kind: EventKind; readonly content?: Readonly<Record<string, unknown>> }>,
): Promise<{ done: true }> {
  await named(
    inSession(engine, who.scope, async (session) => {
      const row = await holdUser(session, user);
      if (!row) throw new Refused(404, 'unknown-id', {}, 'user');
      if (!reaches(who, row.units)) throw new Refused(403, 'not-yours', {}, 'user');
      const event = await work(session, row);
      await remember(session, { ...event, user, actor: who.user, address: call.address }, now);
    }),
  );
  house.doorman.forget(user);
  return { done: true };
}

export const userChange = route({
  method: 'POST',
  path: '/api/users/:user',
  what: 'Changes the name, role or places of a user',
  may: 'users.manage',
  limit: 'careful',
  params: userParams,
  query: nothing,
  body: {
    schema: z.strictObject({
      version: z.int().min(1),
      fullName: labelSchema.optional(),
      role: z.enum(ROLES).optional(),
      units: placesOf.units.optional(),
      communes: placesOf.communes.optional(),
      collector: placesOf.collector.optional(),
    }),
    bytesMax: USER_BYTES_MAX,
  },
  answer: done,
  handle: (asked) => {
    const { params, body } = asked.input;
    if (params.user === asked.who.user && body.role !== undefined) throw new Refused(409, 'not-yourself', {}, 'role');
    return manage(asked, params.user, async (session, row) => {
      if (row.version !== body.version) throw new Refused(409, 'changed-meanwhile', {}, 'version');
      const { version: _, ...change } = body;
      refuseBeyond(asked.who, {
        role: change.role ?? row.role,
        units: change.units ?? (unitsOf(row.units) as User['units']),
        communes: change.communes ?? (communesOf(row.communes) as User['communes']),
      });
      await changeUser(session, row, change);
      return { kind: 'user-changed', content: { fields: Object.keys(change), role: change.role, units: change.units } };
    });
  },
});

export const userLock = route({
  method: 'POST',
  path: '/api/users/:user/lock',
  what: 'Locks a user out: all sessions end',
  may: 'users.manage',
  limit: 'careful',
  params: userParams,
  query: nothing,
  body: { schema: z.strictObject({ why: labelSchema }), bytesMax: USER_BYTES_MAX },
  answer: done,
  handle: (asked) => {
    const { who, now, input } = asked;
    if (input.params.user === who.user) throw new Refused(409, 'not-yourself', {}, 'user');
    return manage(asked, input.params.user, async (session) => {
      await session.client.query(
        `update user_account set locked_at = coalesce(locked_at, to_timestamp($3::double precision / 1000)), locked_why = coalesce(locked_why, $4), version = version + 1
         where province = $1 and id = $2`,
        [who.province, input.params.user, now, input.body.why],
      );
      await endSessions(session, input.params.user, {}, 'user-locked', now);
      return { kind: 'user-locked', content: { why: input.body.why } };
    });
  },
});

export const userUnlock = route({
  method: 'POST',
  path: '/api/users/:user/unlock',
  what: 'Lets a locked user sign in again',
  may: 'users.manage',
  limit: 'careful',
  params: userParams,
  query: nothing,
  body: null,
  answer: done,
  handle: (asked) =>
    manage(asked, asked.input.params.user, async (session) => {
      await session.client.query(
        'update user_account set locked_at = null, locked_why = null, version = version + 1 where province = $1 and id = $2',
        [asked.who.province, asked.input.params.user],
      );
      return { kind: 'user-unlocked' };
    }),
});

export const userReset = route({
  method: 'POST',
  path: '/api/users/:user/reset',
  what: 'Gives a user a new first password, and takes second factors away that were lost',
  may: 'users.manage',
  limit: 'careful',
  params: userParams,
  query: nothing,
  body: {
    schema: z.strictObject({ password: passwordSchema, factors: z.boolean() }),
    bytesMax: USER_BYTES_MAX,
  },
  answer: done,
  handle: async (asked) => {
    const { who, now, input } = asked;
    const { user } = input.params;
    if (user === who.user) throw new Refused(409, 'not-yourself', {}, 'user');
    const hash = await hashPassword(input.body.password);
    return manage(asked, user, async (session) => {
      await writePassword(session, user, hash, true, now);
      if (input.body.factors) {
        await session.client.query('delete from user_totp where province = $1 and user_id = $2', [who.province, user]);
        await session.client.query('delete from user_passkey where province = $1 and user_id = $2', [
          who.province,
          user,
        ]);
      }
      await endSessions(session, user, {}, 'user-reset', now);
      return { kind: 'user-reset', content: { factors: input.body.factors } };
    });
  },
});
