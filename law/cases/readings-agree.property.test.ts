import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Batch, BATCH_QUESTIONS } from '../answers/batch.ts';
import { questions } from '../book/questions.ts';
import { workTold } from '../readings/answer.ts';
import { isProblem, read, type Told } from '../readings/read.ts';
import { inputsOf } from './inputs.ts';

describe('every reading of a rule gives the same', () => {
  test.each(BATCH_QUESTIONS)('the compiled loop of %s and its evaluation, to the đồng', (name) => {
    const question = questions.find((one) => one.name === name);
    if (!question) throw new Error(`no question ${name}`);
    const batch = new Batch(question);
    const lists = new Set(question.outputs.filter((output) => output.each).map((output) => output.name));
    fc.assert(
      fc.property(fc.array(inputsOf(name), { minLength: 1, maxLength: 20 }), (inputs) => {
        const people = inputs
          .map((input) => read(question, input))
          .filter((told): told is Told => !isProblem(told) && !('code' in workTold(question, told)));
        const answers = batch.answer(people);
        people.forEach((told, i) => {
          const worked = workTold(question, told);
          if ('code' in worked) throw new Error('only answered people were chosen');
          expect(answers[i]).toEqual(
            Object.fromEntries(Object.entries(worked.fields).filter(([field]) => !lists.has(field))),
          );
        });
      }),
      { numRuns: 400 },
    );
  });
});
