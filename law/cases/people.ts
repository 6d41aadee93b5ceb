import { ageing, allowance, birth, death, pension, withdrawal } from './people/benefits.ts';
import type { Chance, Draw, Json, Named } from './people/draw.ts';
import { drawFrom } from './people/draw.ts';
import { withOneFault } from './people/faults.ts';
import { goal } from './people/goals.ts';
import { contribution, household, refund } from './people/payments.ts';

export type { Chance, Json } from './people/draw.ts';

const questions = {
  'retirement-age': ageing,
  contribution,
  refund,
  pension,
  withdrawal,
  maternity: birth,
  death,
  'monthly-allowance': allowance,
  'household-health': household,
  goal,
} as const satisfies Record<string, (draw: Draw) => Named>;

/** The questions for which there are people. */
export type Question = keyof typeof questions;

/** The names of these questions. */
export const questionsOfPeople: readonly Question[] = [
  'retirement-age',
  'contribution',
  'refund',
  'pension',
  'withdrawal',
  'maternity',
  'death',
  'monthly-allowance',
  'household-health',
  'goal',
];

/**
 * A random input of the question, close to the thresholds of the law: mostly right, now and then with one thing wrong.
 * The chances come from outside, so that a test can repeat them.
 */
export function inputOf(question: Question, chance: Chance): Json {
  const draw = drawFrom(chance);
  const input = questions[question](draw);
  return draw.wrong(12) ? withOneFault(draw, input) : input;
}
