import {
  at,
  atLeast,
  casesOr,
  greatest,
  least,
  minus,
  notBelowZero,
  number,
  over,
  plus,
  round,
  rule,
  sumSpells,
  times,
  when,
  fixed,
  above,
} from '../../language/make.ts';
import { averageSalary, compulsoryMonths, missingLump, sex, spellFrom, spellMonths } from '../facts.ts';
import { ROUNDING } from '../contribution/payment.ts';
import {
  extraYearRate,
  extraYearsFrom,
  fullRate,
  fullRateYears,
  lateYearRate,
  rateMost,
  ratePerYear,
  shortRate,
  shortRatePerYear,
  shortRateYears,
} from '../parameters/pension.ts';
import { ADJUSTED_MAX, adjustedIncomesOf, benefitYearsOf, oneMonth, recordRange, spellUntil } from '../record.ts';
import { benefitYears, claimMonth, completed, contributedMonths, reachedIn, underLaw41 } from './eligibility.ts';

/** All adjusted incomes of the record, compulsory months at their average salary. */
export const adjustedIncomes = rule('adjustedIncomes', {
  unit: 'dong',
  cites: ['L41 104', 'ND159 11.4'],
  is: plus(times(averageSalary, compulsoryMonths), adjustedIncomesOf('adjustedVoluntaryIncomes', claimMonth)),
  range: [0, ADJUSTED_MAX],
});

/** The average of the adjusted incomes of all months; carried on unrounded. */
export const averageIncome = rule('averageIncome', {
  unit: 'dong/month',
  cites: ['L41 104', 'ND159 11.4'],
  is: over(adjustedIncomes, contributedMonths),
});

const fullYears = at(fullRateYears, claimMonth, sex);

/** The share of the average that is paid: 45 % at the full years, more for each further one, less between 15 and them. */
export const pensionRate = rule('pensionRate', {
  unit: 'percent',
  cites: ['L41 99.1', 'ND134 3.2'],
  is: least(
    at(rateMost, claimMonth),
    casesOr(
      [
        when(
          atLeast(benefitYears, fullYears),
          plus(at(fullRate, claimMonth), times(at(ratePerYear, claimMonth, sex), minus(benefitYears, fullYears))),
          'L41 99.1',
        ),
      ],
      plus(
        at(shortRate, claimMonth),
        times(at(shortRatePerYear, claimMonth), minus(benefitYears, at(shortRateYears, claimMonth))),
      ),
      'L41 99.1',
    ),
  ),
});

/** The pension of one month, as decided: later rises are not in it, and there is no minimum for voluntary time. */
export const monthlyPension = rule('monthlyPension', {
  unit: 'dong/month',
  cites: ['L41 99', 'L41 104'],
  is: round('half-up', times(averageIncome, pensionRate), ROUNDING),
});

/** Years above those that give the highest rate. */
export const extraYears = rule('extraYears', {
  unit: 'years',
  cites: ['L41 100.1', 'L58 75'],
  is: notBelowZero(minus(benefitYears, at(extraYearsFrom, claimMonth, sex)), 'years'),
});

/** From when on a paid month is a late one: after the age and after the qualifying months. */
const lateFrom = rule('lateFrom', {
  unit: 'month',
  cites: ['L41 100.2'],
  is: plus(greatest(reachedIn, completed), oneMonth),
});

/** Months paid after the age was reached and the pension was open. */
export const lateMonths = rule('lateMonths', {
  unit: 'months',
  cites: ['L41 100.2'],
  is: sumSpells(
    casesOr(
      [
        when(
          missingLump,
          casesOr([when(atLeast(spellFrom, lateFrom), spellMonths, 'L41 100.2')], number(0, 'months')),
          'ND159 7',
        ),
      ],
      notBelowZero(minus(spellUntil, greatest(spellFrom, lateFrom)), 'months'),
    ),
  ),
  range: recordRange,
});

const lateYearsPaid = benefitYearsOf('lateYearsPaid', lateMonths);

/** Of the extra years, those paid late; none under the old law. */
export const lateYears = rule('lateYears', {
  unit: 'years',
  cites: ['L41 100.2'],
  is: casesOr([when(underLaw41, least(extraYears, lateYearsPaid), 'L41 100.2')], number(0, 'years'), 'L58 75'),
});

/** The one-time allowance on retirement: half an average month for an extra year, two for one that was paid late. */
export const oneTimeAllowance = rule('oneTimeAllowance', {
  unit: 'dong',
  cites: ['L41 100', 'L58 75'],
  is: casesOr(
    [
      when(
        above(extraYears, number(0, 'years')),
        round('half-up', times(averageIncome, allowanceMonths()), ROUNDING),
        'L41 100',
      ),
    ],
    number(0, 'dong'),
    'L41 100.1',
  ),
});

function allowanceMonths(): ReturnType<typeof plus> {
  return plus(
    times(lateYears, fixed(lateYearRate)),
    times(minus(extraYears, lateYears), at(extraYearRate, claimMonth)),
  );
}

/** The average as it is answered, in whole đồng. */
export const averageIncomeDong = rule('averageIncomeDong', {
  unit: 'dong/month',
  cites: ['L41 104'],
  is: round('half-up', averageIncome, ROUNDING),
});
