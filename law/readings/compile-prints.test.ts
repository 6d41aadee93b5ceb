import { describe, expect, test } from 'vitest';
import * as make from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { Compiler } from './compile.ts';
import type { ProgramOutput } from './program.ts';

const { below, casesOr, equals, least, over, plus, sumOver, sumSpells, times, when } = make;
const n = make.number;
const money = make.fact('money', 'dong', [0, 1e6]);
const gift = make.fact('gift', 'dong', [0, 1e6]);
const months = make.fact('months', 'months', [0, 24]);
const sex = make.choice('sex', ['male', 'female']);
const born = make.fact('born', 'month', [0, 30_000]);
const first = make.fact('first', 'month', [24_240, 24_300]);
const start = make.spellFact('start', 'month', [24_240, 24_359]);
const length = make.spellFact('length', 'months', [1, 12]);
const income = make.spellFact('income', 'dong/month', [0, 1000]);
const group = make.choice('group', ['poor', 'other'], 'spell');
const each = make.counter('each', 'month', [24_240, 24_371]);
const rank = make.counter('rank', 'count', [0, 30]);
const step = (from: string, value: StepText['value']): StepText => ({ from, value, cite: 'x', confidence: 'A' });
const checked = '2026-11-22';
/** From month 24 of the 61 on 500, from 41 on 700. */
const late = series('late', { unit: 'dong', steps: [step('2022-01', 500), step('2023-06', 700)], checked });
const byGroup = series('byGroup', {
  unit: 'dong/month',
  choices: ['poor', 'other'],
  steps: [step('2020-01', { poor: 50, other: 20 }), step('2025-01', { poor: 70, other: 30 })],
  checked,
});
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [step('2022-01', [1.5, 1.25]), step('2024-01', [1.6, 1.3, 1.1])],
  checked,
});
const interest = series('interest', { unit: 'fraction', steps: [step('2020-01', 0.25)], real: true, checked });
const ages = series('ages', {
  unit: 'months',
  choices: ['male', 'female'],
  steps: [step('0001-01', { male: 6, female: 3 })],
  checked,
});
const until = plus(start, length);
const year = make.whole(each, n(12, 'months/year'));

const output = (name: string, unit: Unit, is: Term, of: Term | null = null): ProgramOutput => ({
  name,
  rule: make.rule(name, { unit, cites: [], is }),
  when: of,
});
function compiled(...outputs: readonly ProgramOutput[]): ReturnType<Compiler['compile']> {
  return new Compiler({ facts: [], spellFacts: [], told: [], outputs }).compile();
}
/** The lines for one rule, without the indent of the loop over people. */
const linesOf = (is: Term, unit: Unit = 'dong', of: Term | null = null): readonly string[] =>
  compiled(output('answer', unit, is, of)).body.map((line) => line.slice('    '.length));
const madeOf = (is: Term): readonly (readonly [string, string])[] =>
  compiled(output('answer', 'dong', is)).tables.flatMap(({ made }) => made);

describe('the lines of the loop', () => {
  test('name each value once, and divide at the end', () => {
    expect(linesOf(plus(over(money, n(3)), over(money, n(3))))).toEqual([
      'const v0 = in_money[i]!;',
      'const v1 = (v0 + v0);',
      'out_answer[i] = v1 / 3;',
    ]);
  });

  test('tell a percentage as people do', () => {
    expect(linesOf(over(money, plus(gift, n(1))), 'percent')).toEqual([
      'const v0 = in_money[i]!;',
      'const v1 = in_gift[i]!;',
      'const v2 = (v1 + 1);',
      'out_answer[i] = (v0 * 100) / v2;',
    ]);
    // An eighth of one is 12.5 %.
    const eighths = make.fact('eighths', 'percent', [0, 8], { scale: 8 });
    expect(linesOf(eighths, 'percent').at(-1)).toBe('out_answer[i] = (v0 * 25) * 0.5;');
  });

  test('leave out cases that never apply, and conditions that always do', () => {
    const sure = make.cases(when(equals(n(1), n(2)), money, 'x'), when(equals(n(1), n(1)), gift, 'x'));
    expect(linesOf(sure)).toEqual(['const v0 = in_gift[i]!;', 'out_answer[i] = v0;']);
    const neither = casesOr([when(equals(n(1), n(2)), money, 'x')], gift);
    expect(linesOf(neither)).toEqual(['const v0 = in_gift[i]!;', 'out_answer[i] = v0;']);
  });

  test('ask a fact whether it is not zero, and count a condition as one or zero', () => {
    expect(linesOf(casesOr([when(make.yesNo('yes'), money, 'x')], gift)).at(-2)).toBe(
      'const v3 = (v0 !== 0 ? v1 : v2);',
    );
    expect(linesOf(plus(below(money, gift), n(1)), 'count').slice(2)).toEqual([
      'const v2 = (v0 < v1);',
      'const v3 = ((v2 ? 1 : 0) + 1);',
      'out_answer[i] = v3;',
    ]);
  });

  test('write a number where nothing is asked, and NaN where the book knows none', () => {
    // 700 of June 2023 and later, and 2.
    expect(linesOf(plus(n(2), make.at(late, n(24_300, 'month'))))).toEqual(['out_answer[i] = 702;']);
    expect(linesOf(make.at(late, n(24_000, 'month')))).toEqual(['out_answer[i] = NaN;']);
  });

  test('stand in a block of their own where an answer has a condition', () => {
    expect(linesOf(plus(money, n(1)), 'dong', below(sumSpells(income), gift))).toEqual([
      'let s0 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v1 = in_income[k]!;',
      '  s0 += v1;',
      '}',
      'const v2 = in_gift[i]!;',
      'const v3 = (s0 < v2);',
      'if (v3) {',
      '  const v4 = in_money[i]!;',
      '  const v5 = (v4 + 1);',
      '  out_answer[i] = v5;',
      '} else {',
      '  out_answer[i] = -1;',
      '}',
    ]);
  });

  test('ask a condition once for all answers that have it', () => {
    const condition = below(money, gift);
    const { body } = compiled(
      output('a', 'dong', money, condition),
      output('b', 'dong', n(1, 'dong')),
      output('c', 'months', months, condition),
    );
    expect(body.map((line) => line.trim())).toEqual([
      'const v0 = in_money[i]!;',
      'const v1 = in_gift[i]!;',
      'const v2 = (v0 < v1);',
      'if (v2) {',
      'out_a[i] = v0;',
      'const v3 = in_months[i]!;',
      'out_c[i] = v3;',
      '} else {',
      'out_a[i] = -1;',
      'out_c[i] = 65535;',
      '}',
      'out_b[i] = 1;',
    ]);
  });

  test('a name of one block is not known in the next', () => {
    const { body } = compiled(
      output('a', 'dong', gift, make.is(sex, 'male')),
      output('b', 'dong', gift, make.is(sex, 'female')),
    );
    expect(body.filter((line) => line.includes('in_gift[i]'))).toHaveLength(2);
    expect(body.filter((line) => line.includes('in_sex[i]'))).toHaveLength(1);
  });
});

describe('the loops over spells', () => {
  test('work out before them what does not change', () => {
    expect(linesOf(sumSpells(times(income, plus(money, gift))))).toEqual([
      'const v0 = in_money[i]!;',
      'const v1 = in_gift[i]!;',
      'const v2 = (v0 + v1);',
      'let s3 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v4 = in_income[k]!;',
      '  const v5 = v4 * v2;',
      '  s3 += v5;',
      '}',
      'out_answer[i] = s3;',
    ]);
    expect(linesOf(sumSpells(plus(income, make.at(late, first)))).slice(0, 4)).toEqual([
      'const v0 = in_first[i]!;',
      'const v1 = t0[v0 - 24240]!;',
      'let s2 = 0;',
      'for (let k = first; k < last; k++) {',
    ]);
  });

  test('are one where no sum needs another, and one after the other where it does', () => {
    expect(linesOf(plus(sumSpells(times(income, n(2))), sumSpells(times(income, n(3)))))).toEqual([
      'let s0 = 0;',
      'let s1 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v2 = in_income[k]!;',
      '  const v3 = v2 * 2;',
      '  const v4 = v2 * 3;',
      '  s0 += v3;',
      '  s1 += v4;',
      '}',
      'const v5 = (s0 + s1);',
      'out_answer[i] = v5;',
    ]);
    expect(linesOf(sumSpells(times(income, least(n(9), sumSpells(length)))))).toEqual([
      'let s0 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v1 = in_length[k]!;',
      '  s0 += v1;',
      '}',
      'const v2 = (s0 < 9 ? s0 : 9);',
      'let s3 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v4 = in_income[k]!;',
      '  const v5 = v4 * v2;',
      '  s3 += v5;',
      '}',
      'out_answer[i] = s3;',
    ]);
  });

  test('take the sum over the spells before as the running one', () => {
    expect(linesOf(sumSpells(least(income, make.earlier(income))))).toEqual([
      'let s0 = 0;',
      'let s1 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v2 = in_income[k]!;',
      '  const v3 = (s0 < v2 ? s0 : v2);',
      '  s0 += v2;',
      '  s1 += v3;',
      '}',
      'out_answer[i] = s1;',
    ]);
  });

  test('take a sum over months as a difference of running totals, by rows of keys', () => {
    expect(linesOf(sumSpells(sumOver(each, start, until, make.minus(each, n(24_000, 'month')))))).toEqual([
      'let s0 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v1 = in_start[k]!;',
      '  const v2 = in_length[k]!;',
      '  const v3 = (v1 + v2);',
      '  const v4 = (t0[v3 - 24240]! - t0[v1 - 24240]!);',
      '  s0 += v4;',
      '}',
      'out_answer[i] = s0;',
    ]);
    // 132 months and a place more to a row; a group of each spell, or a sex of the case.
    const of = (key: Term): Term => sumSpells(sumOver(each, start, until, make.at(byGroup, each, key)));
    expect(linesOf(of(group)).slice(2, 4)).toEqual(['  const v1 = in_group[k]!;', '  const v2 = v1 * 133 - 24240;']);
    expect(linesOf(of(sex)).slice(0, 3)).toEqual([
      'const v0 = in_sex[i]!;',
      'const v1 = v0 * 133 - 24240;',
      'let s2 = 0;',
    ]);
    expect(madeOf(of(sex))).toEqual([
      ['t0', 'totals(new Int32Array(266), 132, runs(new Float64Array(264), [60, 50, 72, 70, 60, 20, 72, 30]))'],
    ]);
  });

  test('take the row of a table by its date, and nothing before its first step', () => {
    const term = sumSpells(sumOver(each, start, until, times(income, make.at(byYear, first, year))));
    expect(linesOf(term)).toEqual([
      'const v0 = in_first[i]!;',
      'const v1 = t0_known[t1[v0 - 24240]!]!;',
      'const v2 = t1[v0 - 24240]! * 133 - 24240;',
      'let s3 = 0;',
      'for (let k = first; k < last; k++) {',
      '  const v4 = in_start[k]!;',
      '  const v5 = in_length[k]!;',
      '  const v6 = (v4 + v5);',
      '  const v7 = in_income[k]!;',
      '  const v8 = (t0[v2 + v6]! - t0[v2 + v4]!) * v7 * v1;',
      '  s3 += v8;',
      '}',
      'out_answer[i] = s3 / 20;',
    ]);
    // Twentieths: 1.5 and 1.25 are 30 and 25; 1.6, 1.3 and 1.1 are 32, 26 and 22.
    expect(madeOf(term)).toEqual([
      [
        't0',
        'totals(new Int32Array(399), 132, runs(new Float64Array(396), [132, 0, 12, 30, 12, 25, 108, 20, 12, 32, 12, 26, 12, 22, 96, 20]))',
      ],
      ['t0_known', 'runs(new Float64Array(3), [1, NaN, 2, 1])'],
      ['t1', 'runs(new Uint8Array(61), [24, 0, 24, 1, 13, 2])'],
    ]);
  });

  test('count one by one where there are no months, with what does not change before them', () => {
    expect(linesOf(sumOver(rank, n(0), months, times(rank, money, gift)), 'count')).toEqual([
      'const v0 = in_months[i]!;',
      'const v1 = in_money[i]!;',
      'const v2 = in_gift[i]!;',
      'let s3 = 0;',
      'for (let c4 = 0; c4 < v0; c4++) {',
      '  const v5 = c4 * v1 * v2;',
      '  s3 += v5;',
      '}',
      'out_answer[i] = s3;',
    ]);
  });
});

describe('the tables', () => {
  test('are by their keys, the smallest range outside', () => {
    expect(linesOf(make.at(byGroup, first, sex)).at(-2)).toBe('const v2 = t0[v0 * 61 + v1 - 24240]!;');
    expect(madeOf(make.at(byGroup, first, sex))).toEqual([
      ['t0', 'runs(new Uint8Array(122), [60, 50, 1, 70, 60, 20, 1, 30])'],
    ]);
  });

  test('are printed once where they are the same', () => {
    const twin = series('twin', { unit: 'dong', steps: [step('2022-01', 500), step('2023-06', 700)], checked });
    expect(madeOf(plus(times(make.at(late, first), money), times(make.at(twin, first), gift)))).toEqual([
      ['t0', 'runs(new Float64Array(61), [24, NaN, 17, 500, 20, 700])'],
    ]);
    const other = series('other', { unit: 'dong', steps: [step('2022-01', 400)], checked });
    expect(madeOf(plus(times(make.at(late, first), money), times(make.at(other, first), gift)))).toEqual([
      ['t0', 'runs(new Float64Array(61), [24, NaN, 17, 500, 20, 700])'],
      ['t1', 'runs(new Float64Array(61), [24, NaN, 37, 400])'],
    ]);
  });
});

test.each<[string, Term]>([
  ['value of interest: its date cannot be laid up in a table', sumSpells(times(income, make.at(interest, start)))],
  ['interest has keys and cannot be looked up in a loop', times(money, make.at(interest, first, sex))],
  ['value of interest: its date is no whole month', times(money, make.at(interest, over(first, n(2))))],
  [
    'value of interest: its date cannot be laid up in a table',
    make.at(interest, plus(first, months, make.whole(money, n(1000)))),
  ],
  ['cannot be laid up in a table', sumSpells(times(income, make.at(late, start)))],
  ['an age must be a table', make.ageReached(born, ages, sex)],
  ['a sum over spells needs one denominator', sumSpells(over(income, plus(length, n(1))))],
  ['a sum over spells needs one denominator', sumSpells(make.earlier(over(income, plus(length, n(1)))))],
  ['a sum needs one denominator', sumOver(rank, n(0), months, over(money, plus(rank, n(1))))],
  ['earlier outside of a sum', make.earlier(length)],
  [
    'step of byYear: its date cannot be laid up in a table',
    sumSpells(sumOver(each, start, until, make.at(byYear, plus(first, sumSpells(length)), year))),
  ],
])('refused as a bug: %s', (message, term) => {
  expect(() => linesOf(term)).toThrow(message);
});
