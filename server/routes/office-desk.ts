import { auditCommands } from './audit/commands.ts';
import { auditEvents } from './audit/events.ts';
import { auditViewings } from './audit/viewings.ts';
import { bankAccounts } from './cash/bank-accounts.ts';
import { bankLinesList } from './cash/bank-lines.ts';
import { bankWaiting } from './cash/bank-waiting.ts';
import { collectorChange } from './cash/collector-change.ts';
import { collectorNamesList } from './cash/collector-names.ts';
import { collectorShow } from './cash/collector-show.ts';
import { collectorsList } from './cash/collectors-list.ts';
import { duesList } from './cash/dues-list.ts';
import { handOversList } from './cash/hand-overs-list.ts';
import { statementImport } from './cash/statement-import.ts';
import { batchAnswerRead } from './collection/batch-answer-read.ts';
import { batchReady } from './collection/batch-ready.ts';
import { batchShow } from './collection/batch-show.ts';
import { batchesList } from './collection/batches-list.ts';
import { bookIssue } from './collection/book-issue.ts';
import { bookShow } from './collection/book-show.ts';
import { booksList } from './collection/books-list.ts';
import { commissionRateSet, commissionRatesList } from './collection/commission-rates.ts';
import { pointAdd, pointChange, pointsList } from './collection/points.ts';
import { receiptShow } from './collection/receipt-show.ts';
import { receiptsList } from './collection/receipts-list.ts';
import { suspenseList } from './collection/suspense-list.ts';
import { commandForetell } from './command-foretell.ts';
import { ledgerPeriods } from './ledger/periods.ts';
import { ledgerStatement } from './ledger/statement.ts';
import { ledgerTotals } from './ledger/totals.ts';
import { ledgerVerify } from './ledger/verify.ts';
import { leadOpen, leadsList, leadStep } from './outreach/leads.ts';
import type { AnyRoute } from './route.ts';

/** What an office's desk asks of the books: receipts, suspense, cash and bank, batches, collecting points and who asked to be called, the ledger, the record. */
export const deskRoutes = [
  commandForetell,
  receiptsList,
  receiptShow,
  booksList,
  bookIssue,
  bookShow,
  suspenseList,
  batchesList,
  batchReady,
  batchShow,
  batchAnswerRead,
  commissionRatesList,
  commissionRateSet,
  collectorsList,
  collectorNamesList,
  collectorShow,
  collectorChange,
  pointsList,
  pointAdd,
  pointChange,
  leadsList,
  leadOpen,
  leadStep,
  handOversList,
  duesList,
  bankAccounts,
  bankWaiting,
  bankLinesList,
  statementImport,
  ledgerStatement,
  ledgerTotals,
  ledgerPeriods,
  ledgerVerify,
  auditViewings,
  auditEvents,
  auditCommands,
] as const satisfies readonly AnyRoute[];
