import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockingKeys,
  cleanName,
  compareRecords,
  nameKey,
  personSchema,
  rateHit,
  readBirth,
  readEthnicity,
  readHousehold,
  readIdCard,
  readPerson,
  readPhone,
  readQuery,
  likePatterns,
  searchKey,
} from './index.ts';
import { alone, chanceOf, drawAgain, drawPerson } from './people.cases.ts';

const anything = fc.oneof(fc.anything(), fc.jsonValue());
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const person = fc.integer().map((seed) => drawPerson(chanceOf(seed), 1));
const twoRecords = fc.tuple(fc.integer(), fc.boolean()).map(([seed, same]) => {
  const chance = chanceOf(seed);
  const one = drawPerson(chance, 1);
  return [one, same ? drawAgain(chance, one, 2) : drawPerson(chance, 2)] as const;
});

/** A person with one field replaced by anything at all. */
const spoilt = fc
  .tuple(person, fc.constantFrom(...Object.keys(personSchema.shape), 'other'), anything)
  .map(([whole, field, value]) => ({ ...whole, [field]: value }));

describe('whatever comes in', () => {
  test('is read or refused with named problems, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(anything, spoilt), text, (value, typed) => {
        for (const outcome of [readPerson(value), readHousehold(value), readIdCard(typed)]) {
          expect(outcome.ok || outcome.problems.length > 0).toBe(true);
        }
        for (const read of [readBirth, readPhone, readEthnicity, readQuery, nameKey, cleanName]) {
          expect(() => read(typed)).not.toThrow();
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('what was read is in its one form: reading it again changes nothing', () => {
    fc.assert(
      fc.property(spoilt, (value) => {
        const outcome = readPerson(value);
        if (outcome.ok) {
          expect(personSchema.parse(outcome.value)).toEqual(outcome.value);
          expect(readPerson(outcome.value)).toEqual(outcome);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('a key of a key is the key, whatever the accents were made of', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(nameKey(nameKey(typed))).toBe(nameKey(typed));
        expect(nameKey(typed.normalize('NFD'))).toBe(nameKey(typed.normalize('NFC')));
      }),
    );
  });
});

describe('records are compared', () => {
  test('with the same verdict from both sides', () => {
    fc.assert(
      fc.property(twoRecords, ([one, other]) => {
        const likeness = compareRecords(alone(one), alone(other));
        const turned = compareRecords(alone(other), alone(one));
        expect(turned).toEqual(likeness);
      }),
      { numRuns: 5000 },
    );
  });

  test('a record is itself, and meets itself in the search', () => {
    fc.assert(
      fc.property(person, (one) => {
        expect(['same-number', 'likely', 'possible']).toContain(compareRecords(alone(one), alone(one)).verdict);
        expect(blockingKeys(one).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

test('whoever is searched by any word or number of the card is found, by the store and by the ranking', () => {
  fc.assert(
    fc.property(person, fc.integer({ min: 0, max: 5 }), fc.nat(20), (one, which, cut) => {
      const words = searchKey(one).trim().split(' ');
      const word = words[which % words.length] ?? '';
      const query = readQuery(/^\d/.test(word) ? word : word.slice(0, 1 + (cut % word.length)));
      expect(query.kind).toBe('search');
      expect(rateHit(query, one)).not.toBeNull();
      const key = searchKey(one);
      expect(likePatterns(query).every((pattern) => key.includes(pattern.slice(1, -1)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
