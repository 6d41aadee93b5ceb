import { createInflateRaw } from 'node:zlib';
import { HucreError } from 'hucre';
import { streamXlsxRows, writeXlsx, type Cell, type CellStyle, type CellValue } from 'hucre/xlsx';
import { partsOf } from './zip.ts';

/** How a cell looks: what it holds decides format and side. */
export type CellLook =
  | 'title'
  | 'line'
  | 'centre'
  | 'head'
  | 'mark'
  | 'group'
  | 'order'
  | 'text'
  | 'digits'
  | 'day'
  | 'count'
  | 'dong'
  | 'percent'
  | 'share';

/** A cell of a sheet that is to be written. */
export type WrittenValue = string | number | null;

/** A row that does not look like the rows of its columns: heads, sums, titles. */
export interface SpecialRow {
  readonly looks: readonly (CellLook | null)[];
  readonly bold: boolean;
  /** In points. */
  readonly height?: number;
}

/** A sheet that is to be written, without a word of the library behind it. */
export interface SheetToWrite {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly width: number; readonly look: CellLook }[];
  readonly rows: readonly (readonly WrittenValue[])[];
  readonly special: ReadonlyMap<number, SpecialRow>;
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
  /** How many rows stay when the sheet is rolled. */
  readonly frozenRows: number;
  /** The rows that stand on every page, both counted from 0; null: none. */
  readonly repeat: { readonly first: number; readonly last: number } | null;
  readonly landscape: boolean;
}

const fontName = 'Times New Roman';
const fontSize = 11;
const line = { style: 'thin' as const, color: { rgb: '808080' } };
const border = { top: line, right: line, bottom: line, left: line };

/** Text stays text: a cell of this format is never read as a formula, even when somebody edits it. */
const TEXT_FORMAT = '@';
const DONG_FORMAT = '#,##0';
/** Percent with both decimals; the program that opens the sheet writes its own comma. */
const SHARE_FORMAT = '#,##0.00';

function styleOf(look: CellLook, bold: boolean): CellStyle {
  const font = { name: fontName, size: look === 'title' ? 14 : fontSize, bold: bold || look === 'title' };
  const side = (horizontal: 'left' | 'center' | 'right') => ({
    horizontal,
    vertical: 'center' as const,
    wrapText: true,
  });
  switch (look) {
    case 'title':
    case 'centre':
      return { font, alignment: { horizontal: 'center', vertical: 'center' }, numFmt: TEXT_FORMAT };
    case 'line':
      return { font, alignment: { horizontal: 'left', vertical: 'center' }, numFmt: TEXT_FORMAT };
    case 'head':
    case 'mark':
      return { font, border, alignment: side('center'), numFmt: TEXT_FORMAT };
    case 'group':
    case 'text':
      return { font, border, alignment: side('left'), numFmt: TEXT_FORMAT };
    case 'digits':
    case 'day':
      return { font, border, alignment: side('center'), numFmt: TEXT_FORMAT };
    case 'order':
    case 'count':
    case 'percent':
      return { font, border, alignment: side('center') };
    case 'share':
      return { font, border, alignment: side('center'), numFmt: SHARE_FORMAT };
    case 'dong':
      return { font, border, alignment: { horizontal: 'right', vertical: 'center' }, numFmt: DONG_FORMAT };
  }
}

/** What a sheet cannot hold: control characters. Everything else stays as it was typed. */
const printable = (value: WrittenValue): CellValue =>
  typeof value === 'string' ? value.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, ' ').replaceAll(/\p{Cs}/gu, '\ufffd') : value;

/** The day a file is said to be changed, in every file: a sheet says itself what day it is of, and the same sheet is the same bytes. */
const modified = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes a sheet as .xlsx, the same bytes whenever it is written. No cell is ever a formula: what begins with = + - @ is text, and
 * its cell says so.
 */
export async function writeSheet(sheet: SheetToWrite): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const heights = new Map<number, { height: number }>();
  for (const [row, { looks, bold, height }] of sheet.special) {
    if (height !== undefined) heights.set(row, { height });
    for (const [column, look] of looks.entries()) {
      const value = printable(sheet.rows[row]?.[column] ?? null);
      const style = look === null ? {} : styleOf(look, bold);
      cells.set(`${row},${column}`, { value, type: typeOf(value), style });
    }
  }
  return await writeXlsx({
    sheets: [
      {
        name: sheet.name,
        columns: sheet.columns.map(({ width, look }) => ({ width, style: styleOf(look, false) })),
        rows: sheet.rows.map((row) => row.map(printable)),
        cells,
        rowDefs: heights,
        merges: sheet.merges.map(({ row, column, rows, columns }) => ({
          startRow: row,
          startCol: column,
          endRow: row + rows - 1,
          endCol: column + columns - 1,
        })),
        freezePane: { rows: sheet.frozenRows },
        pageSetup: {
          paperSize: 'a4',
          orientation: sheet.landscape ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
          ...(sheet.repeat === null ? {} : { printTitlesRow: `$${sheet.repeat.first + 1}:$${sheet.repeat.last + 1}` }),
        },
        headerFooter: { oddFooter: '&CTrang &P/&N' },
      },
    ],
    properties: { title: sheet.title, modified },
    defaultFont: { name: fontName, size: fontSize },
  });
}

const typeOf = (value: CellValue): Cell['type'] =>
  value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string';

/** Why a file is not read. */
export type SheetRefusal =
  | { readonly code: 'not-xlsx' }
  | { readonly code: 'file-too-large'; readonly limit: number }
  | { readonly code: 'unpacks-too-large'; readonly limit: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'too-many-columns'; readonly limit: number };

/** How much of a file is read. */
export interface SheetLimits {
  readonly bytesMax: number;
  /** What all its parts may be, unpacked. */
  readonly unpackedMax: number;
  /** How many times its size a part may unpack to: sheets reach some dozens, bombs a thousand. */
  readonly ratioMax: number;
  readonly rowsMax: number;
  readonly columnsMax: number;
}

/** 50,000 people with their heads, ten megabytes. */
export const standardLimits: SheetLimits = {
  bytesMax: 10_000_000,
  unpackedMax: 200_000_000,
  ratioMax: 150,
  rowsMax: 50_100,
  columnsMax: 100,
};

/** The first sheet of a file, row by row from the first, or why it is not read. */
export type SheetRead =
  | { readonly ok: true; readonly rows: readonly (readonly (string | number | boolean | null)[])[] }
  | { readonly ok: false; readonly refused: SheetRefusal };

const refuse = (refused: SheetRefusal): SheetRead => ({ ok: false, refused });

/**
 * Reads the first sheet of an .xlsx file. Formulas are never evaluated: a cell with one has the value that was last shown. Nothing is
 * unpacked into memory before its true size is known.
 */
export async function readSheet(bytes: Uint8Array, limits: SheetLimits = standardLimits): Promise<SheetRead> {
  if (bytes.byteLength > limits.bytesMax) return refuse({ code: 'file-too-large', limit: limits.bytesMax });
  const wrong = await unpackingRefusal(bytes, limits);
  if (wrong !== null) return refuse(wrong);
  const rows: (string | number | boolean | null)[][] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0, maxRows: limits.rowsMax + 1 })) {
      if (index >= limits.rowsMax) return refuse({ code: 'too-many-rows', limit: limits.rowsMax });
      if (values.length > limits.columnsMax) return refuse({ code: 'too-many-columns', limit: limits.columnsMax });
      while (rows.length < index) rows.push([]);
      rows.push(values.map(plain));
    }
  } catch (cause) {
    if (cause instanceof HucreError) return refuse({ code: 'not-xlsx' });
    throw cause;
  }
  return { ok: true, rows };
}

/** A day of a sheet as "YYYY-MM-DD": a sheet has no zone, and the library gives midnight in UTC. */
const plain = (value: CellValue): string | number | boolean | null =>
  value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)) : value;

const RATIO_FROM_BYTES = 1_000_000;

/** Unpacks every part without keeping it, and stops at the limit, whatever the file says of its own sizes. */
async function unpackingRefusal(bytes: Uint8Array, limits: SheetLimits): Promise<SheetRefusal | null> {
  const parts = partsOf(bytes);
  if (parts === null || !parts.some(({ name }) => name === 'xl/workbook.xml')) return { code: 'not-xlsx' };
  const tooLarge: SheetRefusal = { code: 'unpacks-too-large', limit: limits.unpackedMax };
  let left = limits.unpackedMax;
  for (const { packed, content } of parts) {
    const most = Math.min(left, Math.max(RATIO_FROM_BYTES, content.byteLength * limits.ratioMax));
    const size = packed ? await unpackedSize(content, most) : content.byteLength;
    if (size === 'broken') return { code: 'not-xlsx' };
    if (size > most) return tooLarge;
    left -= size;
  }
  return null;
}

/** The size of a part once unpacked; more than `most` as soon as that is sure; no part has a document type of its own. */
async function unpackedSize(content: Uint8Array, most: number): Promise<number | 'broken'> {
  const unpacking = createInflateRaw();
  unpacking.end(content);
  let size = 0;
  try {
    for await (const piece of unpacking as AsyncIterable<Buffer>) {
      if (size === 0 && piece.subarray(0, 2048).includes('<!DOCTYPE')) return 'broken';
      size += piece.byteLength;
      if (size > most) break;
    }
  } catch {
    return 'broken';
  }
  return size;
}
