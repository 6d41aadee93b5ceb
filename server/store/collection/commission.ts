import {
  commissionBack,
  commissionOf,
  commissionRateOf,
  isAssumedRate,
  type CommissionRate,
  type Covered,
  type PaymentId,
} from '@diemtua/domain/collection';
import type { BatchId, CollectorId, CommandId, UnitCode } from '@diemtua/domain/ids';
import { account, bookedOn, post, type Booked } from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { closedMonths } from './rebook.ts';
import { isVoid } from './voids.ts';

/** The rates of the province, as they were set. */
export async function commissionRates({ client, scope }: Session): Promise<readonly CommissionRate[]> {
  const found = await client.query<CommissionRate>({
    name: 'commission-rates',
    // Of two for the same day the younger stands first, and holds.
    text: `select product, kind, months_from as "monthsFrom", rate, from_day as "from", to_day as "to", source, confidence from commission_rate where province = $1
      order by set_at desc nulls last, id desc`,
    values: [scope.province],
  });
  return found.rows;
}

/** A rate as it was set: by whom, when, and whether a younger one for the same day took its place. */
export interface SetRate extends CommissionRate {
  readonly id: string;
  readonly setAt: string | null;
  readonly setBy: string | null;
  readonly replaced: boolean;
}

/** All rates that were ever set, the youngest days first. */
export async function listRates({ client, scope }: Session): Promise<readonly SetRate[]> {
  const found = await client.query<SetRate>(
    `select t.id, t.product, t.kind, t.months_from as "monthsFrom", t.rate, t.from_day as "from", t.to_day as "to", t.source, t.confidence,
       to_char(t.set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "setAt", u.full_name as "setBy",
       exists (select from commission_rate o where o.province = t.province and o.product = t.product and o.kind = t.kind and o.months_from = t.months_from
         and o.from_day = t.from_day and (coalesce(o.set_at, '-infinity'), o.id) > (coalesce(t.set_at, '-infinity'), t.id)) as replaced
     from commission_rate t left join user_account u on u.province = t.province and u.id = t.set_by
     where t.province = $1 order by t.product, t.kind, t.months_from, t.from_day desc, t.set_at desc nulls last, t.id desc`,
    [scope.province],
  );
  return found.rows;
}

/**
 * Sets a rate from a day on; the one before it for the same payments ends the day before. What was earned stays as it was: a rate never changes what is in the books.
 * The same rate may be set twice and is there once.
 * @returns false where another rate bears this id
 */
export async function setRate(
  { client, scope }: Session,
  rate: Omit<CommissionRate, 'to'> & { readonly id: string },
  now: number,
): Promise<boolean> {
  const { id, product, kind, monthsFrom, rate: share, from, source, confidence } = rate;
  const told = [scope.province, id, product, kind, monthsFrom, share, from, source, confidence];
  const next = await client.query<{ to: PlainDate | null }>(
    `select min(from_day) - 1 as "to" from commission_rate where province = $1 and product = $2 and kind = $3 and months_from = $4 and from_day > $5`,
    [scope.province, product, kind, monthsFrom, from],
  );
  const made = await client.query(
    `insert into commission_rate (province, id, product, kind, months_from, rate, from_day, to_day, source, confidence, set_at, set_by)
     values ($1, $2, $3, $4, $5, $6, $7, $10, $8, $9, to_timestamp($11::double precision / 1000), $12) on conflict do nothing`,
    [...told, next.rows[0]?.to ?? null, now, scope.user],
  );
  if (made.rowCount === 0) {
    const same = await client.query(
      `select from commission_rate where province = $1 and id = $2 and product = $3 and kind = $4 and months_from = $5 and rate = $6 and from_day = $7 and source = $8 and confidence = $9`,
      told,
    );
    return same.rowCount === 1;
  }
  await client.query(
    `update commission_rate set to_day = $5::date - 1 where province = $1 and product = $2 and kind = $3 and months_from = $4 and from_day < $5 and (to_day is null or to_day >= $5)`,
    [scope.province, product, kind, monthsFrom, from],
  );
  return true;
}

interface Accepted {
  readonly payment: PaymentId;
  readonly unit: UnitCode;
  readonly collector: CollectorId;
  readonly content: Covered;
  readonly taken_on: PlainDate;
}

interface Line {
  readonly payment: PaymentId;
  readonly unit: UnitCode;
  readonly collector: CollectorId;
  readonly what: 'earned' | 'returned';
  readonly product: Covered['product'];
  readonly kind: Covered['kind'];
  readonly own: number;
  readonly amount: number;
  readonly rate: number;
  readonly source: string;
  readonly assumed: boolean;
}

/**
 * Collectors earn with what the insurance office accepted: a share of the participant's own money, by the rate of the day on which it was taken. Without a rate there is
 * none. Money taken at a unit's desk earns nobody anything. Public money is not touched: pay has accounts of its own.
 * @returns the postings, for the entry of the command
 */
export async function earnCommission(
  session: Session,
  { batch, command, on }: { readonly batch: BatchId; readonly command: CommandId; readonly on: PlainDate },
  payments: readonly string[],
): Promise<readonly Booked[]> {
  if (payments.length === 0) return [];
  const rates = await commissionRates(session);
  if (rates.length === 0) return [];
  const { client, scope } = session;
  const found = await client.query<Accepted>(
    `select j.payment, j.unit, j.collector, j.content, r.taken_on from judgement j
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     where j.province = $1 and j.payment = any ($2::uuid[]) and j.outcome = 'covers' and j.collector is not null
       and not exists (select from commission_line c where c.province = j.province and c.payment = j.payment)
     order by j.payment`,
    [scope.province, payments],
  );
  const lines = found.rows.flatMap(({ payment, unit, collector, content, taken_on }): Line[] => {
    const { product, kind, months, payable: own } = content;
    const rate = commissionRateOf(rates, { product, kind, months, takenOn: taken_on });
    if (rate === null || own === 0) return [];
    const amount = commissionOf(own, rate);
    const assumed = isAssumedRate(rate);
    return [
      {
        payment,
        unit,
        collector,
        what: 'earned',
        product,
        kind,
        own,
        amount,
        rate: rate.rate,
        source: rate.source,
        assumed,
      },
    ];
  });
  await writeLines(session, lines, { batch, command, on });
  return bookPay(session, lines, on);
}

/**
 * Part of a payment went back to the participant: so does the same part of what was earned with it.
 * @param back the participant's own money that went back
 */
export async function returnCommission(
  session: Session,
  { command, on }: { readonly command: CommandId; readonly on: PlainDate },
  payment: PaymentId,
  back: Dong,
): Promise<readonly Booked[]> {
  const earned = await earnedWith(session, [payment]);
  return giveBackPay(
    session,
    earned.map((line) => ({ line, back })),
    { command, on },
  );
}

/** A receipt is void: what was earned with it goes back, less what had gone back before. Nothing where its void does not count. */
export async function returnCommissionOfVoid(
  session: Session,
  told: { readonly command: CommandId; readonly on: PlainDate },
  receipt: string,
): Promise<readonly Booked[]> {
  const { client, scope } = session;
  const found = await client.query<{ id: PaymentId }>(
    `select y.id from payment y join receipt r on r.province = y.province and r.id = y.receipt
     where y.province = $1 and y.receipt = $2 and ${isVoid('r')}`,
    [scope.province, receipt],
  );
  const earned = await earnedWith(
    session,
    found.rows.map(({ id }) => id),
  );
  return giveBackPay(
    session,
    earned.map((line) => ({ line, back: line.leftOwn })),
    told,
  );
}

/** What was earned with a payment, and what is left of it. */
interface Earned extends Line {
  readonly leftOwn: number;
  readonly leftAmount: number;
}

async function earnedWith({ client, scope }: Session, payments: readonly PaymentId[]): Promise<readonly Earned[]> {
  if (payments.length === 0) return [];
  const found = await client.query<Earned>(
    `select e.payment, e.unit, e.collector, e.product, e.kind, e.own, e.amount, e.rate, e.source, e.assumed,
       (select sum(o.own)::bigint from commission_line o where o.province = e.province and o.payment = e.payment) as "leftOwn",
       (select sum(o.amount)::bigint from commission_line o where o.province = e.province and o.payment = e.payment) as "leftAmount"
     from commission_line e where e.province = $1 and e.payment = any ($2::uuid[]) and e.what = 'earned' order by e.payment`,
    [scope.province, payments],
  );
  return found.rows;
}

async function giveBackPay(
  session: Session,
  all: readonly { readonly line: Earned; readonly back: number }[],
  { command, on }: { readonly command: CommandId; readonly on: PlainDate },
): Promise<readonly Booked[]> {
  const lines = all.flatMap(({ line: { leftOwn, leftAmount, ...line }, back }): Line[] => {
    const own = Math.min(back, leftOwn);
    if (own <= 0) return [];
    // The last of it takes what roundings left.
    const amount =
      own === leftOwn ? leftAmount : Math.min(leftAmount, commissionBack(line.own as Dong, own as Dong, line));
    // A minus nought is no nought in a database.
    return [{ ...line, what: 'returned', own: 0 - own, amount: 0 - amount }];
  });
  await writeLines(session, lines, { batch: null, command, on });
  return bookPay(session, lines, on);
}

async function writeLines(
  { client, scope }: Session,
  lines: readonly Line[],
  { batch, command, on }: { readonly batch: BatchId | null; readonly command: CommandId; readonly on: PlainDate },
): Promise<void> {
  if (lines.length === 0) return;
  await client.query(
    `insert into commission_line (province, id, payment, unit, collector, batch, command, what, day, product, kind, own, amount, rate, source, assumed)
     select $1, gen_random_uuid(), payment, unit, collector, $2, $3, what, $4, product, kind, own, amount, rate, source, assumed
     from jsonb_to_recordset($5::jsonb) as t (payment uuid, unit text, collector uuid, what text, product text, kind text, own bigint, amount bigint, rate integer, source text, assumed boolean)`,
    [scope.province, batch, command, on, JSON.stringify(lines)],
  );
}

async function bookPay(session: Session, lines: readonly Line[], on: PlainDate): Promise<readonly Booked[]> {
  const closed = await closedMonths(
    session,
    lines.map(({ unit }) => unit),
  );
  return lines.flatMap(({ unit, collector, payment, amount }) => {
    const [cost, pay] = [account('commission-cost', unit), account('commission', collector)];
    return post(cost, pay, amount, on).map((posting) => ({
      ...posting,
      bookedOn: bookedOn(on, closed.get(unit) ?? null),
      unit,
      payment,
    }));
  });
}

/** A line of the collectors' pay. */
export interface CommissionLine extends Line {
  readonly day: PlainDate;
  readonly batch: BatchId | null;
  readonly collectorName: string;
  readonly collectorCode: string;
  readonly personName: string | null;
  readonly insuranceNumber: string | null;
  readonly receiptNumber: string;
  readonly takenOn: PlainDate;
}

/** Which lines: of a batch with what later went back of it, of a collector, of some days. */
export interface CommissionChoice {
  readonly batch?: BatchId;
  readonly collector?: CollectorId;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

const shownMax = 5000;

/** The collectors' pay, in the units of whoever asks. */
export async function commissionLines(
  { client, scope }: Session,
  { batch, collector, from, to }: CommissionChoice,
): Promise<readonly CommissionLine[]> {
  const found = await client.query<CommissionLine>(
    `select l.payment, l.unit, l.collector, l.batch, l.what, l.day, l.product, l.kind, l.own, l.amount, l.rate, l.source, l.assumed,
       c.name as "collectorName", c.code as "collectorCode", p.name as "personName", p.insurance_number as "insuranceNumber",
       r.series || ' ' || lpad(r.number::text, 7, '0') as "receiptNumber", r.taken_on as "takenOn"
     from commission_line l
     join collector c on c.province = l.province and c.id = l.collector
     join payment y on y.province = l.province and y.id = l.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     left join person p on p.province = y.province and p.id = y.person
     where l.province = $1 and ($3::uuid is null or l.collector = $3) and ($4::date is null or l.day >= $4) and ($5::date is null or l.day <= $5)
       and ($2::uuid is null or l.batch = $2
         or l.what = 'returned' and exists (select from commission_line e where e.province = l.province and e.payment = l.payment and e.batch = $2))
     order by l.day, r.series, r.number, l.what, l.id limit ${shownMax}`,
    [scope.province, batch ?? null, collector ?? null, from ?? null, to ?? null],
  );
  return found.rows;
}
