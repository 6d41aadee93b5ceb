import { bug } from '@diemtua/law/kernel/assert';
import type { Brand } from '@diemtua/law/kernel/brand';
import { plainCapitals } from './plain-text.ts';

/**
 * What a payer writes so that we know which due is paid: "DT", seven signs that name the due, two check signs; eleven
 * in all.
 *
 * - The signs are the ten digits and seven consonants that look like none of them and sound apart when read aloud.
 *   There are no vowels: a Vietnamese keyboard turns vowel and tone key into one accented letter, and never touches
 *   these.
 * - The first sign after the prefix is a letter: "ĐT 0912…" is how people announce a telephone number.
 * - The nine signs are a code word over the field of 17 elements whose words differ in at least three places. So every
 *   one or two wrong signs are seen, and with them every swapping of two signs, neighbours or not.
 * - Sequences that follow each other give references that do not: see `MIX`.
 */
export type Reference = Brand<string, 'payment-reference'>;

const PREFIX = 'DT';
const SIGNS = '0123456789CHKMRTX';
const LETTERS = 'CHKMRTX';
/** The field needs a prime number of elements. */
const FIELD = SIGNS.length;
const BODY = 7;
const CHECKS = 2;

/** Signs after the prefix. */
export const REFERENCE_SIGNS = BODY + CHECKS;
/** Signs after the prefix that name the due; the rest only checks them. */
export const REFERENCE_BODY_SIGNS = BODY;
/**
 * The last sequence that has a reference: 7 × 17⁶ of them, a due a month for a hundred thousand people in 140 years.
 */
export const SEQUENCE_MAX = LETTERS.length * FIELD ** (BODY - 1) - 1;

/**
 * Sequences are multiplied before they are written, so that the next due does not begin with the same signs as this
 * one: a reference that a bank cut off still tells one due from all others. Both factors are small enough for exact
 * products.
 */
const MIX = 40_000_003;
const UNMIX = 31_311_470;

/** The letters and digits that people write, or a camera reads, for one of ours. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

/** Why a text is no reference; `at` counts its letters and digits from 0. */
export type ReferenceProblem =
  | { readonly code: 'prefix' }
  | { readonly code: 'length'; readonly found: number; readonly expected: number }
  | { readonly code: 'sign'; readonly at: number; readonly found: string }
  | { readonly code: 'check' };

export type ReferenceRead =
  | { readonly kind: 'read'; readonly reference: Reference }
  | { readonly kind: 'refused'; readonly problem: ReferenceProblem };

/** The reference of a due. The sequence is the due's own number in its province, from 0 to `SEQUENCE_MAX`. */
export function makeReference(sequence: number): Reference {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > SEQUENCE_MAX) bug(`no reference for ${sequence}`);
  let rest = (sequence * MIX) % (SEQUENCE_MAX + 1);
  let body = '';
  for (let place = 1; place < BODY; place++) {
    body = SIGNS.charAt(rest % FIELD) + body;
    rest = Math.floor(rest / FIELD);
  }
  body = LETTERS.charAt(rest) + body;
  return (PREFIX + body + checkSigns(body)) as Reference;
}

/** The sequence from which a reference was made. */
export function sequenceOf(reference: Reference): number {
  const body = reference.slice(PREFIX.length, PREFIX.length + BODY);
  let mixed = LETTERS.indexOf(body.charAt(0));
  for (const sign of body.slice(1)) mixed = mixed * FIELD + SIGNS.indexOf(sign);
  return (mixed * UNMIX) % (SEQUENCE_MAX + 1);
}

/**
 * Reads a reference that a person typed or said: spaces, hyphens, small letters and accents do not matter, and a letter
 * that looks like one of the digits is read as it.
 */
export function parseReference(text: string): ReferenceRead {
  const signs = plainCapitals(text).replaceAll(/[^A-Z0-9]/g, '');
  const refused = (problem: ReferenceProblem): ReferenceRead => ({ kind: 'refused', problem });
  if (!signs.startsWith(PREFIX)) return refused({ code: 'prefix' });
  const expected = PREFIX.length + REFERENCE_SIGNS;
  if (signs.length !== expected) return refused({ code: 'length', found: signs.length, expected });
  const written = asOurs(signs.slice(PREFIX.length));
  const wrong = wrongSign(written);
  if (wrong !== null) {
    const at = PREFIX.length + wrong;
    return refused({ code: 'sign', at, found: signs.charAt(at) });
  }
  return isCodeWord(written)
    ? { kind: 'read', reference: (PREFIX + written) as Reference }
    : refused({ code: 'check' });
}

/** A reference in groups, as it is printed and read aloud: "DT K20 481 69X". */
export function formatReference(reference: Reference): string {
  return reference.replace(/^(..)(...)(...)(...)$/, '$1 $2 $3 $4');
}

/** The signs as they were meant. */
function asOurs(signs: string): string {
  return signs.replaceAll(/[A-Z]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
}

/**
 * Where a run of our signs stops being one: the first place with a foreign sign, or with a digit where a letter opens.
 */
function wrongSign(signs: string): number | null {
  const place = [...signs].findIndex((sign, index) => !(index === 0 ? LETTERS : SIGNS).includes(sign));
  return place < 0 ? null : place;
}

/** The two sums that a code word brings to zero: of its signs, and of its signs times their places. */
function sums(signs: string): readonly [number, number] {
  let sum = 0;
  let weighted = 0;
  for (let place = 0; place < signs.length; place++) {
    const value = SIGNS.indexOf(signs.charAt(place));
    sum += value;
    weighted += value * (place + 1);
  }
  return [sum % FIELD, weighted % FIELD];
}

function isCodeWord(signs: string): boolean {
  const [sum, weighted] = sums(signs);
  return sum === 0 && weighted === 0;
}

/** Solves a + b = −sum and 8a + 9b = −weighted for the signs in the eighth and ninth place. */
function checkSigns(body: string): string {
  const [sum, weighted] = sums(body);
  const second = (BODY + 1) * sum - weighted;
  const first = -sum - second;
  const inField = (value: number): number => ((value % FIELD) + FIELD) % FIELD;
  return SIGNS.charAt(inField(first)) + SIGNS.charAt(inField(second));
}

/**
 * What stands after a "DT" inside a narrative: the reference, if the nine signs there are one; else how far they could
 * be the beginning of one. For those who search; who reads a single reference takes `parseReference`.
 * @param signs letters and digits in plain capitals, from after the prefix on
 */
export function readSignsAfterPrefix(signs: string): { readonly reference: Reference | null; readonly sound: string } {
  const written = asOurs(signs.slice(0, REFERENCE_SIGNS));
  const wrong = wrongSign(written);
  const sound = wrong === null ? written : written.slice(0, wrong);
  const whole = sound.length === REFERENCE_SIGNS && isCodeWord(sound);
  return { reference: whole ? ((PREFIX + sound) as Reference) : null, sound };
}

/** Whether so many signs after the prefix, not all nine, can be the beginning of a reference. */
export function isBeginning(signs: string): boolean {
  if (signs.length <= BODY) return true;
  return checkSigns(signs.slice(0, BODY)).startsWith(signs.slice(BODY));
}

/** A reference, or the beginning of one, from its signs after the prefix. */
export function withPrefix(signs: string): string {
  return PREFIX + signs;
}
