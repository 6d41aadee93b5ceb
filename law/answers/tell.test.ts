import { describe, expect, test } from 'vitest';
import { ROUNDING } from '../book/contribution/payment.ts';
import { exact } from '../kernel/exact.ts';
import { monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import { series, type Confidence, type StepText } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import { Evaluation, type Values } from '../readings/evaluate.ts';
import { Explanation } from '../readings/explain.ts';
import { words as en } from '../words/en.ts';
import { tellSteps, type ToldStep } from './tell.ts';

const { above, casesOr, counter, fact, number, over, plus, round, rule, sumOver, sumSpells, times, when } = make;

const checked = '2026-11-22';
const asked = fact('asked', 'month', [0, 30_000]);
const fee = fact('fee', 'dong', [0, 1e7]);
const start = make.spellFact('start', 'month', [0, 30_000]);
const many = make.spellFact('many', 'months', [0, 100]);
const each = counter('each', 'month', [monthOf(2020, 1), monthOf(2030, 1)]);
const place = counter('place', 'count', [0, 10]);
const step = (confidence: Confidence, more: Partial<StepText> = {}): StepText => ({
  from: '2020-01',
  value: 2,
  cite: 'L41 1',
  confidence,
  ...more,
});
const sure = (name: string, ...steps: readonly StepText[]) => series(name, { unit: 'count', steps, checked });

/** The steps behind a rule, of someone who asks in March 2026 and paid for 16 months from January 2024. */
function told(is: Term): readonly ToldStep[] {
  const values: Values = [];
  values[asked.id] = exact(monthOf(2026, 3));
  values[fee.id] = exact(100);
  const spell: Values = [];
  spell[start.id] = exact(monthOf(2024, 1));
  spell[many.id] = exact(16);
  const evaluation = new Evaluation({ values, spells: [spell] });
  const explanation = new Explanation(evaluation, { from: start, months: many });
  explanation.of(rule('sample', { unit: 'dong', cites: ['L41 2', 'ND159 5.1.a'], is }));
  return tellSteps(explanation.steps(), evaluation, en);
}
const last = (is: Term): ToldStep | undefined => told(is).at(-1);

describe('a step of an explanation', () => {
  test('names the rule, its value, its articles and what went into it', () => {
    const base = rule('base', { unit: 'dong', cites: ['L41 3'], is: times(fee, number(3)) });
    expect(last(plus(base, times(fee, make.at(sure('factor', step('A')), asked))))).toEqual({
      rule: 'sample',
      key: 'sample',
      name: 'sample',
      value: 500,
      text: '500\u00a0đ',
      unit: 'dong',
      cite: ['Law 41/2024, Article 2', 'Decree 159/2025, Article 5, clause 1, point a'],
      // 3 × 100 and 2 × 100.
      arithmetic: '300\u00a0đ + 100\u00a0đ × 2',
      because: [],
      inputs: [
        {
          kind: 'rule',
          id: 'base',
          key: 'base',
          name: 'base',
          value: 300,
          text: '300\u00a0đ',
          unit: 'dong',
          cite: ['Law 41/2024, Article 3'],
        },
        { kind: 'fact', id: 'fee', name: 'fee', value: 100, text: '100\u00a0đ', unit: 'dong', cite: [] },
        {
          kind: 'parameter',
          id: 'factor',
          name: 'factor',
          value: 2,
          text: '2',
          unit: 'count',
          cite: ['Law 41/2024, Article 1'],
          since: '2020-01',
          confidence: 'A',
        },
      ],
      lines: [],
      notes: [],
      confidence: 'A',
    });
  });

  test('for one of several has the place in its key and its name', () => {
    const member = rule('memberOfSample', { unit: 'dong', cites: [], is: times(fee, plus(place, number(1))) });
    const steps = told(sumOver(place, number(1), number(3), member));
    expect(steps.map(({ key, name, value }) => [key, name, value])).toEqual([
      ['memberOfSample[1]', 'memberOfSample 1', 200],
      ['memberOfSample[2]', 'memberOfSample 2', 300],
      ['sample', 'sample', 500],
    ]);
    expect(steps[2]?.inputs.map(({ kind, key }) => [kind, key])).toEqual([
      ['rule', 'memberOfSample[1]'],
      ['rule', 'memberOfSample[2]'],
    ]);
  });

  test('is as sure as the least sure of its legal numbers, wherever that stands', () => {
    const of = (...all: readonly Confidence[]): unknown =>
      last(plus(fee, ...all.map((one, i) => make.at(sure(`n${i}`, step(one)), asked))))?.confidence;
    expect(of('A', 'C', 'B')).toBe('C');
    expect(of('D', 'A')).toBe('D');
    expect(of()).toBeNull();
  });

  test('says what is doubtful, and what is assumed beyond the time for which it is known', () => {
    const noteOf = (...steps: readonly StepText[]): unknown =>
      last(times(fee, make.at(sure('factor', ...steps), asked)))?.inputs.at(-1)?.note;
    expect(noteOf(step('A'))).toBeUndefined();
    expect(noteOf(step('A', { note: 'someDoubt' }))).toBe('someDoubt');
    expect(noteOf(step('A', { until: '2026-03' }))).toBeUndefined();
    const assumed = 'factor: no figure is known after 02/2026; the newest is used.';
    expect(noteOf(step('A', { until: '2026-02' }))).toBe(assumed);
    expect(noteOf(step('A', { until: '2026-02', note: 'someDoubt' }))).toBe(`someDoubt ${assumed}`);
  });

  test('says that a rounding is inferred only where it changed something', () => {
    // 100 : 8 is 12.5, 100 : 4 is 25.
    expect(last(round('half-up', over(fee, number(8)), ROUNDING))?.notes).toEqual([en.rounding]);
    expect(last(round('half-up', over(fee, number(4)), ROUNDING))?.notes).toEqual([]);
    expect(last(round('half-up', over(fee, number(8)), 'ND159 5'))?.notes).toEqual([]);
  });

  test('gives the case that applied with its article; what applies otherwise only where no condition held', () => {
    const tiers = (least: number): Term =>
      casesOr([when(above(fee, number(least, 'dong')), fee, 'L41 4')], number(0, 'dong'), 'L41 5');
    expect(last(tiers(99))?.because).toEqual([
      { condition: 'Fee (100\u00a0đ) is more than 99\u00a0đ', cite: 'Law 41/2024, Article 4' },
    ]);
    expect(last(tiers(100))?.because).toEqual([{ condition: '', cite: 'Law 41/2024, Article 5' }]);
    expect(last(plus(tiers(99), tiers(100)))?.because).toEqual([
      { condition: 'Fee (100\u00a0đ) is more than 99\u00a0đ', cite: 'Law 41/2024, Article 4' },
    ]);
  });
});

describe('a line of a sum over spells', () => {
  const coefficient = make.at(
    series('byYear', {
      unit: 'fraction',
      years: { first: 2024, after: 1 },
      steps: [step('A', { value: [3, 2] })],
      checked,
    }),
    number(monthOf(2025, 1), 'month'),
    make.yearOf(each),
  );
  const until = (months: Term): Term => sumSpells(sumOver(each, start, plus(start, months), coefficient));

  test('goes from its first to its last month; within it, the months at each coefficient', () => {
    // 12 months of 2024 at 3, 4 of 2025 at 2.
    expect(last(until(many))?.lines).toEqual([
      {
        from: '2024-01',
        until: '2025-04',
        months: 16,
        text: '44',
        arithmetic: '12\u00a0months × 3 + 4\u00a0months × 2',
        lines: [
          {
            from: '2024-01',
            until: '2024-12',
            months: 12,
            text: '36\u00a0đ',
            arithmetic: '12\u00a0months × 3',
            lines: [],
          },
          {
            from: '2025-01',
            until: '2025-04',
            months: 4,
            text: '8\u00a0đ',
            arithmetic: '4\u00a0months × 2',
            lines: [],
          },
        ],
      },
    ]);
  });

  test('has a line within it where only a part of it counts', () => {
    const [line] = last(until(number(3, 'months')))?.lines ?? [];
    expect(line).toMatchObject({ from: '2024-01', until: '2025-04', months: 16, text: '9' });
    expect(line?.lines).toMatchObject([
      { from: '2024-01', until: '2024-03', months: 3, arithmetic: '3\u00a0months × 3' },
    ]);
  });

  test('has none within it where one coefficient holds for all of it', () => {
    const year = last(
      sumSpells(sumOver(each, number(monthOf(2024, 1), 'month'), plus(start, many), number(1, 'fraction'))),
    );
    expect(year?.lines.map(({ lines }) => lines)).toEqual([[]]);
  });
});
