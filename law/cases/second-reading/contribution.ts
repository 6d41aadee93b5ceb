import type { Fraction } from './fraction.ts';
import { asPrinted, fraction, minus, over, plus, rounded, times, zero } from './fraction.ts';
import type { Fields } from './input.ts';
import { at, BadInput, decimal, fieldsOf, given, monthOfTheDay, oneOf, required, whole } from './input.ts';
import type { Month } from './months.ts';
import { monthOf, yearOf } from './months.ts';
import type { Group } from './tables.ts';
import {
  groups,
  firstSupport,
  incomeStep,
  knownYield,
  legalIncomes,
  mostSupported,
  newLaw,
  povertyLine,
  supportOfAMonth,
} from './tables.ts';

/** No rate of contribution is in the book for earlier payments. */
export const firstPayment: Month = monthOf(2016, 1);

/** Months of the methods that have no number of their own. */
const monthsOfMethod: ReadonlyMap<string, number> = new Map([
  ['monthly', 1],
  ['quarterly', 3],
  ['half-yearly', 6],
  ['yearly', 12],
]);

/** What is to be paid for a method of payment, and who pays it? */
export function contributionQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, [
    'payOn',
    'income',
    'method',
    'years',
    'months',
    'group',
    'supportedMonthsBefore',
    'localPercent',
    'yield',
  ]);
  const payOn = monthOfTheDay(fields, 'payOn');
  const income = whole(fields, 'income', 1, mostIncome);
  const method = oneOf(fields, 'method', [
    'monthly',
    'quarterly',
    'half-yearly',
    'yearly',
    'future-years',
    'missing-months',
  ]);
  const group = oneOf(fields, 'group', groups);
  const supportedBefore = given(fields, 'supportedMonthsBefore')
    ? whole(fields, 'supportedMonthsBefore', 0, mostSupported)
    : 0;
  const localPercent = given(fields, 'localPercent') ? percent(fields, 'localPercent') : zero;
  const givenYield = yieldGiven(fields);
  refuseNumberOfAnotherMethod(fields, 'years', method === 'future-years');
  refuseNumberOfAnotherMethod(fields, 'months', method === 'missing-months');

  const years = method === 'future-years' ? whole(fields, 'years', 2, 5) : null;
  const missing = method === 'missing-months' ? whole(fields, 'months', 1, 120) : null;
  refuseBeforeTheBook(payOn, 'payOn');
  refuseIllegalIncome(income, payOn);
  if (missing !== null && missing > 60 && payOn >= newLaw) throw new BadInput('months', 'more than 60');

  let months: number;
  let gross: Fraction;
  let assumed = false;
  if (years !== null) {
    const growth = monthlyGrowth(givenYield, payOn, 'payOn');
    months = 12 * years;
    gross = discounted(months, monthly(income), growth.factor);
    assumed = growth.assumed;
  } else if (missing !== null) {
    const growth = monthlyGrowth(givenYield, payOn, 'payOn');
    months = missing;
    gross = withInterest(months, monthly(income), growth.factor);
    assumed = growth.assumed;
  } else {
    months = monthsOfMethod.get(method) ?? 1;
    gross = times(fraction(months), monthly(income));
  }

  const supportedMonths = supported(months, supportedBefore, group, payOn);
  const stateSupport = fraction(supportedMonths * supportOfAMonth(group, payOn));
  const baseOfSupport = times(fraction(22, 100), fraction(povertyLine(payOn)));
  const localSupport = times(fraction(supportedMonths), times(localPercent, baseOfSupport));
  return {
    months,
    gross: rounded(gross),
    supportedMonths,
    stateSupport: rounded(stateSupport),
    localSupport: rounded(localSupport),
    payable: rounded(minus(minus(gross, stateSupport), localSupport)),
    ...(assumed ? { assumptions: ['yield'] } : {}),
  };
}

/** 22 % of the income. */
export function monthly(income: number): Fraction {
  return times(fraction(22, 100), fraction(income));
}

/** There is no contribution to answer for before 2016. */
export function refuseBeforeTheBook(month: Month, field: string): void {
  if (month < firstPayment) throw new BadInput(field, 'no rate of contribution is known');
}

/** An income has to lie between the limits of the month, and on the grid above the poverty line. */
export function refuseIllegalIncome(income: number, month: Month): void {
  const { least, most } = legalIncomes(month);
  if (income < least || income > most) throw new BadInput('income', 'not between the limits of the month');
  if ((income - least) % incomeStep !== 0) throw new BadInput('income', 'off the grid of 50,000');
}

/** Above every legal income. */
export const mostIncome = 1_000_000_000;

/** The yield in the input, null when it is left out. */
export function yieldGiven(fields: Fields): Fraction | null {
  return given(fields, 'yield') ? asPrinted(decimal(fields, 'yield', 0, 0.05)) : null;
}

/** 1 + r for a payment of the month. */
export function monthlyGrowth(
  givenYield: Fraction | null,
  payOn: Month,
  field: string,
): { factor: Fraction; assumed: boolean } {
  if (givenYield !== null) return { factor: plus(fraction(1), givenYield), assumed: false };
  const known = knownYield(yearOf(payOn), field);
  return { factor: plus(fraction(1), fraction(known.hundredThousandths, 100_000)), assumed: known.assumed };
}

/** "years" belongs to one method only, and so does "months". */
export function refuseNumberOfAnotherMethod(fields: Fields, name: string, belongs: boolean): void {
  if (belongs) required(fields, name);
  else if (given(fields, name)) throw new BadInput(at(fields.path, name), 'not a field of this method');
}

/** The amount of the first month, the second one divided by 1 + r, the third one twice, and so on. */
export function discounted(months: number, amount: Fraction, growth: Fraction): Fraction {
  // From the last month to the first: what is due later has been divided once more each time.
  let sum = zero;
  for (let month = months; month >= 1; month -= 1) sum = plus(amount, over(sum, growth));
  return sum;
}

/** The amount of every month, one month's interest on the last, two on the one before, and so on. */
export function withInterest(months: number, amount: Fraction, growth: Fraction): Fraction {
  let sum = zero;
  for (let month = 1; month <= months; month += 1) sum = times(plus(sum, amount), growth);
  return sum;
}

/** How many of the months are supported: those left up to 120, and none without a group or before 2018. */
export function supported(months: number, before: number, group: Group, payOn: Month): number {
  if (group === 'none' || payOn < firstSupport) return 0;
  return Math.min(months, Math.max(0, mostSupported - before));
}

function percent(fields: Fields, name: string): Fraction {
  const given = asPrinted(decimal(fields, name, 0, 100));
  if ((given.top * 10_000n) % given.bottom !== 0n) throw new BadInput(at(fields.path, name), 'more than four decimals');
  return over(given, fraction(100));
}
