import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../index.ts';
import { comparable } from './comparable.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople, type Question } from './people.ts';
import { secondReading } from './second-reading/index.ts';

const runs: Record<Question, number> = {
  'retirement-age': 2000,
  contribution: 4000,
  refund: 4000,
  pension: 8000,
  withdrawal: 4000,
  maternity: 3000,
  death: 3000,
  'monthly-allowance': 4000,
  'household-health': 2000,
  goal: 2000,
};

describe('the engine and the second reading give the same answer', () => {
  it.each(questionsOfPeople)('%s', (question) => {
    fc.assert(
      fc.property(inputsOf(question), (input) => {
        const engine = comparable({ ...answer(question, input) });
        expect(engine, JSON.stringify(input)).toEqual(comparable(secondReading(question, input)));
      }),
      { numRuns: runs[question] },
    );
  });
});
