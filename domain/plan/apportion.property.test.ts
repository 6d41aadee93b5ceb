import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, remaindersOf, type Claimant } from './apportion.ts';

const RUNS = { numRuns: 2000 };

/** Parts with bounds, and a whole that fits between them. */
const problems = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 0, max: 1_000_000 }),
      min: fc.integer({ min: 0, max: 500 }),
      room: fc.integer({ min: 0, max: 5000 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .chain((drawn) => {
    const parts = drawn.map(({ weight, min, room }, index) => ({
      key: `p${index}`,
      // Somebody can always take more.
      weight: index === 0 ? weight + 1 : weight,
      min,
      max: index === 0 ? 10_000_000 : min + room,
    }));
    const least = parts.reduce((sum, { min }) => sum + min, 0);
    return fc.record({ whole: fc.integer({ min: least, max: least + 1_000_000 }), parts: fc.constant(parts) });
  });

const divide = (whole: number, parts: readonly Claimant[]) => {
  const divided = apportion(whole, parts);
  if (!divided.ok) throw new Error(divided.refusals.map(({ code }) => code).join());
  return divided.value;
};

test('parts add up exactly, and keep their bounds', () => {
  fc.assert(
    fc.property(problems, ({ whole, parts }) => {
      const shares = divide(whole, parts);
      expect(shares.reduce((sum, { people }) => sum + people, 0)).toBe(whole);
      for (const [index, { key, people, boundBy }] of shares.entries()) {
        const part = parts[index];
        expect(key).toBe(part?.key);
        expect(people).toBeGreaterThanOrEqual(part?.min ?? 0);
        expect(people).toBeLessThanOrEqual(part?.max ?? 0);
        if (boundBy !== null) expect(people).toBe(part?.[boundBy]);
      }
    }),
    RUNS,
  );
});

test('with the same bounds, who weighs more never gets fewer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 20 }),
      (weights, whole, min) => {
        const max = Math.ceil((2 * whole) / weights.length) + min;
        const parts = weights.map((weight, index) => ({ key: `p${index}`, weight, min, max }));
        const asked = whole + min * weights.length;
        fc.pre(max * weights.length >= asked);
        const shares = divide(asked, parts);
        const sorted = weights
          .map((weight, index) => ({ weight, people: shares[index]?.people ?? 0 }))
          .toSorted((a, b) => a.weight - b.weight || a.people - b.people);
        for (const [index, { people }] of sorted.entries()) {
          expect(people).toBeGreaterThanOrEqual(sorted[index - 1]?.people ?? 0);
        }
      },
    ),
    RUNS,
  );
});

test('nobody is further than one person from the exact share where no bound holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (weights, whole) => {
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        const shares = divide(
          whole,
          weights.map((weight, index) => ({ key: `p${index}`, weight, min: 0, max: whole })),
        );
        for (const [index, { people }] of shares.entries()) {
          // people × all against weight × whole, in whole numbers below 2^53.
          expect(Math.abs(people * all - (weights[index] ?? 0) * whole)).toBeLessThan(all);
        }
      },
    ),
    RUNS,
  );
});

test('the order in which parts are told does not matter', () => {
  fc.assert(
    fc.property(
      problems.chain(({ whole, parts }) =>
        fc.record({
          whole: fc.constant(whole),
          parts: fc.constant(parts),
          turned: fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
        }),
      ),
      ({ whole, parts, turned }) => {
        const byKey = (shares: ReturnType<typeof divide>) => new Map(shares.map((share) => [share.key, share]));
        expect(byKey(divide(whole, turned))).toEqual(byKey(divide(whole, parts)));
      },
    ),
    RUNS,
  );
});

test('the whole people of all shares, the held ones and those who were left over are the whole; who got one more has no smaller remainder', () => {
  fc.assert(
    fc.property(problems, ({ whole, parts }) => {
      const told = remaindersOf(whole, parts, divide(whole, parts));
      const [{ leftOver = 0 } = {}] = told;
      expect(told.reduce((sum, { floor }) => sum + floor, 0) + leftOver).toBe(whole);
      const free = told.filter(({ boundBy }) => boundBy === null);
      expect(free.filter(({ people, floor }) => people > floor)).toHaveLength(leftOver);
      const more = free.filter(({ people, floor }) => people > floor).map(({ remainder }) => remainder);
      const none = free.filter(({ people, floor }) => people === floor).map(({ remainder }) => remainder);
      if (more.length > 0 && none.length > 0) expect(Math.min(...more)).toBeGreaterThanOrEqual(Math.max(...none));
    }),
    RUNS,
  );
});
