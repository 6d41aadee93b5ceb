import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { AccountNumber, BankAccount } from '../bank.ts';
import { byCode } from '../plain-text.ts';
import { putInOrder, type Entry } from './balance.ts';
import type { StatementLine } from './line.ts';
import { someProblems, type StatementProblem, type StatementProblems } from './problem.ts';

/** The formats that are read. */
export const STATEMENT_FORMATS = [
  'agribank_xls',
  'generic_vn_xlsx',
  'sepay_webhook',
  'sepay_api',
  'swift_mt940',
  'iso20022_camt053',
] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** What a statement says of itself; what it does not say, and its lines do not show, is null. */
export interface StatementHeader {
  readonly account: AccountNumber;
  readonly opening: Dong | null;
  readonly closing: Dong | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Accounts that the same file is about as well; their entries are not among the lines. */
  readonly otherAccounts: readonly string[];
}

/** Either every line of the statement, in the bank's order, or what is wrong with it: never a part. */
export type StatementRead =
  | {
      readonly kind: 'read';
      readonly format: StatementFormat;
      readonly header: StatementHeader;
      readonly lines: readonly StatementLine[];
    }
  | { readonly kind: 'problems'; readonly format: StatementFormat | null; readonly problems: StatementProblems };

/** What a reader has found of the header. */
export interface ToldHeader {
  readonly opening?: Dong | null;
  readonly closing?: Dong | null;
  readonly from?: PlainDate | null;
  readonly to?: PlainDate | null;
  readonly otherAccounts?: readonly string[];
}

/** The end of every reader: entries in the bank's order, sums checked, or the problems so far. */
export function outcomeOf(
  format: StatementFormat,
  { account }: BankAccount,
  told: ToldHeader,
  entries: readonly Entry[],
  problems: readonly StatementProblem[],
): StatementRead {
  const before = someProblems(problems);
  if (before !== null) return { kind: 'problems', format, problems: before };
  const { opening = null, closing = null, from = null, to = null, otherAccounts = [] } = told;
  const ordered = putInOrder(entries, opening, closing);
  if (ordered.kind === 'problem') return { kind: 'problems', format, problems: [ordered.problem] };
  const days = ordered.lines.map(({ bookedOn }) => bookedOn).toSorted(byCode);
  const header: StatementHeader = {
    account,
    opening: ordered.opening,
    closing: ordered.closing,
    from: from ?? days.at(0) ?? null,
    to: to ?? days.at(-1) ?? null,
    otherAccounts,
  };
  return { kind: 'read', format, header, lines: ordered.lines };
}
