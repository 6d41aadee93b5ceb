import { describe, expect, test } from 'vitest';
import { commonDenominator, exact } from '../kernel/exact.ts';
import { monthOf, parseMonth } from '../kernel/month.ts';
import { at, choice, counter, fact, minus, number, plus, power, spellFact, sumOver, times, whole } from './make.ts';
import { mayChangeIn, runningTotals, separate } from './separate.ts';
import { series } from './series.ts';
import type { SumOverTerm, Term } from './term.ts';

const each = counter('each', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const start = spellFact('start', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const income = spellFact('income', 'dong/month', [0, 100]);
const claim = fact('claim', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const group = choice('group', ['poor', 'other'], 'spell');
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [{ from: '2020-01', value: [1.1], cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const byGroup = series('byGroup', {
  unit: 'dong/month',
  choices: ['poor', 'other'],
  steps: [{ from: '2020-01', value: { poor: 5, other: 2 }, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const twelve = number(12, 'months/year');
const year = whole(each, twelve);
const sum = (body: Term, counted = each): SumOverTerm =>
  sumOver(counted, start, plus(start, number(3, 'months')), body) as SumOverTerm;

describe('a sum over months falls apart', () => {
  test('income × the coefficient of its year: the income stands outside, the table inside, by the month of the claim', () => {
    const coefficient = at(byYear, claim, year);
    expect(separate(sum(times(income, coefficient)))).toMatchObject({
      outside: [income],
      inside: [coefficient],
      dated: [coefficient],
      plain: [],
      changes: { yearly: true, series: [] },
    });
  });

  test('a support by month and group: the group is a plain key', () => {
    const support = at(byGroup, each, group);
    expect(separate(sum(support))).toMatchObject({
      outside: [],
      inside: [support],
      dated: [],
      plain: [group],
      changes: { yearly: false, series: [byGroup] },
    });
  });

  test('a factor that is a sum: the number in it is no key, the fact is', () => {
    const inside = plus(each, number(1, 'months'), group);
    expect(separate(sum(times(inside, number(2), income)))).toMatchObject({
      outside: [number(2), income],
      inside: [inside],
      dated: [],
      plain: [group],
      changes: null,
    });
  });

  test('a dated table with a key that does not move', () => {
    const inside = plus(at(byGroup, each, group), at(byYear, claim, minus(year, year)));
    expect(separate(sum(inside))).toMatchObject({ dated: [at(byYear, claim, minus(year, year))], plain: [group] });
  });

  test('the key of a dated table may hold a plain key', () => {
    const inside = at(byYear, claim, plus(year, group));
    expect(separate(sum(inside))).toMatchObject({ dated: [inside], plain: [group] });
  });

  test('not where nothing depends on the month', () => {
    expect(separate(sum(times(income, number(2))))).toBeNull();
    expect(separate(sum(income))).toBeNull();
  });

  test('not over other counters than months', () => {
    const rank = counter('rank', 'count', [1, 20]);
    expect(separate(sum(times(income, rank), rank))).toBeNull();
  });

  test('not where compound interest is inside; outside it does no harm', () => {
    expect(separate(sum(times(income, power(income, each))))).toBeNull();
    expect(separate(sum(times(power(income, start), each)))).toMatchObject({ inside: [each] });
  });

  test('is found once', () => {
    const again = sum(times(income, each));
    expect(separate(again)).toBe(separate(again));
  });
});

describe('where the inside may change', () => {
  const changes = (body: Term, month: string): boolean => {
    const separated = separate(sum(body));
    if (!separated) throw new Error('not separated');
    return mayChangeIn(separated, parseMonth(month) ?? 0);
  };

  test('a table by year, in January', () => {
    const coefficient = at(byYear, claim, year);
    expect(changes(coefficient, '2025-01')).toBe(true);
    expect(changes(coefficient, '2025-02')).toBe(false);
    expect(changes(coefficient, '2024-12')).toBe(false);
    // The year stands inside of more.
    expect(changes(times(income, plus(year, number(1, 'year'))), '2025-02')).toBe(false);
  });

  test('a series, where a step begins and after one ends', () => {
    const step = { value: 1, cite: 'x', confidence: 'A' } as const;
    const line = series('line', {
      unit: 'dong/month',
      steps: [
        { ...step, from: '2022-03', until: '2023-05' },
        { ...step, from: '2024-08' },
      ],
      checked: '2026-11-22',
    });
    const months = ['2022-02', '2022-03', '2022-04', '2023-05', '2023-06', '2023-07', '2024-01', '2024-08', '2024-09'];
    expect(months.filter((month) => changes(at(line, each), month))).toEqual(['2022-03', '2023-06', '2024-08']);
    expect(changes(times(at(line, each), at(byYear, claim, year)), '2024-01')).toBe(true);
  });

  test('every month, where the month itself counts, or every tenth of them', () => {
    expect(changes(each, '2025-02')).toBe(true);
    expect(changes(minus(each, start), '2025-02')).toBe(true);
    expect(changes(whole(each, number(10, 'months')), '2025-02')).toBe(true);
    expect(changes(whole(minus(each, start), twelve), '2025-02')).toBe(true);
    expect(changes(minus(each, twelve), '2025-02')).toBe(true);
    expect(changes(whole(each, start), '2025-02')).toBe(true);
    // A series looked up by the month after.
    expect(changes(at(byGroup, plus(each, number(1, 'months')), group), '2025-02')).toBe(true);
    // A series whose key moves with the month.
    expect(changes(at(byYear, each, each), '2025-02')).toBe(true);
  });
});

describe('running totals', () => {
  test('1/2, 1/3, 1/2 are 3/6, 2/6, 3/6', () => {
    const values = [exact(1, 2), exact(1, 3), exact(1, 2)];
    const { sums, d, unknown } = runningTotals(5, 7, (month) => values[month - 5] ?? null);
    expect([...sums]).toEqual([0, 3, 5, 8]);
    expect(d).toBe(6);
    expect(unknown).toBeNull();
  });

  test('a month that nobody knows adds nothing and is counted', () => {
    const { sums, unknown } = runningTotals(0, 3, (month) => (month === 1 || month === 2 ? null : exact(4)));
    expect([...sums]).toEqual([0, 4, 4, 4, 8]);
    expect([...(unknown ?? [])]).toEqual([0, 0, 1, 2, 2]);
  });

  test('the least common multiple of two denominators', () => {
    expect(commonDenominator(4, 6)).toBe(12);
    expect(commonDenominator(1, 7)).toBe(7);
    expect(commonDenominator(10, 5)).toBe(10);
  });
});
