import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import { bug } from '@diemtua/law/kernel/assert';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Product } from './claim.ts';
import type { JoinKind } from './judge.ts';

/** How sure we are of a rate: A a legal text was seen … D from memory. */
export type RateConfidence = 'A' | 'B' | 'C' | 'D';

/** A rate of the collectors' pay, with its days. No figure is in the program: who sets one names its source. */
export interface CommissionRate {
  readonly product: Product;
  readonly kind: JoinKind;
  /** For payments of so many months or more. */
  readonly monthsFrom: number;
  /** Thousandths of a percent: 4.5 % is 4,500. */
  readonly rate: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly source: string;
  readonly confidence: RateConfidence;
}

/** What a commission is asked for. */
export interface CommissionedPayment {
  readonly product: Product;
  readonly kind: JoinKind;
  readonly months: number;
  /** The day on which the money was taken: its rate holds, whenever the batch is accepted. */
  readonly takenOn: PlainDate;
}

/** The rate of a payment: of those in force, the one for the most months that it reaches; of two, the younger. Null where none was set. */
export function commissionRateOf(
  rates: readonly CommissionRate[],
  { product, kind, months, takenOn }: CommissionedPayment,
): CommissionRate | null {
  const [best] = rates
    .filter((rate) => rate.product === product && rate.kind === kind && rate.monthsFrom <= months)
    .filter(({ from, to }) => from <= takenOn && (to === null || takenOn <= to))
    .toSorted((a, b) => b.monthsFrom - a.monthsFrom || (a.from < b.from ? 1 : -1));
  return best ?? null;
}

/** Whether a rate is only assumed, and has to be shown so. */
export const isAssumedRate = ({ confidence }: Pick<CommissionRate, 'confidence'>): boolean =>
  confidence === 'C' || confidence === 'D';

const THOUSANDTHS_OF_WHOLE = 100_000;

/**
 * The commission on a participant's own money, to the nearest đồng, half up: support of others earns nothing. No text fixes a rounding for commissions; this is
 * that of all contributions.
 */
export function commissionOf(own: Dong, { rate }: Pick<CommissionRate, 'rate'>): Dong {
  const amount = Math.floor((own * rate) / THOUSANDTHS_OF_WHOLE + 1 / 2);
  return isDong(amount) && Number.isSafeInteger(own * rate) ? amount : bug('a commission beyond what a number holds');
}

/**
 * What goes back of a commission when part of the own money does: the same share of it, and never more than was earned.
 * @param own the participant's own money that the commission was earned with
 * @param back how much of it went back
 */
export const commissionBack = (own: Dong, back: Dong, rate: Pick<CommissionRate, 'rate'>): Dong =>
  commissionOf(Math.min(own, back) as Dong, rate);
