import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { ReceiptId } from '../ids/index.ts';
import { account } from '../ledger/index.ts';
import type { Claim, VoluntaryClaim } from './claim.ts';
import { judgeLines, lastMonth, type Covered, type Judgement, type Payer } from './judge.ts';
import { AMOUNT_MAX } from './limits.ts';
import type { Line, PaymentId } from './line.ts';
import type { Question } from './question.ts';

const zero = 0 as Dong;
const nowhere = account('suspense', 'quote');
const asked = 'asked' as PaymentId;

const lineOf = (id: PaymentId, claim: Claim, takenOn: PlainDate, told: Partial<Line>): Line => ({
  id,
  receipt: id as string as ReceiptId,
  person: claim.person,
  claim,
  amount: AMOUNT_MAX as Dong,
  cash: nowhere,
  takenOn,
  takenAt: 0,
  trouble: null,
  voided: false,
  settlement: null,
  paidBack: [],
  refund: null,
  sent: null,
  ...told,
});

/** What a person has paid before, as it stands in the books, and from which month on it was given back. */
export type PaidBefore = Covered & { readonly refundedFrom?: Month | null };

/** A refund as far as the judgement of later lines asks: from which month on nothing is covered. */
const refundFrom = ({ refundedFrom }: PaidBefore): Line['refund'] =>
  refundedFrom === undefined || refundedFrom === null
    ? null
    : {
        on: '9999-12-31' as PlainDate,
        reason: 'compulsory',
        from: refundedFrom,
        amount: zero,
        state: zero,
        local: zero,
        other: zero,
      };

/**
 * What a claim would cost and mean if it were paid on a day: the books' own judgement, before any money is taken.
 * @param covered what the person has paid already, as it stands in the books; months that were given back are free again
 * @returns what would be covered and who would pay it, or the question that the books would ask
 */
export function quote(
  payer: Payer,
  covered: readonly PaidBefore[],
  claim: Claim,
  takenOn: PlainDate,
): { readonly outcome: 'covers'; readonly due: Covered } | { readonly outcome: 'asks'; readonly question: Question } {
  // More than any claim costs, and looked into: so the judgement says what is due instead of comparing.
  const wanted = lineOf(asked, claim, takenOn, { settlement: { how: 'correct', claim } });
  const before = covered.map((each, index) =>
    lineOf(`before-${index}` as PaymentId, claim, takenOn, { sent: index + 1, refund: refundFrom(each) }),
  );
  const standing = new Map(before.map((line, index) => [line.id, covered[index] as Judgement]));
  const judged = judgeLines(payer, [...before, wanted], standing).get(asked);
  if (judged?.outcome === 'covers') return { outcome: 'covers', due: { ...judged, remainder: zero } };
  if (judged?.outcome === 'suspense') return { outcome: 'asks', question: judged.question };
  throw new Error('bug: a claim that is asked about was voided');
}

/** How a person stands with voluntary insurance: nothing yet; in a paid period; the next one can still be paid; too late for it. */
export type CoverState = 'never' | 'covered' | 'due' | 'lapsed';

/**
 * How a person stands in a month.
 * @param until the last month that is covered; null where none ever was
 * @param due the last month in which the next period may be paid
 */
export function coverStateIn(month: Month, until: Month | null, due: Month | null): CoverState {
  if (until === null) return 'never';
  if (until >= month) return 'covered';
  return due !== null && due >= month ? 'due' : 'lapsed';
}

/** The last month of a period that is still covered, after what was given back of it. */
const lastKept = (paid: PaidBefore): number => Math.min(lastMonth(paid), (paid.refundedFrom ?? Infinity) - 1);

/** The next voluntary period of a person, as the last one was paid; null where there was none that goes on. */
export function renewalOf(
  covered: readonly PaidBefore[],
): Pick<VoluntaryClaim, 'product' | 'method' | 'income' | 'from'> | null {
  const periods = covered.filter(
    ({ product, method }) => product === 'voluntary' && method !== null && method !== 'missing-months',
  );
  const last = periods.toSorted((one, other) => lastKept(other) - lastKept(one))[0];
  if (!last || last.method === null || last.income === null) return null;
  const method = last.method === 'future-years' ? 'yearly' : last.method;
  return { product: 'voluntary', method, income: last.income, from: (lastKept(last) + 1) as Month };
}
