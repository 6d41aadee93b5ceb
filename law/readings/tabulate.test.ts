import { describe, expect, test } from 'vitest';
import * as make from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import { layUp, sizeOf, spanOf, TABLE_MAX, Tabulator } from './tabulate.ts';

const sex = make.choice('sex', ['male', 'female']);
const months = make.fact('months', 'months', [3, 5]);
const many = make.fact('many', 'months', [1, 8192]);
const tooMany = make.fact('tooMany', 'months', [0, 8192]);
const money = make.fact('money', 'dong', [0, 1e9]);
const income = make.spellFact('income', 'dong/month', [0, 10]);
const each = make.counter('each', 'count', [1, 5]);
const tenths = make.fact('tenths', 'count', [0, 20], { scale: 10 });
const grown = make.fact('grown', 'count', [0, 1], { real: true });
const step = (from: string, value: StepText['value']): StepText => ({ from, value, cite: 'x', confidence: 'A' });
const bySex = series('bySex', {
  unit: 'months',
  choices: ['male', 'female'],
  steps: [step('0000-01', { male: 10, female: 20 }), step('0000-05', { male: 11, female: 21 })],
  checked: '2026-11-22',
});
const told = { ...bySex, name: 'told' };
const real = { ...bySex, real: true };
const n = make.number;
const half = make.over(months, n(2));
const rule = (is: Term, range?: readonly [number, number]) =>
  make.rule('ruled', { unit: 'months', cites: [], is, ...(range ? { range } : {}) });

describe('what a term depends on', () => {
  const atoms = (term: Term) => new Tabulator(['told']).atomsOf(term);

  test('small whole numbers, each once', () => {
    expect(atoms(months)).toEqual([months]);
    expect(atoms(each)).toEqual([each]);
    expect(atoms(make.plus(months, sex, months))).toEqual([months, sex]);
    expect(atoms(n(3))).toEqual([]);
    expect(atoms(make.at(bySex, months, sex))).toEqual([months, sex]);
  });

  test('not of a spell, a fraction, a double, a sum or compound interest', () => {
    for (const term of [
      income,
      tenths,
      grown,
      make.sumSpells(months),
      make.earlier(months),
      make.sumOver(each, n(1), n(2), months),
      make.power(months, months),
      make.at(told, months, sex),
      make.at(real, months, sex),
      make.plus(months, income),
    ])
      expect(atoms(term), term.kind).toBeNull();
  });

  test('a rule is looked into where that fits, and is a whole number of its own where it does not', () => {
    expect(atoms(rule(make.plus(months, n(1))))).toEqual([months]);
    expect(atoms(rule(make.plus(many, n(1))))).toEqual([many]);
    const ranged = rule(make.least(tooMany, n(100)), [0, 100]);
    expect(atoms(ranged)).toEqual([ranged]);
    // 8,193 values are more than a table holds, 8,192 are not.
    expect(atoms(rule(tooMany))).toBeNull();
    const just = rule(tooMany, [1, 8192]);
    expect(atoms(just)).toEqual([just]);
    const summed = rule(make.sumSpells(income), [0, 100]);
    expect(atoms(summed)).toEqual([summed]);
    // About a spell, over a denominator, or a double: no whole number of the case.
    expect(atoms(rule(income, [0, 10]))).toBeNull();
    expect(atoms(rule(make.over(make.sumSpells(income), n(2)), [0, 10]))).toBeNull();
    expect(atoms(rule(make.power(months, months), [0, 10]))).toBeNull();
  });
});

describe('what is worth a table', () => {
  const worth = (term: Term): boolean => new Tabulator([]).worthATable(term);

  test.each<[string, Term, boolean]>([
    ['a look-up', make.at(bySex, months, sex), true],
    ['cases', make.casesOr([make.when(make.below(months, n(4)), n(1), 'x')], n(2)), true],
    ['a whole part', make.whole(months, n(2)), true],
    ['a rest', make.remainder(months, n(2)), true],
    ['a quotient', half, true],
    ['a rounding', make.round('up', months, 'x'), true],
    ['an age', make.ageReached(months, bySex, sex), true],
    ['two products', make.times(make.times(months, n(2)), n(3)), true],
    ['a least of a greatest', make.least(make.greatest(months, n(2)), n(4)), true],
    ['one product', make.times(months, n(2)), false],
    ['one least', make.least(months, n(2)), false],
    ['one greatest', make.greatest(months, n(2)), false],
    ['adding and comparing', make.below(make.plus(months, sex), n(2)), false],
    ['a fact', months, false],
    ['a number of arithmetic', make.over(n(1), n(2)), false],
    ['what hangs on a spell', make.whole(income, n(2)), false],
    ['8,192 values', make.whole(many, n(2)), true],
    ['8,193 values', make.whole(tooMany, n(2)), false],
    ['billions of values', make.whole(money, n(2)), false],
    ['8,192 × 2 values', make.whole(make.plus(many, sex), n(2)), false],
  ])('%s: %s', (_, term, is) => {
    expect(worth(term)).toBe(is);
  });

  test('a rule that is its own whole number is not looked up by itself', () => {
    const ranged = rule(make.whole(make.sumSpells(income), n(2)), [0, 10]);
    expect(worth(ranged)).toBe(false);
    expect(worth(make.whole(ranged, n(2)))).toBe(true);
  });

  test('spans and sizes', () => {
    expect(TABLE_MAX).toBe(8192);
    expect(spanOf(months)).toBe(3);
    expect(sizeOf([months, sex])).toBe(6);
    expect(sizeOf([])).toBe(1);
  });
});

describe('a table is laid up', () => {
  test('with the last whole number running fastest', () => {
    // Months 3, 4 and 5; the second step begins with month 4.
    const atoms = [months, sex];
    expect(layUp(make.at(bySex, months, sex), atoms)).toEqual({ atoms, cells: [10, 20, 11, 21, 11, 21], d: 1 });
    expect(layUp(make.plus(make.times(n(10), sex), months), [sex, months]).cells).toEqual([3, 4, 5, 13, 14, 15]);
  });

  test('over one denominator, as small as it can be', () => {
    expect(layUp(half, [months])).toMatchObject({ cells: [3, 4, 5], d: 2 });
    expect(layUp(make.times(half, n(4)), [months])).toMatchObject({ cells: [6, 8, 10], d: 1 });
    expect(layUp(make.over(n(6), months), [months])).toMatchObject({ cells: [20, 15, 12], d: 10 });
    expect(layUp(make.minus(n(4), months), [months])).toMatchObject({ cells: [1, 0, -1], d: 1 });
    expect(layUp(make.minus(n(0), half), [months])).toMatchObject({ cells: [-3, -4, -5], d: 2 });
  });

  test('what nobody knows is NaN and shares no divisor', () => {
    const late = series('late', { unit: 'months', steps: [step('0000-05', 6)], checked: '2026-11-22' });
    expect(layUp(make.over(make.at(late, months), n(4)), [months])).toMatchObject({ cells: [NaN, 3, 3], d: 2 });
  });

  test('by a rule that is taken as given', () => {
    const ranged = rule(make.sumSpells(income), [2, 4]);
    expect(layUp(make.times(ranged, n(10)), [ranged])).toMatchObject({ cells: [20, 30, 40] });
  });

  test('of nothing: one number', () => {
    expect(layUp(make.over(n(6), n(4)), [])).toMatchObject({ cells: [3], d: 2 });
  });
});
