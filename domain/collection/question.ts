import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { PaymentId } from './line.ts';

/** Why money that was taken is not yet anybody's insurance. Each has its sentence, and its way out, in the words of the screens. */
export type Question =
  /** Nobody has told us of this person yet: the enrolment is still on its way, or lost. */
  | { readonly asks: 'person-unknown' }
  | { readonly asks: 'amount-differs'; readonly due: Dong; readonly paid: Dong }
  /** By another line; null: before these books began. */
  | { readonly asks: 'months-already-paid'; readonly from: Month; readonly until: Month; readonly by: PaymentId | null }
  | { readonly asks: 'after-deadline'; readonly from: Month; readonly deadline: Month }
  | { readonly asks: 'too-far-ahead'; readonly from: Month; readonly earliest: Month }
  /** The law engine's own refusal, with its field. */
  | { readonly asks: 'refused-by-law'; readonly code: string; readonly field: string | null }
  /** The person's status on that day: under compulsory insurance, already on a pension, withdrawn, dead. */
  | { readonly asks: 'not-eligible'; readonly status: string }
  | { readonly asks: 'household-unknown' }
  /** Nothing is left to ask: the money went back, the last of it on that day. */
  | { readonly asks: 'paid-back'; readonly on: PlainDate }
  /** The receipt's number was not in the hands of this device on that day. */
  | { readonly asks: 'number-not-leased' }
  /** Another receipt bears the same number, and has the better right to it. */
  | { readonly asks: 'number-taken'; readonly by: string }
  | { readonly asks: 'clock-wrong'; readonly takenOn: PlainDate; readonly receivedOn: PlainDate };

export type QuestionKind = Question['asks'];
