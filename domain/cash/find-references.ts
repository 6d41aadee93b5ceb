import { REFERENCES_IN_NARRATIVE_MAX } from './limits.ts';
import { plainCapitals } from './plain-text.ts';
import { isBeginning, readSignsAfterPrefix, REFERENCE_SIGNS, withPrefix, type Reference } from './reference.ts';

/** What a narrative says about what is paid: a whole reference, or the beginning of one that was cut off. */
export type FoundReference =
  | { readonly kind: 'whole'; readonly reference: Reference }
  | {
      readonly kind: 'cut';
      /** Prefix and the signs that are left. */
      readonly beginning: string;
      /** How many signs after the prefix are left. */
      readonly signs: number;
    };

const PREFIX = /D(?=T)/g;
/** A beginning shorter than this says too little: four signs are one in 34,000. */
const CUT_SIGNS_MIN = 4;

/**
 * The references in a bank's narrative, in the order in which they stand, each once. Found in spite of spaces and
 * hyphens inside, small letters, accents, other text glued to either end, and letters written for digits that they look
 * like. A reference of which a bank left only the beginning is told as `cut`; the same place can have several such
 * readings, when what follows could belong to it.
 *
 * Two check signs let one in 289 of the accidental "DT…" pass; who uses a reference compares it with those that are
 * open.
 */
export function findReferences(narrative: string): readonly FoundReference[] {
  const { signs, ends } = compact(plainCapitals(narrative));
  const found = new Map<string, FoundReference>();
  let from = 0;
  for (const { index } of signs.matchAll(PREFIX)) {
    if (index < from || found.size >= REFERENCES_IN_NARRATIVE_MAX) continue;
    const start = index + 2;
    const { reference, sound } = readSignsAfterPrefix(signs.slice(start, start + REFERENCE_SIGNS));
    if (reference !== null) {
      found.set(reference, { kind: 'whole', reference });
      from = start + REFERENCE_SIGNS;
      continue;
    }
    for (let length = Math.min(sound.length, REFERENCE_SIGNS - 1); length >= CUT_SIGNS_MIN; length--) {
      const rest = sound.slice(0, length);
      // Only where the text ends or pauses: inside a word the reference was not cut, it is another text.
      if (ends.has(start + length) && isBeginning(rest)) {
        const beginning = withPrefix(rest);
        found.set(beginning, { kind: 'cut', beginning, signs: length });
      }
    }
  }
  return [...found.values()];
}

/**
 * The letters and digits of a text without what stands between them, and the places where something stood there, or
 * nothing more came.
 */
function compact(text: string): { readonly signs: string; readonly ends: ReadonlySet<number> } {
  let signs = '';
  const ends = new Set<number>();
  for (const sign of text) {
    if (/[A-Z0-9]/.test(sign)) signs += sign;
    else ends.add(signs.length);
  }
  ends.add(signs.length);
  return { signs, ends };
}
