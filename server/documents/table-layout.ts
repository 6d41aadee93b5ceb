import { shareOnPaper, type Cell, type ColumnKind, type FilledTable } from '@diemtua/domain/reporting';
import { formatNumber } from '@diemtua/law/kernel/format';
import { widthOf } from './typeface.ts';

/** A table that has its measures: everything is text, every column has its width in points. */
export interface LaidTable {
  readonly caption: string | null;
  readonly newPage: boolean;
  readonly above: readonly { readonly mark: string | null; readonly label: string; readonly value: string }[];
  /** The size of its type, in points. */
  readonly size: number;
  readonly inset: number;
  readonly columns: readonly { readonly width: number; readonly align: 'left' | 'center' | 'right' }[];
  /** Cells of the head: where they begin and how far they reach, both counted from 0. */
  readonly head: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly colspan: number;
    readonly rowspan: number;
  }[];
  readonly marks: readonly string[];
  readonly markRow: number;
  readonly rows: readonly { readonly bold: boolean; readonly cells: readonly string[] }[];
}

const sizes = [9, 8.5, 8, 7.5, 7, 6.75, 6.5, 6.25, 6, 5.75, 5.5, 5.25, 5];
/** Space beside the text of a cell, as a share of the size of its type. */
const INSET = 0.3;
/** A word may ask for so much of the page; longer ones are broken. */
const WORD_SHARE = 0.11;
/** Marks and heads are a little smaller than the rows. */
export const HEAD_SIZE = 0.92;
const MARK_SIZE = 0.8;
const ROUNDING = 0.5;

const wraps = (kind: ColumnKind): boolean => kind === 'text';
const alignments: Readonly<Record<ColumnKind, 'left' | 'center' | 'right'>> = {
  order: 'center',
  text: 'left',
  digits: 'center',
  day: 'center',
  count: 'center',
  dong: 'right',
  percent: 'center',
  share: 'center',
};

/** A cell as it is printed: money with dots and nought as a dash, nothing as nothing. */
export function cellText(cell: Cell, kind: ColumnKind): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'dong') return cell === 0 ? '–' : formatNumber(cell, 'vi');
  if (kind === 'share') return shareOnPaper(cell);
  return kind === 'order' ? String(cell) : formatNumber(cell, 'vi');
}

const wordsOf = (text: string): string[] => text.split(/[ \n]+/);
const widest = (texts: Iterable<string>, bold: boolean): number => {
  let most = 0;
  for (const text of texts) most = Math.max(most, widthOf(text, bold));
  return most;
};

interface Row {
  readonly bold: boolean;
  readonly cells: readonly string[];
}

/** All rows in order, headings and sums among them. */
function rowsOf({ columns, groups, total }: FilledTable): Row[] {
  const print = (cells: readonly Cell[], bold: boolean): Row => ({
    bold,
    cells: columns.map(({ kind }, index) => cellText(cells[index] ?? null, kind)),
  });
  return [
    ...groups.flatMap(({ order, label, rows, sum }) => [
      ...(label === null ? [] : [print([order, label], true)]),
      ...rows.map((cells) => print(cells, false)),
      ...(sum === null ? [] : [print(sum.cells, true)]),
    ]),
    ...(total === null ? [] : [print(total.cells, true)]),
  ];
}

/**
 * What a column needs, for type of size 1: `least` so that nothing is cut off, `most` so that nothing wraps; `usual` is what most of
 * its texts need on one line, and the share by which columns of texts divide what is left.
 */
interface Need {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

const USUAL = 0.85;

function needsOf({ columns }: FilledTable, rows: readonly Row[], wordMost: number): Need[] {
  const needs = columns.map(({ kind, head, unit, mark }, column): Need => {
    const texts = rows.map(({ bold, cells }) => widthOf(cells[column] ?? '', bold)).toSorted((one, two) => one - two);
    const heads = HEAD_SIZE * widest([...wordsOf(head), ...(unit === null ? [] : [`(${unit})`])], true);
    const marks = MARK_SIZE * widest(markLines(mark), false);
    const most = Math.max(texts.at(-1) ?? 0, heads, marks);
    if (!wraps(kind)) return { least: most + 2 * INSET, most: most + 2 * INSET, usual: 0 };
    const words = widest(
      rows.flatMap(({ cells }) => wordsOf(cells[column] ?? '')),
      true,
    );
    const least = Math.max(heads, marks, Math.min(words, wordMost)) + 2 * INSET;
    return { least, most: Math.max(most + 2 * INSET, least), usual: texts[Math.floor(texts.length * USUAL)] ?? 0 };
  });
  for (const [index, { over }] of columns.entries()) {
    if (over === null || columns[index - 1]?.over === over) continue;
    const span = columns.slice(index).findIndex((column) => column.over !== over);
    const below = needs.slice(index, span < 0 ? columns.length : index + span);
    const short =
      HEAD_SIZE * widest(wordsOf(over), true) + 2 * INSET - below.reduce((sum, { least }) => sum + least, 0);
    const need = needs[index];
    if (short > 0 && need !== undefined)
      needs[index] = { ...need, least: need.least + short, most: Math.max(need.most, need.least + short) };
  }
  return needs;
}

/** The mark of a column, broken before its equation and its signs where it is long: "12=" "4×11×" "CN×22%". */
const markLines = (mark: string): string[] =>
  mark.length > 6 ? mark.replace('=', '=\n').replace(/×CN×/, '×\nCN×').split('\n') : [mark];

/** Smaller type is worth it when it saves a sixth of the paper, but not below what is easily read, nor for a list of one page. */
const WORTH = 1.2;
const READABLE = 6.5;
const ONE_PAGE = 300;

interface Measures {
  readonly size: number;
  readonly widths: readonly number[];
  /** About how long the table is, in points. */
  readonly length: number;
}

function measuresAt(size: number, table: FilledTable, rows: readonly Row[], pageWidth: number): Measures | null {
  const needs = needsOf(table, rows, (pageWidth * WORD_SHARE) / size);
  const sum = needs.reduce((total, { least }) => total + least * size, 0);
  if (sum > pageWidth - ROUNDING && size > Math.min(...sizes)) return null;
  const wishes = needs.map(({ least, most, usual }) => ({
    least: least * size,
    most: most * size,
    weight: usual,
  }));
  const widths = shared(wishes, pageWidth);
  const lines = needs.reduce((most, { usual }, index) => {
    const room = (widths[index] ?? 0) / size - 2 * INSET;
    return usual === 0 ? most : Math.max(most, Math.ceil(usual / room));
  }, 1);
  return { size, widths, length: rows.length * (lines + 1) * size };
}

/**
 * Gives a table its measures: type at which every figure and every word of a head stands on one line, the rest of the page for names
 * and notes. The largest that fits, unless smaller type saves much paper. Nothing ever leaves its cell: what is too long wraps, and
 * words that no column can hold are broken.
 */
export function layTable(table: FilledTable, pageWidth: number): LaidTable {
  const rows = rowsOf(table);
  const fitting = sizes.flatMap((size) => measuresAt(size, table, rows, pageWidth) ?? []);
  const shortest = Math.min(...fitting.filter(({ size }) => size >= READABLE).map(({ length }) => length));
  const chosen = fitting.find(({ length }) => length <= Math.max(ONE_PAGE, shortest * WORTH)) ?? fitting[0];
  if (chosen === undefined) throw new Error('bug: a table without a size');
  const { size, widths } = chosen;
  return {
    caption: table.caption,
    newPage: table.newPage,
    above: table.above,
    size,
    inset: INSET * size,
    columns: table.columns.map(({ kind }, index) => ({
      width: widths[index] ?? 0,
      align: alignments[kind],
    })),
    ...headOf(table),
    rows: rows.map(({ bold, cells }) => ({
      bold,
      cells: cells.map((text, index) => {
        const room = (widths[index] ?? 0) / size - 2 * INSET;
        return wraps(table.columns[index]?.kind ?? 'text') ? broken(text, room, bold) : text;
      }),
    })),
  };
}

interface Wish {
  readonly least: number;
  readonly most: number;
  readonly weight: number;
}

/** Shares the page: first what each column needs, then to names and notes by weight up to one line, then to all alike. */
function shared(wishes: readonly Wish[], pageWidth: number): number[] {
  const widths = wishes.map(({ least }) => least);
  const total = (): number => widths.reduce((sum, width) => sum + width, 0);
  if (total() > pageWidth) return widths.map((width) => (width * pageWidth) / total());
  for (let round = 0; round < wishes.length; round += 1) {
    const left = pageWidth - total();
    const open = wishes.map(({ most, weight }, index) => ((widths[index] ?? 0) < most - ROUNDING ? weight : 0));
    const weights = open.reduce((sum, weight) => sum + weight, 0);
    if (left < ROUNDING || weights === 0) break;
    for (const [index, weight] of open.entries()) {
      const most = wishes[index]?.most ?? 0;
      widths[index] = Math.min(most, (widths[index] ?? 0) + (left * weight) / weights);
    }
  }
  const scale = pageWidth / total();
  return widths.map((width) => width * scale);
}

/** Lets a word that is wider than its cell break where it has to. */
function broken(text: string, room: number, bold: boolean): string {
  if (widest(wordsOf(text), bold) <= room) return text;
  return text
    .split(' ')
    .map((word) => {
      let width = 0;
      let out = '';
      for (const letter of word) {
        const advance = widthOf(letter, bold);
        if (width + advance > room && out !== '') {
          out += '\u200b';
          width = 0;
        }
        out += letter;
        width += advance;
      }
      return out;
    })
    .join(' ');
}

/** One row of heads, or two where heads stand over heads; below them the marks. */
function headOf({ columns }: FilledTable): Pick<LaidTable, 'head' | 'marks' | 'markRow'> {
  const named = (head: string, unit: string | null): string => (unit === null ? head : `${head}\n(${unit})`);
  const tall = columns.some(({ over }) => over !== null) ? 2 : 1;
  const head = columns.flatMap(({ head, unit, over }, x) => {
    if (over === null) return [{ text: named(head, unit), x, y: 0, colspan: 1, rowspan: tall }];
    const below = { text: named(head, unit), x, y: 1, colspan: 1, rowspan: 1 };
    if (columns[x - 1]?.over === over) return [below];
    const next = columns.findIndex((column, place) => place > x && column.over !== over);
    return [{ text: over, x, y: 0, colspan: (next < 0 ? columns.length : next) - x, rowspan: 1 }, below];
  });
  return { head, marks: columns.map(({ mark }) => markLines(mark).join('\n')), markRow: tall };
}
