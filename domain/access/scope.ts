import type { CollectorId, CommuneCode, UnitCode } from '../ids/index.ts';
import type { Role } from './role.ts';

/** The places that a user was given. `of-units`: the communes that the user's units serve on the day. */
export interface Given {
  readonly role: Role;
  readonly units: readonly UnitCode[] | 'all';
  readonly communes: readonly CommuneCode[] | 'all' | 'of-units';
  readonly collector: CollectorId | null;
}

/** Where a user may do what the role allows. */
export interface Places {
  readonly units: readonly UnitCode[] | 'all';
  readonly communes: readonly CommuneCode[] | 'all';
}

/** Roles whose work lies in the whole province; the others are held to their units, whatever was written down for them. */
const ofTheProvince: ReadonlySet<Role> = new Set([
  'province',
  'committee',
  'sponsor-manager',
  'auditor',
  'administrator',
]);

/** Whether a role's work lies in the whole province. */
export const isOfTheProvince = (role: Role): boolean => ofTheProvince.has(role);

/**
 * The communes and units of a user.
 * @param served the communes that a unit serves on the day
 */
export function scopeOf(user: Given, served: (unit: UnitCode) => readonly CommuneCode[]): Places {
  const units = user.units === 'all' && !ofTheProvince.has(user.role) ? [] : user.units;
  return { units, communes: communesOf(user, units, served) };
}

function communesOf(
  { role, communes }: Given,
  units: readonly UnitCode[] | 'all',
  served: (unit: UnitCode) => readonly CommuneCode[],
): readonly CommuneCode[] | 'all' {
  if (communes === 'all') return ofTheProvince.has(role) ? 'all' : [];
  if (communes !== 'of-units') return communes;
  return units === 'all' ? 'all' : [...new Set(units.flatMap(served))];
}
