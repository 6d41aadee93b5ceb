import { describe, expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import {
  check,
  checkEach,
  monthField,
  numberField,
  output,
  spells,
  yesNoField,
  type Question,
} from '../language/question.ts';
import { series } from '../language/series.ts';
import type { Rule, Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { work } from './answer.ts';

const years = [monthOf(2008, 1), monthOf(2099, 12)] as const;
const from = make.spellFact('from', 'month', years);
const months = make.spellFact('months', 'months', [1, 720]);
const income = make.spellFact('income', 'dong/month', [0, 1000]);
const lump = make.yesNo('lump', 'spell');
const continued = make.yesNo('continued', 'spell');
const day = make.fact('day', 'month', years);
const many = make.fact('many', 'count', [0, 20]);
const asked = make.yesNo('asked');
const rank = make.counter('rank', 'count', [1, 20]);
const line = series('line', {
  unit: 'dong/month',
  steps: [
    { from: '2012-01', value: 4, until: '2012-12', cite: 'x', confidence: 'A' },
    { from: '2020-01', value: 5, until: '2020-12', cite: 'x', confidence: 'A' },
    { from: '2022-01', value: 7, until: '2022-12', cite: 'x', confidence: 'A' },
  ],
  checked: '2026-11-22',
});
const n = make.number;
const rule = (name: string, unit: Unit, is: Term): Rule => make.rule(name, { unit, cites: ['x'], is });

const question: Question = {
  name: 'sample',
  fields: {
    on: monthField(day),
    many: numberField(many, { otherwise: 3 }),
    asked: yesNoField(asked, { otherwise: 0 }),
    voluntary: spells(
      { from, months, lump, continued },
      {
        from: monthField(from),
        months: numberField(months),
        income: numberField(income),
        lump: yesNoField(lump, { otherwise: 0 }),
      },
    ),
  },
  checks: [
    check('too-many', 'many', make.below(many, n(10)), 'L41 1', n(9)),
    check('seven', 'many', make.not(make.equals(many, n(7))), 'L41 2'),
    check('asked-for-four', 'many', make.not(make.equals(many, n(4))), 'L41 2', asked),
    checkEach(
      'too-little',
      'income',
      make.atLeast(income, n(10, 'dong/month')),
      'L41 3',
      make.plus(from, n(1, 'months')),
    ),
  ],
  outputs: [
    output('line', rule('line', 'dong/month', make.at(line, day))),
    output('sum', rule('sum', 'dong', make.sumSpells(make.times(income, months)))),
    output('asked', rule('asked', 'yes-no', asked), { when: asked }),
    output('left', rule('left', 'yes-no', asked), { when: asked, omitted: true }),
    output('each', rule('each', 'count', make.times(rank, rank)), { each: { counter: rank, last: many } }),
  ],
  dated: 'on',
};
const spell = { from: '2020-01', months: 2, income: 10 };
const input = { on: '2020-06', voluntary: [spell] };
const found = (change: object): unknown => {
  const worked = work(question, { ...input, ...change });
  return 'code' in worked ? worked : worked.fields;
};

describe('a question worked out', () => {
  test('has its fields; one that does not apply is null, or left out; a list has one value a count', () => {
    expect(found({})).toEqual({ line: 5, sum: 20, asked: null, each: [1, 4, 9] });
    expect(found({ asked: true, many: 0 })).toEqual({ line: 5, sum: 20, asked: true, left: true, each: [] });
  });

  test('names what was assumed, from when to when it is known', () => {
    expect(work(question, { ...input, on: '2023-01' })).toMatchObject({
      fields: { line: 7 },
      assumed: [{ parameter: 'line', knownFrom: '2022-01', knownUntil: '2022-12' }],
    });
    expect(work(question, input)).toMatchObject({ assumed: [] });
  });
});

describe('why there is no answer', () => {
  test('a mistake in what was told comes first', () => {
    expect(found({ many: 0.5 })).toMatchObject({ code: 'not-whole', field: 'many' });
  });

  test('a condition that fails, with its limit and article', () => {
    expect(found({ many: 10 })).toEqual({ code: 'too-many', field: 'many', cites: ['L41 1'], with: { limit: 9 } });
    expect(found({ many: 7 })).toEqual({ code: 'seven', field: 'many', cites: ['L41 2'], with: {} });
    // A limit that is yes or no counts as 1 or 0.
    expect(found({ many: 4, asked: true })).toMatchObject({ with: { limit: 1 } });
  });

  test('of the spells that fail, the one that began first', () => {
    const poor = (month: string) => ({ from: month, months: 1, income: 9 });
    expect(found({ voluntary: [spell, poor('2021-02'), poor('2021-01')] })).toEqual({
      code: 'too-little',
      field: 'voluntary[2].income',
      cites: ['L41 3'],
      with: { limit: '2021-02' },
    });
    // A lump within it parts the first spell; its beginning is still before the lump.
    const parted = [
      { from: '2021-01', months: 6, income: 9 },
      { from: '2021-03', months: 9, income: 8, lump: true },
    ];
    expect(found({ voluntary: parted })).toMatchObject({ field: 'voluntary[0].income', with: { limit: '2021-02' } });
  });

  test('a figure that the book does not know', () => {
    expect(found({ on: '2021-03' })).toEqual({
      code: 'unknown-parameter',
      field: 'on',
      cites: [],
      with: { parameter: 'line', month: '2021-03' },
    });
  });

  test('a figure that a condition needs', () => {
    const must = make.below(make.at(line, day), n(1, 'dong/month'));
    expect(work({ ...question, checks: [check('x', 'many', must, 'x')] }, { ...input, on: '2019-01' })).toMatchObject({
      code: 'unknown-parameter',
      with: { month: '2019-01' },
    });
  });

  test('two cases that apply, and none', () => {
    const yes = make.equals(n(1), n(1));
    const outcome = (is: Term) => work({ ...question, outputs: [output('some', rule('some', 'count', is))] }, input);
    const both = make.cases(make.when(yes, n(1), 'L41 1'), make.when(make.not(asked), n(2), 'L41 2'));
    expect(outcome(both)).toEqual({ code: 'conflict', field: null, cites: ['L41 1', 'L41 2'], with: {} });
    const none = make.cases(make.when(asked, n(1), 'L41 1'));
    expect(outcome(none)).toEqual({ code: 'no-case', field: null, cites: ['L41 1'], with: {} });
  });
});
