import { describe, expect, test } from 'vitest';
import { exact } from '../kernel/exact.ts';
import {
  above,
  ageReached,
  below,
  counter,
  oneOf,
  sumOver,
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
const byYear = series('byYear', {
  unit: 'count',
  years: { first: 2020, after: 1 },
  steps: [{ ...step, from: '2020-01', value: [4, 2] }],
  checked: '2026-11-22',
});
const bounded = (range: readonly [number, number]): Term =>
  rule('bounded', { unit: 'count', cites: [CITE], is: plus(a, number(0)), range });
const fraction = (top: number, bottom: number): Term => ({
  kind: 'number',
  value: exact(top, bottom),
  unit: 'count',
  choice: null,
});
/** A month somewhere from the first to the last, told or not. */
const between = (first: number, last: number): Fact => fact('m', 'month', [first, last]);
const [y2020, y2021, y2022] = [2020 * 12, 2021 * 12, 2022 * 12];

const named = (is: Term): Term => rule('named', { unit: 'count', cites: [CITE], is });

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
    ['a + b is never below 1', below(plus(a, b), number(1)), []],
    ['a − b may be below −4', atLeast(minus(a, b), number(-4)), ['a', 'b']],
    ['a is never above ten and a half', above(a, over(number(21), number(2))), []],
    ['a is never above 21/2, told as one number', above(a, fraction(21, 2)), []],
    ['a may be above 19/2', above(a, fraction(19, 2)), ['a']],
    ['a : 4 may be above 2', above(over(a, number(4)), number(2)), ['a']],
    ['a : 4 is never above 2.5', above(over(a, number(4)), fraction(5, 2)), []],
    ['10 : a has no end', above(over(number(10), a), number(1000)), ['a']],
    ['a : a has no end, though nothing by nothing is nothing', above(over(a, a), number(1000)), ['a']],
    ['nothing by anything is nothing', above(over(number(0), a), number(0)), []],
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
    ['a is −1: never', equals(a, number(-1)), []],
    ['0 is a: maybe', equals(number(0), a), ['a']],
    ['not maybe may be no', below(not(equals(a, number(3))), number(1)), ['a']],
    ['not always is never', casesOr([when(not(atMost(a, number(10))), b, CITE)], number(1)), []],
    ['below 11 always hides the rest', casesOr([when(below(a, number(11)), number(1), CITE)], b), []],
    [
      'always and always hide the rest',
      casesOr([when(all(atMost(a, number(10)), below(a, number(11))), number(1), CITE)], b),
      [],
    ],
    [
      'never or never is not asked about',
      casesOr([when(any(above(a, number(10)), equals(a, number(-1))), b, CITE)], number(1)),
      [],
    ],
    ['5 is 5: always, so the rest is hidden', casesOr([when(equals(number(5), number(5)), number(1), CITE)], b), []],
    ['a range that the book declares: never above 4', above(bounded([2, 4]), number(4)), []],
    ['and never below 2', below(bounded([2, 4]), number(2)), []],
    ['but maybe above 3', above(bounded([2, 4]), number(3)), ['a']],
    ['one wider than life changes nothing', above(bounded([-50, 50]), number(10)), []],
    ['on either side', below(bounded([-50, 50]), number(0)), []],
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

  test('a choice among some of the keys: only where these differ', () => {
    // x and y are 1, z is 2.
    const key = casesOr([when(equals(a, number(1)), oneOf(g, 'x'), CITE)], oneOf(g, 'y'));
    expect(asked(at(byChoice, number(y2020, 'month'), key))).toEqual([]);
    const other = casesOr([when(equals(a, number(1)), oneOf(g, 'x'), CITE)], oneOf(g, 'z'));
    expect(asked(at(byChoice, number(y2020, 'month'), other))).toEqual(['a']);
  });

  test('a legal number by year: 4 for 2020, 2 for 2021, 1 for later years', () => {
    const month = number(y2020, 'month');
    const year = plus(number(2020, 'year'), b);
    expect(asked(above(at(byYear, month, year), number(4)))).toEqual([]);
    expect(asked(above(at(byYear, month, year), number(3)))).toEqual(['b']);
    expect(asked(below(at(byYear, month, year), number(1)))).toEqual([]);
    expect(asked(below(at(byYear, month, year), number(2)))).toEqual(['b']);
    // With the year told only its own figure counts, whatever else is missing.
    expect(asked(above(plus(at(byYear, month, year), a), number(12)), { b: 1 })).toEqual([]);
    expect(asked(above(plus(at(byYear, month, year), a), number(11)), { b: 1 })).toEqual(['a']);
  });

  test('a legal number before its first figure could be anything', () => {
    const early = between(y2020 - 24, y2020 - 12);
    expect(asked(atLeast(at(dated, early), number(1)), {}, early)).toEqual(['m']);
    expect(asked(below(at(dated, early), number(0)), {}, early)).toEqual([]);
    const told = { m: '2018-01' };
    expect(asked(above(times(at(dated, early), a), number(99)), told, early)).toEqual(['a']);
    expect(asked(below(at(dated, early), number(0)), told, early)).toEqual([]);
  });

  test('an age: the first month in which it is reached, by the roadmap of either sex', () => {
    // Ten months of age for x, thirty for y, forty for z.
    const ages = series('ages', {
      unit: 'months',
      choices: ['x', 'y', 'z'],
      steps: [{ ...step, from: '0000-01', value: { x: 10, y: 30, z: 40 } }],
      checked: '2026-11-22',
    });
    const m = between(y2020, y2020 + 5);
    const reached = ageReached(m, ages, g);
    const month = (count: number): Term => number(y2020 + count, 'month');
    expect(asked(below(reached, month(10)), {}, m)).toEqual([]);
    expect(asked(below(reached, month(11)), {}, m)).toEqual(['g', 'm']);
    expect(asked(above(reached, month(45)), {}, m)).toEqual([]);
    expect(asked(above(reached, month(44)), {}, m)).toEqual(['g', 'm']);
    expect(asked(above(reached, month(39)), { m: '2020-01' }, m)).toEqual(['g']);
    expect(asked(above(reached, month(40)), { m: '2020-01' }, m)).toEqual([]);
    expect(asked(reached, { m: '2020-01', g: 'x' }, m)).toEqual([]);
  });

  test('a sum over a counter that is told is its value; one that is not may be anything', () => {
    const i = counter('i', 'count', [0, 20]);
    const sum = sumOver(i, number(0), a, times(i, i));
    // 0 + 1 + 4 + 9 = 14 for a of 4.
    expect(asked(casesOr([when(above(named(sum), number(13)), number(1), CITE)], b), { a: 4 })).toEqual([]);
    expect(asked(casesOr([when(above(named(sum), number(14)), number(1), CITE)], b), { a: 4 })).toEqual(['b']);
    expect(asked(above(sum, number(100_000)))).toEqual(['a']);
    expect(asked(below(sum, number(0)))).toEqual([]);
    expect(asked(below(sumOver(i, number(0), a, minus(number(0), i)), number(0)))).toEqual(['a']);
    expect(asked(below(sumOver(i, b, a, i), number(100)))).toEqual(['a', 'b']);
  });

  test('a number that there is not could be anything', () => {
    // 1 : 0, of facts that are told.
    const none = rule('none', { unit: 'count', cites: [CITE], is: over(number(1), a) });
    expect(asked(above(times(none, b), number(4)), { a: 0 })).toEqual(['b']);
  });

  test('what is told narrows what is asked', () => {
    const sum = above(plus(a, b), number(12));
    expect(asked(sum, { a: 5 })).toEqual([]);
    expect(asked(sum, { a: 10 })).toEqual(['b']);
    expect(asked(sum, { b: 2 })).toEqual([]);
    expect(asked(sum, { b: 3 })).toEqual(['a']);
    expect(asked(sum, { a: 1, b: 1, g: 'x', m: '0000-01' })).toEqual([]);
    expect(asked(casesOr([when(equals(a, number(5)), number(1), CITE)], b), { a: 5 })).toEqual([]);
    expect(asked(casesOr([when(equals(a, number(5)), number(1), CITE)], b), { a: 6 })).toEqual(['b']);
  });

  test('a fact is asked for wherever some answer needs it', () => {
    const named = (name: string, is: Term) => output(name, rule(name, { unit: 'count', cites: [CITE], is }));
    const question = (...outputs: Question['outputs']): Question => ({
      name: 'sample',
      fields: { a: numberField(a), b: numberField(b), g: choiceField(g) },
      checks: [],
      outputs,
      dated: 'a',
    });
    expect(ask(question(named('first', a), named('second', b)), {})).toEqual(['a', 'b']);
    // An answer that is given only to x, and what it says of them.
    expect(ask(question({ ...named('first', a), when: is(g, 'x') }), {})).toEqual(['a', 'g']);
    expect(ask(question({ ...named('first', a), when: is(g, 'x') }), { g: 'y' })).toEqual([]);
    expect(ask(question({ ...named('first', a), when: is(g, 'x') }), { g: 'x' })).toEqual(['a']);
    // Of a list only its length is asked for.
    const i = counter('i', 'count', [0, 20]);
    expect(ask(question({ ...named('list', times(i, a)), each: { counter: i, last: b } }), {})).toEqual(['b']);
  });

  test('the first thirty missing fields are told apart, and all others are asked for together', () => {
    const facts = Array.from({ length: 34 }, (_, i) => fact(`f${i}`, 'count', [0, 10]));
    const needing = (...places: readonly number[]): unknown =>
      ask(
        {
          name: 'many',
          fields: Object.fromEntries(facts.map((one) => [one.name, numberField(one)])),
          checks: [],
          outputs: places.map((place) =>
            output(`o${place}`, rule(`o${place}`, { unit: 'count', cites: [CITE], is: facts[place] ?? number(0) })),
          ),
          dated: 'f0',
        },
        {},
      );
    expect(needing(0)).toEqual(['f0']);
    expect(needing(29)).toEqual(['f29']);
    expect(needing(30)).toEqual(['f30', 'f31', 'f32', 'f33']);
    expect(needing(32)).toEqual(['f30', 'f31', 'f32', 'f33']);
    expect(needing(33, 0)).toEqual(['f0', 'f30', 'f31', 'f32', 'f33']);
  });
});
