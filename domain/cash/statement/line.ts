import type { Brand } from '@diemtua/law/kernel/brand';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { AccountNumber, BankAccount, BankBin } from '../bank.ts';
import { oneLine } from '../plain-text.ts';

/** One entry of a bank account, whatever the format in which the bank told it. */
export interface StatementLine {
  readonly sourceBank: BankBin;
  readonly account: AccountNumber;
  readonly bookedOn: PlainDate;
  readonly valueOn: PlainDate | null;
  /** Seen from us: `in` is a credit. */
  readonly direction: 'in' | 'out';
  /** Always above zero. */
  readonly amount: Dong;
  readonly balanceAfter: Dong | null;
  /** On one line, with single spaces. */
  readonly narrative: string;
  readonly counterBankBin: BankBin | null;
  readonly counterAccount: string | null;
  readonly counterName: string | null;
  /** The number that the bank gave the entry; not ours, and not always its alone. */
  readonly reference: string | null;
  /** A number that the source promises to give to one entry only, and to repeat when it tells the entry again. */
  readonly sourceId: string | null;
}

/** What a format tells of a line, before it is brought into shape; empty texts count as not told. */
export interface ToldLine extends Pick<StatementLine, 'bookedOn' | 'direction' | 'amount'> {
  readonly valueOn?: PlainDate | null;
  readonly balanceAfter?: Dong | null;
  readonly narrative: string;
  readonly counterBankBin?: BankBin | null;
  readonly counterAccount?: string | null;
  readonly counterName?: string | null;
  readonly reference?: string | null;
  readonly sourceId?: string | null;
}

/** A line of an account of ours, every field of it told or null. */
export function makeLine({ bank, account }: BankAccount, told: ToldLine): StatementLine {
  const text = (value: string | null | undefined): string | null => oneLine(value ?? '') || null;
  return {
    sourceBank: bank,
    account,
    bookedOn: told.bookedOn,
    valueOn: told.valueOn ?? null,
    direction: told.direction,
    amount: told.amount,
    balanceAfter: told.balanceAfter ?? null,
    narrative: oneLine(told.narrative),
    counterBankBin: told.counterBankBin ?? null,
    counterAccount: text(told.counterAccount),
    counterName: text(told.counterName),
    reference: text(told.reference),
    sourceId: text(told.sourceId),
  };
}

/** What makes a line the same line when the same or an overlapping statement is read again; the server hashes it. */
export type LineIdentity = Brand<string, 'statement-line-identity'>;

export interface IdentifiedLine {
  readonly identity: LineIdentity;
  readonly line: StatementLine;
}

/** What a line adds to the balance. */
export function signedAmount({ direction, amount }: Pick<StatementLine, 'direction' | 'amount'>): number {
  return direction === 'in' ? amount : -amount;
}

/**
 * Gives every line its identity: a text free of chance. Where the source numbers its entries, that number is all of it.
 * Else it is what the bank printed of the entry, with the balance after it, and a running number among those that are
 * equal in all of it: two people who pay the same amount with the same words on one day are two lines, and are the same
 * two when the statement comes again. The lines are those of whole days, in the order of the bank, as the readers give
 * them.
 */
export function identify(lines: readonly StatementLine[]): readonly IdentifiedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const text = canonicalText(line);
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    // An entry that its source has numbered is one, however often it is told.
    const ordinal = line.sourceId === null ? number : 1;
    return { identity: `${text}#${ordinal}` as LineIdentity, line };
  });
}

/** As a JSON list: no text inside a field can look like the end of it. */
function canonicalText(line: StatementLine): string {
  const { sourceBank, account, bookedOn, direction, amount, balanceAfter, reference, narrative, sourceId } = line;
  return JSON.stringify(
    sourceId === null
      ? [sourceBank, account, bookedOn, direction, amount, balanceAfter, reference, narrative]
      : [sourceBank, account, sourceId],
  );
}
