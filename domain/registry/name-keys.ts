const marks = /\p{M}+/gu;
const apostrophes = /['’ʼ‘`]/g;
const spaces = /\s+/g;

/**
 * A name as a text that can be searched without accents: "Giàng A Páo" → "giang a pao". đ is d, apostrophes are nothing (H'Bia is hbia), every
 * other sign parts words.
 */
export function nameKey(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(marks, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(apostrophes, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What of a person is searched. */
interface Searched {
  readonly name: string;
  readonly insuranceNumber: string | null;
  readonly personalNumber: string | null;
  readonly phones: readonly string[];
  readonly contact: { readonly phone: string | null } | null;
}

/**
 * All that a search looks through, in one text: a space, then the words of the name, the numbers and the phones, each followed by a space,
 * so that the store finds the beginning of a word by "% pao%". Numbers stand after the name: see `readQuery`.
 */
export function searchKey(person: Searched): string {
  const { name, insuranceNumber, personalNumber, phones, contact } = person;
  const parts = [nameKey(name), insuranceNumber, personalNumber, ...phones, contact?.phone ?? null];
  return ` ${[...new Set(parts.filter((part) => part !== null && part !== ''))].join(' ')} `;
}

/** The marks that make another letter (ă, â, ơ …), and where this letter stands after the plain one: '{' and '|' come after all letters. */
const letterMarks: ReadonlyMap<string, string> = new Map([
  ['a\u0306', '{'],
  ['a\u0302', '|'],
  ['e\u0302', '{'],
  ['o\u0302', '{'],
  ['o\u031b', '|'],
  ['u\u031b', '{'],
]);

/** The tones in the order of the dictionary: ngang 0, huyền, hỏi, ngã, sắc, nặng. */
const tones: ReadonlyMap<string, string> = new Map([
  ['\u0300', '1'],
  ['\u0309', '2'],
  ['\u0303', '3'],
  ['\u0301', '4'],
  ['\u0323', '5'],
]);

/** Signs of a name that are no letters, in the order in which they come before the letters. */
const signs: ReadonlyMap<string, string> = new Map([
  [' ', '#'],
  ['-', '$'],
  ['.', '%'],
  ["'", '&'],
]);

/** Below everything that a part holds, so that An comes before Anh. */
const END = '!';

/** One part of a name: its letters first; only where these are the same do the tones decide. */
function partKey(part: string): string {
  let letters = '';
  let toneRow = '';
  for (const sign of part.normalize('NFC').toLowerCase()) {
    const [base = '', ...marksOfSign] = [...sign.normalize('NFD')];
    if (/\p{M}/u.test(base)) continue;
    const extra = marksOfSign.map((mark) => letterMarks.get(base + mark) ?? '').join('');
    letters += base === 'đ' ? 'd{' : /[a-z]/.test(base) ? base + extra : (signs.get(base) ?? '~');
    toneRow += marksOfSign.map((mark) => tones.get(mark) ?? '').join('') || '0';
  }
  return `${letters}${END}${toneRow}${END}`;
}

/**
 * A key in ASCII that puts names in the order of Vietnamese lists when compared byte by byte (in SQL: COLLATE "C"): by given name (the last word),
 * then family name (the first), then what stands between. Letters a ă â b c d đ e ê …, tones ngang huyền hỏi ngã sắc nặng.
 * Capitals make no difference. The embedded database knows no Vietnamese order, so the key is stored.
 */
export function sortKey(name: string): string {
  const words = name.normalize('NFC').trim().split(spaces);
  const given = words.at(-1) ?? '';
  const family = words.length > 1 ? (words[0] ?? '') : '';
  return [given, family, words.slice(1, -1).join(' ')].map(partKey).join('');
}
