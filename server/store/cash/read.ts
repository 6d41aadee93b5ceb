import type { CollectorId, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { isVoid } from '../collection/voids.ts';
import type { Session } from '../session.ts';

/** A collector, with the cash in his or her hands. */
export interface CollectorRow {
  readonly id: CollectorId;
  readonly code: string;
  readonly name: string;
  readonly phone: string | null;
  readonly organisation: string;
  readonly unit: UnitCode;
  readonly certifiedFrom: PlainDate;
  readonly certifiedTo: PlainDate | null;
  readonly leftOn: PlainDate | null;
  readonly publicAgreedOn: PlainDate | null;
  readonly communes: readonly string[];
  readonly held: number;
  /** The day of the oldest receipt since the last hand-over; null where nothing is held. */
  readonly heldSince: PlainDate | null;
  readonly numbersLeft: number;
}

/** The collectors of the units of whoever asks, by code; one of them, if one is told. */
export async function listCollectors(
  { client, scope }: Session,
  only: CollectorId | null = null,
): Promise<readonly CollectorRow[]> {
  const found = await client.query<CollectorRow>(
    `with own as (
       select * from collector where province = $1 and ($2::uuid is null or id = $2)
     ), leased as (
       select collector, sum(coalesce(returned_from - 1, to_number) - from_number + 1) as numbers from receipt_lease where province = $1 group by collector
     ), handed as (
       select collector, max(handed_on) as last from hand_over where province = $1 group by collector
     ), serves as (
       select l.collector, jsonb_agg(m.name order by m.name) as communes
       from collector_commune l join commune m on m.province = l.province and m.code = l.commune
       where l.province = $1 and l.to_day is null group by l.collector
     )
     select c.id, c.code, c.name, c.phone, o.name as organisation, c.unit, c.certified_from as "certifiedFrom", c.certified_to as "certifiedTo", c.left_on as "leftOn", c.public_agreed_on as "publicAgreedOn",
       coalesce(s.communes, '[]') as communes,
       f.held,
       case when f.held > 0 then (select min(r.taken_on) from receipt r
          where r.province = c.province and r.collector = c.id and r.taken_on >= coalesce(h.last, '-infinity')) end as "heldSince",
       coalesce(l.numbers - f.receipts, 0)::integer as "numbersLeft"
     from own c join organisation o on o.province = c.province and o.id = c.organisation
     join cash_of_collectors((select array_agg(id) from own)) f on f.collector = c.id
     left join leased l on l.collector = c.id
     left join handed h on h.collector = c.id
     left join serves s on s.collector = c.id
     order by c.code`,
    [scope.province, only],
  );
  return found.rows;
}

/** What a list to choose from says of a collector. */
export interface CollectorName {
  readonly id: CollectorId;
  readonly code: string;
  readonly name: string;
  readonly unit: UnitCode;
  readonly leftOn: PlainDate | null;
}

/** The names of the collectors of the units of whoever asks, by code: without their cash, which is summed from all their receipts. */
export async function collectorNames({ client, scope }: Session): Promise<readonly CollectorName[]> {
  const found = await client.query<CollectorName>(
    `select id, code, name, unit, left_on as "leftOn" from collector where province = $1 order by code`,
    [scope.province],
  );
  return found.rows;
}

/** Money that a collector handed over. */
export interface HandOverRow {
  readonly id: string;
  readonly collector: CollectorId;
  readonly collectorName: string;
  readonly amount: number;
  readonly means: 'deposit' | 'transfer' | 'office';
  readonly handedOn: PlainDate;
  readonly reference: string | null;
  readonly state: 'on-the-way' | 'arrived';
  /** What the desk counted, and when; null: nothing was counted there. */
  readonly received: number | null;
  readonly receivedOn: PlainDate | null;
}

const shownMax = 200;
/** Counted cash that is offered for deposits: a desk that brings nothing to the bank has this many in a month. */
const atDeskMax = 500;

const handOverRow = `select h.id, h.collector, c.name as "collectorName", h.amount, h.means, h.handed_on as "handedOn", h.reference, h.state,
     h.received, h.received_on as "receivedOn"
   from hand_over h join collector c on c.province = h.province and c.id = h.collector`;

/** Hand-overs of the units of whoever asks, those on the way first. */
export async function listHandOvers({ client, scope }: Session): Promise<readonly HandOverRow[]> {
  const found = await client.query<HandOverRow>(
    `${handOverRow} where h.province = $1 order by h.state = 'arrived', h.handed_on desc, h.id desc limit ${shownMax}`,
    [scope.province],
  );
  return found.rows;
}

/** Hand-overs by their ids, as far as whoever asks may see them, the oldest first. */
export async function handOversById(
  { client, scope }: Session,
  ids: readonly string[],
): Promise<readonly HandOverRow[]> {
  const found = await client.query<HandOverRow>(
    `${handOverRow} where h.province = $1 and h.id = any ($2::uuid[]) order by h.handed_on, h.id`,
    [scope.province, ids],
  );
  return found.rows;
}

/** Cash that a unit's desk has counted and the bank has not shown yet, the oldest first. */
export async function countedAtDesk({ client, scope }: Session, unit: UnitCode): Promise<readonly HandOverRow[]> {
  const found = await client.query<HandOverRow>(
    `${handOverRow}
     where h.province = $1 and h.unit = $2 and h.received is not null and h.deposited_by is null order by h.received_on, h.id limit ${atDeskMax}`,
    [scope.province, unit],
  );
  return found.rows;
}

/** A unit's bank account, with what the books say that it holds. */
export interface BankAccountRow {
  readonly id: string;
  readonly unit: UnitCode;
  readonly unitName: string;
  readonly bin: string;
  readonly number: string;
  readonly holder: string;
  readonly waiting: number;
}

/** The bank accounts of the units of whoever asks. */
export async function listBankAccounts({ client, scope }: Session): Promise<readonly BankAccountRow[]> {
  const found = await client.query<BankAccountRow>(
    `select a.id, a.unit, u.name as "unitName", a.bin, a.number, a.holder,
       (select count(*) from bank_line l where l.province = a.province and l.account = a.id and l.state = 'open')::integer as waiting
     from bank_account a join unit u on u.province = a.province and u.code = a.unit
     where a.province = $1 order by u.name, a.number`,
    [scope.province],
  );
  return found.rows;
}

/** A book of receipt numbers. */
export interface BookRow {
  readonly id: string;
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly unit: UnitCode;
  readonly issuedOn: PlainDate;
  readonly used: number;
  readonly voided: number;
  readonly leases: readonly {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly collectorName: string;
    readonly endsOn: PlainDate;
    readonly returnedFrom: number | null;
    readonly used: number;
  }[];
}

/** The receipt books of the units of whoever asks: who has which numbers, how many were used, and how many are void. */
export async function listBooks({ client, scope }: Session): Promise<readonly BookRow[]> {
  const found = await client.query<BookRow>(
    `select b.id, b.series, b.from_number as "from", b.to_number as "to", b.unit, b.issued_on as "issuedOn",
       (select count(*) from receipt r where r.province = b.province and r.series = b.series and r.number between b.from_number and b.to_number)::integer as used,
       (select count(*) from receipt r
          where r.province = b.province and r.series = b.series and r.number between b.from_number and b.to_number and ${isVoid('r')})::integer as voided,
       (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'from', l.from_number, 'to', l.to_number, 'collectorName', c.name, 'endsOn', l.ends_on, 'returnedFrom', l.returned_from,
          'used', (select count(*) from receipt r where r.province = l.province and r.series = l.series and r.number between l.from_number and l.to_number)) order by l.from_number), '[]')
        from receipt_lease l join collector c on c.province = l.province and c.id = l.collector where l.province = b.province and l.book = b.id) as leases
     from receipt_book b where b.province = $1 order by b.issued_on desc, b.series, b.from_number`,
    [scope.province],
  );
  return found.rows;
}
