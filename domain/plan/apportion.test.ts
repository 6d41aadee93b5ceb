import { describe, expect, test } from 'vitest';
import { apportion, shareWhole, type Claimant } from './apportion.ts';

const free = (key: string, weight: number): Claimant => ({ key, weight, min: 0, max: 1_000_000 });
const peopleOf = (whole: number, ...parts: readonly Claimant[]) => {
  const divided = apportion(whole, parts);
  return divided.ok ? divided.value.map(({ people }) => people) : divided.refusals.map(({ code }) => code);
};

describe('whole people by weights', () => {
  test('10 by 5 : 3 : 1 are 5.56, 3.33, 1.11: whole 5, 3, 1, and the tenth to .56', () => {
    expect(peopleOf(10, free('a', 5), free('b', 3), free('c', 1))).toEqual([6, 3, 1]);
  });

  test('equal remainders go to the first keys, whatever the order in which they are told', () => {
    expect(peopleOf(2, free('a', 1), free('b', 1), free('c', 1))).toEqual([1, 1, 0]);
    expect(peopleOf(2, free('c', 1), free('b', 1), free('a', 1))).toEqual([0, 1, 1]);
  });

  test('78,275 by 31,592 : 46,683 are themselves', () => {
    expect(peopleOf(78_275, free('LC', 31_592), free('YB', 46_683))).toEqual([31_592, 46_683]);
  });

  test('a share above its most is held, and the rest shares 100 − 20 = 80 by 3 : 1', () => {
    const parts = [{ ...free('a', 60), max: 20 }, free('b', 3), free('c', 1)];
    expect(apportion(100, parts)).toEqual({
      ok: true,
      value: [
        { key: 'a', people: 20, boundBy: 'max' },
        { key: 'b', people: 60, boundBy: null },
        { key: 'c', people: 20, boundBy: null },
      ],
    });
  });

  test('a share below its least is held: 100 by 98 : 1 : 1 with at least 10 leaves 90 by 98 : 1, 89.09 and 0.91', () => {
    expect(peopleOf(100, free('a', 98), { ...free('b', 1), min: 10 }, free('c', 1))).toEqual([89, 10, 1]);
  });

  test('what holds one can free another: the least that was reached only with the most of a neighbour', () => {
    // 100 by 80 : 15 : 5 with a ≤ 50 and c ≥ 10: a is 30 over, c 5 under. a is held, 50 by 15 : 5 are 37.5 and 12.5.
    const parts = [{ ...free('a', 80), max: 50 }, free('b', 15), { ...free('c', 5), min: 10 }];
    expect(peopleOf(100, ...parts)).toEqual([50, 38, 12]);
  });

  test('minima alone need no weight', () => {
    expect(peopleOf(3, { ...free('a', 0), min: 1 }, { ...free('b', 0), min: 2 })).toEqual([1, 2]);
  });
});

describe('what cannot be divided is refused', () => {
  test.each([
    ['nothing to divide by', 5, [free('a', 0), free('b', 0)], 'nothing-to-divide-by'],
    ['minima above the whole', 5, [{ ...free('a', 1), min: 6 }], 'minima-too-high'],
    ['maxima below the whole', 5, [{ ...free('a', 1), max: 4 }], 'maxima-too-low'],
    ['a minimum above its maximum', 5, [{ ...free('a', 1), min: 3, max: 2 }], 'minimum-above-maximum'],
    ['a negative whole', -1, [free('a', 1)], 'negative'],
    ['a negative weight', 1, [free('a', -1)], 'negative'],
    ['half a person', 1.5, [free('a', 1)], 'not-whole'],
    ['half a weight', 1, [free('a', 0.5)], 'not-whole'],
    ['the same part twice', 1, [free('a', 1), free('a', 1)], 'part-twice'],
    ['no parts', 1, [], 'no-parts'],
  ] as const)('%s', (_, whole, parts, code) => {
    const divided = apportion(whole, parts);
    expect(divided.ok ? [] : divided.refusals.map((each) => each.code)).toContain(code);
  });

  test('says by how much', () => {
    expect(apportion(5, [{ ...free('a', 1), max: 4 }])).toMatchObject({
      refusals: [{ field: 'parts', figures: { whole: 5, most: 4, missing: 1 }, wayOut: 'raise-a-maximum' }],
    });
  });
});

test('steps without weights share evenly, the earlier first', () => {
  expect(shareWhole(5, [0, 0, 0])).toEqual([2, 2, 1]);
  expect(shareWhole(0, [])).toEqual([]);
});
