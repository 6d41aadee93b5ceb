import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { dayOfNumber } from '../civil-days.ts';
import { AMOUNT_MAX, CELL_LENGTH_MAX, STATEMENT_COLUMNS_MAX, STATEMENT_ROWS_MAX } from '../limits.ts';
import { oneLine, plainWords } from '../plain-text.ts';
import { problem, shown, type StatementField, type StatementProblem } from './problem.ts';

/** A cell of a spreadsheet or of a file with separators, without its format. */
export type Cell = string | number | null;
export type Row = readonly Cell[];
export type Table = readonly Row[];

/** The shape of a table from outside; what is longer than a limit is named by `tableProblem`. */
export const tableSchema = z.array(z.array(z.union([z.string(), z.number(), z.null()])));

/** What passes a limit of ours; null where nothing does. */
export function tableProblem(table: Table): StatementProblem | null {
  if (table.length > STATEMENT_ROWS_MAX)
    return problem('too-many-rows', { found: table.length, most: STATEMENT_ROWS_MAX });
  for (const [index, row] of table.entries()) {
    if (row.length > STATEMENT_COLUMNS_MAX)
      return problem('too-long', { found: row.length, most: STATEMENT_COLUMNS_MAX }, index + 1);
    const longest = Math.max(0, ...row.map((cell) => (typeof cell === 'string' ? cell.length : 0)));
    if (longest > CELL_LENGTH_MAX) return problem('too-long', { found: longest, most: CELL_LENGTH_MAX }, index + 1);
  }
  return null;
}

/** A cell as text on one line. */
export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : oneLine(String(cell));
}

/** A cell as plain capitals, words apart by one space: "Số tiền ghi nợ/Debit" is SO TIEN GHI NO DEBIT. */
export function wordsOf(cell: Cell | undefined): string {
  return plainWords(textOf(cell)).join(' ');
}

export type AmountRead =
  | { readonly kind: 'amount'; readonly amount: Dong }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly code: 'not-an-amount' | 'not-whole' | 'too-great' };

/**
 * Reads an amount as Vietnamese banks print it: 1.500.000 or 1,500,000 or 1500000, with decimals of nothing, with đ or
 * VND, with a sign before, behind or as brackets. Three digits behind a single dot or comma are a group: đồng have no
 * decimals.
 */
export function readAmount(cell: Cell | undefined): AmountRead {
  if (typeof cell === 'number') return Number.isFinite(cell) ? whole(cell) : wrong('not-an-amount');
  const text = textOf(cell)
    .replaceAll(/\s/g, '')
    .replace(/(VNĐ|VND|đ|₫)$/i, '')
    .replaceAll('\u2212', '-');
  if (text === '' || text === '-') return { kind: 'none' };
  const [, before = '', digits = '', behind = ''] = /^([+-]|\()?([\d.,]+)(-|\))?$/.exec(text) ?? [];
  const paired = (before === '(') === (behind === ')') && (behind !== '-' || before === '');
  if (digits === '' || !paired) return wrong('not-an-amount');
  const size = readDigits(digits);
  if (size.kind !== 'amount') return size;
  return before === '-' || before === '(' || behind === '-' ? whole(-size.amount) : size;
}

const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d*))?$/;
const PLAIN = /^(\d+)(?:[.,](\d*))?$/;

function readDigits(digits: string): AmountRead {
  const grouped = GROUPED.exec(digits);
  if (grouped) {
    const [, separator = '', decimals = ''] = grouped;
    const end = decimals === '' ? digits.length : digits.length - decimals.length - 1;
    return /^0*$/.test(decimals)
      ? whole(Number(digits.slice(0, end).replaceAll(separator, '').replaceAll(/[.,]/g, '')))
      : wrong('not-whole');
  }
  return readDecimal(digits);
}

/** Reads a number of a message: digits, and after a dot or comma only noughts. There, nothing is ever grouped. */
export function readDecimal(text: string | number): AmountRead {
  const plain = PLAIN.exec(String(text).trim());
  if (!plain) return wrong('not-an-amount');
  const [, units = '', decimals = ''] = plain;
  return /^0*$/.test(decimals) ? whole(Number(units)) : wrong('not-whole');
}

function whole(value: number): AmountRead {
  if (!isDong(value)) return wrong(Number.isInteger(value) ? 'too-great' : 'not-whole');
  return Math.abs(value) > AMOUNT_MAX ? wrong('too-great') : { kind: 'amount', amount: value };
}

function wrong(code: 'not-an-amount' | 'not-whole' | 'too-great'): AmountRead {
  return { kind: 'wrong', code };
}

/** The amount of a cell; null for none. What cannot be read is told to `problems`. */
export function amountAt(
  cell: Cell | undefined,
  row: number | null,
  field: StatementField,
  problems: StatementProblem[],
  read: (cell: string | number) => AmountRead = readAmount,
): Dong | null {
  if (cell === null || cell === undefined) return null;
  const found = read(cell);
  if (found.kind === 'amount') return found.amount;
  if (found.kind === 'none') return null;
  problems.push(amountProblem(found.code, cell, row, field));
  return null;
}

function amountProblem(
  code: 'not-an-amount' | 'not-whole' | 'too-great',
  cell: string | number,
  row: number | null,
  field: StatementField,
): StatementProblem {
  const found = shown(cell);
  if (code === 'too-great') return problem(code, { found, most: AMOUNT_MAX }, row, field);
  return problem(code, { found }, row, field);
}

/** What spreadsheets count as day 1 is 1 January 1900, and they believe that year to have had a 29 February. */
const SPREADSHEET_EPOCH = 25_569;
/** The years of our statements; smaller numbers are counts, not days. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];
const [FIRST_EIGHT, LAST_EIGHT] = [20_000_101, 20_991_231];

/**
 * Reads the day at the beginning of a cell: 18/11/2025, 18-11-2025, 2025-11-18, 20251118, or a spreadsheet's number of
 * it; null for none.
 */
export function readDay(cell: Cell | undefined): PlainDate | null {
  if (typeof cell === 'number') {
    const days = Math.floor(cell);
    if (days >= FIRST_EIGHT && days <= LAST_EIGHT) return readDay(String(days));
    return days >= FIRST_SERIAL && days <= LAST_SERIAL ? dayOfNumber(days - SPREADSHEET_EPOCH) : null;
  }
  const text = textOf(cell).replace(/^\d{1,2}:\d{2}(:\d{2})? /, '');
  const ours = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text);
  if (ours) return parseDate([ours[3], padded(ours[2]), padded(ours[1])].join('-'));
  const standard = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?=\D|$|\d{6}(?!\d))/.exec(text);
  return standard ? parseDate([standard[1], standard[2], standard[3]].join('-')) : null;
}

const padded = (digits = ''): string => digits.padStart(2, '0');
