import { bug } from '@diemtua/law/kernel/assert';

/** What stands in one cell: a text, a number, or nothing. */
export type Cell = string | number | null;

/** How a column is written: right or left, with thousands, with a percent sign. */
export type ColumnKind = 'order' | 'text' | 'digits' | 'day' | 'count' | 'dong' | 'percent' | 'share';

interface ColumnOfAll<Row> {
  /** What the column is called in programs. */
  readonly key: string;
  /** What stands in the row of numbers under the head: "A", "1", "6=4×5×22%". */
  readonly mark: string;
  readonly head: string;
  /** The head over this column and its neighbours with the same words. */
  readonly over?: string;
  readonly unit?: 'đồng' | '%' | 'tháng';
  /** Share of the width of the page, beside the other columns. */
  readonly width: number;
  readonly cell: (row: Row, index: number) => Cell;
}

/** A column that can be added up. */
interface AddedColumn<Row> extends ColumnOfAll<Row> {
  readonly kind: 'dong' | 'count';
  readonly sums: boolean;
}

/** A column that has no sum. Percentages are here, so that no total can add them. */
interface PlainColumn<Row> extends ColumnOfAll<Row> {
  readonly kind: Exclude<ColumnKind, 'dong' | 'count'>;
  readonly sums?: never;
}

/** One column of a form. */
export type Column<Row> = AddedColumn<Row> | PlainColumn<Row>;

/** A column as it is printed. */
export interface FilledColumn {
  readonly key: string;
  readonly mark: string;
  readonly head: string;
  readonly over: string | null;
  readonly unit: string | null;
  readonly kind: ColumnKind;
  readonly width: number;
}

/** A line that adds up: the words stand at the name, the sums below their columns. */
export interface FilledSum {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** Rows below one heading ("I. Tăng"), with their sum. */
export interface FilledGroup {
  readonly order: string | null;
  readonly label: string | null;
  readonly rows: readonly (readonly Cell[])[];
  readonly sum: FilledSum | null;
}

/** A table of a form, ready for paper or sheet. */
export interface FilledTable {
  readonly caption: string | null;
  /** Whether it begins on a page of its own, as an annex. */
  readonly newPage: boolean;
  /** What stands between the caption and the table. */
  readonly above: readonly FilledField[];
  readonly columns: readonly FilledColumn[];
  readonly groups: readonly FilledGroup[];
  readonly total: FilledSum | null;
}

/** A field of a form: its number ("[01]"), its name, what is filled in. */
export interface FilledField {
  readonly mark: string | null;
  readonly label: string;
  readonly value: string;
}

/** Who signs: the role, the line in brackets below it, the printed name. */
export interface Signature {
  readonly role: string;
  readonly manner: string;
  readonly name: string | null;
}

/** A form with its content, the same for paper and sheet. */
export interface FilledForm {
  readonly code: FormCode;
  /** Under the code: which decision it comes from. */
  readonly decision: string;
  readonly page: 'landscape' | 'portrait';
  readonly issuer: readonly string[];
  /** Whether the country's name and motto stand above it. */
  readonly motto: boolean;
  readonly title: string;
  readonly subtitle: string | null;
  readonly fields: readonly FilledField[];
  readonly tables: readonly FilledTable[];
  readonly closing: readonly FilledField[];
  readonly placeAndDay: string;
  readonly signatures: readonly Signature[];
}

/** The forms. */
export const FORM_CODES = [
  'D05-TS',
  'TK1-TS',
  'D03-TS',
  'D11-TS',
  'C16-TS',
  'C17-TS',
  'C66a',
  'C45-BB',
  'GIAO-TIEN',
  'DU-LIEU',
  'B01-TS',
  'B15-UQ',
  'B16-TS',
  'TOM-TAT',
] as const;
export type FormCode = (typeof FORM_CODES)[number];

/** Rows of one heading before they are filled in; `sign` −1 for what is taken off the total. */
export interface Group<Row> {
  readonly order?: string;
  readonly label?: string;
  readonly sumLabel?: string;
  readonly sign?: 1 | -1;
  readonly rows: readonly Row[];
  /** What stands in its sum by the key of the column, where it is more than the sum of the rows: what was decided for the whole. */
  readonly given?: Given;
}

/** Cells of a sum that are told, by the key of their column. */
export type Given = Readonly<Record<string, Cell>>;

/** Adds up one column, null where no row tells anything; a sum past what a number can hold exactly is a mistake, never a rounded figure. */
function sumOf<Row>(column: Column<Row>, rows: readonly Row[]): number | null {
  if (column.sums !== true) return null;
  let sum = 0;
  let told = rows.length === 0;
  for (const [index, row] of rows.entries()) {
    const cell = column.cell(row, index);
    if (typeof cell !== 'number') continue;
    told = true;
    sum += cell;
  }
  if (!told) return null;
  return Number.isSafeInteger(sum) ? sum : bug(`the sum of ${column.key} is not a whole number of đồng`);
}

/** The words of a table, and where it stands. */
export interface TableWords {
  /** The key of the column in which the words of a sum stand. */
  readonly at: string;
  readonly total: string | null;
  readonly caption?: string;
  readonly newPage?: boolean;
  readonly above?: readonly FilledField[];
  /** Cells of the total that are told instead of added up. */
  readonly given?: Given;
}

/**
 * Fills a table: rows, a sum for each heading, and a total. Only columns that say so are added; the words of a sum stand in the
 * column of the name.
 */
export function fillTable<Row>(
  columns: readonly Column<Row>[],
  groups: readonly Group<Row>[],
  { at, total, caption, newPage = false, above = [], given: whole = {} }: TableWords,
): FilledTable {
  const line = (label: string, cells: readonly Cell[]): FilledSum => ({
    label,
    cells: columns.map(({ key }, index) => (key === at ? label : (cells[index] ?? null))),
  });
  const sums = groups.map(({ rows, given = {} }) => columns.map((column) => given[column.key] ?? sumOf(column, rows)));
  const totals = columns.map((column, index): Cell => {
    const told = whole[column.key] ?? null;
    const parts = groups.map(({ sign = 1 }, place) => {
      const part = sums[place]?.[index];
      return typeof part === 'number' ? sign * part : null;
    });
    if (told !== null || column.sums !== true || parts.every((part) => part === null)) return told;
    return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  });
  const startOf = (place: number): number => groups.slice(0, place).reduce((count, { rows }) => count + rows.length, 0);
  return {
    caption: caption ?? null,
    newPage,
    above,
    columns: columns.map(({ key, mark, head, over = null, unit = null, kind, width }) => ({
      key,
      mark,
      head,
      over,
      unit,
      kind,
      width,
    })),
    groups: groups.map(({ order: mark = null, label = null, sumLabel, rows }, place) => ({
      order: mark,
      label,
      rows: rows.map((row, index) => columns.map((column) => column.cell(row, startOf(place) + index))),
      sum: sumLabel === undefined ? null : line(sumLabel, sums[place] ?? []),
    })),
    total: total === null ? null : line(total, totals),
  };
}
