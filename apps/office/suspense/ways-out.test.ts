import { expect, test } from 'vitest';
import { waysOf } from './ways-out.ts';

test('every open question has a way out, and money can always go back', () => {
  for (const asks of ['person-unknown', 'amount-differs', 'not-eligible', 'number-taken', 'clock-wrong'] as const) {
    expect(waysOf({ asks })).toContain('pay-back');
  }
});

test('a number or a day is confirmed, a claim is corrected, and nothing is left to decide about what went back', () => {
  expect(waysOf({ asks: 'number-not-leased' })[0]).toBe('confirm');
  expect(waysOf({ asks: 'amount-differs' })[0]).toBe('correct');
  expect(waysOf({ asks: 'paid-back' })).toEqual([]);
});
