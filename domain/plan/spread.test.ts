import highsLoader from 'highs';
import { describe, expect, test } from 'vitest';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { lpText, readSpread, spreadModel, type SpreadArea, type SpreadLimits } from './spread.ts';
import { chanceOf } from './synthetic-province.cases.ts';

/** The package's types are those of its CommonJS build. */
const loadHighs = highsLoader as unknown as typeof highsLoader.default;
const [u1, u6] = ['U01' as UnitCode, 'U06' as UnitCode];
const area = (commune: string, told: Partial<SpreadArea> = {}): SpreadArea => ({
  commune: commune as CommuneCode,
  unit: u6,
  firstMeeting: 8,
  firstDay: 2,
  meetingKeepsPercent: 50,
  dayKeepsPercent: 50,
  meetingsMax: 4,
  daysMax: 4,
  meetingsMin: 0,
  daysMin: 0,
  daysPerMeeting: 1,
  ...told,
});
const limits = (
  meetings: number,
  days: number,
  told: readonly (readonly [UnitCode, number])[] = [[u6, 1000]],
): SpreadLimits => ({
  meetings,
  days,
  daysOfUnit: new Map(told),
});

async function solve(areas: readonly SpreadArea[], told: SpreadLimits) {
  const model = spreadModel(areas, told);
  if (!model.ok) throw new Error(model.refusals.map(({ code }) => code).join());
  const solved = (await loadHighs()).solve(lpText(model.value));
  expect(solved.Status).toBe('Optimal');
  const found = Object.entries(solved.Columns).map(
    ([name, column]) => [name, 'Primal' in column ? Number(column.Primal) : 0] as const,
  );
  return readSpread(areas, told, new Map(found));
}

describe('two communes, one with twice the yield', () => {
  const areas = [area('00001'), area('00002', { firstMeeting: 4 })];

  test('three meetings: 8, 4 and 4, and with a tie either way 16 people', async () => {
    const spread = await solve(areas, limits(3, 3));
    expect(spread.expected).toBe(16);
    expect(spread.shares.reduce((sum, { meetings }) => sum + meetings, 0)).toBe(3);
    expect(spread.shares.map(({ days }) => days)).toEqual([0, 0]);
    expect(spread.nature).toBe('estimate');
    // By turns two here and one there: 8 + 4 + 4.
    expect(spread.evenly).toBe(16);
  });

  test('without days left for more, the days are what holds', async () => {
    const spread = await solve(areas, limits(10, 1));
    const [first] = spread.shares;
    expect(first).toEqual({
      commune: '00001',
      unit: 'U06',
      meetings: 1,
      days: 0,
      expected: 8,
      lastMeeting: 8,
      nextMeeting: 4,
      lastDay: null,
      nextDay: 2,
      heldBy: ['days'],
    });
    // The one meeting takes the one day. A first day brings 2 in either commune.
    const uses = [{ commune: '00001', used: 1 }];
    // A second meeting in the first brings 4, and so does a first in the second.
    const meetings = [
      { commune: '00001', gain: 4 },
      { commune: '00002', gain: 4 },
    ];
    const days = [
      { commune: '00001', gain: 2 },
      { commune: '00002', gain: 2 },
    ];
    expect(spread.limits).toEqual([
      {
        limit: 'meetings',
        unit: null,
        used: 1,
        most: 10,
        binds: false,
        oneMore: 4,
        gains: meetings,
        uses,
      },
      {
        limit: 'days',
        unit: null,
        used: 1,
        most: 1,
        binds: true,
        oneMore: 2,
        gains: days,
        uses,
      },
      {
        limit: 'unit-days',
        unit: 'U06',
        used: 1,
        most: 1000,
        binds: false,
        oneMore: 2,
        gains: days,
        uses,
      },
    ]);
  });

  test('with enough of everything, the own most holds: 8 + 4 + 2 + 1 and 2 + 1 + 0.5 + 0.25', async () => {
    const [only] = (await solve([area('00001')], limits(100, 100))).shares;
    expect(only).toMatchObject({
      meetings: 4,
      days: 4,
      expected: 18.75,
      nextMeeting: null,
      nextDay: null,
      heldBy: ['own-most'],
    });
  });
});

describe('limits', () => {
  test('nobody is left alone: the least of a poor commune is kept, and named', async () => {
    const areas = [area('00001'), area('00002', { firstMeeting: 0.1, meetingsMin: 1 })];
    const spread = await solve(areas, limits(2, 2));
    expect(spread.shares.map(({ meetings }) => meetings)).toEqual([1, 1]);
    expect(spread.shares[1]?.heldBy).toContain('own-least');
    expect(spread.shares[0]?.heldBy).toContain('meetings');
  });

  test('collectors work in their own unit', async () => {
    const areas = [area('00001'), area('00002', { unit: u1, firstMeeting: 1 })];
    const spread = await solve(
      areas,
      limits(10, 10, [
        [u6, 2],
        [u1, 3],
      ]),
    );
    expect(spread.shares.map(({ meetings, days }) => meetings + days)).toEqual([2, 3]);
    expect(spread.shares[0]?.heldBy).toEqual(['unit-days']);
  });

  test('a unit that is not named has no days', async () => {
    const spread = await solve([area('00001'), area('00002', { unit: u1 })], limits(1, 10, [[u1, 5]]));
    expect(spread.shares[0]).toMatchObject({ meetings: 0, days: 0 });
  });

  test.each([
    [
      'more meetings at least than there are',
      [area('00001', { meetingsMin: 3 })],
      limits(2, 10),
      'minima-too-high meetings',
    ],
    ['more days at least than there are', [area('00001', { daysMin: 3 })], limits(2, 2), 'minima-too-high days'],
    ['more in a unit', [area('00001', { daysMin: 3 })], limits(2, 9, [[u6, 2]]), 'minima-too-high daysOfUnit.U06'],
    ['below nothing', [area('00001', { firstDay: -1 })], limits(2, 9), 'negative areas.0.firstDay'],
    ['the least above the most', [area('00001', { daysMin: 5 })], limits(2, 9), 'minimum-above-maximum areas.0'],
    ['nowhere', [], limits(2, 9), 'no-parts areas'],
  ])('%s is refused', (_, areas, told, wrong) => {
    const model = spreadModel(areas, told);
    expect(model.ok ? [] : model.refusals.map(({ code, field }) => `${code} ${field}`)).toContain(wrong);
  });
});

/** The best of every spread of meetings and days of a few communes. */
function bestOfAll(areas: readonly SpreadArea[], told: SpreadLimits): number {
  const yields = (first: number, keeps: number, count: number): number =>
    Array.from({ length: count }, (_, index) => first * (keeps / 100) ** index).reduce((sum, each) => sum + each, 0);
  const from = (index: number, meetings: number, days: number): number => {
    const each = areas[index];
    if (!each) return 0;
    let best = 0;
    for (let m = 0; m <= Math.min(each.meetingsMax, meetings); m++) {
      for (let d = 0; d <= Math.min(each.daysMax, days - m * each.daysPerMeeting); d++) {
        const own =
          yields(each.firstMeeting, each.meetingKeepsPercent, m) + yields(each.firstDay, each.dayKeepsPercent, d);
        best = Math.max(best, own + from(index + 1, meetings - m, days - m * each.daysPerMeeting - d));
      }
    }
    return best;
  };
  return from(0, told.meetings, told.days);
}

test('no spread is better, where every one is tried; and none is worse than taking turns', async () => {
  const chance = chanceOf(7);
  for (let round = 0; round < 10; round++) {
    const areas = Array.from({ length: 3 }, (_, index) =>
      area(`0000${index}`, {
        firstMeeting: Math.round(100 * chance()) / 10,
        firstDay: Math.round(40 * chance()) / 10,
        meetingKeepsPercent: 50 + Math.round(40 * chance()),
        dayKeepsPercent: 50 + Math.round(40 * chance()),
        // Up to three: each step is one meeting, so that the model is exact.
        meetingsMax: 2,
        daysMax: 2,
        daysPerMeeting: Math.round(2 * chance()),
      }),
    );
    const told = limits(1 + Math.round(4 * chance()), 1 + Math.round(6 * chance()));
    const spread = await solve(areas, told);
    expect(spread.expected).toBeCloseTo(bestOfAll(areas, told), 6);
    expect(spread.shares.reduce((sum, { meetings }) => sum + meetings, 0)).toBeLessThanOrEqual(told.meetings);
    expect(spread.expected).toBeGreaterThanOrEqual(spread.evenly - 1e-9);
    for (const { uses, used } of spread.limits) expect(uses.reduce((sum, each) => sum + each.used, 0)).toBe(used);
  }
});

test('the text is one that the solver reads: steps of one, one, two, four …', () => {
  const model = spreadModel([area('00001', { meetingsMax: 5, daysMax: 1, daysMin: 1 })], limits(3, 4));
  expect(model.ok && lpText(model.value)).toBe(`Maximize
 gain: + 8 meeting_00001_0 + 4 meeting_00001_1 + 1.5 meeting_00001_2 + 0.5 meeting_00001_3 + 2 day_00001_0
Subject To
 meetings: + 1 meeting_00001_0 + 1 meeting_00001_1 + 1 meeting_00001_2 + 1 meeting_00001_3 <= 3
 days: + 1 day_00001_0 + 1 meeting_00001_0 + 1 meeting_00001_1 + 1 meeting_00001_2 + 1 meeting_00001_3 <= 4
 unit_0: + 1 day_00001_0 + 1 meeting_00001_0 + 1 meeting_00001_1 + 1 meeting_00001_2 + 1 meeting_00001_3 <= 1000
 least_day_00001: + 1 day_00001_0 >= 1
Bounds
 0 <= meeting_00001_0 <= 1
 0 <= meeting_00001_1 <= 1
 0 <= meeting_00001_2 <= 2
 0 <= meeting_00001_3 <= 1
 0 <= day_00001_0 <= 1
General
 meeting_00001_0
 meeting_00001_1
 meeting_00001_2
 meeting_00001_3
 day_00001_0
End
`);
});
