import { describe, expect, test } from 'vitest';
import { goal, questions } from '../book/questions.ts';
import type { Question } from '../language/question.ts';
import { isProblem, read, type Told } from '../readings/read.ts';
import { Batch, BATCH_QUESTIONS } from './batch.ts';

const question = (name: string): Question => {
  const found = questions.find((one) => one.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
};
const told = (name: string, input: unknown): Told => {
  const found = read(question(name), input);
  if (isProblem(found)) throw new Error(`${found.code} ${found.field}`);
  return found;
};
const answers = (name: string, ...inputs: readonly unknown[]) =>
  new Batch(question(name)).answer(inputs.map((input) => told(name, input)));

describe('many people at once', () => {
  test('nobody at all', () => {
    expect(answers('pension')).toEqual([]);
  });

  test('each has an answer in order, whatever the number of spells', () => {
    const person = { sex: 'female', bornIn: '1960-01' };
    const spell = { from: '2010-01', months: 180, income: 3_000_000 };
    const [none, one, two] = answers(
      'pension',
      { person, voluntary: [] },
      { person, voluntary: [spell], claimIn: '2026-01' },
      {
        person,
        voluntary: [
          { ...spell, months: 12 },
          { ...spell, from: '2011-01', months: 168 },
        ],
        claimIn: '2026-01',
      },
    );
    expect(none).toMatchObject({ eligible: false, reason: 'months-missing', monthlyPension: null, eligibleFrom: null });
    // 15 years: 45 % for a woman.
    expect(one).toMatchObject({ eligible: true, ratePercent: 45 });
    expect(two).toEqual(one);
  });

  test('half a month of a percentage and of years is kept', () => {
    const person = { sex: 'male', bornIn: '1960-01' };
    const [one] = answers('pension', {
      person,
      voluntary: [{ from: '2010-01', months: 181, income: 3_000_000 }],
      claimIn: '2026-01',
    });
    expect(one).toMatchObject({ ratePercent: 40.5, benefitYears: 15.5 });
  });

  test('a person for whom the book knows no figure gets the problem, the others their answer', () => {
    const pay = { income: 1_500_000, method: 'monthly', group: 'other' };
    const [known, unknown] = answers('contribution', { ...pay, payOn: '2026-03-10' }, { ...pay, payOn: '2008-01-10' });
    // 22 % of 1,500,000, of which the State gives a fifth.
    expect(known).toMatchObject({ months: 1, gross: 330_000, stateSupport: 66_000, payable: 264_000 });
    expect(unknown).toMatchObject({ code: expect.any(String) as string });
  });

  test('a date before the first figure is for the evaluation, which names what is not known', () => {
    const input = {
      person: { sex: 'male', bornIn: '1956-01' },
      decidedOn: '2015-01-15',
      reason: 'emigration',
      voluntary: [{ from: '2013-01', months: 25, income: 650_000, group: 'none' }],
    };
    // Who may withdraw, and why, is known from 2016 on.
    expect(answers('withdrawal', input)).toEqual([
      expect.objectContaining({
        code: 'unknown-parameter',
        field: 'decidedOn',
        with: { parameter: 'reasonOpen', month: '2015-01' },
      }),
    ]);
    // 22 % of 700,000, which was the lowest income of 2016; nobody was supported.
    const pay = { payOn: '2016-05-01', income: 700_000, method: 'monthly', group: 'poor' };
    expect(answers('contribution', pay)).toEqual([
      { months: 1, gross: 154_000, supportedMonths: 0, stateSupport: 0, localSupport: 0, payable: 154_000 },
    ]);
  });

  test('what was read is taken as lawful: the loop checks nothing again', () => {
    // 22 % of 1,000,000, though 1,500,000 is the lowest income; a fifth of 330,000 is given by the State.
    const pay = { payOn: '2026-03-10', income: 1_000_000, method: 'monthly', group: 'other' };
    expect(answers('contribution', pay)).toMatchObject([{ gross: 220_000, stateSupport: 66_000, payable: 154_000 }]);
    const person = { sex: 'female', bornIn: '1960-01' };
    const voluntary = [{ from: '2010-01', months: 180, income: 100 }];
    expect(answers('pension', { person, voluntary, claimIn: '2026-01' })).toMatchObject([
      { eligible: true, ratePercent: 45 },
    ]);
  });

  test('a cell without a figure is looked into: no table of coefficients is known for pensions of 2015', () => {
    const person = { sex: 'female', bornIn: '1950-01' };
    const input = {
      person,
      voluntary: [{ from: '2008-01', months: 60, income: 2_000_000 }],
      compulsory: { months: 240, averageSalary: 5_000_000 },
      claimIn: '2015-01',
    };
    expect(answers('pension', input)).toMatchObject([{ code: 'before-the-tables' }]);
  });

  test('lists are for single answers', () => {
    const [household] = answers('household-health', { payOn: '2026-06-30', members: 3 });
    expect(household).toEqual({ total: 2_906_280 });
  });

  test('every question but the goal, with the bytes of its answers', () => {
    expect(BATCH_QUESTIONS).toEqual(questions.map((one) => one.name));
    // Years (4 bytes), months (2), and the month in which the age is reached (4).
    expect(new Batch(question('retirement-age')).bytesPerPerson).toBe(10);
    expect(() => new Batch(goal)).toThrow('goal is not compiled');
  });
});
