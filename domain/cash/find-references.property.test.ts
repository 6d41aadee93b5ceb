import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReferences } from './find-references.ts';
import { makeReference, SEQUENCE_MAX, type Reference } from './reference.ts';

const RUNS = { numRuns: 5000 };
const references = fc.integer({ min: 0, max: SEQUENCE_MAX }).map(makeReference);
/** Words without a D before a T, in which nothing can begin. */
const words = fc.array(fc.stringMatching(/^[a-ce-zàảêơưA-CE-Z0-9]{1,12}$/), { maxLength: 6 });
const gaps = fc.constantFrom('', '', '', ' ', '  ', '-', '.', '\n', '_', '/', ' - ');

/** A reference as people and banks write it. */
const mangled = (reference: Reference): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(gaps, { minLength: 11, maxLength: 11 }),
      fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
      fc.boolean(),
    )
    .map(([between, small, accent]) =>
      [...reference]
        .map((sign, place) => (small[place] ? sign.toLowerCase() : sign) + (place < 10 ? between[place] : ''))
        .join('')
        .replace(/^[Dd]/, (letter) => (accent ? (letter === 'd' ? 'đ' : 'Đ') : letter)),
    );

const withMangled = references.chain((reference) => fc.tuple(fc.constant(reference), mangled(reference)));

test('a reference is found however it is mangled and whatever it is glued to', () => {
  fc.assert(
    fc.property(withMangled, words, words, gaps, gaps, ([reference, text], before, after, left, right) => {
      const narrative = before.join(' ') + left + text + right + after.join(' ');
      expect(findReferences(narrative)).toContainEqual({ kind: 'whole', reference });
    }),
    RUNS,
  );
});

test('a reference that was cut off is told by what is left of it', () => {
  fc.assert(
    fc.property(references, words, fc.integer({ min: 4, max: 8 }), (reference, before, signs) => {
      const beginning = reference.slice(0, 2 + signs);
      const narrative = `${before.join(' ')} ${beginning.toLowerCase()}`;
      expect(findReferences(narrative)).toContainEqual({ kind: 'cut', beginning, signs });
    }),
    RUNS,
  );
});

test('a reference with one wrong sign is not found', () => {
  const signs = fc.stringMatching(/^[0-9CHKMRTX]$/);
  fc.assert(
    fc.property(references, fc.integer({ min: 2, max: 10 }), signs, (reference, place, sign) => {
      fc.pre(reference.charAt(place) !== sign);
      const wrong = reference.slice(0, place) + sign + reference.slice(place + 1);
      expect(findReferences(`NOP ${wrong} BHXH`).filter(({ kind }) => kind === 'whole')).toEqual([]);
    }),
    RUNS,
  );
});

test('any text at all can be searched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      expect(findReferences(text).length).toBeLessThanOrEqual(20);
    }),
    RUNS,
  );
});
