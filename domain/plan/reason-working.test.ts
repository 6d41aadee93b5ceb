import { monthOf, type Month } from '@diemtua/law/kernel/month';
import { describe, expect, test } from 'vitest';
import { areaFacts } from './area-facts.cases.ts';
import { expectationsOf } from './expectation.ts';
import { forecast } from './forecast.ts';
import { besideOthers, measured, thresholdOf, type AreaFacts } from './hard.ts';
import {
  breakWorking,
  dueWorking,
  endsWorking,
  joinsWorking,
  measureCell,
  measuredWorking,
  measureHeads,
  middleWorking,
  monthlyWorking,
  renewalWorking,
  riskWorking,
  togetherWorking,
} from './reason-working.ts';
import type { ForecastBasis } from './records.ts';
import { weightOfMonth } from './season.ts';
import { syntheticProvince, USUAL } from './synthetic-province.cases.ts';
import { exactly, type Working } from './working.ts';

const stepsOf = ({ steps }: Working) => steps.map(({ name, value }) => [name, value]);
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

describe('what is measured of a commune', () => {
  const facts = (code: string, told: Partial<AreaFacts>): AreaFacts =>
    areaFacts(code, { due: 300, renewed: 200, visits: null, joinedAfterVisits: null, ...told });
  const areas = [
    facts('00001', { collectors: 3, renewed: 110 }),
    facts('00002', { collectors: 8, renewed: 200 }),
    facts('00003', { collectors: 10, renewed: 220 }),
    facts('00004', { collectors: 12, renewed: 260 }),
  ];
  const [first = facts('00001', {})] = areas;

  test('3 collectors × 1,000 ÷ 4,000 reachable = 0.75; under half of the middle, which is 2.25', () => {
    const found = measured('collectors', first);
    const beside = besideOthers('collectors', areas)(first);
    if (found === null || beside === null) throw new Error('nothing is measured');
    const threshold = thresholdOf('few-collectors', beside.middle);
    const working = measuredWorking('collectors', found, { middle: beside.middle, threshold });
    expect(working).toMatchObject({ value: 0.75, as: 'number', rounded: 'no' });
    expect(working.terms).toEqual([
      { sign: '+', value: 3 },
      { sign: '×', value: 1000 },
      { sign: '÷', value: 4000 },
    ]);
    expect(stepsOf(working)).toEqual([
      ['collectors', 3],
      ['reachable', 4000],
      ['middle', 2.25],
      ['hard-from', 1.125],
    ]);
    // Of four, the second and the third stand around the middle: 2 and 2.5.
    const middle = middleWorking('collectors', beside);
    expect(middle.value).toBe(2.25);
    expect(stepsOf(middle)).toEqual([
      ['compared', 4],
      ['just-below', 2],
      ['just-above', 2.5],
    ]);
    expect(measureHeads('collectors')).toEqual([
      { name: 'collectors', as: 'number' },
      { name: 'reachable', as: 'number' },
      { name: 'measure', as: 'rate' },
    ]);
  });

  test('200 of 300 renewed are 66.67 %, in hundredths; what nobody is held to has no line', () => {
    const second = areas[1] ?? first;
    const found = measured('renewal', second);
    if (found === null) throw new Error('nothing is measured');
    const working = measuredWorking('renewal', found, null);
    expect(working).toMatchObject({ value: 6667, as: 'share', rounded: 'nearest' });
    expect(Math.round(exactly(working))).toBe(6667);
    expect(stepsOf(working)).toEqual([
      ['renewed', 200],
      ['came-to-end', 300],
    ]);
    expect(measureCell('renewal', found)).toBe(6667);
    // 66.67 and 73.33 % stand around the middle of four: 70 %.
    const beside = besideOthers('renewal', areas)(second);
    if (beside === null) throw new Error('nothing is compared');
    const middle = middleWorking('renewal', beside);
    expect(middle.value).toBe(7000);
    expect(Math.round(exactly(middle))).toBe(7000);
  });

  test('of three the one in the middle is named once', () => {
    const beside = besideOthers('renewal', areas.slice(0, 3))(first);
    expect(beside && stepsOf(middleWorking('renewal', beside))).toEqual([['compared', 3]]);
    expect(beside?.all.map(({ commune }) => commune)).toEqual(['00001', '00002', '00003']);
  });

  test('nobody is held against those who measured otherwise', () => {
    const farther = facts('00009', { farBeyondKm: 10 });
    expect(besideOthers('far-hamlets', [...areas, farther])(farther)?.all).toHaveLength(1);
    expect(besideOthers('visits', areas)(first)).toBeNull();
  });
});

describe('what a forecast expects', () => {
  const basis: ForecastBasis = {
    ...syntheticProvince({ ...USUAL, communes: 30, units: 5, breakFactor: 2 }),
    after: monthOf(2025, 9),
    until: monthOf(2025, 12),
    policyBreak: { month: monthOf(2025, 7), on: true },
    calibration: null,
    plan: new Map(),
  };
  const learned = expectationsOf(basis);
  const { pace, stops } = learned;
  const told = forecast(basis, learned);
  const ahead = [10, 11, 12].map((month) => monthOf(2025, month));

  test('who joins each commune is the pace × the seasons ahead × its part, in whole people', () => {
    const season = sum(ahead.map((month: Month) => weightOfMonth(pace.season, month)));
    for (const [commune, { join }] of told.communes) {
      const working = joinsWorking(pace.perMonth, season, pace.partOf(commune), join);
      expect(Math.round(exactly(working))).toBe(join);
      expect(working.value).toBe(join);
    }
    expect(sum(basis.areas.map(({ commune }) => pace.partOf(commune)))).toBeCloseTo(1, 9);
    const { join } = told.province;
    expect(togetherWorking(told.communes.size, join)).toMatchObject({ value: join });
    expect(monthlyWorking(join, 3).value).toBe(Math.round(join / 3));
  });

  test('who stops in each commune is who stops of those due, and of those who pay meanwhile', () => {
    let later = 0;
    for (const [commune, outlook] of told.communes) {
      const { stop, due, ofDue } = stops.ahead(commune, pace.joinsOf(commune, 3), pace.termShares);
      const working = endsWorking(outlook.due, ofDue, sum(stop) - ofDue, outlook.stop);
      expect(Math.round(exactly(working))).toBe(outlook.stop);
      expect(dueWorking(due.map((people, index) => ({ month: String(index), due: people }))).value).toBe(outlook.due);
      expect(ofDue).toBeLessThanOrEqual(sum(stop) + 1e-9);
      later += sum(stop) - ofDue;
    }
    // A monthly cover that is renewed in October may end in November.
    expect(later).toBeGreaterThan(1);
  });

  test('nobody is due: nothing stops, and no part of nothing is told', () =>
    expect(stepsOf(endsWorking(0, 0, 0, 0))).toEqual([
      ['due', 0],
      ['mean-lapse', null],
      ['stops-of-due', 0],
      ['stops-of-later', 0],
    ]));

  test('how many of a hundred are renewed, here and in the province, is what the reasons say', () => {
    for (const { commune } of basis.areas) {
      const renewal = stops.renewalOf([commune]);
      expect(Math.abs(renewalWorking(renewal, 'here').value / 100 - renewal.percent)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(renewalWorking(renewal, 'province').value / 100 - renewal.province)).toBeLessThanOrEqual(0.5);
    }
    const example = {
      percent: 64,
      province: 70,
      covers: 1000,
      ended: 300,
      endsInProvince: 0.3,
      endsHere: 0.36,
      ratio: 1.2,
    };
    // 1 − 0.3 × 1.2 = 64 %.
    expect(renewalWorking(example, 'here')).toMatchObject({ value: 6400, as: 'share' });
    expect(stepsOf(renewalWorking(example, 'here'))).toEqual([
      ['came-to-end', 1000],
      ['ended', 300],
      ['ends-in-province', 3000],
      ['ends-beside-province', 1.2],
      ['ends-here', 3600],
    ]);
    expect(renewalWorking(example, 'province').value).toBe(7000);
  });

  test('the pace since the break beside the one before: twice', () => {
    expect(breakWorking(300, 150)).toMatchObject({ value: 20_000, as: 'share' });
    const reason = told.province.reasons.find(({ code }) => code === 'policy-break');
    if (pace.perMonthBefore === null || reason?.code !== 'policy-break') throw new Error('no break is told');
    const { value } = breakWorking(pace.perMonth, pace.perMonthBefore);
    expect(Math.abs(value / 100 - reason.percent)).toBeLessThanOrEqual(0.5);
  });
});

describe('how likely one stops', () => {
  test('a third of such covers ended, and a half more end here: 50 %; never more than all', () => {
    const risk = { risk: 0.5, share: 1 / 3, ratio: 1.5, records: 40 };
    expect(riskWorking(risk)).toMatchObject({ value: 5000, as: 'share' });
    expect(stepsOf(riskWorking(risk))).toEqual([
      ['ends-as-others', 3333],
      ['ends-beside-province', 1.5],
      ['records-here', 40],
    ]);
    // 90 % × 1.2 would be 108.
    const capped = riskWorking({ risk: 1, share: 0.9, ratio: 1.2, records: 40 });
    expect(capped).toMatchObject({ value: 10_000 });
    expect(exactly(capped)).toBe(10_000);
  });
});
