import { describe, expect, test } from 'vitest';
import { readFormula, readStraight, type Formula } from './formula.ts';

const name = (text: string): Formula => ({ kind: 'name', name: text });
const number = (value: number): Formula => ({ kind: 'number', value });
const cell = (column: string, at: Formula): Formula => ({ kind: 'cell', column, at });
const binary = (left: Formula, operator: '+' | '-' | '*' | '/', right: Formula): Formula => ({
  kind: 'binary',
  operator,
  left,
  right,
});

describe('a printed expression', () => {
  test.each<[string, Formula]>([
    ['v1', name('v1')],
    ['12', number(12)],
    ['0.125', number(0.125)],
    ['in_sex[i]!', cell('in_sex', name('i'))],
    // From the left, products before sums.
    ['a - b - c', binary(binary(name('a'), '-', name('b')), '-', name('c'))],
    ['a / b * c', binary(binary(name('a'), '/', name('b')), '*', name('c'))],
    ['a + b * c', binary(name('a'), '+', binary(name('b'), '*', name('c')))],
    ['a * b + c', binary(binary(name('a'), '*', name('b')), '+', name('c'))],
    ['(a + b) * c', binary(binary(name('a'), '+', name('b')), '*', name('c'))],
    ['t1[v10 * 1105 + s1]!', cell('t1', binary(binary(name('v10'), '*', number(1105)), '+', name('s1')))],
    ['(t0[v7]! - t0[v6]!) * v3', binary(binary(cell('t0', name('v7')), '-', cell('t0', name('v6'))), '*', name('v3'))],
    ['  _a+b2', binary(name('_a'), '+', name('b2'))],
  ])('%s', (text, formula) => {
    expect(readFormula(text)).toEqual(formula);
  });

  test.each([
    ['a ? b : c', 'cannot be laid over lanes: a ? b : c'],
    ['a < b', 'cannot be laid over lanes: a < b'],
    ['-a', 'cannot be laid over lanes: -a'],
    ['a +', 'ends too early: a +'],
    ['', 'ends too early: '],
    ['(a + b', 'ends too early: (a + b'],
    ['(a ]', 'brackets: (a ]'],
    ['a[i)', 'brackets: a[i)'],
    ['a b', 'more than one expression: a b'],
    ['a)', 'more than one expression: a)'],
  ])('%s is none', (text, message) => {
    expect(() => readFormula(text)).toThrow(message);
  });
});

describe('a printed loop', () => {
  test('has what is named for a spell, its sums, what is named for a person, and the answers', () => {
    const body = [
      '    let s0 = 0;',
      '    let s1 = 0;',
      '    for (let k = first; k < last; k++) {',
      '      const v1 = in_months[k]!;',
      '      s0 += v1;',
      '      s1 += v1 * 2;',
      '    }',
      '    const v2 = s0 + s1;',
      '    out_paid[i] = v2;',
      '    out_all[i] = s0;',
    ];
    expect(readStraight(body)).toEqual({
      spell: [['v1', cell('in_months', name('k'))]],
      sums: [
        ['s0', name('v1')],
        ['s1', binary(name('v1'), '*', number(2))],
      ],
      person: [['v2', binary(name('s0'), '+', name('s1'))]],
      answers: [
        ['paid', name('v2')],
        ['all', name('s0')],
      ],
    });
  });

  test('may have more than ten sums', () => {
    expect(readStraight(['let s10 = 0;', 's10 += 2;']).sums).toEqual([['s10', number(2)]]);
  });

  test('has nothing of a spell before its loop', () => {
    expect(readStraight(['const v1 = 2;'])).toEqual({ spell: [], sums: [], person: [['v1', number(2)]], answers: [] });
  });

  test.each([
    'if (v1 !== 0) {',
    'let v1 = 0;',
    'let s0 = 1;',
    'const v1 = 2',
    's0 -= v1;',
    'out_paid[k] = 1;',
    'x out_paid[i] = 1;',
    'then s0 += 1;',
    'not const v1 = 1;',
    'const v1 = 2; more',
    's0 += 1; more',
    'out_paid[i] = 1; more',
    'let s0 = 0; more',
    'more let s0 = 0;',
  ])('%s has no place in it', (line) => {
    expect(() => readStraight([line])).toThrow(`cannot be laid over lanes: ${line}`);
  });
});
