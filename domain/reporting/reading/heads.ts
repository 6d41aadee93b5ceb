import { fold, textOf, type SheetCell } from './cells.ts';

/** The names that a column goes by, folded; the longer name wins over the shorter. "=so tien" is meant only as the whole head. */
export type HeadNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Where the columns of a file are. */
export interface FoundHead<Field extends string> {
  readonly columns: ReadonlyMap<Field, number>;
  /** The marks of the row of numbers, by column; empty where the file has none. */
  readonly marks: ReadonlyMap<number, string>;
}

const rowsMax = 60;
const columnsMax = 100;
const longestHead = 120;
const marksMin = 4;
/** A whole head counts for more than any part of one. */
const WHOLE = 1000;

/** Whether a head says one of a column's names: as a whole, or at its beginning. */
function score(head: string, name: string): number {
  const whole = name.replace(/^=/, '');
  if (head === whole) return WHOLE + whole.length;
  if (whole !== name) return 0;
  return head.startsWith(`${name} `) || head.endsWith(` ${name}`) || head.includes(` ${name} `) ? name.length : 0;
}

/** The field that a head means, the longest name first; null where it means none. */
function fieldOf<Field extends string>(head: string, names: HeadNames<Field>): { field: Field; points: number } | null {
  let best: { field: Field; points: number } | null = null;
  for (const field of Object.keys(names) as Field[]) {
    for (const name of names[field]) {
      const points = score(head, name);
      if (points > (best?.points ?? 0)) best = { field, points };
    }
  }
  return best;
}

/** The marks of a row of numbers: A, B, C, 1, (2), [3], 6=4×5×22%; null when the row is something else. */
export function marksOf(row: readonly SheetCell[]): ReadonlyMap<number, string> | null {
  const marks = new Map<number, string>();
  for (const [column, cell] of row.entries()) {
    const text = textOf(cell);
    if (text === '') continue;
    const mark = /^[([]?\s*([A-D]|\d{1,2})\s*[)\]]?\s*(?:=.*)?$/.exec(text)?.[1];
    if (mark === undefined) return null;
    marks.set(column, mark);
  }
  const numbers = [...marks.values()].filter((mark) => /^\d/.test(mark)).map(Number);
  // In the order of the page from 1, letters anywhere between: the numbers of a form, never the figures of a person.
  const inOrder = numbers.length >= marksMin && numbers.every((number, index) => number === index + 1);
  return inOrder ? marks : null;
}

/** The heads of one row, folded; what is too long to be a head is none. */
const headsOf = (row: readonly SheetCell[]): string[] =>
  row.slice(0, columnsMax).map((cell) => {
    const text = typeof cell === 'string' ? textOf(cell) : '';
    return text.length > longestHead ? '' : fold(text);
  });

/** Two rows of heads as one: the upper reaches right over empty cells where the lower goes on. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let over = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above = '', below = ''] = [upper[column], lower[column]];
    if (above !== '') over = above;
    return below === '' ? above : `${over} ${below}`.trim();
  });
}

/** Each field at the column that says it best; a column means one field only. */
function columnsOf<Field extends string>(heads: readonly string[], names: HeadNames<Field>): Map<Field, number> {
  const found = heads
    .flatMap((head, column) => {
      const best = head === '' ? null : fieldOf(head, names);
      return best === null ? [] : [{ ...best, column }];
    })
    .toSorted((one, other) => other.points - one.points || one.column - other.column);
  const columns = new Map<Field, number>();
  for (const { field, column } of found) if (!columns.has(field)) columns.set(field, column);
  return columns;
}

/** What became of a row while the head is looked for. */
export type HeadStep<Field extends string> =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly head: FoundHead<Field>; readonly rowIsHead: boolean }
  | { readonly state: 'lost' };

/**
 * Looks for the head of a list, row by row: one or two rows of names, in any order, with or without accents, perhaps with a row of
 * numbers below. Answers once it is sure, which is one row after the names.
 * @param needed fields of which all must be named before a row counts as a head
 */
export function headFinder<Field extends string>(
  names: HeadNames<Field>,
  needed: (columns: ReadonlyMap<Field, number>) => boolean,
): (row: readonly SheetCell[]) => HeadStep<Field> {
  let heads: readonly string[] | null = null;
  let before: readonly string[] = [];
  let seen = 0;
  return (row) => {
    seen += 1;
    if (heads === null) {
      const own = headsOf(row);
      const alone = needed(columnsOf(own, names));
      const together = alone ? own : joined(before, own);
      if (alone || needed(columnsOf(together, names))) heads = together;
      else before = own;
      return seen > rowsMax ? { state: 'lost' } : { state: 'looking' };
    }
    const marks = marksOf(row);
    if (marks !== null) return { state: 'found', head: { columns: columnsOf(heads, names), marks }, rowIsHead: true };
    // A second row of heads: words without a figure that name more columns, and nothing below the name.
    const columns = columnsOf(heads, names);
    const name = columns.get('name' as Field);
    const more = headsOf(row);
    const isMore =
      row.every((cell) => typeof cell !== 'number' && typeof cell !== 'boolean') &&
      columnsOf(joined(heads, more), names).size > columns.size &&
      (name === undefined || (more[name] ?? '') === '');
    if (isMore) {
      heads = joined(heads, more);
      return { state: 'looking' };
    }
    return { state: 'found', head: { columns, marks: new Map() }, rowIsHead: false };
  };
}
