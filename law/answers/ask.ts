import * as facts from '../book/facts.ts';
import { goal, questions } from '../book/questions.ts';
import type { Problem } from '../language/problem.ts';
import { readSoFar } from '../readings/read.ts';
import { refuseUnknown, type AnswerOptions } from './answer.ts';
import { askOne } from './ask-one.ts';
import { refuse, type Refused } from './refuse.ts';

/**
 * Which fields can still change the answer? Whoever asks a person for them in turn asks nothing in vain.
 * @param name one of QUESTIONS
 * @param input what has been told so far; of unknown form, every mistake in it is named
 * @returns paths of fields in the order of the question, none when the answer is settled; or `{ error }`
 */
export function ask(
  name: string,
  input: unknown,
  options: Pick<AnswerOptions, 'words'> = {},
): readonly string[] | Refused {
  const { words } = options;
  const question = name === 'goal' ? goal : questions.find((one) => one.name === name);
  if (!question) return refuseUnknown(name, words);
  if (question !== goal) return askOne(question, input, words);
  const asked = missingForGoal(input);
  return 'code' in asked ? refuse(asked, words, question) : asked;
}

/** A goal needs all that it asks for: what it is to reach first. */
function missingForGoal(input: unknown): readonly string[] | Problem {
  const soFar = readSoFar(goal, input);
  if ('code' in soFar) return soFar;
  const { told, missing } = soFar;
  const wants = [facts.wantPayTold, facts.wantPensionTold].some((fact) => told.values[fact.id]?.n === 1);
  return [...(wants ? [] : ['want']), ...missing.map(({ path }) => path)];
}
