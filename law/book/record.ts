import {
  above,
  ageReached,
  all,
  at,
  atMost,
  aYear,
  cases,
  casesOr,
  equals,
  fixed,
  greatest,
  least,
  minus,
  not,
  notBelowZero,
  number,
  over,
  plus,
  remainder,
  rule,
  sumOver,
  sumSpells,
  times,
  when,
  whole,
  yearOf,
} from '../language/make.ts';
import type { Rule, Term } from '../language/term.ts';
import { bornIn, compulsorySpell, income, missingLump, month, sex, spellFrom, spellMonths } from './facts.ts';
import { MONTHS_BEFORE_2014_MAX, RECORD_MONTHS_MAX, SALARY_MAX } from './limits.ts';
import { retirementAge } from './parameters/age.ts';
import { adjustment } from './parameters/coefficients/index.ts';
import { contributionRate } from './parameters/contribution.ts';
import { law41From } from './parameters/laws.ts';
import { oddMonthsHalfYear } from './parameters/pension.ts';
import { laterPartFrom } from './parameters/withdrawal.ts';

/** Month in which Law 41/2024 came into force. */
export const law41 = fixed(law41From);
/** One month, to turn a monthly amount into money. */
export const oneMonth: Term = number(1, 'months');
/** Months of a record as a length; the bound that keeps sums exact. */
export const recordRange = [0, RECORD_MONTHS_MAX] as const;

/** The first month after a spell. */
export const spellUntil = rule('spellUntil', { unit: 'month', cites: [], is: plus(spellFrom, spellMonths) });

/** Months paid in the voluntary scheme. */
export const voluntaryMonths = rule('voluntaryMonths', {
  unit: 'months',
  cites: ['L41 5.5'],
  is: sumSpells(spellMonths),
  range: recordRange,
});

/** The month in which the age of Labour Code 169(2) is reached, by the roadmap of Decree 135/2020. */
export const ageReachedIn = rule('ageReachedIn', {
  unit: 'month',
  cites: ['L41 98', 'ND135 4'],
  is: ageReached(bornIn, retirementAge, sex),
});

/**
 * A rule for the years that count for the amount of a benefit: twelve months a year; 1 to 6 odd months count half a
 * year, more of them a whole one (L41 art 5(6)).
 */
export function benefitYearsOf(name: string, months: Term): Rule {
  const odd = remainder(months, aYear);
  const none = number(0, 'months');
  const half = fixed(oddMonthsHalfYear);
  return rule(name, {
    unit: 'years',
    cites: ['L41 5.6', 'L58 85.7'],
    is: plus(
      whole(months, number(12, 'months/year')),
      cases(
        when(equals(odd, none), number(0, 'years'), 'L41 5.6'),
        when(all(above(odd, none), atMost(odd, half)), over(number(1, 'years'), number(2)), 'L41 5.6'),
        when(above(odd, half), number(1, 'years'), 'L41 5.6'),
      ),
    ),
  });
}

/** The greatest sum of adjusted incomes: every month of a record at the greatest salary, which no adjusted income exceeds. */
export const ADJUSTED_MAX = SALARY_MAX * RECORD_MONTHS_MAX;

/**
 * A rule for Σ income × coefficient of the calendar year in which it was paid, over all months of the record.
 * Months bought by a missing-time lump have coefficient 1 (ND159 art 10(3)).
 * @param on the month whose year names the table of coefficients
 */
export function adjustedIncomesOf(name: string, on: Term): Rule {
  return rule(name, {
    unit: 'dong',
    cites: ['L41 104', 'ND159 10.2'],
    is: sumSpells(
      casesOr(
        [when(missingLump, times(income, spellMonths), 'ND159 10.3')],
        sumOver(month, spellFrom, spellUntil, times(income, oneMonth, at(adjustment, on, yearOf(month)))),
        'ND159 10.2',
      ),
    ),
    range: [0, ADJUSTED_MAX],
  });
}

/** A rule for the mean of the adjusted incomes over all voluntary months. */
export function averageIncomeOf(name: string, on: Term): Rule {
  return rule(name, {
    unit: 'dong/month',
    cites: ['L41 104'],
    is: over(adjustedIncomesOf(`${name}Sum`, on), voluntaryMonths),
  });
}

/** Gross amount paid into the fund for the whole record: 22 % of every month's income. */
export function grossPaidOf(name: string, on: Term): Rule {
  return rule(name, {
    unit: 'dong',
    cites: ['L41 36.1'],
    is: times(at(contributionRate, on), sumSpells(times(income, spellMonths))),
  });
}

/** Months paid before January 2014. */
export const monthsBefore2014 = rule('monthsBefore2014', {
  unit: 'months',
  cites: ['L41 102.2'],
  is: sumSpells(notBelowZero(minus(least(spellUntil, fixed(laterPartFrom)), spellFrom), 'months')),
  range: [0, MONTHS_BEFORE_2014_MAX],
});

/** Whole years before 2014. */
export const yearsBefore2014 = rule('yearsBefore2014', {
  unit: 'years',
  cites: ['L41 102.2.a'],
  is: whole(monthsBefore2014, number(12, 'months/year')),
});

/** Months that count at the rate from 2014: those paid since, and the odd months carried over from before. */
export const laterMonths = rule('laterMonths', {
  unit: 'months',
  cites: ['L41 102.2.a'],
  is: minus(voluntaryMonths, times(yearsBefore2014, number(12, 'months/year'))),
  range: recordRange,
});

/** Years that count at the rate from 2014, odd months as half or whole years. */
export const yearsFrom2014 = benefitYearsOf('yearsFrom2014', laterMonths);

/**
 * A rule for the months of the record that lie in a window of the calendar.
 * @param counts which spells count; null: all of them
 */
export function monthsWithin(name: string, from: Term, until: Term, counts: Term | null): Rule {
  const inside = notBelowZero(minus(least(spellUntil, until), greatest(spellFrom, from)), 'months');
  return rule(name, {
    unit: 'months',
    cites: ['L41 94'],
    is: sumSpells(counts ? casesOr([when(counts, inside, 'L41 94')], number(0, 'months'), 'L41 94') : inside),
    range: recordRange,
  });
}

/** Whether a spell is of the voluntary scheme. */
export const voluntarySpell: Term = not(compulsorySpell);
