export { amountInWords, numberInWords, type LinkWord } from './forms/amount-in-words.ts';
export {
  FORM_CODES,
  type Cell,
  type ColumnKind,
  type FilledColumn,
  type FilledField,
  type FilledForm,
  type FilledGroup,
  type FilledSum,
  type FilledTable,
  type FormCode,
  type Signature,
} from './forms/layout.ts';
export { c16Schema, fillC16, type C16, type C16Line } from './forms/c16.ts';
export { c17Schema, c66aSchema, fillC17, fillC66a, type C17, type C17Line, type C66a } from './forms/receipt-lists.ts';
export { c45Schema, fillC45, type C45, type FilledReceipt } from './forms/c45.ts';
export { d03LineSchema, d03Schema, fillD03, type D03, type D03Line } from './forms/d03.ts';
export { d05LayoutOn, d05LineSchema, d05Schema, fillD05, packedNote, type D05, type D05Line } from './forms/d05.ts';
export { d11Schema, fillD11, type D11, type D11Line } from './forms/d11.ts';
export { fillHandOver, handOverSchema, type HandOver } from './forms/hand-over.ts';
export { fillOwnData, ownDataSchema, type OwnDataPart } from './forms/own-data.ts';
export {
  b01Schema,
  b15Schema,
  b16Schema,
  briefSchema,
  fillB01,
  fillB15,
  fillB16,
  fillBrief,
  type B01,
  type B15,
  type B16,
  type Brief,
} from './forms/plan-reports.ts';
export { fillTk1, tk1Schema, type Tk1 } from './forms/tk1.ts';
export { shareOnPaper, type Issuer, type Signing } from './forms/values.ts';
export { readAnswer, type AnswerEvent, type AnswerLine } from './reading/answer.ts';
export { AREA_FIELDS, AREA_HEADS, readAreas, type AreaEvent, type AreaField, type AreaLine } from './reading/areas.ts';
export type { SheetCell } from './reading/cells.ts';
export {
  d05Reader,
  readD05,
  type D05Event,
  type D05Field,
  type D05Generation,
  type D05Reader,
  type D05ReadLine,
} from './reading/d05.ts';
export type { ReadCode, ReadProblem, WayOut } from './reading/problem.ts';
