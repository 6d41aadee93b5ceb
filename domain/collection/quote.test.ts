import type { Dong } from '@diemtua/law/kernel/dong';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { healthClaimSchema, voluntaryClaimSchema, type Claim } from './claim.ts';
import type { Covered, Payer } from './judge.ts';
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

test('months that were given back can be paid anew, and the next period begins with them', () => {
  const year = quote(payer, [], { ...claim('2025-11'), method: 'yearly' }, on);
  if (year.outcome !== 'covers') throw new Error('the year has to be free');
  // 11/2025 to 10/2026; from 06/2026 on it was given back.
  const cut = { ...year.due, refundedFrom: month('2026-06') };
  const later = '2026-06-10' as PlainDate;
  expect(quote(payer, [year.due], claim('2026-06'), later)).toMatchObject({ outcome: 'asks' });
  expect(quote(payer, [cut], claim('2026-06'), later)).toMatchObject({
    outcome: 'covers',
    due: { kind: 'continuing', payable: 297_000 },
  });
  expect(quote(payer, [cut], claim('2026-05'), later)).toMatchObject({
    outcome: 'asks',
    question: { asks: 'months-already-paid' },
  });
  expect(renewalOf([cut])?.from).toBe(month('2026-06'));
  // All of it: as if nothing had been paid.
  expect(quote(payer, [{ ...year.due, refundedFrom: year.due.from }], claim('2025-11'), on)).toMatchObject({
    due: { kind: 'first' },
  });
});

test('a household card needs the household, where the registry can be asked for it', () => {
  const card = healthClaimSchema.parse({
    product: 'health',
    person: '019a0000-0000-7000-8000-000000000001',
    household: '019a0000-0000-7000-8000-000000000002',
    from: '2025-12',
    months: 12,
    place: 1,
  });
  expect(quote(payer, [], card, on)).toMatchObject({ outcome: 'covers' });
  const stranger = { ...payer, isMemberOf: () => false };
  expect(quote(stranger, [], card, on)).toEqual({ outcome: 'asks', question: { asks: 'household-unknown' } });
  const member = {
    ...payer,
    isMemberOf: (household: string, day: string) => household === card.household && day === on,
  };
  expect(quote(member, [], card, on)).toMatchObject({ outcome: 'covers' });
});

test('a card begins in the month of the payment at the earliest', () => {
  const card = (from: string) =>
    healthClaimSchema.parse({
      product: 'health',
      person: '019a0000-0000-7000-8000-000000000001',
      household: '019a0000-0000-7000-8000-000000000002',
      from,
      months: 3,
      place: 1,
    });
  expect(quote(payer, [], card('2025-11'), on)).toMatchObject({ outcome: 'covers' });
  expect(quote(payer, [], card('2025-10'), on)).toEqual({
    outcome: 'asks',
    question: { asks: 'after-deadline', from: month('2025-10'), deadline: month('2025-10') },
  });
});

test('whoever is on a pension is asked about', () => {
  const told = quote({ ...payer, statusOn: () => 'pension' }, [], claim('2025-11'), on);
  expect(told).toEqual({ outcome: 'asks', question: { asks: 'not-eligible', status: 'pension' } });
});

describe('the next period', () => {
  const paid = (told: object, day = on, before: readonly Covered[] = []): Covered => {
    const found = quote(payer, before, { ...claim('2025-11'), ...told } as Claim, day);
    if (found.outcome !== 'covers') throw new Error(`the period has to be free: ${JSON.stringify(found)}`);
    return found.due;
  };
  const firstPaid = (): Covered => paid({});

  test('goes on from the one that lasts longest, as that was paid, whichever stands first', () => {
    const first = firstPaid();
    const later = paid({ from: month('2025-12'), method: 'quarterly', income: 2_000_000 as Dong }, on, [first]);
    const next = { product: 'voluntary', method: 'quarterly', income: 2_000_000, from: month('2026-03') };
    expect(renewalOf([first, later])).toEqual(next);
    expect(renewalOf([later, first])).toEqual(next);
  });

  test('after years that were paid ahead is a year', () => {
    const ahead = paid({ method: 'future-years', years: 2 });
    // Two years from 11/2025 on end with 10/2027.
    expect(renewalOf([ahead])).toMatchObject({ method: 'yearly', from: month('2027-11') });
  });

  test('does not follow from months that were missing, nor from a card', () => {
    const first = firstPaid();
    const missing: Covered = { ...first, method: 'missing-months', months: 24 };
    expect(renewalOf([missing])).toBeNull();
    expect(renewalOf([missing, first])).toMatchObject({ method: 'monthly', from: month('2025-12') });
    const card: Covered = { ...first, product: 'health', method: null, income: null, months: 12 };
    expect(renewalOf([card])).toBeNull();
    expect(renewalOf([card, first])).toMatchObject({ method: 'monthly', from: month('2025-12') });
  });
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
