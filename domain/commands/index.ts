import { z } from 'zod';
import { matchLineSchema, unmatchLineSchema } from '../cash/commands.ts';
import {
  answerBatchSchema,
  cancelDueSchema,
  closePeriodSchema,
  handOverSchema,
  leaseNumbersSchema,
  makeBatchSchema,
  openDueSchema,
  receiveCashSchema,
  refundSchema,
  returnNumbersSchema,
  settleSchema,
  submitBatchSchema,
  takePaymentSchema,
  voidReceiptSchema,
} from '../collection/commands.ts';
import { planCommandSchemas } from '../plan/commands.ts';
import {
  changeHouseholdSchema,
  changePersonSchema,
  confirmImportSchema,
  keepApartSchema,
  mergePeopleSchema,
  splitPeopleSchema,
  undoImportSchema,
} from '../registry/commands.ts';

/**
 * Everything that changes the books or the registry: told by a phone or an office under an id of the sender's own, so that it can be
 * told any number of times.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  takePaymentSchema,
  voidReceiptSchema,
  settleSchema,
  handOverSchema,
  receiveCashSchema,
  openDueSchema,
  cancelDueSchema,
  refundSchema,
  makeBatchSchema,
  submitBatchSchema,
  answerBatchSchema,
  leaseNumbersSchema,
  returnNumbersSchema,
  closePeriodSchema,
  matchLineSchema,
  unmatchLineSchema,
  changePersonSchema,
  changeHouseholdSchema,
  mergePeopleSchema,
  splitPeopleSchema,
  keepApartSchema,
  confirmImportSchema,
  undoImportSchema,
  ...planCommandSchemas,
]);

export type Command = z.output<typeof commandSchema>;
/** A command as JSON carries it. */
export type CommandText = z.input<typeof commandSchema>;
/** What a command is about: who may tell it goes by this. */
export type CommandKind = Command['kind'];
