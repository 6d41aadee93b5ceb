import { answerOne, explain, type Words } from '@diemtua/law/one';
import { questionOf } from '../calculator/right-ways.ts';
import { doubtsOf, stepsOf, type Explained } from './explained.ts';
import { completed, type Right } from './right.ts';

/** The reasons of a right. */
export function explainRight({ facts, figures }: Right, words: Words): Explained {
  const { question } = questionOf(facts);
  const told = answerOne(question, completed(facts), { words, explain });
  const steps = { payment: [], pension: [], right: stepsOf(told) };
  return {
    steps,
    doubts: doubtsOf(
      [told],
      figures.map((figure) => [figure, steps.right] as const),
    ),
  };
}
