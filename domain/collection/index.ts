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
  answerBatchSchema,
  cancelDueSchema,
  closePeriodSchema,
  envelope,
  handOverSchema,
  instantSchema,
  leaseNumbersSchema,
  makeBatchSchema,
  openDueSchema,
  refundSchema,
  returnNumbersSchema,
  settleSchema,
  submitBatchSchema,
  takePaymentSchema,
  voidReceiptSchema,
  type AnswerBatch,
  type CancelDue,
  type ClosePeriod,
  type HandOver,
  type LeaseNumbers,
  type MakeBatch,
  type OpenDue,
  type RefundCommand,
  type ReturnNumbers,
  type Settle,
  type SubmitBatch,
  type TakePayment,
  type VoidReceipt,
} from './commands.ts';
export {
  commissionBack,
  commissionOf,
  commissionRateOf,
  isAssumedRate,
  type CommissionedPayment,
  type CommissionRate,
  type RateConfidence,
} from './commission.ts';
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
  paidBackOf,
  REFUND_REASONS,
  takenOnOf,
  type Line,
  type PaidBack,
  type PaymentId,
  type ReceiptTrouble,
  type Refund,
  type RefundReason,
  type Settlement,
} from './line.ts';
export { numberRuns, type BookNumbers, type LeasedNumbers, type NumberRun, type NumberState } from './number-runs.ts';
export {
  correctDeltas,
  countsFrom,
  countsUntil,
  deltasOf,
  type Cover,
  type Delta,
  type Place,
} from './participation.ts';
export { coverStateIn, quote, renewalOf, type CoverState } from './quote.ts';
export type { Question, QuestionKind } from './question.ts';
export { refundOf, type NotRefunded } from './refund.ts';
