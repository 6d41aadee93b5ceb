import { formatMonth, monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { METHODS } from '../collection/claim.ts';
import { correctDeltas, type Delta, type Place } from '../collection/participation.ts';
import type { CommuneCode, Id, PersonId, UnitCode } from '../ids/index.ts';
import { dayBefore } from '../registry/dates.ts';
import { isIn, staysOf } from './stay.ts';
import { addSurvivals, survivalBy } from './survival.ts';
import { addMovements, asKnown, headCount, movement, movementsBy, type PlanDelta } from './watch.ts';

const RUNS = { numRuns: 300 };
const id = <Name extends string>(count: number): Id<Name> =>
  `01900000-0000-7000-8000-${String(count).padStart(12, '0')}` as Id<Name>;
const day = (month: number, of = 1): PlainDate => `${formatMonth(month)}-${String(of).padStart(2, '0')}` as PlainDate;
const first = monthOf(2024, 1);
const instant = (step: number): string => `2026-01-01T00:00:${String(step).padStart(2, '0')}.000Z`;

/** One of a person's covers: how many months of pause before it, how long, and where it counts. */
interface CoverTold {
  readonly pause: number;
  readonly months: number;
  readonly commune: number;
  readonly moved: boolean;
  readonly collector: number | null;
  readonly again: boolean;
}
const covers: fc.Arbitrary<CoverTold[]> = fc.array(
  fc.record({
    pause: fc.constantFrom(0, 0, 0, 1, 4),
    months: fc.constantFrom(1, 3, 6, 12),
    commune: fc.integer({ min: 0, max: 3 }),
    moved: fc.boolean(),
    collector: fc.option(fc.integer({ min: 0, max: 2 })),
    again: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The deltas that a person's covers come to, as the books write them. */
function written(told: readonly CoverTold[]): readonly Delta[] {
  let month = first;
  return told.flatMap((cover, index): Delta[] => {
    const next = told[index + 1];
    const from = month + cover.pause;
    const until = from + cover.months;
    month = until as typeof month;
    const place: Place = {
      commune: String(10_000 + cover.commune) as CommuneCode,
      // A commune that was moved: the unit of the day is in the delta.
      unit: (cover.moved ? 'U09' : `U0${cover.commune % 2}`) as UnitCode,
      // A collector who is no longer there is still who it was.
      collector: cover.collector === null ? null : id<'collector'>(900 + cover.collector),
    };
    const term = METHODS[index % METHODS.length] ?? null;
    const common = { product: 'voluntary' as const, group: null, term, paidThrough: null, ...place };
    const kind =
      index === 0 ? 'first' : cover.pause > 0 ? (cover.again ? 're-registered' : 'continuing') : 'continuing';
    return [
      { ...common, day: day(from), delta: 1, kind },
      { ...common, day: day(until), delta: -1, kind: next !== undefined && next.pause === 0 ? 'renewed' : 'stopped' },
    ];
  });
}

const known = (person: PersonId, deltas: readonly Delta[], step: number): readonly PlanDelta[] =>
  deltas.map((delta) => ({ ...delta, person, knownAt: instant(step) }));

/** Histories with everything that happens to records: what was told is corrected, two entries turn out to be one person, communes move, collectors leave. */
const histories = fc
  .array(fc.record({ before: covers, after: covers, corrected: fc.boolean(), merged: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((people) => {
    const mergedInto = new Map<PersonId, PersonId>();
    const deltas = people.flatMap(({ before, after, corrected, merged }, index) => {
      const person = id<'person'>(index);
      const told = written(before);
      const found = [...known(person, told, 1)];
      const standing = corrected ? written(after) : told;
      if (corrected) found.push(...known(person, correctDeltas(told, standing), 2));
      if (merged) {
        // The books take back what stood under the entry that is gone, and write it under the one that stays.
        const kept = id<'person'>(500 + index);
        mergedInto.set(person, kept);
        found.push(...known(person, correctDeltas(standing, []), 3), ...known(kept, standing, 3));
      }
      return found;
    });
    return { deltas, mergedInto };
  });
const days = fc
  .integer({ min: -2, max: 90 })
  .chain((month) => fc.integer({ min: 1, max: 28 }).map((of) => day(first + month, of)));
const keys = {
  commune: ({ commune }: PlanDelta) => commune,
  unit: ({ unit }: PlanDelta) => unit,
  collector: ({ collector }: PlanDelta) => collector,
  term: ({ term }: PlanDelta) => term,
  person: ({ person }: PlanDelta) => person,
} as const;

test('totals are the sum of their parts, by whatever they are divided and at whatever instant they are known', () => {
  fc.assert(
    fc.property(
      histories,
      days,
      days,
      fc.constantFrom(...Object.values(keys)),
      fc.constantFrom(1, 2, 3),
      ({ deltas }, one, other, keyOf, step) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const seen = asKnown(deltas, instant(step));
        const whole = movement(seen, from, to);
        const parts = [...movementsBy(seen, keyOf, from, to).values()];
        expect(addMovements(parts)).toEqual(whole);
        for (const part of [whole, ...parts]) {
          expect(part.start + part.joined + part.registeredAgain + part.moved - part.stopped).toBe(part.end);
        }
        expect(whole.end).toBe(headCount(deltas, { on: to, knownAt: instant(step) }).value);
      },
    ),
    RUNS,
  );
});

test('months that follow each other add up, and each begins where the one before ended', () => {
  fc.assert(
    fc.property(
      histories,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      ({ deltas }, start, length) => {
        const month = (index: number) =>
          movement(deltas, day(first + start + index), dayBefore(day(first + start + index + 1)));
        const months = Array.from({ length }, (_, index) => month(index));
        const whole = movement(deltas, day(first + start), dayBefore(day(first + start + length)));
        const { joined, registeredAgain, continued, moved, stopped } = addMovements(months);
        expect({ ...whole, start: 0, end: 0 }).toEqual({
          start: 0,
          end: 0,
          joined,
          registeredAgain,
          continued,
          moved,
          stopped,
        });
        for (const [index, { end }] of months.entries()) expect(months[index + 1]?.start ?? whole.end).toBe(end);
      },
    ),
    RUNS,
  );
});

test('a head-count is the number of stays that cover the day; nobody is counted twice, merged entries neither', () => {
  fc.assert(
    fc.property(histories, days, ({ deltas, mergedInto }, on) => {
      const stays = staysOf(deltas, mergedInto).filter((stay) => isIn(stay, on));
      expect(stays).toHaveLength(headCount(deltas, { on }).value);
      expect(new Set(stays.map(({ person }) => person)).size).toBe(stays.length);
    }),
    RUNS,
  );
});

test('survival of the whole is that of its parts', () => {
  fc.assert(
    fc.property(histories, days, ({ deltas, mergedInto }, on) => {
      const stays = staysOf(deltas, mergedInto);
      const [whole = []] = survivalBy(stays, () => '', on).values();
      for (const keyOf of [
        ({ wonIn }: (typeof stays)[number]) => wonIn,
        ({ wonBy }: (typeof stays)[number]) => wonBy,
      ]) {
        expect(addSurvivals([...survivalBy(stays, keyOf, on).values()])).toEqual(whole);
      }
      for (const { won, kept } of whole) expect(kept).toBeLessThanOrEqual(won);
    }),
    RUNS,
  );
});
