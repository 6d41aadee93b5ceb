import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { isSameAccount, parseBankBin, type BankAccount } from '../bank.ts';
import { HEAD_SEARCH_ROWS_MAX } from '../limits.ts';
import type { Entry } from './balance.ts';
import {
  amountAt,
  readAmount,
  readDay,
  tableProblem,
  textOf,
  wordsOf,
  type Cell,
  type Row,
  type Table,
} from './cells.ts';
import { makeLine, type ToldLine } from './line.ts';
import { outcomeOf, type StatementRead } from './outcome.ts';
import { problem, shown, type StatementField, type StatementProblem } from './problem.ts';
import { lengthProblems, movementOf } from './table-line.ts';

const FORMAT = 'generic_vn_xlsx';

/**
 * What the banks call their columns, in plain capitals. The first that fits names the column: "NH đối tác" is a bank
 * before it is a party, "Số tiền ghi nợ" a debit before it is an amount.
 */
const NAMES: readonly (readonly [StatementField, RegExp])[] = [
  [
    'counterBank',
    /\b(NH|NGAN HANG) (DOI TAC|DOI UNG|THU HUONG|CHUYEN)|(REMITTER|COUNTER|CORRESPONDENT|BENEFICIARY)S? BANK/,
  ],
  [
    'counterAccount',
    /\b(TK|TAI KHOAN) (DOI UNG|DOI TAC|THU HUONG|CHUYEN)|(COUNTER|CORRESPONDENT|OFFSET|BENEFICIARY) (ACCOUNT|AC)\b/,
  ],
  [
    'counterName',
    /DON VI (THU HUONG|CHUYEN)|TEN (DOI UNG|DOI TAC|NGUOI)|NGUOI (CHUYEN|GUI|THU HUONG)|DOI TAC|REMITTER|(CORRESPONDENT|COUNTER ?PARTY|BENEFICIARY)( NAME)?/,
  ],
  ['valueOn', /NGAY (HIEU LUC|GIA TRI)|VALUE DATE|EFFECTIVE DATE/],
  ['bookedOn', /NGAY( GIO)? (GIAO DICH|GD|HACH TOAN)|(TRANSACTION|POSTING|BOOKING|TRANS|TXN|TNX) DATE|^(NGAY|DATE)$/],
  ['debit', /GHI NO|PHAT SINH NO|\bDEBIT|^NO$|TIEN RA|RUT RA|WITHDRAWAL/],
  ['credit', /GHI CO|PHAT SINH CO|\bCREDIT|^CO$|TIEN VAO|GUI VAO|DEPOSIT/],
  ['balanceAfter', /SO DU|BALANCE/],
  [
    'reference',
    /THAM CHIEU|SO CT\b|CHUNG TU|(SO|MA) (BUT TOAN|GIAO DICH|GD)\b|REFERENCE|DOC NO|TRANSACTION (NO|NUMBER|ID)\b/,
  ],
  ['narrative', /DIEN GIAI|NOI DUNG|MO TA|DESCRIPTION|NARRATIVE|DETAIL|REMARK/],
  ['amount', /SO TIEN|PHAT SINH|AMOUNT/],
];

/** Two columns of one of these would be two truths. */
const ONLY_ONCE: ReadonlySet<StatementField> = new Set(['bookedOn', 'debit', 'credit', 'amount', 'balanceAfter']);

const OPENING = /^(SO DU DAU|OPENING BALANCE|BEGINNING BALANCE)/;
const CLOSING = /^(SO DU CUOI|CLOSING BALANCE|ENDING BALANCE)/;
const TOTAL = /^(TONG|CONG\b|TOTAL)/;
const ACCOUNT = /^(SO TAI KHOAN|TAI KHOAN SO|SO TK|TAI KHOAN|ACCOUNT (NO|NUMBER)|ACCOUNT)\b/;
const PERIOD = /\bTU NGAY|\bTU \d|\bFROM\b/;
const CURRENCY = /^(LOAI TIEN|TIEN TE|CURRENCY)/;

type Columns = ReadonlyMap<StatementField, number>;

interface Head {
  readonly row: number;
  readonly columns: Columns;
  readonly problems: readonly StatementProblem[];
}

/** The row that names the columns: a day, what it was for, and money in. Null where there is none. */
export function findGenericHead(table: Table): Head | null {
  for (const [row, cells] of table.slice(0, HEAD_SEARCH_ROWS_MAX).entries()) {
    const head = columnsOf(cells, row);
    const { columns } = head;
    if (columns.has('bookedOn') && columns.has('narrative') && (columns.has('credit') || columns.has('amount')))
      return head;
  }
  return null;
}

function columnsOf(cells: Row, row: number): Head {
  const columns = new Map<StatementField, number>();
  const problems: StatementProblem[] = [];
  for (const [column, cell] of cells.entries()) {
    const words = wordsOf(cell);
    const [field] = NAMES.find(([, name]) => name.test(words)) ?? [];
    if (field === undefined) continue;
    if (!columns.has(field)) columns.set(field, column);
    else if (ONLY_ONCE.has(field))
      problems.push(problem('column-twice', { found: shown(textOf(cell)) }, row + 1, field));
  }
  return { row, columns, problems };
}

/**
 * Reads the spreadsheet of a Vietnamese internet bank, whatever it calls its columns and in whichever order it prints
 * the entries.
 */
export function readGenericVnXlsx(table: Table, source: BankAccount): StatementRead {
  const limit = tableProblem(table);
  if (limit !== null) return outcomeOf(FORMAT, source, {}, [], [limit]);
  const head = findGenericHead(table);
  if (head === null) return outcomeOf(FORMAT, source, {}, [], [problem('head-missing', {})]);

  const problems: StatementProblem[] = [...head.problems];
  const entries: Entry[] = [];
  const around: Around = { opening: null, closing: null, from: null, to: null };
  for (const [index, cells] of table.entries()) {
    const row = index + 1;
    if (index === head.row) continue;
    if (index < head.row || isMarker(cells)) {
      readAround(cells, row, source, around, problems);
      continue;
    }
    const told = toldLine((field) => cells[head.columns.get(field) ?? cells.length], row, problems);
    if (told === null) continue;
    problems.push(...lengthProblems(told, row));
    entries.push({ row, line: makeLine(source, told) });
  }
  return outcomeOf(FORMAT, source, around, entries, problems);
}

/** What stands above, below and between the entries. */
interface Around {
  opening: Dong | null;
  closing: Dong | null;
  from: PlainDate | null;
  to: PlainDate | null;
}

/** A row of the table that is no entry though it has figures; some banks print a day beside the opening balance. */
function isMarker(cells: Row): boolean {
  const words = cells.map(wordsOf).filter((each) => each !== '');
  return words.some((each) => OPENING.test(each) || CLOSING.test(each)) || TOTAL.test(words.at(0) ?? '');
}

function readAround(cells: Row, row: number, source: BankAccount, around: Around, problems: StatementProblem[]): void {
  const period = cells.map(textOf).join(' ');
  if (PERIOD.test(wordsOf(period))) {
    const [from, to] = [...period.matchAll(/\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/g)].flatMap(([day]) => readDay(day) ?? []);
    Object.assign(around, { from: around.from ?? from ?? null, to: around.to ?? to ?? null });
  }
  for (const [column, cell] of cells.entries()) {
    const words = wordsOf(cell);
    if (OPENING.test(words)) around.opening ??= amountBeside(cells, column, row, 'opening', problems);
    else if (CLOSING.test(words)) around.closing ??= amountBeside(cells, column, row, 'closing', problems);
    else if (CURRENCY.test(words)) checkCurrency(valueBeside(cells, column), row, problems);
    else if (ACCOUNT.test(words)) checkAccount(valueBeside(cells, column), row, source, problems);
  }
}

/** What a label is about: the rest of its own cell behind the colon, or the next cell that is not empty. */
function valueBeside(cells: Row, column: number): string {
  const own = /:(.*)$/.exec(textOf(cells[column]))?.[1]?.trim() ?? '';
  if (own !== '') return own;
  return textOf(cells.slice(column + 1).find((cell) => textOf(cell) !== ''));
}

/**
 * A balance stands in the label's own cell, or in one of the columns behind it; the last one is the balance where there
 * are several.
 */
function amountBeside(
  cells: Row,
  column: number,
  row: number,
  field: StatementField,
  problems: StatementProblem[],
): Dong | null {
  const own = /:(.*)$/.exec(textOf(cells[column]))?.[1]?.trim() ?? '';
  const behind = cells.slice(column + 1).filter((cell) => readAmount(cell).kind === 'amount');
  return amountAt(own === '' ? behind.at(-1) : own, row, field, problems);
}

function checkCurrency(found: string, row: number, problems: StatementProblem[]): void {
  if (found !== '' && !/^(VND|DONG|D)\b/.test(wordsOf(found)))
    problems.push(problem('other-currency', { found: shown(found) }, row, 'currency'));
}

/** Only what looks like a number is compared: "Tài khoản: Tiền gửi thanh toán" is a kind of account. */
function checkAccount(told: string, row: number, { account }: BankAccount, problems: StatementProblem[]): void {
  const found = /^[\d .-]{6,}/.exec(told)?.[0]?.trim();
  if (found !== undefined && !isSameAccount(found, account))
    problems.push(problem('other-account', { found: shown(found), expected: account }, row, 'account'));
}

type CellOf = (field: StatementField) => Cell | undefined;

/** One row; null for one that is no entry, or that has a problem which was told. */
function toldLine(cell: CellOf, row: number, problems: StatementProblem[]): ToldLine | null {
  const bookedOn = readDay(cell('bookedOn'));
  const money = ['debit', 'credit', 'amount'] as const;
  if (bookedOn === null) {
    // Signatures, notes, numbers of columns, the head again on the next page: rows without a day and without an amount
    // of money.
    if (!money.some((field) => isMoney(cell(field)))) return null;
    problems.push(problem('not-a-day', { found: shown(textOf(cell('bookedOn'))) }, row, 'bookedOn'));
    return null;
  }
  const before = problems.length;
  const signed = signedOf(cell, row, problems);
  const balanceAfter = amountAt(cell('balanceAfter'), row, 'balanceAfter', problems);
  if (signed === null || problems.length > before) return null;
  const bank = /\b\d{6}\b/.exec(textOf(cell('counterBank')))?.[0] ?? '';
  return {
    bookedOn,
    valueOn: readDay(cell('valueOn')),
    ...movementOf(signed),
    balanceAfter,
    narrative: textOf(cell('narrative')),
    reference: textOf(cell('reference')),
    counterName: textOf(cell('counterName')),
    counterAccount: textOf(cell('counterAccount')),
    counterBankBin: parseBankBin(bank),
  };
}

/** Figures below a hundred number columns and pages. */
function isMoney(cell: Cell | undefined): boolean {
  const read = readAmount(cell);
  return read.kind === 'amount' && Math.abs(read.amount) >= 100;
}

/**
 * The movement of a row: credit above zero, debit below. Some banks print debits with their minus, some have one signed
 * column.
 */
function signedOf(cell: CellOf, row: number, problems: StatementProblem[]): number | null {
  const before = problems.length;
  const debit = Math.abs(amountAt(cell('debit'), row, 'debit', problems) ?? 0);
  const credit = amountAt(cell('credit'), row, 'credit', problems) ?? 0;
  const signed = amountAt(cell('amount'), row, 'amount', problems) ?? 0;
  if (problems.length > before) return null;
  if (credit < 0) problems.push(problem('not-an-amount', { found: String(credit) }, row, 'credit'));
  else if (debit > 0 && credit > 0) problems.push(problem('both-directions', { debit, credit }, row));
  else if (debit > 0) return -debit;
  else if (credit > 0) return credit;
  else if (signed !== 0) return signed;
  else problems.push(problem('no-amount', {}, row));
  return null;
}
