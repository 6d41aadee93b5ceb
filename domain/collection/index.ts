export { postingsOf } from './books.ts';
export {
  claimSchema,
  claimText,
  daySchema,
  dongSchema,
  HEALTH_MONTHS,
  METHODS,
  monthSchema,
  PRODUCTS,
  type Claim,
  type ClaimText,
  type HealthClaim,
  type Method,
  type Product,
  type VoluntaryClaim,
} from './claim.ts';
export {
  commandSchema,
  handOverSchema,
  instantSchema,
  settleSchema,
  takePaymentSchema,
  voidReceiptSchema,
  type Command,
  type CommandText,
  type HandOver,
  type Settle,
  type TakePayment,
  type VoidReceipt,
} from './commands.ts';
export {
  deadlineOf,
  judgeLines,
  lastMonth,
  monthsText,
  type Covered,
  type EarlierMonths,
  type JoinKind,
  type Judgement,
  type Payer,
} from './judge.ts';
export * from './limits.ts';
export {
  canonicalOrder,
  REFUND_REASONS,
  type Line,
  type PaymentId,
  type ReceiptTrouble,
  type Refund,
  type RefundReason,
  type Settlement,
} from './line.ts';
export {
  correctDeltas,
  countsFrom,
  countsUntil,
  deltasOf,
  type Cover,
  type Delta,
  type Place,
} from './participation.ts';
export type { Question, QuestionKind } from './question.ts';
export { refundOf, type NotRefunded } from './refund.ts';
