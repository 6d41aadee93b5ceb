import { randomBytes } from 'node:crypto';
import { needsSecondFactor, passwordSchema, userSchema, type User } from '@diemtua/domain/access';
import {
  makeId,
  type CollectorId,
  type CommuneCode,
  type ProvinceCode,
  type UnitCode,
  type UserId,
} from '@diemtua/domain/ids';
import type { Engine } from '../store/engine.ts';
import { inSession, provinceScope, type Session } from '../store/session.ts';
import { hashPassword } from './password.ts';

/** A new user, and how he or she signs in first. */
export interface NewUser extends Omit<User, 'units' | 'communes' | 'collector'> {
  readonly province: ProvinceCode;
  readonly units: readonly UnitCode[] | 'all';
  readonly communes: readonly CommuneCode[] | 'all' | 'of-units';
  readonly collector: CollectorId | null;
  /** null: by a passkey or another's sign-in only. */
  readonly password: string | null;
  /** Whether the password has to be changed at the first sign-in: it was made by somebody else. */
  readonly mustChange?: boolean;
  /** Whether a second factor has to be set up; as the role needs it unless told. */
  readonly secondFactor?: boolean;
}

const columnOf = (codes: readonly string[] | 'all' | 'of-units'): readonly string[] =>
  codes === 'all' ? ['*'] : codes === 'of-units' ? ['@'] : codes;

/** The places of a row, as they are told. */
export const unitsOf = (codes: readonly string[]): readonly UnitCode[] | 'all' =>
  codes[0] === '*' ? 'all' : (codes as readonly UnitCode[]);

/** The communes of a row, as they are told. */
export const communesOf = (codes: readonly string[]): readonly CommuneCode[] | 'all' | 'of-units' =>
  codes[0] === '@' ? 'of-units' : codes[0] === '*' ? 'all' : (codes as readonly CommuneCode[]);

/**
 * Adds a user.
 * @param now the moment, in milliseconds since 1970
 * @param by who adds; null where the server itself does, as for the first administrator
 * @throws where the name is taken, or what is told is no user
 */
export async function addUser(engine: Engine, user: NewUser, now: number, by: UserId | null = null): Promise<UserId> {
  const [id] = await addUsers(engine, user.province, [user], now, by);
  if (id === undefined) throw new Error('bug: a user was added and has no id');
  return id;
}

/**
 * Adds users to one province, all or none.
 * @returns their ids, in the order in which they were told
 */
export async function addUsers(
  engine: Engine,
  province: ProvinceCode,
  users: readonly Omit<NewUser, 'province'>[],
  now: number,
  by: UserId | null = null,
): Promise<readonly UserId[]> {
  const hashes = await Promise.all(
    users.map(({ password }) => (password === null ? null : hashPassword(passwordSchema.parse(password)))),
  );
  return inSession(engine, provinceScope(province, by), async (session) => {
    const ids: UserId[] = [];
    for (const [at, user] of users.entries()) ids.push(await insertUser(session, user, hashes[at] ?? null, now, by));
    return ids;
  });
}

/** Adds a user within a transaction; the password was hashed before it began, because that takes long. */
export async function insertUser(
  { client, scope }: Session,
  { mustChange, secondFactor, ...told }: Omit<NewUser, 'password' | 'province'>,
  hash: string | null,
  now: number,
  by: UserId | null,
): Promise<UserId> {
  const { name, fullName, role, units, communes, collector } = userSchema.parse({
    name: told.name,
    fullName: told.fullName,
    role: told.role,
    units: told.units,
    communes: told.communes,
    collector: told.collector,
  });
  const id = makeId<'user'>(now, randomBytes(10));
  await client.query(
    `insert into user_account (province, id, name, full_name, role, units, communes, collector, second_factor_required, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::double precision / 1000), $11)`,
    [
      scope.province,
      id,
      name,
      fullName,
      role,
      columnOf(units),
      columnOf(communes),
      collector,
      secondFactor ?? needsSecondFactor(role),
      now,
      by,
    ],
  );
  if (hash !== null) await writePassword({ client, scope }, id, hash, mustChange ?? false, now);
  return id;
}

/** Keeps the hash of a user's password in place of the one before. */
export async function writePassword(
  { client, scope }: Pick<Session, 'client' | 'scope'>,
  user: UserId,
  hash: string,
  mustChange: boolean,
  now: number,
): Promise<void> {
  await client.query(
    `insert into user_password (province, user_id, hash, set_at, must_change) values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)
     on conflict (province, user_id) do update set hash = excluded.hash, set_at = excluded.set_at, must_change = excluded.must_change`,
    [scope.province, user, hash, now, mustChange],
  );
}

/** Whether whoever asks has all the units of a user: the columns of both as they are kept. */
export const reaches = ({ units }: { readonly units: readonly UnitCode[] | 'all' }, of: readonly string[]): boolean =>
  units === 'all' || (of.length > 0 && of.every((unit) => units.some((own) => own === unit)));

/** A change of a user; what is not named stays. */
export interface Change {
  readonly fullName?: string | undefined;
  readonly role?: User['role'] | undefined;
  readonly units?: User['units'] | undefined;
  readonly communes?: User['communes'] | undefined;
  readonly collector?: CollectorId | null | undefined;
}

/** A user as the list of users shows it. */
export interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly full_name: string;
  readonly role: User['role'];
  readonly units: readonly string[];
  readonly communes: readonly string[];
  readonly collector: CollectorId | null;
  readonly locked_at: Date | null;
  readonly locked_why: string | null;
  readonly version: number;
  readonly factors: number;
  readonly second_factor_required: boolean;
}

const userColumns = `id, name, full_name, role, units, communes, collector, locked_at, locked_why, version, second_factor_required,
  (select count(*) from user_totp t where t.province = u.province and t.user_id = u.id and t.confirmed_at is not null)
    + (select count(*) from user_passkey k where k.province = u.province and k.user_id = u.id) as factors`;

/** The users within some units, by name, from after a name on. */
export async function listUsers(
  { client, scope }: Session,
  units: readonly UnitCode[] | 'all',
  after: string,
  limit: number,
): Promise<readonly UserRow[]> {
  const { rows } = await client.query<UserRow>(
    `select ${userColumns} from user_account u
     where province = $1 and ($2::text[] is null or (units <@ $2 and units <> '{}')) and name > $3 collate "C" order by name collate "C" limit $4`,
    [scope.province, units === 'all' ? null : units, after, limit],
  );
  return rows;
}

/** One user; null where there is none. The row is held until the transaction ends. */
export async function holdUser({ client, scope }: Session, id: UserId): Promise<UserRow | null> {
  const { rows } = await client.query<UserRow>(
    `select ${userColumns} from user_account u where province = $1 and id = $2 for update`,
    [scope.province, id],
  );
  return rows[0] ?? null;
}

/** Changes a user that is held. */
export async function changeUser({ client, scope }: Session, row: UserRow, change: Change): Promise<void> {
  const { fullName, role, units, communes, collector } = userSchema.parse({
    name: row.name,
    fullName: change.fullName ?? row.full_name,
    role: change.role ?? row.role,
    units: change.units ?? unitsOf(row.units),
    communes: change.communes ?? communesOf(row.communes),
    collector: change.collector === undefined ? row.collector : change.collector,
  });
  await client.query(
    `update user_account set full_name = $3, role = $4, units = $5, communes = $6, collector = $7, version = version + 1,
       second_factor_required = second_factor_required or $8
     where province = $1 and id = $2`,
    [
      scope.province,
      row.id,
      fullName,
      role,
      columnOf(units),
      columnOf(communes),
      collector,
      role !== row.role && needsSecondFactor(role),
    ],
  );
}
