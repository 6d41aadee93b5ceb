import type { Fraction } from './fraction.ts';
import { fraction, lesser, minus, rounded, times, zero } from './fraction.ts';
import { BadInput, fieldsOf, monthOfTheDay, oneOf, person } from './input.ts';
import type { Month } from './months.ts';
import type { PaidMonth } from './record.ts';
import {
  averageIncome,
  coefficientsAssumed,
  grossPaid,
  lumpOfYears,
  paidMonths,
  refuseFrom,
  spellsIn,
  twoParts,
} from './record.ts';
import { firstSupport, mostSupported, newLaw, retirementAge, supportOfAMonth } from './tables.ts';

type Reason = 'retirement-age' | 'emigration' | 'serious-illness' | 'severe-disability' | 'stopped-12-months';

const reasons: readonly Reason[] = [
  'retirement-age',
  'emigration',
  'serious-illness',
  'severe-disability',
  'stopped-12-months',
];

/** May the whole record be paid out at once, and how much is it? */
export function withdrawalQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['person', 'decidedOn', 'reason', 'voluntary']);
  const who = person(fields);
  const decidedIn = monthOfTheDay(fields, 'decidedOn');
  const reason = oneOf(fields, 'reason', reasons);
  const spells = spellsIn(fields, ['income', 'group']);
  const paid = paidMonths(spells, who.bornIn);
  const first = paid[0];
  const last = paid.at(-1);
  if (first === undefined || last === undefined) throw new BadInput('voluntary', 'nothing was paid');
  refuseFrom(decidedIn + 1, spells);

  const { reachedIn } = retirementAge(who.sex, who.bornIn);
  const refusal = whyNot(reason, decidedIn, reachedIn, first.month, last.month, paid.length);
  const years = twoParts(paid);
  const known = {
    allowed: refusal === null,
    ...(refusal === null ? {} : { refusal }),
    yearsBefore2014: years.before2014,
    yearsFrom2014: years.from2014,
  };
  if (refusal !== null)
    return { ...known, averageIncome: null, beforeSupport: null, stateSupportDeducted: null, amount: null };
  const average = averageIncome(paid, decidedIn, 'decidedOn');
  const beforeSupport: Fraction =
    paid.length < 12 ? lesser(grossPaid(paid), times(fraction(2), average)) : lumpOfYears(paid, average);
  const deducts = reason !== 'serious-illness' && reason !== 'severe-disability';
  const support = deducts ? fraction(stateSupport(paid)) : zero;
  return {
    ...known,
    averageIncome: rounded(average),
    beforeSupport: rounded(beforeSupport),
    stateSupportDeducted: rounded(support),
    amount: rounded(minus(beforeSupport, support)),
    ...(coefficientsAssumed(decidedIn, paid) ? { assumptions: ['coefficients'] } : {}),
  };
}

function whyNot(
  reason: Reason,
  decidedIn: Month,
  reachedIn: Month,
  first: Month,
  last: Month,
  months: number,
): string | null {
  if (reason === 'severe-disability' && decidedIn < newLaw) return 'reason-not-open';
  if (reason === 'retirement-age') {
    if (decidedIn < reachedIn) return 'age-not-reached';
    if (months >= (decidedIn < newLaw ? 240 : 180)) return 'pension-open';
  }
  if (reason === 'stopped-12-months') {
    if (months >= 240) return 'record-too-long';
    if (first >= newLaw) return 'joined-after-2025-07';
    if (decidedIn - last < 13) return 'not-stopped-long-enough';
  }
  return null;
}

/** What the State paid: for the first 120 months that had a group and were not before 2018. */
function stateSupport(paid: readonly PaidMonth[]): number {
  let supported = 0;
  let sum = 0;
  for (const { month, group } of paid) {
    if (group === 'none' || month < firstSupport || supported === mostSupported) continue;
    supported += 1;
    sum += supportOfAMonth(group, month);
  }
  return sum;
}
