import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A commune as a list of choices has it. */
export interface CommuneRow {
  readonly code: CommuneCode;
  readonly name: string;
  readonly kind: string;
  readonly unit: UnitCode | null;
}

/** A unit's desk: what receipts, dues and codes need to know of it. */
export interface UnitRow {
  readonly code: UnitCode;
  readonly name: string;
  /** The account that a code for a transfer leads to; null: the unit has none yet. */
  readonly account: { readonly bank: string; readonly number: string; readonly holder: string } | null;
}

/** The communes and units of the province, by name. Names of places are nobody's secret: the second lock is on people. */
export async function listPlaces({ client, scope }: Session, today: PlainDate) {
  const communes = await client.query<CommuneRow>(
    `select c.code, c.name, c.kind, (select l.unit from unit_commune l where l.province = c.province and l.commune = c.code
       and l.from_day <= $2 and (l.to_day is null or l.to_day >= $2) limit 1) as unit
     from commune c where c.province = $1 order by c.name, c.code`,
    [scope.province, today],
  );
  const units = await client.query<UnitRow>(
    `select u.code, u.name, (select jsonb_build_object('bank', a.bin, 'number', a.number, 'holder', a.holder) from bank_account a
       where a.province = u.province and a.unit = u.code order by a.id limit 1) as account
     from unit u where u.province = $1 order by u.name, u.code`,
    [scope.province],
  );
  return { communes: communes.rows, units: units.rows };
}

/**
 * The first number that a unit's desk may give: in a book of its own, in no collector's hands, on no receipt yet.
 * @returns null where the unit's books are used up
 */
export async function nextNumber(
  { client, scope }: Session,
  unit: UnitCode,
): Promise<{ readonly series: string; readonly number: number } | null> {
  const found = await client.query<{ series: string; number: number }>(
    `select b.series, n.number from receipt_book b cross join lateral (
       select candidate as number from (
         select b.from_number as candidate
         union select r.number + 1 from receipt r where r.province = b.province and r.series = b.series and r.number between b.from_number and b.to_number
         union select coalesce(l.returned_from, l.to_number + 1) from receipt_lease l where l.province = b.province and l.book = b.id
       ) as c
       where candidate between b.from_number and b.to_number
         and not exists (select from receipt r where r.province = b.province and r.series = b.series and r.number = candidate)
         and not exists (select from receipt_lease l where l.province = b.province and l.series = b.series
           and candidate between l.from_number and coalesce(l.returned_from - 1, l.to_number))
       order by candidate limit 1
     ) as n where b.province = $1 and b.unit = $2 order by b.issued_on, b.series, n.number limit 1`,
    [scope.province, unit],
  );
  return found.rows[0] ?? null;
}
