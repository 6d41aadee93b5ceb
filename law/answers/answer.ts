import * as facts from '../book/facts.ts';
import { questions } from '../book/questions.ts';
import { formatMonthFor } from '../kernel/format.ts';
import type { Problem } from '../language/problem.ts';
import { problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import { work, type Assumption, type Worked } from '../readings/answer.ts';
import { Explanation } from '../readings/explain.ts';
import { fill } from '../readings/print.ts';
import type { Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';
import { workGoal } from './goal.ts';
import { tellProblem, tellSteps, type ToldStep } from './tell.ts';

/** The names of all questions of the book. */
export const QUESTIONS: readonly string[] = [...questions.map((question) => question.name), 'goal'];

/** What is wrong, for programs and for people. */
export interface Refused {
  readonly error: {
    /** Stable name of what is wrong. */
    readonly code: string;
    /** Path of the field, as in "voluntary[2].income"; null where the whole input is meant. */
    readonly field: string | null;
    /** A sentence in the language of the words: what is wrong, and what to do. */
    readonly message: string;
  };
}

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
  if (name === 'goal') {
    const planned = workGoal(input);
    if ('code' in planned) return refuse(planned, words);
    return { ...planned.fields, ...(planned.pension ? besides(planned.pension, null, options) : {}) };
  }
  const question = questions.find((one) => one.name === name);
  if (!question) return refuse(problem('unknown-question', null, { value: name }), words);
  const worked = work(question, input);
  return 'code' in worked ? refuse(worked, words) : { ...worked.fields, ...besides(worked, question, options) };
}

function refuse(trouble: Problem, words: Words | undefined): Refused {
  const message = words
    ? tellProblem(trouble, words)
    : trouble.field === null
      ? trouble.code
      : `${trouble.code}: ${trouble.field}`;
  return { error: { code: trouble.code, field: trouble.field, message } };
}

function besides(worked: Worked, question: Question | null, { words, explain }: AnswerOptions): Answered {
  const more: Record<string, readonly ToldAssumption[] | readonly ToldStep[]> = {};
  if (worked.assumed.length > 0)
    more['assumptions'] = worked.assumed.map((assumption) => ({
      ...assumption,
      message: tellAssumption(assumption, words),
    }));
  if (explain && words) more['explanation'] = explainWorked(worked, question ?? pensionQuestion(), words);
  return more;
}

function pensionQuestion(): Question {
  return questions.find((question) => question.name === 'pension') as Question;
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

function tellAssumption(assumption: Assumption, words: Words | undefined): string {
  if (!words) return assumption.parameter;
  const { language } = words.grammar;
  return fill(words.assumption, {
    parameter: words.parameters[assumption.parameter] ?? assumption.parameter,
    until: formatMonthFor(assumption.knownUntil, language),
  });
}
