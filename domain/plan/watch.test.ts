import { monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CollectorId, CommuneCode, Id, PersonId, UnitCode } from '../ids/index.ts';
import { nearPension, pensionMonths } from './pension.ts';
import { dueWithin, firstTerm, lastTerm, returnedIn, standingOn, staysOf } from './stay.ts';
import { monthsLater, survivalBy } from './survival.ts';
import { addMovements, headCount, meeting, movement, movementOf, movementsBy, type PlanDelta } from './watch.ts';

const day = (text: string): PlainDate => text as PlainDate;
const id = <Name extends string>(count: number): Id<Name> =>
  `01900000-0000-7000-8000-${String(count).padStart(12, '0')}` as Id<Name>;
const [sapa, town] = ['03006' as CommuneCode, '02647' as CommuneCode];
const [u6, u1] = ['U06' as UnitCode, 'U01' as UnitCode];
const [mai, pao, seo] = [1, 2, 3].map((count) => id<'person'>(count)) as [PersonId, PersonId, PersonId];
const [an, binh] = [101, 102].map((count) => id<'collector'>(count)) as [CollectorId, CollectorId];

const delta = (person: PersonId, text: string, kind: PlanDelta['kind'], told: Partial<PlanDelta> = {}): PlanDelta => ({
  person,
  day: day(text),
  kind,
  delta: kind === 'renewed' || kind === 'stopped' ? -1 : 1,
  product: 'voluntary',
  group: null,
  commune: sapa,
  unit: u6,
  collector: an,
  term: 'quarterly',
  paidThrough: null,
  knownAt: '2025-01-01T00:00:00.000Z',
  ...told,
});
const moved = { commune: town, unit: u1, collector: binh };

/**
 * Mai joins on 10 January for January to March, renews in the town on 20 May for April to June, and stops after its deadline. Pao joins on 1 February, stops on 1 August, and comes again on
 * 5 October by half-years. Seo is told on 1 June to have joined on 15 January.
 */
const deltas: readonly PlanDelta[] = [
  delta(mai, '2025-01-10', 'first', { paidThrough: monthOf(2025, 3) }),
  delta(mai, '2025-05-20', 'renewed'),
  delta(mai, '2025-05-20', 'continuing', { ...moved, paidThrough: monthOf(2025, 6) }),
  delta(mai, '2025-10-01', 'stopped', moved),
  delta(pao, '2025-02-01', 'first', { term: 'monthly', paidThrough: monthOf(2025, 6) }),
  delta(pao, '2025-08-01', 'stopped', { term: 'monthly' }),
  delta(pao, '2025-10-05', 're-registered', { term: 'half-yearly', paidThrough: monthOf(2026, 3) }),
  delta(pao, '2026-08-01', 'stopped', { term: 'half-yearly' }),
  delta(seo, '2025-01-15', 'first', { knownAt: '2025-06-01T00:00:00.000Z', paidThrough: monthOf(2025, 12) }),
  delta(seo, '2026-04-01', 'stopped', { knownAt: '2025-06-01T00:00:00.000Z' }),
];

describe('a head-count', () => {
  test.each([
    ['2025-01-09', 0],
    ['2025-01-10', 1],
    ['2025-02-01', 3],
    ['2025-05-20', 3],
    ['2025-08-01', 2],
    ['2025-10-01', 1],
    ['2025-10-05', 2],
    ['2026-04-01', 1],
    ['2026-08-01', 0],
  ])('on %s: %i', (on, people) => {
    expect(headCount(deltas, { on: day(on) })).toEqual({
      value: people,
      counted: { query: 'people-taking-part', filters: { on }, nature: 'counted' },
    });
  });

  test('as known then and as known now', () => {
    const asked = { on: day('2025-01-31'), unit: u6 };
    expect(headCount(deltas, { ...asked, knownAt: '2025-02-01T00:00:00.000Z' }).value).toBe(1);
    expect(headCount(deltas, asked).value).toBe(2);
  });

  test('by place, collector, term and product', () => {
    const on = day('2025-06-30');
    expect(headCount(deltas, { on, unit: u1 }).value).toBe(1);
    expect(headCount(deltas, { on, commune: sapa }).value).toBe(2);
    expect(headCount(deltas, { on, collector: an }).value).toBe(2);
    expect(headCount(deltas, { on, product: 'health' }).value).toBe(0);
    expect(meeting(deltas, { term: 'half-yearly' })).toHaveLength(2);
  });
});

describe('what moved', () => {
  test('from May to October: Mai moved to the town and stopped, Pao stopped and came again', () => {
    expect(movement(deltas, day('2025-05-01'), day('2025-10-31'))).toEqual({
      start: 3,
      joined: 0,
      registeredAgain: 1,
      continued: 1,
      moved: 0,
      stopped: 2,
      end: 2,
    });
  });

  test('in the communes: one moved out of Sa Pa, one into the town', () => {
    const parts = movementsBy(deltas, ({ commune }) => commune, day('2025-05-01'), day('2025-10-31'));
    expect(parts.get(sapa)).toMatchObject({ start: 3, moved: -1, stopped: 1, registeredAgain: 1, end: 2 });
    expect(parts.get(town)).toMatchObject({ start: 0, moved: 1, stopped: 1, end: 0 });
    expect(addMovements([...parts.values()])).toEqual(movement(deltas, day('2025-05-01'), day('2025-10-31')));
  });

  test('what has no key stands under an empty one', () => {
    expect([...movementsBy(deltas, () => null, day('2025-01-01'), day('2025-12-31')).keys()]).toEqual(['']);
  });

  test('a join that was taken back is none', () => {
    const back = [
      ...deltas,
      delta(seo, '2025-01-15', 'first', { delta: -1 }),
      delta(seo, '2026-04-01', 'stopped', { delta: 1 }),
    ];
    expect(movement(back, day('2025-01-01'), day('2025-01-31'))).toMatchObject({ joined: 1, end: 1 });
  });

  test('sums of a store are read the same: 10 + 5 + 2 + (40 − 41) − 3 = 13', () => {
    const sums = { first: 5, 're-registered': 2, continuing: 40, renewed: -41, stopped: -3 };
    expect(movementOf(10, sums)).toEqual({
      start: 10,
      joined: 5,
      registeredAgain: 2,
      continued: 40,
      moved: -1,
      stopped: 3,
      end: 13,
    });
    const nothing = { first: 0, 're-registered': 0, continuing: 0, renewed: 0, stopped: 0 };
    expect(Object.is(movementOf(0, nothing).stopped, 0)).toBe(true);
  });
});

const stays = staysOf(deltas);
const [maiStay, paoStay, paoAgain, seoStay] = stays;

describe('stays', () => {
  test('are stretches without a day between', () => {
    expect(stays.map(({ person, from, until, began }) => [person, from, until, began])).toEqual([
      [mai, '2025-01-10', '2025-10-01', 'first'],
      [pao, '2025-02-01', '2025-08-01', 'first'],
      [pao, '2025-10-05', '2026-08-01', 're-registered'],
      [seo, '2025-01-15', '2026-04-01', 'first'],
    ]);
    expect(maiStay).toMatchObject({ wonIn: sapa, wonBy: an, commune: town, unit: u1, collector: binh });
    expect(paoAgain && [firstTerm(paoAgain), lastTerm(paoAgain)]).toEqual(['half-yearly', 'half-yearly']);
  });

  test('of entries that were merged are one person’s', () => {
    const other = [
      ...deltas.filter(({ person }) => person !== seo),
      delta(seo, '2025-08-01', 'continuing'),
      delta(seo, '2025-10-05', 'renewed'),
    ];
    expect(staysOf(other, new Map([[seo, pao]])).filter(({ person }) => person === pao)).toMatchObject([
      { from: '2025-02-01', until: '2026-08-01' },
    ]);
  });

  test('paid up and within the deadline are told apart, by the cover of the day', () => {
    const asked = (on: string) => maiStay && standingOn(maiStay, day(on));
    expect(asked('2025-01-09')).toBe('none');
    expect(asked('2025-03-31')).toBe('paid-up');
    expect(asked('2025-04-01')).toBe('within-deadline');
    expect(asked('2025-05-20')).toBe('paid-up');
    expect(asked('2025-07-01')).toBe('within-deadline');
    expect(asked('2025-10-01')).toBe('none');
    const [unknown] = staysOf([delta(mai, '2025-01-01', 'first'), delta(mai, '2025-07-01', 'stopped')]);
    expect(unknown && standingOn(unknown, day('2025-02-01'))).toBe('not-known');
  });

  test('due: the last day to pay is the day before the end', () => {
    const due = (on: string, days: number) => dueWithin(stays, day(on), days).map(({ person }) => person);
    expect(due('2025-07-01', 30)).toEqual([pao]);
    expect(due('2025-07-01', 29)).toEqual([]);
    expect(due('2025-07-31', 0)).toEqual([pao]);
    expect(due('2025-08-01', 30)).toEqual([]);
    expect(due('2025-07-31', 61)).toEqual([pao, mai]);
  });

  test('came back: Pao in October', () => {
    expect(returnedIn(stays, day('2025-10-01'), day('2025-10-31'))).toEqual([{ stay: paoAgain, before: paoStay }]);
    expect(returnedIn(stays, day('2025-10-06'), day('2025-10-31'))).toEqual([]);
    expect(seoStay?.began).toBe('first');
  });
});

describe('survival', () => {
  test('three were won by July; after 6 months Mai and Seo still take part, and Pao does not', () => {
    // Mai until 10 July, Pao until 1 August, which is when the stay ends, Seo until 15 July.
    expect(survivalBy(stays, () => 'all', day('2025-10-04'), [3, 6, 12]).get('all')).toEqual([
      { months: 3, won: 3, kept: 3 },
      { months: 6, won: 3, kept: 2 },
      { months: 12, won: 0, kept: 0 },
    ]);
  });

  test('who came back counts as kept on the later day, and is won again', () => {
    // Pao on 1 November takes part again; the second stay began on 5 October.
    expect(survivalBy(stays, ({ person }) => person, day('2026-01-05'), [3, 9]).get(pao)).toEqual([
      { months: 3, won: 2, kept: 2 },
      { months: 9, won: 1, kept: 1 },
    ]);
  });

  test('by collector, term and area of the first cover', () => {
    const by = (keyOf: Parameters<typeof survivalBy>[1]) => [...survivalBy(stays, keyOf, day('2025-12-31'), [6])];
    expect(by(({ wonBy }) => wonBy)).toEqual([[an, [{ months: 6, won: 3, kept: 2 }]]]);
    expect(by(firstTerm).map(([term, [found]]) => [term, found?.kept])).toEqual([
      ['quarterly', 2],
      ['monthly', 0],
      ['half-yearly', 0],
    ]);
    expect(by(({ wonBy }) => (wonBy === an ? null : wonBy)).map(([key]) => key)).toEqual(['']);
  });

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-03-31', 6, '2025-09-30'],
    ['2025-11-18', 12, '2026-11-18'],
  ])('%s and %i months: %s', (from, months, later) => {
    expect(monthsLater(day(from), months)).toBe(later);
  });
});

describe('who is near a pension', () => {
  test('15 years since July 2025, 20 before', () => {
    expect(pensionMonths(monthOf(2025, 6))).toBe(20 * 12);
    expect(pensionMonths(monthOf(2025, 7))).toBe(15 * 12);
  });

  test('the nearest first; who has all months, or lacks more than asked, is not among them', () => {
    const people = [168, 179, 180, 181, 167].map((months, count) => ({ person: id<'person'>(count), months }));
    expect(nearPension(people, day('2025-11-30'), 12)).toEqual([
      { person: id<'person'>(1), months: 179, missing: 1 },
      { person: id<'person'>(0), months: 168, missing: 12 },
    ]);
  });
});
