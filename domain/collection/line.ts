import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Account } from '../ledger/index.ts';
import type { Id, PersonId, ReceiptId } from '../ids/index.ts';
import type { Claim } from './claim.ts';

export type PaymentId = Id<'payment'>;

/** What is wrong with the receipt that carries a line, if anything: its number, or the clock of the phone. */
export type ReceiptTrouble =
  | { readonly asks: 'number-not-leased' }
  | { readonly asks: 'number-taken'; readonly by: string }
  | { readonly asks: 'clock-wrong'; readonly takenOn: PlainDate; readonly receivedOn: PlainDate };

/** What the office decided about a line in suspense. The newest decision holds. */
export type Settlement =
  /** The claim was told wrongly: this is what was meant. */
  | { readonly how: 'correct'; readonly claim: Claim }
  /** The receipt is good as it is: its number or its day was looked into. */
  | { readonly how: 'confirm'; readonly takenOn: PlainDate };

/** Money of a line that went back to who paid it: what was in suspense on that day. It is gone, whatever is decided or learnt later. */
export interface PaidBack {
  readonly on: PlainDate;
  readonly amount: Dong;
  readonly from: Account<'float' | 'bank'>;
}

/** Why part of a period is given back: Decree 159/2025 art. 8(1). */
export const REFUND_REASONS = ['compulsory', 'withdrawal', 'death', 'pension'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** What was given back of a line that covered months: all from one month on. The sums are the law engine's. */
export interface Refund {
  readonly on: PlainDate;
  readonly reason: RefundReason;
  /** The first month that is no longer covered. */
  readonly from: Month;
  /** To the person. */
  readonly amount: Dong;
  /** Back to the State's budget, the province's, and the sponsor. */
  readonly state: Dong;
  readonly local: Dong;
  readonly other: Dong;
}

/** A line of a receipt, as a fact: what was told, and what was told about it later. */
export interface Line {
  readonly id: PaymentId;
  readonly receipt: ReceiptId;
  /** Whom it is about: the person of the claim, or the one with whom that entry was joined since. */
  readonly person: PersonId;
  readonly claim: Claim;
  readonly amount: Dong;
  /** Where the money lay first: in a collector's hands, at the unit's desk, or among what a bank statement showed. */
  readonly cash: Account<'float' | 'bank' | 'suspense'>;
  /** The day as the receipt tells it: see `takenOnOf`. */
  readonly takenOn: PlainDate;
  /** The moment, in milliseconds since 1970, as the taker's clock had it. */
  readonly takenAt: number;
  readonly trouble: ReceiptTrouble | null;
  readonly voided: boolean;
  readonly settlement: Settlement | null;
  readonly paidBack: readonly PaidBack[];
  readonly refund: Refund | null;
  /** Place among what was sent to the insurance office, which is not judged again; null: not sent. */
  readonly sent: number | null;
}

/** The day on which the money changed hands: as the receipt tells it, or as the office found it where the clock was wrong. */
export const takenOnOf = ({ settlement, takenOn }: Pick<Line, 'settlement' | 'takenOn'>): PlainDate =>
  settlement?.how === 'confirm' ? settlement.takenOn : takenOn;

/** What of a line's money went back. */
export const paidBackOf = ({ paidBack }: Pick<Line, 'paidBack'>): Dong =>
  paidBack.reduce((sum, { amount }) => sum + amount, 0) as Dong;

/** What of a line's money went back: from suspense, and as a refund of months that it covered. */
export const goneOf = ({ paidBack, refund }: Pick<Line, 'paidBack' | 'refund'>): Dong =>
  (paidBackOf({ paidBack }) + (refund?.amount ?? 0)) as Dong;

/**
 * The order in which lines are judged, whatever the order in which they arrived: what was sent first; then by day, moment and id.
 */
export function canonicalOrder(a: Line, b: Line): number {
  if (a.sent !== b.sent) return (a.sent ?? Infinity) - (b.sent ?? Infinity);
  const [day, otherDay] = [takenOnOf(a), takenOnOf(b)];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  if (a.takenAt !== b.takenAt) return a.takenAt - b.takenAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
