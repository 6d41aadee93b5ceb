import { describe, expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
import { series, stepAt, valueOf, type Step, type StepText } from './series.ts';

const from = (month: string, value: StepText['value'], more: Partial<StepText> = {}): StepText => ({
  from: month,
  value,
  cite: 'L41 1',
  confidence: 'A',
  ...more,
});
const checked = '2026-11-22';

describe('a legal number is written as people write it', () => {
  test('whole đồng stay whole; what is not said is nothing', () => {
    const { begins, steps, ...more } = series('line', { unit: 'dong', steps: [from('2022-01', 1_500_000)], checked });
    expect({ begins, steps, ...more }).toEqual({
      kind: 'series',
      name: 'line',
      unit: 'dong',
      key: null,
      begins: 24_264,
      steps: [
        { from: 24_264, until: null, values: [{ n: 1_500_000, d: 1 }], cite: 'L41 1', confidence: 'A', note: null },
      ],
      real: false,
      checked,
    });
  });

  test('a step keeps its end and its note', () => {
    const { steps } = series('line', {
      unit: 'dong',
      steps: [from('2022-01', 1, { until: '2022-12', note: 'doubtful', confidence: 'D' })],
      checked,
    });
    expect(steps[0]).toMatchObject({ until: monthOf(2022, 12), note: 'doubtful', confidence: 'D' });
  });

  test('22 % is 22/100, which is 11/50; of two steps the denominator is shared', () => {
    const one = series('rate', { unit: 'percent', steps: [from('2022-01', 22)], checked });
    expect(one.steps[0]?.values).toEqual([{ n: 11, d: 50 }]);
    const two = series('rate', { unit: 'percent', steps: [from('2022-01', 22), from('2025-01', 5)], checked });
    expect(two.steps.map((step) => step.values)).toEqual([[{ n: 22, d: 100 }], [{ n: 5, d: 100 }]]);
    const yearly = series('rate', { unit: 'percent/year', steps: [from('2022-01', 2)], checked });
    expect(yearly.steps[0]?.values).toEqual([{ n: 1, d: 50 }]);
  });

  test('decimals are fractions: 1.51 is 151/100, 0.5 is 1/2, −0.5 is −1/2, 4.5 % is 9/200', () => {
    const values = (unit: 'fraction' | 'percent', value: number): unknown =>
      series('some', { unit, steps: [from('2022-01', value)], checked }).steps[0]?.values[0];
    expect(values('fraction', 1.51)).toEqual({ n: 151, d: 100 });
    expect(values('fraction', 0.5)).toEqual({ n: 1, d: 2 });
    expect(values('fraction', -0.5)).toEqual({ n: -1, d: 2 });
    expect(values('percent', 4.5)).toEqual({ n: 9, d: 200 });
    expect(values('fraction', 0.000_001)).toEqual({ n: 1, d: 1_000_000 });
    expect(values('fraction', 3)).toEqual({ n: 3, d: 1 });
  });

  test('seven decimals are too many', () => {
    const tooMany = [from('2022-01', 0.000_000_1), from('2023-01', 2)];
    expect(() => series('some', { unit: 'fraction', steps: tooMany, checked }).steps).toThrow(
      'more than 6 decimals in 1e-7',
    );
  });

  test('a figure beyond the exact integers is refused', () => {
    expect(() => series('some', { unit: 'dong', steps: [from('2022-01', 1e17)], checked }).steps).toThrow('not exact');
  });

  test('a yield is carried as a double', () => {
    const { steps, real } = series('yield', { unit: 'percent', steps: [from('2022-01', 0.45)], real: true, checked });
    expect(real).toBe(true);
    expect(steps[0]?.values).toEqual([{ n: 0.0045, d: 1 }]);
  });

  test('a value by choice follows the order of the choices', () => {
    const choices = ['poor', 'other'];
    const { key, steps } = series('support', {
      unit: 'percent',
      choices,
      steps: [from('2025-07', { other: 20, poor: 50 })],
      checked,
    });
    expect(key).toEqual({ by: 'choice', choices });
    expect(steps[0]?.values).toEqual([
      { n: 5, d: 10 },
      { n: 2, d: 10 },
    ]);
  });

  test('values by year begin with the first year', () => {
    const { key, steps } = series('coefficient', {
      unit: 'fraction',
      years: { first: 2008, after: 1 },
      steps: [from('2026-01', [1.5, 2])],
      checked,
    });
    expect(key).toEqual({ by: 'year', first: 2008, after: { n: 1, d: 1 } });
    expect(steps[0]?.values).toEqual([
      { n: 3, d: 2 },
      { n: 4, d: 2 },
    ]);
  });

  test('what cannot be meant stops', () => {
    const choices = ['poor', 'other'];
    const make = (value: StepText['value'], more: { readonly choices?: readonly string[] } = {}) =>
      series('some', { unit: 'percent', steps: [from('2025-07', value)], checked, ...more }).steps;
    expect(() => make({ poor: 50 }, { choices })).toThrow('no value for other');
    expect(() => make({ poor: 50 })).toThrow('values by choice need a series with choices');
    expect(() => series('some', { unit: 'dong', steps: [from('2025', 1)], checked }).steps).toThrow(
      'some: 2025 is not a month',
    );
    expect(() => series('some', { unit: 'dong', steps: [from('2025-01', 1, { until: 'x' })], checked }).steps).toThrow(
      'some: x is not a month',
    );
  });
});

describe('the value of a month', () => {
  // 2020 is known, 2021 a gap, from 2022 to 2023 known, later assumed.
  const line = series('line', {
    unit: 'dong',
    steps: [from('2020-01', 1, { until: '2020-12' }), from('2022-01', 2, { until: '2023-12' })],
    checked,
  });
  const at = (year: number, month: number): readonly [number | undefined, boolean] | null => {
    const found = stepAt(line, monthOf(year, month));
    return found && [found.step.values[0]?.n, found.assumed];
  };

  test.each([
    [2019, 12, null],
    [2020, 1, [1, false]],
    [2020, 12, [1, false]],
    [2021, 1, null],
    [2021, 12, null],
    [2022, 1, [2, false]],
    [2023, 12, [2, false]],
    [2024, 1, [2, true]],
  ])('%i-%i', (year, month, found) => {
    expect(at(year, month)).toEqual(found);
  });

  test('a step without an end holds until the next, and the last for ever', () => {
    const open = series('open', { unit: 'dong', steps: [from('2020-01', 1), from('2022-01', 2)], checked });
    expect(stepAt(open, monthOf(2021, 12))).toMatchObject({ step: { values: [{ n: 1 }] }, assumed: false });
    expect(stepAt(open, monthOf(2090, 1))).toMatchObject({ step: { values: [{ n: 2 }] }, assumed: false });
  });

  test('a year before the table has none, a year after it has the last word', () => {
    const byYear = series('coefficient', {
      unit: 'fraction',
      years: { first: 2008, after: 1 },
      steps: [from('2026-01', [3, 2])],
      checked,
    });
    const step = byYear.steps[0] as Step;
    expect([2007, 2008, 2009, 2010, 2050].map((year) => valueOf(byYear, step, year)?.n ?? null)).toEqual([
      null,
      3,
      2,
      1,
      1,
    ]);
  });

  test('a choice that there is not has none', () => {
    const step = line.steps[0] as Step;
    expect(valueOf(line, step, 0)).toEqual({ n: 1, d: 1 });
    expect(valueOf(line, step, 1)).toBeNull();
  });
});
