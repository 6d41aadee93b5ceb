import * as fc from 'fast-check';
import { inputOf, type Json, type Question } from './people.ts';

/** Inputs of the question whose chances fast-check keeps: it prints the seed and simplifies what fails. */
export function inputsOf(question: Question): fc.Arbitrary<Json> {
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
