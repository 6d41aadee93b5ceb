import { monthOf } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import type { Expected } from './curve.ts';
import { pathOf } from './curve.ts';
import { fewOf } from './few.ts';
import {
  aheadWorking,
  creditWorking,
  curveDayWorking,
  decidedWorking,
  exactly,
  forecastShareWorking,
  goalWorking,
  newWorking,
  outlookWorking,
  overWorking,
  perWeekWorking,
  placesWorking,
  plannedWorking,
  scenarioWorking,
  seasonWorking,
  shortWorking,
  soFarWorking,
  sprintWorking,
  stoppedOfCameWorking,
  stopsWorking,
  toWinWorking,
  weeksWorking,
  yearWorking,
  type Working,
} from './working.ts';

const stepsOf = ({ steps }: Working) => steps.map(({ name, value }) => [name, value]);

describe('a figure that no record holds says how it was made', () => {
  const expected: Expected = [11, 12].map((month) => ({
    month: monthOf(2025, month),
    due: 100,
    join: { low: 10, base: 20, high: 30 },
    stop: { low: 9, base: 5, high: 1 },
  }));

  test('a scenario: 1,000 + 20 + 20 − 5 − 5 = 1,030', () => {
    const path = pathOf(1000, expected, { name: 'base' }, 1100);
    const text = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    expect(scenarioWorking(path, text, null)).toMatchObject({
      value: 1030,
      terms: [{ value: 1000 }, { value: 40 }, { sign: '-', value: 10 }],
    });
    expect(stepsOf(scenarioWorking(path, text, '2025-11'))).toEqual([
      ['start', 1000],
      ['joins', 20],
      ['stops', -5],
    ]);
    expect(scenarioWorking(path, text, '2025-11').value).toBe(1015);
  });

  test('the plan’s own curve: 1,000 + 30 + 70 until February', () => {
    const path = [
      { month: '2025-01', headCount: 1030 },
      { month: '2025-02', headCount: 1100 },
      { month: '2025-03', headCount: 1200 },
    ];
    expect(plannedWorking(1000, 1200, path, '2025-02').value).toBe(1100);
  });

  test('a month’s part: 1.5 of 12 is 12.50 %', () => {
    expect(seasonWorking(1.5, 12, 4)).toMatchObject({ value: 1250, as: 'share' });
  });

  test('per week: (200 − 137) ÷ 5 = 12.6, so 13; with 8 who stop 71 ÷ 5 = 14.2, so 15; nobody where it is reached', () => {
    expect(perWeekWorking(200, 137, 5).value).toBe(13);
    expect(toWinWorking(200, 137, 8, 5).value).toBe(15);
    expect(perWeekWorking(200, 230, 5).value).toBe(0);
    expect(toWinWorking(200, 230, 8, 5).value).toBe(0);
  });

  test('who stops: 40 who come due, a tenth of them; of nobody there is no rate', () => {
    expect(stepsOf(stopsWorking(40, 4.2))).toEqual([
      ['due', 40],
      ['mean-lapse', 1050],
    ]);
    expect(stopsWorking(40, 4.2).value).toBe(4);
    expect(stepsOf(stopsWorking(0, 0))).toEqual([
      ['due', 0],
      ['mean-lapse', null],
    ]);
  });

  test('so far: 229 in 52 weeks are 4.4 a week', () => {
    expect(soFarWorking(229, 52).value).toBe(4.4);
  });

  test('a sprint: 90 came, 50 would have come anyway, 10 had waited, 5 came early: 25; a fifth of them kept: 5', () => {
    const credit = {
      came: 90,
      wouldHaveComeAnyway: 50,
      heldBack: 10,
      borrowed: 5,
      extra: 25,
      kept: 18,
      credited: 0,
      final: true,
    };
    expect(creditWorking({ ...credit, rule: 'all-who-came' }).value).toBe(90);
    expect(creditWorking({ ...credit, rule: 'above-baseline' }).value).toBe(25);
    expect(creditWorking({ ...credit, rule: 'above-baseline', came: 40 }).value).toBe(0);
    // 25 × 18 ÷ 90
    expect(creditWorking({ ...credit, rule: 'above-baseline-and-kept' }).value).toBe(5);
    expect(creditWorking({ ...credit, rule: 'above-baseline-and-kept', kept: null }).value).toBe(0);
  });

  test('a unit’s part and a day’s', () => {
    expect(exactly(goalWorking(100, 30, 90, 33))).toBeCloseTo(33.33, 2);
    expect(curveDayWorking(100, 40, 7).value).toBe(47);
    expect(outlookWorking(10, 2, 5, 20).value).toBe(0);
  });
});

describe('what stands in a title opens too', () => {
  test('the way ahead: 100 + 4.4 + 6 − 2 − 3.5 = 104.9, so 105; 150 were planned, so 45 will be missing', () => {
    const end = aheadWorking(100, [
      { month: '2025-11', join: 4.4, stop: 2 },
      { month: '2025-12', join: 6, stop: 3.5 },
    ]);
    expect(end.value).toBe(105);
    expect(shortWorking(150, end)).toMatchObject({ value: 45, terms: [{ value: 150 }, { sign: '-', value: 105 }] });
    expect(overWorking(100, end).value).toBe(5);
    // 105 of 150
    expect(forecastShareWorking(150, end).value).toBe(7000);
    expect(stepsOf(shortWorking(150, end)).slice(0, 2)).toEqual([
      ['target', 150],
      ['start', 100],
    ]);
  });

  test('900 came and 603 stopped: 67 %, two of three; nobody came: no part of them went', () => {
    expect(stepsOf(stoppedOfCameWorking(900, 603, fewOf(900, 603)))).toEqual([
      ['came', 900],
      ['stopped', 603],
      ['few-came', 3],
      ['few-went', 2],
    ]);
    expect(stoppedOfCameWorking(900, 603, fewOf(900, 603)).value).toBe(6700);
    expect(fewOf(0, 5)).toBeNull();
    expect(fewOf(1000, 5)).toBeNull();
  });

  test('43 now and 50 a year before is −7; 31 days are five weeks; 3 of 9 places', () => {
    expect(yearWorking(43, 50).value).toBe(-7);
    expect(weeksWorking(31).value).toBe(5);
    expect(weeksWorking(0).value).toBe(0);
    expect(stepsOf(placesWorking(9, 4500, 3))).toEqual([
      ['places', 9],
      ['under', 4500],
      ['places-counted', 3],
    ]);
    expect(placesWorking(9, null, 9).value).toBe(9);
  });

  test('what was decided is what was decided: 40 of 200, which the weights alone would make 38; of 40 who go on 25', () => {
    expect(stepsOf(decidedWorking(200, 40, 19, 38))).toEqual([
      ['whole', 200],
      ['part-weight', 19],
      ['by-method-now', 38],
    ]);
    expect(decidedWorking(200, 40, 19, 38).value).toBe(40);
    expect(newWorking(40, 25).value).toBe(15);
    expect(sprintWorking(24).value).toBe(24);
  });
});
