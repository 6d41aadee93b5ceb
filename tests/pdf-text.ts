import { inflateSync } from 'node:zlib';

/** What a test wants to know of a PDF that our compiler made; no reader of PDFs at large. */
export interface ReadPdf {
  /** The text of each page, in the order in which it is drawn. */
  readonly pages: readonly string[];
  /** The names of the fonts in it, without the letters that mark a subset. */
  readonly fonts: readonly string[];
  /** The file as it is, for what stands in it openly. */
  readonly raw: string;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 0: begin, 1: number = '', index } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const from = index + begin.length;
    const body = text.slice(from, text.indexOf('endobj', from));
    const at = body.indexOf('\nstream\n');
    if (at < 0) objects.set(number, { head: body, stream: null });
    else {
      const head = body.slice(0, at);
      const start = from + at + '\nstream\n'.length;
      const packed = bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(head)?.[1]));
      objects.set(number, { head, stream: head.includes('/FlateDecode') ? inflateSync(packed) : packed });
    }
  }
  return objects;
}

/** Code to text, from the table that a font carries for those who copy or read aloud. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, code = '', text = ''] of table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm))
    letters.set(Number.parseInt(code, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'));
  return letters;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a string in brackets. */
function bytesOf(literal: string): number[] {
  const bytes: number[] = [];
  for (const [, octal, other, plain] of literal.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (other !== undefined) bytes.push(escapes[other] ?? other.charCodeAt(0));
    else bytes.push(plain?.charCodeAt(0) ?? 0);
  }
  return bytes;
}

const plain = String.raw`\\[\s\S]|[^\\()]`;
/** Brackets may stand in a string as they are where each has its partner; two deep is what letters of ours come to. */
const nested = String.raw`\((?:${plain}|\((?:${plain})*\))*\)`;
const literal = String.raw`\((?:${plain}|${nested})*\)|<[0-9A-Fa-f]*>`;
const tokens = new RegExp(
  String.raw`(BDC|EMC)|1 0 0 -1 \S+ (\S+) cm|\/(f\d+) \S+ Tf|(\[(?:${literal}|[^\]()<>])*\] TJ|(?:${literal}) Tj)`,
  'g',
);

/** The texts of a page. Pieces of one line (where its figures have another font) are one text. */
function pageText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let text = '';
  let letters: ReadonlyMap<number, string> = new Map();
  let height = '';
  for (const [, mark, at, font, drawn] of content.matchAll(tokens)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map();
    if (mark !== undefined || (at !== undefined && at !== height)) text += '\n';
    if (at !== undefined) height = at;
    for (const [piece] of (drawn ?? '').matchAll(new RegExp(literal, 'g'))) {
      const inside = piece.slice(1, -1);
      const bytes = piece.startsWith('<') ? [...Buffer.from(inside, 'hex')] : bytesOf(inside);
      for (let byte = 0; byte + 1 < bytes.length; byte += 2)
        text += letters.get((bytes[byte] ?? 0) * 256 + (bytes[byte + 1] ?? 0)) ?? '\ufffd';
    }
  }
  return text.replaceAll(/\n+/g, '\n').trim();
}

/** Reads a PDF of ours. */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const bytes = Buffer.from(pdf);
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const raw = bytes.toString('latin1');
  return {
    raw,
    fonts: [...new Set([...raw.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name = '']) => name))].toSorted(),
    pages: pages.map(({ head }) => {
      const own = /\/Resources (\d+) 0 R/.exec(head)?.[1];
      const resources = own === undefined ? head : (objects.get(own)?.head ?? '');
      const fonts = new Map(
        [...resources.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => {
          const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1] ?? '';
          return [name, lettersOf(objects.get(table)?.stream?.toString('latin1') ?? '')] as const;
        }),
      );
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream;
      return pageText(content?.toString('latin1') ?? '', fonts);
    }),
  };
}
