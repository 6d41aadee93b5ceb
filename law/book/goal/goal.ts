import { fact, least, minus, number, over, round, rule, times } from '../../language/make.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { monthlyContribution } from '../contribution/contribution.ts';
import { supportMonthsLeft, supportPerMonth } from '../support/support.ts';
import { oneMonth, recordRange } from '../record.ts';

/** Months that the plan pays, from its start to its stop. */
export const plannedMonths = fact('plannedMonths', 'months', recordRange);

const supportedOf = least(plannedMonths, supportMonthsLeft);

/** What the State pays in over the whole plan, by the law of its first month. */
export const planStateSupport = rule('planStateSupport', {
  unit: 'dong',
  cites: ['ND159 5.1', 'ND159 5.2'],
  is: times(supportedOf, supportPerMonth),
});

/** What the person pays over the whole plan, by the law of its first month. */
export const planPayable = rule('planPayable', {
  unit: 'dong',
  cites: ['L41 36.1', 'ND159 5.3'],
  is: round('half-up', minus(times(monthlyContribution, plannedMonths), planStateSupport), ROUNDING),
});

/** Of these, the first month. */
export const planFirstPayable = rule('planFirstPayable', {
  unit: 'dong',
  cites: ['L41 36.1', 'ND159 5.3'],
  is: round(
    'half-up',
    minus(times(monthlyContribution, oneMonth), times(least(oneMonth, supportMonthsLeft), supportPerMonth)),
    ROUNDING,
  ),
});

/** How many years the plan pays. */
export const planYears = rule('planYears', {
  unit: 'years',
  cites: ['L41 98'],
  is: over(plannedMonths, number(12, 'months/year')),
});
