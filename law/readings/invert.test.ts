import { describe, expect, test } from 'vitest';
import { chosenIncome, income } from '../book/facts.ts';
import { planFirstPayable } from '../book/goal/goal.ts';
import { monthlyPension } from '../book/pension/amount.ts';
import { exact } from '../kernel/exact.ts';
import * as make from '../language/make.ts';
import { series } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import { invert, movement, risesWith, type Movement } from './invert.ts';

describe('the choice on the grid that reaches a goal', () => {
  // 10, 15, 20, 25, 30: 32 is off the grid. The value is twice the choice.
  const grid = { first: 10, step: 5, most: 32 };
  const find = (is: 'at-most' | 'at-least', target: number) =>
    invert(grid, { is, target: exact(target) }, (choice) => exact(choice * 2));

  test.each([
    [19, 'too-low'],
    [20, 10],
    [29, 10],
    [30, 15],
    [49, 20],
    [60, 30],
    [1000, 30],
  ])('at most %i: the greatest, %s', (target, choice) => {
    expect(find('at-most', target)).toBe(choice);
  });

  test.each([
    [0, 10],
    [20, 10],
    [21, 15],
    [30, 15],
    [31, 20],
    [60, 30],
    [61, 'too-high'],
  ])('at least %i: the smallest, %s', (target, choice) => {
    expect(find('at-least', target)).toBe(choice);
  });

  test('the last choice is the last step that is not above the most', () => {
    const always = (is: 'at-most' | 'at-least', most: number) =>
      invert({ first: 10, step: 5, most }, { is, target: exact(60) }, (choice) => exact(choice * 2));
    expect(always('at-most', 30)).toBe(30);
    expect(always('at-most', 29)).toBe(25);
    expect(always('at-least', 29)).toBe('too-high');
    expect(always('at-least', 30)).toBe(30);
  });

  test('where the value stays, at most takes the greatest and at least the smallest', () => {
    const flat = (is: 'at-most' | 'at-least') => invert(grid, { is, target: exact(7) }, () => exact(7));
    expect(flat('at-most')).toBe(30);
    expect(flat('at-least')).toBe(10);
  });

  test('a thousand choices take ten looks', () => {
    let looks = 0;
    const look = (choice: number) => {
      looks++;
      return exact(choice);
    };
    expect(invert({ first: 1, step: 1, most: 1000 }, { is: 'at-least', target: exact(700) }, look)).toBe(700);
    expect(looks).toBeLessThanOrEqual(10);
  });
});

describe('how a term moves when a fact rises', () => {
  const up = make.fact('up', 'count', [1, 9]);
  const flat = make.fact('flat', 'count', [1, 9]);
  const down = make.minus(flat, up);
  const wild = make.times(up, down);
  const rank = make.counter('rank', 'count', [1, 20]);
  const line = series('line', {
    unit: 'count',
    steps: [{ from: '2020-01', value: 1, cite: 'x', confidence: 'A' }],
    checked: '2026-11-22',
  });
  const asks = (on: Term): Term => make.below(on, make.number(1));

  test.each<[string, Term, Movement]>([
    ['itself', up, 'rises'],
    ['another', flat, 'still'],
    ['a number', make.number(3), 'still'],
    ['flat − up', down, 'falls'],
    ['up − flat', make.minus(up, flat), 'rises'],
    ['up − up', make.minus(up, up), 'unknown'],
    ['up − (flat − up)', make.minus(up, down), 'rises'],
    ['flat − flat', make.minus(flat, flat), 'still'],
    ['flat ÷ up', make.over(flat, up), 'falls'],
    ['up ÷ flat', make.over(up, flat), 'rises'],
    ['flat less what nobody can tell', make.minus(flat, wild), 'unknown'],
    ['up + flat', make.plus(up, flat), 'rises'],
    ['up + (flat − up)', make.plus(up, down), 'unknown'],
    ['what stays and then falls', make.plus(flat, down), 'falls'],
    ['up × up', make.times(up, up), 'rises'],
    ['up × (flat − up)', wild, 'unknown'],
    ['the least', make.least(up, flat), 'rises'],
    ['the greatest', make.greatest(flat, down), 'falls'],
    ['a rounding', make.round('up', down, 'x'), 'falls'],
    ['a rule', make.rule('ruled', { unit: 'count', cites: [], is: up }), 'rises'],
    ['whole numbers of it', make.whole(up, flat), 'rises'],
    ['how often it goes into another', make.whole(flat, up), 'unknown'],
    ['a rest', make.remainder(up, flat), 'unknown'],
    ['a rest of others', make.remainder(flat, flat), 'still'],
    ['a power', make.power(up, flat), 'unknown'],
    ['a comparison', asks(up), 'unknown'],
    ['a comparison of others', asks(flat), 'still'],
    ['all', make.all(asks(up)), 'unknown'],
    ['any', make.any(asks(flat)), 'still'],
    ['not', make.not(asks(up)), 'unknown'],
    ['an age', make.ageReached(up, line, flat), 'unknown'],
    ['an age of others', make.ageReached(flat, line, flat), 'still'],
    ['a legal number at another date', make.at(line, flat), 'still'],
    ['a legal number at this date', make.at(line, up), 'unknown'],
    ['a legal number by this key', make.at(line, flat, up), 'unknown'],
    ['a legal number by another key', make.at(line, flat, flat), 'still'],
    ['cases that ask for others and give it', make.cases(make.when(asks(flat), up, 'x')), 'rises'],
    ['cases that give it or else another', make.casesOr([make.when(asks(flat), up, 'x')], flat), 'rises'],
    ['or else the contrary', make.casesOr([make.when(asks(flat), up, 'x')], down), 'unknown'],
    ['cases that ask for it', make.casesOr([make.when(asks(up), flat, 'x')], flat), 'unknown'],
    ['a sum over spells', make.sumSpells(up), 'rises'],
    ['an earlier sum', make.earlier(down), 'falls'],
    ['a sum over a counter', make.sumOver(rank, flat, flat, up), 'rises'],
    ['from it', make.sumOver(rank, up, flat, flat), 'unknown'],
    ['until it', make.sumOver(rank, flat, up, flat), 'unknown'],
  ])('%s', (_, term, moves) => {
    expect(movement(term, up)).toBe(moves);
  });

  test('to rise is not to fall: to stay is enough', () => {
    const of = (is: Term): boolean => risesWith(make.rule('ruled', { unit: 'count', cites: [], is }), up);
    expect([up, flat, down, wild].map(of)).toEqual([true, true, false, false]);
  });
});

describe('the goals of the book may be searched by halves', () => {
  test('the first payment never falls when the income rises', () => {
    expect(risesWith(planFirstPayable, chosenIncome)).toBe(true);
    expect(movement(planFirstPayable.term, chosenIncome)).toBe('rises');
  });

  test('the pension never falls when the income of the plan rises', () => {
    expect(risesWith(monthlyPension, income)).toBe(true);
    expect(movement(monthlyPension.term, income)).toBe('rises');
  });
});
