import { describe, expect, test } from 'vitest';
import { answer, type Answered, type ToldLine, type ToldStep, type Words } from '../index.ts';
import { words as en } from '../words/en.ts';
import { words as nb } from '../words/nb.ts';
import { words as vi } from '../words/vi.ts';

/** A case, and the languages in which its whole explanation is kept. */
interface Telling {
  readonly name: string;
  readonly question: string;
  readonly input: unknown;
  readonly languages: readonly (keyof typeof catalogues)[];
}

const catalogues = { vi, en, nb } as const;
const woman = { sex: 'female', bornIn: '1971-09' };
const everywhere = ['vi', 'en', 'nb'] as const;

const cases: readonly Telling[] = [
  {
    name: 'retirement-age-woman',
    question: 'retirement-age',
    input: woman,
    languages: ['vi'],
  },
  {
    name: 'contribution-last-supported-months',
    question: 'contribution',
    input: {
      payOn: '2026-03-10',
      income: 1_500_000,
      method: 'quarterly',
      group: 'poor',
      supportedMonthsBefore: 118,
      localPercent: 10,
    },
    languages: everywhere,
  },
  {
    name: 'contribution-two-years-ahead',
    question: 'contribution',
    input: { payOn: '2026-03-10', income: 3_000_000, method: 'future-years', years: 2, group: 'other' },
    languages: ['vi'],
  },
  {
    name: 'refund-of-years-ahead',
    question: 'refund',
    input: {
      paidOn: '2026-01-10',
      income: 3_000_000,
      method: 'future-years',
      years: 2,
      monthsLeft: 8,
      group: 'other',
    },
    languages: ['vi'],
  },
  {
    name: 'pension-two-spells',
    question: 'pension',
    input: {
      person: woman,
      voluntary: [
        { from: '2010-01', months: 100, income: 1_500_000 },
        { from: '2018-07', months: 90, income: 2_000_000 },
      ],
    },
    languages: everywhere,
  },
  {
    name: 'pension-paid-on-after-the-age',
    question: 'pension',
    input: {
      person: { sex: 'male', bornIn: '1962-01' },
      voluntary: [{ from: '2018-01', months: 101, income: 3_000_000 }],
      compulsory: { months: 341, averageSalary: 8_000_000 },
      claimIn: '2026-07',
    },
    languages: ['vi'],
  },
  {
    name: 'pension-too-early',
    question: 'pension',
    input: {
      person: { sex: 'male', bornIn: '1975-01' },
      voluntary: [{ from: '2021-01', months: 60, income: 1_500_000 }],
      claimIn: '2026-09',
    },
    languages: ['vi'],
  },
  {
    name: 'withdrawal-over-2014-with-support',
    question: 'withdrawal',
    input: {
      person: { sex: 'female', bornIn: '1970-01' },
      decidedOn: '2026-05-02',
      reason: 'stopped-12-months',
      voluntary: [
        { from: '2011-03', months: 84, income: 1_500_000, group: 'other' },
        { from: '2019-03', months: 24, income: 1_500_000, group: 'poor' },
      ],
    },
    languages: everywhere,
  },
  {
    name: 'withdrawal-joined-too-late',
    question: 'withdrawal',
    input: {
      person: { sex: 'female', bornIn: '1970-01' },
      decidedOn: '2026-05-02',
      reason: 'stopped-12-months',
      voluntary: [{ from: '2025-08', months: 6, income: 1_500_000, group: 'other' }],
    },
    languages: ['vi'],
  },
  {
    name: 'maternity-twins-of-both-schemes',
    question: 'maternity',
    input: {
      bornOn: '2026-04-02',
      children: 2,
      voluntary: [{ from: '2025-10', months: 4 }],
      compulsoryMonths: ['2025-06', '2025-07'],
    },
    languages: ['vi'],
  },
  {
    name: 'death-of-a-pensioner',
    question: 'death',
    input: {
      diedOn: '2026-08-02',
      voluntary: [],
      pensioner: { monthlyPension: 2_000_000, startedIn: '2025-01' },
    },
    languages: ['vi'],
  },
  {
    name: 'monthly-allowance-to-the-social-pension',
    question: 'monthly-allowance',
    input: {
      person: { sex: 'female', bornIn: '1962-03' },
      requestedOn: '2026-08-02',
      voluntary: [{ from: '2014-01', months: 100, income: 3_000_000 }],
    },
    languages: ['vi'],
  },
  {
    name: 'household-of-three',
    question: 'household-health',
    input: { payOn: '2026-08-02', members: 3 },
    languages: ['vi'],
  },
  {
    name: 'goal-what-one-can-pay',
    question: 'goal',
    input: {
      want: { pay: 300_000 },
      person: { sex: 'female', bornIn: '1985-03' },
      startIn: '2026-08',
      group: 'other',
    },
    languages: ['vi'],
  },
];

/** An answer as one would read it aloud: its fields, then every step with its reasons, arithmetic, inputs and lines. */
function transcript({ question, input }: Telling, words: Words): string {
  const { explanation, ...fields } = answer(question, input, { words, explain: true }) as Answered;
  const steps = (explanation ?? []) as readonly ToldStep[];
  return [
    `${question} ${JSON.stringify(input, null, 2)}`,
    JSON.stringify(fields, null, 2),
    ...steps.map((step, place) => stepAsText(step, place + 1)),
    '',
  ].join('\n\n');
}

function stepAsText(step: ToldStep, place: number): string {
  return [
    `${place}. ${step.name} = ${step.text}   [${step.rule}${step.confidence === null ? '' : `, ${step.confidence}`}]`,
    `   = ${step.arithmetic}`,
    ...step.because.map(({ condition, cite }) => `   : ${condition === '' ? '' : `${condition} · `}${cite}`),
    ...step.cite.map((cite) => `   § ${cite}`),
    ...step.notes.map((note) => `   ! ${note}`),
    ...step.inputs.map(
      (one) => `   - ${one.name} = ${[one.text, ...one.cite, one.note ?? ''].filter(Boolean).join(' · ')}`,
    ),
    ...step.lines.flatMap((line) => lineAsText(line, '   ')),
  ].join('\n');
}

function lineAsText(line: ToldLine, indent: string): readonly string[] {
  const own = `${indent}| ${line.from} – ${line.until} (${line.months}) ${line.text}${line.arithmetic === '' ? '' : ` = ${line.arithmetic}`}`;
  return [own, ...line.lines.flatMap((inner) => lineAsText(inner, `${indent}  `))];
}

describe('a whole explanation reads as it was last read:', () => {
  const told = cases.flatMap((one) => one.languages.map((language) => ({ ...one, language })));

  test.each(told)('$name in $language', async ({ language, ...one }) => {
    const text = transcript(one, catalogues[language]);
    expect(text).not.toMatch(/"error"|[{}]\w+[{}]|undefined|NaN|function /);
    await expect(text).toMatchFileSnapshot(`./goldens/${one.name}.${language}.txt`);
  });
});
