import { monthOf, type Month } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { backTest } from './back-test.ts';
import { pathOf } from './curve.ts';
import { expectationsOf } from './expectation.ts';
import { forecast, type Forecast } from './forecast.ts';
import { REASON_CODES } from './reason.ts';
import type { ForecastBasis, Records, Term } from './records.ts';
import { learnStops } from './stops.ts';
import { syntheticProvince, USUAL } from './synthetic-province.cases.ts';

const records = syntheticProvince({ ...USUAL, communes: 30, units: 5 });
const basisOf = (told: Partial<ForecastBasis> = {}): ForecastBasis => ({
  ...records,
  after: monthOf(2025, 9),
  until: monthOf(2025, 12),
  policyBreak: null,
  calibration: null,
  plan: new Map(),
  ...told,
});
const usual = forecast(basisOf());
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const codesOf = (of: { readonly reasons: Forecast['province']['reasons'] } | undefined) =>
  of?.reasons.map(({ code }) => code) ?? [];

describe('a forecast', () => {
  test('adds up: communes to units, units to the province, and now + join − stop to the middle', () => {
    const communes = [...usual.communes.values()];
    for (const name of ['now', 'middle', 'join', 'stop'] as const) {
      expect(sum(communes.map((each) => each[name]))).toBe(usual.province[name]);
      expect(sum([...usual.units.values()].map((each) => each[name]))).toBe(usual.province[name]);
    }
    for (const each of [...communes, ...usual.units.values(), usual.province]) {
      expect(each.now + each.join - each.stop).toBe(each.middle);
      expect(each.low).toBeLessThanOrEqual(each.middle);
      expect(each.high).toBeGreaterThanOrEqual(each.middle);
      expect(each.nature).toBe('estimate');
    }
    expect(usual.communes.size).toBe(30);
    expect(usual.units.size).toBe(5);
  });

  test('a whole is surer than its parts: its band is narrower than theirs together', () => {
    const width = ({ low, high }: { readonly low: number; readonly high: number }) => high - low;
    expect(width(usual.province)).toBeLessThan(sum([...usual.communes.values()].map(width)));
  });

  test('is the same again: there is no chance in it', () => {
    expect(forecast(basisOf())).toEqual(usual);
  });

  test('does not look at what came later, or was known later', () => {
    const after = monthOf(2025, 9);
    const then: Records = {
      areas: records.areas,
      heads: records.heads.filter(({ month }) => month <= after),
      joins: records.joins.filter(({ month }) => month <= after),
      stops: records.stops.filter(({ knownIn }) => knownIn <= after),
    };
    expect(forecast(basisOf(then))).toEqual(usual);
  });

  test('does not hang on the order of the rows', () => {
    const turned = forecast(
      basisOf({
        heads: records.heads.toReversed(),
        joins: records.joins.toReversed(),
        stops: records.stops.toReversed(),
      }),
    );
    expect(turned.province.middle).toBe(usual.province.middle);
    expect([...turned.communes.values()].map(({ middle }) => middle)).toEqual(
      [...usual.communes.values()].map(({ middle }) => middle),
    );
  });

  test('a wider calibration is a wider band around the same middle', () => {
    const wide = forecast(basisOf({ calibration: { commune: 3, unit: 3, province: 3, years: [2024] } }));
    expect(wide.province.middle).toBe(usual.province.middle);
    expect(wide.province.high - wide.province.low).toBeGreaterThan(2 * (usual.province.high - usual.province.low));
  });

  test('months lead from now to the band: base to the middle, low to the low, high to the high', () => {
    expect(usual.months.map(({ month }) => month)).toEqual([10, 11, 12].map((month) => monthOf(2025, month)));
    const { now, low, middle, high } = usual.province;
    for (const [name, end] of [
      ['low', low],
      ['base', middle],
      ['high', high],
    ] as const) {
      const path = pathOf(now, usual.months, { name }, 10_000);
      // Joins and stops are rounded each: a person is the most that low and high can be off.
      expect(Math.abs(path.end - end)).toBeLessThanOrEqual(1);
    }
    expect(usual.monthsOfUnits.size).toBe(5);
    expect(sum(usual.months.map(({ due }) => due))).toBe(usual.province.due);
  });

  test('the base scenario ends where the forecast says, to the person, for the province and every unit', () => {
    const end = (now: number, months: Forecast['months']): number => pathOf(now, months, { name: 'base' }, 0).end;
    expect(end(usual.province.now, usual.months)).toBe(usual.province.middle);
    for (const [unit, { now, middle }] of usual.units)
      expect(end(now, usual.monthsOfUnits.get(unit) ?? [])).toBe(middle);
  });

  test('where the year is over, it is what is', () => {
    const over = forecast(basisOf({ after: monthOf(2025, 12) }));
    expect(over.province).toMatchObject({ join: 0, stop: 0, middle: over.province.now });
    expect(over.months).toEqual([]);
  });

  test('where nothing is known, nobody is expected', () => {
    const empty = forecast(basisOf({ heads: [], joins: [], stops: [] }));
    expect(empty.province).toMatchObject({ now: 0, join: 0, stop: 0, middle: 0, due: 0 });
    expect(forecast(basisOf({ areas: [], heads: [], joins: [], stops: [] })).province.middle).toBe(0);
  });
});

describe('covers that are known to end', () => {
  const commune = '03006' as CommuneCode;
  const one: Records = { areas: [{ commune, unit: 'U06' as UnitCode }], heads: [], joins: [], stops: [] };
  const after = monthOf(2025, 9);
  const row = (month: number, made: number, renewed: number, knownIn = month - 5) => ({
    commune,
    term: 'quarterly' as const,
    month: month as Month,
    knownIn: knownIn as Month,
    made,
    renewed,
  });
  const heads = [{ commune, month: after, people: 1000 }];

  test('end as often as such covers did when so much time was left: whoever renews did it four months before', () => {
    const past = Array.from({ length: 24 }, (_, index) => [
      row(after - index, 10_000, 0),
      row(after - index, 0, 7500, after - index - 4),
    ]).flat();
    const stopsOf = (lead: number) =>
      forecast(basisOf({ ...one, heads, stops: [...past, row(after + lead, 200, 0, after)] })).province;
    // A month before the end all that was still ahead ended, 24 × 2,500 of as many; drawn by 30 of a quarter that is 99.96 %.
    expect(stopsOf(1)).toMatchObject({ due: 200, stop: 200 });
    // Of a whole cover's life a quarter: for leads longer than the three months that a cover pays.
    expect(
      forecast(basisOf({ ...one, heads, until: monthOf(2026, 2), stops: [...past, row(after + 5, 200, 0, after)] }))
        .province.stop,
    ).toBe(50);
  });

  test('each of those who are due stops as likely as the forecast reckons', () => {
    const past = Array.from({ length: 24 }, (_, index) => [
      row(after - index, 10_000, 0),
      row(after - index, 0, 7500, after - index - 4),
    ]).flat();
    const { riskOf } = learnStops(basisOf({ ...one, heads, stops: past }));
    // As above: nearly all in the last month, a quarter of those whose whole cover is still to come; 24 months of 10,000 covers tell it.
    expect(riskOf('quarterly', commune, (after + 1) as Month).risk).toBeCloseTo(0.9998, 3);
    expect(riskOf('quarterly', commune, (after + 5) as Month).risk).toBeCloseTo(0.25, 3);
    expect(riskOf('quarterly', commune, (after + 1) as Month).records).toBe(240_000);
    // A day of the month that is not over yet is as near as the next month's.
    expect(riskOf('quarterly', commune, after)).toEqual(riskOf('quarterly', commune, (after + 1) as Month));
    // Nobody's yearly cover ever ended: what is assumed.
    expect(riskOf('yearly', commune, (after + 1) as Month)).toMatchObject({ risk: expect.closeTo(0.2, 1), records: 0 });
  });

  test('those who are due in the next month, each with the own likelihood, come to the stops of the forecast', () => {
    const basis = basisOf({ until: (after + 1) as Month });
    const { stops, expectations } = expectationsOf(basis);
    for (const { area, stop } of expectations) {
      const known = new Map<Term, number>();
      for (const { commune: of, term, month, knownIn, made, renewed } of basis.stops)
        if (of === area.commune && month === after + 1 && knownIn <= after)
          known.set(term, (known.get(term) ?? 0) + made - renewed);
      const expected = [...known].map(
        ([term, people]) => Math.max(0, people) * stops.riskOf(term, area.commune, (after + 1) as Month).risk,
      );
      expect(sum(expected)).toBeCloseTo(stop[0] ?? 0, 9);
    }
  });

  test('a renewal that is known is not ahead any more', () => {
    const { province } = forecast(
      basisOf({ ...one, heads, stops: [row(after + 1, 200, 0), row(after + 1, 0, 180, after)] }),
    );
    expect(province.due).toBe(20);
  });

  test('without any record a fifth is assumed to end', () => {
    const { province } = forecast(basisOf({ ...one, heads, stops: [row(after + 1, 200, 0)] }));
    expect(province.stop).toBe(40);
    expect(province.middle).toBe(960);
  });
});

describe('reasons', () => {
  const plan = (people: number) => new Map(records.areas.map(({ commune }) => [commune, people]));
  test('short of the plan, and passed', () => {
    const short = forecast(basisOf({ plan: plan(10_000) }));
    expect(short.province.reasons[0]).toEqual({
      code: 'short-of-plan',
      missing: 300_000 - usual.province.middle,
      plan: 300_000,
    });
    const passed = forecast(basisOf({ plan: plan(1) }));
    expect(passed.province.reasons[0]).toEqual({ code: 'plan-reached', over: usual.province.middle - 30, plan: 30 });
    expect(codesOf(usual.province)).not.toContain('short-of-plan');
  });

  test('a plan for some communes is none for all', () => {
    const [first] = records.areas;
    const some = forecast(basisOf({ plan: new Map(first ? [[first.commune, 10_000]] : []) }));
    expect(codesOf(some.province)).not.toContain('short-of-plan');
    expect(codesOf(first && some.communes.get(first.commune))[0]).toBe('short-of-plan');
  });

  test('who joins, who is due, and the rush of December: 1.65 of 12', () => {
    expect(codesOf(usual.province)).toEqual(
      expect.arrayContaining(['dues-will-stop', 'joins-expected', 'year-end-rush']),
    );
    const rush = usual.province.reasons.find(({ code }) => code === 'year-end-rush');
    expect(rush).toEqual({ code: 'year-end-rush', percentOfYear: expect.any(Number) });
    expect(rush?.code === 'year-end-rush' && Math.abs(rush.percentOfYear - 100 * (1.65 / 12))).toBeLessThanOrEqual(2);
    expect(codesOf(forecast(basisOf({ until: monthOf(2025, 11) })).province)).not.toContain('year-end-rush');
    // With one month left, so many a month would say the same twice.
    const last = forecast(basisOf({ after: monthOf(2025, 11) })).province;
    expect(last.reasons).toContainEqual({ code: 'joins-in-last-month', join: last.join });
    expect(codesOf(last)).not.toContain('joins-expected');
  });

  test('slower and faster than the same three months a year before', () => {
    const months = new Set([7, 8, 9].map((month) => monthOf(2025, month)));
    const by = (factor: number) =>
      forecast(
        basisOf({
          joins: records.joins.map((row) => (months.has(row.month) ? { ...row, people: row.people * factor } : row)),
        }),
      );
    expect(codesOf(by(0).province)).toContain('joins-slower');
    expect(codesOf(by(3).province)).toContain('joins-faster');
  });

  test('the policy break, while its switch is on', () => {
    const doubled = syntheticProvince({ ...USUAL, communes: 30, units: 5, breakFactor: 2 });
    const policyBreak = { month: monthOf(2025, 7), on: true };
    const told = { ...doubled, after: monthOf(2025, 11), policyBreak };
    const reason = forecast(basisOf(told)).province.reasons.find(({ code }) => code === 'policy-break');
    expect(reason).toMatchObject({ since: monthOf(2025, 7) });
    expect(reason?.code === 'policy-break' && reason.percent).toBeGreaterThan(140);
    const off = forecast(basisOf({ ...told, policyBreak: { ...policyBreak, on: false } }));
    expect(codesOf(off.province)).not.toContain('policy-break');
    // A month after the break tells no pace yet.
    expect(codesOf(forecast(basisOf({ ...told, after: monthOf(2025, 7) })).province)).not.toContain('policy-break');
  });

  test('renewals below and above the province, and few records', () => {
    const all = new Set([...forecast(basisOf(syntheticProvince(USUAL))).communes.values()].flatMap(codesOf));
    expect(all).toContain('renewals-below-province');
    expect(all).toContain('renewals-above-province');
    const small = syntheticProvince({ ...USUAL, communes: 30, units: 5, from: 2025 });
    const thin = {
      ...small,
      joins: small.joins.filter(({ commune, month }) => commune !== '02000' || month % 12 === 3),
    };
    const { communes } = forecast(basisOf(thin));
    expect(codesOf(communes.get('02000' as CommuneCode))).toContain('few-records');
  });

  test('are all named', () => {
    for (const each of usual.communes.values())
      for (const { code } of each.reasons) expect(REASON_CODES).toContain(code);
  });
});

test('a calibration of a back-test is taken along', () => {
  const years = [2023, 2024].map((year) => ({ after: monthOf(year, 9), until: monthOf(year, 12) }));
  const { calibration } = backTest(records, years);
  expect(forecast(basisOf({ calibration })).calibration).toBe(calibration);
});
