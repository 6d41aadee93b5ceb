import type { MessageId } from '../language/say.tsx';

/** How a field of the engine's input is written on a screen. */
export type Kind = 'month' | 'day' | 'money' | 'number' | 'percent' | 'fraction' | 'choice' | 'yes-no' | 'months';

/** One field: its path in the input, and the fact whose name the law has words for. */
export interface FieldForm {
  readonly path: string;
  readonly kind: Kind;
  /** Name of the fact in the words of the law, or a message of ours where the law names it only by its month. */
  readonly fact: string;
  readonly label?: MessageId;
  readonly choices?: readonly string[];
  readonly optional?: boolean;
  /** Shown only where another field has this value. */
  readonly only?: { readonly path: string; readonly value: string };
  /** What stands in the field at first. */
  readonly first?: string;
}

/** The fields of one question, and those of each spell where it asks for a record. */
export interface QuestionForm {
  readonly name: string;
  readonly fields: readonly FieldForm[];
  readonly spell: readonly FieldForm[] | null;
  /** The record may be empty. */
  readonly spellsOptional?: boolean;
}

const groups = ['other', 'minority', 'near-poor', 'poor', 'island', 'none'];
const prepaid = ['quarterly', 'half-yearly', 'yearly', 'future-years'];
const methods = ['monthly', ...prepaid, 'missing-months'];
const reasons = ['retirement-age', 'emigration', 'serious-illness', 'severe-disability', 'stopped-12-months'];

const field = (path: string, kind: Kind, fact: string, more: Partial<FieldForm> = {}): FieldForm => ({
  path,
  kind,
  fact,
  ...more,
});
const sex = (path: string): FieldForm => field(path, 'choice', 'sex', { choices: ['female', 'male'] });
const bornIn = (path: string): FieldForm => field(path, 'month', 'bornIn');
const person = [sex('person.sex'), bornIn('person.bornIn')];
const day = (path: string, label: MessageId): FieldForm => field(path, 'day', label, { label, first: 'today' });
const group = field('group', 'choice', 'group', { choices: groups, first: 'other' });
const income = field('income', 'money', 'chosenIncome');
const method = (choices: readonly string[]): FieldForm =>
  field('method', 'choice', 'method', { choices, first: choices[0] ?? '' });
const years = field('years', 'number', 'years', { only: { path: 'method', value: 'future-years' } });
const fundYield = field('yield', 'fraction', 'yield', { optional: true });

const spellBasics = [field('from', 'month', 'from'), field('months', 'number', 'months')];
const paidSpell = [...spellBasics, field('income', 'money', 'income')];
const pensionSpell = [...paidSpell, field('missingLump', 'yes-no', 'missingLump', { optional: true })];

/** Every question of the law as a form. A test holds this table against the engine. */
export const forms: readonly QuestionForm[] = [
  { name: 'retirement-age', fields: [sex('sex'), bornIn('bornIn')], spell: null },
  {
    name: 'contribution',
    fields: [
      day('payOn', 'asking.payOn'),
      income,
      method(methods),
      years,
      field('months', 'number', 'missingMonths', { only: { path: 'method', value: 'missing-months' } }),
      group,
      field('supportedMonthsBefore', 'number', 'supportedMonthsBefore', { optional: true }),
      field('localPercent', 'percent', 'localPercent', { optional: true }),
      fundYield,
    ],
    spell: null,
  },
  {
    name: 'refund',
    fields: [
      day('paidOn', 'asking.paidOn'),
      income,
      method(prepaid),
      years,
      field('monthsLeft', 'number', 'monthsLeft'),
      group,
      field('supportedMonthsLeft', 'number', 'supportedMonthsLeft', { optional: true }),
      fundYield,
    ],
    spell: null,
  },
  {
    name: 'pension',
    fields: [
      ...person,
      field('compulsory.months', 'number', 'compulsoryMonths', { optional: true }),
      field('compulsory.averageSalary', 'money', 'averageSalary', { optional: true }),
      field('claimIn', 'month', 'claimIn', { optional: true }),
      field('transitionalAge', 'yes-no', 'transitionalAge', { optional: true }),
    ],
    spell: pensionSpell,
  },
  {
    name: 'withdrawal',
    fields: [
      ...person,
      day('decidedOn', 'asking.decidedOn'),
      field('reason', 'choice', 'reason', { choices: reasons }),
    ],
    spell: [...paidSpell, group],
  },
  {
    name: 'maternity',
    fields: [
      day('bornOn', 'asking.bornOn'),
      field('children', 'number', 'children', { first: '1' }),
      field('compulsoryMonths', 'months', 'asking.compulsoryMonths', {
        label: 'asking.compulsoryMonths',
        optional: true,
      }),
    ],
    spell: spellBasics,
  },
  {
    name: 'death',
    fields: [
      day('diedOn', 'asking.diedOn'),
      field('pensioner.monthlyPension', 'money', 'pensionDrawn', { optional: true }),
      field('pensioner.startedIn', 'month', 'pensionStarted', { optional: true }),
    ],
    spell: paidSpell,
  },
  { name: 'monthly-allowance', fields: [...person, day('requestedOn', 'asking.requestedOn')], spell: paidSpell },
  {
    name: 'household-health',
    fields: [
      day('payOn', 'asking.payOn'),
      field('members', 'number', 'members'),
      field('months', 'number', 'healthMonths', { first: '12' }),
    ],
    spell: null,
  },
  {
    name: 'goal',
    fields: [
      field('want.pay', 'money', 'wantPay', { optional: true }),
      field('want.monthlyPension', 'money', 'wantPension', { optional: true }),
      ...person,
      field('startIn', 'month', 'asking.startIn', { label: 'asking.startIn', first: 'today' }),
      group,
      field('stopIn', 'month', 'stopIn', { optional: true }),
    ],
    spell: pensionSpell,
    spellsOptional: true,
  },
];

/** In what the fields of an answer are counted. */
export const results: Readonly<
  Record<string, 'money' | 'percent' | 'month' | 'months' | 'years' | 'yes-no' | 'choice'>
> = {
  ageYears: 'years',
  ageMonths: 'months',
  reachedIn: 'month',
  months: 'months',
  gross: 'money',
  supportedMonths: 'months',
  stateSupport: 'money',
  localSupport: 'money',
  payable: 'money',
  refund: 'money',
  stateSupportReturned: 'money',
  eligible: 'yes-no',
  reason: 'choice',
  eligibleFrom: 'month',
  claimIn: 'month',
  contributedMonths: 'months',
  benefitYears: 'years',
  averageIncome: 'money',
  ratePercent: 'percent',
  monthlyPension: 'money',
  oneTimeAllowance: 'money',
  allowed: 'yes-no',
  refusal: 'choice',
  yearsBefore2014: 'years',
  yearsFrom2014: 'years',
  beforeSupport: 'money',
  stateSupportDeducted: 'money',
  amount: 'money',
  monthsInLast12: 'months',
  funeralGrant: 'money',
  survivorLump: 'money',
  monthsToSocialPension: 'months',
  monthly: 'money',
  topUpPrice: 'money',
  perMember: 'money',
  total: 'money',
  income: 'money',
  payableFirst: 'money',
  yearsNeeded: 'years',
  totalPayable: 'money',
  totalStateSupport: 'money',
  impossible: 'choice',
};
