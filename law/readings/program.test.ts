import { describe, expect, test } from 'vitest';
import * as make from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { cellsOf, cellsOfFact } from './program.ts';

const n = make.number;
const day = make.fact('day', 'month', [0, 9]);
const step: StepText = { from: '2020-01', value: 1, cite: 'x', confidence: 'A' };
const line = series('line', { unit: 'dong', steps: [step], checked: '2026-11-22' });
const fact = (least: number, most: number, unit: Unit = 'dong', more: Parameters<typeof make.fact>[3] = {}) =>
  make.fact('some', unit, [least, most], more);

describe('the column of an answer', () => {
  const kind = (unit: Unit, is: Term, range?: readonly [number, number]): string =>
    cellsOf(make.rule('ruled', { unit, cites: [], is, ...(range ? { range } : {}) }));

  test.each<[string, Unit, Term, string]>([
    ['a month', 'month', day, 'Int32Array'],
    ['a length of whole months', 'months', fact(0, 900, 'months'), 'Uint16Array'],
    ['a length of halves', 'months', make.over(fact(0, 900, 'months'), n(2)), 'Float64Array'],
    ['yes or no', 'yes-no', make.yesNo('y'), 'Uint8Array'],
    ['a choice', 'choice', make.choice('c', ['a', 'b']), 'Uint8Array'],
    ['years, which may be halves', 'years', n(1, 'years'), 'Float32Array'],
    ['a percentage', 'percent', n(1, 'percent'), 'Float32Array'],
    ['an amount of whole numbers', 'dong', fact(0, 2 ** 31 - 1), 'Int32Array'],
    ['one past what four bytes hold', 'dong', fact(0, 2 ** 31), 'Float64Array'],
    ['one that may be below zero', 'dong', fact(-1, 9), 'Float64Array'],
    ['a fraction', 'dong', make.over(fact(0, 9), n(2)), 'Float64Array'],
    ['a double', 'dong', fact(0, 9, 'dong', { real: true }), 'Float64Array'],
    // NaN says that the book knows no figure for the date.
    ['one that may be unknown', 'dong', make.at(line, day), 'Float64Array'],
    ['one with something unknown in it', 'dong', make.plus(fact(0, 9), make.at(line, day)), 'Float64Array'],
    ['one of a fixed date', 'dong', make.plus(fact(0, 9), make.at(line, n(24_240, 'month'))), 'Int32Array'],
  ])('%s', (_, unit, term, cells) => {
    expect(kind(unit, term)).toBe(cells);
  });
});

test.each([
  ['up to 255', make.fact('f', 'count', [0, 255]), 'Uint8Array'],
  ['up to 256', make.fact('f', 'count', [0, 256]), 'Uint16Array'],
  ['below zero', make.fact('f', 'count', [-1, 9]), 'Uint16Array'],
  ['up to 65,535', make.fact('f', 'count', [0, 65_535]), 'Uint16Array'],
  ['up to 65,536', make.fact('f', 'count', [0, 65_536]), 'Int32Array'],
  ['with decimals', make.fact('f', 'percent', [0, 100], { scale: 100 }), 'Int32Array'],
  ['a month of the case', make.fact('f', 'month', [0, 9]), 'Int32Array'],
  ['a month of a spell', make.spellFact('f', 'month', [0, 9]), 'Uint8Array'],
  ['a double', make.fact('f', 'fraction', [0, 1], { real: true }), 'Float64Array'],
])('the column of a fact %s', (_, of, cells) => {
  expect(cellsOfFact(of)).toBe(cells);
});
