import { randomBytes } from 'node:crypto';
import { ROLES, type Role } from '@diemtua/domain/access';
import type { CommuneCode, DeviceId, ProvinceCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { Engine } from '../store/engine.ts';
import { inSession, provinceScope } from '../store/session.ts';
import { moment, type World } from '../store/world-testing.ts';
import { openServer } from '../testing.ts';
import type { Access } from './access.ts';
import type { Provider } from './providers.ts';
import { openSession } from './sessions.ts';
import { addUser, type NewUser } from './users.ts';

/** A password of all users in tests: long, and nobody's. */
export const phrase = ['mười', 'hai', 'con', 'trâu'].join(' ');

/** The settings of a server in tests. */
export const accessOf = (province: ProvinceCode, providers: readonly Provider[] = []): Access => ({
  province,
  key: new Uint8Array(32).fill(7),
  providers,
  participants: [],
  trial: null,
  watchToken: 'w'.repeat(40),
});

/** A clock that stands until it is moved. */
export class Clock {
  now = moment('2025-11-18 09:00');

  readonly read = (): number => this.now;

  /** Lets time pass. */
  pass(ms: number): void {
    this.now += ms;
  }
}

const provinceRoles: ReadonlySet<Role> = new Set([
  'province',
  'committee',
  'sponsor-manager',
  'auditor',
  'administrator',
]);

/** What makes a user of a role in a world. */
export const userOf = (world: World, role: Role, told: Partial<NewUser> = {}): NewUser => ({
  province: world.province,
  name: `${role}.${randomBytes(4).toString('hex')}`,
  fullName: `Người dùng ${role}`,
  role,
  units: provinceRoles.has(role) ? 'all' : [world.unit],
  communes: provinceRoles.has(role) ? 'all' : role === 'collector' ? [world.commune] : 'of-units',
  collector: role === 'collector' ? world.collectors[0].collector : null,
  password: null,
  secondFactor: false,
  ...told,
});

/** Somebody who is signed in: the id, and the token as a device shows it. */
export interface Signed {
  readonly user: UserId;
  readonly token: string;
  readonly headers: { readonly authorization: string };
}

/** Signs somebody in without asking for anything. */
export async function signedIn(
  engine: Engine,
  user: NewUser,
  now: number,
  device: DeviceId | null = null,
): Promise<Signed> {
  const id = await addUser(engine, user, now);
  const { token } = await inSession(engine, provinceScope(user.province), (session) =>
    openSession(session, id, ['password'], device, now),
  );
  return { user: id, token, headers: { authorization: `Bearer ${token}` } };
}

/** One of each role, signed in. */
export async function staffOf(engine: Engine, world: World, now: number): Promise<Readonly<Record<Role, Signed>>> {
  const staff: Partial<Record<Role, Signed>> = {};
  for (const role of ROLES) staff[role] = await signedIn(engine, userOf(world, role), now);
  return staff as Record<Role, Signed>;
}

/** Another unit of the same province, with a commune of its own. */
export async function foundUnit({ pool }: Engine, { province }: World) {
  const unit = 'BATXAT' as UnitCode;
  const commune = '02683' as CommuneCode;
  await pool.query('insert into unit values ($1, $2, $3)', [province, unit, 'BHXH cơ sở Bát Xát']);
  await pool.query(`insert into commune values ($1, $2, 'Bát Xát', 'xa', 'bat xat', '', 22, 103, 10, 1000)`, [
    province,
    commune,
  ]);
  await pool.query(`insert into unit_commune values ($1, $2, '2025-07-01', null, $3)`, [province, commune, unit]);
  return { unit, commune };
}

/** A server over a world, and ways to ask it. */
export function serverOf(engine: Engine, world: World, clock: Clock, providers: readonly Provider[] = []) {
  const { app, logged } = openServer({ engine, access: accessOf(world.province, providers), clock: clock.read });
  const ask = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'accept-language': 'en',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { app, ask, logged };
}

/** What was remembered of access in a province, the oldest first. */
export async function eventsOf(
  engine: Engine,
  { province }: World,
): Promise<readonly { kind: string; user_id: string | null; content: Record<string, unknown> }[]> {
  const { rows } = await engine.pool.query(
    'select kind, user_id, content from access_event where province = $1 order by at, id',
    [province],
  );
  return rows;
}

/** What a refusal says. */
export async function refusal(told: Response): Promise<{ status: number; code: string; field: string | null }> {
  const { error } = (await told.json()) as { error: { code: string; field: string | null } };
  return { status: told.status, code: error.code, field: error.field };
}
