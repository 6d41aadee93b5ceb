import { floatOf, HAND_OVER_LIMITS, type CashReceipt, type FloatRead } from '@diemtua/domain/cash';
import type { CollectorId, ReceiptId } from '@diemtua/domain/ids';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { isVoid } from '../collection/voids.ts';
import type { Session } from '../session.ts';

/** A receipt whose cash may still be in hand, as a list shows it. */
export interface CashPaper extends CashReceipt {
  readonly series: string;
  readonly number: number;
  readonly payer: string;
}

/** Receipts of one collector that are looked at, the newest first: more than a month of a busy one. */
const lookedAtMax = 500;

/**
 * The receipts whose cash collectors still hold: the oldest cash leaves first, so that what is held is that of the newest receipts; of the oldest of
 * them what is left. What went back to its payer is held no more.
 * @param held what each collector holds by the books
 */
export async function cashInHand(
  { client, scope }: Session,
  held: ReadonlyMap<CollectorId, number>,
): Promise<ReadonlyMap<CollectorId, readonly CashPaper[]>> {
  const holders = [...held].filter(([, amount]) => amount > 0).map(([id]) => id);
  const found = await client.query<{
    collector: CollectorId;
    id: ReceiptId;
    series: string;
    number: number;
    payer: string;
    takenOn: PlainDate;
    amount: Dong;
  }>(
    `select h.id as collector, r.id, r.series, r.number, r.payer, r.taken_on as "takenOn", r.amount - coalesce((
         select sum((s.content->>'amount')::bigint) from payment y join settlement s on s.province = y.province and s.payment = y.id
         where y.province = $1 and y.receipt = r.id and s.content->>'how' = 'pay-back' and s.content->'from'->>'kind' = 'float'), 0)::bigint as amount
     from unnest($2::uuid[]) as h (id) cross join lateral (
       select o.* from receipt o where o.province = $1 and o.collector = h.id and o.cash_kind = 'float'
         and not ${isVoid('o')}
       order by o.taken_on desc, o.id desc limit ${lookedAtMax}
     ) as r order by h.id, r.taken_on desc, r.id desc`,
    [scope.province, holders],
  );
  const open = new Map(held);
  const papers = new Map<CollectorId, CashPaper[]>();
  for (const { collector, amount, ...paper } of found.rows) {
    const left = Math.min(amount, open.get(collector) ?? 0);
    if (left <= 0) continue;
    open.set(collector, (open.get(collector) ?? 0) - left);
    const own = papers.get(collector) ?? [];
    papers.set(collector, own);
    own.push({ ...paper, amount: left as Dong });
  }
  return papers;
}

/** A collector's float on a day under the limits in force, from the receipts whose cash is held. */
export const floatFrom = (papers: readonly CashPaper[], today: PlainDate): FloatRead =>
  floatOf(papers, [], HAND_OVER_LIMITS, today);
