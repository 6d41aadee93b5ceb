import { describe, expect, test } from 'vitest';
import type { UnitCode } from '../ids/index.ts';
import { COACHING_CODES, coachingNote, type CoachingFacts } from './coaching.ts';
import type { Movement } from './watch.ts';

const moved = (told: Partial<Movement>): Movement => ({
  start: 0,
  joined: 0,
  registeredAgain: 0,
  continued: 0,
  moved: 0,
  stopped: 0,
  end: 0,
  ...told,
});
const sapa: CoachingFacts = {
  filters: { unit: 'U06' as UnitCode, product: 'voluntary' },
  plan: 4000,
  movement: moved({ start: 1150, joined: 40, registeredAgain: 4, stopped: 25, end: 1169 }),
  monthBefore: moved({ joined: 30, registeredAgain: 10 }),
  survival: [
    { months: 3, won: 100, kept: 90 },
    { months: 6, won: 50, kept: 30 },
    { months: 12, won: 9, kept: 9 },
  ],
  provinceSurvival: [
    { months: 3, won: 1000, kept: 900 },
    { months: 6, won: 1000, kept: 700 },
  ],
  dueNextMonth: 120,
  likelyToStop: 26,
  neededPerWeek: 560,
  parts: [
    { key: 'commune:03006', headCount: 700, plan: 1500, joined: 30, stopped: 5 },
    { key: 'commune:03046', headCount: 69, plan: 900, joined: 2, stopped: 15 },
  ],
};
const lineOf = (told: Partial<CoachingFacts>, line: number) => {
  const found = coachingNote({ ...sapa, ...told })[line];
  return (
    found && [
      found.code,
      found.about,
      Object.fromEntries(Object.entries(found.figures).map(([name, { value }]) => [name, value])),
    ]
  );
};

test('the note of Sa Pa’s unit has six lines', () => {
  expect([0, 1, 2, 3, 4, 5].map((line) => lineOf({}, line))).toEqual([
    // 1,169 of 4,000.
    ['where-we-are', null, { headCount: 1169, plan: 4000, percent: 29 }],
    // 44 after 40 are no more than a tenth more.
    ['month-like-before', null, { joined: 40, again: 4, stopped: 25, before: 40 }],
    // After 6 months 30 of 50, in the province 70 of 100; of 9 after a year one says nothing.
    ['who-stays-worse-than-province', null, { months: 6, kept: 30, won: 50, percent: 60, provincePercent: 70 }],
    ['did-well', 'commune:03006', { joined: 30, stopped: 5 }],
    ['needs-help', 'commune:03046', { missing: 831, stopped: 15 }],
    ['keep-those-due', null, { due: 120, likelyToStop: 26, perWeek: 560 }],
  ]);
  expect(coachingNote(sapa)).toHaveLength(6);
});

test('each figure says how it was counted, and what is only expected says so', () => {
  const [where, , stays, , , next] = coachingNote(sapa);
  expect(where?.figures['plan']?.counted).toEqual({
    query: 'planned-people',
    filters: sapa.filters,
    nature: 'decided',
  });
  expect(where?.figures['headCount']?.counted.nature).toBe('counted');
  expect(next?.figures['likelyToStop']?.counted.nature).toBe('estimate');
  expect(next?.figures['perWeek']?.counted.nature).toBe('estimate');
  expect(stays?.figures['percent']?.counted.filters).toEqual({ ...sapa.filters, months: 6 });
  // The province's is not the unit's.
  expect(stays?.figures['provincePercent']?.counted.filters).toEqual({ product: 'voluntary', months: 6 });
});

describe('other months', () => {
  test.each<[number, Partial<CoachingFacts>, string, string | null]>([
    [0, { plan: null }, 'where-we-are-without-plan', null],
    [0, { plan: 0 }, 'where-we-are-without-plan', null],
    [1, { movement: moved({ joined: 45 }) }, 'month-better-than-before', null],
    [1, { movement: moved({ joined: 35 }) }, 'month-worse-than-before', null],
    [1, { movement: moved({ joined: 36 }) }, 'month-like-before', null],
    [2, { survival: [{ months: 6, won: 100, kept: 75 }] }, 'who-stays-better-than-province', null],
    [2, { survival: [{ months: 6, won: 100, kept: 74 }] }, 'who-stays-like-province', null],
    [2, { survival: [{ months: 6, won: 100, kept: 65 }] }, 'who-stays-worse-than-province', null],
    [2, { survival: [{ months: 6, won: 9, kept: 9 }] }, 'too-early-to-know-who-stays', null],
    [2, { provinceSurvival: [] }, 'too-early-to-know-who-stays', null],
    [3, { parts: [] }, 'nobody-did-better', null],
    [3, { parts: sapa.parts.slice(1) }, 'nobody-did-better', null],
    [4, { parts: sapa.parts.map((part) => ({ ...part, plan: 1, stopped: 0 })) }, 'all-on-their-way', null],
    [4, { parts: sapa.parts.map((part) => ({ ...part, plan: null })) }, 'needs-help', 'commune:03046'],
    [5, { dueNextMonth: 0 }, 'win-per-week', null],
    [5, { dueNextMonth: 0, neededPerWeek: 0, plan: 1169 }, 'plan-is-reached', null],
    [5, { dueNextMonth: 0, neededPerWeek: null, plan: 1170 }, 'nobody-due', null],
    [5, { dueNextMonth: 0, neededPerWeek: null, plan: null }, 'nobody-due', null],
  ])('line %i with %o: %s', (line, told, code, about) => {
    expect(lineOf(told, line)?.slice(0, 2)).toEqual([code, about]);
    expect(COACHING_CODES).toContain(code);
  });

  test('keeping those who are due without a week’s need tells only of them', () => {
    expect(lineOf({ neededPerWeek: null }, 5)).toEqual(['keep-those-due', null, { due: 120, likelyToStop: 26 }]);
  });
});
