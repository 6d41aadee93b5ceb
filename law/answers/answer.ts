import { questions } from '../book/questions.ts';
import { problem, type Problem } from '../language/problem.ts';
import { work, type Assumption, type Fields } from '../readings/answer.ts';
import { workGoal } from './goal.ts';

/** The names of all questions of the book. */
export const QUESTIONS: readonly string[] = [...questions.map((question) => question.name), 'goal'];

/** What comes back: the fields of the question and what was assumed, or what is wrong. */
export type Answer = (Fields & { readonly assumptions?: readonly Assumption[] }) | { readonly error: Problem };

/** Answers a question. */
export function answer(name: string, input: unknown): Answer {
  if (name === 'goal') {
    const planned = workGoal(input);
    return 'code' in planned ? { error: planned } : planned.fields;
  }
  const question = questions.find((one) => one.name === name);
  if (!question) return { error: problem('unknown-question', null, { value: name }) };
  const worked = work(question, input);
  if ('code' in worked) return { error: worked };
  return worked.assumed.length === 0 ? worked.fields : ({ ...worked.fields, assumptions: worked.assumed } as Answer);
}
