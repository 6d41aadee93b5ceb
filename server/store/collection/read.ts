import type { ClaimText, Judgement } from '@diemtua/domain/collection';
import type { BatchId, CollectorId, PersonId, ReceiptId, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { voidsOf } from './voids.ts';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const shownMax = 200;

/** Money in suspense, with its question. */
export interface Suspended {
  readonly payment: string;
  readonly receipt: ReceiptId;
  readonly series: string;
  readonly number: number;
  readonly payer: string;
  readonly person: PersonId;
  readonly personName: string | null;
  readonly collectorName: string | null;
  readonly amount: number;
  readonly takenOn: PlainDate;
  readonly takenAt: string;
  readonly claim: ClaimText;
  readonly judgement: Extract<Judgement, { outcome: 'suspense' }>;
  /** Whether the money was given back already: then nothing is left to decide. */
  readonly paidBack: boolean;
}

/** Money whose question is open, the oldest first, in the units of whoever asks. */
export async function suspendedMoney({ client, scope }: Session): Promise<readonly Suspended[]> {
  const found = await client.query<Suspended>(
    `select j.payment, y.receipt, r.series, r.number, r.payer, j.person, p.name as "personName", c.name as "collectorName", y.amount,
       r.taken_on as "takenOn", ${instant('r.taken_at')} as "takenAt", y.claim, j.content as judgement,
       exists (select from settlement s where s.province = j.province and s.payment = j.payment and s.content->>'how' = 'pay-back') as "paidBack"
     from judgement j
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     left join person p on p.province = j.province and p.id = j.person
     left join collector c on c.province = r.province and c.id = r.collector
     where j.province = $1 and j.outcome = 'suspense' order by r.taken_at, j.payment limit ${shownMax}`,
    [scope.province],
  );
  return found.rows;
}

/** A receipt with its lines. */
export interface StoredReceipt {
  readonly id: ReceiptId;
  readonly series: string;
  readonly number: number;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
  readonly collectorName: string | null;
  readonly collectorCode: string | null;
  readonly payer: string;
  readonly means: 'cash' | 'transfer';
  readonly amount: number;
  readonly takenOn: PlainDate;
  readonly takenAt: string;
  readonly receivedAt: string;
  readonly checkCode: string;
  readonly replaces: ReceiptId | null;
  readonly replacedBy: ReceiptId | null;
  readonly voided: { readonly on: PlainDate; readonly reason: string } | null;
  readonly lines: readonly {
    readonly payment: string;
    readonly person: PersonId;
    readonly personName: string | null;
    readonly amount: number;
    readonly claim: ClaimText;
    readonly judgement: Judgement;
    readonly filing: string;
  }[];
}

const receiptSql = `
select r.id, r.series, r.number, r.unit, r.collector, c.name as "collectorName", c.code as "collectorCode", r.payer,
  case when r.cash_kind = 'suspense' then 'transfer' else 'cash' end as means, r.amount, r.taken_on as "takenOn",
  ${instant('r.taken_at')} as "takenAt", ${instant('r.received_at')} as "receivedAt", r.check_code as "checkCode", r.replaces,
  (select o.id from receipt o where o.province = r.province and o.replaces = r.id limit 1) as "replacedBy",
  (select jsonb_build_object('on', v.voided_on, 'reason', v.reason) from ${voidsOf('r')} order by v.received_at, v.command limit 1) as voided,
  (select coalesce(jsonb_agg(jsonb_build_object('payment', y.id, 'person', y.person, 'personName', p.name, 'amount', y.amount, 'claim', y.claim, 'judgement', j.content, 'filing', j.filing) order by y.id), '[]')
     from payment y join judgement j on j.province = y.province and j.payment = y.id left join person p on p.province = y.province and p.id = y.person
     where y.province = r.province and y.receipt = r.id) as lines
from receipt r left join collector c on c.province = r.province and c.id = r.collector`;

/** One receipt; null where there is none in the units of whoever asks. */
export async function receiptOf({ client, scope }: Session, id: ReceiptId): Promise<StoredReceipt | null> {
  const found = await client.query<StoredReceipt>(`${receiptSql} where r.province = $1 and r.id = $2`, [
    scope.province,
    id,
  ]);
  return found.rows[0] ?? null;
}

/** Which receipts: of a time, a collector, or with a number. */
export interface ReceiptChoice {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly collector?: CollectorId;
  readonly number?: number;
  /** Those that stand behind this one in the list. */
  readonly after?: ReceiptId;
}

/** Receipts, the newest first, as many as one looks through at a time; and whether there are more. */
export async function listReceipts(
  { client, scope }: Session,
  { from, to, collector, number, after }: ReceiptChoice,
): Promise<{ readonly receipts: readonly StoredReceipt[]; readonly more: boolean }> {
  const { rows } = await client.query<StoredReceipt>(
    `${receiptSql} where r.province = $1 and ($2::date is null or r.taken_on >= $2) and ($3::date is null or r.taken_on <= $3)
       and ($4::uuid is null or r.collector = $4) and ($5::integer is null or r.number = $5)
       and ($6::uuid is null or (r.taken_at, r.id) < (select o.taken_at, o.id from receipt o where o.province = $1 and o.id = $6))
     order by r.taken_at desc, r.id desc limit ${shownMax + 1}`,
    [scope.province, from ?? null, to ?? null, collector ?? null, number ?? null, after ?? null],
  );
  return { receipts: rows.slice(0, shownMax), more: rows.length > shownMax };
}

/** The receipt of which somebody holds the paper, with all that stands on it; null where no receipt bears all three. */
export async function receiptOnPaper(
  { client, scope }: Session,
  series: string,
  number: number,
  code: string,
): Promise<StoredReceipt | null> {
  const found = await client.query<StoredReceipt>(
    `${receiptSql} where r.province = $1 and r.series = $2 and r.number = $3 and r.check_code = $4`,
    [scope.province, series, number, code],
  );
  return found.rows[0] ?? null;
}

/** A file that may go to the insurance office. */
export interface ReadyFile {
  readonly payment: string;
  readonly person: PersonId;
  readonly personName: string;
  readonly insuranceNumber: string | null;
  readonly product: 'voluntary' | 'health';
  readonly filing: string;
  readonly takenOn: PlainDate;
  readonly series: string;
  readonly number: number;
  readonly collectorName: string | null;
  readonly judgement: Extract<Judgement, { outcome: 'covers' }>;
  /** Free consent is recorded: without it a first registration does not go out. */
  readonly consented: boolean;
}

/** Files of the units of whoever asks that are in no batch yet. */
export async function readyFiles({ client, scope }: Session): Promise<readonly ReadyFile[]> {
  const found = await client.query<ReadyFile>(
    `select j.payment, j.person, p.name as "personName", p.insurance_number as "insuranceNumber", j.product, j.filing, r.taken_on as "takenOn", r.series, r.number,
       c.name as "collectorName", j.content as judgement, p.content->'consent' <> 'null' as consented
     from judgement j
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     join person p on p.province = j.province and p.id = j.person
     left join collector c on c.province = r.province and c.id = r.collector
     where j.province = $1 and j.outcome = 'covers' and j.batch is null and j.filing in ('money-taken', 'in-review', 'to-submit', 'rejected')
     order by r.taken_on, r.series, r.number, j.payment limit 1000`,
    [scope.province],
  );
  return found.rows;
}

/** A file that was sent to the insurance office and is void since: the next batch takes it back. */
export interface FileToDecrease {
  readonly payment: string;
  readonly person: PersonId;
  readonly personName: string | null;
  readonly insuranceNumber: string | null;
  readonly product: 'voluntary' | 'health';
  readonly series: string;
  readonly number: number;
  readonly takenOn: PlainDate;
  readonly voided: { readonly on: PlainDate; readonly reason: string } | null;
  /** The number of the batch in which it was sent. */
  readonly sentIn: number | null;
  /** What the insurance office was told. */
  readonly sent: Extract<Judgement, { outcome: 'covers' }>;
}

/** Files of the units of whoever asks that have to be taken back, and are in no batch that does. */
export async function filesToDecrease({ client, scope }: Session): Promise<readonly FileToDecrease[]> {
  const found = await client.query<FileToDecrease>(
    `select j.payment, j.person, p.name as "personName", p.insurance_number as "insuranceNumber", j.product, r.series, r.number, r.taken_on as "takenOn",
       (select jsonb_build_object('on', v.voided_on, 'reason', v.reason) from ${voidsOf('r')} order by v.received_at, v.command limit 1) as voided,
       b.number as "sentIn", j.sent_content as sent
     from judgement j
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     left join person p on p.province = j.province and p.id = j.person
     left join batch b on b.province = j.province and b.id = j.batch
     where j.province = $1 and j.filing = 'to-decrease' and j.decreased_in is null and j.sent_content is not null
     order by r.taken_on, r.series, r.number, j.payment limit 1000`,
    [scope.province],
  );
  return found.rows;
}

/** A batch with its files. */
export interface StoredBatch {
  readonly id: string;
  readonly unit: UnitCode;
  readonly product: 'voluntary' | 'health';
  readonly number: number;
  readonly state: 'draft' | 'submitted' | 'answered' | 'withdrawn';
  readonly madeAt: string;
  readonly submittedAt: string | null;
  readonly files: number;
  /** Files of earlier batches that this one takes back. */
  readonly decreases: number;
  readonly payable: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Which batches: those that stand behind one in the list, or one by its id. */
export type BatchChoice = { readonly after?: BatchId } | { readonly id: BatchId };

/** The batches of the units of whoever asks, the newest first, as many as one looks through at a time; and whether there are more. */
export async function listBatches(
  { client, scope }: Session,
  choice: BatchChoice = {},
): Promise<{ readonly batches: readonly StoredBatch[]; readonly more: boolean }> {
  const found = await client.query<StoredBatch>(
    `select b.id, b.unit, b.product, b.number, b.state, ${instant('b.made_at')} as "madeAt", ${instant('b.submitted_at')} as "submittedAt",
       jsonb_array_length(b.content->'payments') as files,
       jsonb_array_length(coalesce(b.content->'decreases', '[]')) as decreases,
       -- File by file, so that each is looked up by its key: joined, the whole table of judgements was read for every batch.
       (select coalesce(sum((select case when j.batch = b.id then coalesce((j.sent_content->>'payable')::bigint, j.payable) else j.payable end from judgement j where j.province = b.province and j.payment = (e #>> '{}')::uuid)), 0)::bigint from jsonb_array_elements(b.content->'payments') as e) as payable,
       (select count(*) from judgement j where j.province = b.province and j.batch = b.id and j.filing = 'accepted') as accepted,
       (select coalesce(sum((select count(*) from filing_step s where s.province = b.province and s.payment = (e #>> '{}')::uuid and s.to_state = 'rejected')), 0)::bigint from jsonb_array_elements(b.content->'payments') as e) as rejected
     from batch b where b.province = $1 and ($2::uuid is null or b.id = $2)
       and ($3::uuid is null or (b.made_at, b.id) < (select o.made_at, o.id from batch o where o.province = $1 and o.id = $3))
     order by b.made_at desc, b.id desc limit ${shownMax + 1}`,
    [scope.province, 'id' in choice ? choice.id : null, 'after' in choice ? choice.after : null],
  );
  return { batches: found.rows.slice(0, shownMax), more: found.rows.length > shownMax };
}
