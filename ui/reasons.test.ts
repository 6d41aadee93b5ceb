import type { ToldInput, ToldStep } from '@diemtua/law';
import { expect, test } from 'vitest';
import { leadsTo, legalNumbersOf, reasonsFor } from './reasons.ts';

const dong = (value: number): string => `${String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.')}\u00a0đ`;

const input = (kind: ToldInput['kind'], id: string, value: number, more: Partial<ToldInput> = {}): ToldInput => ({
  kind,
  id,
  name: id,
  value,
  text: dong(value),
  unit: 'dong',
  cite: [],
  ...more,
});

const step = (rule: string, value: number, arithmetic: string, inputs: readonly ToldInput[]): ToldStep => ({
  rule,
  key: rule,
  name: rule,
  value,
  text: dong(value),
  unit: 'dong',
  cite: [`article of ${rule}`],
  arithmetic,
  because: [],
  inputs,
  lines: [],
  notes: [],
  confidence: null,
});

/** 297,000 = 363,000 − 66,000 − 0; the 363,000 is rounded, which changes nothing; nobody told of a local support. */
const steps = [
  step('monthly', 363_000, '22 % × 1.650.000', [
    input('parameter', 'rate', 22, { since: '2025-07', confidence: 'A', cite: ['Law 36'] }),
    input('fact', 'income', 1_650_000),
  ]),
  step('rounded', 363_000, '363.000, rounded', [input('rule', 'monthly', 363_000)]),
  step('state', 66_000, '330.000 × 20 %', [input('parameter', 'poverty', 1_500_000, { confidence: 'B' })]),
  step('local', 0, '330.000 × 0 %', [input('fact', 'localPercent', 0)]),
  step('payable', 297_000, `${dong(363_000)} \u2212 ${dong(66_000)} \u2212 ${dong(0)}`, [
    input('rule', 'rounded', 363_000),
    input('rule', 'state', 66_000),
    input('rule', 'local', 0),
  ]),
];

test('a step that only hands a figure on is shown as the step it comes from', () => {
  const reason = reasonsFor('payable', steps);
  expect(reason?.parts.map(({ id, arithmetic }) => [id, arithmetic])).toEqual([
    ['monthly', '22 % × 1.650.000'],
    ['state', '330.000 × 20 %'],
  ]);
});

test('what was told as nothing is left out, in the steps and in the sum', () => {
  expect(reasonsFor('payable', steps)?.arithmetic).toBe(`${dong(363_000)} \u2212 ${dong(66_000)}`);
});

test('a step cites the articles of the legal numbers that it used; without them, its own', () => {
  const reason = reasonsFor('payable', steps);
  expect(reason?.parts.map(({ cite }) => cite)).toEqual([['Law 36'], ['article of state']]);
});

test('an explanation leads to what no other step uses', () => expect(leadsTo(steps)).toEqual(['payable']));

test('every legal number behind a figure is found', () => {
  expect(legalNumbersOf('payable', steps).map(({ id }) => id)).toEqual(['rate', 'poverty']);
});

test('a figure that the explanation does not have has no reasons', () => {
  expect(reasonsFor('pension', steps)).toBeNull();
});
