import {
  claimSchema,
  CLOCK_AHEAD_MS_MAX,
  OFFLINE_DAYS_MAX,
  type Claim,
  type Judgement,
  type Line,
  type PaidBack,
  type PaymentId,
  type ReceiptTrouble,
  type Refund,
  type Settlement,
} from '@diemtua/domain/collection';
import type { CollectorId, CommuneCode, PersonId, ReceiptId, UnitCode } from '@diemtua/domain/ids';
import { account } from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import type { Filing } from './filing.ts';
import { isVoid } from './voids.ts';

/** A line with where it stands in the books. */
export interface StoredLine extends Line {
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
  /** What it meant until now; null: it was not judged yet. */
  readonly standing: Judgement | null;
  /** Where it counts since it first covered months: a move changes nothing of what was. */
  readonly commune: CommuneCode | null;
  readonly filing: Filing | null;
}

interface Row {
  readonly id: PaymentId;
  readonly receipt: ReceiptId;
  readonly person: PersonId;
  readonly amount: Dong;
  readonly claim: unknown;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
  readonly cash_kind: 'float' | 'bank' | 'suspense';
  readonly cash_owner: string;
  readonly taken_on: PlainDate;
  readonly taken_ms: number;
  readonly received_ms: number;
  readonly received_on: PlainDate;
  readonly leased: boolean;
  readonly rival: string | null;
  readonly voided: boolean;
  readonly settlement: unknown;
  readonly paid_back: readonly PaidBack[] | null;
  readonly refund: Refund | null;
  readonly standing: Judgement | null;
  readonly commune: CommuneCode | null;
  readonly filing: Filing | null;
  readonly sent: number | null;
}

/**
 * A number is good where it was in the hands of the device on that day, or in a book of the unit's office; and where no other receipt bears it
 * with a better right: taken before, or at the same moment with the smaller id. A decision counts where the office of the receipt's unit made it; one that was made before the payment was here
 * counts for the person of the payment only.
 *
 * Each line is looked up by its own keys: `offset 0` keeps the database from reading the whole of a table first, as it does while it believes that a table which has just
 * begun to grow is small.
 */
const linesSql = `
with root as (
  select distinct coalesce(o.merged_into, a.id) as id
  from unnest($2::uuid[]) as a (id) left join person o on o.province = $1 and o.id = a.id
), entry as (
  select id from root union select m.id from person m join root on m.province = $1 and m.merged_into = root.id
)
select p.id, p.receipt, coalesce(one.merged_into, p.person) as person, p.amount, p.claim, r.unit, r.collector, r.cash_kind, r.cash_owner, r.taken_on,
  (extract(epoch from r.taken_at) * 1000)::float8 as taken_ms,
  (extract(epoch from r.received_at) * 1000)::float8 as received_ms,
  (r.received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on,
  case when r.collector is null
    then exists (
      select from receipt_book b where b.province = r.province and b.series = r.series and b.unit = r.unit and r.number between b.from_number and b.to_number)
    else exists (
      select from receipt_lease l where l.province = r.province and l.series = r.series and l.collector = r.collector and l.device = r.device
        and r.number between l.from_number and coalesce(l.returned_from - 1, l.to_number) and r.taken_on <= l.ends_on)
  end as leased,
  (select o.id from receipt o where o.province = r.province and o.series = r.series and o.number = r.number and o.id <> r.id
     and (o.taken_at, o.id) < (r.taken_at, r.id) order by o.taken_at, o.id limit 1) as rival,
  ${isVoid('r')} as voided,
  (select s.content from settlement s where s.province = p.province and s.payment = p.id and s.content->>'how' <> 'pay-back'
     and (s.unit is null or s.unit = r.unit) and (s.content->>'early' is null or coalesce(s.content->'claim'->>'person', p.person::text) = p.person::text)
     order by s.decided_at desc, s.command desc limit 1) as settlement,
  (select jsonb_agg(s.content order by s.decided_at, s.command) from settlement s
     where s.province = p.province and s.payment = p.id and s.content->>'how' = 'pay-back') as paid_back,
  f.content as refund, j.content as standing, j.commune, j.filing, j.sent_as as sent
from entry
cross join lateral (select * from payment p where p.province = $1 and p.person = entry.id offset 0) p
cross join lateral (select * from receipt r where r.province = $1 and r.id = p.receipt offset 0) r
left join lateral (select merged_into from person one where one.province = $1 and one.id = p.person offset 0) one on true
left join lateral (select content from refund f where f.province = $1 and f.payment = p.id offset 0) f on true
left join lateral (select content, commune, filing, sent_as from judgement j where j.province = $1 and j.payment = p.id offset 0) j on true`;

/** Every line about some people, and about entries that were joined with theirs, as facts, with what they meant until now. */
export async function linesOf({ client, scope }: Session, people: readonly PersonId[]): Promise<readonly StoredLine[]> {
  const found = await client.query<Row>({
    name: 'lines-of',
    text: linesSql,
    values: [scope.province, people],
  });
  return found.rows.map(readLine);
}

function readLine(row: Row): StoredLine {
  const { id, receipt, person, amount, unit, collector, voided, sent, standing, commune, filing, refund } = row;
  return {
    id,
    receipt,
    person,
    amount,
    unit,
    collector,
    voided,
    sent,
    standing,
    commune,
    filing,
    refund,
    claim: readClaim(row.claim),
    cash: account(row.cash_kind, row.cash_owner),
    takenOn: row.taken_on,
    takenAt: row.taken_ms,
    trouble: troubleOf(row),
    settlement: readSettlement(row.settlement),
    paidBack: (row.paid_back ?? []).map(({ on, amount: back, from }) => ({ on, amount: back, from })),
  };
}

const dayMs = 86_400_000;

/** What is wrong with the receipt of a line. */
export function troubleOf({
  leased,
  rival,
  cash_kind,
  taken_ms,
  received_ms,
  taken_on,
  received_on,
}: Pick<
  Row,
  'leased' | 'rival' | 'cash_kind' | 'taken_ms' | 'received_ms' | 'taken_on' | 'received_on'
>): ReceiptTrouble | null {
  const late = received_ms - taken_ms;
  // The day of a transfer is the bank's, however late its statement is read.
  const ownClock = cash_kind !== 'suspense';
  if (ownClock && (late < -CLOCK_AHEAD_MS_MAX || late > OFFLINE_DAYS_MAX * dayMs)) {
    return { asks: 'clock-wrong', takenOn: taken_on, receivedOn: received_on };
  }
  if (!leased) return { asks: 'number-not-leased' };
  return rival === null ? null : { asks: 'number-taken', by: rival };
}

/** A claim as it was stored: it was held to its schema when it came in. */
const readClaim = (stored: unknown): Claim => claimSchema.parse(stored);

interface SettlementText {
  readonly how: Settlement['how'];
  readonly claim?: unknown;
  readonly takenOn?: PlainDate;
}

function readSettlement(stored: unknown): Settlement | null {
  if (stored === null) return null;
  const { how, claim, takenOn } = stored as SettlementText;
  if (how === 'correct') return { how, claim: readClaim(claim) };
  if (how === 'confirm' && takenOn) return { how, takenOn };
  throw new Error('bug: a stored settlement cannot be read');
}
