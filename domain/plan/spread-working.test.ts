import { describe, expect, test } from 'vitest';
import { fallingSum } from './spread.ts';
import { oneMoreWorking, unitDaysWorking, yieldWorking } from './spread-working.ts';
import type { Working } from './working.ts';

const stepsOf = ({ steps }: Working) => steps.map(({ name, value }) => [name, value]);

describe('what effort brings', () => {
  test('a yield: the first meeting 6, each further one half of it: 6 + 3 + 1.5; and a day 2', () => {
    const brought = { meeting: fallingSum(6, 50, 3), day: fallingSum(2, 90, 1) };
    const working = yieldWorking({
      notInsured: 5000,
      open: 2000,
      stays: 0.5,
      perThousand: { meeting: 6, day: 2 },
      keepsPercent: { meeting: 50, day: 90 },
      first: { meeting: 6, day: 2 },
      count: { meeting: 3, day: 1 },
      brought,
    });
    expect(working.value).toBeCloseTo(12.5, 10);
    expect(Object.fromEntries(stepsOf(working))).toMatchObject({
      stays: 5000,
      'meeting-keeps': 5000,
      'from-meetings': 10.5,
    });
  });

  test('8 people at the first meeting, half as many at each further one: 2 at the third', () => {
    expect(oneMoreWorking('meeting', 8, 50, 2)).toMatchObject({ value: 2 });
    expect(stepsOf(oneMoreWorking('day', 8, 50, 0))).toEqual([
      ['first-day', 8],
      ['day-keeps', 5000],
      ['days', 0],
      ['next-keeps', 10_000],
    ]);
  });

  test('100 days by 7 of 30 collectors are 23.3, and a begun day is a day; without collectors each unit has as many', () => {
    expect(unitDaysWorking(100, 7, 30, 4).value).toBe(24);
    expect(unitDaysWorking(100, 0, 0, 3).value).toBe(34);
  });
});
