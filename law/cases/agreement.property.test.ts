import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../index.ts';
import type { Json, Question } from './people.ts';
import { inputOf, questionsOfPeople } from './people.ts';
import { secondReading } from './second-reading/index.ts';

/** Inputs of the question whose chances fast-check keeps: it prints the seed and simplifies what fails. */
function inputsOf(question: Question): fc.Arbitrary<Json> {
  return fc.gen().map((chance) =>
    inputOf(question, {
      whole: (least, most) => chance(fc.integer, { min: least, max: most }),
      oneOf: (values) => {
        const value = values[chance(fc.nat, { max: values.length - 1 })];
        if (value === undefined) throw new Error('nothing to choose from');
        return value;
      },
    }),
  );
}

/** What the two have to agree on: every field, that something was assumed, and which field is in error. */
function comparable(reading: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { error, assumptions, ...fields } = reading;
  if (typeof error === 'object' && error !== null && 'field' in error) return { errorIn: error.field };
  return { ...fields, assumed: assumptions !== undefined };
}

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
