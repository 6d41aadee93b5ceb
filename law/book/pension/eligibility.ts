import {
  all,
  any,
  at,
  atLeast,
  atMost,
  below,
  casesOr,
  earlier,
  equals,
  fixed,
  greatest,
  inOrder,
  minus,
  not,
  number,
  oneOf,
  plus,
  rule,
  sumSpells,
  when,
} from '../../language/make.ts';
import type { Rule, Term } from '../../language/term.ts';
import {
  bornIn,
  claimIn,
  claimTold,
  compulsoryMonths,
  missingLump,
  sex,
  spellFrom,
  spellMonths,
  transitionalAgeAsked,
} from '../facts.ts';
import { LAST_MONTH } from '../limits.ts';
import { transitionalAge, transitionalJoinedBefore, transitionalMonths } from '../parameters/age.ts';
import { qualifyingMonths } from '../parameters/pension.ts';
import { ageReachedIn, benefitYearsOf, law41, oneMonth, recordRange, voluntaryMonths } from '../record.ts';

const noMonth = number(0, 'month');
const noMonths = number(0, 'months');
/** Months that open a pension since July 2025 (15 years), and before (20 years). */
const fifteenYears = at(qualifyingMonths, law41);
const twentyYears = at(qualifyingMonths, minus(law41, oneMonth));

/** Voluntary and compulsory months together. */
export const contributedMonths = rule('contributedMonths', {
  unit: 'months',
  cites: ['L41 98', 'ND159 11'],
  is: plus(voluntaryMonths, compulsoryMonths),
  range: recordRange,
});

/** Years that count for the amount. */
export const benefitYears = benefitYearsOf('benefitYears', contributedMonths);

/** The month in which the age is reached: of the roadmap, or 60/55 where the transitional age is asked for. */
export const reachedIn = rule('reachedIn', {
  unit: 'month',
  cites: ['L41 98', 'L41 141.9'],
  is: casesOr(
    [when(transitionalAgeAsked, plus(bornIn, fixed(transitionalAge, sex)), 'L41 141.9')],
    ageReachedIn,
    'L41 98',
  ),
});

/** The first voluntary month. */
export const firstVoluntaryMonth = rule('firstVoluntaryMonth', {
  unit: 'month',
  cites: ['L41 141.9'],
  is: sumSpells(casesOr([when(equals(earlier(spellMonths), noMonths), spellFrom, 'L41 141.9')], noMonth)),
  range: [0, LAST_MONTH],
});

/**
 * A rule for the month in which the months asked for were complete. Compulsory months come before the first voluntary
 * one; the months of a missing-time lump all count from the month of payment.
 */
function completedIn(name: string, needed: Term, compulsory: Term): Rule {
  const open = minus(needed, compulsory);
  const last = casesOr(
    [when(missingLump, spellFrom, 'ND159 7')],
    minus(plus(spellFrom, minus(open, earlier(spellMonths))), oneMonth),
  );
  const here = all(below(earlier(spellMonths), open), atLeast(plus(earlier(spellMonths), spellMonths), open));
  return rule(name, {
    unit: 'month',
    cites: ['L41 98', 'TT11 5'],
    is: casesOr(
      [
        when(
          atMost(open, noMonths),
          casesOr(
            [when(equals(voluntaryMonths, noMonths), noMonth, 'ND159 11.1')],
            minus(firstVoluntaryMonth, oneMonth),
            'ND159 11.1',
          ),
          'ND159 11.1',
        ),
      ],
      sumSpells(casesOr([when(here, last, 'L41 98')], noMonth)),
      'L41 98',
    ),
    range: [0, LAST_MONTH],
  });
}

const completedFifteen = completedIn('completedFifteen', fifteenYears, compulsoryMonths);
const completedTwenty = completedIn('completedTwenty', twentyYears, compulsoryMonths);
const completedTransitional = completedIn('completedTransitional', fixed(transitionalMonths), noMonths);

/** The month in which the months that open the pension were complete. */
export const completed = rule('completed', {
  unit: 'month',
  cites: ['L41 98', 'L41 141.9'],
  is: casesOr([when(transitionalAgeAsked, completedTransitional, 'L41 141.9')], completedFifteen, 'L41 98'),
});

/** Whether the months are there, whatever the age. */
export const monthsEnough = rule('monthsEnough', {
  unit: 'yes-no',
  cites: ['L41 98', 'L41 141.9'],
  is: casesOr(
    [when(transitionalAgeAsked, atLeast(voluntaryMonths, fixed(transitionalMonths)), 'L41 141.9')],
    atLeast(contributedMonths, fifteenYears),
    'L41 98',
  ),
});

/** The month after the age and 20 years under the old law. */
const oldLawFrom = rule('oldLawFrom', {
  unit: 'month',
  cites: ['L58 73', 'ND134 6'],
  is: plus(greatest(reachedIn, completedTwenty), oneMonth),
});

/** The first month for which a pension can be asked: the month after both, never before July 2025 under the 15-year rule. */
export const eligibleFrom = rule('eligibleFrom', {
  unit: 'month',
  cites: ['L41 98', 'L41 101', 'TT11 5'],
  is: casesOr(
    [
      when(
        all(not(transitionalAgeAsked), atLeast(contributedMonths, twentyYears), below(oldLawFrom, law41)),
        oldLawFrom,
        'L58 73',
      ),
    ],
    greatest(plus(greatest(reachedIn, completed), oneMonth), law41),
    'TT11 5',
  ),
});

/** The month in which the pension is asked for: as told, or the first possible. */
export const claimMonth = rule('claimMonth', {
  unit: 'month',
  cites: ['L41 101'],
  is: casesOr([when(claimTold, claimIn, 'L41 101')], eligibleFrom, 'L41 101'),
});

/** Whether the age of 60/55 is open, where it is asked for. */
export const transitionalOpen = rule('transitionalOpen', {
  unit: 'yes-no',
  cites: ['L41 141.9', 'ND159 13.1'],
  is: any(
    not(transitionalAgeAsked),
    all(
      atLeast(voluntaryMonths, fixed(transitionalMonths)),
      below(firstVoluntaryMonth, fixed(transitionalJoinedBefore)),
    ),
  ),
});

const REASONS_AGAINST = [
  'none',
  'transitional-age-not-open',
  'age-not-reached',
  'months-missing',
  'before-the-law',
] as const;

const against = (name: (typeof REASONS_AGAINST)[number]): Term => oneOf({ choices: REASONS_AGAINST }, name);

/** Why there is no pension yet; "none" where there is one. */
export const reasonAgainst = rule('reasonAgainst', {
  unit: 'choice',
  cites: ['L41 98'],
  choices: REASONS_AGAINST,
  is: inOrder(
    [
      when(not(transitionalOpen), against('transitional-age-not-open'), 'L41 141.9'),
      when(all(claimTold, atMost(claimIn, reachedIn)), against('age-not-reached'), 'L41 98'),
      when(not(monthsEnough), against('months-missing'), 'L41 98'),
      when(all(claimTold, atMost(claimIn, completed)), against('months-missing'), 'L41 98'),
      when(all(claimTold, below(claimIn, eligibleFrom)), against('before-the-law'), 'TT11 5'),
    ],
    against('none'),
    'L41 98',
  ),
});

/** Whether the pension can be drawn from the claimed month. */
export const eligible = rule('eligible', {
  unit: 'yes-no',
  cites: ['L41 98'],
  is: equals(reasonAgainst, against('none')),
});

/** Whether the claim falls under Law 41/2024. */
export const underLaw41 = rule('underLaw41', { unit: 'yes-no', cites: ['L41 140.1'], is: atLeast(claimMonth, law41) });
