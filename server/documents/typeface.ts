import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFont } from './font.ts';

/** The nearest folder above this program that has the fonts and templates in it: the same from source and from the build. */
function findRoom(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const room = join(folder, 'documents');
    if (existsSync(join(room, 'fonts', 'OFL.txt')) && existsSync(join(room, 'templates'))) return room;
    if (folder === dirname(folder)) throw new Error('server/documents with its fonts and templates is missing');
  }
}

const room = findRoom();

/** Where the templates of what is printed stand. */
export const templates = join(room, 'templates');

const read = (name: string): Buffer => readFileSync(join(room, 'fonts', name));

/** Be Vietnam Pro in both weights, and its digits made one width ("DT So"). */
export const fontFiles: readonly Buffer[] = [
  'BeVietnamPro-Regular.ttf',
  'BeVietnamPro-SemiBold.ttf',
  'DTSo-Regular.ttf',
  'DTSo-SemiBold.ttf',
].map(read);

const [regular, semiBold, digits, boldDigits] = fontFiles.map(openFont);

/** The letters of a text that nothing here can print, each once. */
export function missingLetters(text: string): string[] {
  return [...new Set(text)].filter((letter) => !prints(letter));
}

const prints = (letter: string): boolean => letter === '\n' || (regular?.has(letter) ?? false);

/** What is all figures (an amount, a day, a number) has digits of one width, as in templates/ground.typ. */
const allFigures = /^[0-9.,/\u2013\u2212-]+$/;

/** How wide a text is on paper, as a share of the size of its type. */
export function widthOf(text: string, bold: boolean): number {
  const font = allFigures.test(text) ? (bold ? boldDigits : digits) : bold ? semiBold : regular;
  let width = 0;
  for (const letter of text) width += font?.advance(letter) ?? 0;
  return width;
}
