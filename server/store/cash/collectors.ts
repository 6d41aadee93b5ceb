import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { dayBefore } from './day-before.ts';
import type { Session } from '../session.ts';

/** A device of a collector's user. */
export interface CollectorDevice {
  readonly collector: CollectorId;
  readonly id: string;
  readonly label: string;
  readonly seenAt: string | null;
  readonly revokedAt: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The devices of some collectors, those in use first. */
export async function collectorDevices(
  { client, scope }: Session,
  collectors: readonly CollectorId[],
): Promise<readonly CollectorDevice[]> {
  const found = await client.query<CollectorDevice>(
    `select u.collector, d.id, d.label, ${instant('d.seen_at')} as "seenAt", ${instant('d.revoked_at')} as "revokedAt"
     from device d join user_account u on u.province = d.province and u.id = d.user_id
     where d.province = $1 and u.collector = any ($2::uuid[]) order by d.revoked_at is not null, d.made_at desc, d.id`,
    [scope.province, collectors],
  );
  return found.rows;
}

/** What of a collector may be changed. */
export interface CollectorChange {
  readonly phone: string | null;
  readonly certifiedFrom: PlainDate;
  readonly certifiedTo: PlainDate | null;
  readonly leftOn: PlainDate | null;
  /** Since when name and work phone may be seen by anybody, as the collector agreed; null: they may not. */
  readonly publicAgreedOn: PlainDate | null;
  readonly communes: readonly CommuneCode[];
}

/**
 * Changes a collector. Communes that are no longer served end with the day before; what was stays written.
 * @returns false where there is none in the units of whoever asks
 */
export async function changeCollector(
  { client, scope }: Session,
  id: CollectorId,
  { phone, certifiedFrom, certifiedTo, leftOn, publicAgreedOn, communes }: CollectorChange,
  today: PlainDate,
): Promise<boolean> {
  const done = await client.query(
    `update collector set phone = $3, certified_from = $4, certified_to = $5, left_on = $6, public_agreed_on = $7 where province = $1 and id = $2`,
    [scope.province, id, phone, certifiedFrom, certifiedTo, leftOn, publicAgreedOn],
  );
  if (done.rowCount !== 1) return false;
  await client.query(
    `update collector_commune set to_day = greatest(from_day, $4::date)
     where province = $1 and collector = $2 and to_day is null and not commune = any ($3::text[])`,
    [scope.province, id, communes, dayBefore(today)],
  );
  await client.query(
    `insert into collector_commune (province, collector, commune, from_day)
     select $1, $2, code, $4 from unnest($3::text[]) as t (code)
     where not exists (select from collector_commune l where l.province = $1 and l.collector = $2 and l.commune = code and l.to_day is null)
     on conflict (province, collector, commune, from_day) do update set to_day = null`,
    [scope.province, id, communes, today],
  );
  return true;
}

/** The communes that a collector serves now, by code. */
export async function communesServed({ client, scope }: Session, id: CollectorId): Promise<readonly CommuneCode[]> {
  const found = await client.query<{ commune: CommuneCode }>(
    'select commune from collector_commune where province = $1 and collector = $2 and to_day is null order by commune',
    [scope.province, id],
  );
  return found.rows.map(({ commune }) => commune);
}
