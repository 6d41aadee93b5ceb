export { answerGoal, standingOf, type Standing } from './answers/answer-goal.ts';
export {
  answerOne,
  type Answered,
  type AnswerOneOptions,
  type Explain,
  type ToldAssumption,
} from './answers/answer-one.ts';
export { askOne } from './answers/ask-one.ts';
export { explainPlan } from './answers/explain-plan.ts';
export { explainWorked as explain } from './answers/explain.ts';
export type { Refused } from './answers/refuse.ts';
export {
  contribution,
  deathOf,
  householdHealth,
  maternity,
  monthlyAllowance,
  pension,
  refundOf,
  retirementAge,
  withdrawalOf,
} from './book/questions.ts';
export type { ToldInput, ToldStep } from './answers/tell.ts';
export type { Question } from './language/question.ts';
export type { Words } from './words/type.ts';
