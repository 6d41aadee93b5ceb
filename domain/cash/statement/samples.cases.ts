import type { AccountNumber, BankAccount, BankBin } from '../bank.ts';
import type { StatementLine } from './line.ts';
import type { StatementRead } from './outcome.ts';

/** An account of ours; invented, as every number and name in these tests. */
export const ours: BankAccount = { bank: '970405' as BankBin, account: '8800205000017' as AccountNumber };

/**
 * The lines that were read, each as "day direction amount balance: narrative"; or the problems, each as "row code
 * field".
 */
export function told(read: StatementRead): readonly string[] {
  return read.kind === 'read'
    ? read.lines.map(shortly)
    : read.problems.map(({ row, code, field }) => `${row ?? 'file'} ${code} ${field ?? ''}`.trim());
}

function shortly({ bookedOn, direction, amount, balanceAfter, narrative }: StatementLine): string {
  return `${bookedOn} ${direction} ${amount} ${balanceAfter ?? '?'}: ${narrative}`;
}
