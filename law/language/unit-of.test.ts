import { describe, expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
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
  fact,
  greatest,
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
import { series } from './series.ts';
import type { Term } from './term.ts';
import { dimensionOf, type Unit } from './unit.ts';
import { dimensionOfTerm, sameDimension, unitOf } from './unit-of.ts';

const of = (name: string, unit: Unit): Term => fact(name, unit, [1, 9]);
const money = of('money', 'dong');
const income = of('income', 'dong/month');
const month = of('month', 'month');
const months = of('months', 'months');
const years = of('years', 'years');
const year = of('year', 'year');
const perYear = of('perYear', 'months/year');
const percent = of('percent', 'percent');
const rate = of('rate', 'percent/year');
const fraction = of('fraction', 'fraction');
const count = of('count', 'count');
const yes = of('yes', 'yes-no');
const ages = series('ages', {
  unit: 'months',
  steps: [{ from: '2020-01', value: 720, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const each = counter('each', 'month', [monthOf(2020, 1), monthOf(2020, 12)]);

describe('the unit of a term', () => {
  test.each<[string, Term, Unit]>([
    ['income × months is money', times(income, months), 'dong'],
    ['money ÷ months is an income', over(money, months), 'dong/month'],
    ['money ÷ income is a length', over(money, income), 'months'],
    ['an income × a percentage stays an income', times(percent, income), 'dong/month'],
    ['a percentage × a percentage is told by its factors', times(percent, percent), 'percent'],
    ['a fraction of a percentage is a percentage', times(fraction, percent), 'percent'],
    ['a rate a year × years is a percentage', times(rate, years), 'percent'],
    ['months a year × years are months', times(perYear, years), 'months'],
    ['months ÷ years are months a year', over(months, years), 'months/year'],
    ['months ÷ months a year are years', over(months, perYear), 'years'],
    ['a fraction × a count is a fraction', times(count, fraction), 'fraction'],
    ['a count × a count is a count', times(count, count), 'count'],
    ['months ÷ months are a count', over(months, months), 'count'],
    ['a percentage ÷ a count has no unit of its own', over(percent, count), 'count'],
    ['a month plus months is a month', plus(months, month), 'month'],
    ['months plus months are months', plus(months, months), 'months'],
    ['nothing added is a count', plus(), 'count'],
    ['the least of two', least(money, money), 'dong'],
    ['the later of two months', greatest(month, month), 'month'],
    ['a month less a month is a length', minus(month, month), 'months'],
    ['a month less a length is a month', minus(month, months), 'month'],
    ['money less money', minus(money, money), 'dong'],
    ['money less a month keeps its left side', minus(money, month), 'dong'],
    ['twice an income', times(count, income), 'dong/month'],
    ['twice as many years', times(count, years), 'years'],
    ['a length less a month keeps its left side', minus(months, month), 'months'],
    ['how often twelve goes into a month is a year', whole(month, perYear), 'year'],
    ['how often twelve goes into a length is years', whole(months, perYear), 'years'],
    ['the rest of a length', remainder(months, perYear), 'months'],
    ['compound interest', power(fraction, months), 'fraction'],
    ['a comparison', below(money, money), 'yes-no'],
    ['all', all(yes, yes), 'yes-no'],
    ['any', any(yes, yes), 'yes-no'],
    ['not', not(yes), 'yes-no'],
    ['cases', cases(when(yes, money, 'x')), 'dong'],
    ['an otherwise alone', casesOr([], months), 'months'],
    ['a rounding', round('up', months, 'x'), 'months'],
    ['a sum over spells', sumSpells(money), 'dong'],
    ['an earlier sum', earlier(months), 'months'],
    ['a sum over months', sumOver(each, month, month, income), 'dong/month'],
    ['the month of an age', ageReached(month, ages, number(0)), 'month'],
    ['a legal number', at(ages, month), 'months'],
    ['a number', number(5, 'years'), 'years'],
    ['a rule', rule('unitRule', { unit: 'dong', cites: [], is: money }), 'dong'],
    ['a year', year, 'year'],
  ])('%s', (_, term, unit) => {
    expect(unitOf(term)).toBe(unit);
  });

  test('what nobody counts in is refused', () => {
    expect(() => unitOf(times(money, money))).toThrow('no unit for money^2 months^0 years^0');
    expect(() => unitOf(over(months, times(money, years)))).toThrow('no unit for money^-1 months^1 years^-1');
    expect(() => unitOf(cases())).toThrow('cases without a branch');
  });

  test('products add dimensions, quotients take them away; a place on the calendar is lost', () => {
    expect(dimensionOfTerm(times(income, years))).toEqual({ money: 1, months: -1, years: 1, point: false });
    expect(dimensionOfTerm(over(income, years))).toEqual({ money: 1, months: -1, years: -1, point: false });
    expect(dimensionOfTerm(over(over(years, months), income))).toEqual({
      money: -1,
      months: 0,
      years: 1,
      point: false,
    });
    expect(dimensionOfTerm(month)).toEqual({ money: 0, months: 1, years: 0, point: true });
    expect(dimensionOfTerm(times(month, count)).point).toBe(false);
    expect(dimensionOfTerm(year).point).toBe(true);
  });

  test('money, months, years and the calendar all count when dimensions are compared', () => {
    const base = dimensionOf('count');
    expect(sameDimension(base, dimensionOf('percent'))).toBe(true);
    for (const unit of ['dong', 'months', 'years'] as const) expect(sameDimension(base, dimensionOf(unit))).toBe(false);
    expect(sameDimension(dimensionOf('month'), dimensionOf('months'))).toBe(false);
    expect(sameDimension(dimensionOf('yes-no'), dimensionOf('choice'))).toBe(true);
    expect(sameDimension(dimensionOf('fraction'), base)).toBe(true);
  });
});
