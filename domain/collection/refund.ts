import { answer } from '@diemtua/law';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { lastMonth, type Covered } from './judge.ts';
import type { Refund, RefundReason } from './line.ts';

/** Why nothing can be given back. */
export type NotRefunded =
  | { readonly why: 'month-outside'; readonly from: Month; readonly until: Month }
  /** A month paid alone is over before anything could be left of it; missing months were bought at once. */
  | { readonly why: 'method' }
  | { readonly why: 'refused-by-law'; readonly code: string; readonly field: string | null };

const answered = z.object({ refund: z.int(), stateSupportReturned: z.int() });
const refused = z.object({ error: z.object({ code: z.string(), field: z.string().nullable() }) });

/** What falls to some of the months, in whole đồng. */
const partOf = (sum: number, some: number, all: number): number => Math.trunc((sum * some) / all);

/**
 * What is given back of a period of voluntary insurance, from one month on: the law engine's sum without the State's support (Decree 159/2025 art. 8), less what
 * the province and sponsors had added for those months. Supported months are the first ones of the period.
 * @param paidOn the day of the payment, whose year's yield counts
 */
export function refundOf(
  covered: Covered,
  paidOn: PlainDate,
  { on, reason, from }: { readonly on: PlainDate; readonly reason: RefundReason; readonly from: Month },
): Refund | NotRefunded {
  const until = lastMonth(covered);
  if (from < covered.from || from > until) return { why: 'month-outside', from: covered.from, until };
  const { method, income, months, supportedMonths, group } = covered;
  if (method === null || method === 'monthly' || method === 'missing-months') return { why: 'method' };
  const monthsLeft = until - from + 1;
  const supportedMonthsLeft = Math.max(0, supportedMonths - (months - monthsLeft));
  const told = answer('refund', {
    paidOn,
    income,
    method,
    ...(method === 'future-years' ? { years: months / 12 } : {}),
    monthsLeft,
    group,
    supportedMonthsLeft,
  });
  const no = refused.safeParse(told);
  if (no.success) return { why: 'refused-by-law', ...no.data.error };
  const { refund, stateSupportReturned } = answered.parse(told);
  // In equal parts for each month that they support; of a discounted sum no more goes back than there is.
  const local = Math.min(
    refund,
    supportedMonths === 0 ? 0 : partOf(covered.local, supportedMonthsLeft, supportedMonths),
  );
  const other = Math.min(refund - local, partOf(covered.other, monthsLeft, months));
  return {
    on,
    reason,
    from,
    amount: (refund - local - other) as Dong,
    state: stateSupportReturned as Dong,
    local: local as Dong,
    other: other as Dong,
  };
}
