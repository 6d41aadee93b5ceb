import type { Problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import type { Words } from '../words/type.ts';
import { tellProblem } from './tell-problem.ts';

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

/** A problem as it is handed out; without words its message is the code and the field. */
export function refuse(trouble: Problem, words: Words | undefined, question: Question | null): Refused {
  const message = words
    ? tellProblem(trouble, words, question)
    : trouble.field === null
      ? trouble.code
      : `${trouble.code}: ${trouble.field}`;
  return { error: { code: trouble.code, field: trouble.field, message } };
}
