import { describe, expect, test } from 'vitest';
import {
  above,
  all,
  any,
  at,
  atLeast,
  atMost,
  casesOr,
  choice,
  equals,
  fact,
  greatest,
  is,
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
  times,
  when,
  whole,
} from '../language/make.ts';
import { choiceField, monthField, numberField, output, type Question } from '../language/question.ts';
import { series } from '../language/series.ts';
import type { Fact, Term } from '../language/term.ts';
import { ask } from './ask.ts';

const CITE = 'L41 1';
const a = fact('a', 'count', [0, 10]);
const b = fact('b', 'count', [1, 5]);
const g = choice('g', ['x', 'y', 'z']);
const step = { cite: CITE, confidence: 'A' } as const;
const dated = series('dated', {
  unit: 'count',
  steps: [
    { ...step, from: '2020-01', value: 1 },
    { ...step, from: '2021-01', value: 5 },
    { ...step, from: '2022-01', value: 3 },
  ],
  checked: '2026-11-22',
});
const byChoice = series('byChoice', {
  unit: 'count',
  choices: ['x', 'y', 'z'],
  steps: [{ ...step, from: '2020-01', value: { x: 1, y: 1, z: 2 } }],
  checked: '2026-11-22',
});
/** A month somewhere from the first to the last, told or not. */
const between = (first: number, last: number): Fact => fact('m', 'month', [first, last]);
const [y2020, y2021, y2022] = [2020 * 12, 2021 * 12, 2022 * 12];

function asked(term: Term, told: Readonly<Record<string, unknown>> = {}, m: Fact = between(0, 1)): unknown {
  const question: Question = {
    name: 'sample',
    fields: { a: numberField(a), b: numberField(b), g: choiceField(g), m: monthField(m) },
    checks: [],
    outputs: [output('sample', rule('sample', { unit: 'count', cites: [CITE], is: term }))],
    dated: 'm',
  };
  return ask(question, told);
}

describe('a missing fact is asked for only while it can change the answer', () => {
  test.each<[string, Term, readonly string[]]>([
    ['2a is never above 20', above(times(a, number(2)), number(20)), []],
    ['2a may be above 19', above(times(a, number(2)), number(19)), ['a']],
    ['−a is never above 0', above(times(a, number(-1)), number(0)), []],
    ['−a may be below −9', atMost(times(a, number(-1)), number(-10)), ['a']],
    ['a + b is never above 15', above(plus(a, b), number(15)), []],
    ['a + b may be above 14', above(plus(a, b), number(14)), ['a', 'b']],
    ['a − b is never above 9', above(minus(a, b), number(9)), []],
    ['a − b may be above 8', above(minus(a, b), number(8)), ['a', 'b']],
    ['a − b is never below −5', atLeast(minus(a, b), number(-5)), []],
    ['10 : b is at least 2', atLeast(over(number(10), b), number(2)), []],
    ['10 : b may be below 3', atLeast(over(number(10), b), number(3)), ['b']],
    ['10 : b is never above 10', above(over(number(10), b), number(10)), []],
    ['10 : b may be above 9', above(over(number(10), b), number(9)), ['b']],
    ['what goes three times into a is at most 3', above(whole(a, number(3)), number(3)), []],
    ['what goes three times into a may be 3', above(whole(a, number(3)), number(2)), ['a']],
    ['the rest by 3 is never above 2', above(remainder(a, number(3)), number(2)), []],
    ['the rest by 3 may be 2', above(remainder(a, number(3)), number(1)), ['a']],
    ['the least of a and 4 is never above 4', above(least(a, number(4)), number(4)), []],
    ['the least of a and 4 may be above 3', above(least(a, number(4)), number(3)), ['a']],
    ['the greatest of a and 4 is at least 4', atLeast(greatest(a, number(4)), number(4)), []],
    ['the greatest of a and 4 may be below 5', atLeast(greatest(a, number(4)), number(5)), ['a']],
    ['a power may be anything above 0', above(power(a, number(2)), number(1000)), ['a']],
    ['a rounded half is never above 5', above(round('half-up', over(a, number(2)), CITE), number(5)), []],
    ['a rounded half may be above 4', above(round('half-up', over(a, number(2)), CITE), number(4)), ['a']],
    ['a is 11: never', equals(a, number(11)), []],
    ['a is 10: maybe', equals(a, number(10)), ['a']],
    ['a is not 11: always', not(equals(a, number(11))), []],
    ['never and maybe: never', all(above(a, number(10)), equals(b, number(2))), []],
    ['maybe and always: maybe', all(equals(b, number(2)), atMost(a, number(10))), ['b']],
    ['always or maybe: always', any(atMost(a, number(10)), equals(b, number(2))), []],
    ['never or maybe: maybe', any(above(a, number(10)), equals(b, number(2))), ['b']],
    ['a case that never applies is not asked about', casesOr([when(above(a, number(10)), b, CITE)], number(1)), []],
    ['a case that always applies hides the rest', casesOr([when(atMost(a, number(10)), number(1), CITE)], b), []],
    [
      'cases that come to different values are asked about',
      casesOr([when(is(g, 'x'), number(1), CITE)], number(2)),
      ['g'],
    ],
    ['cases that come to the same are not', casesOr([when(is(g, 'x'), number(1), CITE)], number(1)), []],
  ])('%s', (_, term, fields) => {
    expect(asked(term)).toEqual(fields);
  });

  test.each<[string, Fact, readonly string[]]>([
    ['within the first step: 1', between(y2020, y2021 - 1), []],
    ['up to the first month of the second step: 1 or 5', between(y2020, y2021), ['m']],
    ['within the second step: 5', between(y2021, y2022 - 1), []],
    ['from the last month of the first step: 1 or 5', between(y2021 - 1, y2022 - 1), ['m']],
    ['within the last step: 3', between(y2022, y2022 + 600), []],
  ])('a legal number of a month %s', (_, m, fields) => {
    expect(asked(at(dated, m), {}, m)).toEqual(fields);
  });

  test('a legal number by a choice: only where the choices differ', () => {
    const month = number(y2020, 'month');
    expect(asked(at(byChoice, month, g))).toEqual(['g']);
    expect(asked(above(at(byChoice, month, g), number(2)))).toEqual([]);
    expect(asked(above(at(byChoice, month, g), number(1)))).toEqual(['g']);
    expect(asked(at(byChoice, month, g), { g: 'z' })).toEqual([]);
  });

  test('what is told narrows what is asked', () => {
    const sum = above(plus(a, b), number(12));
    expect(asked(sum, { a: 5 })).toEqual([]);
    expect(asked(sum, { a: 10 })).toEqual(['b']);
    expect(asked(sum, { b: 2 })).toEqual([]);
    expect(asked(sum, { b: 3 })).toEqual(['a']);
    expect(asked(sum, { a: 1, b: 1, g: 'x', m: '0000-01' })).toEqual([]);
  });
});
