import type { Question } from '../language/question.ts';
import { ask } from '../readings/ask.ts';
import type { Words } from '../words/type.ts';
import { refuse, type Refused } from './refuse.ts';

/**
 * Which fields of one question, which is given itself, can still change the answer?
 * @param input what has been told so far; of unknown form, every mistake in it is named
 * @returns paths of fields in the order of the question, none when the answer is settled; or `{ error }`
 */
export function askOne(question: Question, input: unknown, words?: Words): readonly string[] | Refused {
  const asked = ask(question, input);
  return 'code' in asked ? refuse(asked, words, question) : asked;
}
