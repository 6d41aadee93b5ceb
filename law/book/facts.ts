import { choice, counter, fact, spellFact, yesNo } from '../language/make.ts';
import {
  CHILDREN_MAX,
  FIRST_BIRTH,
  FIRST_MONTH,
  HEALTH_MONTHS_MAX,
  INCOME_MAX,
  LAST_MONTH,
  MEMBERS_MAX,
  PERCENT_SCALE,
  RECORD_MONTHS_MAX,
  PREPAID_MONTHS_MAX,
  MISSING_MONTHS_MAX,
  SALARY_MAX,
  YEARS_MAX,
  YIELD_MAX,
} from './limits.ts';
import { SEXES } from './parameters/age.ts';
import { METHODS } from './parameters/contribution.ts';
import { GROUPS } from './parameters/support.ts';
import { REASONS } from './parameters/withdrawal.ts';

const anyMonth = [FIRST_MONTH, LAST_MONTH] as const;
const recordMonths = [0, RECORD_MONTHS_MAX] as const;

export const sex = choice('sex', SEXES);
export const bornIn = fact('bornIn', 'month', [FIRST_BIRTH, LAST_MONTH]);

export const spellFrom = spellFact('from', 'month', anyMonth);
export const spellMonths = spellFact('months', 'months', [1, RECORD_MONTHS_MAX]);
export const income = spellFact('income', 'dong/month', [0, INCOME_MAX], { limits: ['L41 31.2'] });
export const missingLump = yesNo('missingLump', 'spell');
export const continued = yesNo('continued', 'spell');
export const spellGroup = choice('group', GROUPS, 'spell');
export const compulsorySpell = yesNo('compulsorySpell', 'spell');
/** Counts the calendar months of a spell. */
export const month = counter('month', 'month', anyMonth);
/** Counts the months of a payment ahead or for missing time. */
export const instalment = counter('instalment', 'count', [1, RECORD_MONTHS_MAX]);
/** Counts the paying members of a household. */
export const rank = counter('rank', 'count', [1, MEMBERS_MAX]);

export const compulsoryMonths = fact('compulsoryMonths', 'months', recordMonths);
export const averageSalary = fact('averageSalary', 'dong/month', [0, SALARY_MAX]);
export const claimTold = yesNo('claimTold');
export const claimIn = fact('claimIn', 'month', anyMonth);
export const transitionalAgeAsked = yesNo('transitionalAge');

export const payMonth = fact('payMonth', 'month', anyMonth);
export const chosenIncome = fact('chosenIncome', 'dong/month', [0, INCOME_MAX], { limits: ['L41 31.2'] });
export const method = choice('method', METHODS);
export const years = fact('years', 'years', [0, YEARS_MAX], { limits: ['ND159 6'] });
export const missingMonths = fact('missingMonths', 'months', [0, MISSING_MONTHS_MAX], { limits: ['L41 36.2'] });
export const group = choice('group', GROUPS);
export const supportedMonthsBefore = fact('supportedMonthsBefore', 'months', recordMonths);
export const localPercent = fact('localPercent', 'percent', [0, PERCENT_SCALE], { scale: PERCENT_SCALE });
export const yieldTold = yesNo('yieldTold');
export const yieldGiven = fact('yield', 'fraction', [0, YIELD_MAX], { real: true });
export const monthsLeft = fact('monthsLeft', 'months', [1, PREPAID_MONTHS_MAX]);
export const supportedMonthsLeft = fact('supportedMonthsLeft', 'months', [0, PREPAID_MONTHS_MAX]);

export const decisionMonth = fact('decisionMonth', 'month', anyMonth);
export const reason = choice('reason', REASONS);
export const birthMonth = fact('birthMonth', 'month', anyMonth);
export const children = fact('children', 'count', [1, CHILDREN_MAX]);
export const deathMonth = fact('deathMonth', 'month', anyMonth);
export const pensioner = yesNo('pensioner');
export const pensionDrawn = fact('pensionDrawn', 'dong/month', [0, SALARY_MAX]);
export const pensionStarted = fact('pensionStarted', 'month', anyMonth);
export const requestMonth = fact('requestMonth', 'month', anyMonth);
export const members = fact('members', 'count', [1, MEMBERS_MAX]);
export const healthMonths = fact('healthMonths', 'months', [1, HEALTH_MONTHS_MAX]);

export const wantPay = fact('wantPay', 'dong/month', [1, INCOME_MAX]);
export const wantPayTold = yesNo('wantPayTold');
export const wantPension = fact('wantPension', 'dong/month', [1, INCOME_MAX]);
export const wantPensionTold = yesNo('wantPensionTold');
export const stopIn = fact('stopIn', 'month', anyMonth);
export const stopTold = yesNo('stopTold');
