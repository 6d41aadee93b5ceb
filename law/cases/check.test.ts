import { describe, expect, test } from 'vitest';
import { check } from '../language/check.ts';
import {
  at,
  cases,
  fact,
  number,
  over,
  plus,
  round,
  rule,
  times,
  when,
  equals,
  least,
  minus,
  remainder,
} from '../language/make.ts';
import { series } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';

const money = fact('money', 'dong', [0, 1e12]);
const months = fact('someMonths', 'months', [0, 720]);
const born = fact('someMonth', 'month', [0, 30_000]);
const many = fact('many', 'count', [1, 1e6]);

const faultsOf = (is: Term, unit: Unit = 'dong', cites: readonly string[] = ['L41 1']): readonly string[] =>
  check([rule('sample', { unit, cites, is })]).map((fault) => fault.code);

describe('a rule that cannot stand is named', () => {
  test.each<[string, Term, Unit, readonly string[]]>([
    ['a sum of money and months', plus(money, months), 'dong', ['units-differ']],
    ['a month plus months is a month', plus(born, months), 'month', []],
    ['two months cannot be added', plus(born, born), 'month', ['units-differ']],
    ['a month less a month is a length', minus(born, born), 'months', []],
    ['a month less money', minus(born, money), 'month', ['units-differ']],
    ['the least of money and months', least(money, months), 'dong', ['units-differ']],
    ['money compared with months', equals(money, months), 'yes-no', ['units-differ']],
    ['the rest of money by months', remainder(money, months), 'dong', ['units-differ']],
    ['money called months', money, 'months', ['units-differ']],
    [
      'cases of different units',
      cases(when(equals(many, number(1)), money, 'a'), when(equals(many, number(2)), months, 'b')),
      'dong',
      ['units-differ'],
    ],
    [
      'the same condition twice',
      cases(when(equals(many, number(1)), money, 'a'), when(equals(many, number(1)), money, 'b')),
      'dong',
      ['same-condition-twice'],
    ],
    ['10^12 × 10^6 leaves the exact integers', times(money, many), 'dong', ['too-large']],
    [
      'a rounding doubles its numerator: 2 × 10^12 × 4,600 is above 2^53',
      round('half-up', over(times(money, number(4600)), number(3)), 'x'),
      'dong',
      ['too-large'],
    ],
    ['and 2 × 10^12 × 4,000 is not', round('half-up', over(times(money, number(4000)), number(3)), 'x'), 'dong', []],
    ['a comparison multiplies crosswise', equals(over(money, number(9001)), number(1, 'dong')), 'yes-no', []],
    [
      'a comparison that multiplies too far',
      equals(over(money, number(3)), over(times(money, number(1)), number(9100))),
      'yes-no',
      ['too-large'],
    ],
  ])('%s', (_, term, unit, faults) => {
    expect([...new Set(faultsOf(term, unit))]).toEqual(faults);
  });

  test('a rule without an article', () => {
    expect(faultsOf(money, 'dong', [])).toEqual(['no-article']);
  });

  test('a series with a gap, or out of order', () => {
    const step = { value: 1, cite: 'L41 1', confidence: 'A' } as const;
    const of = (...steps: readonly { readonly from: string; readonly until?: string }[]): Term =>
      at(
        series('some', { unit: 'dong', steps: steps.map((one) => ({ ...step, ...one })), checked: '2026-11-22' }),
        born,
      );
    expect(faultsOf(of({ from: '2020-01', until: '2020-06' }, { from: '2020-08' }))).toEqual(['gap']);
    expect(faultsOf(of({ from: '2020-01', until: '2020-06' }, { from: '2020-07' }))).toEqual([]);
    expect(faultsOf(of({ from: '2020-01' }, { from: '2020-01' }))).toEqual(['overlap']);
  });
});
