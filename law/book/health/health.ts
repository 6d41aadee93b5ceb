import { at, least, minus, number, plus, round, rule, sumOver, times } from '../../language/make.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { healthMonths, members, payMonth, rank } from '../facts.ts';
import { healthRate, healthShare } from '../parameters/health.ts';
import { referenceLevel } from '../parameters/reference.ts';

const one = number(1);
const lastShare = number((healthShare.steps[0]?.values.length ?? 1) - 1);

/** The premium of the member at a place in the household; from the fifth on it stays the same. */
export const memberPremium = rule('memberPremium', {
  unit: 'dong',
  cites: ['ND188 6', 'ND146 7'],
  is: round(
    'half-up',
    times(
      healthMonths,
      at(healthRate, payMonth),
      at(referenceLevel, payMonth),
      at(healthShare, payMonth, least(minus(rank, one), lastShare)),
    ),
    ROUNDING,
  ),
});

/** The premium of the whole household. */
export const householdPremium = rule('householdPremium', {
  unit: 'dong',
  cites: ['ND188 6', 'ND146 7'],
  is: sumOver(rank, one, plus(members, one), memberPremium),
});
