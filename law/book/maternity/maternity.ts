import { all, at, atLeast, casesOr, fixed, minus, number, round, rule, times, when } from '../../language/make.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { birthMonth, children } from '../facts.ts';
import { maternityGrant, maternityMonths, maternityWindow } from '../parameters/maternity.ts';
import { law41, monthsWithin, oneMonth, voluntarySpell } from '../record.ts';

const windowFrom = minus(birthMonth, fixed(maternityWindow));

/** Months paid, of both kinds, in the twelve before the month of birth. */
export const monthsInLast12 = monthsWithin('monthsInLast12', windowFrom, birthMonth, null);

const voluntaryInLast12 = monthsWithin('voluntaryInLast12', windowFrom, birthMonth, voluntarySpell);

/** Whether the grant is due: six months of twelve, at least one of them voluntary, births since July 2025. */
export const maternityEligible = rule('maternityEligible', {
  unit: 'yes-no',
  cites: ['L41 94.1'],
  is: all(
    atLeast(birthMonth, law41),
    atLeast(monthsInLast12, at(maternityMonths, birthMonth)),
    atLeast(voluntaryInLast12, oneMonth),
  ),
});

/** The grant for every child born, and for every child dead in the womb from week 22. */
export const maternityAmount = rule('maternityAmount', {
  unit: 'dong',
  cites: ['L41 95.1'],
  is: casesOr(
    [when(maternityEligible, round('half-up', times(at(maternityGrant, birthMonth), children), ROUNDING), 'L41 95.1')],
    number(0, 'dong'),
    'L41 94.1',
  ),
});
