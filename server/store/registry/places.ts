import type { CommuneCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { hold } from '../commands/effect.ts';
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

/** So long a form keeps the number that it was shown. */
const HELD_MS = 30 * 60_000;

/** The number of a receipt that a desk is about to give. */
export interface DeskNumber {
  readonly series: string;
  readonly number: number;
}

/**
 * Holds for a form the first number that the unit's desk may give: in a book of its own, in no collector's hands, on no receipt yet, and shown to no other form. Asked again, it is the same one,
 * unless a receipt bears it by now: then it is the next.
 * @param form the form's own id
 * @param now the moment, in milliseconds since 1970
 * @returns null where the unit's books are used up
 */
export async function holdNumber(
  session: Session,
  unit: UnitCode,
  form: string,
  user: UserId,
  now: number,
): Promise<DeskNumber | null> {
  const { client, scope } = session;
  await hold(session, [officeNumbers(unit)]);
  const kept = await client.query<DeskNumber>(
    `update desk_number d set held_until = to_timestamp($4::double precision / 1000) where d.province = $1 and d.form = $2 and d.unit = $3
       and not exists (select from receipt r where r.province = d.province and r.series = d.series and r.number = d.number)
     returning d.series, d.number`,
    [scope.province, form, unit, now + HELD_MS],
  );
  if (kept.rows[0]) return kept.rows[0];
  const free = await firstFree(session, unit, now);
  if (free === null) return null;
  await client.query('delete from desk_number where province = $1 and form = $2', [scope.province, form]);
  await client.query(
    `insert into desk_number (province, series, number, unit, form, held_by, held_until) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000))
     on conflict (province, series, number) do update set unit = excluded.unit, form = excluded.form, held_by = excluded.held_by, held_until = excluded.held_until`,
    [scope.province, free.series, free.number, unit, form, user, now + HELD_MS],
  );
  return free;
}

/** Whoever gives numbers of a unit's desk holds this. */
export const officeNumbers = (unit: UnitCode): string => `office-numbers/${unit}`;

async function firstFree({ client, scope }: Session, unit: UnitCode, now: number): Promise<DeskNumber | null> {
  const found = await client.query<DeskNumber>(
    `select b.series, n.number from receipt_book b cross join lateral (
       select candidate as number from (
         select b.from_number as candidate
         union select d.number + step from desk_number d, unnest(array[0, 1]) as step where d.province = b.province and d.series = b.series
         union select r.number + 1 from receipt r where r.province = b.province and r.series = b.series and r.number between b.from_number and b.to_number
         union select coalesce(l.returned_from, l.to_number + 1) from receipt_lease l where l.province = b.province and l.book = b.id
       ) as c
       where candidate between b.from_number and b.to_number
         and not exists (select from receipt r where r.province = b.province and r.series = b.series and r.number = candidate)
         and not exists (select from receipt_lease l where l.province = b.province and l.series = b.series
           and candidate between l.from_number and coalesce(l.returned_from - 1, l.to_number))
         and not exists (select from desk_number d where d.province = b.province and d.series = b.series and d.number = candidate
           and d.held_until > to_timestamp($3::double precision / 1000))
       order by candidate limit 1
     ) as n where b.province = $1 and b.unit = $2 order by b.issued_on, b.series, n.number limit 1`,
    [scope.province, unit, now],
  );
  return found.rows[0] ?? null;
}
