import type { PaidBefore, Payer } from '@diemtua/domain/collection';
import { parseMonth, formatMonth, type Month } from '@diemtua/law/kernel/month';
import type { Card, CardPayment, CoveredText } from '../asking/shapes.ts';

/** A payment that covers months. */
export interface CoveringPayment {
  readonly payment: CardPayment;
  readonly covers: CoveredText;
}

const monthOf = (text: string): Month => {
  const month = parseMonth(text);
  if (month === null) throw new Error(`bug: ${text} is no month`);
  return month;
};

/** What a refund left of a payment; null where nothing. */
function afterRefund(covers: CoveredText, refund: CardPayment['refund']): CoveredText | null {
  if (refund === null) return covers;
  const months = monthOf(refund.from) - monthOf(covers.from);
  return months > 0 ? { ...covers, months, until: formatMonth((monthOf(refund.from) - 1) as Month) } : null;
}

/** The payments of a product that cover months, the earliest first. */
export function coveringPayments(
  card: Card,
  product: 'voluntary' | 'health' = 'voluntary',
): readonly CoveringPayment[] {
  return card.payments
    .flatMap((payment) => {
      const { judgement, voided } = payment;
      if (voided || judgement.outcome !== 'covers' || judgement.product !== product) return [];
      const covers = afterRefund(judgement, payment.refund);
      return covers === null ? [] : [{ payment, covers }];
    })
    .toSorted((one, other) => (one.covers.from < other.covers.from ? -1 : 1));
}

/** Payments as the books' own judgement knows them, to ask it about the next one: as they were paid, with the month from which they were given back. */
export const asCovered = (payments: readonly CoveringPayment[]): readonly PaidBefore[] =>
  payments.flatMap(({ payment: { judgement, refund } }) => {
    if (judgement.outcome !== 'covers') return [];
    const { until: _until, from, ...rest } = judgement;
    return [{ ...rest, from: monthOf(from), refundedFrom: refund && monthOf(refund.from) } as PaidBefore];
  });

/** What the registry knows of a person, as far as money asks. */
export function payerOf(card: Card): Payer {
  return {
    groupOn: () => card.group.group,
    statusOn: (day) => card.statuses.find(({ from, to }) => from <= day && (to === null || to >= day))?.status ?? null,
    earlier: card.earlier && { until: monthOf(card.earlier.until), supported: card.earlier.supported },
  };
}

/** Months without a break between them that were paid. */
export interface Stretch {
  readonly from: Month;
  readonly until: Month;
  readonly months: number;
  readonly kind: CoveredText['kind'];
  readonly payments: readonly CoveringPayment[];
}

/** Payments that follow each other as stretches; missing months that were bought take no month of the calendar. */
export function stretchesOf(payments: readonly CoveringPayment[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const paid of payments.filter(({ covers }) => covers.method !== 'missing-months')) {
    const [from, until] = [monthOf(paid.covers.from), monthOf(paid.covers.until)];
    const last = stretches.at(-1);
    if (last && from === last.until + 1) {
      stretches[stretches.length - 1] = {
        ...last,
        until,
        months: last.months + paid.covers.months,
        payments: [...last.payments, paid],
      };
    } else {
      stretches.push({ from, until, months: paid.covers.months, kind: paid.covers.kind, payments: [paid] });
    }
  }
  return stretches;
}

/** Months that were paid in all. */
export const monthsPaid = (payments: readonly CoveringPayment[]): number =>
  payments.reduce((sum, { covers }) => sum + covers.months, 0);

/** Months in which the State added something. */
export const monthsSupported = (card: Card, payments: readonly CoveringPayment[]): number =>
  payments.reduce((sum, { covers }) => sum + covers.supportedMonths, card.earlier?.supported ?? 0);

/** What went into the fund, and from whom. */
export const sumsOf = (payments: readonly CoveringPayment[]) =>
  payments.reduce(
    (sums, { covers }) => ({
      gross: sums.gross + covers.gross,
      payable: sums.payable + covers.payable,
      state: sums.state + covers.state,
      local: sums.local + covers.local,
      other: sums.other + covers.other,
    }),
    { gross: 0, payable: 0, state: 0, local: 0, other: 0 },
  );
