import { at, casesOr, is, minus, number, over, plus, power, rule, sumOver, times, when } from '../../language/make.ts';
import type { Term } from '../../language/term.ts';
import { chosenIncome, instalment, method, missingMonths, payMonth, years, yieldGiven, yieldTold } from '../facts.ts';
import { PAYMENT_MONTHS_MAX } from '../limits.ts';
import { contributionRate, methodMonths } from '../parameters/contribution.ts';
import { povertyLine, incomeLimitMultiple } from '../parameters/poverty.ts';
import { referenceLevel } from '../parameters/reference.ts';
import { fundYield } from '../parameters/yield.ts';
import { oneMonth } from '../record.ts';

/** The lowest income that may be chosen: the rural poverty line on the day of payment. */
export const lowestIncome = rule('lowestIncome', {
  unit: 'dong/month',
  cites: ['L41 31.2'],
  is: at(povertyLine, payMonth),
});

/** The highest: 20 times the reference level on the day of payment. */
export const highestIncome = rule('highestIncome', {
  unit: 'dong/month',
  cites: ['L41 31.2'],
  is: times(at(incomeLimitMultiple, payMonth), at(referenceLevel, payMonth)),
});

/** What one month costs before any support: 22 % of the chosen income. */
export const monthlyContribution = rule('monthlyContribution', {
  unit: 'dong/month',
  cites: ['L41 36.1', 'L58 87.1'],
  is: times(at(contributionRate, payMonth), chosenIncome),
});

/** How many months one payment covers. */
export const contributionMonths = rule('contributionMonths', {
  unit: 'months',
  cites: ['L41 36.2', 'ND134 9'],
  is: casesOr(
    [
      when(is(method, 'future-years'), times(years, number(12, 'months/year')), 'L41 36.2.d'),
      when(is(method, 'missing-months'), missingMonths, 'L41 36.2.e'),
    ],
    at(methodMonths, payMonth, method),
    'L41 36.2',
  ),
  range: [0, PAYMENT_MONTHS_MAX],
});

/** The fund's monthly yield r: as told, or as published for the year before the payment. */
export const monthlyYield = rule('monthlyYield', {
  unit: 'fraction',
  cites: ['ND159 6', 'ND159 18.4'],
  is: casesOr([when(yieldTold, yieldGiven, 'ND159 6')], at(fundYield, payMonth), 'ND159 18.4'),
});

const growth: Term = plus(number(1, 'fraction'), monthlyYield);
/** The instalment i of a payment for future years, discounted by i − 1 months. */
export const discounted: Term = times(monthlyContribution, oneMonth, power(growth, minus(number(1), instalment)));

/** The amount of the method before support: plain, discounted for future years, with interest for missing months. */
export const grossContribution = rule('grossContribution', {
  unit: 'dong',
  cites: ['ND159 6', 'ND159 7', 'ND134 10'],
  is: casesOr(
    [
      when(
        is(method, 'future-years'),
        sumOver(instalment, number(1), plus(months(contributionMonths), number(1)), discounted),
        'ND159 6',
      ),
      when(
        is(method, 'missing-months'),
        sumOver(
          instalment,
          number(1),
          plus(months(contributionMonths), number(1)),
          times(monthlyContribution, oneMonth, power(growth, instalment)),
        ),
        'ND159 7',
      ),
    ],
    times(monthlyContribution, contributionMonths),
    'ND134 10.2',
  ),
});

/** A length in months as a plain count, to number instalments. */
export function months(length: Term): Term {
  return over(length, oneMonth);
}
