import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { choicesNeeded, merge, personSchema, PERSON_FIELDS, reconcile, split, withChanges } from './index.ts';
import { changesBetween, type MergeChoices, type Person } from './index.ts';
import { chanceOf, drawAgain, drawPerson } from './people.cases.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });

/** A synthetic person with all that the table of names does not draw. */
const person = (place: number): fc.Arbitrary<Person> =>
  fc
    .record({
      seed,
      address: optional(fc.constantFrom('Số 4', 'Cạnh trạm y tế')),
      privateNote: optional(fc.constantFrom('nhà xa đường', 'gọi buổi tối\nsau 7 giờ')),
      contact: optional(
        fc.record({
          name: fc.constantFrom('Giàng Thị Mỷ', 'Lý Mùi Nái'),
          phone: optional(fc.constant('0912345678')),
          relation: optional(fc.constant('con gái')),
        }),
      ),
    })
    .map(({ seed: begin, ...rest }) => ({ ...drawPerson(chanceOf(begin), place), ...rest }));

/** Two records: of two people, or of one person written twice. */
const twoRecords = fc
  .tuple(person(1), person(2), seed, fc.boolean())
  .map(([one, other, begin, same]) => [one, same ? drawAgain(chanceOf(begin), one, 2) : other] as const);

const choices = fc.record(
  Object.fromEntries(PERSON_FIELDS.map((field) => [field, fc.constantFrom('kept', 'gone')])),
) as fc.Arbitrary<MergeChoices>;

test('merge, then split: the same two persons', () => {
  fc.assert(
    fc.property(twoRecords, choices, fc.boolean(), ([kept, gone], chosen, all) => {
      const needed = choicesNeeded(kept, gone);
      const made = all ? chosen : Object.fromEntries(needed.map((field) => [field, chosen[field]]));
      const outcome = merge(kept, gone, made);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      expect(personSchema.parse(outcome.value.person)).toEqual(outcome.value.person);
      const stored: unknown = JSON.parse(JSON.stringify(outcome.value.undo));
      const back = split(stored as typeof outcome.value.undo, outcome.value.person);
      expect(back).toEqual({ kept, gone, later: [], references: [] });
    }),
    { numRuns: 500 },
  );
});

test('merge, edit, split: the edited fields as edited, all others as they were', () => {
  fc.assert(
    fc.property(
      twoRecords,
      choices,
      person(1),
      fc.subarray([...PERSON_FIELDS]),
      ([kept, gone], chosen, source, fields) => {
        const outcome = merge(kept, gone, chosen);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
        const { person: joined, undo } = outcome.value;
        const edits = changesBetween(joined, source).filter(({ field }) => fields.includes(field));
        const back = split(undo, withChanges(joined, edits));
        expect(back).toEqual({ kept: withChanges(kept, edits), gone, later: edits, references: [] });
      },
    ),
    { numRuns: 500 },
  );
});

test('two edits of one version: what nobody contests stands, whoever comes first', () => {
  fc.assert(
    fc.property(person(1), person(1), person(1), fc.subarray([...PERSON_FIELDS]), (base, one, other, fields) => {
      const mine = withChanges(
        base,
        changesBetween(base, one).filter(({ field }) => fields.includes(field)),
      );
      const theirs = withChanges(
        base,
        changesBetween(base, other).filter(({ field }) => !fields.includes(field)),
      );
      const first = reconcile(base, mine, theirs);
      const second = reconcile(base, theirs, mine);
      expect(first.kind).toBe('merged');
      expect(first.kind === 'merged' && first.person).toEqual(second.kind === 'merged' && second.person);
    }),
    { numRuns: 500 },
  );
});
