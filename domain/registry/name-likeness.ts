import { NAME_WORDS_MAX } from './limits.ts';
import { nameKey } from './name-keys.ts';

/** How two names compare, the surest first. */
export type NameLikeness =
  /** The same with all accents. */
  | 'same'
  /** The same but for accents, or for where words are parted. */
  | 'same-without-accents'
  /** Words that sound the same or differ by a slip of typing. */
  | 'close'
  /** The same words, or close ones, in another order. */
  | 'other-order'
  /** A middle name is missing in one. */
  | 'part-missing'
  /** One letter of the whole name, in a word so short that it may as well be another name: Lan and Lam. */
  | 'slip'
  | 'different';

/**
 * What Vietnamese ears, keyboards and scanners take for each other at the beginning of a word: d/gi/r, ch/tr, s/x, l/n, ng/ngh, c/k/q, f/ph; and what
 * is left when the keyboard does not put an accent on (Telex: "aa", "dd", "ow").
 */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^(?:gi|r|j|z|dd)(?=[aeiouy])/, 'd'],
  [/^tr/, 'ch'],
  [/^x/, 's'],
  [/^ngh/, 'ng'],
  [/^gh/, 'g'],
  [/^ph/, 'f'],
  [/^(?:k(?!h)|q)/, 'c'],
  [/^n(?![gh])/, 'l'],
];

const anywhere: readonly (readonly [RegExp, string])[] = [
  // A scanner sees m in rn and w in vv; a keyboard leaves doubled vowels and w.
  [/rn/g, 'm'],
  [/vv|w/g, ''],
  [/([aeo])\1/g, '$1'],
  [/y/g, 'i'],
  // No Vietnamese word ends so: a tone that stayed a letter ("Paos").
  [/(?<=[a-z]{2})[sfrxj]$/g, ''],
];

/** A word of a name key as it sounds: words with the same sound are taken for each other. */
export function soundOf(word: string): string {
  return [...anywhere, ...beginnings].reduce((sound, [pattern, by]) => sound.replace(pattern, by), word);
}

/** In a shorter word another letter is most often another name. */
const SLIP_LENGTH_MIN = 4;
/** In a whole name as short as this (Lù A Tủa has six letters) one letter is too much. */
const NAME_LENGTH_MIN = 6;

/** Whether two words differ by one slip: a letter more, less, another, or two that changed places. */
export function oneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest.length > 1 && rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}

const isClose = (one: string, other: string): boolean =>
  one === other ||
  soundOf(one) === soundOf(other) ||
  (Math.min(one.length, other.length) >= SLIP_LENGTH_MIN && oneSlip(one, other));

const allClose = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, place) => isClose(word, other[place] ?? ''));

/** Whether every word of a row finds a close one of its own in the other, in any order. */
function sameWords(one: readonly string[], other: readonly string[]): boolean {
  const free = [...other];
  return one.every((word) => {
    const at = free.findIndex((each) => isClose(each, word));
    if (at !== -1) free.splice(at, 1);
    return at !== -1;
  });
}

/** Whether the words of the shorter row stand in the longer one, in order. */
function standsIn(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  for (const word of longer) if (next < shorter.length && isClose(word, shorter[next] ?? '')) next++;
  return next === shorter.length;
}

function compareWords(words: readonly string[], otherWords: readonly string[]): NameLikeness {
  if (allClose(words, otherWords)) return 'close';
  if (words.length === otherWords.length) return sameWords(words, otherWords) ? 'other-order' : 'different';
  const [shorter, longer] = words.length < otherWords.length ? [words, otherWords] : [otherWords, words];
  const isWhole =
    shorter.length > 1 &&
    isClose(shorter[0] ?? '', longer[0] ?? '') &&
    isClose(shorter.at(-1) ?? '', longer.at(-1) ?? '');
  return isWhole && standsIn(shorter, longer) ? 'part-missing' : 'different';
}

/** Compares two names as somebody would who knows how they get written. */
export function compareNames(one: string, other: string): NameLikeness {
  if (one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase()) return 'same';
  const words = nameKey(one).split(' ').slice(0, NAME_WORDS_MAX);
  const otherWords = nameKey(other).split(' ').slice(0, NAME_WORDS_MAX);
  const [joined, otherJoined] = [words.join(''), otherWords.join('')];
  if (joined === otherJoined) return 'same-without-accents';
  const likeness = compareWords(words, otherWords);
  const isSlip = Math.min(joined.length, otherJoined.length) >= NAME_LENGTH_MIN && oneSlip(joined, otherJoined);
  return likeness === 'different' && isSlip ? 'slip' : likeness;
}
