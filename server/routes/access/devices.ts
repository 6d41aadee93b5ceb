import { randomBytes } from 'node:crypto';
import { labelSchema } from '@diemtua/domain/access';
import { idSchema, makeId, type DeviceId, type UnitCode, type UserId } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { endSessions, openSession } from '../../access/sessions.ts';
import { reaches } from '../../access/users.ts';
import type { Who } from '../../access/who.ts';
import { inSession, type Session } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, instant, instantOf, nothing } from '../shapes.ts';
import { FORM_BYTES_MAX, isScreen } from './shapes.ts';

/** Devices of one user that are not revoked. */
const DEVICES_MAX = 5;
const listMax = 500;

const deviceParams = z.strictObject({ device: idSchema<'device'>() });
const reasonBody = {
  schema: z.strictObject({ why: labelSchema }),
  bytesMax: FORM_BYTES_MAX,
} as const;
const deviceList = z.strictObject({
  devices: z.array(
    z.strictObject({
      id: idSchema<'device'>(),
      user: idSchema<'user'>(),
      name: z.string(),
      label: z.string(),
      madeAt: instant,
      revokedAt: instant.nullable(),
      revokedWhy: z.string().nullable(),
    }),
  ),
});

interface Row {
  readonly id: DeviceId;
  readonly user_id: UserId;
  readonly full_name: string;
  readonly label: string;
  readonly made_at: Date;
  readonly revoked_at: Date | null;
  readonly revoked_why: string | null;
}

const listed = (rows: readonly Row[]) => ({
  devices: rows.map((row) => ({
    id: row.id,
    user: row.user_id,
    name: row.full_name,
    label: row.label,
    madeAt: instantOf(row.made_at),
    revokedAt: row.revoked_at && instantOf(row.revoked_at),
    revokedWhy: row.revoked_why,
  })),
});

const listSql = `
select d.id, d.user_id, u.full_name, d.label, d.made_at, d.revoked_at, d.revoked_why
from device d join user_account u on u.province = d.province and u.id = d.user_id
where d.province = $1`;

export const ownDevices = route({
  method: 'GET',
  path: '/api/me/devices',
  what: 'The own devices',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: deviceList,
  handle: async ({ who, engine }) => {
    const { rows } = await inSession(engine, who.scope, ({ client }) =>
      client.query<Row>(`${listSql} and d.user_id = $2 order by d.made_at desc limit ${listMax}`, [
        who.province,
        who.user,
      ]),
    );
    return listed(rows);
  },
});

export const deviceRegister = route({
  method: 'POST',
  path: '/api/me/devices',
  what: 'Registers a device: its token is told this once, and works until the device is revoked',
  may: 'signed-in',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: { schema: z.strictObject({ label: labelSchema }), bytesMax: FORM_BYTES_MAX },
  answer: z.strictObject({ device: idSchema<'device'>(), token: z.string(), endsAt: instant }),
  handle: async ({ input: { body }, who, engine, call: { address }, now }) => {
    // A lost phone must not be able to make itself a second one.
    if (!isScreen(who)) throw new Refused(403, 'not-allowed');
    if (who.wants !== null) {
      throw new Refused(403, who.wants === 'new-password' ? 'new-password-needed' : 'second-factor-needed');
    }
    const device = makeId<'device'>(now, randomBytes(10));
    const opened = await inSession(engine, who.scope, async (session) => {
      // Two registrations at once are counted one after the other.
      await session.client.query('select 1 from user_account where province = $1 and id = $2 for update', [
        who.province,
        who.user,
      ]);
      const { rows } = await session.client.query<{ count: number }>(
        'select count(*) as count from device where province = $1 and user_id = $2 and revoked_at is null',
        [who.province, who.user],
      );
      if ((rows[0]?.count ?? 0) >= DEVICES_MAX) {
        throw new Refused(409, 'field-too-many', { field: 'devices', limit: DEVICES_MAX }, 'devices');
      }
      await session.client.query(
        `insert into device (province, id, user_id, label, made_at, seen_at)
         values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000))`,
        [who.province, device, who.user, body.label, now],
      );
      await remember(
        session,
        { kind: 'device-registered', user: who.user, actor: who.user, address, content: { device } },
        now,
      );
      return openSession(session, who.user, [...who.means, 'device'], device, now);
    });
    return { device, token: opened.token, endsAt: new Date(opened.endsAt).toISOString() };
  },
});

/** Revokes a device: from now on its token opens nothing. */
async function revoke(
  session: Session,
  who: Who,
  owner: UserId,
  device: DeviceId,
  why: string,
  address: string,
  now: number,
) {
  const revoked = await session.client.query(
    `update device set revoked_at = to_timestamp($3::double precision / 1000), revoked_by = $4, revoked_why = $5
     where province = $1 and id = $2 and revoked_at is null`,
    [who.province, device, now, who.user, why],
  );
  // Revoked before: that stands, with its reason.
  if (revoked.rowCount !== 1) return;
  await endSessions(session, owner, { device }, 'device-revoked', now);
  await remember(
    session,
    { kind: 'device-revoked', user: owner, actor: who.user, address, content: { device, why } },
    now,
  );
}

export const ownDeviceRevoke = route({
  method: 'POST',
  path: '/api/me/devices/:device/revoke',
  what: 'Revokes an own device, such as a lost phone',
  may: 'signed-in',
  limit: 'careful',
  params: deviceParams,
  query: nothing,
  body: reasonBody,
  answer: done,
  handle: async ({ input: { params, body }, who, engine, call: { address }, house: { doorman }, now }) => {
    await inSession(engine, who.scope, async (session) => {
      const { rows } = await session.client.query(
        'select 1 from device where province = $1 and id = $2 and user_id = $3',
        [who.province, params.device, who.user],
      );
      if (rows.length === 0) throw new Refused(404, 'unknown-id', {}, 'device');
      await revoke(session, who, who.user, params.device, body.why, address, now);
    });
    doorman.forget(who.user);
    return { done: true as const };
  },
});

export const devicesOfOthers = route({
  method: 'GET',
  path: '/api/devices',
  what: 'The devices of the users of one’s units',
  may: 'devices.manage',
  limit: 'work',
  params: nothing,
  query: z.strictObject({ user: idSchema<'user'>().optional() }),
  body: null,
  answer: deviceList,
  handle: async ({ input: { query }, who, engine }) => {
    const { rows } = await inSession(engine, who.scope, ({ client }) =>
      client.query<Row>(
        `${listSql} and ($2::text[] is null or u.units <@ $2) and ($3::uuid is null or d.user_id = $3) order by d.made_at desc limit ${listMax}`,
        [who.province, who.units === 'all' ? null : who.units, query.user ?? null],
      ),
    );
    return listed(rows);
  },
});

export const deviceRevoke = route({
  method: 'POST',
  path: '/api/devices/:device/revoke',
  what: 'Revokes a device of a user of one’s units',
  may: 'devices.manage',
  limit: 'careful',
  params: deviceParams,
  query: nothing,
  body: reasonBody,
  answer: done,
  handle: async ({ input: { params, body }, who, engine, call: { address }, house: { doorman }, now }) => {
    const owner = await inSession(engine, who.scope, async (session) => {
      const { rows } = await session.client.query<{ user_id: UserId; units: UnitCode[] }>(
        `select d.user_id, u.units from device d join user_account u on u.province = d.province and u.id = d.user_id
         where d.province = $1 and d.id = $2`,
        [who.province, params.device],
      );
      const row = rows[0];
      if (!row) throw new Refused(404, 'unknown-id', {}, 'device');
      if (!reaches(who, row.units)) throw new Refused(403, 'not-yours', {}, 'device');
      await revoke(session, who, row.user_id, params.device, body.why, address, now);
      return row.user_id;
    });
    doorman.forget(owner);
    return { done: true as const };
  },
});
