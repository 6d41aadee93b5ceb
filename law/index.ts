export { answer, QUESTIONS, type Answered, type AnswerOptions, type ToldAssumption } from './answers/answer.ts';
export { ask } from './answers/ask.ts';
export { assess } from './answers/assess.ts';
export type { Refused } from './answers/refuse.ts';
export type { ToldInput, ToldLine, ToldStep } from './answers/tell.ts';
export type { Assumption } from './readings/answer.ts';
export type { Shown } from './readings/show.ts';
export type { Words } from './words/type.ts';
export { parameterPages, rulePages, type Link, type ParameterPage, type RulePage } from './answers/pages.ts';
