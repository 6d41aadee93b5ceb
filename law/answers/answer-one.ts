import type { Question } from '../language/question.ts';
import { work, type Assumption, type Worked } from '../readings/answer.ts';
import type { Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';
import { refuse, type Refused } from './refuse.ts';
import { tellAssumption } from './tell-assumption.ts';
import type { ToldStep } from './tell.ts';

/** An assumption in words. */
export interface ToldAssumption extends Assumption {
  readonly message: string;
}

/** The fields of the question as questions.md names them; with them what was assumed, and on request the explanation. */
export interface Answered {
  readonly [field: string]: Shown | null | readonly Shown[] | readonly ToldAssumption[] | readonly ToldStep[];
}

/** Tells the steps behind a worked question. Whoever shows none need not load it. */
export type Explain = (worked: Worked, question: Question, words: Words) => readonly ToldStep[];

export interface AnswerOneOptions {
  /** The words of a language, from `@diemtua/law/words/vi` and its sisters. Left out, messages are codes. */
  readonly words?: Words;
  /** Given `explain`, the answer has its `explanation`: the steps behind every figure. Needs words. */
  readonly explain?: Explain;
}

/**
 * Answers one question, which is given itself, not by its name: a page that asks nothing else loads nothing else.
 * @param question one of those that `@diemtua/law/one` opens
 * @param input facts as questions.md describes them; of unknown form, every mistake in it is named
 * @returns the fields of the answer, or `{ error: { code, field, message } }`; never throws for an input
 */
export function answerOne(
  question: Question,
  input: unknown,
  { words, explain }: AnswerOneOptions = {},
): Answered | Refused {
  const worked = work(question, input);
  if ('code' in worked) return refuse(worked, words, question);
  const explanation = words && explain ? explain(worked, question, words) : null;
  return { ...worked.fields, ...besides(worked, words, explanation) };
}

/** What stands beside the fields of an answer: what was assumed, and the explanation where there is one. */
export function besides(
  { assumed }: Worked,
  words: Words | undefined,
  explanation: readonly ToldStep[] | null,
): Answered {
  const more: Record<string, readonly ToldAssumption[] | readonly ToldStep[]> = {};
  if (assumed.length > 0)
    more['assumptions'] = assumed.map((assumption) => ({
      ...assumption,
      message: words ? tellAssumption(assumption.parameter, assumption.knownUntil, words) : assumption.parameter,
    }));
  if (explanation) more['explanation'] = explanation;
  return more;
}
