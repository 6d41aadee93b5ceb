import { describe, expect, test } from 'vitest';
import { EXACT_LIMIT } from '../kernel/exact.ts';
import { check } from './check.ts';
import * as make from './make.ts';
import { series } from './series.ts';
import type { Term } from './term.ts';
import type { Unit } from './unit.ts';

const money = make.fact('money', 'dong', [0, 1e12]);
const months = make.fact('months', 'months', [0, 720]);
const born = make.fact('born', 'month', [0, 30_000]);
const grown = make.fact('grown', 'dong', [0, 1e12], { real: true });
const upTo = (most: number): Term => make.fact('upTo', 'count', [0, most]);
const yes = make.below(money, money);

const faultsOf = (is: Term, unit: Unit): readonly string[] =>
  check([make.rule('sample', { unit, cites: ['L41 1'], is })]).map(({ code }) => code);

describe('units that do not agree', () => {
  test.each<[string, Term, Unit, readonly string[]]>([
    ['money less months', make.minus(money, months), 'dong', ['units-differ']],
    ['a month less months is a month', make.minus(born, months), 'month', []],
    ['months less a month', make.minus(months, born), 'months', ['units-differ']],
    ['a month plus money', make.plus(born, money), 'month', ['units-differ']],
    ['a month plus months and money', make.plus(born, months, money), 'month', ['units-differ']],
    ['the greatest of money and months', make.greatest(money, months), 'dong', ['units-differ']],
    ['months between money', make.least(money, months, money), 'dong', ['units-differ']],
    ['an otherwise of another unit', make.casesOr([make.when(yes, money, 'x')], months), 'dong', ['units-differ']],
    ['money plus money', make.plus(money, money), 'dong', []],
    ['cases alone', make.cases(make.when(yes, money, 'x')), 'dong', []],
  ])('%s', (_, term, unit, faults) => {
    expect(faultsOf(term, unit)).toEqual(faults);
  });

  test('are named once, and by the rule in which they stand', () => {
    const twice = make.equals(money, months);
    expect(faultsOf(make.all(twice, twice), 'yes-no')).toEqual(['units-differ']);
    const inner = make.rule('inner', { unit: 'yes-no', cites: ['L41 1'], is: twice });
    expect(faultsOf(make.not(inner), 'yes-no')).toEqual([]);
    expect(check([inner])).toMatchObject([{ rule: 'inner', code: 'units-differ' }]);
  });
});

describe('numbers that leave the exact integers', () => {
  test('2^53 − 1 is the last', () => {
    expect(faultsOf(upTo(EXACT_LIMIT), 'count')).toEqual([]);
    expect(faultsOf(upTo(EXACT_LIMIT + 1), 'count')).toContain('too-large');
  });

  test('a rounding of n/3 doubles n and adds 3', () => {
    // 2 × 4,503,599,627,370,494 + 3 = 2^53 − 1
    const third = (most: number): Term => make.round('half-up', make.over(upTo(most), make.number(3)), 'x');
    expect(faultsOf(third(4_503_599_627_370_494), 'count')).toEqual([]);
    expect(faultsOf(third(4_503_599_627_370_495), 'count')).toEqual(['too-large']);
  });

  test('a comparison multiplies crosswise, either side', () => {
    // 6361 × 1,416,003,655,831 = 2^53 − 1
    const part = make.over(upTo(1), make.number(6361));
    const most = EXACT_LIMIT / 6361;
    expect(faultsOf(make.equals(part, upTo(most)), 'yes-no')).toEqual([]);
    expect(faultsOf(make.equals(part, upTo(most + 1)), 'yes-no')).toEqual(['too-large']);
    expect(faultsOf(make.equals(upTo(most + 1), part), 'yes-no')).toEqual(['too-large']);
  });

  test('what is a double may be as large as it is', () => {
    const huge = make.times(grown, upTo(1e6));
    expect(faultsOf(huge, 'dong')).toEqual([]);
    expect(faultsOf(make.round('half-up', huge, 'x'), 'dong')).toEqual([]);
    expect(faultsOf(make.below(huge, money), 'yes-no')).toEqual([]);
    expect(faultsOf(make.below(money, huge), 'yes-no')).toEqual([]);
  });
});

test('the ages of an age that is reached may have no gap', () => {
  const step = { value: 720, cite: 'x', confidence: 'A' } as const;
  const ages = (from: string) =>
    series('ages', {
      unit: 'months',
      steps: [
        { ...step, from: '2020-01', until: '2020-12' },
        { ...step, from },
      ],
      checked: '2026-11-22',
    });
  expect(faultsOf(make.ageReached(born, ages('2021-01'), make.number(0)), 'month')).toEqual([]);
  expect(faultsOf(make.ageReached(born, ages('2021-03'), make.number(0)), 'month')).toEqual(['gap']);
});
