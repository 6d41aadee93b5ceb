import { describe, expect, test } from 'vitest';
import {
  cascade,
  cascadeTarget,
  cascadeTree,
  cascadeWorkings,
  compareMethods,
  type CascadePart,
  type CascadeTree,
} from './cascade.ts';
import { exactly } from './working.ts';

const part = (key: string, told: Partial<CascadePart> = {}): CascadePart => ({
  key,
  lastYear: 0,
  notInsured: 0,
  potential: 0,
  difficulty: 0,
  byHand: null,
  min: 0,
  max: null,
  ...told,
});
const sapa = part('unit:U06', { lastYear: 300, notInsured: 2000, potential: 1000, difficulty: 60, byHand: 380 });
const town = part('unit:U01', { lastYear: 700, notInsured: 2000, potential: 1000, difficulty: 20, byHand: 620 });
const peopleOf = (divided: ReturnType<typeof cascade>) =>
  divided.ok ? divided.value.shares.map(({ people }) => people) : divided.refusals.map(({ code }) => code);

describe('1,000 people between Sa Pa and the town', () => {
  test("by last year's share: 300 : 700", () => {
    expect(peopleOf(cascade(1000, 'last-year-share', [sapa, town]))).toEqual([300, 700]);
  });
  test('by the labour that is not insured: 2,000 : 2,000', () => {
    expect(peopleOf(cascade(1000, 'labour-not-insured', [sapa, town]))).toEqual([500, 500]);
  });
  test('by potential with difficulty: 1,000 × 40 % : 1,000 × 80 %, a third and two thirds', () => {
    expect(peopleOf(cascade(1000, 'potential-with-difficulty', [sapa, town]))).toEqual([333, 667]);
  });
  test('by hand: 380 + 620', () => {
    expect(peopleOf(cascade(1000, 'by-hand', [sapa, town]))).toEqual([380, 620]);
  });
  test('with at most 250 for Sa Pa, the town takes the rest', () => {
    expect(peopleOf(cascade(1000, 'last-year-share', [{ ...sapa, max: 250 }, town]))).toEqual([250, 750]);
  });
  test('a minimum above the whole is told as such', () => {
    expect(peopleOf(cascade(1000, 'last-year-share', [{ ...sapa, min: 1200 }, town]))).toEqual(['minima-too-high']);
  });
});

describe('a hand that does not add up', () => {
  test('is told what is missing: 1,000 − (380 + 600) = 20', () => {
    expect(cascade(1000, 'by-hand', [sapa, { ...town, byHand: 600 }])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'does-not-add-up',
          field: 'parts',
          wayOut: 'correct-the-parts',
          figures: { whole: 1000, sum: 980, missing: 20 },
        },
      ],
    });
  });
  test.each([
    ['missing', { byHand: null }, 'hand-missing'],
    ['negative', { byHand: -1 }, 'negative'],
    ['half a person', { byHand: 0.5 }, 'not-whole'],
    ['below the minimum', { min: 700 }, 'minima-too-high'],
    ['above the maximum', { max: 600 }, 'maxima-too-low'],
  ] as const)('%s', (_, told, code) => {
    expect(cascade(1000, 'by-hand', [sapa, { ...town, ...told }])).toMatchObject({
      refusals: [{ code, field: 'parts.1.byHand' }],
    });
  });
  test('nobody told', () => {
    expect(peopleOf(cascade(0, 'by-hand', []))).toEqual(['no-parts']);
  });
});

describe('a target of 1,000 with 600 who continue', () => {
  test('divides both, and new is the difference: continuing by 301 : 701 is 180.2 and 419.8', () => {
    expect(cascadeTarget({ continuing: 600, total: 1000 }, 'labour-not-insured', [sapa, town])).toMatchObject({
      ok: true,
      value: [
        { key: 'unit:U06', total: 500, continuing: 180, new: 320, boundBy: null },
        { key: 'unit:U01', total: 500, continuing: 420, new: 80, boundBy: null },
      ],
    });
  });
  test('nobody continues who is not in the total', () => {
    const divided = cascadeTarget({ continuing: 900, total: 1000 }, 'labour-not-insured', [sapa, town]);
    expect(divided.ok && divided.value.map(({ continuing }) => continuing)).toEqual([400, 500]);
  });
  test('where nobody took part last year, what continues follows the total', () => {
    const fresh = [part('a', { notInsured: 300 }), part('b', { notInsured: 100 })];
    const divided = cascadeTarget({ continuing: 8, total: 40 }, 'labour-not-insured', fresh);
    expect(divided.ok && divided.value.map((each) => [each.new, each.continuing])).toEqual([
      [24, 6],
      [8, 2],
    ]);
  });
  test('what cannot be divided is refused', () => {
    expect(cascadeTarget({ continuing: 0, total: 1000 }, 'last-year-share', [part('a')])).toMatchObject({
      refusals: [{ code: 'nothing-to-divide-by' }],
    });
    expect(cascadeTarget({ continuing: 11, total: 10 }, 'last-year-share', [sapa])).toMatchObject({
      refusals: [{ code: 'maxima-too-low' }],
    });
  });
});

test('methods beside each other: how far they are apart, and of whom each asks most', () => {
  const compared = compareMethods(1000, [sapa, { ...town, byHand: 610 }]);
  expect(compared.methods).toEqual(['last-year-share', 'labour-not-insured', 'potential-with-difficulty', 'by-hand']);
  expect(compared.parts).toMatchObject([
    { key: 'unit:U06', lastYear: 300, people: [300, 500, 333, null], apart: 200 },
    { key: 'unit:U01', lastYear: 700, people: [700, 500, 667, null], apart: 200 },
  ]);
  // What each would give says how it was found.
  for (const { people, workings } of compared.parts)
    expect(workings.map((working) => working?.value ?? null)).toEqual(people);
  expect(compared.refusals.map((each) => each.map(({ code }) => code))).toEqual([[], [], [], ['does-not-add-up']]);
  // 300 of 300, 500 of 300 (166.7 %), 333 of 300 (111 %).
  expect(compared.hardest).toEqual([
    { key: 'unit:U01', percent: 100 },
    { key: 'unit:U06', percent: 167 },
    { key: 'unit:U06', percent: 111 },
    null,
  ]);
});

describe('a country of 34 provinces and 3,321 communes', () => {
  const commune = (index: number): CascadeTree => ({
    part: part(`commune:${index}`, { lastYear: (index * 7919) % 900, notInsured: ((index * 104_729) % 9000) + 1 }),
    method: 'labour-not-insured',
    parts: [],
  });
  const provinces = Array.from({ length: 34 }, (_, index): CascadeTree => {
    const parts = Array.from({ length: index < 23 ? 98 : 97 }, (_, place) => commune(index * 100 + place));
    const sum = (pick: (each: CascadePart) => number) => parts.reduce((so, each) => so + pick(each.part), 0);
    return {
      part: part(`province:${index}`, {
        lastYear: sum(({ lastYear }) => lastYear),
        notInsured: sum(({ notInsured }) => notInsured),
      }),
      method: 'labour-not-insured',
      parts,
    };
  });
  const country: CascadeTree = { part: part('country'), method: 'last-year-share', parts: provinces };

  test('adds up on every level', () => {
    const divided = cascadeTree(3_070_000, country);
    if (!divided.ok) throw new Error('refused');
    const sum = (trees: readonly CascadeTree[]) =>
      trees.reduce((so, each) => so + (divided.value.get(each.part.key) ?? Number.NaN), 0);
    expect(provinces.flatMap(({ parts }) => parts)).toHaveLength(3321);
    expect(sum(provinces)).toBe(3_070_000);
    for (const province of provinces) expect(sum(province.parts)).toBe(divided.value.get(province.part.key));
  });

  test('names the place at which it is refused', () => {
    const [first, ...others] = provinces;
    const broken = {
      ...country,
      parts: [
        { ...first, parts: [{ part: part('x'), method: 'last-year-share', parts: [] }] } as CascadeTree,
        ...others,
      ],
    };
    expect(cascadeTree(1000, broken)).toMatchObject({
      refusals: [{ code: 'nothing-to-divide-by', field: 'province:0 parts' }],
    });
  });
});

describe('how a part came to its share', () => {
  const workingsOf = (whole: number, method: Parameters<typeof cascade>[1], parts: Parameters<typeof cascade>[2]) => {
    const divided = cascade(whole, method, parts);
    return divided.ok ? [...cascadeWorkings(divided.value).values()] : [];
  };
  const stepsOf = (working: ReturnType<typeof workingsOf>[number] | undefined) =>
    Object.fromEntries(working?.steps.map(({ name, value }) => [name, value]) ?? []);

  test('100 by 1 : 1 : 1 is 33.33 each: 33 whole people, and the one who is left over goes to the first by key', () => {
    const workings = workingsOf(
      100,
      'labour-not-insured',
      ['a', 'b', 'c'].map((key) => part(key, { notInsured: 1 })),
    );
    expect(workings.map(({ value }) => value)).toEqual([34, 33, 33]);
    expect(stepsOf(workings[0])).toEqual({
      whole: 100,
      'part-weight': 1,
      'part-weights': 3,
      'whole-people': 33,
      remainder: 3333,
      'left-over': 1,
      'one-more': 1,
    });
    expect(exactly(workings[1] ?? { terms: [], as: 'number' })).toBeCloseTo(33.33, 2);
  });

  test('100 with 10 at most for the first: 90 by 1 : 2 is 30 and 60', () => {
    const parts = [part('a', { notInsured: 5, max: 10 }), part('b', { notInsured: 1 }), part('c', { notInsured: 2 })];
    const workings = workingsOf(100, 'labour-not-insured', parts);
    expect(workings.map(({ value }) => value)).toEqual([10, 30, 60]);
    expect(stepsOf(workings[0])).toEqual({ whole: 100, 'part-weight': 5 });
    expect(stepsOf(workings[1])).toMatchObject({ 'held-parts': 10, 'to-share': 90, 'part-weights': 3, 'left-over': 0 });
  });

  test('by hand it is what was written', () => {
    const workings = workingsOf(7, 'by-hand', [part('a', { byHand: 3 }), part('b', { byHand: 4 })]);
    expect(workings.map(({ value, terms }) => [value, terms.length])).toEqual([
      [3, 1],
      [4, 1],
    ]);
  });
});
