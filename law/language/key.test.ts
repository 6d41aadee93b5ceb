import { describe, expect, test } from 'vitest';
import * as make from './make.ts';
import { keyOf } from './key.ts';
import { series } from './series.ts';
import type { Term } from './term.ts';

const a = make.fact('a', 'months', [0, 9]);
const b = make.fact('b', 'months', [0, 9]);
const counter = make.counter('i', 'month', [0, 9]);
const line = series('line', {
  unit: 'months',
  steps: [{ from: '2020-01', value: 1, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const other = { ...line, name: 'other' };
const [A, B] = [`f${a.id}`, `f${b.id}`];
const same = make.rule('same', { unit: 'months', cites: [], is: a });

describe('the key of a term says what it says', () => {
  const keys: readonly (readonly [Term, string])[] = [
    [make.number(3), '3/1'],
    [a, A],
    [same, `r${same.id}`],
    [make.at(line, a), `line[${A}]`],
    [make.at(line, a, b), `line[${A};${B}]`],
    [make.plus(a, b), `add(${A},${B})`],
    [make.times(a, b), `multiply(${A},${B})`],
    [make.least(a, b), `least(${A},${B})`],
    [make.greatest(a, b), `greatest(${A},${B})`],
    [make.all(a, b), `all(${A},${B})`],
    [make.any(a, b), `any(${A},${B})`],
    [make.minus(a, b), `subtract(${A},${B})`],
    [make.over(a, b), `divide(${A},${B})`],
    [make.whole(a, b), `whole(${A},${B})`],
    [make.remainder(a, b), `remainder(${A},${B})`],
    [make.power(a, b), `power(${A},${B})`],
    [make.below(a, b), `below(${A},${B})`],
    [make.atMost(a, b), `at-most(${A},${B})`],
    [make.equals(a, b), `equals(${A},${B})`],
    [make.not(a), `not(${A})`],
    [make.cases(make.when(a, b, 'x'), make.when(b, a, 'y')), `cases(${A}:${B},${B}:${A})`],
    [make.casesOr([make.when(a, b, 'x')], a), `cases(${A}:${B},${A})`],
    [make.round('up', a, 'x'), `up(${A})`],
    [make.round('half-up', a, 'x'), `half-up(${A})`],
    [make.sumSpells(a), `sum-spells(${A})`],
    [make.earlier(a), `earlier(${A})`],
    [make.sumOver(counter, a, b, a), `sum(f${counter.id},${A},${B},${A})`],
    [make.ageReached(a, other, b), `reached(${A},other,${B})`],
  ];

  test('and two terms share it exactly when they say the same', () => {
    for (const [term, key] of keys) {
      expect(keyOf(term)).toBe(key);
      // Asked again, it is the same.
      expect(keyOf(term)).toBe(key);
    }
    expect(new Set(keys.map(([, key]) => key)).size).toBe(keys.length);
  });
});
