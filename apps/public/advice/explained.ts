import {
  answerGoal,
  answerOne,
  contribution,
  deathOf,
  explain,
  explainPlan,
  maternity,
  pension,
  type Answered,
  type Refused,
  type ToldAssumption,
  type ToldStep,
  type Words,
  withdrawalOf,
} from '@diemtua/law/one';
import { legalNumbersOf } from '@diemtua/ui';
import { isRefused, type Advice, type Asked } from './advise.ts';

/** The reasons of an answer: the steps behind each of its figures, and what is assumed or left open. */
export interface Explained {
  readonly steps: Readonly<Record<'payment' | 'pension' | 'right', readonly ToldStep[]>>;
  readonly doubts: readonly string[];
}

/** The steps behind an answer. */
export const stepsOf = (told: Answered | Refused): readonly ToldStep[] =>
  isRefused(told) ? [] : ((told['explanation'] as readonly ToldStep[] | undefined) ?? []);

const assumptionsOf = (told: Answered | Refused): readonly ToldAssumption[] =>
  isRefused(told) ? [] : ((told['assumptions'] as readonly ToldAssumption[] | undefined) ?? []);

/** What an answer takes for granted, and what the sources of its legal numbers leave open. */
export function doubtsOf(
  told: readonly (Answered | Refused)[],
  explained: readonly (readonly [string, readonly ToldStep[]])[],
): string[] {
  const messages = told.flatMap(assumptionsOf).map(({ message }) => message);
  const doubted = explained
    .flatMap(([key, steps]) => legalNumbersOf(key, steps))
    .filter(({ confidence }) => confidence !== undefined && confidence !== 'A')
    .flatMap(({ name, note }) => {
      // The note repeats the assumption that was made; it is said once.
      const rest = messages.reduce((text, message) => text.replace(message, ''), note ?? '').trim();
      return rest === '' ? [] : [`${name}: ${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}`];
    });
  return [...new Set([...messages, ...doubted])];
}

const questions = { contribution, pension, maternity, withdrawal: withdrawalOf, death: deathOf };

/** The same, asked once more, with its steps. */
export const askAgain = ({ question, input }: Asked, words: Words): Answered | Refused =>
  question === 'goal'
    ? answerGoal(input, { words, explain: explainPlan })
    : answerOne(questions[question], input, { words, explain });

/** The reasons of a plan: the law is asked the same once more, and tells its steps. */
export function explainAdvice({ chosen }: Advice, words: Words): Explained {
  const paid = askAgain(chosen.asked.payment, words);
  const drawn = askAgain(chosen.asked.drawing, words);
  const steps = { payment: stepsOf(paid), pension: stepsOf(drawn), right: [] };
  return {
    steps,
    doubts: doubtsOf(
      [drawn],
      [
        ['payable', steps.payment],
        ['monthlyPension', steps.pension],
      ],
    ),
  };
}
