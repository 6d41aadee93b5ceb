import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questions } from '../book/questions.ts';
import { inputsOf } from '../cases/inputs.ts';
import { ask } from './ask.ts';
import { work } from './answer.ts';

const question = (name: string) => {
  const found = questions.find((one) => one.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
};
const spell = { from: '2010-01', months: 180, income: 2_000_000 };

describe('only what can still change the answer is asked', () => {
  test.each([
    ['pension', {}, ['person.sex', 'person.bornIn', 'voluntary']],
    ['pension', { person: { sex: 'female' }, voluntary: [spell] }, ['person.bornIn']],
    // Men and women reach the age in other months.
    ['pension', { person: { bornIn: '1960-01' }, voluntary: [spell], claimIn: '2026-01' }, ['person.sex']],
    // With 180 months and the age, the amount hangs on the income; with 12 months there is none.
    [
      'pension',
      { person: { sex: 'male', bornIn: '1960-01' }, voluntary: [{ from: '2010-01', months: 180 }], claimIn: '2026-01' },
      ['voluntary[0].income'],
    ],
    [
      'pension',
      { person: { sex: 'male', bornIn: '1960-01' }, voluntary: [{ from: '2010-01', months: 12 }], claimIn: '2026-01' },
      [],
    ],
    // Before 2018 the State supported nobody, so the group does not matter.
    ['contribution', { payOn: '2017-06-01', income: 1_500_000, method: 'monthly' }, []],
    ['contribution', { payOn: '2026-06-01', income: 1_500_000, method: 'monthly' }, ['group']],
    // Before July 2025 there is no grant: only the months themselves are still answered.
    ['maternity', { bornOn: '2024-06-01' }, ['voluntary']],
    ['maternity', { bornOn: '2026-06-01' }, ['children', 'voluntary']],
    ['maternity', { bornOn: '2026-06-01', voluntary: [{ from: '2026-03', months: 2 }] }, []],
    // The family of a pensioner gets a multiple of the pension, whatever was paid in.
    ['death', { diedOn: '2026-01-01', pensioner: { monthlyPension: 1_000_000, startedIn: '2020-01' } }, []],
    ['death', { diedOn: '2026-01-01' }, ['voluntary']],
  ])('%s %j: %j', (name, input, missing) => {
    expect(ask(question(name), input)).toEqual(missing);
  });

  test('a wrong field is a problem, not a gap', () => {
    expect(ask(question('pension'), { person: { sex: 'x' } })).toMatchObject({
      code: 'not-a-choice',
      field: 'person.sex',
    });
    expect(ask(question('pension'), null)).toMatchObject({ code: 'wrong-type', field: null });
  });

  test.each([
    'retirement-age',
    'contribution',
    'pension',
    'withdrawal',
    'death',
    'monthly-allowance',
    'household-health',
  ] as const)('what is not asked for does not change the answer to %s', (name) => {
    fc.assert(
      fc.property(inputsOf(name), inputsOf(name), (input, other) => {
        for (const left of Object.keys(Object(input)))
          if (!OPTIONAL.has(left)) sameWithout(name, { ...Object(input) }, { ...Object(other) }, left);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

/** If the field is not asked for, the answer is the same with any other value of it. */
function sameWithout(
  name: string,
  input: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  left: string,
): void {
  const asked = ask(question(name), Object.fromEntries(Object.entries(input).filter(([key]) => key !== left)));
  if (
    !Array.isArray(asked) ||
    asked.some((path: string) => path === left || path.startsWith(`${left}.`)) ||
    !(left in other)
  )
    return;
  const [first, second] = [input, { ...input, [left]: other[left] }].map((one) => work(question(name), one));
  if (first && second && !('code' in first) && !('code' in second))
    return expect(second.fields, `${name} without ${left}`).toEqual(first.fields);
}

/** Fields that may be left out have a value of their own then, so leaving them out is an answer. */
const OPTIONAL = new Set([
  'claimIn',
  'compulsory',
  'transitionalAge',
  'pensioner',
  'localPercent',
  'supportedMonthsBefore',
  'supportedMonthsLeft',
  'yield',
  'years',
  'months',
  'method',
]);
