import { describe, expect, test } from 'vitest';
import * as make from './make.ts';
import {
  check,
  checkEach,
  choiceField,
  dayField,
  monthField,
  numberField,
  output,
  part,
  spells,
  yesNoField,
} from './question.ts';
import { problem } from './problem.ts';
import { series } from './series.ts';
import { mentions, partsOf, type Fact, type Term } from './term.ts';

const months = make.fact('months', 'months', [0, 9]);
const income = make.spellFact('income', 'dong/month', [0, 60]);
const rank = make.counter('rank', 'count', [1, 20]);
const sex = make.choice('sex', ['male', 'female']);
const one = make.number(1);
const line = series('line', {
  unit: 'dong',
  steps: [
    { from: '2022-01', value: 1, cite: 'x', confidence: 'A' },
    { from: '2025-07', value: 2, cite: 'x', confidence: 'A' },
  ],
  checked: '2026-11-22',
});
const empty = series('empty', { unit: 'dong', steps: [], checked: '2026-11-22' });

describe('facts', () => {
  test('have what is said of them, and numbers of their own', () => {
    expect(months).toMatchObject({
      kind: 'fact',
      name: 'months',
      unit: 'months',
      scope: 'case',
      range: [0, 9],
      scale: 1,
      choices: [],
      real: false,
    });
    expect(income.id).toBe(months.id + 1);
    expect(make.fact('percent', 'percent', [0, 10_000], { scale: 10_000 }).scale).toBe(10_000);
    expect(make.fact('yield', 'fraction', [0, 1], { real: true }).real).toBe(true);
  });

  test('a choice counts its names from nought', () => {
    expect(sex).toMatchObject({ unit: 'choice', range: [0, 1], choices: ['male', 'female'], scope: 'case' });
    expect(make.choice('group', ['a', 'b', 'c'], 'spell')).toMatchObject({ range: [0, 2], scope: 'spell' });
  });

  test('yes is 1 and no is 0', () => {
    expect(make.yesNo('told')).toMatchObject({ unit: 'yes-no', range: [0, 1], scope: 'case' });
    expect(make.yesNo('lump', 'spell').scope).toBe('spell');
    expect(income.scope).toBe('spell');
    expect(rank.scope).toBe('counter');
  });
});

describe('rules', () => {
  test('are local where they speak of a spell or a counter', () => {
    const of = (is: Term) => make.rule('some', { unit: 'dong', cites: ['L41 1'], is });
    expect(of(months)).toMatchObject({ kind: 'rule', range: null, choices: [], cites: ['L41 1'], local: false });
    expect(of(income).local).toBe(true);
    expect(of(rank).local).toBe(true);
    expect(of(make.sumSpells(income)).local).toBe(false);
    expect(of(make.sumOver(rank, one, months, rank)).local).toBe(false);
    expect(of(make.sumSpells(rank)).local).toBe(true);
    expect(of(make.sumOver(rank, income, months, one)).local).toBe(true);
    expect(of(make.sumOver(rank, one, income, one)).local).toBe(true);
    expect(of(make.sumOver(rank, one, months, income)).local).toBe(true);
    const [first, second] = [of(months), of(months)];
    expect(second.id).toBe(first.id + 1);
  });

  test('keep their range and the names of their values', () => {
    expect(make.rule('some', { unit: 'choice', cites: [], is: one, range: [0, 3], choices: ['a', 'b'] })).toMatchObject(
      { range: [0, 3], choices: ['a', 'b'] },
    );
  });
});

describe('terms', () => {
  test('a number, and the place of a name', () => {
    expect(make.number(12, 'months')).toEqual({ kind: 'number', value: { n: 12, d: 1 }, unit: 'months', choice: null });
    expect(one).toMatchObject({ unit: 'count' });
    expect(make.oneOf(sex, 'female')).toEqual({
      kind: 'number',
      value: { n: 1, d: 1 },
      unit: 'choice',
      choice: 'female',
    });
    expect(make.oneOf(sex, 'male')).toMatchObject({ value: { n: 0 } });
    expect(() => make.oneOf(sex, 'x')).toThrow('no choice x');
    expect(make.is(sex, 'female')).toEqual(make.equals(sex, make.oneOf(sex, 'female')));
  });

  test('above is below turned round, at least is at most turned round', () => {
    expect(make.above(one, months)).toEqual({ kind: 'compare', is: 'below', left: months, right: one });
    expect(make.atLeast(one, months)).toEqual({ kind: 'compare', is: 'at-most', left: months, right: one });
  });

  test('a figure for all time is looked up where it begins', () => {
    expect(make.fixed(line)).toEqual(make.at(line, make.number(24_264, 'month')));
    expect(make.fixed(line, sex)).toEqual(make.at(line, make.number(24_264, 'month'), sex));
    expect(make.beginsIn(line)).toEqual(make.number(24_264, 'month'));
    expect(() => make.fixed(empty)).toThrow('empty is empty');
    expect(() => make.beginsIn(empty)).toThrow('empty is empty');
  });

  test('in order: the second is only asked where the first does not apply', () => {
    const [a, b] = [make.when(one, months, 'a'), make.when(months, one, 'b')];
    expect(make.inOrder([a, b], one, 'c')).toEqual(make.casesOr([a], make.casesOr([b], one, 'c'), 'c'));
    expect(make.inOrder([a], one)).toEqual(make.casesOr([a], one));
    expect(make.casesOr([a], one)).toMatchObject({ otherwise: { then: one, cite: null } });
    expect(make.cases(a)).toMatchObject({ otherwise: null });
  });

  test('the year of a month, a year of months, and never below zero', () => {
    expect(make.yearOf(months)).toEqual(make.whole(months, make.number(12, 'months/year')));
    expect(make.aYear).toEqual(make.number(12, 'months'));
    expect(make.notBelowZero(months, 'months')).toEqual(make.greatest(make.number(0, 'months'), months));
  });

  test('have their parts in the order in which they stand', () => {
    const [a, b] = [months, one];
    const all: readonly (readonly [Term, readonly Term[]])[] = [
      [one, []],
      [months, []],
      [make.rule('some', { unit: 'months', cites: [], is: a }), [a]],
      [make.not(a), [a]],
      [make.round('up', a, 'x'), [a]],
      [make.at(line, a), [a]],
      [make.at(line, a, b), [a, b]],
      [make.plus(a, b), [a, b]],
      [make.times(a, b), [a, b]],
      [make.least(a, b), [a, b]],
      [make.greatest(a, b), [a, b]],
      [make.all(a, b), [a, b]],
      [make.any(a, b), [a, b]],
      [make.minus(a, b), [a, b]],
      [make.over(a, b), [a, b]],
      [make.whole(a, b), [a, b]],
      [make.remainder(a, b), [a, b]],
      [make.power(a, b), [a, b]],
      [make.below(a, b), [a, b]],
      [make.atMost(a, b), [a, b]],
      [make.equals(a, b), [a, b]],
      [make.cases(make.when(a, b, 'x')), [a, b]],
      [make.casesOr([make.when(a, b, 'x')], sex), [a, b, sex]],
      [make.sumSpells(a), [a]],
      [make.earlier(a), [a]],
      [make.sumOver(rank, a, b, sex), [a, b, sex]],
      [make.ageReached(a, line, b), [a, b]],
    ];
    for (const [term, parts] of all) expect(partsOf(term), term.kind).toEqual(parts);
    expect(make.round('up', a, 'x')).toMatchObject({ direction: 'up', cite: 'x' });
    expect(make.ageReached(a, line, b)).toMatchObject({ born: a, age: line, key: b });
  });

  test('what a sum binds is not mentioned outside of it', () => {
    const isIncome = (fact: Fact): boolean => fact === income;
    expect(mentions(income, isIncome)).toBe(true);
    expect(mentions(make.plus(one, income), isIncome)).toBe(true);
    expect(mentions(months, isIncome)).toBe(false);
    expect(mentions(make.sumSpells(income), isIncome)).toBe(false);
    expect(mentions(make.sumSpells(months), (fact) => fact === months)).toBe(true);
    expect(mentions(make.sumOver(rank, one, one, rank), (fact) => fact === rank)).toBe(false);
    expect(mentions(make.sumOver(rank, rank, one, one), (fact) => fact === rank)).toBe(true);
    expect(mentions(make.sumOver(rank, one, rank, one), (fact) => fact === rank)).toBe(true);
    expect(mentions(make.sumOver(rank, one, one, months), (fact) => fact === months)).toBe(true);
  });
});

describe('questions', () => {
  const plain = { kind: 'fact', fact: months, otherwise: null, told: null, least: null, only: null };
  test('fields in their forms', () => {
    expect(monthField(months)).toEqual({ ...plain, form: 'month' });
    expect(dayField(months)).toEqual({ ...plain, form: 'day' });
    expect(numberField(months, { otherwise: 0 })).toEqual({ ...plain, form: 'number', otherwise: 0 });
    expect(choiceField(months)).toEqual({ ...plain, form: 'choice' });
    expect(yesNoField(months, { least: 1 })).toEqual({ ...plain, form: 'yes-no', least: 1 });
    expect(part({})).toEqual({ kind: 'part', fields: {}, optional: false, told: null });
    expect(part({}, { optional: true, told: months })).toMatchObject({ optional: true, told: months });
    const marks = { from: months, months, lump: months, continued: months };
    expect(spells(marks, {})).toEqual({ kind: 'spells', fields: {}, marks, optional: false });
    expect(spells(marks, {}, true).optional).toBe(true);
  });

  test('conditions, answers and problems', () => {
    const asked = { field: 'income', code: 'too-low', must: one, limit: null, cite: 'L41 1', eachSpell: false };
    expect(check('too-low', 'income', one, 'L41 1')).toEqual(asked);
    expect(checkEach('too-low', 'income', one, 'L41 1', months)).toEqual({ ...asked, limit: months, eachSpell: true });
    const rule = make.rule('some', { unit: 'months', cites: [], is: months });
    expect(output('months', rule)).toEqual({ name: 'months', rule, when: null, omitted: false, each: null });
    expect(output('months', rule, { omitted: true, when: one })).toMatchObject({ omitted: true, when: one });
    expect(problem('too-low', null)).toEqual({ code: 'too-low', field: null, cites: [], with: {} });
  });
});
