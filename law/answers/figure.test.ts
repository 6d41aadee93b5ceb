import { expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
import { figure } from './figure.ts';

test('a legal number comes with its article', () => {
  expect(figure('contributionRate', monthOf(2025, 11))).toEqual({
    value: 22,
    cite: 'L41 36.1',
    confidence: 'A',
    assumed: false,
  });
  expect(figure('deadlineMonths', monthOf(2025, 11), 'half-yearly')).toMatchObject({ value: 4, cite: 'L41 36.3' });
  expect(figure('deadlineMonths', monthOf(2017, 1), 'half-yearly')).toMatchObject({ value: 4, cite: 'ND134 12' });
  expect(figure('supportPercent', monthOf(2025, 11), 'poor')).toMatchObject({ value: 50 });
});

test('a number by year is looked up by its year', () => {
  // Table for claims in 2026: years after its end count one to one.
  expect(figure('adjustment', monthOf(2026, 1), '2026')).toMatchObject({ value: 1 });
});

test.each([
  ['no such number', 'toString', monthOf(2025, 11), undefined],
  ['before the first step', 'contributionRate', monthOf(2010, 1), undefined],
  ['no such key', 'deadlineMonths', monthOf(2025, 11), 'weekly'],
  ['a key is missing', 'deadlineMonths', monthOf(2025, 11), undefined],
  ['a year that is none', 'adjustment', monthOf(2026, 1), 'soon'],
  ['half a year', 'adjustment', monthOf(2026, 1), '2020.5'],
  ['a year before the table', 'adjustment', monthOf(2026, 1), '1990'],
])('%s: nothing, never a guess', (_, name, month, key) => {
  expect(figure(name, month, key)).toBeNull();
});
