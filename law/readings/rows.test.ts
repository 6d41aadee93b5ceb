import { describe, expect, test } from 'vitest';
import { toNumber } from '../kernel/exact.ts';
import { monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import { separate, type Separated } from '../language/separate.ts';
import { series, type StepText } from '../language/series.ts';
import type { SumOverTerm, Term } from '../language/term.ts';
import { rowCount, totalRows } from './rows.ts';

const n = make.number;
const group = make.choice('group', ['poor', 'other']);
const size = make.fact('size', 'count', [2, 4]);
const asked = make.fact('asked', 'month', [0, 30_000]);
const from = make.spellFact('from', 'month', [0, 30_000]);
const each = make.counter('each', 'month', [monthOf(2023, 12), monthOf(2024, 2)]);
const step = (start: string, value: StepText['value']): StepText => ({
  from: start,
  value,
  cite: 'x',
  confidence: 'A',
});
const checked = '2026-11-22';
const byGroup = series('byGroup', {
  unit: 'count',
  choices: ['poor', 'other'],
  steps: [step('2020-01', { poor: 5, other: 2 }), step('2024-01', { poor: 7, other: 3 })],
  checked,
});
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2023, after: 1 },
  steps: [step('2020-01', [1.5]), step('2025-01', [1.75, 1.25])],
  checked,
});
const late = series('late', { unit: 'count', steps: [step('2024-01', 4)], checked });

function separatedBy(body: Term): { readonly sum: SumOverTerm; readonly separated: Separated } {
  const sum = make.sumOver(each, from, make.plus(from, n(2, 'months')), body);
  const separated = sum.kind === 'sum-over' ? separate(sum) : null;
  if (sum.kind !== 'sum-over' || !separated) throw new Error('cannot be separated');
  return { sum, separated };
}

/** The values of December 2023, January and February 2024, a row for each of the keys. */
function rowsOf(body: Term): unknown {
  const { sum, separated } = separatedBy(body);
  const rows = totalRows(sum, separated);
  expect(rowCount(separated)).toBe(rows.length);
  return rows.map((row) => row.map((value) => value && toNumber(value)));
}

describe('what each month adds, in rows', () => {
  test('one row where nothing else decides', () => {
    expect(rowsOf(make.minus(each, n(monthOf(2023, 12), 'month')))).toEqual([[0, 1, 2]]);
  });

  test('a row for each value of a key, from its least to its greatest', () => {
    expect(rowsOf(make.at(byGroup, each, group))).toEqual([
      [5, 7, 7],
      [2, 3, 3],
    ]);
    const times = make.times(size, n(1));
    const place = make.minus(each, n(monthOf(2023, 12), 'month'));
    expect(rowsOf(make.plus(place, size, n(0)))).toEqual([
      [2, 3, 4],
      [3, 4, 5],
      [4, 5, 6],
    ]);
    expect(rowsOf(make.plus(place, times))).toEqual([
      [2, 3, 4],
      [3, 4, 5],
      [4, 5, 6],
    ]);
  });

  test('for each step of a table at a date, and first one for the time before all steps', () => {
    const coefficient = make.at(byYear, asked, make.yearOf(each));
    expect(rowsOf(coefficient)).toEqual([
      [null, null, null],
      // 2023 has 1.5, later years 1; from 2025 on 1.75 and 1.25.
      [1.5, 1, 1],
      [1.75, 1.25, 1.25],
    ]);
  });

  test('for each step the values of each key', () => {
    const body = make.times(make.at(byYear, asked, make.yearOf(each)), make.at(byGroup, each, group));
    expect(rowsOf(body)).toEqual([
      [null, null, null],
      [null, null, null],
      // 1.5 × 5, then 7; 1.5 × 2, then 3; 1.75 × 5, then 1.25 × 7; 1.75 × 2, then 1.25 × 3.
      [7.5, 7, 7],
      [3, 3, 3],
      [8.75, 8.75, 8.75],
      [3.5, 3.75, 3.75],
    ]);
  });

  test('for two tables each step of one with each of the other; for two keys each value with each', () => {
    const other = make.fact('other', 'month', [0, 30_000]);
    const year = make.yearOf(each);
    const two = series('two', {
      unit: 'fraction',
      years: { first: 2023, after: 1 },
      steps: [step('2020-01', [2])],
      checked,
    });
    const none = [null, null, null];
    // Of one no step and two, of the other no step and one: 1.5 × 2, then 1; 1.75 × 2, then 1.25.
    expect(rowsOf(make.times(make.at(byYear, asked, year), make.at(two, other, year)))).toEqual([
      none,
      none,
      none,
      [3, 1, 1],
      none,
      [3.5, 1.25, 1.25],
    ]);
    const place = make.minus(each, n(monthOf(2023, 12), 'month'));
    // 5, 7, 7 or 2, 3, 3, times 2, 3, 4 and so on.
    expect(rowsOf(make.times(make.at(byGroup, each, group), make.plus(place, size)))).toEqual([
      [10, 21, 28],
      [15, 28, 35],
      [20, 35, 42],
      [4, 9, 12],
      [6, 12, 15],
      [8, 15, 18],
    ]);
  });

  test('two tables of one date have a step each, and the date itself may be a key besides', () => {
    const two = series('two', {
      unit: 'fraction',
      years: { first: 2023, after: 1 },
      steps: [step('2020-01', [2, 3]), step('2024-01', [5, 7])],
      checked,
    });
    const year = make.yearOf(each);
    const none = [null, null, null];
    // 1.5 × 2, then 1 × 3 or 1.5 × 5, then 1 × 7; 1.75 × 2, then 1.25 × 3 or 1.75 × 5, then 1.25 × 7.
    expect(rowsOf(make.times(make.at(byYear, asked, year), make.at(two, asked, year)))).toEqual([
      none,
      none,
      none,
      none,
      [3, 3, 3],
      [7.5, 7, 7],
      none,
      [3.5, 3.75, 3.75],
      [8.75, 8.75, 8.75],
    ]);
    const near = make.fact('near', 'month', [monthOf(2024, 1), monthOf(2024, 2)]);
    // Before January 2024, then before February 2024, the table counts twice.
    const twice = make.casesOr([make.when(make.below(each, near), n(2), 'x')], n(1));
    expect(rowsOf(make.times(make.at(byYear, near, year), twice))).toEqual([
      none,
      none,
      [3, 1, 1],
      [3, 2, 1],
      [3.5, 1.25, 1.25],
      [3.5, 2.5, 1.25],
    ]);
  });

  test('the same key twice is one', () => {
    const place = make.minus(each, n(monthOf(2023, 12), 'month'));
    expect(rowsOf(make.plus(make.plus(place, size), make.plus(place, size)))).toEqual([
      [4, 6, 8],
      [6, 8, 10],
      [8, 10, 12],
    ]);
  });

  test('a key that is no whole number would make rows without end', () => {
    const place = make.minus(each, n(monthOf(2023, 12), 'month'));
    const share = make.fact('share', 'percent', [0, 100], { scale: 100 });
    const grown = make.fact('grown', 'fraction', [0, 1], { real: true });
    expect(rowCount(separatedBy(make.plus(place, share)).separated)).toBe(Infinity);
    expect(rowCount(separatedBy(make.plus(place, grown)).separated)).toBe(Infinity);
    expect(rowCount(separatedBy(make.plus(place, size, share)).separated)).toBe(Infinity);
  });

  test('nothing for a month for which the book knows none', () => {
    expect(rowsOf(make.at(late, each))).toEqual([[null, 4, 4]]);
  });

  test('the keys are found inside of every operation', () => {
    const place = make.minus(each, n(monthOf(2023, 12), 'month'));
    const three = (of: (key: Term, month: Term) => Term): unknown => rowsOf(of(size, place));
    expect(three((key, month) => make.least(key, month))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(three((key, month) => make.greatest(key, month))).toEqual([
      [2, 2, 2],
      [3, 3, 3],
      [4, 4, 4],
    ]);
    expect(three((key, month) => make.minus(key, month))).toEqual([
      [2, 1, 0],
      [3, 2, 1],
      [4, 3, 2],
    ]);
    expect(three((key, month) => make.over(month, key))).toEqual([
      [0, 1 / 2, 1],
      [0, 1 / 3, 2 / 3],
      [0, 1 / 4, 1 / 2],
    ]);
    expect(three((key, month) => make.whole(month, key))).toEqual([
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(three((key, month) => make.remainder(month, key))).toEqual([
      [0, 1, 0],
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(three((key, month) => make.round('up', make.over(month, key), 'x'))).toEqual([
      [0, 1, 1],
      [0, 1, 1],
      [0, 1, 1],
    ]);
    expect(three((key, month) => make.below(month, key))).toEqual([
      [1, 1, 0],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(three((key, month) => make.not(make.all(make.atMost(key, make.plus(month, n(2))), n(1))))).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(three((key, month) => make.any(make.equals(month, n(2)), make.equals(make.plus(month, key), n(3))))).toEqual(
      [
        [0, 1, 1],
        [1, 0, 1],
        [0, 0, 1],
      ],
    );
    expect(
      three((key, month) =>
        make.casesOr([make.when(make.equals(month, n(1)), key, 'x')], make.minus(make.plus(month, key), n(1))),
      ),
    ).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ]);
    const local = (of: Term): Term => make.rule('local', { unit: 'count', cites: [], is: of });
    expect(three((key, month) => local(make.plus(key, month)))).toEqual([
      [2, 3, 4],
      [3, 4, 5],
      [4, 5, 6],
    ]);
  });
});
