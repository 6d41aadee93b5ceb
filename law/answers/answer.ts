import * as facts from '../book/facts.ts';
import { goal, pension, questions } from '../book/questions.ts';
import { problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import { work, type Assumption, type Worked } from '../readings/answer.ts';
import { Explanation } from '../readings/explain.ts';
import type { Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';
import { workGoal } from './goal.ts';
import { refuse, type Refused } from './refuse.ts';
import { tellPayments } from './tell-goal.ts';
import { tellAssumption, tellSteps, type ToldStep } from './tell.ts';

/** The names of all questions of the book. */
export const QUESTIONS: readonly string[] = [...questions.map((question) => question.name), 'goal'];

/** An assumption in words. */
export interface ToldAssumption extends Assumption {
  readonly message: string;
}

/** The fields of the question as questions.md names them; with them what was assumed, and on request the explanation. */
export interface Answered {
  readonly [field: string]: Shown | null | readonly Shown[] | readonly ToldAssumption[] | readonly ToldStep[];
}

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
  const { words } = options;
  if (name === 'goal') return answerGoal(input, options);
  const question = questions.find((one) => one.name === name);
  if (!question) return refuseUnknown(name, words);
  const worked = work(question, input);
  if ('code' in worked) return refuse(worked, words, question);
  return { ...worked.fields, ...besides(worked, options, (told) => explainWorked(worked, question, told)) };
}

/** Refuses a name that is none of QUESTIONS. */
export function refuseUnknown(name: string, words: Words | undefined): Refused {
  return refuse(problem('unknown-question', null, { value: name, questions: QUESTIONS.join(', ') }), words, null);
}

function answerGoal(input: unknown, options: AnswerOptions): Answered | Refused {
  const planned = workGoal(input);
  if ('code' in planned) return refuse(planned, options.words, goal);
  const { fields, plan } = planned;
  if (!plan) return fields;
  const explain = (words: Words): readonly ToldStep[] => [
    ...tellPayments(plan, words),
    ...explainWorked(plan.pension, pension, words),
  ];
  return { ...fields, ...besides(plan.pension, options, explain) };
}

function besides(
  worked: Worked,
  { words, explain }: AnswerOptions,
  explanation: (words: Words) => readonly ToldStep[],
): Answered {
  const more: Record<string, readonly ToldAssumption[] | readonly ToldStep[]> = {};
  if (worked.assumed.length > 0)
    more['assumptions'] = worked.assumed.map((assumption) => ({
      ...assumption,
      message: words ? tellAssumption(assumption.parameter, assumption.knownUntil, words) : assumption.parameter,
    }));
  if (explain && words) more['explanation'] = explanation(words);
  return more;
}

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
