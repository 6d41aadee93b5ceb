import * as facts from '../book/facts.ts';
import type { Question } from '../language/question.ts';
import type { Worked } from '../readings/answer.ts';
import { Explanation } from '../readings/explain.ts';
import type { Words } from '../words/type.ts';
import { tellSteps, type ToldStep } from './tell.ts';

/** The steps behind every field of a worked question, what is used before what uses it. */
export function explainWorked(worked: Worked, question: Question, words: Words): readonly ToldStep[] {
  const { evaluation } = worked;
  const explanation = new Explanation(evaluation, { from: facts.spellFrom, months: facts.spellMonths });
  for (const output of question.outputs) {
    if (output.when && !evaluation.holds(output.when)) continue;
    if (output.each) continue;
    explanation.of(output.rule);
  }
  return tellSteps(explanation.steps(), evaluation, words);
}
