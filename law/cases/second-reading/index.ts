import { contributionQuestion } from './contribution.ts';
import { deathQuestion } from './death.ts';
import { goalQuestion } from './goal.ts';
import { householdHealthQuestion } from './household-health.ts';
import { BadInput } from './input.ts';
import { maternityQuestion } from './maternity.ts';
import { monthlyAllowanceQuestion } from './monthly-allowance.ts';
import { pensionQuestion } from './pension.ts';
import { refundQuestion } from './refund.ts';
import { retirementAgeQuestion } from './retirement-age.ts';
import { withdrawalQuestion } from './withdrawal.ts';

const questions: ReadonlyMap<string, (input: unknown) => Record<string, unknown>> = new Map([
  ['retirement-age', retirementAgeQuestion],
  ['contribution', contributionQuestion],
  ['refund', refundQuestion],
  ['pension', pensionQuestion],
  ['withdrawal', withdrawalQuestion],
  ['maternity', maternityQuestion],
  ['death', deathQuestion],
  ['monthly-allowance', monthlyAllowanceQuestion],
  ['household-health', householdHealthQuestion],
  ['goal', goalQuestion],
]);

/**
 * A second reading of the law's contract, in plain arithmetic and month by month: slow, and written without a look at
 * the engine, so that a difference between the two is somebody's error. Only tests use it.
 */
export function secondReading(question: string, input: unknown): Record<string, unknown> {
  const answer = questions.get(question);
  if (answer === undefined) return { error: { field: null, why: 'no such question' } };
  try {
    return answer(input);
  } catch (error) {
    if (error instanceof BadInput) return { error: { field: error.field, why: error.message } };
    throw error;
  }
}
