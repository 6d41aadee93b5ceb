export { answer, QUESTIONS, type AnswerOptions } from './answers/answer.ts';
export type { Answered, ToldAssumption } from './answers/answer-one.ts';
export { ask } from './answers/ask.ts';
export { figure, type Figure } from './answers/figure.ts';
export { assess } from './answers/assess.ts';
export {
  recordToday,
  type LawFigure,
  type LawRecord,
  type RecordedSpell,
  type RecordToday,
} from './answers/record-today.ts';
export { questionShapes, type AnswerShape, type FieldShape, type QuestionShape } from './answers/shapes.ts';
export type { Refused } from './answers/refuse.ts';
export type { ToldInput, ToldLine, ToldStep } from './answers/tell.ts';
export type { Assumption } from './readings/answer.ts';
export type { Shown } from './readings/show.ts';
export type { Words } from './words/type.ts';
export { parameterPages, rulePages, type Link, type ParameterPage, type RulePage } from './answers/pages.ts';
