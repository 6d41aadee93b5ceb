import type { Judgement } from '@diemtua/domain/collection';
import type { BatchId, PersonId } from '@diemtua/domain/ids';
import type { Birth } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { listBatches, type StoredBatch } from './read.ts';

/** A file of a batch: what the batch said of it, and where it stands now. */
export interface BatchFile {
  readonly payment: string;
  readonly person: PersonId;
  readonly personName: string | null;
  readonly insuranceNumber: string | null;
  readonly personalNumber: string | null;
  readonly birth: Birth | null;
  readonly receipt: string;
  readonly series: string;
  readonly number: number;
  readonly takenOn: PlainDate;
  readonly judgement: Judgement;
  readonly filing: string;
  /** What the batch tells of it: months that were paid, or that a file of an earlier batch is taken back. */
  readonly group: 'increase' | 'decrease';
  /** Whether it is still in this batch: what was rejected has left it. */
  readonly inside: boolean;
  /** Why it was rejected, where it was. */
  readonly why: string | null;
}

/** A batch with every file that was ever in it; null where there is none in the units of whoever asks. */
export async function batchOf(
  session: Session,
  id: BatchId,
): Promise<{ readonly batch: StoredBatch; readonly files: readonly BatchFile[] } | null> {
  const batch = (await listBatches(session, { id })).batches[0];
  if (!batch) return null;
  const { client, scope } = session;
  const found = await client.query<BatchFile>(
    `select j.payment, j.person, p.name as "personName", p.insurance_number as "insuranceNumber", p.personal_number as "personalNumber", p.content->'birth' as birth, r.id as receipt, r.series, r.number,
       r.taken_on as "takenOn", case when j.batch = b.id or j.decreased_in = b.id then coalesce(j.sent_content, j.content) else j.content end as judgement, j.filing,
       e."group", coalesce(j.batch = b.id, false) and e."group" = 'increase' or coalesce(j.decreased_in = b.id, false) and e."group" = 'decrease' as inside,
       (select s.why from filing_step s where s.province = j.province and s.payment = j.payment and s.to_state = 'rejected' and s.at >= b.made_at order by s.at desc limit 1) as why
     from batch b cross join lateral (
       select payment, 'increase' as "group" from jsonb_array_elements_text(b.content->'payments') as i (payment)
       union all select payment, 'decrease' from jsonb_array_elements_text(coalesce(b.content->'decreases', '[]')) as d (payment)
     ) as e
     join judgement j on j.province = b.province and j.payment = e.payment::uuid
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     left join person p on p.province = j.province and p.id = j.person
     where b.province = $1 and b.id = $2 order by e."group" desc, r.taken_on, r.series, r.number, j.payment`,
    [scope.province, id],
  );
  return { batch, files: found.rows };
}
