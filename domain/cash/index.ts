export { matchLineSchema, unmatchLineSchema, type MatchLine, type UnmatchLine } from './commands.ts';
export {
  accountNumberSchema,
  bankAccountSchema,
  bankBinSchema,
  isSameAccount,
  parseAccountNumber,
  parseBankBin,
  type AccountNumber,
  type BankAccount,
  type BankBin,
} from './bank.ts';
export { findReferences, type FoundReference } from './find-references.ts';
export {
  formatReference,
  makeReference,
  parseReference,
  SEQUENCE_MAX,
  sequenceOf,
  type Reference,
  type ReferenceProblem,
  type ReferenceRead,
} from './reference.ts';
export {
  makeVietQr,
  parseVietQr,
  type PayloadMade,
  type PaymentRequest,
  type QrField,
  type QrProblem,
  type QrRead,
  type VietQr,
} from './vietqr.ts';
export { tableSchema, type Cell, type Row, type Table } from './statement/cells.ts';
export { CAMT053_XML_OPTIONS } from './statement/iso20022-camt053.ts';
export {
  identify,
  signedAmount,
  type IdentifiedLine,
  type LineIdentity,
  type StatementLine,
} from './statement/line.ts';
export {
  STATEMENT_FORMATS,
  type StatementFormat,
  type StatementHeader,
  type StatementRead,
} from './statement/outcome.ts';
export type {
  StatementField,
  StatementProblem,
  StatementProblemCode,
  StatementProblems,
  WayOut,
} from './statement/problem.ts';
export { readStatement, recognise, type Recognised, type StatementContent } from './statement/read.ts';
export { sepayApiSchema, sepayWebhookSchema } from './statement/sepay.ts';
export type { EntryNature } from './entry-nature.ts';
export type { Guess, GuessReason, OpenDue } from './guess.ts';
export { depositsOf, type AtDesk } from './deposit.ts';
export { matchLines, type LineOutcome, type Unmatched } from './match.ts';
export {
  floatOf,
  handOverLimitSchema,
  handOverMeansSchema,
  limitOn,
  makeSlip,
  type CashReceipt,
  type Float,
  type FloatQuestion,
  type FloatRead,
  type HandOver,
  type HandOverId,
  type HandOverLimit,
  type HandOverMeans,
  type HandOverSlip,
  type HeldReceipt,
  type SlipLine,
  type SlipMade,
  type SlipProblem,
} from './float.ts';
export { ASSUMED_LIMIT, HAND_OVER_LIMITS } from './hand-over-limits.ts';
export { DEPOSIT_HAND_OVERS_MAX, TRANSFER_DUES_MAX } from './limits.ts';
