import {
  at,
  atLeast,
  atMost,
  below,
  casesOr,
  equals,
  fixed,
  greatest,
  inOrder,
  minus,
  number,
  oneOf,
  over,
  plus,
  round,
  rule,
  times,
  when,
} from '../../language/make.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { bornIn, requestMonth } from '../facts.ts';
import { allowanceLeastMonths, allowanceRate, socialPension, socialPensionAge } from '../parameters/allowance.ts';
import { qualifyingMonths } from '../parameters/pension.ts';
import { ageReachedIn, averageIncomeOf, benefitYearsOf, law41, voluntaryMonths } from '../record.ts';

/** Months from the one after the request to the 75th birthday, both included. */
export const monthsToSocialPension = rule('monthsToSocialPension', {
  unit: 'months',
  cites: ['L41 21.1', 'ND159 14'],
  is: greatest(number(0, 'months'), minus(plus(bornIn, fixed(socialPensionAge)), requestMonth)),
});

const REFUSALS = [
  'none',
  'not-in-force',
  'age-not-reached',
  'social-pension-age',
  'pension-open',
  'too-short',
] as const;
const refused = (name: (typeof REFUSALS)[number]): ReturnType<typeof oneOf> => oneOf({ choices: REFUSALS }, name);

/** Why there is no monthly allowance; "none" where there is one. */
export const allowanceRefusal = rule('allowanceRefusal', {
  unit: 'choice',
  cites: ['L41 23', 'ND159 14'],
  choices: REFUSALS,
  is: inOrder(
    [
      when(below(requestMonth, law41), refused('not-in-force'), 'L41 140.1'),
      when(below(requestMonth, ageReachedIn), refused('age-not-reached'), 'L41 23.1'),
      when(atMost(monthsToSocialPension, number(0, 'months')), refused('social-pension-age'), 'L41 23.1'),
      when(atLeast(voluntaryMonths, at(qualifyingMonths, requestMonth)), refused('pension-open'), 'L41 23.1'),
      when(below(voluntaryMonths, at(allowanceLeastMonths, requestMonth)), refused('too-short'), 'ND159 14.3'),
    ],
    refused('none'),
    'L41 23.1',
  ),
});

/** Whether the allowance is due. */
export const allowanceAllowed = rule('allowanceAllowed', {
  unit: 'yes-no',
  cites: ['L41 23.1'],
  is: equals(allowanceRefusal, refused('none')),
});

const averageIncome = averageIncomeOf('averageIncomeAtRequest', requestMonth);
/** The average as it is answered, in whole đồng. */
export const averageIncomeAtRequest = rule('averageIncomeAtRequestDong', {
  unit: 'dong/month',
  cites: ['L41 104'],
  is: round('half-up', averageIncome, ROUNDING),
});

/** Years that count for the allowance. */
export const allowanceYears = benefitYearsOf('allowanceYears', voluntaryMonths);

const social = at(socialPension, requestMonth);

/** For how many months the own record pays the allowance, a started month counting whole. */
export const allowanceMonths = rule('allowanceMonths', {
  unit: 'months',
  cites: ['ND159 14.3'],
  is: round('up', over(times(averageIncome, at(allowanceRate, requestMonth), allowanceYears), social), 'ND159 14.3'),
});

const longEnough = atLeast(allowanceMonths, monthsToSocialPension);

/** The monthly amount: the social pension, or more where the record would pay for longer than is needed. */
export const allowanceMonthly = rule('allowanceMonthly', {
  unit: 'dong/month',
  cites: ['ND159 14.8'],
  is: round(
    'half-up',
    casesOr(
      [when(longEnough, over(times(social, allowanceMonths), monthsToSocialPension), 'ND159 14.8')],
      social,
      'ND159 14.5',
    ),
    ROUNDING,
  ),
});

/** Whether the record pays up to the age of the social pension. */
export const allowanceLongEnough = rule('allowanceLongEnough', {
  unit: 'yes-no',
  cites: ['ND159 14.5'],
  is: longEnough,
});

/** What it costs to buy the months that are missing up to the social pension. */
export const topUpPrice = rule('topUpPrice', {
  unit: 'dong',
  cites: ['ND159 14.5'],
  is: round('half-up', times(minus(monthsToSocialPension, allowanceMonths), social), ROUNDING),
});
