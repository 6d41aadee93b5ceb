import {
  claimText,
  type Command,
  type HandOver,
  type Settle,
  type TakePayment,
  type VoidReceipt,
} from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { account, bookedOn, post, type Booked } from '@diemtua/domain/ledger';
import { closedMonths, rebook, writeJudgements, type Judged } from '../collection/rebook.ts';
import type { DeltaOf } from '../ledger/write.ts';
import { enrol } from '../registry/people.ts';
import type { Session } from '../session.ts';
import type { Sender } from './tell.ts';
import { dayInVietnam } from './vietnam.ts';

/** What a command does to the books, before it is written to the journal. */
export interface Effect {
  readonly postings: readonly Booked[];
  readonly deltas: readonly DeltaOf[];
  readonly judged: readonly Judged[];
  /** What is worth telling the sender though it is no mistake: a void of a receipt that has not arrived yet. */
  readonly noted: string | null;
}

const none: Effect = { postings: [], deltas: [], judged: [], noted: null };

/** Carries out a command: stores the facts that it tells, and finds what they change. */
export function carryOut(session: Session, sender: Sender, command: Command, now: number): Promise<Effect> {
  switch (command.kind) {
    case 'take-payment':
      return takePayment(session, sender, command, now);
    case 'void-receipt':
      return voidReceipt(session, sender, command, now);
    case 'settle':
      return settle(session, sender, command, now);
    case 'hand-over':
      return handOver(session, sender, command);
  }
}

/** The people and numbers that a command is about are its own until it is over, in one order, so that no two wait for each other. */
async function hold({ client, scope }: Session, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].toSorted();
  await client.query({
    name: 'hold',
    text: 'select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1::text[]) as key) as keys',
    values: [sorted.map((key) => `${scope.province}/${key}`)],
  });
}

async function takePayment(session: Session, sender: Sender, command: TakePayment, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { receipt, lines, people, households } = command;
  await hold(session, [
    `number/${receipt.series}/${receipt.number}`,
    ...lines.map(({ claim }) => `person/${claim.person}`),
    ...people.map(({ id }) => `person/${id}`),
  ]);
  if (people.length > 0 || households.length > 0) await enrol(session, sender, command.id, people, households, now);
  const cash = sender.collector === null ? account('bank', sender.unit) : account('float', sender.collector);
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  await client.query({
    name: 'take-payment',
    text: takePaymentSql,
    values: [
      scope.province,
      receipt.id,
      receipt.series,
      receipt.number,
      sender.stream,
      sender.unit,
      sender.collector,
      sender.device,
      receipt.payer,
      cash.kind,
      cash.owner,
      amount,
      dayInVietnam(Date.parse(receipt.takenAt)),
      receipt.takenAt,
      now,
      command.id,
      receipt.replaces ?? null,
      JSON.stringify(
        lines.map(({ id, amount: own, claim }) => ({
          id,
          amount: own,
          person: claim.person,
          product: claim.product,
          claim: claimText(claim),
        })),
      ),
      sender.user,
      checkCode(receipt.id),
    ],
  });
  const others = await peopleWithNumber(session, receipt.series, receipt.number, receipt.replaces ?? null);
  return judgeAgain(
    session,
    [...lines.map(({ claim }) => claim.person), ...people.map(({ id }) => id), ...others],
    now,
  );
}

/** What stands on the paper for whoever wants to check it: the receipt's own chance, in ten signs. */
const checkCode = (receipt: string): string => receipt.replaceAll('-', '').slice(-10).toUpperCase();

const takePaymentSql = `
with one as (
  insert into receipt (province, id, series, number, stream, unit, collector, device, payer, cash_kind, cash_owner, amount, taken_on, taken_at, received_at, command, replaces, check_code)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, to_timestamp($15::double precision / 1000), $16, $17, $20)
), old as (
  insert into receipt_void (province, receipt, command, by, reason, voided_on, received_at)
  select $1, $17, $16, $19, 'replaced', $13, to_timestamp($15::double precision / 1000) where $17::uuid is not null
  on conflict do nothing
)
insert into payment (province, id, receipt, person, product, amount, claim)
select $1, id, $2, person, product, amount, claim
from jsonb_to_recordset($18::jsonb) as t (id uuid, person uuid, product text, amount bigint, claim jsonb)`;

/** The people of other receipts with the same number, and of the receipt that is replaced: what they paid is judged again. */
async function peopleWithNumber(
  { client, scope }: Session,
  series: string,
  number: number,
  replaced: string | null,
): Promise<readonly PersonId[]> {
  const found = await client.query<{ person: PersonId }>({
    name: 'people-with-number',
    text: `select distinct p.person from receipt r join payment p on p.province = r.province and p.receipt = r.id
      where r.province = $1 and ((r.series = $2 and r.number = $3) or r.id = $4::uuid)`,
    values: [scope.province, series, number, replaced],
  });
  return found.rows.map(({ person }) => person);
}

async function judgeAgain(
  session: Session,
  people: readonly PersonId[],
  now: number,
  noted: string | null = null,
): Promise<Effect> {
  const { postings, deltas, judged, communes } = await rebook(session, [...new Set(people)]);
  await writeJudgements(session, judged, now, communes);
  return { postings, deltas, judged, noted };
}

async function voidReceipt(
  session: Session,
  sender: Sender,
  { id, receipt, reason, on }: VoidReceipt,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const people = await peopleOf(session, receipt);
  await hold(
    session,
    people.map((person) => `person/${person}`),
  );
  await client.query(
    `insert into receipt_void (province, receipt, command, by, reason, voided_on, received_at)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000)) on conflict do nothing`,
    [scope.province, receipt, id, sender.user, reason, on, now],
  );
  return judgeAgain(session, people, now, people.length === 0 ? 'receipt-not-here-yet' : null);
}

async function peopleOf({ client, scope }: Session, receipt: string): Promise<readonly PersonId[]> {
  const found = await client.query<{ person: PersonId }>(
    'select distinct person from payment where province = $1 and receipt = $2',
    [scope.province, receipt],
  );
  return found.rows.map(({ person }) => person);
}

async function settle(
  session: Session,
  sender: Sender,
  { id, payment, settlement, reason }: Settle,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const found = await client.query<{ person: PersonId; collector: string | null }>(
    'select p.person, r.collector from payment p join receipt r on r.province = p.province and r.id = p.receipt where p.province = $1 and p.id = $2',
    [scope.province, payment],
  );
  const line = found.rows[0];
  if (!line) return { ...none, noted: 'payment-unknown' };
  const content =
    settlement.how === 'pay-back'
      ? {
          ...settlement,
          from:
            settlement.from === 'float' && line.collector
              ? account('float', line.collector)
              : account('bank', sender.unit),
        }
      : settlement.how === 'correct'
        ? { ...settlement, claim: claimText(settlement.claim) }
        : settlement;
  const people = settlement.how === 'correct' ? [line.person, settlement.claim.person] : [line.person];
  await hold(
    session,
    people.map((person) => `person/${person}`),
  );
  await client.query(
    `insert into settlement (province, payment, command, decided_at, by, content)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6)`,
    [scope.province, payment, id, now, sender.user, JSON.stringify({ ...content, reason })],
  );
  return judgeAgain(session, [line.person], now);
}

async function handOver(session: Session, sender: Sender, command: HandOver): Promise<Effect> {
  if (sender.collector === null) return { ...none, noted: 'not-a-collector' };
  const { amount, on, handOver: id, means, reference } = command;
  await session.client.query(
    `insert into hand_over (province, id, collector, unit, amount, means, handed_on, reference, command, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'on-the-way')`,
    [session.scope.province, id, sender.collector, sender.unit, amount, means, on, reference, command.id],
  );
  const closed = await closedMonths(session, [sender.unit]);
  const postings = post(account('transit', sender.unit), account('float', sender.collector), amount, on);
  return {
    ...none,
    postings: postings.map((posting) => ({
      ...posting,
      bookedOn: bookedOn(posting.on, closed.get(sender.unit) ?? null),
      unit: sender.unit,
      payment: null,
    })),
  };
}
