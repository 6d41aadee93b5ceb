import type { LeaseNumbers, ReturnNumbers } from '@diemtua/domain/collection';
import { hold, holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import type { PersonId } from '@diemtua/domain/ids';

interface Book {
  readonly series: string;
  readonly from_number: number;
  readonly to_number: number;
  /** The first number that was never leased. */
  readonly next: number;
}

const bookSql = `
select b.series, b.from_number, b.to_number,
  coalesce((select max(l.to_number) + 1 from receipt_lease l where l.province = b.province and l.book = b.id), b.from_number) as next
from receipt_book b where b.province = $1 and b.id = $2 for update of b`;

/** Puts the next numbers of a book into the hands of a collector's device. What was leased before is leased to nobody else. */
export async function leaseNumbers(session: Session, _: Sender, command: LeaseNumbers, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { lease, book: id, collector, device, count, endsOn } = command;
  await hold(session, [`book/${id}`]);
  const found = await client.query<Book>(bookSql, [scope.province, id]);
  const book = found.rows[0];
  if (!book) return noted('book-unknown');
  const to = book.next + count - 1;
  if (to > book.to_number) return noted('book-has-too-few');
  await client.query(
    `insert into receipt_lease (province, id, book, series, from_number, to_number, collector, device, leased_at, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000), $10)`,
    [scope.province, lease, id, book.series, book.next, to, collector, device, now, endsOn],
  );
  // Receipts may have come before the lease that they were given under.
  const people = await peopleWithNumbers(session, book.series, book.next, to);
  return judgeAgain(session, await holdPeople(session, people), now);
}

/** Numbers that were not used come back: a receipt that bears one of them all the same is asked about. */
export async function returnNumbers(session: Session, _: Sender, command: ReturnNumbers, now: number): Promise<Effect> {
  const { client, scope } = session;
  const found = await client.query<{ series: string; to_number: number }>(
    `update receipt_lease set returned_from = greatest($3, from_number), returned_at = to_timestamp($4::double precision / 1000)
     where province = $1 and id = $2 and $3 <= to_number returning series, to_number`,
    [scope.province, command.lease, command.from, now],
  );
  const lease = found.rows[0];
  if (!lease) return { ...nothing, noted: 'lease-unknown' };
  const people = await peopleWithNumbers(session, lease.series, command.from, lease.to_number);
  return judgeAgain(session, await holdPeople(session, people), now);
}

async function peopleWithNumbers(
  { client, scope }: Session,
  series: string,
  from: number,
  to: number,
): Promise<readonly PersonId[]> {
  const found = await client.query<{ person: PersonId }>(
    `select distinct p.person from receipt r join payment p on p.province = r.province and p.receipt = r.id
     where r.province = $1 and r.series = $2 and r.number between $3 and $4`,
    [scope.province, series, from, to],
  );
  return found.rows.map(({ person }) => person);
}
