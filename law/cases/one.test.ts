import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questions } from '../book/questions.ts';
import { answer } from '../index.ts';
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
});
