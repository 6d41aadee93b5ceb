import { readText, textOf, type SheetCell } from './cells.ts';
import { headFinder, type HeadNames } from './heads.ts';
import { asked, nothing, stopped, understood, type CellRead, type ReadProblem } from './problem.ts';

/** The columns of a list of communes' facts, in the order of its template. */
export const AREA_FIELDS = [
  'code',
  'name',
  'hamlets',
  'farHamlets',
  'farBeyondKm',
  'poorPercent',
  'minorityPercent',
] as const;
export type AreaField = (typeof AREA_FIELDS)[number];

/** What stands over each column of the template. */
export const AREA_HEADS: Readonly<Record<AreaField, string>> = {
  code: 'Mã xã',
  name: 'Tên xã, phường',
  hamlets: 'Số thôn, tổ dân phố',
  farHamlets: 'Số thôn ở xa',
  farBeyondKm: 'Xa là cách trung tâm xã trên (km)',
  poorPercent: 'Tỷ lệ hộ nghèo (%)',
  minorityPercent: 'Tỷ lệ người dân tộc thiểu số (%)',
};

const headNames: HeadNames<AreaField> = {
  code: ['ma xa', 'ma phuong', 'ma don vi hanh chinh', '=ma'],
  name: ['ten xa', 'ten xa phuong', 'ten phuong', '=xa', '=xa phuong', '=ten'],
  hamlets: ['so thon', 'tong so thon', 'so to dan pho', 'so ban'],
  farHamlets: ['thon o xa', 'so thon o xa', 'thon xa', 'so thon xa'],
  farBeyondKm: ['xa la', 'xa la cach trung tam xa', 'xa tren', 'khoang cach', '=km'],
  poorPercent: ['ho ngheo', 'ty le ho ngheo', '=ngheo'],
  minorityPercent: ['dan toc thieu so', 'ty le nguoi dan toc thieu so', 'dtts'],
};

/** A commune's facts as a row of a list tells them; null: its cell is empty. */
export interface AreaLine {
  /** Five digits. */
  readonly code: string;
  readonly name: string | null;
  readonly hamlets: number | null;
  readonly farHamlets: number | null;
  readonly farBeyondKm: number | null;
  readonly poorPercent: number | null;
  readonly minorityPercent: number | null;
}

/** What reading a list gives: that it has no head, or a commune at a time. `empty`: a row in which no fact stands. */
export type AreaEvent =
  | { readonly event: 'no-head' }
  | { readonly event: 'empty'; readonly row: number }
  | {
      readonly event: 'row';
      readonly row: number;
      readonly line: AreaLine | null;
      readonly problems: readonly ReadProblem[];
    };

const CODE_DIGITS = 5;
const isEmpty = (text: string): boolean => text === '' || /^[-–—]$/.test(text);

/** A commune's code, whatever a sheet made of the noughts in front. */
function readCode(cell: SheetCell): CellRead<string> {
  const text = textOf(cell);
  if (text === '') return stopped('missing', 'fill-in');
  return /^\d{1,5}$/.test(text)
    ? understood(text.padStart(CODE_DIGITS, '0'))
    : stopped('commune-code-unclear', 'type-commune-code');
}

/** A number as it was typed: 12, "12,5", "12.5 %", −3. */
function numberOf(cell: SheetCell): number | null {
  if (typeof cell === 'number') return cell;
  const found = /^([-−]?\d{1,6}(?:[.,]\d+)?)\s*(?:%|km)?$/.exec(textOf(cell))?.[1];
  return found === undefined ? null : Number(found.replace(',', '.').replace('−', '-'));
}

function readNumber(cell: SheetCell): CellRead<number> {
  if (isEmpty(textOf(cell))) return nothing;
  const value = numberOf(cell);
  return value === null ? stopped('count-unclear', 'type-digits') : understood(value);
}

/** A percent as it was typed. A small number of a cell may be the share behind "80 %": it is taken as it stands, and asked about. */
function readTypedPercent(cell: SheetCell): CellRead<number> {
  if (isEmpty(textOf(cell))) return nothing;
  const value = numberOf(cell);
  if (value === null) return stopped('percent-unclear', 'type-percent');
  return typeof cell === 'number' && value > 0 && value <= 1
    ? asked(value, 'percent-as-typed', 'type-percent')
    : understood(value);
}

const valueMax = 60;
const facts = ['hamlets', 'farHamlets', 'poorPercent', 'minorityPercent'] as const;

/** Reads a list of communes' facts, a commune a row; a row without any fact tells nothing. */
export function* readAreas(rows: Iterable<readonly SheetCell[]>): Generator<AreaEvent, void, undefined> {
  const find = headFinder(headNames, (columns) => columns.has('code') && facts.some((field) => columns.has(field)));
  let at: ReadonlyMap<AreaField, number> | null = null;
  let number = 0;
  for (const row of rows) {
    number += 1;
    if (at === null) {
      const step = find(row);
      if (step.state === 'looking') continue;
      if (step.state === 'lost') break;
      at = step.head.columns;
      if (step.rowIsHead) continue;
    }
    yield areaRow(row, at, number);
  }
  if (at === null) yield { event: 'no-head' };
}

function areaRow(row: readonly SheetCell[], at: ReadonlyMap<AreaField, number>, number: number): AreaEvent {
  const cell = (field: AreaField): SheetCell => row[at.get(field) ?? -1] ?? null;
  if (facts.every((field) => isEmpty(textOf(cell(field))))) return { event: 'empty', row: number };
  const problems: ReadProblem[] = [];
  const heard = <Value>(field: AreaField, read: (cell: SheetCell) => CellRead<Value>): Value | null => {
    const { value, trouble } = read(cell(field));
    const shown = textOf(cell(field)).slice(0, valueMax);
    if (trouble !== null)
      problems.push({ row: number, column: at.get(field) ?? null, field, ...trouble, value: shown });
    return value;
  };
  const code = heard('code', readCode);
  const line = {
    name: heard('name', readText),
    hamlets: heard('hamlets', readNumber),
    farHamlets: heard('farHamlets', readNumber),
    farBeyondKm: heard('farBeyondKm', readNumber),
    poorPercent: heard('poorPercent', readTypedPercent),
    minorityPercent: heard('minorityPercent', readTypedPercent),
  };
  const stops = code === null || problems.some(({ weight }) => weight === 'stops');
  return { event: 'row', row: number, line: stops ? null : { code, ...line }, problems };
}
