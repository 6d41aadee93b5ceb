import { createHash } from 'node:crypto';
import { makeId, type CommuneCode, type Id, type ProvinceCode, type UnitCode, type UserId } from '@diemtua/domain/ids';
import type { Engine } from '@diemtua/server/store';
import { Chance } from '../chance.ts';

/** A collector with a phone: the token opens the server, the numbers are leased to the phone. */
export interface Collector {
  readonly id: Id<'collector'>;
  readonly user: UserId;
  readonly device: Id<'device'>;
  readonly token: string;
  /** The first of the receipt numbers in the phone, and how many there are. */
  readonly firstNumber: number;
  readonly numbers: number;
}

/** A province that trouble comes to. */
export interface Place {
  readonly province: ProvinceCode;
  readonly unit: UnitCode;
  readonly commune: CommuneCode;
  readonly collectors: readonly Collector[];
}

const SERIES = 'BL26';
const dayMs = 86_400_000;
/** A phone's session lasts longer than any trial. */
const sessionDays = 30;

/** The series of all receipts of the trials. */
export const series = SERIES;

/** A province that is founded in one go: what its rows are told. */
interface Founding {
  readonly province: string;
  readonly collectors: number;
  /** Receipt numbers in each phone. */
  readonly numbers: number;
  readonly seed: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const tables = {
  unit: `insert into unit select $1, 'SAPA', 'BHXH cơ sở Sa Pa'`,
  commune: `insert into commune select $1, '02901', 'Sa Pa', 'phuong', 'sa pa', '', 22, 103, 10, 1000`,
  link: `insert into unit_commune select $1, '02901', '2025-07-01', null, 'SAPA'`,
} as const;

const collectorSql = `
insert into collector (province, id, organisation, unit, code, name, certified_from)
select $1, collector, $2::uuid, 'SAPA', 'NV' || n, 'Người thu ' || n, '2025-07-01'
from jsonb_to_recordset($3::jsonb) as t (collector uuid, n integer)`;

const userSql = `
insert into user_account (province, id, name, full_name, role, units, communes, collector, second_factor_required, made_at)
select $1, "user", 'nv' || n, 'Người thu ' || n, 'collector', '{SAPA}', '{02901}', collector, false, to_timestamp($2::double precision / 1000)
from jsonb_to_recordset($3::jsonb) as t ("user" uuid, collector uuid, n integer)`;

const deviceSql = `
insert into device (province, id, user_id, label, made_at, seen_at)
select $1, device, "user", 'Máy ' || n, to_timestamp($2::double precision / 1000), to_timestamp($2::double precision / 1000)
from jsonb_to_recordset($3::jsonb) as t (device uuid, "user" uuid, n integer)`;

const sessionSql = `
insert into sign_in_session (province, token_hash, id, user_id, device, means, made_at, seen_at, ends_at)
select $1, decode(hash, 'hex'), session, "user", device, '{password,device}', to_timestamp($2::double precision / 1000),
  to_timestamp($2::double precision / 1000), to_timestamp($4::double precision / 1000)
from jsonb_to_recordset($3::jsonb) as t (hash text, session uuid, "user" uuid, device uuid)`;

const leaseSql = `
insert into receipt_lease (province, id, book, series, from_number, to_number, collector, device, leased_at, ends_on)
select $1, lease, $2::uuid, '${SERIES}', "from", "to", collector, device, to_timestamp($4::double precision / 1000), $5::date
from jsonb_to_recordset($3::jsonb) as t (lease uuid, "from" integer, "to" integer, collector uuid, device uuid)`;

/**
 * Founds a province with one unit and many collectors, each with a phone that is signed in and holds receipt numbers: as their registration
 * would leave them, but without a password for each.
 */
export async function found(
  { pool }: Engine,
  { province, collectors: count, numbers, seed, now }: Founding,
): Promise<Place> {
  const chance = Chance.of(0, `${seed}/found`);
  const id = <Name extends string>(): Id<Name> => makeId<Name>(now, chance.bytes(10));
  const organisation = id();
  const book = id();
  await pool.query('insert into province values ($1, $2)', [province, 'Lào Cai']);
  for (const sql of Object.values(tables)) await pool.query(sql, [province]);
  await pool.query(`insert into organisation values ($1, $2, 'Bưu điện', 'IL01')`, [province, organisation]);
  await pool.query(`insert into receipt_book values ($1, $2, $3, 1, $4, 'SAPA', '2025-07-01', $5)`, [
    province,
    book,
    SERIES,
    count * numbers,
    id(),
  ]);
  const rows = Array.from({ length: count }, (_, index) => {
    const token = `${province}.${Buffer.from(chance.bytes(32)).toString('base64url')}`;
    return {
      n: index + 1,
      collector: id<'collector'>(),
      user: id<'user'>(),
      device: id<'device'>(),
      session: id(),
      lease: id(),
      token,
      hash: createHash('sha256').update(token).digest('hex'),
      from: index * numbers + 1,
      to: (index + 1) * numbers,
    };
  });
  const told = JSON.stringify(rows.map((row) => ({ ...row, token: null })));
  const until = new Date(now + sessionDays * dayMs);
  await pool.query(collectorSql, [province, organisation, told]);
  await pool.query(userSql, [province, now, told]);
  await pool.query(deviceSql, [province, now, told]);
  await pool.query(sessionSql, [province, now, told, until.getTime()]);
  await pool.query(leaseSql, [province, book, told, now, until.toISOString().slice(0, 10)]);
  return {
    province: province as ProvinceCode,
    unit: 'SAPA' as UnitCode,
    commune: '02901' as CommuneCode,
    collectors: rows.map(({ collector, user, device, token, from }) => ({
      id: collector,
      user,
      device,
      token,
      firstNumber: from,
      numbers,
    })),
  };
}
