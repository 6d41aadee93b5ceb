import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { addDays } from '../cash/civil-days.ts';
import type { Id, UnitCode } from '../ids/index.ts';
import { openSprintSchema } from './commands.ts';
import { baselineOf, creditOf, openSprint, sprintCurve, type Baseline, type SprintJoin } from './sprint.ts';

const day = (text: string): PlainDate => text as PlainDate;
const id = <Name extends string>(count: number): Id<Name> =>
  `01900000-0000-7000-8000-${String(count).padStart(12, '0')}` as Id<Name>;
const command = (count: number, told: object = {}) =>
  openSprintSchema.parse({
    id: id<'command'>(count),
    madeAt: '2025-11-15T02:00:00.000Z',
    kind: 'open-sprint',
    sprint: id<'sprint'>(count),
    name: '15 ngày cao điểm',
    from: '2025-11-17',
    to: '2025-12-01',
    places: [{ level: 'unit', unit: 'U06' as UnitCode }],
    people: 150,
    rule: 'above-baseline',
    ...told,
  });

describe('a sprint', () => {
  const opened = openSprint([], command(1));
  const sprints = opened.ok ? opened.value : [];

  test('is opened once, however often it is told', () => {
    expect(sprints).toMatchObject([{ name: '15 ngày cao điểm', people: 150, rule: 'above-baseline' }]);
    expect(openSprint(sprints, command(1))).toEqual(opened);
  });

  test.each([
    ['backwards', { to: '2025-11-16' }, 'sprint-backwards'],
    ['93 days', { from: '2026-01-01', to: '2026-04-03' }, 'sprint-too-long'],
    ['over another in the same unit', { from: '2025-12-01', to: '2025-12-05' }, 'sprint-overlaps'],
    ['an id that is taken', { sprint: id<'sprint'>(1), from: '2026-01-01', to: '2026-01-05' }, 'id-taken'],
  ])('%s is refused', (_, told, code) => {
    expect(openSprint(sprints, command(2, told))).toMatchObject({ refusals: [{ code }] });
  });

  test.each([
    ['elsewhere', { places: [{ level: 'unit', unit: 'U01' }] }],
    ['afterwards', { from: '2025-12-02', to: '2025-12-05' }],
    ['92 days', { from: '2026-01-01', to: '2026-04-02' }],
  ])('%s another is opened', (_, told) => {
    expect(openSprint(sprints, command(2, told))).toMatchObject({ ok: true, value: [{}, {}] });
  });
});

describe('the curve of a sprint', () => {
  test('a week of 120: five days of 20 and two halves of 10', () => {
    const curve = sprintCurve({ from: day('2025-11-17'), to: day('2025-11-23'), people: 120 });
    expect(curve.map(({ people }) => people)).toEqual([20, 20, 20, 20, 20, 10, 10]);
    expect(curve.at(-1)).toEqual({ day: '2025-11-23', people: 10, soFar: 120 });
  });

  test('takes the shape of earlier ones, stretched: 6 : 2 over two days is 3 : 3 : 1 : 1 over four', () => {
    const curve = sprintCurve({ from: day('2025-11-17'), to: day('2025-11-20'), people: 80 }, [[6, 2]]);
    expect(curve.map(({ people }) => people)).toEqual([30, 30, 10, 10]);
    // Two earlier ones count alike, however large: 0.75 + 0.5 and 0.25 + 0.5; one in which nobody came tells nothing.
    const two = sprintCurve({ from: day('2025-11-17'), to: day('2025-11-18'), people: 80 }, [
      [6, 2],
      [500, 500],
      [0, 0],
    ]);
    expect(two.map(({ people }) => people)).toEqual([50, 30]);
  });
});

describe('what would have come anyway', () => {
  const sprint = { from: day('2025-11-17'), to: day('2025-11-26') };
  const flat = () => 1;

  test('is the pace of the eight weeks before the ten days before it: 2 a day, 20 in ten days', () => {
    const joinedOn = (on: PlainDate) => (on < '2025-11-07' ? 2 : 100);
    expect(baselineOf(sprint, joinedOn, flat)).toEqual({
      nature: 'estimate',
      before: 20,
      during: 20,
      after: 20,
      days: 56,
    });
  });

  test('moves with the season', () => {
    const weightOn = (on: PlainDate) => (on >= '2025-11-27' ? 3 : 1);
    expect(baselineOf(sprint, () => 2, weightOn)).toMatchObject({ during: 20, after: 60 });
  });

  test('leaves other sprints out', () => {
    const other = { from: day('2025-10-01'), to: day('2025-10-10') };
    const joinedOn = (on: PlainDate) => (on >= other.from && on <= other.to ? 50 : 1);
    expect(baselineOf(sprint, joinedOn, flat, [other])).toMatchObject({ during: 10, days: 46 });
  });

  test('nothing known, nothing expected', () => {
    expect(
      baselineOf(
        sprint,
        () => 1,
        () => 0,
      ),
    ).toMatchObject({ during: 0 });
  });
});

describe('the credit of a sprint of five days, with 2 a day usual', () => {
  const sprint = { from: day('2025-11-17'), to: day('2025-11-21') };
  const baseline: Baseline = { nature: 'estimate', before: 10, during: 10, after: 10, days: 56 };
  let person = 0;
  const joins = (from: string, people: number, kept: boolean | null = null): SprintJoin[] =>
    Array.from({ length: people }, (_, index) => ({
      person: id<'person'>(person++),
      day: addDays(day(from), index % 5),
      keptAfter90Days: kept,
    }));
  const credit = (
    rule: 'all-who-came' | 'above-baseline' | 'above-baseline-and-kept',
    all: SprintJoin[],
    today: string,
  ) => creditOf({ ...sprint, rule }, all, baseline, day(today));

  test('40 came, 10 would have anyway, 4 had waited, 6 came earlier than they would have: 20', () => {
    const all = [...joins('2025-11-12', 6), ...joins('2025-11-17', 40), ...joins('2025-11-22', 4)];
    expect(credit('above-baseline', all, '2025-11-27')).toEqual({
      rule: 'above-baseline',
      came: 40,
      wouldHaveComeAnyway: 10,
      heldBack: 4,
      borrowed: 6,
      extra: 20,
      kept: null,
      credited: 20,
      final: true,
    });
    expect(credit('all-who-came', all, '2025-11-22')).toMatchObject({ credited: 40, final: true });
    expect(credit('all-who-came', all, '2025-11-21')).toMatchObject({ final: false });
  });

  test('before the days after are over, nothing is said of them', () => {
    const all = [...joins('2025-11-12', 10), ...joins('2025-11-17', 40)];
    expect(credit('above-baseline', all, '2025-11-26')).toMatchObject({ borrowed: null, extra: 30, final: false });
  });

  test('who would have come anyway is no credit, and never below nobody', () => {
    const all = [...joins('2025-11-12', 10), ...joins('2025-11-17', 8), ...joins('2025-11-22', 20)];
    expect(credit('above-baseline', all, '2025-12-31')).toMatchObject({
      heldBack: 0,
      borrowed: 0,
      extra: 0,
      credited: 0,
    });
  });

  test('with the rule of staying, three quarters of 20: 30 of 40 still took part after 90 days', () => {
    const all = [
      ...joins('2025-11-12', 6),
      ...joins('2025-11-17', 30, true),
      ...joins('2025-11-17', 10, false),
      ...joins('2025-11-22', 4),
    ];
    expect(credit('above-baseline-and-kept', all, '2026-02-19')).toMatchObject({ kept: 30, credited: 15, final: true });
    expect(credit('above-baseline-and-kept', all, '2026-02-18')).toMatchObject({
      kept: null,
      credited: 0,
      final: false,
    });
    expect(credit('above-baseline-and-kept', [], '2026-02-19')).toMatchObject({ kept: 0, credited: 0 });
  });
});
