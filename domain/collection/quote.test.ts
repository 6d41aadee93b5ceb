import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { expect, test } from 'vitest';
import { voluntaryClaimSchema } from './claim.ts';
import type { Payer } from './judge.ts';
import { coverStateIn, quote, renewalOf } from './quote.ts';

const month = (text: string): Month => parseMonth(text) as Month;
const on = '2025-11-18' as PlainDate;
const payer: Payer = { groupOn: () => 'other', statusOn: () => null, earlier: null };
const claim = (from: string) =>
  voluntaryClaimSchema.parse({
    product: 'voluntary',
    person: '019a0000-0000-7000-8000-000000000001',
    method: 'monthly',
    income: 1_650_000,
    from,
  });

test('a month on 1,650,000 costs 363,000, of which the State pays 66,000', () => {
  expect(quote(payer, [], claim('2025-11'), on)).toMatchObject({
    outcome: 'covers',
    // 1,650,000 × 22 % = 363,000; 1,500,000 × 22 % × 20 % = 66,000
    due: { gross: 363_000, state: 66_000, payable: 297_000, months: 1, kind: 'first', remainder: 0 },
  });
});

test('a month that is paid already is asked about, and the month after it continues', () => {
  const first = quote(payer, [], claim('2025-11'), on);
  if (first.outcome !== 'covers') throw new Error('the first month has to be free');
  expect(quote(payer, [first.due], claim('2025-11'), on)).toMatchObject({
    outcome: 'asks',
    question: { asks: 'months-already-paid' },
  });
  expect(quote(payer, [first.due], claim('2025-12'), on)).toMatchObject({ due: { kind: 'continuing' } });
  expect(renewalOf([first.due])).toEqual({
    product: 'voluntary',
    method: 'monthly',
    income: 1_650_000,
    from: month('2025-12'),
  });
});

test('whoever is on a pension is asked about', () => {
  const told = quote({ ...payer, statusOn: () => 'pension' }, [], claim('2025-11'), on);
  expect(told).toEqual({ outcome: 'asks', question: { asks: 'not-eligible', status: 'pension' } });
});

test('where nothing was paid there is nothing to renew', () => expect(renewalOf([])).toBeNull());

test.each([
  [null, null, 'never'],
  ['2025-11', '2025-12', 'covered'],
  ['2025-10', '2025-11', 'due'],
  ['2025-09', '2025-10', 'lapsed'],
  ['2025-09', null, 'lapsed'],
] as const)('covered until %s, due until %s: %s in 11/2025', (until, due, state) => {
  expect(coverStateIn(month('2025-11'), until && month(until), due && month(due))).toBe(state);
});
