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
