import type { BookNumbers } from '@diemtua/domain/collection';
import type { BookId, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { hold } from '../commands/effect.ts';
import type { Session } from '../session.ts';
import { isVoid } from './voids.ts';

/** A book with every lease and every number that a receipt bears. */
export interface NumberedBook extends BookNumbers {
  readonly id: BookId;
  readonly series: string;
  readonly unit: UnitCode;
  readonly issuedOn: PlainDate;
}

/** One book of the units of whoever asks; null where there is none. */
export async function bookNumbers({ client, scope }: Session, book: BookId): Promise<NumberedBook | null> {
  const found = await client.query<NumberedBook>(
    `select b.id, b.series, b.unit, b.issued_on as "issuedOn", b.from_number as "from", b.to_number as "to",
       (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'from', l.from_number, 'to', l.to_number, 'collector', l.collector, 'returnedFrom', l.returned_from, 'endsOn', l.ends_on)
          order by l.leased_at, l.from_number), '[]') from receipt_lease l where l.province = b.province and l.book = b.id) as leases,
       (select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'voided', ${isVoid('r')}, 'collector', r.collector) order by r.number), '[]')
          from receipt r
          where r.province = b.province and r.series = b.series and r.number between b.from_number and b.to_number) as receipts
     from receipt_book b where b.province = $1 and b.id = $2`,
    [scope.province, book],
  );
  return found.rows[0] ?? null;
}

/** A book that is given to a unit. */
export interface NewBook {
  readonly id: BookId;
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly unit: UnitCode;
  readonly issuedOn: PlainDate;
}

/**
 * Gives a book of numbers to a unit. The same book may be given twice and is there once.
 * @returns false where a number of it is in another book already
 */
export async function issueBook(session: Session, { id, series, from, to, unit, issuedOn }: NewBook): Promise<boolean> {
  const { client, scope } = session;
  await hold(session, [`series/${series}`]);
  const done = await client.query(
    `insert into receipt_book (province, id, series, from_number, to_number, unit, issued_on, issued_by)
     select $1, $2, $3, $4, $5, $6, $7, $8
     where not exists (select from receipt_book b where b.province = $1 and b.series = $3 and b.id <> $2 and b.from_number <= $5 and b.to_number >= $4)
     on conflict do nothing returning id`,
    [scope.province, id, series, from, to, unit, issuedOn, scope.user],
  );
  if (done.rowCount === 1) return true;
  const there = await client.query(
    'select from receipt_book where province = $1 and id = $2 and series = $3 and from_number = $4 and to_number = $5 and unit = $6',
    [scope.province, id, series, from, to, unit],
  );
  return there.rowCount === 1;
}
