import {
  all,
  at,
  atLeast,
  atMost,
  below,
  casesOr,
  earlier,
  equals,
  fixed,
  inOrder,
  is,
  least,
  minus,
  number,
  oneOf,
  plus,
  round,
  rule,
  sumSpells,
  times,
  when,
} from '../../language/make.ts';
import { decisionMonth, reason, spellMonths } from '../facts.ts';
import { LAST_MONTH } from '../limits.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { qualifyingMonths } from '../parameters/pension.ts';
import {
  earlierYearRate,
  laterYearRate,
  reasonOpen,
  shortRecordBelow,
  shortRecordMost,
  stoppedJoinedBefore,
  stoppedMonths,
  stoppedRecordBelow,
  supportKept,
} from '../parameters/withdrawal.ts';
import { firstVoluntaryMonth } from '../pension/eligibility.ts';
import {
  ageReachedIn,
  averageIncomeOf,
  grossPaidOf,
  oneMonth,
  spellUntil,
  voluntaryMonths,
  yearsBefore2014,
  yearsFrom2014,
} from '../record.ts';
import { supportInRecord } from '../support/support.ts';

/** The last paid month. */
export const lastPaidMonth = rule('lastPaidMonth', {
  unit: 'month',
  cites: ['L41 107.2'],
  is: sumSpells(
    casesOr(
      [
        when(
          equals(plus(earlier(spellMonths), spellMonths), voluntaryMonths),
          minus(spellUntil, oneMonth),
          'L41 107.2',
        ),
      ],
      number(0, 'month'),
    ),
  ),
  range: [0, LAST_MONTH],
});

const REFUSALS = [
  'none',
  'reason-not-open',
  'age-not-reached',
  'pension-open',
  'record-too-long',
  'joined-after-2025-07',
  'not-stopped-long-enough',
] as const;

const refused = (name: (typeof REFUSALS)[number]): ReturnType<typeof oneOf> => oneOf({ choices: REFUSALS }, name);
const retirement = is(reason, 'retirement-age');
const stopped = is(reason, 'stopped-12-months');

/** Why the money cannot be withdrawn; "none" where it can. */
export const withdrawalRefusal = rule('withdrawalRefusal', {
  unit: 'choice',
  cites: ['L41 102.1', 'L58 77.1', 'ND134 7'],
  choices: REFUSALS,
  is: inOrder(
    [
      when(equals(at(reasonOpen, decisionMonth, reason), number(0, 'yes-no')), refused('reason-not-open'), 'L41 102.1'),
      when(all(retirement, below(decisionMonth, ageReachedIn)), refused('age-not-reached'), 'L41 102.1.a'),
      when(
        all(retirement, atLeast(voluntaryMonths, at(qualifyingMonths, decisionMonth))),
        refused('pension-open'),
        'L41 102.1.a',
      ),
      when(
        all(stopped, atLeast(voluntaryMonths, at(stoppedRecordBelow, decisionMonth))),
        refused('record-too-long'),
        'L41 102.1.đ',
      ),
      when(
        all(stopped, atLeast(firstVoluntaryMonth, fixed(stoppedJoinedBefore))),
        refused('joined-after-2025-07'),
        'L41 102.1.đ',
      ),
      when(
        all(stopped, atMost(decisionMonth, plus(lastPaidMonth, at(stoppedMonths, decisionMonth)))),
        refused('not-stopped-long-enough'),
        'L41 107.2',
      ),
    ],
    refused('none'),
    'L41 102.1',
  ),
});

/** Whether it can be withdrawn. */
export const withdrawalAllowed = rule('withdrawalAllowed', {
  unit: 'yes-no',
  cites: ['L41 102.1', 'L58 77.1'],
  is: equals(withdrawalRefusal, refused('none')),
});

const averageIncome = averageIncomeOf('averageIncomeAtDecision', decisionMonth);
/** The average as it is answered, in whole đồng. */
export const averageIncomeAtDecision = rule('averageIncomeAtDecisionDong', {
  unit: 'dong/month',
  cites: ['L41 104', 'L41 102.3'],
  is: round('half-up', averageIncome, ROUNDING),
});

/** The amount by the years, or for less than a year what was paid in, at most two average months. */
const lump = rule('withdrawalLump', {
  unit: 'dong',
  cites: ['L41 102.2', 'L58 77.2'],
  is: casesOr(
    [
      when(
        below(voluntaryMonths, at(shortRecordBelow, decisionMonth)),
        least(
          grossPaidOf('grossPaidAtDecision', decisionMonth),
          times(averageIncome, at(shortRecordMost, decisionMonth)),
        ),
        'L41 102.2.c',
      ),
    ],
    times(
      averageIncome,
      plus(
        times(yearsBefore2014, at(earlierYearRate, decisionMonth)),
        times(yearsFrom2014, at(laterYearRate, decisionMonth)),
      ),
    ),
    'L41 102.2',
  ),
});

/** The State's support that stays behind, where the reason does not let it go along. */
const deducted = rule('supportDeducted', {
  unit: 'dong',
  cites: ['ND159 9', 'L58 77.2'],
  is: casesOr(
    [when(equals(at(supportKept, decisionMonth, reason), number(1, 'yes-no')), number(0, 'dong'), 'L41 102.2')],
    supportInRecord,
    'ND159 9.1',
  ),
});

/** The lump before support is taken off, in whole đồng. */
export const beforeSupport = rule('beforeSupport', {
  unit: 'dong',
  cites: ['L41 102.2'],
  is: round('half-up', lump, ROUNDING),
});
/** The support taken off, in whole đồng. */
export const stateSupportDeducted = rule('stateSupportDeducted', {
  unit: 'dong',
  cites: ['ND159 9'],
  is: round('half-up', deducted, ROUNDING),
});
/** What is paid out. */
export const withdrawalAmount = rule('withdrawalAmount', {
  unit: 'dong',
  cites: ['L41 102.2', 'ND159 9'],
  is: round('half-up', minus(lump, deducted), ROUNDING),
});
