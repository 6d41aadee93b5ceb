import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toWinWorking } from './working.ts';

test('so many a week for the weeks that are left reach the target, and a person less a week does not', () => {
  const people = fc.nat(100_000);
  fc.assert(
    fc.property(people, people, fc.nat(5000), fc.integer({ min: 1, max: 53 }), (target, count, stops, weeks) => {
      const { value } = toWinWorking(target, count, stops, weeks);
      const need = Math.max(0, target - count + stops);
      expect(value * weeks).toBeGreaterThanOrEqual(need);
      if (value > 0) expect((value - 1) * weeks).toBeLessThan(need);
    }),
  );
});
