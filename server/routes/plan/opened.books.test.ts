import { expect, test } from 'vitest';
import type { Target } from '@diemtua/domain/plan';
import { onBothEngines } from '../../store/testing.ts';
import { newId } from '../../store/world-testing.ts';
import { figuresOver, sumOf, type Opened, type Query } from './figures-testing.ts';

interface Stand {
  readonly count: number;
  readonly target: number | null;
  readonly reached: number | null;
  readonly yearBefore: number;
  readonly forecast: { readonly middle: number } | null;
}
type Targets = readonly (Target & { readonly key: string })[];

const numbers = ['total', 'new', 'continuing'] as const;

onBothEngines('a number in a title, a table or a plan', (engine) => {
  const { ask, open, holds, refused, sprint, at } = figuresOver(engine);
  const on = { on: '2025-11-30' };

  test('the board: what its titles say, its verdict, and each cell behind its curve', async () => {
    const board = await ask<{
      readonly stand: Stand;
      readonly units: readonly (Stand & { readonly place: { readonly code: string } })[];
      readonly curve: readonly {
        readonly month: string;
        readonly day: string;
        readonly count: number | null;
        readonly planned: number | null;
        readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
      }[];
    }>(at().staff.province, '/api/plan/board?on=2025-11-30');
    const { stand, units } = board;
    expect(stand).toMatchObject({ count: 30, target: 101, yearBefore: 0 });
    const difference = await holds(30, 'year-difference', on);
    expect(difference.behind).toEqual({ count: 30, sum: 30, of: 'changes' });
    await holds(101 - (stand.forecast?.middle ?? 0), 'forecast-short', on);
    await holds(Math.round(((stand.forecast?.middle ?? 0) * 10_000) / 101), 'forecast-share', on);
    for (const { month, day, count, planned, forecast } of board.curve) {
      if (count !== null) await holds(count, 'taking-part', { ...on, to: day });
      if (planned !== null) await holds(planned, 'planned-by-month', { ...on, month });
      if (forecast !== null)
        expect((await holds(forecast.middle, 'forecast-by-month', { ...on, month })).band).toEqual(forecast);
    }
    expect(board.curve.filter(({ forecast }) => forecast !== null).length).toBeGreaterThan(0);
    expect((await open('forecast-by-month', { ...on, month: '2025-03' })).working).toBeNull();
    const low = units.filter(({ reached }) => (reached ?? 0) < 4500).length;
    for (const [value, more] of [
      [units.length, {}],
      [low, { under: 4500 }],
    ] as const) {
      const { table } = await holds(value, 'places', { ...on, level: 'unit', ...more });
      expect(table?.rows).toHaveLength(units.length);
      expect(sumOf(table?.rows.map(({ values }) => values[3]) ?? [])).toBe(value);
      expect(sumOf(table?.rows.map(({ values }) => values[0]) ?? [])).toBe(stand.count);
    }
  });

  test('the map: how many communes have a plan, and how many are under a half of it', async () => {
    const { communes } = await ask<{ readonly communes: readonly Stand[] }>(
      at().staff.province,
      '/api/plan/map?on=2025-11-30',
    );
    await holds(communes.filter(({ reached }) => reached !== null).length, 'places', { ...on, planned: true });
    await holds(communes.filter(({ reached }) => (reached ?? 9999) < 5000).length, 'places', { ...on, under: 5000 });
    // Of its own commune only, for who sees one.
    expect((await open('places', on, at().committee)).table?.rows.map(({ code }) => code)).toEqual(['02902']);
  });

  test('12 of 30 who came have stopped by January: 40 %, which is two of five; all of their entries stand behind', async () => {
    const days = { on: '2026-01-15', from: '2025-01-16' };
    const { working, behind } = await holds(4000, 'stopped-of-came', days);
    const steps = Object.fromEntries(working?.steps.map(({ name, value }) => [name, value]) ?? []);
    expect(steps).toEqual({ came: 30, stopped: 12, 'few-came': 5, 'few-went': 2 });
    expect(behind).toMatchObject({ count: 42, sum: 18 });
  });

  test('who was won opens to them, and those who stayed are among them', async () => {
    const { all } = await ask<{
      readonly all: readonly { readonly months: number; readonly won: number; readonly kept: number }[];
    }>(at().staff.province, '/api/plan/survival?on=2026-02-28');
    expect(all.find(({ months }) => months === 3)).toMatchObject({ won: 30, kept: 18 });
    for (const { months, won } of all) {
      const { records, behind } = await holds(won, 'won', { on: '2026-02-28', months });
      expect(records).toHaveLength(won);
      expect(behind?.count ?? 0).toBe(won);
    }
  });

  test('scenario and sprint: what will be missing, the weeks that are left, and the goal by its units', async () => {
    for (const scenario of ['low', 'base', 'high']) {
      const { end, target, weeksLeft } = await ask<{
        readonly end: number;
        readonly target: number;
        readonly weeksLeft: number;
      }>(at().staff.province, `/api/plan/scenario?on=2025-11-30&scenario=${scenario}`);
      await holds(target - end, 'scenario-short', { ...on, scenario });
      await holds(weeksLeft, 'weeks-left', on);
    }
    const { parts } = await holds(40, 'sprint-people', { ...on, sprint });
    expect(parts.map(({ label }) => label).toSorted()).toEqual(['BHXH cơ sở Bát Xát', 'BHXH cơ sở Sa Pa']);
  });

  test('each target of a version opens to how it was divided: its siblings come to the whole, its parts to itself', async () => {
    const { targets } = await ask<{ readonly targets: Targets }>(at().staff.province, '/api/plan/versions/2025');
    expect(targets.map(({ place }) => place.level).toSorted()).toEqual([
      'collector',
      'collector',
      'commune',
      'commune',
      'commune',
      'province',
      'unit',
      'unit',
    ]);
    const totalOf = (key: string, of: (typeof numbers)[number]): number | undefined =>
      targets.find((each) => each.key === key)?.[of];
    for (const { place, ...target } of targets)
      for (const of of numbers) {
        const where: Query =
          place.level === 'unit'
            ? { unit: place.unit }
            : place.level === 'province'
              ? {}
              : { commune: place.commune, ...(place.level === 'collector' ? { collector: place.collector } : {}) };
        const opened = await holds(target[of], 'planned', { ...on, version: 1, of, ...where });
        expect(opened.filters).toContainEqual({ field: 'document', value: '12/QĐ-UBND' });
        const whole = {
          province: null,
          unit: `province:${at().world.province}`,
          hamlet: null,
          collector: 'commune:02901',
        };
        const parent =
          place.level === 'commune' ? (place.commune === '02683' ? 'unit:BATXAT' : 'unit:SAPA') : whole[place.level];
        if (parent === null) continue;
        expect(sumOf(opened.table?.rows.map(({ values }) => values[1]) ?? []), `${parent} ${of}`).toBe(
          totalOf(parent, of),
        );
      }
  });

  test('101 by 2 : 1: 67.33 and 33.67; the one who is left over goes to the greater remainder', async () => {
    const { working, filters, table } = await open('planned', { ...on, unit: 'BATXAT' });
    expect(filters).toContainEqual({ field: 'method', value: 'labour-not-insured' });
    const steps = Object.fromEntries(working?.steps.map(({ name, value }) => [name, value]) ?? []);
    expect(steps).toMatchObject({ whole: 101, 'left-over': 1 });
    expect(working?.rounded).toBe('shared');
    expect(table?.rows.map(({ label }) => label)).toEqual(['BHXH cơ sở Bát Xát', 'BHXH cơ sở Sa Pa']);
    // By hand there is nothing to divide by.
    const hand = await open('planned', { ...on, commune: '02683' });
    expect(hand.filters).toContainEqual({ field: 'method', value: 'by-hand' });
    expect(hand.working?.terms).toHaveLength(1);
    // What a bound held is told beside what the weights alone would give.
    const [first] = at().world.collectors;
    const held = await open('planned', { ...on, commune: '02901', collector: String(first.collector) });
    expect(held.value).toBe(10);
    expect(held.working?.steps.map(({ name }) => name)).toContain('by-method-now');
  });

  test('a year that was foretold again opens to its communes, which come to each of its figures', async () => {
    const { years } = await ask<{
      readonly years: readonly {
        readonly year: number;
        readonly places: number;
        readonly held: number;
        readonly share: number;
        readonly error: number;
        readonly naiveError: number;
      }[];
    }>(at().staff.province, '/api/plan/back-test?on=2027-11-30');
    expect(years.map(({ year }) => year)).toEqual([2026]);
    for (const { year: past, ...told } of years) {
      const asked = { on: '2027-11-30', past };
      const column = ({ table }: Opened, name: string): readonly (number | null | undefined)[] => {
        const at = table?.heads.findIndex((head) => head.name === name) ?? -1;
        return table?.rows.map(({ values }) => values[at]) ?? [];
      };
      const opened = await holds(told.places, 'tested-communes', asked);
      expect(opened.table?.rows).toHaveLength(told.places);
      await holds(told.held, 'tested-held', asked);
      await holds(told.share, 'tested-share', asked);
      await holds(told.error, 'tested-error', asked);
      await holds(told.naiveError, 'tested-naive', asked);
      const truth = sumOf(column(opened, 'truth'));
      expect(truth).toBe((await open('taking-part', { on: '2026-12-31' })).value);
      expect(truth).toBeGreaterThan(0);
      expect(sumOf(column(opened, 'in-band'))).toBe(told.held);
      expect(Math.round((10_000 * sumOf(column(opened, 'error'))) / truth)).toBe(told.error);
      expect(Math.round((10_000 * sumOf(column(opened, 'naive-error'))) / truth)).toBe(told.naiveError);
      // A committee is told of its own commune, and of all others together.
      const near = await open('tested-held', asked, at().committee);
      expect(near.value).toBe(told.held);
      expect(near.table?.rows.map(({ code }) => code)).toEqual(['02902', null]);
      expect(sumOf(column(near, 'is-counted'))).toBe(told.places);
      for (const name of ['truth', 'in-band', 'error', 'naive-error'])
        expect(sumOf(column(near, name))).toBeCloseTo(sumOf(column(opened, name)), 9);
    }
  });

  test('what is not there is refused, and what lies elsewhere is not told', async () => {
    expect(await refused(at().staff.province, 'tested-held?on=2027-11-30&past=2020')).toMatchObject({
      status: 404,
      field: 'past',
    });
    expect(await refused(at().staff.province, 'planned?on=2025-11-30&version=7')).toMatchObject({
      status: 404,
      field: 'version',
    });
    expect(await refused(at().staff.province, `sprint-people?on=2025-11-30&sprint=${newId<'sprint'>()}`)).toMatchObject(
      {
        status: 404,
      },
    );
    for (const path of [
      'planned?version=1&unit=SAPA',
      'planned?version=1&commune=02901',
      'year-difference?commune=02683',
    ])
      expect(await refused(at().committee, `${path}&on=2025-11-30`)).toMatchObject({ status: 403, code: 'not-yours' });
    // Its own target is told, and not how the whole was divided, which is not its to see.
    expect(await open('planned', { ...on, commune: '02902' }, at().committee)).toMatchObject({
      working: null,
      table: null,
    });
  });
});
