import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questions } from '../book/questions.ts';
import { answer, ask } from '../index.ts';
import * as one from '../one.ts';
import { words } from '../words/en.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople, type Question } from './people.ts';

const opened: readonly one.Question[] = Object.values(one).filter((each) => typeof each === 'object');
const people = (name: string): Question =>
  questionsOfPeople.find((each) => each === name) ?? expect.unreachable(`no people for ${name}`);

describe('a question by itself', () => {
  test('each question of the book that is one reading is opened', () => {
    expect(opened.map(({ name }) => name).toSorted()).toEqual(questions.map(({ name }) => name).toSorted());
  });

  test.each(opened)('$name: the answer is that of answer(), with reasons and without', (question) => {
    const { answerOne, explain } = one;
    fc.assert(
      fc.property(inputsOf(people(question.name)), (input) => {
        expect(answerOne(question, input)).toEqual(answer(question.name, input));
        expect(answerOne(question, input, { words })).toEqual(answer(question.name, input, { words }));
        expect(answerOne(question, input, { words, explain })).toEqual(
          answer(question.name, input, { words, explain: true }),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('reasons need words: without them there are none', () => {
    const input = { sex: 'female', bornIn: '1971-09' };
    expect(one.answerOne(one.retirementAge, input, { explain: one.explain })).toEqual(answer('retirement-age', input));
  });

  test('a goal: the plan is that of answer(), with reasons and without', () => {
    const person = { sex: 'female', bornIn: '1980-11' };
    const input = { want: { pay: 300_000 }, person, startIn: '2025-12', group: 'other' };
    expect(one.answerGoal(input)).toEqual(answer('goal', input));
    expect(one.answerGoal(input, { words, explain: one.explainPlan })).toEqual(
      answer('goal', input, { words, explain: true }),
    );
    expect(one.answerGoal({}, { words })).toEqual(answer('goal', {}, { words }));
  });

  test('what must still be told is what ask() says', () => {
    const told = { bornOn: '2026-12-01', children: 1, voluntary: [{ from: '2026-08' }] };
    expect(one.askOne(one.maternity, told)).toEqual(['voluntary[0].months']);
    expect(one.askOne(one.maternity, told)).toEqual(ask('maternity', told));
    expect(one.askOne(one.maternity, { children: 'one' }, words)).toEqual(
      ask('maternity', { children: 'one' }, { words }),
    );
  });

  test('where one stands: the incomes of the month, and the months that were supported', () => {
    const person = { sex: 'female', bornIn: '1980-11' };
    const plan = { want: { pay: 1 }, person, startIn: '2026-11', group: 'other' };
    // 20 × 2,530,000; of the months from 2017-07 on, those since 2018-01 were supported.
    const voluntary = [{ from: '2017-07', months: 12, income: 700_000 }];
    expect(one.standingOf(plan)).toEqual({
      lowest: 1_500_000,
      highest: 50_600_000,
      step: 50_000,
      supportedBefore: 0,
      supportedMost: 120,
      pensionMonths: 180,
      maternityMonths: 6,
      funeralMonths: 60,
    });
    expect(one.standingOf({ ...plan, voluntary })).toMatchObject({ supportedBefore: 6 });
    expect(one.standingOf({ ...plan, startIn: 'soon' })).toMatchObject({ error: { field: 'startIn' } });
  });
});
