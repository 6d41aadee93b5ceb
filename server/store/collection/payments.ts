import {
  claimText,
  goneOf,
  paidBackOf,
  type Settle,
  type TakePayment,
  type VoidReceipt,
} from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { account } from '@diemtua/domain/ledger';
import { hold, holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import { enrol } from '../registry/people.ts';
import type { Session } from '../session.ts';
import { returnCommissionOfVoid } from './commission.ts';
import { linesOf } from './lines.ts';

/** Money was taken: the receipt and its lines are stored as they were told, and judged. */
export async function takePayment(
  session: Session,
  sender: Sender,
  command: TakePayment,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const { receipt, lines, people, households } = command;
  // Numbers and receipts first, then people: of another receipt with this number, too, and of a household that is told here, the lines are judged again.
  await hold(session, [
    `number/${receipt.series}/${receipt.number}`,
    ...[receipt.id, receipt.replaces ?? receipt.id].map((id) => `receipt/${id}`),
    ...lines.map(({ id }) => paymentKey(id)),
  ]);
  const others = await peopleWithNumber(session, receipt.series, receipt.number, receipt.replaces ?? null);
  const concerned = [
    ...lines.map(({ claim }) => claim.person),
    ...people.map(({ id }) => id),
    ...households.flatMap(({ members }) => members.map(({ person }) => person)),
    ...others,
  ];
  const held = await holdPeople(session, concerned);
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
  const again = await judgeAgain(session, held, now);
  if (receipt.replaces === undefined) return again;
  const pay = await returnCommissionOfVoid(session, { command: command.id, on: dayInVietnam(now) }, receipt.replaces);
  return { ...again, postings: [...again.postings, ...pay] };
}

/** What a decision about a payment and the payment itself, which may be on its way, hold against each other. */
export const paymentKey = (payment: string): string => `payment/${payment}`;

/** What stands on the paper for whoever wants to check it: the receipt's own chance, in ten signs. */
export const checkCode = (receipt: string): string => receipt.replaceAll('-', '').slice(-10).toUpperCase();

const takePaymentSql = `
with one as (
  insert into receipt (province, id, series, number, stream, unit, collector, device, payer, cash_kind, cash_owner, amount, taken_on, taken_at, received_at, command, replaces, check_code)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, to_timestamp($15::double precision / 1000), $16, $17, $20)
), old as (
  insert into receipt_void (province, receipt, command, by, reason, voided_on, received_at, unit, collector)
  select $1, $17, $16, $19, 'replaced', $13, to_timestamp($15::double precision / 1000), $6, $7 where $17::uuid is not null
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

/**
 * A receipt is void; it may arrive later than its void. What of it was sent to the insurance office is void here and now, and stands among what the next batch takes
 * back.
 */
export async function voidReceipt(
  session: Session,
  sender: Sender,
  { id, receipt, reason, on }: VoidReceipt,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  // The receipt may be on its way at this very moment: one of the two waits, and sees the other.
  await hold(session, [`receipt/${receipt}`]);
  const people = await peopleOf(session, receipt);
  const held = await holdPeople(session, people);
  await client.query(
    `insert into receipt_void (province, receipt, command, by, reason, voided_on, received_at, unit, collector)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8, $9)`,
    [scope.province, receipt, id, sender.user, reason, on, now, sender.unit, sender.collector],
  );
  const again = await judgeAgain(session, held, now);
  const pay = await returnCommissionOfVoid(session, { command: id, on: dayInVietnam(now) }, receipt);
  const sent = again.judged.some(({ line, judgement }) => line.sent !== null && judgement.outcome === 'voided');
  return {
    ...again,
    postings: [...again.postings, ...pay],
    noted: people.length === 0 ? 'receipt-not-here-yet' : sent ? 'to-decrease' : null,
  };
}

async function peopleOf({ client, scope }: Session, receipt: string): Promise<readonly PersonId[]> {
  const found = await client.query<{ person: PersonId }>(
    'select distinct person from payment where province = $1 and receipt = $2',
    [scope.province, receipt],
  );
  return found.rows.map(({ person }) => person);
}

/**
 * The office decided about money in suspense. The payment may arrive later than the decision, which then counts from its arrival; only what goes back has to be here
 * first, because nobody knows how much it is.
 */
export async function settle(
  session: Session,
  sender: Sender,
  { id, payment, settlement, reason }: Settle,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [paymentKey(payment)]);
  const found = await client.query<{ person: PersonId; collector: string | null }>(
    `select p.person, r.collector from payment p
     join receipt r on r.province = p.province and r.id = p.receipt
     where p.province = $1 and p.id = $2`,
    [scope.province, payment],
  );
  const line = found.rows[0];
  if (!line && settlement.how === 'pay-back') return noted('payment-unknown');
  const held = line ? await holdPeople(session, [line.person]) : [];
  let content: object = line ? settlement : { ...settlement, early: true };
  if (settlement.how === 'correct') {
    // What a receipt says of one person cannot become another's: it is voided, and one with the right name replaces it.
    if (line && !held.includes(settlement.claim.person)) return noted('another-person');
    content = { ...content, claim: claimText(settlement.claim) };
  }
  if (settlement.how === 'pay-back' && line) {
    const amount = await inSuspense(session, held, payment);
    if (amount <= 0) return noted('nothing-in-suspense');
    const ownFloat = settlement.from === 'float' ? line.collector : null;
    const from = ownFloat === null ? account('bank', sender.unit) : account('float', ownFloat);
    content = { ...settlement, amount, from };
  }
  await client.query(
    `insert into settlement (province, payment, command, decided_at, by, content, unit)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6, $7)`,
    [scope.province, payment, id, now, sender.user, JSON.stringify({ ...content, reason }), sender.unit],
  );
  return line ? judgeAgain(session, held, now) : { ...nothing, noted: 'payment-not-here-yet' };
}

/** What of a line's money is in suspense now, and can go back. */
async function inSuspense(session: Session, held: readonly PersonId[], payment: string): Promise<number> {
  const line = (await linesOf(session, held)).find(({ id }) => id === payment);
  const { standing } = line ?? {};
  if (!line || !standing || standing.outcome === 'voided') return 0;
  return standing.outcome === 'covers' ? standing.remainder - paidBackOf(line) : line.amount - goneOf(line);
}
