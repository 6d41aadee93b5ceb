import { casesOr, is, minus, number, plus, round, rule, sumOver, times, when } from '../../language/make.ts';
import { instalment, method, monthsLeft } from '../facts.ts';
import { supportReturned } from '../support/support.ts';
import { contributionMonths, discounted, monthlyContribution, months } from './contribution.ts';
import { ROUNDING } from './payment.ts';

/** What was paid in for the months that are left: plain, or the last discounted instalments of a payment ahead. */
export const paidForMonthsLeft = rule('paidForMonthsLeft', {
  unit: 'dong',
  cites: ['ND159 8.2', 'ND159 8.3'],
  is: casesOr(
    [
      when(
        is(method, 'future-years'),
        sumOver(
          instalment,
          plus(months(minus(contributionMonths, monthsLeft)), number(1)),
          plus(months(contributionMonths), number(1)),
          discounted,
        ),
        'ND159 8.3',
      ),
    ],
    times(monthlyContribution, monthsLeft),
    'ND159 8.2',
  ),
});

/** What goes back to the person. */
export const refund = rule('refund', {
  unit: 'dong',
  cites: ['ND159 8'],
  is: round('half-up', minus(paidForMonthsLeft, supportReturned), ROUNDING),
});
/** What goes back to the budget. */
export const stateSupportReturned = rule('stateSupportReturned', {
  unit: 'dong',
  cites: ['ND159 5.6'],
  is: round('half-up', supportReturned, ROUNDING),
});
