export {
  answer,
  QUESTIONS,
  type Answered,
  type AnswerOptions,
  type Refused,
  type ToldAssumption,
} from './answers/answer.ts';
export type { ToldInput, ToldLine, ToldStep } from './answers/tell.ts';
export type { Words } from './words/type.ts';
export { parameterPages, rulePages, type Link, type ParameterPage, type RulePage } from './answers/pages.ts';
