import { describe, expect, test } from 'vitest';
import * as make from '../language/make.ts';
import { monthField, numberField, output, spells, yesNoField, type Question } from '../language/question.ts';
import type { Term } from '../language/term.ts';
import { ask } from './ask.ts';

const { above, below, casesOr, earlier, minus, number, over, plus, sumSpells, times, when } = make;

const CITE = 'L41 1';
const a = make.fact('a', 'count', [0, 10]);
const b = make.fact('b', 'count', [0, 10]);
const from = make.spellFact('from', 'month', [24_240, 24_359]);
const months = make.spellFact('months', 'months', [1, 12]);
const income = make.spellFact('income', 'dong/month', [100, 1000]);
const lump = make.yesNo('lump', 'spell');
const continued = make.yesNo('continued', 'spell');
const marked = make.yesNo('marked', 'spell');
const marks = { from, months, lump, continued };

function asked(term: Term, told: Readonly<Record<string, unknown>>): unknown {
  const question: Question = {
    name: 'sample',
    fields: {
      a: numberField(a),
      b: numberField(b),
      record: spells(marks, {
        from: monthField(from),
        months: numberField(months),
        income: numberField(income),
        marked: yesNoField(marked, { otherwise: 0 }),
      }),
    },
    checks: [],
    outputs: [output('sample', make.rule('sample', { unit: 'count', cites: [CITE], is: term }))],
    dated: 'a',
  };
  return ask(question, told);
}

const named = (is: Term): Term => make.rule('named', { unit: 'count', cites: [CITE], is });
const n = (value: number): Term => number(value);
/** A whole spell, and one whose income was not told yet. */
const first = { from: '2020-01', months: 12, income: 500, marked: false };
const open = { from: '2021-01', months: 10, marked: false };
const later = { from: '2022-01', months: 5, marked: true };
const paid = sumSpells(times(income, months));
const count = sumSpells(months);

describe('of a record, only what can change the answer is asked', () => {
  test('of no record, the record', () => {
    expect(asked(count, {})).toEqual(['record']);
    expect(asked(plus(count, a), {})).toEqual(['a', 'record']);
    expect(asked(above(count, n(100_000)), {})).toEqual(['record']);
    expect(asked(below(count, n(0)), {})).toEqual([]);
    // A sum of what may be below zero may itself be.
    expect(asked(below(sumSpells(minus(months, n(2))), n(0)), {})).toEqual(['record']);
  });

  test('of a spell in it, its income where that matters', () => {
    const record = [first, open];
    expect(asked(paid, { a: 1, b: 1, record })).toEqual(['record[1].income']);
    expect(asked(count, { a: 1, b: 1, record })).toEqual([]);
    // 6,000 and from 1,000 to 10,000.
    expect(asked(below(paid, n(7000)), { record })).toEqual([]);
    expect(asked(below(paid, n(7001)), { record })).toEqual(['record[1].income']);
    expect(asked(above(paid, n(16_000)), { record })).toEqual([]);
    expect(asked(above(paid, n(15_999)), { record })).toEqual(['record[1].income']);
  });

  test('of several spells, those of them that lack it', () => {
    expect(asked(paid, { record: [open, first, later] })).toEqual(['record[0].income', 'record[2].income']);
    // Told in another order than that of time: still each by its place.
    expect(asked(paid, { record: [later, first] })).toEqual(['record[0].income']);
    expect(asked(paid, { record: [] })).toEqual([]);
    const yes = { months: 3, income: 1, marked: true };
    expect(asked(count, { record: [{ ...yes, from: '2020-01', income: 200 }] })).toEqual([]);
  });

  test('of a spell by a condition, only where it holds', () => {
    const ofMarked = sumSpells(casesOr([when(marked, income, CITE)], number(0, 'dong/month')));
    expect(asked(ofMarked, { record: [open] })).toEqual([]);
    expect(asked(ofMarked, { record: [open, later] })).toEqual(['record[1].income']);
  });

  test('a mark that a question has no field for is not set', () => {
    const ofLumps = sumSpells(casesOr([when(lump, a, CITE)], months));
    expect(asked(ofLumps, { record: [first] })).toEqual([]);
    expect(asked(ofLumps, { b: 1 })).toEqual(['a', 'record']);
    const unlessLump = sumSpells(casesOr([when(make.not(lump), n(0), CITE)], a));
    expect(asked(unlessLump, { record: [first] })).toEqual([]);
  });

  test('what is told of the case is sure, though the record lacks something', () => {
    // b is asked for only where 12 : 5 is not above 2: never.
    const ratio = named(over(times(n(6), n(2)), a));
    const term = plus(paid, casesOr([when(above(ratio, n(2)), n(0), CITE)], b));
    expect(asked(term, { a: 5, record: [open] })).toEqual(['record[0].income']);
    expect(asked(term, { a: 6, record: [open] })).toEqual(['b', 'record[0].income']);
  });

  test('a sum over told spells is its value, in a rule of its own as well', () => {
    // 12 + 10 months.
    const sum = casesOr([when(above(named(count), n(21)), n(1), CITE)], a);
    expect(asked(sum, { record: [first, open] })).toEqual([]);
    expect(asked(sum, { record: [first] })).toEqual(['a']);
    expect(asked(sum, {})).toEqual(['a', 'record']);
  });

  test('the sum over the spells before is sure when all of them are told', () => {
    // Of 12, 10 and 5 months, as many as are left of 15: 12 and 3.
    const left = make.greatest(number(0, 'months'), minus(number(15, 'months'), earlier(months)));
    const within = sumSpells(make.least(months, left));
    const record = [first, { ...open, income: 1 }, later].map((one) => ({ ...one, income: 100 }));
    expect(asked(casesOr([when(above(named(within), n(14)), n(1), CITE)], a), { record })).toEqual([]);
    expect(asked(casesOr([when(above(named(within), n(15)), n(1), CITE)], a), { record })).toEqual(['a']);
    expect(asked(within, {})).toEqual(['record']);
  });

  test('the sum over the spells before may be anything while one of them is open', () => {
    const before = sumSpells(earlier(income));
    expect(asked(before, { record: [first, open] })).toEqual(['record[1].income']);
    expect(asked(below(before, n(0)), { record: [open, later] })).toEqual([]);
    expect(asked(below(sumSpells(earlier(minus(income, n(500)))), n(0)), { record: [open] })).toEqual([
      'record[0].income',
    ]);
    expect(asked(sumSpells(earlier(times(months, a))), { record: [first, open] })).toEqual(['a']);
  });
});
