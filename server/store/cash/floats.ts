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

/** Receipts of one collector that are looked at, the newest first: a few days', which is what most hold; then more than a month of a busy one. */
const LOOKED_AT = [30, 500] as const;

/** The newest receipts for cash of some collectors, `most` of each at the most, as far as they were not voided or paid back. */
async function newestCash(
  { client, scope }: Session,
  collectors: readonly CollectorId[],
  most: number,
): Promise<ReadonlyMap<CollectorId, readonly CashPaper[]>> {
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
       order by o.taken_on desc, o.id desc limit $3
     ) as r order by h.id, r.taken_on desc, r.id desc`,
    [scope.province, collectors, most],
  );
  const papers = new Map<CollectorId, CashPaper[]>(collectors.map((collector) => [collector, []]));
  for (const { collector, ...paper } of found.rows) papers.get(collector)?.push(paper);
  return papers;
}

/**
 * The receipts whose cash collectors still hold: the oldest cash leaves first, so that what is held is that of the newest receipts; of the oldest of
 * them what is left. What went back to its payer is held no more.
 * @param held what each collector holds by the books
 */
export async function cashInHand(
  session: Session,
  held: ReadonlyMap<CollectorId, number>,
): Promise<ReadonlyMap<CollectorId, readonly CashPaper[]>> {
  const inHand = new Map<CollectorId, readonly CashPaper[]>();
  let asked = [...held].filter(([, amount]) => amount > 0).map(([id]) => id);
  for (const most of LOOKED_AT) {
    if (asked.length === 0) break;
    const newest = await newestCash(session, asked, most);
    // Who holds more than the newest receipts brought is looked at again, further back.
    asked = [];
    for (const [collector, papers] of newest) {
      let open = held.get(collector) ?? 0;
      const own: CashPaper[] = [];
      for (const paper of papers) {
        const left = Math.min(paper.amount, open);
        if (left <= 0) continue;
        open -= left;
        own.push({ ...paper, amount: left as Dong });
      }
      if (own.length > 0) inHand.set(collector, own);
      if (open > 0 && papers.length === most) asked.push(collector);
    }
  }
  return inHand;
}

/** A collector's float on a day under the limits in force, from the receipts whose cash is held. */
export const floatFrom = (papers: readonly CashPaper[], today: PlainDate): FloatRead =>
  floatOf(papers, [], HAND_OVER_LIMITS, today);
