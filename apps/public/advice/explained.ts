import {
  answerGoal,
  answerOne,
  contribution,
  explain,
  explainPlan,
  pension,
  type Answered,
  type Refused,
  type ToldAssumption,
  type ToldStep,
  type Words,
} from '@diemtua/law/one';
import { legalNumbersOf } from '@diemtua/ui';
import { isRefused, type Advice } from './advise.ts';

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

/** The reasons of a plan: the law is asked the same once more, and tells its steps. */
export function explainAdvice({ asked }: Advice, words: Words): Explained {
  const { drawing } = asked;
  const paid = answerOne(contribution, asked.payment, { words, explain });
  const drawn =
    drawing.question === 'goal'
      ? answerGoal(drawing.input, { words, explain: explainPlan })
      : answerOne(pension, drawing.input, { words, explain });
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
