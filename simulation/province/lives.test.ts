import { expect, test } from 'vitest';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { ANCHORS, LAUNCH, regionOf } from './anchors.ts';
import { takesPart } from './lives.ts';
import { communeMonths, drawProvince } from './monthly.ts';
import { PLAN_2025, SAPA_COUNT, SAPA_PERCENT, targetsOf } from './plan.ts';
import { readFacts } from './read.ts';
import { scaleOf } from './scale.ts';

const facts = readFacts();
const drawn = drawProvince(facts, scaleOf(3, 1));
const months = communeMonths(drawn);

test.each(ANCHORS)('whoever takes part on $on comes to what was said of that day', ({ on, counts }) => {
  const found = { sapa: 0, 'lao-cai': 0, 'yen-bai': 0 };
  for (const life of drawn.lives) {
    const place = drawn.places[life.place];
    if (place && takesPart(life, monthOfDate(on))) found[regionOf(facts, place.unit)] += life.members;
  }
  expect(found).toEqual(counts);
});

test('what the press said stands among them: 31,592 + 46,683 = 78,275, of which 44,883 are 57.34 %', () => {
  const sumOf = (on: string): number =>
    Object.values(ANCHORS.find((each) => each.on === on)?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  expect(sumOf('2025-11-30')).toBe(44_883);
  expect(sumOf('2024-11-30')).toBe(39_248);
  expect(sumOf('2025-05-31')).toBe(13_411 + 30_284);
  const plan = PLAN_2025['Lào Cai'] + PLAN_2025['Yên Bái'];
  expect(plan).toBe(78_275);
  expect(((100 * sumOf('2025-11-30')) / plan).toFixed(2)).toBe('57.34');
});

test('the targets of the units add up to the plans of the former provinces; Sa Pa’s is 2,840, of which 830 are 29.23 %', () => {
  const targets = targetsOf(facts);
  for (const [province, plan] of Object.entries(PLAN_2025)) {
    const own = facts.units.filter(({ formerProvince }) => formerProvince === province);
    expect(own.reduce((sum, { code }) => sum + (targets.get(code) ?? 0), 0)).toBe(plan);
  }
  expect(((100 * SAPA_COUNT) / (targets.get('SAPA' as never) ?? 0)).toFixed(2)).toBe(String(SAPA_PERCENT));
});

test('on the day of the launches 159 begin', () => {
  const begun = drawn.lives.filter(({ periods, monthsBefore }) => monthsBefore === 0 && periods[0]?.on === LAUNCH.on);
  expect(begun.reduce((sum, { members }) => sum + members, 0)).toBe(LAUNCH.people);
});

test('months follow from each other: who joined and returned came, who stopped went', () => {
  const before = new Map<string, number>();
  for (const { commune, takingPart, joined, returned, stopped } of months) {
    expect(takingPart).toBe((before.get(commune) ?? 0) + joined + returned - stopped);
    before.set(commune, takingPart);
  }
});

test('people join at the end of a year more than at its beginning, and the highlands are not the towns', () => {
  const joinedIn = (month: number): number =>
    months.filter((each) => (each.month % 12) + 1 === month).reduce((sum, { joined }) => sum + joined, 0);
  expect(joinedIn(12)).toBeGreaterThan(3 * joinedIn(2));
  const share = (land: string): number => {
    const own = new Set(drawn.places.filter((place) => place.land === land).map(({ code }) => code));
    const people = drawn.places
      .filter((place) => place.land === land)
      .reduce((sum, { facts: { people: n } }) => sum + n, 0);
    const last = months.filter(({ commune, month }) => own.has(commune) && month === months.at(-1)?.month);
    return last.reduce((sum, { takingPart }) => sum + takingPart, 0) / people;
  };
  expect(share('town')).toBeGreaterThan(share('highland'));
});
