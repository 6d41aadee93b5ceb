import { describe, expect, test } from 'vitest';
import { exact } from '../kernel/exact.ts';
import { monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import { series } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import { asSentence, fill, print, type Grammar, type Leaf } from './print.ts';
import { prose } from './prose.ts';

const { above, all, any, at, atLeast, atMost, below, cases, casesOr, equals, greatest, is, least, minus, not } = make;
const { over, plus, power, remainder, round, sumOver, sumSpells, times, when, whole } = make;
const n = make.number;

/** A grammar whose words are easy to tell apart. */
const grammar: Grammar = {
  language: 'en',
  least: 'least({a})',
  greatest: 'greatest({a})',
  earliest: 'earliest({a})',
  latest: 'latest({a})',
  whole: 'whole({a} : {b})',
  remainder: 'rest({a} : {b})',
  wholeYears: 'years in {a}',
  oddMonths: 'odd months in {a}',
  below: '{a} < {b}',
  'at-most': '{a} <= {b}',
  above: '{a} > {b}',
  'at-least': '{a} >= {b}',
  before: '{a} before {b}',
  'not-after': '{a} not after {b}',
  after: '{a} after {b}',
  'not-before': '{a} not before {b}',
  same: '{a} is {b}',
  equals: '{a} is "{b}"',
  differs: '{a} is not "{b}"',
  and: 'and',
  or: 'or',
  not: 'no {a}',
  sumSpells: 'spells({a})',
  earlier: 'earlier({a})',
  sumOver: 'sum({a}; {i} = {from} .. {last})',
  ageReached: 'age from {a}',
  'half-up': '{a}, rounded',
  up: '{a}, rounded up',
  down: '{a}, rounded down',
  caseBelow: 'the case below',
  case: 'if {a}: {b}',
  otherwise: 'else {a}',
  yes: 'yes',
  no: 'no',
  noMonth: 'no month',
};

const a = make.fact('a', 'dong', [0, 9]);
const b = make.fact('b', 'dong', [0, 9]);
const length = make.fact('length', 'months', [0, 9]);
const m = make.fact('m', 'month', [0, 9]);
const sex = make.choice('sex', ['male', 'female']);
const y = make.yesNo('y');
const z = make.yesNo('z');
const i = make.counter('i', 'count', [0, 9]);
const line = series('line', {
  unit: 'dong',
  steps: [{ from: '2020-01', value: 1, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const months = series('months', {
  unit: 'month',
  steps: [{ from: '2020-01', value: 1, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const rule = (is: Term) => make.rule('ruled', { unit: 'dong', cites: [], is });
const july = n(monthOf(2025, 7), 'month');
const legal = at(line, m);
const choices = casesOr([when(y, a, 'x')], b);

const nothing: Leaf = () => null;
const printed = (term: Term, leaf: Leaf = nothing): string => print(term, grammar, leaf);

describe('a formula in a language', () => {
  test.each<[string, Term]>([
    ['a', a],
    ['a', rule(a)],
    ['line', legal],
    ['1,234.5', n(1234.5)],
    ['07/2025', july],
    ['no month', n(0, 'month')],
    ['yes', n(1, 'yes-no')],
    ['no', n(0, 'yes-no')],
    ['a + b', plus(a, b)],
    ['a \u2212 b', minus(a, b)],
    ['a', minus(a, n(0))],
    ['a \u2212 no month', minus(a, n(0, 'month'))],
    ['a × b', times(a, n(1), b)],
    ['a × 07/2025', times(a, july)],
    ['a × 2', times(a, n(2))],
    ['a : b', over(a, b)],
    ['a', over(a, n(1, 'months'))],
    ['a : 2', over(a, n(2))],
    // A choice is no number: it is never left out.
    ['a × 1', times(a, make.oneOf(sex, 'female'))],
    ['a \u2212 0', minus(a, make.oneOf(sex, 'male'))],
    ['(a + b) × (a \u2212 b)', times(plus(a, b), minus(a, b))],
    ['(a + b) : (a \u2212 b)', over(plus(a, b), minus(a, b))],
    ['a \u2212 (b + a)', minus(a, plus(b, a))],
    ['a + b \u2212 b', minus(plus(a, b), b)],
    ['a × b : b × a', over(times(a, b), times(b, a))],
    ['(a)^b', power(a, b)],
    ['(a + b)^(a × b)', power(plus(a, b), times(a, b))],
    ['(a)^(a + b)', power(a, plus(a, b))],
    ['(a)^(least(a; b))', power(a, least(a, b))],
    ['least(a; b)', least(a, b)],
    ['greatest(a; b) × a', times(greatest(a, b), a)],
    ['earliest(m; 07/2025)', least(m, july)],
    ['latest(m; 07/2025)', greatest(m, july)],
    ['whole(a : b)', whole(a, b)],
    ['rest((a + b) : b)', remainder(plus(a, b), b)],
    ['years in length', whole(length, n(12, 'months'))],
    ['odd months in (length + length)', remainder(plus(length, length), n(12, 'months'))],
    ['whole(length : 6)', whole(length, n(6, 'months'))],
    ['whole(m : 12)', whole(m, n(12, 'months/year'))],
    ['a, rounded', round('half-up', a, 'x')],
    ['a, rounded up', round('up', a, 'x')],
    ['a, rounded down', round('down', a, 'x')],
    ['(a, rounded) + b', plus(round('half-up', a, 'x'), b)],
    ['(a, rounded), rounded up', round('up', round('half-up', a, 'x'), 'x')],
    ['(a, rounded) \u2212 b', minus(round('half-up', a, 'x'), b)],
    ['spells(a)', sumSpells(a)],
    ['earlier(a)', make.earlier(a)],
    ['age from m', make.ageReached(m, line, sex)],
    ['if y: a; else b', choices],
    ['if y: a; if z: b', cases(when(y, a, 'x'), when(z, b, 'x'))],
    ['(if y: a; else b) + a', plus(choices, a)],
    ['(if y: a; else b) × a', times(choices, a)],
    ['if y: (if y: a; else b); else (if y: a; else b)', casesOr([when(y, choices, 'x')], choices)],
    // What is counted ends with the one before the end.
    ['sum(i; i = 0 .. 4)', sumOver(i, n(0), n(5), i)],
    ['sum(i; i = m .. m + length \u2212 1)', sumOver(i, m, plus(m, length), i)],
    ['sum(i; i = a .. b)', sumOver(i, a, plus(b, n(1)), i)],
    ['sum(i; i = a .. b + 2 \u2212 1)', sumOver(i, a, plus(b, n(2)), i)],
    ['sum(i; i = a .. b + 1 + a \u2212 1)', sumOver(i, a, plus(b, n(1), a), i)],
    ['sum(i; i = a .. b \u2212 1)', sumOver(i, a, b, i)],
  ])('%s', (text, term) => {
    expect(printed(term)).toBe(text);
  });

  test('a half is one less than three halves', () => {
    const half: Term = { kind: 'number', value: exact(3, 2), unit: 'count', choice: null };
    expect(printed(sumOver(i, n(0), half, i))).toBe('sum(i; i = 0 .. 0.5)');
  });

  test('what has a name is not looked into', () => {
    const names: Leaf = (term) => (term.kind === 'add' || term.kind === 'cases' ? 'NAME' : null);
    expect(printed(times(plus(a, b), b), names)).toBe('NAME × b');
    expect(printed(minus(choices, plus(a, b)), names)).toBe('NAME \u2212 NAME');
    expect(printed(plus(a, b), names)).toBe('NAME');
    expect(printed(casesOr([when(y, choices, 'x')], a), (term) => (term === choices ? 'NAME' : null))).toBe(
      'if y: NAME; else a',
    );
    const two: Leaf = (term) => (term === b ? 'two words' : null);
    expect(printed(power(a, b), two)).toBe('(a)^(two words)');
    expect(printed(power(a, b), (term) => (term === b ? '(two words)' : null))).toBe('(a)^(two words)');
  });
});

describe('a condition in a language', () => {
  test.each<[string, Term]>([
    ['a < b', below(a, b)],
    ['a <= b', atMost(a, b)],
    ['b < a', above(a, b)],
    // What others are measured by stands on the right.
    ['a > 5', above(a, n(5, 'dong'))],
    ['a >= 5', atLeast(a, n(5, 'dong'))],
    ['a < line', below(a, legal)],
    ['a > line', above(a, legal)],
    ['line < 5', below(legal, n(5, 'dong'))],
    ['5 < line', below(n(5, 'dong'), legal)],
    ['m before 07/2025', below(m, july)],
    ['m not after 07/2025', atMost(m, july)],
    ['m after 07/2025', above(m, july)],
    ['m not before 07/2025', atLeast(m, july)],
    ['m before months', below(m, at(months, m))],
    ['a is b', equals(a, b)],
    ['sex is "1"', is(sex, 'female')],
    ['y is "yes"', equals(y, n(1, 'yes-no'))],
    ['no y', not(y)],
    ['y', not(not(y))],
    ['b <= a', not(below(a, b))],
    ['b < a', not(atMost(a, b))],
    ['a >= 5', not(below(a, n(5, 'dong')))],
    ['a is not "b"', not(equals(a, b))],
    ['no y, and z', not(all(y, z))],
    ['y, and z', all(y, z)],
    ['y or z', any(y, z)],
    ['(y or z), and y', all(any(y, z), y)],
    ['(y, and z) or y', any(all(y, z), y)],
    ['no y, and a < b', all(not(y), below(a, b))],
  ])('%s', (text, term) => {
    expect(printed(term)).toBe(text);
  });
});

test('a template keeps the holes that nothing fills; a sentence begins with a capital', () => {
  expect(fill('{a} and {b} and {a}: {count}', { a: 'one', count: 0 })).toBe('one and {b} and one: 0');
  expect(asSentence('one, Two')).toBe('One, Two');
  expect(asSentence('')).toBe('');
});

describe('a rule as a page says it', () => {
  const said = (term: Term) => prose(rule(term), grammar, nothing);

  test('one formula, as a sentence', () => {
    expect(said(plus(a, b))).toEqual({ formula: 'A + b', cases: [] });
  });

  test('a list of cases, each with its condition and article', () => {
    expect(said(casesOr([when(y, a, 'L41 1'), when(z, plus(a, b), 'L41 2')], b, 'L41 3'))).toEqual({
      formula: null,
      cases: [
        { when: 'Y', then: 'A', cite: 'L41 1' },
        { when: 'Z', then: 'A + b', cite: 'L41 2' },
        { when: null, then: 'B', cite: 'L41 3' },
      ],
    });
    expect(said(cases(when(y, a, 'L41 1')))).toEqual({
      formula: null,
      cases: [{ when: 'Y', then: 'A', cite: 'L41 1' }],
    });
  });

  test('cases within the rest are one list', () => {
    const inner = casesOr([when(z, b, 'L41 2')], a);
    expect(said(casesOr([when(y, a, 'L41 1')], inner, 'lost')).cases).toEqual([
      { when: 'Y', then: 'A', cite: 'L41 1' },
      { when: 'Z', then: 'B', cite: 'L41 2' },
      { when: null, then: 'A', cite: null },
    ]);
  });

  test('a formula with one list of cases in it points to the list', () => {
    expect(said(times(choices, a))).toEqual({
      formula: 'The case below × a',
      cases: [
        { when: 'Y', then: 'A', cite: 'x' },
        { when: null, then: 'B', cite: null },
      ],
    });
    // Another formula in it is written with the names that there are.
    expect(prose(rule(times(choices, plus(a, b))), grammar, (term) => (term === a ? 'name' : null)).formula).toBe(
      'The case below × (name + b)',
    );
  });

  test('with two lists they stay in the formula; so do those of other rules and of each spell', () => {
    expect(said(plus(choices, choices)).cases).toEqual([]);
    expect(said(plus(choices, choices)).formula).toBe('(if y: a; else b) + (if y: a; else b)');
    expect(said(plus(a, rule(choices))).cases).toEqual([]);
    expect(said(sumSpells(choices))).toEqual({ formula: 'Spells(if y: a; else b)', cases: [] });
    expect(said(sumOver(i, n(0), n(2), choices))).toEqual({ formula: 'Sum(if y: a; else b; i = 0 .. 1)', cases: [] });
  });
});
