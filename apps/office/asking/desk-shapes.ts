import type { AnswerOf } from '@diemtua/client';

/** Receipts in a list, and one in full. */
export type ReceiptsFound = AnswerOf<'GET /api/receipts'>;
export type ReceiptRow = ReceiptsFound['receipts'][number];
export type Receipt = AnswerOf<'GET /api/receipts/:receipt'>;
export type ReceiptLine = Receipt['lines'][number];
/** What a line means, with its question in full. */
export type JudgementText = ReceiptLine['judgement'];
export type QuestionText = Extract<JudgementText, { outcome: 'suspense' }>['question'];
/** Receipt books, and one with every number explained. */
export type Books = AnswerOf<'GET /api/books'>;
export type Book = Books['books'][number];
export type Lease = Book['leases'][number];
export type BookNumbersText = AnswerOf<'GET /api/books/:book'>;
export type NumberRunText = BookNumbersText['runs'][number];
/** Money whose question is open. */
export type Suspense = AnswerOf<'GET /api/suspense'>;
export type Suspended = Suspense['open'][number];
/** What a command would do. */
export type Foretold = AnswerOf<'POST /api/commands/foretell'>;
/** Collectors with the cash in their hands. */
export type Collectors = AnswerOf<'GET /api/collectors'>;
export type CollectorRow = Collectors['collectors'][number];
export type CollectorCash = AnswerOf<'GET /api/collectors/:collector'>;
export type HandOvers = AnswerOf<'GET /api/hand-overs'>;
export type HandOverRow = HandOvers['handOvers'][number];
export type Dues = AnswerOf<'GET /api/dues'>;
export type DueRow = Dues['dues'][number];
/** A unit's bank. */
export type Bank = AnswerOf<'GET /api/bank'>;
export type Waiting = AnswerOf<'GET /api/bank/waiting'>;
export type WaitingRow = Waiting['lines'][number];
export type SettledLines = AnswerOf<'GET /api/bank/lines'>;
export type Imported = AnswerOf<'POST /api/bank/accounts/:account/statements'>;
/** Batches to the insurance office. */
export type Ready = AnswerOf<'GET /api/batches/ready'>;
export type ReadyFile = Ready['files'][number];
/** A file that was sent before and is void since: a batch takes it back. */
export type FileBack = Ready['toDecrease'][number];
export type Batches = AnswerOf<'GET /api/batches'>;
export type BatchRow = Batches['batches'][number];
export type Batch = AnswerOf<'GET /api/batches/:batch'>;
export type BatchFile = Batch['files'][number];
export type AnswerRead = AnswerOf<'POST /api/batches/:batch/answer'>;
/** The ledger. */
export type Periods = AnswerOf<'GET /api/ledger/periods'>;
export type AccountPaper = AnswerOf<'GET /api/ledger/statement'>;
export type Totals = AnswerOf<'GET /api/ledger/totals'>;
export type Verified = AnswerOf<'POST /api/ledger/verify'>;
/** Users, devices, sessions. */
export type Users = AnswerOf<'GET /api/users'>;
export type UserRow = Users['users'][number];
export type Devices = AnswerOf<'GET /api/devices'>;
/** The record. */
export type Viewings = AnswerOf<'GET /api/audit/viewings'>;
export type Events = AnswerOf<'GET /api/audit/events'>;
export type CommandsTold = AnswerOf<'GET /api/audit/commands'>;
