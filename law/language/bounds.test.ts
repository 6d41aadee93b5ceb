import { describe, expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
import { boundsOf } from './bounds.ts';
import {
  ageReached,
  all,
  any,
  at,
  below,
  cases,
  casesOr,
  counter,
  earlier,
  equals,
  fact,
  fixed,
  greatest,
  is,
  choice,
  least,
  minus,
  not,
  number,
  over,
  plus,
  power,
  remainder,
  round,
  rule,
  sumOver,
  sumSpells,
  times,
  when,
  whole,
} from './make.ts';
import { series, type StepText } from './series.ts';
import type { Term } from './term.ts';

const x = fact('x', 'count', [2, 5]);
const y = fact('y', 'count', [-3, 4]);
const tenths = fact('tenths', 'count', [5, 20], { scale: 10 });
const quarters = fact('quarters', 'count', [1, 8], { scale: 4 });
const twentieths = fact('twentieths', 'count', [1, 8], { scale: 20 });
const yieldOf = fact('yield', 'fraction', [0, 1], { real: true });
const month = fact('month', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const sex = choice('sex', ['male', 'female']);
const step = (from: string, value: StepText['value']): StepText => ({ from, value, cite: 'x', confidence: 'A' });
const ages = series('ages', {
  unit: 'months',
  choices: ['male', 'female'],
  steps: [step('2020-01', { male: 723, female: 668 }), step('2025-01', { male: 744, female: 720 })],
  checked: '2026-11-22',
});
const coefficient = series('coefficient', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [step('2026-01', [1.25, 1.1])],
  checked: '2026-11-22',
});
const real = series('real', { unit: 'fraction', steps: [step('2020-01', 0.5)], real: true, checked: '2026-11-22' });
/** 1/x and 1/(x + 1): fractions whose denominators nobody knows before the case. */
const open = over(number(1), x);
const alsoOpen = over(number(1), plus(x, number(1)));

/** Least, greatest, greatest numerator, greatest denominator, fixed denominator. */
type Numbers = readonly [number, number, number, number, number | null];
const of = (term: Term): Numbers => {
  const { low, high, n, dMax, d } = boundsOf(term);
  return [low, high, n, dMax, d];
};

describe('what a term can be', () => {
  test.each<[string, Term, Numbers]>([
    ['a number', number(-7), [-7, -7, 7, 1, 1]],
    ['a fraction', { kind: 'number', value: { n: 3, d: 4 }, unit: 'count', choice: null }, [0.75, 0.75, 3, 4, 4]],
    ['a fact', y, [-3, 4, 4, 1, 1]],
    ['a fact that is mostly below zero', fact('below', 'count', [-9, 4]), [-9, 4, 9, 1, 1]],
    ['a fact with decimals', tenths, [0.5, 2, 20, 10, 10]],
    ['a choice', sex, [0, 1, 1, 1, 1]],
    ['a legal number', at(ages, month, sex), [668, 744, 744, 1, 1]],
    [
      'a legal number with decimals: 1/4 to 2',
      at(
        series('decimals', {
          unit: 'count',
          steps: [step('2020-01', 0.25), step('2021-01', 2)],
          checked: '2026-11-22',
        }),
        month,
      ),
      [0.25, 2, 8, 4, 4],
    ],
    ['a table by year counts what comes after it', at(coefficient, month, x), [1, 1.25, 25, 20, 20]],
    ['2..5 + −3..4', plus(x, y), [-1, 9, 9, 1, 1]],
    ['2..5 + 0.5..2: tenths', plus(x, tenths), [2.5, 7, 70, 10, 10]],
    ['0.5..2 + 2..5', plus(tenths, x), [2.5, 7, 70, 10, 10]],
    ['tenths + quarters are fortieths: 20 × 4 + 8 × 10', plus(tenths, quarters), [0.75, 4, 160, 40, 40]],
    ['quarters + twentieths: 8 × 5 + 8', plus(quarters, twentieths), [0.25 + 0.05, 2.4, 48, 20, 20]],
    ['2..5 + 1/x: 5 × 5 + 1', plus(x, open), [2, 5.5, 26, 5, null]],
    ['1/x + 2..5', plus(open, x), [2, 5.5, 26, 5, null]],
    ['1/x + 1/(x + 1): 1 × 6 + 1 × 5 over 30', plus(open, alsoOpen), [0, 0.5 + 1 / 3, 11, 30, null]],
    ['quarters + 1/x: 8 × 5 + 1 × 4 over 20', plus(quarters, open), [0.25, 2.5, 44, 20, null]],
    ['twentieths + quarters', plus(twentieths, quarters), [0.05 + 0.25, 2.4, 48, 20, 20]],
    ['2..5 − −3..4', minus(x, y), [-2, 8, 9, 1, 1]],
    ['2..5 × −3..4', times(x, y), [-15, 20, 20, 1, 1]],
    ['−3..4 × −3..4: two falling sides rise', times(y, y), [-12, 16, 16, 1, 1]],
    ['−3..−1 × −3..4', times(fact('low', 'count', [-3, -1]), y), [-12, 9, 12, 1, 1]],
    ['tenths × quarters', times(tenths, quarters), [0.125, 4, 160, 40, 40]],
    ['tenths × 1/x', times(tenths, open), [0, 1, 20, 50, null]],
    ['1/x × tenths', times(open, tenths), [0, 1, 20, 50, null]],
    ['−3..4 ÷ 2..5', over(y, x), [-1.5, 2, 4, 5, null]],
    ['2..5 ÷ 4 is over 4', over(x, number(4)), [0, 1.25, 5, 4, 4]],
    ['0.5..2 ÷ 4 is over 40', over(tenths, number(4)), [0, 0.5, 20, 40, 40]],
    ['1/x ÷ 4 is not fixed', over(open, number(4)), [0, 0.125, 1, 20, null]],
    ['4 ÷ 1/x is not fixed', over(number(4), open), [0, 20, 20, 1, null]],
    [
      'what may be zero divides as its smallest step: 2..5 ÷ 0..10',
      over(x, fact('zero', 'count', [0, 10])),
      [0, 5, 5, 10, null],
    ],
    [
      'a tenth is the smallest step of tenths',
      over(x, fact('zeroTenths', 'count', [0, 20], { scale: 10 })),
      [0, 50, 50, 20, null],
    ],
    [
      'a divisor that is always one, but of an open denominator',
      over(x, rule('one', { unit: 'count', cites: [], is: open, range: [1, 1] })),
      [0, 5, 25, 1, null],
    ],
    ['−9..−3 ÷ 2', over(fact('minus', 'count', [-9, -3]), number(2)), [-4.5, 0, 9, 2, 2]],
    ['the least of 2..5 and −3..4', least(x, y), [-3, 4, 4, 1, 1]],
    ['the greatest of 2..5 and −3..4', greatest(x, y), [2, 5, 5, 1, 1]],
    ['the least of 2..5 and tenths', least(x, tenths), [0.5, 2, 20, 10, 10]],
    ['the greatest of a loss and zero', greatest(number(-8), y), [-3, 4, 4, 1, 1]],
    ['the least, far below zero', least(fact('far', 'count', [-9, 1]), y), [-9, 1, 9, 1, 1]],
    ['the greatest of 2..5 and 1/x', greatest(x, open), [2, 5, 5, 5, null]],
    ['how often 2..5 goes into −3..4', whole(y, x), [-2, 2, 2, 1, 1]],
    ['how often −3..4 goes into 2..5', whole(x, y), [2, 5, 5, 1, 1]],
    ['how often 0..10 goes into 2..5', whole(x, fact('zero', 'count', [0, 10])), [2, 5, 5, 1, 1]],
    ['how often 12 goes into a month is a year', whole(month, number(12, 'months/year')), [2020, 2029, 2029, 1, 1]],
    ['what 2..5 leaves', remainder(y, x), [0, 4, 4, 1, 1]],
    ['what nought leaves', remainder(y, number(0)), [0, 0, 0, 1, 1]],
    ['a comparison', below(x, y), [0, 1, 1, 1, 1]],
    ['the same', equals(x, y), [0, 1, 1, 1, 1]],
    ['all', all(is(sex, 'male')), [0, 1, 1, 1, 1]],
    ['any', any(is(sex, 'male')), [0, 1, 1, 1, 1]],
    ['not', not(is(sex, 'male')), [0, 1, 1, 1, 1]],
    ['cases', cases(when(below(x, y), x, 'a'), when(below(y, x), y, 'b')), [-3, 5, 5, 1, 1]],
    ['cases or else', casesOr([when(below(x, y), tenths, 'a')], number(7)), [0.5, 7, 70, 10, 10]],
    ['quarters or twentieths', casesOr([when(below(x, y), quarters, 'a')], twentieths), [0.05, 2, 40, 20, 20]],
    ['twentieths or quarters', casesOr([when(below(x, y), twentieths, 'a')], quarters), [0.05, 2, 40, 20, 20]],
    ['tenths or quarters', casesOr([when(below(x, y), tenths, 'a')], quarters), [0.25, 2, 80, 40, 40]],
    ['tenths or 1/x', casesOr([when(below(x, y), tenths, 'a')], open), [0, 2, 20, 10, null]],
    ['1/x or tenths', casesOr([when(below(x, y), open, 'a')], tenths), [0, 2, 20, 10, null]],
    ['rounding goes out to whole numbers', round('half-up', tenths, 'a'), [0, 2, 2, 1, 1]],
    ['rounding up 1/x', round('up', open, 'a'), [0, 1, 1, 1, 1]],
    ['a rule', rule('plain', { unit: 'count', cites: [], is: y }), [-3, 4, 4, 1, 1]],
    [
      'a rule with a wide range',
      rule('wide', { unit: 'count', cites: [], is: y, range: [-10, 9] }),
      [-10, 9, 10, 1, 1],
    ],
    ['a rule with a range', rule('ranged', { unit: 'count', cites: [], is: y, range: [-1, 2] }), [-1, 2, 2, 1, 1]],
    [
      'a rule with a range of tenths',
      rule('rangedTenths', { unit: 'count', cites: [], is: tenths, range: [-2, 1] }),
      [-2, 1, 20, 10, 10],
    ],
    [
      'a range of an open fraction never raises its numerator',
      rule('rangedOpen', { unit: 'count', cites: [], is: open, range: [0, 1] }),
      [0, 1, 1, 5, null],
    ],
    [
      'and lowers it where it is tighter',
      rule('tighter', { unit: 'count', cites: [], is: over(number(100), x), range: [0, 10] }),
      [0, 10, 50, 5, null],
    ],
    ['a sum over at most 720 spells', sumSpells(y), [-2160, 2880, 2880, 1, 1]],
    ['a sum of what is above zero begins with nothing', sumSpells(tenths), [0, 1440, 14_400, 10, 10]],
    ['a sum of what is below zero', earlier(fact('loss', 'count', [-2, -1])), [-1440, 0, 1440, 1, 1]],
    [
      'a sum over a counter from 1 to 20',
      sumOver(counter('rank', 'count', [1, 20]), number(1), number(3), y),
      [-60, 80, 80, 1, 1],
    ],
    [
      'a sum of tenths over a counter',
      sumOver(counter('rank', 'count', [1, 20]), number(1), number(3), tenths),
      [0, 40, 400, 10, 10],
    ],
    [
      'an age is reached up to a year after the greatest',
      ageReached(month, ages, sex),
      [24_240 + 668, 24_359 + 756, 25_115, 1, 1],
    ],
    ['a fixed age', fixed(ages, sex), [668, 744, 744, 1, 1]],
  ])('%s', (_, term, numbers) => {
    expect(of(term)).toEqual(numbers);
  });

  test('a sum over the months of the calendar is bounded as spells are', () => {
    const each = counter('each', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
    const year = whole(each, number(12, 'months/year'));
    expect(of(sumOver(each, month, month, times(y, year)))).toEqual([
      -3 * 2029 * 720,
      4 * 2029 * 720,
      4 * 2029 * 720,
      1,
      1,
    ]);
    expect(of(sumOver(each, month, month, year))).toEqual([0, 2029 * 720, 2029 * 720, 1, 1]);
    const negative = minus(number(0, 'year'), year);
    expect(of(sumOver(each, month, month, negative))).toEqual([-2029 * 720, 0, 2029 * 720, 1, 1]);
  });

  test('what is a double stays one', () => {
    const doubles: readonly Term[] = [
      yieldOf,
      power(x, y),
      at(real, month),
      plus(x, yieldOf),
      plus(yieldOf, x),
      plus(open, yieldOf),
      plus(yieldOf, open),
      plus(plus(alsoOpen, open), times(open, yieldOf)),
      times(x, yieldOf),
      times(yieldOf, x),
      over(x, plus(yieldOf, number(1))),
      over(yieldOf, x),
      least(x, yieldOf),
      greatest(yieldOf, x),
      casesOr([when(below(x, y), yieldOf, 'a')], open),
      round('half-up', yieldOf, 'a'),
      sumSpells(yieldOf),
    ];
    expect(doubles.map((term) => boundsOf(term).real)).toEqual(doubles.map(() => true));
    const exact: readonly Term[] = [
      casesOr([when(below(x, y), tenths, 'a')], open),
      x,
      number(1),
      plus(x, y),
      over(x, y),
      round('up', x, 'a'),
      below(yieldOf, x),
      at(ages, month, sex),
    ];
    expect(exact.map((term) => boundsOf(term).real)).toEqual(exact.map(() => false));
    // Five percent a month over 720 months would be astronomical; nobody counts on this bound.
    expect(of(power(x, y))).toEqual([0, 1000, 1000, 1, 1]);
  });
});
