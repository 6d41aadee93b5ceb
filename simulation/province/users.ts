import { randomBytes } from 'node:crypto';
import type { CollectorId, UnitCode, UserId } from '@diemtua/domain/ids';
import { addUsers, type NewUser } from '@diemtua/server/access';
import type { Engine } from '@diemtua/server/store';
import { insertRows, madeUpName, PROVINCE, type Collector, type Founded } from './found.ts';
import { Chance } from '../chance.ts';
import { momentOf } from './ids.ts';
import type { NameParts } from './read.ts';
import { BOOKS_BEGIN, IN_DEPTH } from './scale.ts';

/** A sign-in of the demonstration: made at its first run, kept in the data folder, never in the repository. */
export interface SignIn {
  readonly name: string;
  readonly password: string;
  readonly who: string;
}

/** Everybody who tells the books something, by collector and by unit. */
export interface Users {
  readonly ofCollector: ReadonlyMap<CollectorId, UserId>;
  readonly ofUnit: ReadonlyMap<UnitCode, UserId>;
  /** Who decides for the province. */
  readonly ofProvince: UserId;
  readonly signIns: readonly SignIn[];
}

const passwordBytes = 9;
const unit = IN_DEPTH as UnitCode;

type Told = Pick<NewUser, 'name' | 'fullName' | 'role' | 'units' | 'communes'> & { readonly who: string };

/** One of each role, beside the collectors and clerks. */
const offices: readonly Told[] = [
  {
    name: 'truong.sapa',
    fullName: 'Lê Quang Thành',
    role: 'unit-head',
    units: [unit],
    communes: 'of-units',
    who: 'head of Sa Pa’s unit',
  },
  { name: 'tinh', fullName: 'Nguyễn Thu Hương', role: 'province', units: 'all', communes: 'all', who: 'the province' },
  {
    name: 'bcd.sapa',
    fullName: 'Giàng A Páo',
    role: 'committee',
    units: [unit],
    communes: 'of-units',
    who: 'steering committee, Sa Pa',
  },
  {
    name: 'taitro',
    fullName: 'Phạm Ngọc Lan',
    role: 'sponsor-manager',
    units: 'all',
    communes: 'all',
    who: 'gifts and sponsors',
  },
  { name: 'kiemtoan', fullName: 'Hoàng Đức Nam', role: 'auditor', units: 'all', communes: 'all', who: 'auditor' },
  {
    name: 'quantri',
    fullName: 'Vũ Minh Sơn',
    role: 'administrator',
    units: 'all',
    communes: 'all',
    who: 'administrator',
  },
];

/** Who heads an office of the demonstration; null: nobody who signs in. */
export const headOf = (of: 'province' | UnitCode): string | null =>
  offices.find(({ role, units }) =>
    of === 'province' ? role === 'province' : role === 'unit-head' && units !== 'all' && units.includes(of),
  )?.fullName ?? null;

/**
 * Adds the demonstration's users: each collector and each unit's clerk, of whom those of Sa Pa can sign in, and one of every other role. A second factor
 * is asked of nobody here, so that a visitor gets in; outside of a demonstration the role decides.
 */
export async function addStaff(
  engine: Engine,
  { collectors }: Founded,
  units: readonly UnitCode[],
  names: readonly NameParts[],
  seed: number,
): Promise<Users> {
  const chance = Chance.of(seed, 'clerks');
  const now = momentOf(BOOKS_BEGIN, 0) - 86_400_000;
  const signIns: SignIn[] = [];
  const news: { readonly user: Omit<NewUser, 'province'>; readonly onAdded: (id: UserId) => void }[] = [];
  const add = (
    user: Omit<NewUser, 'province' | 'password'>,
    who: string | null,
    onAdded: (id: UserId) => void,
  ): void => {
    const password = who === null ? null : randomBytes(passwordBytes).toString('base64url');
    if (who !== null && password !== null) signIns.push({ name: user.name, password, who });
    news.push({ user: { ...user, password, secondFactor: false, mustChange: false }, onAdded });
  };
  const ofUnit = new Map<UnitCode, UserId>();
  for (const code of [unit, ...units.filter((each) => each !== unit)]) {
    const shown = code === unit || code === 'LAOCAI';
    const user = {
      name: `canbo.${code.toLowerCase()}`,
      fullName: madeUpName(names, chance),
      role: 'unit-clerk',
      units: [code],
      communes: 'of-units',
      collector: null,
    } as const;
    add(user, shown ? `clerk of unit ${code}` : null, (id) => ofUnit.set(code, id));
  }
  const ofRole = new Map<string, UserId>();
  for (const { who, ...user } of offices) add({ ...user, collector: null }, who, (id) => ofRole.set(user.role, id));
  const ofCollector = new Map<CollectorId, UserId>();
  const inDepth = collectors.filter((each) => each.unit === unit);
  const open = new Set(inDepth.slice(0, 2).map(({ id }) => id));
  for (const collector of [...inDepth, ...collectors.filter((each) => each.unit !== unit)]) {
    const { id, code, name, communes } = collector;
    const user = {
      name: `thu.${code.toLowerCase()}`,
      fullName: name,
      role: 'collector',
      units: [collector.unit],
      communes,
      collector: id,
    } as const;
    add(user, open.has(id) ? `collector ${name}, Sa Pa` : null, (added) => ofCollector.set(id, added));
  }
  const ids = await addUsers(
    engine,
    PROVINCE,
    news.map(({ user }) => user),
    now,
  );
  for (const [at, { onAdded }] of news.entries()) onAdded(ids[at] as UserId);
  const ofProvince = ofRole.get('province');
  if (ofProvince === undefined) throw new Error('bug: nobody decides for the province');
  await addDevices(engine, collectors, ofCollector, now);
  return { ofCollector, ofUnit, ofProvince, signIns };
}

async function addDevices(
  engine: Engine,
  collectors: readonly Collector[],
  users: ReadonlyMap<CollectorId, UserId>,
  now: number,
): Promise<void> {
  const at = new Date(now).toISOString();
  await insertRows(
    engine,
    'device',
    collectors.map(({ id, device, code }) => ({
      province: PROVINCE,
      id: device,
      user_id: users.get(id),
      label: `Điện thoại ${code}`,
      made_at: at,
      seen_at: at,
    })),
  );
}
