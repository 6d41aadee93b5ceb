import { expect, test } from 'vitest';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import { words } from '@diemtua/law/words/vi';
import type { Card, CardPayment } from '../asking/shapes.ts';
import { coveringPayments, monthsPaid, monthsSupported, payerOf, stretchesOf, sumsOf } from './cover.ts';
import { lawToday } from './law-today.ts';
import { drawTimeline } from './timeline-drawing.ts';

/** Half a year on 1,500,000 by a member of a minority: 1,980,000 less 594,000. */
function half(from: string, until: string, told: Partial<CardPayment> = {}): CardPayment {
  return {
    id: from,
    receipt: from,
    series: 'BL25',
    number: 1,
    takenOn: `${from}-05`,
    amount: 1_386_000,
    product: 'voluntary',
    collectorName: null,
    filing: 'accepted',
    voided: false,
    refund: null,
    judgement: {
      outcome: 'covers',
      product: 'voluntary',
      kind: 'first',
      method: 'half-yearly',
      income: 1_500_000,
      from,
      until,
      months: 6,
      group: 'minority',
      supportedMonths: 6,
      gross: 1_980_000,
      state: 594_000,
      local: 0,
      other: 0,
      sponsor: null,
      payable: 1_386_000,
      remainder: 0,
    },
    ...told,
  };
}

const card = (payments: readonly CardPayment[]): Card => ({
  person: {
    id: '019a0000-0000-7000-8000-000000000001',
    name: 'Giàng Thị Mỷ',
    birth: { precision: 'month', month: '1983-04' },
    sex: 'female',
    insuranceNumber: '•••••• 4217',
    personalNumber: null,
    ethnicity: '08',
    nationality: 'VN',
    phones: [],
    contact: null,
    commune: '02901',
    hamlet: null,
    address: null,
    consent: null,
  },
  version: 1,
  mergedInto: null,
  communeName: 'Sa Pa',
  unit: 'SAPA',
  standing: { state: 'covered', until: '2025-12', due: '2026-04' },
  group: { group: 'minority', reason: 'minority-people', decision: null },
  households: [],
  statuses: [{ from: '2026-01-01', to: null, status: 'compulsory' }],
  earlier: null,
  payments: [...payments],
  changes: [],
  merges: [],
  lookAlikes: 0,
});

const two = card([half('2025-07', '2025-12'), half('2024-07', '2024-12')]);

test('what covers months is put in the order of its months, and what is void is left out', () => {
  const told = card([
    half('2025-07', '2025-12'),
    half('2024-07', '2024-12'),
    half('2025-01', '2025-06', { voided: true }),
  ]);
  const paid = coveringPayments(told);
  expect(paid.map(({ covers }) => covers.from)).toEqual(['2024-07', '2025-07']);
  expect([monthsPaid(paid), monthsSupported(told, paid)]).toEqual([12, 12]);
  expect(sumsOf(paid)).toMatchObject({ gross: 3_960_000, payable: 2_772_000, state: 1_188_000 });
});

test('of what was given back only the months before it count', () => {
  const refund = { on: '2025-09-01', from: '2025-10', amount: 1 };
  const [paid] = coveringPayments(card([half('2025-07', '2025-12', { refund })]));
  expect(paid?.covers).toMatchObject({ months: 3, until: '2025-09' });
  expect(coveringPayments(card([half('2025-07', '2025-12', { refund: { ...refund, from: '2025-07' } })]))).toEqual([]);
});

test('a break parts two stretches, and months side by side are one', () => {
  expect(stretchesOf(coveringPayments(two)).map(({ months }) => months)).toEqual([6, 6]);
  const joined = card([half('2025-01', '2025-06'), half('2025-07', '2025-12')]);
  expect(stretchesOf(coveringPayments(joined)).map(({ months }) => months)).toEqual([12]);
});

test('a status stands against a payment from its first day on', () => {
  const payer = payerOf(two);
  expect(payer.statusOn('2025-12-31' as Parameters<typeof payer.statusOn>[0])).toBeNull();
  expect(payer.statusOn('2026-01-01' as Parameters<typeof payer.statusOn>[0])).toBe('compulsory');
});

test('the law is asked about what stands in the books: birth is open, the funeral grant not yet', () => {
  const told = lawToday(two, coveringPayments(two), '2025-11-30', words);
  expect(told).toMatchObject({ paidMonths: 12, neededMonths: 180, supportUsed: 12, supportMost: 120, funeral: null });
  expect(told.maternity?.amount).toBe(2_000_000);
  expect(told.pension?.monthsLeft).toBe(168);
  expect(told.withdrawal.refusal).toBe('not-stopped-long-enough');
});

test('without the month of birth no pension is promised', () => {
  const unknown = { ...two, person: { ...two.person, birth: { precision: 'year' as const, year: 1983 } } };
  expect(lawToday(unknown, coveringPayments(unknown), '2025-11-30', words).pension).toBeNull();
});

test('bars lie within the drawing, side by side, with a gap between the stretches', () => {
  const paid = coveringPayments(two);
  const next = { from: (parseMonth('2026-01') ?? 0) as Month, months: 6 };
  const drawn = drawTimeline(paid, stretchesOf(paid), next, '2025-11-30', { left: 150, width: 1130 });
  if (drawn === null) throw new Error('there is something to draw');
  expect(drawn.gaps.map(({ from, until, months }) => [from, until, months])).toEqual([['2025-01', '2025-06', 6]]);
  expect(drawn.own).toMatchObject([
    { amount: 231_000, aMonth: true },
    { amount: 231_000, aMonth: true },
  ]);
  // Minorities are a group of their own since July 2025: 30 %.
  expect(drawn.state.at(-1)).toMatchObject({ group: 'minority', percent: 30 });
  const bars = [...drawn.periods, ...drawn.gaps, drawn.next ?? drawn.periods[0]].flatMap((bar) => (bar ? [bar] : []));
  for (const { x, width } of bars) {
    expect(x).toBeGreaterThanOrEqual(150);
    expect(x + width).toBeLessThanOrEqual(1130);
  }
});

test('where nothing was paid nothing is drawn', () => {
  expect(drawTimeline([], [], null, '2025-11-30', { left: 150, width: 900 })).toBeNull();
});
