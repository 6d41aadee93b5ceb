import type { Role } from '@diemtua/domain/access';
import type { CommuneCode, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** Somebody who may own the approach of a commune. */
export interface Owner {
  readonly user: UserId;
  readonly name: string;
  readonly role: Role;
}

const ownersSql = `
select u.id as "user", u.full_name as name, u.role
from user_account u left join unit_commune s on s.province = u.province and s.commune = $2 and s.from_day <= $3::date and (s.to_day is null or s.to_day >= $3::date)
where u.province = $1 and u.locked_at is null and (
  u.role = 'province'
  or (u.role in ('unit-head', 'unit-clerk') and s.unit = any (u.units))
  or (u.role = 'committee' and ($2 = any (u.communes) or (u.communes = '{@}' and s.unit = any (u.units))))
  or (u.role = 'collector' and exists (
    select from collector_commune k join collector c on c.province = k.province and c.id = k.collector
    where k.province = u.province and k.collector = u.collector and (c.left_on is null or c.left_on > $3::date) and k.commune = $2 and k.from_day <= $3::date and (k.to_day is null or k.to_day >= $3::date)
  ))
)
order by array_position(array['unit-head', 'unit-clerk', 'collector', 'committee', 'province'], u.role), u.full_name, u.id`;

/** Who may own the approach of a commune on a day: those of the unit that serves it first, then those of the province. */
export async function ownersOf(
  { client, scope }: Session,
  commune: CommuneCode,
  on: PlainDate,
): Promise<readonly Owner[]> {
  const { rows } = await client.query<Owner>({
    name: 'plan-owners',
    text: ownersSql,
    values: [scope.province, commune, on],
  });
  return rows;
}
