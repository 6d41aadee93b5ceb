import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReference, makeReference, parseReference, SEQUENCE_MAX, sequenceOf } from './reference.ts';

const RUNS = { numRuns: 5000 };
const sequences = fc.integer({ min: 0, max: SEQUENCE_MAX });
const references = sequences.map(makeReference);

/** The reference that is read from a text; null when there is none. */
function readOf(text: string): string | null {
  const read = parseReference(text);
  return read.kind === 'read' ? read.reference : null;
}

test('every due has its reference: short, without vowels, and leading back to it', () => {
  fc.assert(
    fc.property(sequences, (sequence) => {
      const reference = makeReference(sequence);
      expect(reference).toMatch(/^DT[CHKMRTX][0-9CHKMRTX]{8}$/);
      expect(sequenceOf(reference)).toBe(sequence);
      expect(readOf(formatReference(reference).toLowerCase())).toBe(reference);
    }),
    RUNS,
  );
});

test('two different dues have references that differ in three places at least', () => {
  const differ = (one: string, other: string): number =>
    [...one].filter((sign, place) => sign !== other.charAt(place)).length;
  fc.assert(
    fc.property(sequences, fc.integer({ min: 1, max: 5000 }), (sequence, apart) => {
      fc.pre(sequence + apart <= SEQUENCE_MAX);
      expect(differ(makeReference(sequence), makeReference(sequence + apart))).toBeGreaterThanOrEqual(3);
    }),
    RUNS,
  );
});

test('one wrong sign at any place is never another reference: it is seen, or it only looks different', () => {
  const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  fc.assert(
    fc.property(references, fc.nat({ max: 10 }), (reference, place) => {
      for (const sign of all) {
        const read = readOf(reference.slice(0, place) + sign + reference.slice(place + 1));
        expect([null, reference]).toContain(read);
        const ours = /[0-9CHKMRTX]/.test(sign);
        if (ours && sign !== reference.charAt(place)) expect(read).toBeNull();
      }
    }),
    { numRuns: 1000 },
  );
});

test('two wrong signs are seen as well', () => {
  const signs = fc.stringMatching(/^[0-9CHKMRTX]$/);
  const places = fc.uniqueArray(fc.nat({ max: 10 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(references, places, signs, signs, (reference, [first = 0, second = 0], one, other) => {
      const wrong = [...reference].map((sign, place) => (place === first ? one : place === second ? other : sign));
      fc.pre(wrong.join('') !== reference);
      expect(readOf(wrong.join(''))).toBeNull();
    }),
    RUNS,
  );
});

test('every swapping of neighbours is seen', () => {
  fc.assert(
    fc.property(references, (reference) => {
      for (let place = 0; place < reference.length - 1; place++) {
        const [one, other] = [reference.charAt(place), reference.charAt(place + 1)];
        if (one === other) continue;
        expect(readOf(reference.slice(0, place) + other + one + reference.slice(place + 2))).toBeNull();
      }
    }),
    RUNS,
  );
});
