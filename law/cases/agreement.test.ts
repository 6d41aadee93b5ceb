import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Batch, BATCH_QUESTIONS } from '../answers/batch.ts';
import { questions } from '../book/questions.ts';
import { answer } from '../index.ts';
import { workTold } from '../readings/answer.ts';
import { isProblem, read, type Told } from '../readings/read.ts';
import { comparable } from './comparable.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople } from './people.ts';
import { secondReading } from './second-reading/index.ts';

/** Always the same people, so that a change of the law that nobody meant is seen at once and every time. */
const SAME = { seed: 20250701, numRuns: 250 };

describe('the same people every time', () => {
  test.each(questionsOfPeople)('the engine and the second reading answer %s alike', (question) => {
    for (const input of fc.sample(inputsOf(question), SAME)) {
      expect(comparable({ ...answer(question, input) }), JSON.stringify(input)).toEqual(
        comparable(secondReading(question, input)),
      );
    }
  });

  test.each(BATCH_QUESTIONS)('the batch and the single answer to %s are alike', (name) => {
    const question = questions.find((one) => one.name === name);
    if (!question) throw new Error(`no question ${name}`);
    const lists = new Set(question.outputs.filter((output) => output.each).map((output) => output.name));
    const people = fc
      .sample(inputsOf(name), SAME)
      .map((input) => read(question, input))
      .filter((told): told is Told => !isProblem(told));
    const answers = new Batch(question).answer(people);
    people.forEach((told, i) => {
      const worked = workTold(question, told);
      // A batch is given people whose facts were admitted; it refuses none itself.
      if ('code' in worked) return;
      expect(answers[i]).toEqual(
        Object.fromEntries(Object.entries(worked.fields).filter(([field]) => !lists.has(field))),
      );
    });
  });
});
