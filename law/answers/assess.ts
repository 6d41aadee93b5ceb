import { bug } from '../kernel/assert.ts';
import { questions } from '../book/questions.ts';
import type { Problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import { refusedBy, type Fields } from '../readings/answer.ts';
import { Evaluation } from '../readings/evaluate.ts';
import { isProblem, read, type Told } from '../readings/read.ts';
import { answer, refuseUnknown, QUESTIONS, type AnswerOptions } from './answer.ts';
import type { Answered } from './answer-one.ts';
import { refuse, type Refused } from './refuse.ts';

/** So many people at a time are laid out in columns: with more, what was read grows old before it is let go. */
const PEOPLE_AT_ONCE = 64;

/**
 * Answers one question for many people, in order, by the loops that are compiled from the same rules: the fields are
 * those of `answer`, without its assumptions and explanation. The loops are loaded when they are first needed.
 * @param name one of QUESTIONS
 * @param inputs facts as for `answer`, one input a person
 * @returns for each person the fields, or what is wrong with that input; one refusal when the question is not known
 */
export async function assess(
  name: string,
  inputs: readonly unknown[],
  options: Pick<AnswerOptions, 'words'> = {},
): Promise<readonly (Answered | Refused)[] | Refused> {
  const { words } = options;
  if (!QUESTIONS.includes(name)) return refuseUnknown(name, words);
  const question = questions.find((one) => one.name === name);
  if (!question || question.outputs.some((output) => output.each))
    return inputs.map((input) => alone(name, input, words));
  const { Batch } = await import('./batch.ts');
  const batch = new Batch(question);
  const answers: (Answered | Refused)[] = [];
  for (let from = 0; from < inputs.length; from += PEOPLE_AT_ONCE) {
    const people: Told[] = [];
    const places = inputs.slice(from, from + PEOPLE_AT_ONCE).map((input) => {
      const told = readLegal(question, input);
      return isProblem(told) ? told : people.push(told) - 1;
    });
    const worked = batch.answer(people);
    for (const place of places)
      answers.push(handOut(typeof place === 'number' ? worked[place] : place, words, question));
  }
  return answers;
}

/** What is answered without a loop: goals, and lists. */
function alone(name: string, input: unknown, words: AnswerOptions['words']): Answered | Refused {
  const given = answer(name, input, words ? { words } : {});
  const fields = Object.entries(given).filter(([field]) => field !== 'assumptions');
  return Object.fromEntries(fields) as Answered | Refused;
}

function handOut(
  worked: Fields | Problem | undefined,
  words: AnswerOptions['words'],
  question: Question,
): Answered | Refused {
  if (!worked) return bug('a person without an answer');
  return isRefused(worked) ? refuse(worked, words, question) : worked;
}

const isRefused = (worked: Fields | Problem): worked is Problem => 'code' in worked;

function readLegal(question: Question, input: unknown): Told | Problem {
  const told = read(question, input);
  if (isProblem(told)) return told;
  return refusedBy(question, told, new Evaluation(told)) ?? told;
}
