import { monthOf } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import type { Expected } from './curve.ts';
import { pathOf } from './curve.ts';
import { fallingSum } from './spread.ts';
import {
  creditWorking,
  curveDayWorking,
  exactly,
  goalWorking,
  outlookWorking,
  perWeekWorking,
  plannedWorking,
  scenarioWorking,
  seasonWorking,
  soFarWorking,
  stopsWorking,
  toWinWorking,
  yieldWorking,
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
});
