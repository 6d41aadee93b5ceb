import type { MatchLine, UnmatchLine } from '@diemtua/domain/cash';
import type { BookId, PersonId, ReceiptId, UnitCode } from '@diemtua/domain/ids';
import { account, bookedOn, post, type Account, type Booked, type Posting } from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { checkCode, paymentKey } from '../collection/payments.ts';
import { closedMonths } from '../collection/rebook.ts';
import { hold, holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { officeNumbers } from '../registry/places.ts';
import { duesById, type StoredDue } from './dues.ts';

/** A movement of a unit's bank account, as it stands in the store. */
export interface StoredBankLine {
  readonly id: string;
  readonly unit: UnitCode;
  readonly direction: 'in' | 'out';
  readonly amount: Dong;
  readonly booked_on: PlainDate;
  readonly state: 'open' | 'matched' | 'set-aside';
  readonly matched_to: MatchLine['to'] | null;
}

async function findLine({ client, scope }: Session, id: string): Promise<StoredBankLine | null> {
  const found = await client.query<StoredBankLine>(
    `select l.id, a.unit, l.direction, l.amount, l.booked_on, l.state, l.matched_to from bank_line l
     join bank_account a on a.province = l.province and a.id = l.account where l.province = $1 and l.id = $2 for update of l`,
    [scope.province, id],
  );
  return found.rows[0] ?? null;
}

async function setLine(
  { client, scope }: Session,
  id: string,
  state: StoredBankLine['state'],
  to: unknown,
): Promise<void> {
  await client.query(`update bank_line set state = $3, matched_to = $4 where province = $1 and id = $2`, [
    scope.province,
    id,
    state,
    to === null ? null : JSON.stringify(to),
  ]);
}

/** Money that the bank shows lies in suspense under the movement's own name until somebody says what it is. */
export const heldFor = (line: string): Account<'suspense'> => account('suspense', line);

/** Postings in the books of a unit, on the first open day. */
export async function bookedIn(
  session: Session,
  unit: UnitCode,
  postings: readonly Posting[],
): Promise<readonly Booked[]> {
  const closed = await closedMonths(session, [unit]);
  return postings.map((posting) => ({
    ...posting,
    bookedOn: bookedOn(posting.on, closed.get(unit) ?? null),
    unit,
    payment: null,
  }));
}

/** Says what a movement of the bank account is: dues that it pays, a hand-over that arrived, cash that was counted before, or something to be set aside. */
export async function matchLine(session: Session, sender: Sender, command: MatchLine, now: number): Promise<Effect> {
  await hold(session, [`bank/${sender.unit}`]);
  const line = await findLine(session, command.line);
  if (!line || line.unit !== sender.unit) return noted('line-unknown');
  if (line.state !== 'open') return noted('line-not-open');
  const { to } = command;
  if (to.what === 'set-aside') {
    await setLine(session, line.id, 'set-aside', to);
    return nothing;
  }
  if (line.direction !== 'in') return noted('line-goes-out');
  switch (to.what) {
    case 'hand-over':
      return arrive(session, line, to);
    case 'counted':
      return bringToBank(session, line, to);
    case 'dues':
      return payDues(session, sender, line, to, command.id, now);
  }
}

/**
 * Cash that the desk had counted stands in the unit's books since that day; the bank shows it once more. What was held for the movement and what lay at the desk are the
 * same money: it is in the books once again.
 */
async function bringToBank(
  session: Session,
  line: StoredBankLine,
  to: Extract<MatchLine['to'], { what: 'counted' }>,
): Promise<Effect> {
  const { client, scope } = session;
  const wanted = [...new Set(to.handOvers)];
  const found = await client.query<{ received: Dong }>(
    `select received from hand_over where province = $1 and id = any ($2::uuid[]) and unit = $3 and received is not null and deposited_by is null order by id for update`,
    [scope.province, wanted, line.unit],
  );
  if (found.rows.length < wanted.length) return noted('not-at-the-desk');
  if (found.rows.reduce((sum, { received }) => sum + received, 0) !== line.amount) return noted('amount-differs');
  await client.query('update hand_over set deposited_by = $3 where province = $1 and id = any ($2::uuid[])', [
    scope.province,
    wanted,
    line.id,
  ]);
  await setLine(session, line.id, 'matched', to);
  const postings = post(heldFor(line.id), account('bank', line.unit), line.amount, line.booked_on);
  return { ...nothing, postings: await bookedIn(session, line.unit, postings) };
}

async function arrive(
  session: Session,
  line: StoredBankLine,
  to: Extract<MatchLine['to'], { what: 'hand-over' }>,
): Promise<Effect> {
  const { client, scope } = session;
  const done = await client.query(
    `update hand_over set state = 'arrived' where province = $1 and id = $2 and unit = $3 and amount = $4 and state = 'on-the-way'`,
    [scope.province, to.handOver, line.unit, line.amount],
  );
  if (done.rowCount === 0) return noted('hand-over-differs');
  await setLine(session, line.id, 'matched', to);
  const postings = post(heldFor(line.id), account('transit', line.unit), line.amount, line.booked_on);
  return { ...nothing, postings: await bookedIn(session, line.unit, postings) };
}

/** A transfer pays dues: each gets its receipt from the unit's own book, and its lines are judged as those of any other receipt. */
async function payDues(
  session: Session,
  sender: Sender,
  line: StoredBankLine,
  to: Extract<MatchLine['to'], { what: 'dues' }>,
  command: string,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const dues = await duesById(session, to.dues);
  const open = dues.every(({ state, unit }) => state === 'open' && unit === line.unit);
  if (!open || dues.length < to.dues.length) return noted('due-not-open');
  if (dues.reduce((sum, { amount }) => sum + amount, 0) !== line.amount) return noted('amount-differs');
  const numbers = await nextOfficeNumbers(session, line.unit, dues.length, now);
  if (numbers === null) return noted('no-receipt-numbers');
  const people = dues.flatMap((due) => due.lines.map(({ claim }) => (claim as { person: PersonId }).person));
  await hold(
    session,
    dues.flatMap((due) => due.lines.map(({ id }) => paymentKey(id))),
  );
  const held = await holdPeople(session, people);
  for (const [index, due] of dues.entries()) {
    await giveReceipt(session, sender, line, due, { ...numbers, number: numbers.first + index }, command, now);
  }
  await client.query(`update due set state = 'paid' where province = $1 and id = any ($2::uuid[])`, [
    scope.province,
    to.dues,
  ]);
  await setLine(session, line.id, 'matched', to);
  return judgeAgain(session, held, now);
}

interface Numbers {
  readonly series: string;
  readonly first: number;
}

/** The next free numbers of a book that the unit's office writes from: one of which no number was leased; what a form at the desk holds is passed over. */
async function nextOfficeNumbers(
  session: Session,
  unit: UnitCode,
  count: number,
  now: number,
): Promise<Numbers | null> {
  const { client, scope } = session;
  await hold(session, [officeNumbers(unit)]);
  const found = await client.query<{ id: BookId; series: string; first: number; to_number: number }>(
    `select b.id, b.series, b.to_number, coalesce((select max(taken.number) + 1 from (
        select r.number from receipt r where r.province = b.province and r.series = b.series
        union all select d.number from desk_number d where d.province = b.province and d.series = b.series and d.held_until > to_timestamp($3::double precision / 1000)
      ) as taken where taken.number between b.from_number and b.to_number), b.from_number) as first
     from receipt_book b where b.province = $1 and b.unit = $2
       and not exists (select from receipt_lease l where l.province = b.province and l.book = b.id)
     order by b.issued_on, b.id`,
    [scope.province, unit, now],
  );
  return found.rows.find(({ first, to_number }) => first + count - 1 <= to_number) ?? null;
}

async function giveReceipt(
  { client, scope }: Session,
  sender: Sender,
  line: StoredBankLine,
  due: StoredDue,
  { series, number }: { readonly series: string; readonly number: number },
  command: string,
  now: number,
): Promise<void> {
  // The due's id is the receipt's: the same money can never give two.
  const id = due.id as string as ReceiptId;
  await client.query(
    `with one as (
       insert into receipt (province, id, series, number, stream, unit, payer, cash_kind, cash_owner, amount, taken_on, taken_at, received_at, command, check_code)
       values ($1, $2, $3, $4, $5, $6, $7, 'suspense', $8, $9, $10, ($10::date + time '05:00') at time zone 'UTC', to_timestamp($11::double precision / 1000), $12, $13)
     )
     insert into payment (province, id, receipt, person, product, amount, claim)
     select $1, (l->>'id')::uuid, $2, (l->'claim'->>'person')::uuid, l->'claim'->>'product', (l->>'amount')::bigint, l->'claim'
     from jsonb_array_elements($14::jsonb) as l`,
    [
      scope.province,
      id,
      series,
      number,
      sender.stream,
      line.unit,
      due.payer,
      line.id,
      due.amount,
      line.booked_on,
      now,
      command,
      checkCode(id),
      JSON.stringify(due.lines),
    ],
  );
}

/** A match was wrong: the movement is open again. */
export async function unmatchLine(session: Session, sender: Sender, command: UnmatchLine): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`bank/${sender.unit}`]);
  const line = await findLine(session, command.line);
  if (!line || line.unit !== sender.unit) return noted('line-unknown');
  const to = line.matched_to;
  if (line.state === 'open' || to === null) return noted('line-is-open');
  // Its receipts are in people's hands: they are voided first, one by one, with a reason.
  if (to.what === 'dues') return noted('void-its-receipts');
  await setLine(session, line.id, 'open', null);
  if (to.what === 'set-aside') return nothing;
  if (to.what === 'counted') {
    await client.query('update hand_over set deposited_by = null where province = $1 and deposited_by = $2', [
      scope.province,
      line.id,
    ]);
    const again = post(account('bank', line.unit), heldFor(line.id), line.amount, line.booked_on);
    return { ...nothing, postings: await bookedIn(session, line.unit, again) };
  }
  await client.query(`update hand_over set state = 'on-the-way' where province = $1 and id = $2`, [
    scope.province,
    to.handOver,
  ]);
  const postings = post(account('transit', line.unit), heldFor(line.id), line.amount, line.booked_on);
  return { ...nothing, postings: await bookedIn(session, line.unit, postings) };
}
