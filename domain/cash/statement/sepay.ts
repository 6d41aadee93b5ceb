import { z } from 'zod';
import { isSameAccount, type BankAccount } from '../bank.ts';
import { STATEMENT_ROWS_MAX } from '../limits.ts';
import type { Entry } from './balance.ts';
import { amountAt, readDay, readDecimal } from './cells.ts';
import { makeLine, type ToldLine } from './line.ts';
import { outcomeOf, type StatementFormat, type StatementRead } from './outcome.ts';
import { problem, shown, type StatementProblem } from './problem.ts';
import { lengthProblems, movementOf } from './table-line.ts';

const text = z.string().nullish();
const number = z.union([z.string(), z.number()]);

/**
 * What SePay posts when an account moves. It posts again, up to seven times, until it is answered: `id` tells that it
 * is the same.
 */
export const sepayWebhookSchema = z.object({
  id: number,
  transactionDate: z.string(),
  accountNumber: z.string(),
  transferType: z.enum(['in', 'out']),
  transferAmount: number,
  accumulated: number.nullish(),
  content: text,
  description: text,
  referenceCode: text,
});

const transaction = z.object({
  id: number,
  transaction_date: z.string(),
  account_number: z.string(),
  amount_in: number,
  amount_out: number,
  accumulated: number.nullish(),
  transaction_content: text,
  reference_number: text,
});

/** What SePay answers when it is asked for the entries of an account; amounts are decimal texts. */
export const sepayApiSchema = z.object({ transactions: z.array(transaction).max(STATEMENT_ROWS_MAX) });

/** Reads one posted movement. */
export function readSepayWebhook(tree: unknown, source: BankAccount): StatementRead {
  const parsed = sepayWebhookSchema.safeParse(tree);
  if (!parsed.success) return outcomeOf('sepay_webhook', source, {}, [], shapeProblems(parsed.error, 0));
  const { data } = parsed;
  return readAll('sepay_webhook', source, [
    {
      id: data.id,
      date: data.transactionDate,
      account: data.accountNumber,
      credit: data.transferType === 'in' ? data.transferAmount : 0,
      debit: data.transferType === 'out' ? data.transferAmount : 0,
      accumulated: data.accumulated,
      content: data.content || data.description,
      reference: data.referenceCode,
    },
  ]);
}

/** Reads a list of movements. */
export function readSepayApi(tree: unknown, source: BankAccount): StatementRead {
  const parsed = sepayApiSchema.safeParse(tree);
  if (!parsed.success) return outcomeOf('sepay_api', source, {}, [], shapeProblems(parsed.error, 1));
  const movements = parsed.data.transactions.map((each) => ({
    id: each.id,
    date: each.transaction_date,
    account: each.account_number,
    credit: each.amount_in,
    debit: each.amount_out,
    accumulated: each.accumulated,
    content: each.transaction_content,
    reference: each.reference_number,
  }));
  return readAll('sepay_api', source, movements);
}

/** A movement, whichever way it came. */
interface Movement {
  readonly id: string | number;
  readonly date: string;
  readonly account: string;
  readonly credit: string | number;
  readonly debit: string | number;
  readonly accumulated: string | number | null | undefined;
  readonly content: string | null | undefined;
  readonly reference: string | null | undefined;
}

function readAll(format: StatementFormat, source: BankAccount, movements: readonly Movement[]): StatementRead {
  const problems: StatementProblem[] = [];
  const entries: Entry[] = [];
  for (const [index, movement] of movements.entries()) {
    const told = toldLine(movement, index + 1, source, problems);
    if (told === null) continue;
    problems.push(...lengthProblems(told, index + 1));
    entries.push({ row: index + 1, line: makeLine(source, told) });
  }
  return outcomeOf(format, source, {}, entries, problems);
}

function toldLine(
  movement: Movement,
  row: number,
  { account }: BankAccount,
  problems: StatementProblem[],
): ToldLine | null {
  const before = problems.length;
  const bookedOn = readDay(movement.date);
  if (bookedOn === null) problems.push(problem('not-a-day', { found: shown(movement.date) }, row, 'bookedOn'));
  if (!isSameAccount(movement.account, account))
    problems.push(problem('other-account', { found: shown(movement.account), expected: account }, row, 'account'));
  const credit = amountAt(movement.credit, row, 'credit', problems, readDecimal) ?? 0;
  const debit = amountAt(movement.debit, row, 'debit', problems, readDecimal) ?? 0;
  if (problems.length > before || bookedOn === null) return null;
  if (credit > 0 && debit > 0) problems.push(problem('both-directions', { debit, credit }, row));
  else if (credit === 0 && debit === 0) problems.push(problem('no-amount', {}, row));
  return {
    bookedOn,
    ...movementOf(credit - debit),
    // The balance is not kept: it is told as 0 by banks that do not report it, and entries of one second come in any
    // order.
    narrative: movement.content ?? '',
    reference: movement.reference ?? null,
    sourceId: `sepay:${movement.id}`,
  };
}

/** What of a message is not of its shape; `depth` is where in the path the number of the entry stands. */
function shapeProblems(error: z.ZodError, depth: number): readonly StatementProblem[] {
  return error.issues.map(({ path }) => {
    const index = path[depth];
    return problem('shape', { path: path.map(String).join('.') }, typeof index === 'number' ? index + 1 : null);
  });
}
