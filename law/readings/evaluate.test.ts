import { describe, expect, test } from 'vitest';
import { exact, toNumber, type Exact } from '../kernel/exact.ts';
import { monthOf } from '../kernel/month.ts';
import {
  above,
  ageReached,
  all,
  any,
  at,
  atLeast,
  atMost,
  below,
  cases,
  casesOr,
  choice,
  counter,
  earlier,
  equals,
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
  spellFact,
  sumOver,
  sumSpells,
  times,
  when,
  whole,
  yesNo,
} from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { CasesTerm, Fact, SumOverTerm, Term } from '../language/term.ts';
import { Evaluation, type Values } from './evaluate.ts';

const months = fact('months', 'months', [0, 720]);
const more = fact('more', 'months', [0, 720]);
const day = fact('day', 'month', [monthOf(2000, 1), monthOf(2099, 12)]);
const born = fact('born', 'month', [monthOf(1900, 1), monthOf(2099, 12)]);
const sex = choice('sex', ['male', 'female']);
const start = spellFact('start', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const length = spellFact('length', 'months', [1, 120]);
const income = spellFact('income', 'dong/month', [0, 100]);
const marked = yesNo('marked', 'spell');
const each = counter('each', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const rank = counter('rank', 'count', [1, 20]);

const step = (from: string, value: StepText['value'], until?: string): StepText => ({
  from,
  value,
  cite: 'x',
  confidence: 'A',
  ...(until === undefined ? {} : { until }),
});
const checked = '2026-11-22';
// 5 in 2020, a gap in 2021, 7 in 2022 and 2023, assumed after that.
const line = series('line', {
  unit: 'dong/month',
  steps: [step('2020-01', 5, '2020-12'), step('2022-01', 7, '2023-12')],
  checked,
});
const unknown = at(line, number(monthOf(2021, 1), 'month'));

type Told = readonly (readonly [Fact, number])[];
const valuesOf = (told: Told): Values => {
  const values: Values = [];
  for (const [of, value] of told) values[of.id] = exact(value);
  return values;
};
const evaluationOf = (told: Told = [], spells: readonly Told[] = []): Evaluation =>
  new Evaluation({ values: valuesOf(told), spells: spells.map(valuesOf) });
const valueOf = (term: Term, told: Told = [], spells: readonly Told[] = []): Exact => {
  const evaluation = evaluationOf(told, spells);
  const value = evaluation.valueOf(term);
  if (evaluation.problem) throw new Error(evaluation.problem.code);
  return value;
};
const n = (value: number): Term => number(value);
const YES: Term = equals(n(1), n(1));
const NO: Term = equals(n(1), n(2));

describe('arithmetic', () => {
  test.each<[string, Term, readonly [number, number]]>([
    ['1/2 + 1/3 + 1 = 11/6', plus(over(n(1), n(2)), over(n(1), n(3)), n(1)), [11, 6]],
    ['1/2 − 1/3 = 1/6', minus(over(n(1), n(2)), over(n(1), n(3))), [1, 6]],
    ['2 × 3 × 1/4 = 6/4', times(n(2), n(3), over(n(1), n(4))), [6, 4]],
    ['2/3 ÷ 5/7 = 14/15', over(over(n(2), n(3)), over(n(5), n(7))), [14, 15]],
    ['the least of 3, 1, 2', least(n(3), n(1), n(2)), [1, 1]],
    ['the greatest of 3, 1, 2', greatest(n(1), n(3), n(2)), [3, 1]],
    ['of equals, the first: 1/2 or 2/4', least(over(n(1), n(2)), over(n(2), n(4))), [1, 2]],
    ['the greatest of equals too', greatest(over(n(1), n(2)), over(n(2), n(4))), [1, 2]],
    ['3/4 goes into 5/2 three times', whole(over(n(5), n(2)), over(n(3), n(4))), [3, 1]],
    ['12 goes into 35 twice', whole(n(35), n(12)), [2, 1]],
    ['and leaves 11', remainder(n(35), n(12)), [11, 1]],
    ['nothing is left of 36', remainder(n(36), n(12)), [0, 1]],
    ['1.5 to the power of 2', power(over(n(3), n(2)), n(2)), [2.25, 1]],
    ['7/2 rounded', round('half-up', over(n(7), n(2)), 'x'), [4, 1]],
    ['7/2 down', round('down', over(n(7), n(2)), 'x'), [3, 1]],
    ['1 < 2', below(n(1), n(2)), [1, 1]],
    ['2 < 2', below(n(2), n(2)), [0, 1]],
    ['2 ≤ 2', atMost(n(2), n(2)), [1, 1]],
    ['1 ≤ 2', atMost(n(1), n(2)), [1, 1]],
    ['3 ≤ 2', atMost(n(3), n(2)), [0, 1]],
    ['2 ≥ 2', atLeast(n(2), n(2)), [1, 1]],
    ['2 > 2', above(n(2), n(2)), [0, 1]],
    ['1/2 = 2/4', equals(over(n(1), n(2)), over(n(2), n(4))), [1, 1]],
    ['1 = 2', equals(n(1), n(2)), [0, 1]],
    ['all', all(YES, YES), [1, 1]],
    ['not all', all(YES, NO), [0, 1]],
    ['any', any(NO, YES), [1, 1]],
    ['none', any(NO, NO), [0, 1]],
    ['not yes', not(YES), [0, 1]],
    ['not no', not(NO), [1, 1]],
  ])('%s', (_, term, [numerator, d]) => {
    expect(valueOf(term)).toEqual({ n: numerator, d });
  });

  test('a fact has the value that was told, and must be told', () => {
    expect(
      valueOf(plus(months, more), [
        [months, 5],
        [more, 7],
      ]),
    ).toEqual(exact(12));
    expect(() => valueOf(months)).toThrow('bug: months was not told');
  });
});

describe('cases', () => {
  const [a, b] = [when(below(months, n(10)), n(1), 'first'), when(below(n(5), months), n(2), 'second')];

  test('the one that applies', () => {
    expect(valueOf(cases(a, b), [[months, 3]])).toEqual(exact(1));
    expect(valueOf(cases(a, b), [[months, 12]])).toEqual(exact(2));
  });

  test('two that apply are a conflict, which names both articles', () => {
    const evaluation = evaluationOf([[months, 7]]);
    expect(evaluation.valueOf(cases(a, b))).toEqual(exact(0));
    expect(evaluation.problem).toEqual({ code: 'conflict', cites: ['first', 'second'] });
  });

  test('where none applies, the otherwise; without one, all articles that do not', () => {
    const never = when(NO, n(1), 'never');
    expect(valueOf(casesOr([never], n(9)))).toEqual(exact(9));
    const evaluation = evaluationOf();
    expect(evaluation.valueOf(cases(never, when(NO, n(2), 'nor this')))).toEqual(exact(0));
    expect(evaluation.problem).toEqual({ code: 'no-case', cites: ['never', 'nor this'] });
  });

  test('the branch that applied, and its article', () => {
    const evaluation = evaluationOf([[months, 3]]);
    expect(evaluation.branchOf(cases(a, b) as CasesTerm)).toBe(a);
    const other = casesOr([when(NO, n(1), 'x')], n(9), 'y') as CasesTerm;
    expect(evaluation.branchOf(other)).toEqual({ then: n(9), cite: 'y' });
    expect(evaluation.problem).toBeNull();
  });

  test('the first problem is the one that counts', () => {
    const evaluation = evaluationOf([[months, 7]]);
    evaluation.valueOf(plus(cases(a, b), unknown, cases(when(NO, n(1), 'x'))));
    expect(evaluation.problem).toMatchObject({ code: 'conflict' });
    const other = evaluationOf([[months, 7]]);
    other.valueOf(plus(unknown, cases(a, b), cases(when(NO, n(1), 'x'))));
    expect(other.problem).toMatchObject({ code: 'unknown-parameter' });
    const third = evaluationOf([[months, 7]]);
    third.valueOf(plus(cases(when(NO, n(1), 'x')), cases(a, b), unknown));
    expect(third.problem).toMatchObject({ code: 'no-case' });
  });
});

describe('what an answer does not need is never looked up', () => {
  test.each<[string, Term]>([
    ['a branch that does not apply', cases(when(YES, n(1), 'x'), when(NO, unknown, 'y'))],
    ['an otherwise that does not apply', casesOr([when(YES, n(1), 'x')], unknown)],
    ['a condition after one that failed', not(all(NO, below(unknown, n(1))))],
    ['a condition after one that held', any(YES, below(unknown, n(1)))],
  ])('%s', (_, term) => {
    expect(valueOf(term)).toEqual(exact(1));
  });

  test('a rule is worked out once', () => {
    const ruled = rule('once', { unit: 'months', cites: [], is: months });
    const evaluation = evaluationOf([[months, 5]]);
    evaluation.suppose(ruled, exact(8));
    expect(evaluation.valueOf(plus(ruled, months))).toEqual(exact(13));
    expect(evaluation.valueOf(ruled)).toEqual(exact(8));
  });
});

describe('legal numbers', () => {
  test('before the first step, and in a gap, nobody knows', () => {
    for (const month of [monthOf(2019, 12), monthOf(2021, 1)]) {
      const evaluation = evaluationOf([[day, month]]);
      expect(evaluation.valueOf(at(line, day))).toEqual(exact(0));
      expect(evaluation.problem).toEqual({ code: 'unknown-parameter', series: line, month });
      expect(evaluation.assumed.size).toBe(0);
    }
  });

  test('after the last known month the newest is used, and named', () => {
    const evaluation = evaluationOf([[day, monthOf(2024, 1)]]);
    expect(evaluation.valueOf(at(line, day))).toEqual(exact(7));
    expect([...evaluation.assumed]).toEqual([line]);
    expect(evaluation.problem).toBeNull();
    const known = evaluationOf([[day, monthOf(2023, 12)]]);
    expect(known.valueOf(at(line, day))).toEqual(exact(7));
    expect(known.assumed.size).toBe(0);
  });

  test('by choice and by year; a year before the table is not known', () => {
    const bySex = series('bySex', {
      unit: 'dong',
      choices: ['male', 'female'],
      steps: [step('2020-01', { male: 3, female: 4 })],
      checked,
    });
    expect(
      valueOf(at(bySex, day, sex), [
        [day, monthOf(2020, 1)],
        [sex, 1],
      ]),
    ).toEqual(exact(4));
    const byYear = series('byYear', {
      unit: 'count',
      years: { first: 2020, after: 1 },
      steps: [step('2020-01', [5, 4])],
      checked,
    });
    const ofYear = (year: number): Term => at(byYear, day, n(year));
    expect(valueOf(ofYear(2021), [[day, monthOf(2020, 1)]])).toEqual(exact(4));
    expect(valueOf(ofYear(2022), [[day, monthOf(2020, 1)]])).toEqual(exact(1));
    expect(() => valueOf(ofYear(2019), [[day, monthOf(2020, 1)]])).toThrow('unknown-parameter');
  });
});

describe('a declared range', () => {
  const ranged = (is: Term) => rule('ranged', { unit: 'months', cites: [], is, range: [2, 5] });

  test('holds its ends, and what leaves it is a mistake of ours', () => {
    expect(valueOf(ranged(n(2)))).toEqual(exact(2));
    expect(valueOf(ranged(n(5)))).toEqual(exact(5));
    expect(valueOf(ranged(over(n(9), n(2))))).toEqual(exact(9, 2));
    expect(() => valueOf(ranged(n(6)))).toThrow('bug: ranged left its declared range: 6/1');
    expect(() => valueOf(ranged(over(n(11), n(2))))).toThrow('ranged left its declared range: 11/2');
    expect(() => valueOf(ranged(over(n(3), n(2))))).toThrow('ranged left its declared range: 3/2');
    expect(() => valueOf(ranged(number(NaN)))).toThrow('left its declared range');
  });

  test('means nothing where there is a problem already', () => {
    expect(() => valueOf(ranged(times(unknown, n(0))))).toThrow('unknown-parameter');
  });
});

describe('sums over spells', () => {
  const record: readonly Told[] = [
    [
      [start, monthOf(2020, 1)],
      [length, 3],
      [income, 10],
    ],
    [
      [start, monthOf(2021, 1)],
      [length, 2],
      [income, 20],
    ],
    [
      [start, monthOf(2022, 1)],
      [length, 1],
      [income, 50],
    ],
  ];

  test('3 × 10 + 2 × 20 + 1 × 50', () => {
    expect(valueOf(sumSpells(times(income, length)), [], record)).toEqual(exact(120));
    expect(valueOf(sumSpells(income), [], [])).toEqual(exact(0));
  });

  test('the months before each spell: 0, 3, 5', () => {
    expect(valueOf(sumSpells(earlier(length)), [], record)).toEqual(exact(8));
    // Weighted, so that the order counts: 10 × 0 + 20 × 3 + 50 × 5.
    expect(valueOf(sumSpells(times(income, earlier(length))), [], record)).toEqual(exact(310));
    // What is summed earlier may itself look at what was before it: 0, 0, 3.
    expect(valueOf(sumSpells(earlier(earlier(length))), [], record)).toEqual(exact(3));
    // Asked from the last spell first.
    const evaluation = evaluationOf([], record);
    const seen: number[] = [];
    evaluation.eachSpell((index) => {
      if (index === 2) seen.push(evaluation.valueOf(earlier(length)).n, evaluation.valueOf(length).n);
    });
    expect(seen).toEqual([5, 1]);
  });

  test('a rule about a spell is worked out for each', () => {
    const paid = rule('paid', { unit: 'dong', cites: [], is: times(income, length) });
    expect(valueOf(sumSpells(paid), [], record)).toEqual(exact(120));
  });

  test('a mark that was not told is no; anything else must be told', () => {
    expect(valueOf(sumSpells(marked), [], [[], [[marked, 1]]])).toEqual(exact(1));
    expect(() => valueOf(sumSpells(income), [], [[]])).toThrow('bug: income of a spell was not told');
  });

  test('after a look at the spells none is looked at', () => {
    const evaluation = evaluationOf([], record);
    evaluation.eachSpell(() => {});
    expect(() => evaluation.valueOf(income)).toThrow('income of a spell was not told');
  });
});

describe('sums over a counter', () => {
  test('1 + 2 + 3, without the end; nothing where the end is not after the beginning', () => {
    expect(valueOf(sumOver(rank, n(1), n(4), rank))).toEqual(exact(6));
    expect(valueOf(sumOver(rank, n(4), n(4), rank))).toEqual(exact(0));
    expect(valueOf(sumOver(rank, n(5), n(4), rank))).toEqual(exact(0));
  });

  test('a counter within a counter keeps its own value', () => {
    const other = counter('other', 'count', [1, 20]);
    // Σ i = 1..2 of (i + Σ j = 1..2 of i × j) = (1 + 3) + (2 + 6)
    const inner = sumOver(other, n(1), n(3), times(rank, other));
    expect(valueOf(sumOver(rank, n(1), n(3), plus(inner, rank)))).toEqual(exact(12));
    const evaluation = evaluationOf();
    expect(evaluation.counting(rank, 4, () => evaluation.counting(rank, 5, () => 1) + evaluation.valueOf(rank).n)).toBe(
      5,
    );
    expect(() => evaluation.valueOf(rank)).toThrow('rank was not told');
    // What is counted in one evaluation is not told to another.
    const facts = { values: valuesOf([]), spells: [] };
    new Evaluation(facts).counting(rank, 4, () => expect(facts.values[rank.id]).toBeUndefined());
    expect(() => valueOf(plus())).toThrow('bug: nothing to fold');
  });
});

describe('sums over the months of the calendar', () => {
  const until = plus(start, length);
  /** A new term each time: what was laid up for one sum is kept with it. */
  const sumOf = (): SumOverTerm => sumOver(each, start, until, times(income, at(line, each))) as SumOverTerm;
  const spell = (year: number, month: number, many: number): readonly Told[] => [
    [
      [start, monthOf(year, month)],
      [length, many],
      [income, 10],
    ],
  ];

  test('10 × 5 for each month of 2020, 10 × 7 for each of 2022', () => {
    expect(valueOf(sumSpells(sumOf()), [], spell(2020, 1, 12))).toEqual(exact(600));
    expect(valueOf(sumSpells(sumOf()), [], spell(2022, 3, 2))).toEqual(exact(140));
    expect(valueOf(sumSpells(sumOver(each, start, start, sumOf().body)), [], spell(2020, 1, 1))).toEqual(exact(0));
  });

  test('the first month that nobody knows is named', () => {
    const evaluation = evaluationOf([], spell(2020, 12, 3));
    expect(evaluation.valueOf(sumSpells(sumOf()))).toEqual(exact(0));
    expect(evaluation.problem).toEqual({ code: 'unknown-parameter', series: line, month: monthOf(2021, 1) });
    // A gap after the span is none of its business.
    expect(valueOf(sumSpells(sumOf()), [], spell(2020, 11, 2))).toEqual(exact(100));
  });

  test('a month beyond what is known makes an assumption', () => {
    const evaluation = evaluationOf([], spell(2023, 12, 2));
    expect(evaluation.valueOf(sumSpells(sumOf()))).toEqual(exact(140));
    expect([...evaluation.assumed]).toEqual([line]);
  });

  test('and none where the span ends before it, though the calendar goes on', () => {
    const evaluation = evaluationOf([], spell(2023, 11, 2));
    expect(evaluation.valueOf(sumSpells(sumOf()))).toEqual(exact(140));
    expect(evaluation.assumed.size).toBe(0);
  });

  test('a span that ends before it begins is empty', () => {
    const counted = sumOver(each, day, born, minus(each, number(monthOf(2020, 1), 'month')));
    expect(
      valueOf(counted, [
        [day, monthOf(2021, 1)],
        [born, monthOf(2020, 6)],
      ]),
    ).toEqual(exact(0));
  });

  test('a table of one step is assumed in one case and not known in another', () => {
    const byYear = series('short', {
      unit: 'count',
      years: { first: 2020, after: 1 },
      steps: [step('2020-01', [2, 3], '2020-12')],
      checked,
    });
    const keyed = sumOver(each, start, until, times(income, at(byYear, day, whole(each, number(12, 'months/year')))));
    const asked = (year: number): Evaluation => {
      const evaluation = evaluationOf([[day, monthOf(year, 6)]], spell(2020, 1, 1));
      evaluation.valueOf(sumSpells(keyed));
      return evaluation;
    };
    expect([...asked(2021).assumed]).toEqual([byYear]);
    expect(asked(2020).assumed.size).toBe(0);
    expect(asked(2019).problem).toMatchObject({ code: 'unknown-parameter', month: monthOf(2019, 6) });
    expect(asked(2021).problem).toBeNull();
  });

  test('the whole range and no month more', () => {
    const counted = sumOver(each, day, plus(day, months), minus(each, number(monthOf(2020, 1), 'month')));
    const of = (first: number, many: number): Exact =>
      valueOf(counted, [
        [day, first],
        [months, many],
      ]);
    // 0 + 1 + … + 119
    expect(of(monthOf(2020, 1), 120)).toEqual(exact(7140));
    expect(of(monthOf(2029, 12), 1)).toEqual(exact(119));
    expect(() => of(monthOf(2020, 1), 121)).toThrow('each left its range: 2020-01 to 2030-02');
    expect(() => of(monthOf(2019, 12), 2)).toThrow('each left its range: 2019-12 to 2020-02');
  });

  test('by keys: each combination has totals of its own', () => {
    const bySex = series('bySexEach', {
      unit: 'count',
      choices: ['male', 'female'],
      steps: [step('2020-01', { male: 1, female: 2 }), step('2025-01', { male: 10, female: 20 })],
      checked,
    });
    const year = whole(each, number(12, 'months/year'));
    const byYear = series('byYearEach', {
      unit: 'count',
      years: { first: 2020, after: 1 },
      steps: [step('2020-01', [2, 3]), step('2025-01', [5, 7])],
      checked,
    });
    const keyed = sumOver(each, start, until, times(at(bySex, each, sex), at(byYear, day, year)));
    const of = (told: number, asked: number): Exact =>
      valueOf(
        sumSpells(keyed),
        [
          [sex, told],
          [day, monthOf(asked, 1)],
        ],
        spell(2020, 12, 2),
      );
    // December 2020 and January 2021: 1 × (2 + 3), 2 × (2 + 3), and by the table of 2025 (5 + 7).
    expect(of(0, 2020)).toEqual(exact(5));
    expect(of(1, 2020)).toEqual(exact(10));
    expect(of(0, 2025)).toEqual(exact(12));
    expect(of(1, 2025)).toEqual(exact(24));
    expect(of(1, 2020)).toEqual(exact(10));
    expect(() => of(1, 2019)).toThrow('unknown-parameter');
  });

  test('keys that are no small whole numbers are told apart, too', () => {
    const place = minus(each, number(monthOf(2020, 1), 'month'));
    const facts = Array.from({ length: 5 }, (_, i) => fact(`key${i}`, 'count', [0, 5000]));
    const summed = (key: Term) => {
      const keyed = sumSpells(sumOver(each, start, until, plus(place, key)));
      return (told: number): number =>
        toNumber(
          valueOf(
            keyed,
            facts.map((fact) => [fact, told]),
            spell(2020, 1, 1),
          ),
        );
    };
    const [some = months] = facts;
    const fraction = summed(over(number(12, 'months'), plus(some, n(1))));
    expect([0, 1, 2, 0].map(fraction)).toEqual([12, 6, 4, 12]);
    const below = summed(minus(some, n(2)));
    expect([0, 1, 2, 3, 0].map(below)).toEqual([-2, -1, 0, 1, -2]);
    const by = (keys: readonly Fact[]) => {
      const term = sumSpells(
        sumOver(each, start, until, plus(...keys.map((key, i) => times(plus(place, key), n(10 ** i))))),
      );
      return (...told: readonly number[]): number =>
        toNumber(
          valueOf(
            term,
            keys.map((key, i) => [key, told[i] ?? 0]),
            spell(2020, 1, 1),
          ),
        );
    };
    // 4,096 of the second would be one of the first.
    const two = by(facts.slice(0, 2));
    expect([two(1, 0), two(0, 4096), two(1, 0), two(0, 4095)]).toEqual([1, 40_960, 1, 40_950]);
    // One of the last, beside 4,095 of all others, would be lost in a double.
    const five = by(facts);
    expect([five(4095, 0, 0, 0, 1), five(4095, 0, 0, 0, 0)]).toEqual([14_095, 4095]);
  });

  test('the months grouped by what each is multiplied with', () => {
    const evaluation = evaluationOf([], spell(2020, 1, 1));
    const groups = (from: number, end: number) => evaluation.coefficients(sumOf(), from, end);
    expect(groups(monthOf(2022, 11), monthOf(2023, 3))).toEqual([
      { from: monthOf(2022, 11), until: monthOf(2023, 3), value: exact(7) },
    ]);
    const byMonth = sumOver(
      each,
      start,
      until,
      times(income, minus(each, number(monthOf(2020, 1), 'month'))),
    ) as SumOverTerm;
    expect(evaluation.coefficients(byMonth, monthOf(2020, 2), monthOf(2020, 4))).toEqual([
      { from: monthOf(2020, 2), until: monthOf(2020, 3), value: exact(1) },
      { from: monthOf(2020, 3), until: monthOf(2020, 4), value: exact(2) },
    ]);
    expect(groups(monthOf(2022, 1), monthOf(2022, 1))).toEqual([]);
    expect(evaluation.coefficients(sumOver(rank, n(1), n(2), rank) as SumOverTerm, 1, 2)).toEqual([]);
  });

  test('fractions: 1/2 in one year and 1/3 in another are 3/6 and 2/6', () => {
    const half = casesOr(
      [when(below(each, number(monthOf(2021, 1), 'month')), over(n(1), n(2)), 'x')],
      over(n(1), n(3)),
    );
    expect(valueOf(sumSpells(sumOver(each, start, until, times(income, half))), [], spell(2020, 11, 3))).toEqual(
      exact(10 * (3 + 3 + 2), 6),
    );
  });
});

describe('the first month of an age', () => {
  // 60 years until the end of 2025, 61 in 2026, 62 from 2027.
  const ages = series('ages', {
    unit: 'months',
    choices: ['male', 'female'],
    steps: [
      step('2020-01', { male: 720, female: 660 }),
      step('2026-01', { male: 732, female: 666 }),
      step('2027-01', { male: 744, female: 672 }),
    ],
    checked,
  });
  const reached = (year: number, month: number, of = 0): number =>
    valueOf(ageReached(born, ages, sex), [
      [born, monthOf(year, month)],
      [sex, of],
    ]).n;

  test.each([
    // 60 years are there in December 2025; a month later 61 are asked.
    [1965, 12, monthOf(2025, 12)],
    [1966, 1, monthOf(2027, 1) + 12],
    [1965, 1, monthOf(2025, 1)],
    // 60 years were there before the first step: the age is reached when the law begins.
    [1950, 1, monthOf(2020, 1)],
    [1970, 6, monthOf(2032, 6)],
  ])('born %i-%i', (year, month, at) => {
    expect(reached(year, month)).toBe(at);
  });

  test('women have their own', () => {
    // 55 years in 2025-12, or 55.5 in 2026-07 for someone born a month later.
    expect(reached(1970, 12, 1)).toBe(monthOf(2025, 12));
    expect(reached(1971, 1, 1)).toBe(monthOf(2026, 7));
    expect(reached(1970, 6, 1)).toBe(monthOf(2025, 6));
  });

  test('a key that the table does not have stops', () => {
    expect(() => reached(1970, 6, 2)).toThrow('bug: ages ends');
  });
});
