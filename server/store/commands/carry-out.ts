import type { Command } from '@diemtua/domain/commands';
import { answerBatch, makeBatch, submitBatch } from '../collection/batches.ts';
import { leaseNumbers, returnNumbers } from '../collection/numbers.ts';
import { settle, takePayment, voidReceipt } from '../collection/payments.ts';
import { refund } from '../collection/refunds.ts';
import { matchLine, unmatchLine } from '../cash/bank.ts';
import { cancelDue, openDue } from '../cash/dues.ts';
import { handOver, receiveCash } from '../cash/hand-over.ts';
import { confirmImport } from '../import/confirm.ts';
import { undoImport } from '../import/undo.ts';
import { closePeriod } from '../ledger/periods.ts';
import { changePlan, moveCommune } from '../plan/plans.ts';
import { tellAreas } from '../plan/areas.ts';
import { changeApproach, keepScenario, openSprint } from '../plan/work.ts';
import { changeHousehold, changePerson } from '../registry/changes.ts';
import { keepApart, mergePeople, splitPeople } from '../registry/merges.ts';
import type { Session } from '../session.ts';
import type { Effect } from './effect.ts';
import type { Sender } from './tell.ts';

/** Carries out a command: stores the facts that it tells, and finds what they change in the books. */
export function carryOut(session: Session, sender: Sender, command: Command, now: number): Promise<Effect> {
  switch (command.kind) {
    case 'take-payment':
      return takePayment(session, sender, command, now);
    case 'void-receipt':
      return voidReceipt(session, sender, command, now);
    case 'settle':
      return settle(session, sender, command, now);
    case 'hand-over':
      return handOver(session, sender, command);
    case 'receive-cash':
      return receiveCash(session, sender, command);
    case 'open-due':
      return openDue(session, sender, command, now);
    case 'cancel-due':
      return cancelDue(session, sender, command);
    case 'refund':
      return refund(session, sender, command, now);
    case 'make-batch':
      return makeBatch(session, sender, command, now);
    case 'submit-batch':
      return submitBatch(session, sender, command, now);
    case 'answer-batch':
      return answerBatch(session, sender, command, now);
    case 'lease-numbers':
      return leaseNumbers(session, sender, command, now);
    case 'return-numbers':
      return returnNumbers(session, sender, command, now);
    case 'close-period':
      return closePeriod(session, sender, command, now);
    case 'match-line':
      return matchLine(session, sender, command, now);
    case 'unmatch-line':
      return unmatchLine(session, sender, command);
    case 'change-person':
      return changePerson(session, sender, command, now);
    case 'change-household':
      return changeHousehold(session, sender, command, now);
    case 'merge-people':
      return mergePeople(session, sender, command, now);
    case 'split-people':
      return splitPeople(session, sender, command, now);
    case 'keep-apart':
      return keepApart(session, sender, command, now);
    case 'confirm-import':
      return confirmImport(session, sender, command, now);
    case 'undo-import':
      return undoImport(session, sender, command, now);
    case 'draft-plan':
    case 'cascade-plan':
    case 'decide-plan':
    case 'amend-plan':
      return changePlan(session, sender, command, now);
    case 'move-commune':
      return moveCommune(session, command);
    case 'open-sprint':
      return openSprint(session, sender, command, now);
    case 'keep-scenario':
      return keepScenario(session, sender, command, now);
    case 'open-approach':
    case 'follow-up-approach':
    case 'close-approach':
      return changeApproach(session, sender, command, now);
    case 'tell-areas':
      return tellAreas(session, sender, command, now);
  }
}
