import {
  all,
  any,
  at,
  atLeast,
  atMost,
  beginsIn,
  below,
  casesOr,
  equals,
  fixed,
  is,
  minus,
  not,
  number,
  plus,
  remainder,
  rule,
  sumSpells,
  times,
  when,
  whole,
} from '../language/make.ts';
import {
  check,
  checkEach,
  choiceField,
  dayField,
  monthField,
  numberField,
  output,
  part,
  spells,
  yesNoField,
  type Check,
  type Fields,
  type Question,
  type SpellMarks,
} from '../language/question.ts';
import type { Term } from '../language/term.ts';
import * as allowance from './allowance/allowance.ts';
import { contributionMonths, highestIncome, lowestIncome } from './contribution/contribution.ts';
import { gross, localSupportDong, payable, stateSupportDong } from './contribution/payment.ts';
import { refund, stateSupportReturned } from './contribution/refund.ts';
import * as death from './death/death.ts';
import * as facts from './facts.ts';
import { HEALTH_MONTHS_MAX, RECORD_MONTHS_MAX } from './limits.ts';
import { householdPremium, memberPremium } from './health/health.ts';
import { maternityAmount, maternityEligible, monthsInLast12 } from './maternity/maternity.ts';
import { adjustment } from './parameters/coefficients/index.ts';
import { contributionRate, joiningAge } from './parameters/contribution.ts';
import { futureYearsLeast, futureYearsMost, missingMonthsMost } from './parameters/contribution.ts';
import { incomeLimitMultiple, incomeStep, povertyLine } from './parameters/poverty.ts';
import { referenceLevel } from './parameters/reference.ts';
import { averageIncomeDong, monthlyPension, oneTimeAllowance, pensionRate } from './pension/amount.ts';
import {
  benefitYears,
  claimMonth,
  contributedMonths,
  eligible,
  eligibleFrom,
  monthsEnough,
  reachedIn,
  reasonAgainst,
} from './pension/eligibility.ts';
import { ageReachedIn, law41, oneMonth, spellUntil, yearsBefore2014, yearsFrom2014 } from './record.ts';
import { supportedMonths } from './support/support.ts';
import * as withdrawal from './withdrawal/withdrawal.ts';

const person = part({ sex: choiceField(facts.sex), bornIn: monthField(facts.bornIn) });
const spellBasics: Fields = { from: monthField(facts.spellFrom), months: numberField(facts.spellMonths) };
const paidSpell: Fields = { ...spellBasics, income: numberField(facts.income) };

const pensionSpell: Fields = { ...paidSpell, missingLump: yesNoField(facts.missingLump, { otherwise: 0 }) };

const marks: SpellMarks = {
  from: facts.spellFrom,
  months: facts.spellMonths,
  lump: facts.missingLump,
  continued: facts.continued,
};

/** Income of a spell against the legal range of its first month. */
const spellIncomes: readonly Check[] = [
  checkEach(
    'income-below-lowest',
    'income',
    any(facts.continued, atLeast(facts.income, at(povertyLine, facts.spellFrom))),
    'L41 31.2',
    at(povertyLine, facts.spellFrom),
  ),
  checkEach(
    'income-above-highest',
    'income',
    any(
      facts.continued,
      atMost(facts.income, times(at(incomeLimitMultiple, facts.spellFrom), at(referenceLevel, facts.spellFrom))),
    ),
    'L41 31.2',
    times(at(incomeLimitMultiple, facts.spellFrom), at(referenceLevel, facts.spellFrom)),
  ),
];
const oldEnoughFrom = plus(facts.bornIn, fixed(joiningAge));
const oldEnough = checkEach('too-young', 'from', atLeast(facts.spellFrom, oldEnoughFrom), 'L41 2.4', oldEnoughFrom);
const recordLimit = number(RECORD_MONTHS_MAX, 'months');
const recordFits = check(
  'record-too-long',
  'voluntary',
  atMost(sumSpells(facts.spellMonths), recordLimit),
  'L41 5.5',
  recordLimit,
);
const notEmpty = check('no-months', 'voluntary', atLeast(sumSpells(facts.spellMonths), oneMonth), 'L41 5.5');
/** No month of a record lies after the month of the event. */
const notAfter = (code: string, event: Term): Check =>
  checkEach(code, 'from', atMost(spellUntil, plus(event, oneMonth)), 'L41 5.5', event);

const legalIncome: readonly Check[] = [
  check('income-below-lowest', 'income', atLeast(facts.chosenIncome, lowestIncome), 'L41 31.2', lowestIncome),
  check('income-above-highest', 'income', atMost(facts.chosenIncome, highestIncome), 'L41 31.2', highestIncome),
  check(
    'income-off-grid',
    'income',
    equals(remainder(minus(facts.chosenIncome, lowestIncome), at(incomeStep, facts.payMonth)), number(0, 'dong/month')),
    'QD595 10.1',
    at(incomeStep, facts.payMonth),
  ),
];
const ahead = is(facts.method, 'future-years');
const futureYears: readonly Check[] = [
  check(
    'too-few-years',
    'years',
    any(not(ahead), atLeast(facts.years, at(futureYearsLeast, facts.payMonth))),
    'ND159 6',
    at(futureYearsLeast, facts.payMonth),
  ),
  check(
    'too-many-years',
    'years',
    any(not(ahead), atMost(facts.years, at(futureYearsMost, facts.payMonth))),
    'ND159 6',
    at(futureYearsMost, facts.payMonth),
  ),
];
const missing = is(facts.method, 'missing-months');
const years = numberField(facts.years, { only: { field: 'method', choice: 'future-years' } });
const yieldField = numberField(facts.yieldGiven, { otherwise: 0, told: facts.yieldTold });

const ageRule = rule('ageAtRetirement', { unit: 'months', cites: ['ND135 4'], is: minus(ageReachedIn, facts.bornIn) });
const ageYears = rule('ageYears', { unit: 'years', cites: ['ND135 4'], is: whole(ageRule, number(12, 'months/year')) });
const ageMonths = rule('ageMonths', {
  unit: 'months',
  cites: ['ND135 4'],
  is: remainder(ageRule, number(12, 'months')),
});

/** At what age, and when, does this person reach the age of retirement? */
export const retirementAge: Question = {
  name: 'retirement-age',
  fields: { sex: choiceField(facts.sex), bornIn: monthField(facts.bornIn) },
  checks: [],
  outputs: [output('ageYears', ageYears), output('ageMonths', ageMonths), output('reachedIn', ageReachedIn)],
  dated: 'bornIn',
};

/** What does a payment cost, and who pays which part of it? */
export const contribution: Question = {
  name: 'contribution',
  fields: {
    payOn: dayField(facts.payMonth),
    income: numberField(facts.chosenIncome),
    method: choiceField(facts.method),
    years,
    months: numberField(facts.missingMonths, { only: { field: 'method', choice: 'missing-months' } }),
    group: choiceField(facts.group),
    supportedMonthsBefore: numberField(facts.supportedMonthsBefore, { otherwise: 0 }),
    localPercent: numberField(facts.localPercent, { otherwise: 0 }),
    yield: yieldField,
  },
  checks: [
    ...legalIncome,
    ...futureYears,
    check('no-months', 'months', any(not(missing), atLeast(facts.missingMonths, oneMonth)), 'L41 36.2'),
    check(
      'too-many-months',
      'months',
      any(not(missing), atMost(facts.missingMonths, at(missingMonthsMost, facts.payMonth))),
      'L41 36.2',
      at(missingMonthsMost, facts.payMonth),
    ),
  ],
  outputs: [
    output('months', contributionMonths),
    output('gross', gross),
    output('supportedMonths', supportedMonths),
    output('stateSupport', stateSupportDong),
    output('localSupport', localSupportDong),
    output('payable', payable),
  ],
  dated: 'payOn',
};

const refundable = any(
  is(facts.method, 'quarterly'),
  is(facts.method, 'half-yearly'),
  is(facts.method, 'yearly'),
  is(facts.method, 'future-years'),
);

/** What comes back when someone who prepaid becomes compulsory, withdraws, dies or draws the pension? */
export const refundOf: Question = {
  name: 'refund',
  fields: {
    paidOn: dayField(facts.payMonth),
    income: numberField(facts.chosenIncome),
    method: choiceField(facts.method),
    years,
    monthsLeft: numberField(facts.monthsLeft),
    group: choiceField(facts.group),
    supportedMonthsLeft: numberField(facts.supportedMonthsLeft, { otherwise: facts.monthsLeft }),
    yield: yieldField,
  },
  checks: [
    check('not-refundable', 'method', refundable, 'ND159 8.1'),
    ...legalIncome,
    ...futureYears,
    check('too-many-months', 'monthsLeft', atMost(facts.monthsLeft, contributionMonths), 'ND159 8', contributionMonths),
    check(
      'too-many-months',
      'supportedMonthsLeft',
      atMost(facts.supportedMonthsLeft, facts.monthsLeft),
      'ND159 8',
      facts.monthsLeft,
    ),
  ],
  outputs: [output('refund', refund), output('stateSupportReturned', stateSupportReturned)],
  dated: 'paidOn',
};

const lastTaken = rule('lastTaken', {
  unit: 'month',
  cites: ['L41 101'],
  is: casesOr([when(facts.missingLump, plus(facts.spellFrom, oneMonth), 'ND159 7')], spellUntil),
});
const claimKnown = any(facts.claimTold, monthsEnough);

/** Is there a pension, from when, and how much? */
export const pension: Question = {
  name: 'pension',
  fields: {
    person,
    voluntary: spells(marks, pensionSpell),
    compulsory: part(
      { months: numberField(facts.compulsoryMonths, { least: 1 }), averageSalary: numberField(facts.averageSalary) },
      { optional: true },
    ),
    claimIn: monthField(facts.claimIn, { otherwise: 0, told: facts.claimTold }),
    transitionalAge: yesNoField(facts.transitionalAgeAsked, { otherwise: 0 }),
  },
  checks: [
    ...spellIncomes,
    oldEnough,
    check(
      'record-too-long',
      'voluntary',
      atMost(plus(sumSpells(facts.spellMonths), facts.compulsoryMonths), recordLimit),
      'L41 5.5',
      recordLimit,
    ),
    checkEach('after-claim', 'from', any(not(claimKnown), atMost(lastTaken, claimMonth)), 'L41 101', claimMonth),
    check(
      'before-the-tables',
      'claimIn',
      any(not(eligible), atLeast(claimMonth, beginsIn(adjustment))),
      'ND159 10.2',
      beginsIn(adjustment),
    ),
  ],
  outputs: [
    output('reachedIn', reachedIn),
    output('eligible', eligible),
    output('reason', reasonAgainst, { when: not(eligible), omitted: true }),
    output('eligibleFrom', eligibleFrom, { when: monthsEnough }),
    output('claimIn', claimMonth, { when: claimKnown }),
    output('contributedMonths', contributedMonths),
    output('benefitYears', benefitYears),
    output('averageIncome', averageIncomeDong, { when: eligible }),
    output('ratePercent', pensionRate, { when: eligible }),
    output('monthlyPension', monthlyPension, { when: eligible }),
    output('oneTimeAllowance', oneTimeAllowance, { when: eligible }),
  ],
  dated: 'claimIn',
};

/** Can the money be withdrawn at once, and how much? */
export const withdrawalOf: Question = {
  name: 'withdrawal',
  fields: {
    person,
    decidedOn: dayField(facts.decisionMonth),
    reason: choiceField(facts.reason),
    voluntary: spells(marks, { ...paidSpell, group: choiceField(facts.spellGroup) }),
  },
  checks: [notEmpty, ...spellIncomes, oldEnough, recordFits, notAfter('after-decision', facts.decisionMonth)],
  outputs: [
    output('allowed', withdrawal.withdrawalAllowed),
    output('refusal', withdrawal.withdrawalRefusal, { when: not(withdrawal.withdrawalAllowed), omitted: true }),
    output('yearsBefore2014', yearsBefore2014),
    output('yearsFrom2014', yearsFrom2014),
    output('averageIncome', withdrawal.averageIncomeAtDecision, { when: withdrawal.withdrawalAllowed }),
    output('beforeSupport', withdrawal.beforeSupport, { when: withdrawal.withdrawalAllowed }),
    output('stateSupportDeducted', withdrawal.stateSupportDeducted, { when: withdrawal.withdrawalAllowed }),
    output('amount', withdrawal.withdrawalAmount, { when: withdrawal.withdrawalAllowed }),
  ],
  dated: 'decidedOn',
};

/** Is there a maternity grant, and how much? */
export const maternity: Question = {
  name: 'maternity',
  fields: {
    bornOn: dayField(facts.birthMonth),
    children: numberField(facts.children),
    voluntary: spells(marks, spellBasics),
    compulsoryMonths: { kind: 'months', marks, compulsory: facts.compulsorySpell },
  },
  checks: [recordFits],
  outputs: [
    output('eligible', maternityEligible),
    output('monthsInLast12', monthsInLast12),
    output('amount', maternityAmount),
  ],
  dated: 'bornOn',
};

/** What does the family receive? */
export const deathOf: Question = {
  name: 'death',
  fields: {
    diedOn: dayField(facts.deathMonth),
    voluntary: spells(marks, paidSpell),
    pensioner: part(
      { monthlyPension: numberField(facts.pensionDrawn), startedIn: monthField(facts.pensionStarted) },
      { optional: true, told: facts.pensioner },
    ),
  },
  checks: [
    check('before-the-law', 'diedOn', atLeast(facts.deathMonth, law41), 'L41 140.1', law41),
    ...spellIncomes,
    recordFits,
    notAfter('after-death', facts.deathMonth),
    check(
      'after-death',
      'pensioner.startedIn',
      any(not(facts.pensioner), atMost(facts.pensionStarted, facts.deathMonth)),
      'L41 110.4',
      facts.deathMonth,
    ),
  ],
  outputs: [output('funeralGrant', death.funeralGrant), output('survivorLump', death.survivorLump)],
  dated: 'diedOn',
};

/** Is there a monthly allowance before the social pension, for how long, and how much? */
export const monthlyAllowance: Question = {
  name: 'monthly-allowance',
  fields: { person, requestedOn: dayField(facts.requestMonth), voluntary: spells(marks, paidSpell) },
  checks: [...spellIncomes, oldEnough, recordFits, notAfter('after-request', facts.requestMonth)],
  outputs: [
    output('allowed', allowance.allowanceAllowed),
    output('refusal', allowance.allowanceRefusal, { when: not(allowance.allowanceAllowed), omitted: true }),
    output('averageIncome', allowance.averageIncomeAtRequest, { when: allowance.allowanceAllowed }),
    output('benefitYears', allowance.allowanceYears),
    output('months', allowance.allowanceMonths, { when: allowance.allowanceAllowed }),
    output('monthsToSocialPension', allowance.monthsToSocialPension),
    output('monthly', allowance.allowanceMonthly, { when: allowance.allowanceAllowed }),
    output('topUpPrice', allowance.topUpPrice, {
      when: all(allowance.allowanceAllowed, not(allowance.allowanceLongEnough)),
    }),
  ],
  dated: 'requestedOn',
};

/** What does household health insurance cost? */
export const householdHealth: Question = {
  name: 'household-health',
  fields: {
    payOn: dayField(facts.payMonth),
    members: numberField(facts.members),
    months: numberField(facts.healthMonths, { otherwise: HEALTH_MONTHS_MAX }),
  },
  checks: [],
  outputs: [
    output('perMember', memberPremium, { each: { counter: facts.rank, last: facts.members } }),
    output('total', householdPremium),
  ],
  dated: 'payOn',
};

/** Which legal income reaches a goal? Its answer is found by inverting the rules of contribution and pension. */
export const goal: Question = {
  name: 'goal',
  fields: {
    want: part({
      monthlyPension: numberField(facts.wantPension, { otherwise: 0, told: facts.wantPensionTold }),
      pay: numberField(facts.wantPay, { otherwise: 0, told: facts.wantPayTold }),
    }),
    person,
    voluntary: spells(marks, pensionSpell, true),
    startIn: monthField(facts.payMonth),
    group: choiceField(facts.group),
    stopIn: monthField(facts.stopIn, { otherwise: 0, told: facts.stopTold }),
  },
  checks: [
    check(
      'before-the-law',
      'startIn',
      atLeast(facts.payMonth, beginsIn(contributionRate)),
      'L41 36.1',
      beginsIn(contributionRate),
    ),
    check(
      'one-goal',
      'want',
      any(all(facts.wantPayTold, not(facts.wantPensionTold)), all(facts.wantPensionTold, not(facts.wantPayTold))),
      'L41 36',
    ),
    ...spellIncomes,
    oldEnough,
    recordFits,
    checkEach('after-start', 'from', atMost(lastTaken, facts.payMonth), 'L41 36', facts.payMonth),
    check('too-young', 'startIn', atLeast(facts.payMonth, oldEnoughFrom), 'L41 2.4', oldEnoughFrom),
    check(
      'stop-before-start',
      'stopIn',
      any(not(facts.stopTold), below(facts.payMonth, facts.stopIn)),
      'L41 36',
      facts.payMonth,
    ),
  ],
  outputs: [],
  dated: 'startIn',
};

/** Every question that is one reading of the book; the goal inverts two of them. */
export const questions: readonly Question[] = [
  retirementAge,
  contribution,
  refundOf,
  pension,
  withdrawalOf,
  maternity,
  deathOf,
  monthlyAllowance,
  householdHealth,
];
