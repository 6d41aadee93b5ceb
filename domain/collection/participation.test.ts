import type { Month } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import type { CollectorId, CommuneCode, UnitCode } from '../ids/index.ts';
import type { Method } from './claim.ts';
import { coverOf, day, market, month } from './lines.cases.ts';
import { correctDeltas, countsFrom, countsUntil, deltasOf, type Cover, type Delta } from './participation.ts';

/** Deltas as one reads them: "2025-11-18 +1 first". */
const told = (covers: readonly Cover[]): readonly string[] =>
  deltasOf(covers).map(({ day: on, delta, kind }) => `${on} ${delta > 0 ? '+' : ''}${delta} ${kind}`);

const one = (from: string, on = `${from}-05`, more: Partial<Cover> = {}): Cover =>
  coverOf(on, { from: month(from), kind: 'continuing' }, more);
const by = (method: Method, months: number, from: string, on: string): Cover =>
  coverOf(on, { from: month(from), method, months });
const card = (from: string, on: string, months: number): Cover =>
  coverOf(on, { from: month(from), product: 'health', method: null, months, group: null });

describe('from when a participant counts', () => {
  test.each([
    ['paid within the month: from the payment', '2025-11', '2025-11-18', '2025-11-18'],
    ['on its first day', '2025-11', '2025-11-01', '2025-11-01'],
    ['paid ahead: from the first covered day', '2025-12', '2025-11-18', '2025-12-01'],
  ])('%s', (_, from, on, expected) => {
    expect(countsFrom(one(from, on))).toBe(expected);
  });
});

describe('until when, unless renewed', () => {
  test.each<readonly [Method, number, string]>([
    // The next period begins in December 2025, February, May and November 2026; its deadline is its first, third, fourth and seventh month.
    ['monthly', 1, '2026-01-01'],
    ['quarterly', 3, '2026-05-01'],
    ['half-yearly', 6, '2026-09-01'],
    ['yearly', 12, '2027-06-01'],
    // No period follows: the day after the last month; the month after the payment.
    ['future-years', 24, '2027-11-01'],
    ['missing-months', 60, '2025-12-01'],
  ])('%s: %i months from November 2025 count until %s', (method, months, until) => {
    expect(countsUntil(by(method, months, '2025-11', '2025-11-18'))).toBe(until);
  });

  test('a health card counts until its last day', () => {
    expect(countsUntil(card('2025-12', '2025-11-18', 12))).toBe('2026-12-01');
    // Whatever a method may say beside it.
    expect(countsUntil(coverOf('2025-11-18', { from: month('2025-12'), product: 'health', months: 12 }))).toBe(
      '2026-12-01',
    );
    expect(countsUntil(coverOf('2025-11-18', { from: month('2025-12'), method: null, months: 12 }))).toBe('2026-12-01');
  });

  test('months that were given back do not count', () => {
    const year = by('yearly', 12, '2025-11', '2025-11-18');
    expect(countsUntil({ ...year, refundedFrom: month('2026-03') })).toBe('2026-03-01');
  });
});

describe('the days on which the count changes', () => {
  test('one month: +1 on the day of the payment, −1 after the deadline of the next', () => {
    expect(deltasOf([coverOf('2025-11-18', { from: month('2025-11') })])).toEqual([
      {
        day: '2025-11-18',
        delta: 1,
        kind: 'first',
        product: 'voluntary',
        group: 'other',
        term: 'monthly',
        paidThrough: month('2025-11'),
        ...market,
      },
      {
        day: '2026-01-01',
        delta: -1,
        kind: 'stopped',
        product: 'voluntary',
        group: 'other',
        term: 'monthly',
        paidThrough: month('2025-11'),
        ...market,
      },
    ]);
    expect(deltasOf([])).toEqual([]);
  });

  test('a renewal moves the −1', () => {
    expect(told([one('2025-11', '2025-11-18'), one('2025-12')])).toEqual([
      '2025-11-18 +1 continuing',
      '2025-12-05 -1 renewed',
      '2025-12-05 +1 continuing',
      '2026-02-01 -1 stopped',
    ]);
  });

  test('the order in which covers come changes nothing', () => {
    const covers = [one('2025-11', '2025-11-18'), one('2025-12'), one('2026-02')];
    expect(deltasOf(covers.toReversed())).toEqual(deltasOf(covers));
  });

  test('a gap: she stops, and comes again', () => {
    expect(told([one('2025-11', '2025-11-18'), one('2026-03')])).toEqual([
      '2025-11-18 +1 continuing',
      '2026-01-01 -1 stopped',
      '2026-03-05 +1 continuing',
      '2026-05-01 -1 stopped',
    ]);
  });

  test('on the very day on which she would have stopped she is renewed; a day later she had stopped', () => {
    const until = one('2025-11', '2025-11-18');
    expect(told([until, one('2026-01', '2026-01-01')])[1]).toBe('2026-01-01 -1 renewed');
    expect(told([until, one('2026-01', '2026-01-02')])[1]).toBe('2026-01-01 -1 stopped');
  });

  test('from months to a year and back: each takes over from the one before', () => {
    expect(
      told([
        one('2025-11', '2025-11-18'),
        by('yearly', 12, '2025-12', '2025-12-20'),
        by('monthly', 1, '2026-12', '2026-12-03'),
      ]),
    ).toEqual([
      '2025-11-18 +1 continuing',
      '2025-12-20 -1 renewed',
      '2025-12-20 +1 first',
      // A year from December 2025 would count until the deadline of the next, June 2027; the month of December 2026 only until January 2027.
      '2026-12-03 -1 renewed',
      '2026-12-03 +1 first',
      '2027-02-01 -1 stopped',
    ]);
  });

  test('two that begin to count on one day: the first counts for nothing', () => {
    const long = by('yearly', 12, '2025-11', '2025-11-18');
    expect(told([one('2025-10', '2025-11-18'), long])).toEqual(['2025-11-18 +1 first', '2027-06-01 -1 stopped']);
    expect(told([long, one('2025-10', '2025-11-18')])).toEqual(['2025-11-18 +1 first', '2027-06-01 -1 stopped']);
  });

  test('what never counts takes nothing over', () => {
    // A card for January to March that was paid in December; the card from April to December counts on.
    const late = card('2025-01', '2025-12-01', 3);
    expect(told([late])).toEqual([]);
    expect(told([card('2025-04', '2025-04-02', 9), late])).toEqual(['2025-04-02 +1 first', '2026-01-01 -1 stopped']);
    // A month paid ahead and given back whole: the one before runs out by itself.
    const back = one('2025-12', '2025-11-20', { refundedFrom: month('2025-12') });
    expect(told([one('2025-11', '2025-11-18'), back])).toEqual(['2025-11-18 +1 continuing', '2026-01-01 -1 stopped']);
  });

  test('a refund ends the count; who comes again comes again', () => {
    const year: Cover = { ...by('yearly', 12, '2025-11', '2025-11-18'), refundedFrom: month('2026-03') };
    expect(told([year])).toEqual(['2025-11-18 +1 first', '2026-03-01 -1 stopped']);
    expect(told([year, one('2026-05')])).toEqual([
      '2025-11-18 +1 first',
      '2026-03-01 -1 stopped',
      '2026-05-05 +1 continuing',
      '2026-07-01 -1 stopped',
    ]);
  });

  test('each delta carries the place, the group and the product of its own cover', () => {
    const son = 'son' as CollectorId;
    const away = { commune: '02902' as CommuneCode, unit: 'BATXAT' as UnitCode, collector: son };
    const second = coverOf('2025-12-05', { from: month('2025-12'), group: 'poor' }, { place: away });
    expect(
      deltasOf([one('2025-11', '2025-11-18'), second]).map(({ group, commune, unit, collector: who }) => [
        group,
        commune,
        unit,
        who,
      ]),
    ).toEqual([
      ['other', '02901', 'SAPA', 'my'],
      ['other', '02901', 'SAPA', 'my'],
      ['poor', '02902', 'BATXAT', 'son'],
      ['poor', '02902', 'BATXAT', 'son'],
    ]);
    expect(deltasOf([card('2025-12', '2025-11-18', 3)]).map(({ product }) => product)).toEqual(['health', 'health']);
  });
});

describe('correcting what counts', () => {
  const before = () => deltasOf([one('2025-11', '2025-11-18')]);
  const after = () => deltasOf([one('2025-11', '2025-11-18'), one('2025-12')]);
  const net = (deltas: readonly Delta[]) => {
    const sums = new Map<string, number>();
    for (const { delta, ...rest } of deltas) {
      const text = JSON.stringify(Object.entries(rest).toSorted());
      sums.set(text, (sums.get(text) ?? 0) + delta);
    }
    return [...sums].filter(([, sum]) => sum !== 0).toSorted();
  };

  test('nothing to correct', () => {
    expect(correctDeltas([], [])).toEqual([]);
    expect(correctDeltas(after(), after().toReversed())).toEqual([]);
  });

  test('a renewal: the old −1 is taken back, the new ones are added', () => {
    const [, stopped] = before();
    expect(correctDeltas(before(), after())).toEqual([{ ...stopped, delta: 1 }, ...after().slice(1)]);
    expect(net([...before(), ...correctDeltas(before(), after())])).toEqual(net(after()));
  });

  test('all of it taken back, and told anew', () => {
    expect(correctDeltas(after(), []).map(({ delta }) => delta)).toEqual([-1, 1, -1, 1]);
    expect(net([...after(), ...correctDeltas(after(), [])])).toEqual([]);
    expect(correctDeltas([], after())).toEqual(after());
  });

  test('what was taken back already does not stand', () => {
    const written = [...before(), ...correctDeltas(before(), [])];
    expect(correctDeltas(written, before())).toEqual(before());
  });

  test.each<readonly [string, Partial<Delta>]>([
    ['day', { day: day('2025-11-19') }],
    ['product', { product: 'health' }],
    ['kind', { kind: 're-registered' }],
    ['group', { group: 'poor' }],
    ['no group', { group: null }],
    ['commune', { commune: '02902' as CommuneCode }],
    ['unit', { unit: 'BATXAT' as UnitCode }],
    ['collector', { collector: null }],
  ])('another %s is another delta', (_, change) => {
    const [plus] = before();
    if (!plus) throw new Error('no delta');
    const other = { ...plus, ...change };
    expect(correctDeltas([plus], [other])).toEqual([{ ...plus, delta: -1 }, other]);
  });

  test('twice the same is twice', () => {
    const [plus] = before();
    if (!plus) throw new Error('no delta');
    expect(correctDeltas([], [plus, plus])).toEqual([plus, plus]);
    expect(correctDeltas([plus, plus], [])).toHaveLength(2);
  });
});

test('the first day of a year is found from its month', () => {
  expect(countsFrom(one('2026-01', '2025-12-31'))).toBe('2026-01-01');
  expect(month('2026-01')).toBe((2026 * 12) as Month);
});
