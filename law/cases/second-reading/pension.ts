import type { Fraction } from './fraction.ts';
import { fraction, over, plus, rounded, times, zero } from './fraction.ts';
import type { Fields, Person } from './input.ts';
import { fieldsOf, flag, given, month, person, required, whole } from './input.ts';
import type { Month } from './months.ts';
import { monthOf, printed } from './months.ts';
import type { PaidMonth } from './record.ts';
import {
  adjustedSum,
  benefitYears,
  coefficientsAssumed,
  exactYears,
  mostMonths,
  paidMonths,
  refuseFrom,
  spellsIn,
} from './record.ts';
import type { Sex } from './tables.ts';
import { newLaw, retirementAge } from './tables.ts';

const fifteenYears = 15 * 12;
const twentyYears = 20 * 12;

/** Time under the compulsory scheme. */
export interface Compulsory {
  readonly months: number;
  readonly averageSalary: number;
}

/** Is there a pension, from when, and how much is it? */
export function pensionQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['person', 'voluntary', 'compulsory', 'claimIn', 'transitionalAge']);
  const who = person(fields);
  const compulsory = compulsoryOf(fields);
  const spells = spellsIn(fields, ['income', 'missingLump']);
  const claimGiven = given(fields, 'claimIn') ? month(fields, 'claimIn') : null;
  const transitional = flag(fields, 'transitionalAge');
  const paid = paidMonths(spells, who.bornIn, compulsory.months);

  const { reachedIn, eligibleFrom } = entitlement(who, paid, compulsory.months, transitional);
  const claimIn = claimGiven ?? eligibleFrom;
  if (claimIn !== null) refuseFrom(claimIn, spells);
  const reason = whyNot(claimIn, reachedIn, paid, compulsory.months, transitional);
  const contributedMonths = paid.length + compulsory.months;
  const known = {
    reachedIn: printed(reachedIn),
    eligible: reason === null,
    ...(reason === null ? {} : { reason }),
    eligibleFrom: eligibleFrom === null ? null : printed(eligibleFrom),
    claimIn: claimIn === null ? null : printed(claimIn),
    contributedMonths,
    benefitYears: benefitYears(contributedMonths),
  };
  if (claimIn === null || reason !== null)
    return { ...known, averageIncome: null, ratePercent: null, monthlyPension: null, oneTimeAllowance: null };
  const average = mixedAverage(paid, compulsory, claimIn, 'claimIn');
  const allowance = oneTimeAllowance(who.sex, paid, compulsory.months, reachedIn, claimIn, transitional, average);
  return {
    ...known,
    averageIncome: rounded(average),
    ratePercent: ratePercent(who.sex, benefitYears(contributedMonths)),
    monthlyPension: rounded(monthlyPension(who.sex, contributedMonths, average)),
    oneTimeAllowance: rounded(allowance),
    ...(coefficientsAssumed(claimIn, paid) ? { assumptions: ['coefficients'] } : {}),
  };
}

function compulsoryOf(fields: Fields): Compulsory {
  if (!given(fields, 'compulsory')) return { months: 0, averageSalary: 0 };
  const inner = fieldsOf(required(fields, 'compulsory'), 'compulsory', ['months', 'averageSalary']);
  return {
    months: whole(inner, 'months', 1, mostMonths),
    averageSalary: whole(inner, 'averageSalary', 0, 120_000_000),
  };
}

/** The month in which the age is reached, and the first month in which a pension may be claimed (null: months missing). */
export function entitlement(
  who: Person,
  paid: readonly PaidMonth[],
  compulsoryMonths: number,
  transitional: boolean,
): { reachedIn: Month; eligibleFrom: Month | null } {
  if (transitional) {
    const reachedIn = who.bornIn + 12 * (who.sex === 'male' ? 60 : 55);
    const complete = completedIn(twentyYears, paid, 0);
    return { reachedIn, eligibleFrom: complete === null ? null : Math.max(afterBoth(reachedIn, complete), newLaw) };
  }
  const { reachedIn } = retirementAge(who.sex, who.bornIn);
  const fifteen = completedIn(fifteenYears, paid, compulsoryMonths);
  if (fifteen === null) return { reachedIn, eligibleFrom: null };
  const byFifteen = Math.max(afterBoth(reachedIn, fifteen), newLaw);
  const twenty = completedIn(twentyYears, paid, compulsoryMonths);
  const byTwenty = twenty === null ? Infinity : afterBoth(reachedIn, twenty);
  return { reachedIn, eligibleFrom: Math.min(byFifteen, byTwenty) };
}

function afterBoth(reachedIn: Month, complete: Month): Month {
  return Math.max(reachedIn, complete) + 1;
}

/**
 * The month in which so many months are there, null when they never are. The compulsory months lie before the first
 * voluntary one; without a voluntary one nobody asks when they were, and −Infinity binds nothing.
 */
function completedIn(needed: number, paid: readonly PaidMonth[], compulsoryMonths: number): Month | null {
  const first = paid[0];
  if (compulsoryMonths >= needed) return first === undefined ? -Infinity : first.month - 1;
  let count = compulsoryMonths;
  for (const { month } of paid) {
    count += 1;
    if (count === needed) return month;
  }
  return null;
}

function whyNot(
  claimIn: Month | null,
  reachedIn: Month,
  paid: readonly PaidMonth[],
  compulsoryMonths: number,
  transitional: boolean,
): string | null {
  const first = paid[0];
  const open = first !== undefined && first.month < monthOf(2021, 1) && paid.length >= twentyYears;
  if (transitional && !open) return 'transitional-age-not-open';
  if (claimIn !== null && claimIn <= reachedIn) return 'age-not-reached';
  const months = paid.length + compulsoryMonths;
  if (claimIn === null || months < fifteenYears) return 'months-missing';
  if (claimIn < newLaw && (transitional || months < twentyYears)) return 'before-the-law';
  return null;
}

/** The mean of the adjusted voluntary incomes and of the compulsory salary, each weighed by its months. */
export function mixedAverage(
  paid: readonly PaidMonth[],
  compulsory: Compulsory,
  claimIn: Month,
  claimField: string,
): Fraction {
  const voluntary = adjustedSum(paid, claimIn, claimField);
  const all = plus(voluntary, times(fraction(compulsory.averageSalary), fraction(compulsory.months)));
  return over(all, fraction(paid.length + compulsory.months));
}

/** Per cent of the average: 45 at 15 years (men: at 20, and 40 at 15), at most 75. */
export function ratePercent(sex: Sex, years: number): number {
  if (sex === 'female') return Math.min(75, 45 + 2 * (years - 15));
  if (years < 20) return 40 + (years - 15);
  return Math.min(75, 45 + 2 * (years - 20));
}

/** The pension of so many months with this average. */
export function monthlyPension(sex: Sex, months: number, average: Fraction): Fraction {
  const rate = ratePercent(sex, benefitYears(months));
  return times(average, fraction(rate * 2, 200));
}

function oneTimeAllowance(
  sex: Sex,
  paid: readonly PaidMonth[],
  compulsoryMonths: number,
  reachedIn: Month,
  claimIn: Month,
  transitional: boolean,
  average: Fraction,
): Fraction {
  const extra = benefitYears(paid.length + compulsoryMonths) - (sex === 'male' ? 35 : 30);
  if (extra <= 0) return zero;
  const complete = transitional ? completedIn(twentyYears, paid, 0) : completedIn(fifteenYears, paid, compulsoryMonths);
  let lateMonths = 0;
  for (const { month } of paid)
    if (claimIn >= newLaw && month > reachedIn && complete !== null && month > complete) lateMonths += 1;
  const late = Math.min(extra, benefitYears(lateMonths));
  const early = extra - late;
  return plus(
    times(times(fraction(2), average), exactYears(late)),
    times(times(fraction(1, 2), average), exactYears(early)),
  );
}
