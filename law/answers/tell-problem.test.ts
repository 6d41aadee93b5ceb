import { describe, expect, test } from 'vitest';
import { problem } from '../language/problem.ts';
import { words as en } from '../words/en.ts';
import { answer } from './answer.ts';
import { nameField, tellProblem } from './tell-problem.ts';

const person = { sex: 'female', bornIn: '1980-01' };
const spell = { from: '2018-01', months: 12, income: 2_000_000 };
const next = { ...spell, from: '2019-01' };
const pay = { payOn: '2026-03-10', income: 1_500_000, method: 'monthly', group: 'other' };
const birth = { bornOn: '2026-01-01', children: 1, voluntary: [] };

/** What the answer to a wrong input says, in English. */
function said(question: string, input: unknown): string {
  const { error } = answer(question, input, { words: en }) as { readonly error: { readonly message: string } };
  return error.message.replaceAll('\u00a0', ' ');
}

describe('a wrong input is told in a sentence:', () => {
  test.each<[string, unknown, string]>([
    ['pension', null, 'The input needs a group of fields in { }.'],
    ['pension', { person: 7 }, 'The part about the person needs a group of fields in { }.'],
    [
      'pension',
      { person: { ...person, sex: 'x' }, voluntary: [] },
      'Sex: take one of these names, female (woman), male (man).',
    ],
    // A number where one of some names is wanted is told as a wrong name.
    [
      'pension',
      { person: { ...person, sex: 3 }, voluntary: [] },
      'Sex: take one of these names, female (woman), male (man).',
    ],
    ['pension', { person: { ...person, bornIn: 1980 } }, 'Month of birth needs a month, such as "2026-03".'],
    [
      'pension',
      { person: { ...person, bornIn: '1980-13' } },
      'Month of birth says 1980-13, which is no month. Write the year first, such as 2026-03.',
    ],
    [
      'pension',
      { person: { ...person, bornIn: '1800-01' } },
      'Month of birth: from 01/1900 to 12/2099. Choose a value between them.',
    ],
    ['pension', { person, voluntary: 3 }, 'The list of voluntary spells needs a list in [ ].'],
    ['pension', { person, voluntary: [3] }, 'Spell 1 needs a group of fields in { }.'],
    ['pension', { person, voluntary: [spell, { ...next, income: 'x' }] }, 'Chosen income of spell 2 needs a number.'],
    [
      'pension',
      { person, voluntary: [spell, { ...next, months: 0 }] },
      'Number of months of spell 2: from 1 month to 720 months. Choose a value between them.',
    ],
    [
      'pension',
      { person, voluntary: [spell, { ...spell, from: '2018-05' }] },
      'Month 05/2018 is in two spells. Change them so that each month is in one. (Law 41/2024, Article 5, clause 5)',
    ],
    [
      'pension',
      { person, voluntary: [{ ...spell, missingLump: 1 }] },
      'Mark for missing time paid at once of spell 1 needs true or false.',
    ],
    [
      'pension',
      {
        person,
        voluntary: Array.from({ length: 11 }, (_, i) => ({
          ...spell,
          from: `${2010 + i}-01`,
          income: i < 10 ? 2_000_000 : 1,
        })),
      },
      'Chosen income of spell 11 is below the lowest at that time, 700,000 đ. Choose this or a higher one. (Law 41/2024, Article 31, clause 2)',
    ],
    [
      'pension',
      { person, voluntary: [], surprise: 1 },
      'The field “surprise”: not used here. Leave it out, or check its name and the way of paying.',
    ],
    // Forty letters of a name that no one knows are enough.
    [
      'pension',
      { person, voluntary: [], ['1234567890'.repeat(5)]: 1 },
      `The field “${'1234567890'.repeat(4)}”: not used here. Leave it out, or check its name and the way of paying.`,
    ],
    [
      'pension',
      { person, voluntary: [{ ...spell, constructor: 1 }] },
      'The field “constructor” of spell 1: not used here. Leave it out, or check its name and the way of paying.',
    ],
    [
      'pension',
      { person, voluntary: [spell], claimIn: '2018-06' },
      'The pension starts in 06/2018, yet months are paid after that. Shorten spell 1, or choose a later start. (Law 41/2024, Article 101)',
    ],
    [
      'pension',
      { person, voluntary: [spell], compulsory: { months: 0, averageSalary: 5_000_000 } },
      'Compulsory months paid: from 1 month to 720 months. Choose a value between them.',
    ],
    [
      'pension',
      { person, voluntary: Array.from({ length: 721 }, () => spell) },
      'The list of voluntary spells: more than 720 lines. Join spells that follow each other and send it again.',
    ],
    [
      'contribution',
      { ...pay, localPercent: 101 },
      'Extra support rate of the province: from 0 % to 100 %. Choose a value between them.',
    ],
    [
      'contribution',
      { ...pay, payOn: 'x' },
      'Day of payment says x, which is no day. Write year, month, day, such as 2026-03-15.',
    ],
    [
      'contribution',
      { ...pay, payOn: '2007-01-01' },
      'Day of payment: from 01/2008 to 12/2099. Choose a value between them.',
    ],
    [
      'contribution',
      { ...pay, income: 1_510_000 },
      'Incomes go up in steps of 50,000 đ from the lowest. Choose the nearest step. (Decision 595, Article 10, clause 1)',
    ],
    [
      'contribution',
      { ...pay, method: 'future-years', years: 1 },
      'Paying ahead takes at least 2 years. Choose more years, or another way of paying. (Decree 159/2025, Article 6)',
    ],
    [
      'contribution',
      { ...pay, method: 'missing-months', months: 70 },
      'Missing months: at most 60 months. Choose fewer. (Law 41/2024, Article 36, clause 2)',
    ],
    [
      'maternity',
      { ...birth, compulsoryMonths: ['2025-01', 'x'] },
      'Line 2 of the list of compulsory months says x, which is no month. Write the year first, such as 2026-03.',
    ],
    // Thirteen months are too many for one digit.
    [
      'maternity',
      { ...birth, compulsoryMonths: [...Array.from({ length: 12 }, () => '2025-01'), 3] },
      'Line 13 of the list of compulsory months needs a month, such as "2026-03".',
    ],
    ['maternity', { ...birth, compulsoryMonths: 3 }, 'The list of compulsory months needs a list in [ ].'],
    [
      'household-health',
      { payOn: '2010-01-01', members: 1 },
      'Health premium of the first member: the figure for 01/2010 is not known. Choose another month.',
    ],
    [
      'household-health',
      { payOn: '2026-01-01', members: 0 },
      'Paying members of the household: from 1 to 20. Choose a value between them.',
    ],
    [
      'goal',
      { person: { ...person, bornIn: '2020-01' }, startIn: '2026-01', group: 'other', want: { pay: 1 } },
      'This person may join from 01/2035. Check the month of birth and the month paid. (Law 41/2024, Article 2, clause 4)',
    ],
    [
      'nothing-like-this',
      {},
      'There is no question named nothing-like-this. Ask one of these: retirement-age, contribution, refund, pension, withdrawal, maternity, death, monthly-allowance, household-health, goal.',
    ],
  ])('%s, case %#', (question, input, message) => {
    expect(said(question, input)).toBe(message);
  });
});

describe('a problem in words', () => {
  const words = {
    ...en,
    problems: {
      here: '{field}: {it}.',
      within: '{field}: {least} to {most}',
      spell: '{spell}',
      length: '{months}, {years}',
    },
  };
  const told = (it: string): string => tellProblem(problem('here', null, { it }), words);

  test('a month is written as people write it; what only looks like one stays as it is', () => {
    expect(told('2018-05')).toBe('The input: 05/2018.');
    for (const text of [
      '12018-05',
      '2018-051',
      '201-05',
      'year-05',
      '2018-5',
      '2018-mm',
      'in 2018-05',
      '2018-05 or so',
    ])
      expect(told(text)).toBe(`The input: ${text}.`);
  });

  test('legal numbers and choices have their names, lists of choices both', () => {
    expect(told('healthRate')).toBe('The input: Health premium of the first member.');
    expect(told('female')).toBe('The input: Woman.');
    expect(told('female, male')).toBe('The input: female (woman), male (man).');
    expect(told('female, nobody')).toBe('The input: female, nobody.');
    expect(told('nobody')).toBe('The input: nobody.');
    expect(told('toString')).toBe('The input: toString.');
  });

  test('without a question fields have no names, and ends no units', () => {
    expect(tellProblem(problem('within', 'months', { least: 1, most: 7200 }), words)).toBe(
      'The field “months”: 1 to 7,200',
    );
    expect(nameField('voluntary[2].income', null, words)).toBe('the field “income” of spell 3');
    expect(nameField('voluntary[2]', null, words)).toBe('spell 3');
    expect(nameField('', null, words)).toBe('the field “”');
  });

  test('a spell has its place; where none is meant, all of them are', () => {
    expect(tellProblem(problem('spell', 'voluntary[11].months'), words)).toBe('Spell 12');
    expect(tellProblem(problem('spell', 'claimIn'), words)).toBe('The list of voluntary spells');
    expect(tellProblem(problem('spell', null), words)).toBe('The list of voluntary spells');
  });

  test('a limit may be read as months or as years; a code without words stands for itself', () => {
    expect(tellProblem(problem('length', null, { limit: 1 }), words)).toBe('1\u00a0month, 1\u00a0year');
    expect(tellProblem(problem('length', null, { more: 1 }), words)).toBe('{months}, {years}');
    expect(tellProblem(problem('no-such-code', 'months', {}, ['L41 5', 'L58 73']), words)).toBe(
      'No-such-code (Law 41/2024, Article 5; Law 58/2014, Article 73)',
    );
  });
});
