import { questions } from '../book/questions.ts';
import { problem } from '../language/problem.ts';
import type { Words } from '../words/type.ts';
import { answerGoal } from './answer-goal.ts';
import { answerOne, type Answered } from './answer-one.ts';
import { explainPlan } from './explain-plan.ts';
import { explainWorked } from './explain.ts';
import { refuse, type Refused } from './refuse.ts';

/** The names of all questions of the book. */
export const QUESTIONS: readonly string[] = [...questions.map((question) => question.name), 'goal'];

export interface AnswerOptions {
  /** The words of a language, from `@diemtua/law/words/vi` and its sisters. Left out, messages are codes. */
  readonly words?: Words;
  /** Adds `explanation`: the steps behind every figure. Needs words. */
  readonly explain?: boolean;
}

/**
 * Answers a question of the law.
 * @param name one of QUESTIONS
 * @param input facts as questions.md describes them; of unknown form, every mistake in it is named
 * @returns the fields of the answer, or `{ error: { code, field, message } }`; never throws for an input
 */
export function answer(name: string, input: unknown, options: AnswerOptions = {}): Answered | Refused {
  const { words, explain } = options;
  if (name === 'goal') return answerGoal(input, { ...(words && { words }), ...(explain && { explain: explainPlan }) });
  const question = questions.find((one) => one.name === name);
  if (!question) return refuseUnknown(name, words);
  return answerOne(question, input, { ...(words && { words }), ...(explain && { explain: explainWorked }) });
}

/** Refuses a name that is none of QUESTIONS. */
export function refuseUnknown(name: string, words: Words | undefined): Refused {
  return refuse(problem('unknown-question', null, { value: name, questions: QUESTIONS.join(', ') }), words, null);
}
