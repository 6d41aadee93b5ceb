import { plainWords } from './plain-text.ts';

/** Shorter names, glued together, are found inside other words by accident. */
const GLUED_LENGTH_MIN = 6;

/** A name, or a text in which one may stand, brought into shape once. */
export interface Spelled {
  /** In plain capitals. */
  readonly words: readonly string[];
  /** The same without what stands between them. */
  readonly glued: string;
}

/** A text in plain capitals, by words and without gaps. */
export function spell(text: string): Spelled {
  const words = plainWords(text);
  return { words, glued: words.join('') };
}

/** The given name, by which people are called: the last word. */
export function givenName(name: Spelled): string | null {
  return name.words.at(-1) ?? null;
}

/**
 * How much of a name stands in a text, in percent: its words in their order, whatever stands between them; all of it
 * where they are glued together. Nothing where the given name is not in the text: half of a village are called Nguyễn
 * Thị.
 */
export function nameInText(name: Spelled, text: Spelled): number {
  const given = givenName(name);
  if (given === null || !text.glued.includes(given)) return 0;
  if (name.words.length > 1 && name.glued.length >= GLUED_LENGTH_MIN && text.glued.includes(name.glued)) return 100;
  // The last place of the given name leaves the most room for the words before it.
  const end = text.words.lastIndexOf(given);
  if (end < 0) return 0;
  const before = commonInOrder(name.words.slice(0, -1), text.words.slice(0, end));
  return Math.floor(((before + 1) * 100) / name.words.length);
}

/** The length of the longest list that can be read in both, in order. */
function commonInOrder(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, () => 0);
  for (const word of one) {
    const next = [0];
    for (const [index, each] of other.entries())
      next.push(word === each ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
