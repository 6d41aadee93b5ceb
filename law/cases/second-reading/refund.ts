import {
  discounted,
  monthly,
  monthlyGrowth,
  mostIncome,
  refuseBeforeTheBook,
  refuseIllegalIncome,
  refuseNumberOfAnotherMethod,
  supported,
  yieldGiven,
} from './contribution.ts';
import type { Fraction } from './fraction.ts';
import { fraction, minus, over, rounded, times } from './fraction.ts';
import { fieldsOf, given, monthOfTheDay, oneOf, whole } from './input.ts';
import { groups, supportOfAMonth } from './tables.ts';

const monthsOfMethod = { quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;

/** What is paid back for the months left of a method, and what goes back to the State? */
export function refundQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, [
    'paidOn',
    'income',
    'method',
    'years',
    'monthsLeft',
    'group',
    'supportedMonthsLeft',
    'yield',
  ]);
  const paidOn = monthOfTheDay(fields, 'paidOn');
  const income = whole(fields, 'income', 1, mostIncome);
  const method = oneOf(fields, 'method', ['quarterly', 'half-yearly', 'yearly', 'future-years']);
  const group = oneOf(fields, 'group', groups);
  const givenYield = yieldGiven(fields);
  refuseNumberOfAnotherMethod(fields, 'years', method === 'future-years');
  const months = method === 'future-years' ? 12 * whole(fields, 'years', 2, 5) : monthsOfMethod[method];
  const monthsLeft = whole(fields, 'monthsLeft', 1, months);
  const supportedLeft = given(fields, 'supportedMonthsLeft')
    ? whole(fields, 'supportedMonthsLeft', 0, monthsLeft)
    : monthsLeft;

  refuseBeforeTheBook(paidOn, 'paidOn');
  refuseIllegalIncome(income, paidOn);

  let paid: Fraction;
  let assumed = false;
  if (method === 'future-years') {
    const growth = monthlyGrowth(givenYield, paidOn, 'paidOn');
    // The first month left was divided by 1 + r once for every month before it.
    paid = discounted(monthsLeft, monthly(income), growth.factor);
    for (let month = 1; month <= months - monthsLeft; month += 1) paid = over(paid, growth.factor);
    assumed = growth.assumed;
  } else {
    paid = times(fraction(monthsLeft), monthly(income));
  }
  const support = fraction(supported(supportedLeft, 0, group, paidOn) * supportOfAMonth(group, paidOn));
  return {
    refund: rounded(minus(paid, support)),
    stateSupportReturned: rounded(support),
    ...(assumed ? { assumptions: ['yield'] } : {}),
  };
}
