import { pension } from '../book/questions.ts';
import type { ExplainPlan } from './answer-goal.ts';
import { explainWorked } from './explain.ts';
import { tellPayments } from './tell-goal.ts';

/** The steps behind a plan: its payments first, then its pension. */
export const explainPlan: ExplainPlan = (plan, words) => [
  ...tellPayments(plan, words),
  ...explainWorked(plan.pension, pension, words),
];
