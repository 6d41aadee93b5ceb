import { CAMT053_XML_OPTIONS, recognise, type Cell, type StatementContent } from '@diemtua/domain/cash';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readDelimited } from './delimited.ts';
import { readSheet, standardLimits } from './xlsx.ts';

/** The largest file of a bank that is read. */
export const STATEMENT_BYTES_MAX = 10_000_000;
const rowsMax = 20_000;
const columnsMax = 60;

/** What a bank's file holds, or why it is not opened. */
export type StatementFile =
  | { readonly ok: true; readonly content: StatementContent }
  | { readonly ok: false; readonly code: StatementFileRefusal };

/** Why a file is not opened. `old-excel`: a workbook from before 2007, to be saved anew. */
export type StatementFileRefusal = 'old-excel' | 'not-a-text' | 'not-json' | 'not-xml' | 'sheet-refused' | 'too-large';

const begins = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, place) => bytes[place] === sign);

const refuse = (code: StatementFileRefusal): StatementFile => ({ ok: false, code });

/** Opens a file of a bank by what it holds; its name and its declared type say nothing. */
export async function openStatement(bytes: Uint8Array): Promise<StatementFile> {
  if (begins(bytes, 0x50, 0x4b)) return openSheet(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('old-excel');
  const text = textOf(bytes);
  if (text === null) return refuse('not-a-text');
  const asText: StatementContent = { kind: 'text', text };
  // MT940 too begins with a brace: it is asked first.
  if (recognise(asText).kind === 'recognised') return { ok: true, content: asText };
  const start = text.trimStart().charAt(0);
  if (start === '<') return openXml(text);
  if (start === '{' || start === '[') return openJson(text);
  const read = readDelimited(text, rowsMax, columnsMax);
  return read.ok ? { ok: true, content: { kind: 'table', table: read.rows } } : refuse('too-large');
}

async function openSheet(bytes: Uint8Array): Promise<StatementFile> {
  const sheet = await readSheet(bytes, { ...standardLimits, rowsMax: rowsMax + 1, columnsMax });
  if (!sheet.ok) return refuse('sheet-refused');
  const cellOf = (value: string | number | boolean | null): Cell => (typeof value === 'boolean' ? null : value);
  return { ok: true, content: { kind: 'table', table: sheet.rows.map((row) => row.map(cellOf)) } };
}

/** Unicode, with or without its mark; spreadsheets also save it in two bytes a sign. */
function textOf(bytes: Uint8Array): string | null {
  const encoding = begins(bytes, 0xff, 0xfe) ? 'utf-16le' : begins(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function openJson(text: string): StatementFile {
  try {
    return { ok: true, content: { kind: 'tree', tree: JSON.parse(text) as unknown } };
  } catch {
    return refuse('not-json');
  }
}

function openXml(text: string): StatementFile {
  // A document type can name files and grow without end; a bank's message has none.
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return refuse('not-xml');
  const parser = new XMLParser({ ...CAMT053_XML_OPTIONS, processEntities: true });
  return { ok: true, content: { kind: 'tree', tree: parser.parse(text) as unknown } };
}
