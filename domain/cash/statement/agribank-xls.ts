import { parseBankBin, type BankAccount, type BankBin } from '../bank.ts';
import { HEAD_SEARCH_ROWS_MAX } from '../limits.ts';
import type { Entry } from './balance.ts';
import { amountAt, readDay, tableProblem, textOf, type Cell, type Row, type Table } from './cells.ts';
import { makeLine, type ToldLine } from './line.ts';
import { outcomeOf, type StatementRead } from './outcome.ts';
import { problem, shown, type StatementProblem } from './problem.ts';
import { lengthProblems, movementOf } from './table-line.ts';

const FORMAT = 'agribank_xls';
/** The bank's own names of its columns, of which these must be there. */
const NEEDED = ['trdt', 'acctccyamt', 'aftrbal', 'rem'] as const;
const AGRIBANK = { short: 'VBA', bin: '970405' };

/** The row that names the columns, counted from 0; null where the table is not Agribank's. */
export function findAgribankHead(table: Table): number | null {
  const index = table.slice(0, HEAD_SEARCH_ROWS_MAX).findIndex((row) => {
    const names = new Set(row.map(nameOf));
    return NEEDED.every((name) => names.has(name));
  });
  return index < 0 ? null : index;
}

const nameOf = (cell: Cell): string => textOf(cell).toLowerCase();

/** Reads Agribank's export with machine names: one signed amount, the balance after each entry. */
export function readAgribankXls(table: Table, source: BankAccount): StatementRead {
  const limit = tableProblem(table);
  const head = limit === null ? findAgribankHead(table) : null;
  if (limit !== null) return outcomeOf(FORMAT, source, {}, [], [limit]);
  if (head === null) return outcomeOf(FORMAT, source, {}, [], [problem('head-missing', {})]);

  const columns = new Map((table[head] ?? []).map((cell, column) => [nameOf(cell), column]));
  const problems: StatementProblem[] = [];
  const entries: Entry[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= head) continue;
    const told = toldLine((name) => cells[columns.get(name) ?? cells.length], index + 1, problems);
    if (told === null) continue;
    problems.push(...lengthProblems(told, index + 1));
    entries.push({ row: index + 1, line: makeLine(source, told) });
  }
  return outcomeOf(FORMAT, source, {}, entries, problems);
}

type CellOf = (name: string) => Row[number] | undefined;

/** One row; null for one that is no entry, or that has a problem which was told. */
function toldLine(cell: CellOf, row: number, problems: StatementProblem[]): ToldLine | null {
  const signed = amountAt(cell('acctccyamt'), row, 'amount', problems);
  const balanceAfter = amountAt(cell('aftrbal'), row, 'balanceAfter', problems);
  const day = textOf(cell('trdt'));
  if (day === '' && signed === null) return null;
  const bookedOn = readDay(cell('trdt'));
  if (bookedOn === null) {
    problems.push(problem('not-a-day', { found: shown(day) }, row, 'bookedOn'));
    return null;
  }
  if (signed === null || signed === 0) {
    problems.push(problem('no-amount', {}, row, 'amount'));
    return null;
  }
  const narrative = textOf(cell('rem')) || textOf(cell('trcdnm'));
  const hints = hintsIn(narrative);
  const account = textOf(cell(signed > 0 ? 'tomgntno' : 'toacctno')) || hints.account;
  const bank = textOf(cell('thrref')).toUpperCase() === AGRIBANK.short ? parseBankBin(AGRIBANK.bin) : hints.bank;
  return {
    bookedOn,
    ...movementOf(signed),
    balanceAfter,
    narrative,
    counterAccount: account,
    counterBankBin: bank,
    reference: hints.reference,
  };
}

interface Hints {
  readonly reference: string | null;
  readonly account: string | null;
  readonly bank: BankBin | null;
}

/**
 * What the bank packs into the narrative: "<trace>-<text>;MCC;<moment>;<account>;<bank>" between banks,
 * "MB(<number>)(<text>)" within.
 */
function hintsIn(narrative: string): Hints {
  const between = /^(\d{6,})-.*;[^;]*;\d{14};([^;]+);(\d{6})$/.exec(narrative);
  if (between) {
    const [, trace = null, account = null, bin = ''] = between;
    return { reference: trace, account, bank: parseBankBin(bin) };
  }
  const within = /^(?:MB|SMS)\(([^()]+)\)\(/.exec(narrative);
  return { reference: within?.[1] ?? null, account: null, bank: null };
}
