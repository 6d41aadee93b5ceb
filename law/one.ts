export { answerOne, type Answered, type AnswerOneOptions, type Explain } from './answers/answer-one.ts';
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
export type { Question } from './language/question.ts';
export type { Words } from './words/type.ts';
