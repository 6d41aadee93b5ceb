import { describe, expect, test } from 'vitest';
import { exact, toNumber, type Exact } from '../kernel/exact.ts';
import { formatMonth, monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { Fact, Rule, Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { Evaluation, type Values } from './evaluate.ts';
import { Explanation, isOfEach, type Line, type Trace } from './explain.ts';

const { above, all, any, at, below, cases, casesOr, not, over, plus, sumOver, sumSpells, times, when } = make;
const n = make.number;

/** Yes, twice, and no, twice. */
const yes = make.yesNo('yes');
const also = make.yesNo('also');
const no = make.yesNo('no');
const neither = make.yesNo('neither');
const fee = make.fact('fee', 'dong', [0, 1e6]);
const gift = make.fact('gift', 'dong', [0, 1e6]);
const asked = make.fact('asked', 'month', [0, 30_000]);
const born = make.fact('born', 'month', [0, 30_000]);
const group = make.choice('group', ['poor', 'near', 'other']);
const start = make.spellFact('start', 'month', [monthOf(2020, 1), monthOf(2029, 12)]);
const many = make.spellFact('many', 'months', [1, 100]);
const pay = make.spellFact('pay', 'dong/month', [0, 1000]);
const marked = make.yesNo('marked', 'spell');
const each = make.counter('each', 'month', [monthOf(2020, 1), monthOf(2035, 1)]);
const place = make.counter('place', 'count', [0, 10]);

type Told = readonly (readonly [Fact, Exact])[];
const told: Told = [
  [yes, exact(1)],
  [also, exact(1)],
  [no, exact(0)],
  [neither, exact(0)],
  [fee, exact(100)],
  [gift, exact(30)],
  [asked, exact(monthOf(2026, 3))],
  [born, exact(monthOf(1970, 1))],
  [group, exact(1)],
];
const spell = (from: number, months: number, monthly: number, mark = 0): Told => [
  [start, exact(from)],
  [many, exact(months)],
  [pay, exact(monthly)],
  [marked, exact(mark)],
];
/** From October 2024 to March 2025 with 10, and from January 2027 on for two months with 20, marked. */
const record = [spell(monthOf(2024, 10), 6, 10), spell(monthOf(2027, 1), 2, 20, 1)];

const step = (from: string, value: StepText['value']): StepText => ({ from, value, cite: from, confidence: 'A' });
const checked = '2026-11-22';
const rate = series('rate', { unit: 'count', steps: [step('2020-01', 2), step('2025-01', 3)], checked });
const other = series('other', { unit: 'count', steps: [step('2020-01', 7)], checked });
const late = series('late', { unit: 'count', steps: [step('2030-01', 2)], checked });
const byGroup = series('byGroup', {
  unit: 'count',
  choices: ['poor', 'near', 'other'],
  steps: [step('2020-01', { poor: 5, near: 4, other: 4 })],
  checked,
});
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2024, after: 1 },
  steps: [step('2020-01', [3, 2])],
  checked,
});
/** 56 years; 60 from 2027 on. */
const ages = series('ages', {
  unit: 'months',
  choices: ['poor', 'near', 'other'],
  steps: [step('0001-01', { poor: 720, near: 672, other: 700 }), step('2027-01', { poor: 720, near: 720, other: 720 })],
  checked,
});

const rule = (name: string, is: Term, unit: Unit = 'dong'): Rule => make.rule(name, { unit, cites: ['x'], is });
function explanationOf(spells: readonly Told[]): Explanation {
  const valuesOf = (facts: Told): Values => {
    const values: Values = [];
    for (const [fact, value] of facts) values[fact.id] = value;
    return values;
  };
  const evaluation = new Evaluation({ values: valuesOf(told), spells: spells.map(valuesOf) });
  return new Explanation(evaluation, { from: start, months: many });
}
const explain = (is: Term, unit: Unit = 'dong', spells: readonly Told[] = record): Trace =>
  explanationOf(spells).of(rule('sample', is, unit));

/** What went into a rule: "fee", "base()", "rate 2020-01: 2", "member(3)". */
function inputsOf(trace: Trace): readonly string[] {
  return trace.inputs.map((input) => {
    switch (input.kind) {
      case 'fact':
        return input.fact.name;
      case 'rule':
        return `${input.rule.name}(${input.counted ? input.counted.place : ''})`;
      case 'parameter':
        return `${input.series.name} ${formatMonth(input.step.from)}: ${input.values.map(toNumber).join(', ')}`;
    }
  });
}
const inputs = (is: Term, unit?: Unit): readonly string[] => inputsOf(explain(is, unit));
const cited = (trace: Trace): readonly unknown[] => trace.branches.map(({ when: held, cite }) => [held, cite]);
/** "2024-10 + 6: 60". */
const asLine = ({ from, months, value }: Line): string => `${formatMonth(from)} + ${months}: ${toNumber(value)}`;
const lines = (trace: Trace): readonly string[] => trace.lines.map(asLine);
const inner = (trace: Trace): readonly (readonly string[])[] => trace.lines.map((line) => line.lines.map(asLine));

describe('what went into a figure', () => {
  test('facts, each once, in the order in which they are met', () => {
    expect(inputs(plus(gift, times(fee, gift), fee, n(3)))).toEqual(['gift', 'fee']);
    expect(explain(plus(gift, fee)).inputs[0]).toEqual({ kind: 'fact', fact: gift, value: exact(30) });
  });

  test('another rule as such, explained once, before those that use it', () => {
    const base = rule('base', fee);
    const left = rule('left', plus(base, gift));
    const right = rule('right', times(base, n(2)));
    const explanation = explanationOf([]);
    const trace = explanation.of(rule('sample', plus(left, right, base, left)));
    expect(inputsOf(trace)).toEqual(['left()', 'right()', 'base()']);
    expect(explanation.steps().map((one) => one.rule.name)).toEqual(['base', 'left', 'right', 'sample']);
    expect(explanation.of(left)).toBe(trace.inputs[0]);
    expect(explanation.steps()).toHaveLength(4);
    // 100 + 30, 200 and 100, and 130 once more.
    expect(trace.value).toEqual(exact(560));
  });

  test('the parts of every operation', () => {
    for (const term of [
      make.minus(fee, gift),
      over(fee, gift),
      make.whole(fee, gift),
      make.remainder(fee, gift),
      make.power(fee, gift),
      make.least(fee, gift),
      make.greatest(fee, gift),
      make.equals(fee, gift),
      make.round('up', plus(fee, gift), 'x'),
      not(make.equals(fee, gift)),
    ])
      expect(inputs(term), term.kind).toEqual(['fee', 'gift']);
  });

  test('a legal number by its step, with what it is looked up by; its date is no input', () => {
    expect(inputs(times(fee, at(rate, asked)))).toEqual(['fee', 'rate 2025-01: 3']);
    expect(inputs(at(byGroup, asked, group))).toEqual(['group', 'byGroup 2020-01: 4']);
    expect(inputs(at(late, asked))).toEqual([]);
    expect(explain(at(rate, asked)).inputs[0]).toMatchObject({ series: rate, assumed: false, values: [exact(3)] });
  });

  test('a legal number once, with each of its values; each of its steps apart', () => {
    const early = n(monthOf(2024, 1), 'month');
    expect(inputs(plus(at(rate, asked), at(rate, early), at(rate, asked), at(other, asked)))).toEqual([
      'rate 2025-01: 3',
      'rate 2020-01: 2',
      'other 2020-01: 7',
    ]);
    // 5 for the poor, 4 for the others: told once.
    const of = (name: string): Term => at(byGroup, asked, make.oneOf(group, name));
    expect(inputs(plus(of('poor'), of('near'), of('other'), of('poor')))).toEqual(['byGroup 2020-01: 5, 4']);
  });

  test('values are the same only as numbers: 3/2 and 3/4 are two, 3/2 and 6/4 are one', () => {
    const half = series('half', {
      unit: 'count',
      choices: ['poor', 'near', 'other'],
      steps: [step('2020-01', { poor: 1.5, near: 0.75, other: 3 })],
      checked,
    });
    const of = (name: string): Term => at(half, asked, make.oneOf(group, name));
    expect(inputs(plus(of('poor'), of('near'), of('other')))).toEqual(['half 2020-01: 1.5, 0.75, 3']);
    const years = series('years', {
      unit: 'fraction',
      years: { first: 2026, after: 1 },
      steps: [step('2020-01', [1.5, 1.25])],
      checked,
    });
    const first = at(years, asked, n(2026, 'year'));
    const sum = sumOver(each, asked, plus(asked, n(2, 'months')), at(years, asked, make.yearOf(each)));
    expect(inputs(plus(first, sum))).toEqual(['years 2020-01: 1.5', 'asked']);
  });

  test('nothing where there are only numbers', () => {
    expect(inputs(n(3))).toEqual([]);
    expect(inputs(all(n(1, 'yes-no'), yes), 'yes-no')).toEqual(['yes']);
    // Born in January 1970, as a number: 60 years in January 2030.
    expect(inputs(make.ageReached(n(monthOf(1970, 1), 'month'), ages, n(0)), 'month')).toEqual(['ages 2027-01: 720']);
  });

  test('a legal number whose newest value is used beyond its time says so', () => {
    const until = series('until', { unit: 'count', steps: [{ ...step('2020-01', 7), until: '2025-12' }], checked });
    expect(explain(at(until, asked)).inputs[0]).toMatchObject({ assumed: true });
    const spent = sumOver(each, asked, plus(asked, n(2, 'months')), at(until, asked));
    expect(explain(spent).inputs.at(-1)).toMatchObject({ assumed: true });
  });

  test('an age as it is asked in the month in which it is reached', () => {
    // Born in January 1970: 56 years in January 2026. 60 years are asked from 2027 on.
    expect(inputs(make.ageReached(born, ages, group), 'month')).toEqual(['born', 'group', 'ages 0001-01: 672']);
    // Told of March 2026 as a month of birth.
    expect(inputs(make.ageReached(asked, ages, group), 'month')).toEqual(['asked', 'group', 'ages 2027-01: 720']);
  });
});

describe('the case that applied', () => {
  const tiers = casesOr([when(above(fee, n(99, 'dong')), gift, 'first')], fee, 'rest');

  test('has its condition and article; what would have applied otherwise is no input', () => {
    const trace = explain(casesOr([when(yes, gift, 'first'), when(no, fee, 'second')], born));
    expect(cited(trace)).toEqual([[yes, 'first']]);
    expect(inputsOf(trace)).toEqual(['yes', 'gift']);
    const second = explain(cases(when(no, fee, 'first'), when(yes, gift, 'second')));
    expect(cited(second)).toEqual([[yes, 'second']]);
    expect(inputsOf(second)).toEqual(['yes', 'gift']);
  });

  test('that applies otherwise has none, and all that failed are its reasons', () => {
    const trace = explain(casesOr([when(no, fee, 'first'), when(neither, fee, 'second')], gift, 'rest'));
    expect(cited(trace)).toEqual([[null, 'rest']]);
    expect(inputsOf(trace)).toEqual(['no', 'neither', 'gift']);
  });

  test('where none does there is nothing to tell', () => {
    const trace = explain(cases(when(no, fee, 'first')));
    expect(trace).toMatchObject({ branches: [], inputs: [] });
  });

  test('several in one rule are told in order', () => {
    const trace = explain(plus(tiers, casesOr([when(no, fee, 'x')], gift, 'y')));
    expect(trace.branches.map(({ cite }) => cite)).toEqual(['first', 'y']);
    expect(trace.branches[0]?.cases).toBe(tiers);
  });
});

describe('of conditions, those up to the one that settles them', () => {
  test.each<[string, Term, readonly string[]]>([
    ['all, where one fails', all(yes, no, also), ['yes', 'no']],
    ['all, where none fails', all(yes, also), ['yes', 'also']],
    ['all, where the last fails', all(yes, also, no), ['yes', 'also', 'no']],
    ['any, where one holds', any(no, yes, also), ['no', 'yes']],
    ['any, where none holds', any(no, neither), ['no', 'neither']],
    ['any, where the last holds', any(no, neither, yes), ['no', 'neither', 'yes']],
    ['not any', not(any(no, yes, also)), ['no', 'yes']],
    ['not all', not(all(yes, no, also)), ['yes', 'no']],
    ['all of alternatives', all(any(yes, no), any(no, also)), ['yes', 'no', 'also']],
    ['any of several together', any(all(yes, no, also), neither), ['yes', 'no', 'neither']],
    ['any, of which a later one holds together', any(all(no, yes), all(yes, also)), ['no', 'yes', 'also']],
    ['all, of which a later one fails', all(any(no, yes), not(any(no, also, yes))), ['no', 'yes', 'also']],
    ['not within all', all(not(any(no, neither)), yes), ['no', 'neither', 'yes']],
    ['the one that held in a case', casesOr([when(any(no, yes, also), neither, 'x')], no), ['no', 'yes', 'neither']],
    ['the one that failed in a case', casesOr([when(all(yes, no, also), yes, 'x')], neither), ['yes', 'no', 'neither']],
    ['what follows from a case', casesOr([when(yes, any(no, also, neither), 'x')], no), ['yes', 'no', 'also']],
    ['what follows otherwise', casesOr([when(no, yes, 'x')], all(neither, yes)), ['no', 'neither']],
  ])('%s', (_, term, names) => {
    expect(inputs(term, 'yes-no')).toEqual(names);
    // The same where no one says beforehand whether it holds.
    expect(inputs(plus(term, n(0)), 'count')).toEqual(names);
  });
});

describe('a sum over spells', () => {
  test('has a line for each spell that adds something', () => {
    const sum = sumSpells(times(pay, many));
    const trace = explain(sum);
    expect(trace.lines).toEqual([
      {
        from: monthOf(2024, 10),
        until: monthOf(2025, 4),
        months: 6,
        value: exact(60),
        unit: 'dong',
        factor: null,
        lines: [],
        of: { sum, index: 0 },
      },
      expect.objectContaining({ months: 2, value: exact(40), of: { sum, index: 1 } }),
    ]);
    expect(trace.inputs).toEqual([]);
    expect(lines(explain(sumSpells(casesOr([when(marked, pay, 'x')], n(0, 'dong/month')))))).toEqual([
      '2027-01 + 2: 20',
    ]);
    expect(lines(explain(sum, 'dong', []))).toEqual([]);
  });

  test('has the inputs of all spells, but no case of a spell is a reason for the whole', () => {
    const trace = explain(sumSpells(casesOr([when(marked, gift, 'x')], times(pay, fee))));
    expect(inputsOf(trace)).toEqual(['fee', 'gift']);
    expect(trace.branches).toEqual([]);
    const after = explain(plus(sumSpells(pay), casesOr([when(yes, fee, 'first')], gift)));
    expect(after.branches.map(({ cite }) => cite)).toEqual(['first']);
  });

  test('looks into a rule about a spell, not into the sum of the spells before', () => {
    const local = rule('local', plus(pay, fee));
    expect(inputs(sumSpells(local))).toEqual(['fee']);
    expect(inputs(sumSpells(make.least(pay, make.earlier(plus(pay, gift)))))).toEqual([]);
  });

  test('has the months of a spell grouped by what each counts, and what all of them are multiplied with', () => {
    const coefficient = at(byYear, asked, make.yearOf(each));
    const trace = explain(sumSpells(sumOver(each, start, plus(start, many), times(pay, coefficient))));
    // Three months of 2024 at 3, three of 2025 at 2; 2027 at 1.
    expect(inner(trace)).toEqual([['2024-10 + 3: 3', '2025-01 + 3: 2'], ['2027-01 + 2: 1']]);
    expect(trace.lines[0]?.lines[1]).toEqual({
      from: monthOf(2025, 1),
      until: monthOf(2025, 4),
      months: 3,
      value: exact(2),
      unit: 'fraction',
      factor: { value: exact(10), unit: 'dong/month' },
      lines: [],
      of: null,
    });
    // 10 × (3 × 3 + 3 × 2) and 20 × 2.
    expect(lines(trace)).toEqual(['2024-10 + 6: 150', '2027-01 + 2: 40']);
    expect(inputsOf(trace)).toEqual(['byYear 2020-01: 3, 2, 1']);
  });

  test('finds these months behind a case and a rule about the spell', () => {
    const months = rule('months', sumOver(each, start, plus(start, many), at(byYear, asked, make.yearOf(each))));
    const trace = explain(sumSpells(casesOr([when(not(marked), months, 'x')], many)), 'count');
    expect(inner(trace)).toEqual([['2024-10 + 3: 3', '2025-01 + 3: 2'], []]);
    expect(trace.lines[0]?.lines[0]?.factor).toBeNull();
  });

  test('has no such months where all of them count the same', () => {
    // Each month counts the same.
    const alike = sumSpells(sumOver(each, start, plus(start, many), pay));
    expect(inner(explain(alike))).toEqual([[], []]);
    expect(inner(explain(sumSpells(cases(when(no, pay, 'x')))))).toEqual([]);
  });

  test('has no such months where a rule of the whole case counts them', () => {
    const whole = rule('whole', sumOver(each, asked, plus(asked, n(2, 'months')), at(rate, each)), 'count');
    const trace = explain(sumSpells(whole), 'count');
    // 2 × 3 for each spell.
    expect(lines(trace)).toEqual(['2024-10 + 6: 6', '2027-01 + 2: 6']);
    expect(inner(trace)).toEqual([[], []]);
  });

  test('two sums have each its own lines', () => {
    const sum = (factor: Term): Term => sumSpells(sumOver(each, start, plus(start, many), factor));
    const trace = explain(plus(sum(at(rate, each)), sum(at(other, each))), 'count');
    // 3 × 2 + 3 × 3, 2 × 3; 6 × 7, 2 × 7.
    expect(lines(trace)).toEqual(['2024-10 + 6: 15', '2027-01 + 2: 6', '2024-10 + 6: 42', '2027-01 + 2: 14']);
    expect(inner(trace)[0]).toEqual(['2024-10 + 3: 2', '2025-01 + 3: 3']);
  });
});

describe('a sum that counts', () => {
  const until = (count: number): Term => plus(asked, n(count, 'months'));

  test('has every legal number that some month took', () => {
    const from = n(monthOf(2024, 11), 'month');
    expect(inputs(sumOver(each, from, plus(from, n(4, 'months')), at(rate, each)))).toEqual([
      'rate 2020-01: 2',
      'rate 2025-01: 3',
    ]);
    expect(inputs(sumOver(each, from, plus(from, n(2, 'months')), at(rate, each)))).toEqual(['rate 2020-01: 2']);
  });

  test('has what its ends hang on, even where nothing is counted', () => {
    expect(inputs(sumOver(each, asked, until(2), at(other, each)))).toEqual(['asked', 'other 2020-01: 7']);
    expect(inputs(sumOver(each, asked, asked, at(other, each)))).toEqual(['asked']);
    expect(inputs(sumOver(each, until(1), asked, times(fee, at(other, each))))).toEqual(['asked']);
    // One by one, too: nothing is counted from 4 to 3, or to 4.
    const place = make.counter('place', 'count', [0, 9]);
    const byOne = (end: number): Term => sumOver(place, n(4), n(end), make.power(fee, place));
    expect([inputs(byOne(3)), inputs(byOne(4)), inputs(byOne(5))]).toEqual([[], [], ['fee']]);
  });

  test('has what each month is multiplied with', () => {
    const coefficient = at(byYear, asked, make.yearOf(each));
    expect(inputs(sumOver(each, asked, until(2), times(fee, coefficient)))).toEqual([
      'asked',
      'fee',
      'byYear 2020-01: 1',
    ]);
  });

  test('has nothing of that where no month is counted, or the book knows no figure', () => {
    const coefficient = at(byYear, asked, make.yearOf(each));
    expect(inputs(sumOver(each, asked, asked, times(fee, coefficient)))).toEqual(['asked']);
    const unknown = series('unknown', {
      unit: 'fraction',
      years: { first: 2026, after: 1 },
      steps: [step('2030-01', [2])],
      checked,
    });
    expect(inputs(sumOver(each, asked, until(2), at(unknown, asked, make.yearOf(each))))).toEqual(['asked']);
  });

  test('goes again into its cases where another of them may apply', () => {
    const from = n(monthOf(2024, 11), 'month');
    const body = casesOr(
      [when(below(each, n(monthOf(2025, 1), 'month')), at(byGroup, from, group), 'x')],
      at(other, each),
    );
    expect(inputs(sumOver(each, from, plus(from, n(4, 'months')), body))).toEqual([
      'group',
      'byGroup 2020-01: 4',
      'other 2020-01: 7',
    ]);
  });

  test('that is not over the calendar is looked into at its first', () => {
    const body = casesOr([when(above(place, n(0)), times(place, gift), 'x')], fee);
    expect(inputs(sumOver(place, n(0), n(3), body))).toEqual(['fee']);
    expect(inputs(sumOver(place, n(1), n(3), body))).toEqual(['gift']);
  });

  test('over a rule for each, explains each at its place', () => {
    const member = rule('member', casesOr([when(above(place, n(1)), times(fee, place), 'more')], gift, 'one'));
    const explanation = explanationOf([]);
    const trace = explanation.of(rule('sample', sumOver(place, n(1), n(4), member)));
    expect(inputsOf(trace)).toEqual(['member(1)', 'member(2)', 'member(3)']);
    expect(explanation.steps().map(({ value }) => toNumber(value))).toEqual([30, 200, 300, 530]);
    expect(explanation.steps().map(({ branches }) => branches[0]?.cite)).toEqual(['one', 'more', 'more', undefined]);
    expect(trace.inputs[1]).toMatchObject({ counted: { counter: place, place: 2 } });
  });

  test('is over a rule for each unless that rule is about a spell, or of the whole case', () => {
    const sum = (body: Term): boolean => {
      const term = sumOver(place, n(0), n(3), body);
      return term.kind === 'sum-over' && isOfEach(term);
    };
    expect(sum(rule('member', times(fee, place)))).toBe(true);
    expect(sum(rule('spell', times(pay, place)))).toBe(false);
    expect(sum(rule('whole', fee))).toBe(false);
    expect(sum(times(fee, place))).toBe(false);
  });
});
