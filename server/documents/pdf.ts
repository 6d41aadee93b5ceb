import { join } from 'node:path';
import type { FilledForm, FilledReceipt } from '@diemtua/domain/reporting';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { qrDrawing } from './qr.ts';
import { layTable } from './table-layout.ts';
import { fontFiles, missingLetters, templates } from './typeface.ts';

/** Why nothing is printed. */
export type PrintRefusal =
  | { readonly code: 'letters-missing'; readonly letters: readonly string[] }
  | { readonly code: 'too-many-rows'; readonly limit: number };

/** A print: the bytes of a tagged PDF (PDF/UA-1) and its pages, or why there is none. */
export type Printed =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly refused: PrintRefusal };

/** The paper of a receipt: half a sheet, or the 80 mm roll of a pocket printer. */
export type ReceiptPaper = 'a5' | 'roll';

/** Rows of one print, about two seconds and 50 pages; longer lists are divided, or go to the agency as a sheet. */
export const PRINT_ROWS_MAX = 1000;

const MM = 72 / 25.4;
const SIDE_MARGIN = 10;
const pageWidths = { portrait: (210 - 2 * SIDE_MARGIN) * MM, landscape: (297 - 2 * SIDE_MARGIN) * MM };

/** A form on A4: heads on every page, pages numbered, the sums and signatures at its end. */
export function printForm(form: FilledForm): Printed {
  const rows = form.tables.reduce((sum, { groups }) => sum + groups.reduce((all, { rows }) => all + rows.length, 0), 0);
  if (rows > PRINT_ROWS_MAX) return { ok: false, refused: { code: 'too-many-rows', limit: PRINT_ROWS_MAX } };
  return print('form.typ', {
    ...form,
    landscape: form.page === 'landscape',
    tables: form.tables.map((table) => layTable(table, pageWidths[form.page])),
  });
}

/** A receipt, with its amount in words and the code that checks it. Void ones and copies say so. */
export function printReceipt(receipt: FilledReceipt, paper: ReceiptPaper): Printed {
  return print('receipt.typ', { ...receipt, paper, qr: qrDrawing(receipt.check.address) }, new Set(['qr']));
}

let compiler: NodeCompiler | null = null;

/** The same for all prints: it keeps what it has read of fonts and templates. */
const theCompiler = (): NodeCompiler =>
  (compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: [...fontFiles] }] }));

/** Results that later prints may need again: the templates and the fonts. */
const RESULTS_KEPT = 1;

/** Content goes in as data (JSON), never as markup: no text of anybody can become a command. */
function print(template: string, content: object, notPrinted: ReadonlySet<string> = new Set()): Printed {
  const letters = missingLetters(textsOf(content, notPrinted).join(''));
  if (letters.length > 0) return { ok: false, refused: { code: 'letters-missing', letters } };
  const typst = theCompiler();
  const made = typst.compile({
    mainFilePath: join(templates, template),
    inputs: { content: JSON.stringify(content) },
  });
  const told = made.takeDiagnostics();
  // A warning is a mistake of ours too: a font that is not found is only a warning, and another takes its place in silence.
  if (told !== null || made.result === null)
    throw new Error(`bug: ${template}: ${JSON.stringify(told?.shortDiagnostics)}`);
  const printed = { ok: true as const, ...bytesOf(typst, made.result) };
  typst.evictCache(RESULTS_KEPT);
  return printed;
}

const bytesOf = (typst: NodeCompiler, document: NodeTypstDocument) => ({
  pdf: new Uint8Array(typst.pdf(document, { pdfStandard: 'ua-1' })),
  pages: document.numOfPages,
});

/** All texts of a content, but for what is drawn rather than printed, and for the marks where long words may break. */
function textsOf(content: unknown, notPrinted: ReadonlySet<string>): string[] {
  if (typeof content === 'string') return [content.replaceAll('\u200b', '')];
  if (typeof content !== 'object' || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((each: unknown) => textsOf(each, notPrinted));
  return Object.entries(content).flatMap(([key, value]) => (notPrinted.has(key) ? [] : textsOf(value, notPrinted)));
}
