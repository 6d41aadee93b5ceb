import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, assess } from '../index.ts';
import { words } from '../words/vi.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople } from './people.ts';

const RUNS = 30;
const PEOPLE = 40;

/** The answer without what a batch leaves out. */
function fieldsOf(question: string, input: unknown): unknown {
  return Object.fromEntries(
    Object.entries(answer(question, input, { words })).filter(([name]) => name !== 'assumptions'),
  );
}

describe('many people at once get what each gets alone', () => {
  test.each(questionsOfPeople)('%s', async (question) => {
    await fc.assert(
      fc.asyncProperty(fc.array(inputsOf(question), { maxLength: PEOPLE }), async (inputs) => {
        expect(await assess(question, inputs, { words })).toEqual(inputs.map((input) => fieldsOf(question, input)));
      }),
      { numRuns: RUNS },
    );
  });
});
