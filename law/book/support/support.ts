import {
  at,
  atLeast,
  casesOr,
  earlier,
  equals,
  fixed,
  greatest,
  is,
  least,
  minus,
  notBelowZero,
  number,
  plus,
  round,
  rule,
  sumOver,
  sumSpells,
  times,
  when,
} from '../../language/make.ts';
import type { Rule, Term } from '../../language/term.ts';
import {
  group,
  localPercent,
  missingLump,
  month,
  payMonth,
  spellFrom,
  spellGroup,
  spellMonths,
  supportedMonthsBefore,
  supportedMonthsLeft,
} from '../facts.ts';
import { contributionMonths } from '../contribution/contribution.ts';
import { SUPPORT_MAX } from '../limits.ts';
import { contributionRate } from '../parameters/contribution.ts';
import { supportFrom } from '../parameters/laws.ts';
import { povertyLine } from '../parameters/poverty.ts';
import { supportedMonthsMost, supportPercent } from '../parameters/support.ts';
import { oneMonth, recordRange, spellUntil } from '../record.ts';

const noMonths = number(0, 'months');

/** The State's share of the lowest contribution, by group, on the day of payment. */
export const supportRate = rule('supportRate', {
  unit: 'percent',
  cites: ['ND159 5.1', 'ND134 14.1'],
  is: at(supportPercent, payMonth, group),
});

/** What the percentages are taken of: 22 % of the rural poverty line on the day of payment, not of the chosen income. */
export const supportBase = rule('supportBase', {
  unit: 'dong/month',
  cites: ['ND159 5.1', 'ND134 14.1'],
  is: times(at(contributionRate, payMonth), at(povertyLine, payMonth)),
});

/** What the State pays in for one supported month. */
export const supportPerMonth = rule('supportPerMonth', {
  unit: 'dong/month',
  cites: ['ND159 5.1', 'ND159 9.2'],
  is: times(supportRate, supportBase),
});

/** Months left of the 120 for which the State pays. */
export const supportMonthsLeft = rule('supportMonthsLeft', {
  unit: 'months',
  cites: ['ND159 5.2', 'ND134 14.2'],
  is: notBelowZero(minus(fixed(supportedMonthsMost), supportedMonthsBefore), 'months'),
});

/**
 * A rule for the months of a payment that are supported: those left of the 120.
 * @param paid the months that are paid
 */
export function supportedMonthsOf(name: string, paid: Term): Rule {
  return rule(name, {
    unit: 'months',
    cites: ['ND159 5.2', 'ND134 14.2'],
    is: casesOr(
      [when(equals(supportRate, number(0, 'percent')), noMonths, 'ND134 17.2')],
      least(paid, supportMonthsLeft),
      'ND159 5.2',
    ),
  });
}

/** Months of this payment that the State supports. */
export const supportedMonths = supportedMonthsOf('supportedMonths', contributionMonths);

/** The State's part of a payment: never discounted, without interest (QD595 12(1.2), kept for Law 41 as a default). */
export const stateSupport = rule('stateSupport', {
  unit: 'dong',
  cites: ['ND159 5.1', 'ND159 9.2', 'QD595 12.1'],
  is: times(supportedMonths, supportPerMonth),
});

/** The province's part: its own percentage of the same base for the same months. */
export const localSupport = rule('localSupport', {
  unit: 'dong',
  cites: ['ND159 5.1'],
  is: times(supportedMonths, localPercent, supportBase),
});

/** Support that goes back to the budget when prepaid months are refunded. */
export const supportReturned = rule('supportReturned', {
  unit: 'dong',
  cites: ['ND159 5.6', 'ND159 8'],
  is: times(supportedMonthsLeft, supportPerMonth),
});

/** The first month of a spell that could be supported. */
export const supportedFrom = rule('supportedFrom', {
  unit: 'month',
  cites: ['ND134 17.2'],
  is: greatest(spellFrom, fixed(supportFrom)),
});

/** Months of a spell that could be supported: those since January 2018, in a group. */
export const supportable = rule('supportable', {
  unit: 'months',
  cites: ['ND134 17.2'],
  is: casesOr(
    [when(is(spellGroup, 'none'), noMonths, 'ND134 14.1')],
    notBelowZero(minus(spellUntil, supportedFrom), 'months'),
  ),
});

/** Of these, the ones within the first 120 of the person. */
export const supportTaken = rule('supportTaken', {
  unit: 'months',
  cites: ['ND134 14.2', 'ND159 5.2'],
  is: least(supportable, notBelowZero(minus(fixed(supportedMonthsMost), earlier(supportable)), 'months')),
});

/** What the State paid in for one month of a spell, in whole đồng. */
export const supportOfMonth = rule('supportOfMonth', {
  unit: 'dong',
  cites: ['ND159 9.2', 'ND134 14'],
  is: round(
    'half-up',
    times(oneMonth, at(supportPercent, month, spellGroup), at(contributionRate, month), at(povertyLine, month)),
    'QD595 10',
  ),
});

/** The State's support in a record paid month by month: each month at its own percentage and poverty line. */
export const supportInRecord = rule('supportInRecord', {
  unit: 'dong',
  cites: ['ND159 9.2', 'ND134 14'],
  is: sumSpells(sumOver(month, supportedFrom, plus(supportedFrom, supportTaken), supportOfMonth)),
  range: [0, SUPPORT_MAX],
});

/** Months since January 2018 in a record whose groups are not told: taken as supported already. */
export const supportedInRecord = rule('supportedInRecord', {
  unit: 'months',
  cites: ['ND159 5.2', 'ND134 17.2'],
  is: sumSpells(
    casesOr(
      [
        when(
          missingLump,
          casesOr([when(atLeast(spellFrom, fixed(supportFrom)), spellMonths, 'ND134 17.2')], noMonths),
          'ND159 7',
        ),
      ],
      notBelowZero(minus(spellUntil, supportedFrom), 'months'),
    ),
  ),
  range: recordRange,
});
