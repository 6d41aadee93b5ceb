import { expect, test } from 'vitest';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { ANCHORS, LAUNCH, regionOf } from './anchors.ts';
import { handOf, takesPart, type Life } from './lives.ts';
import { communeMonths, drawProvince } from './monthly.ts';
import { PLAN_2025, SAPA_COUNT, SAPA_PERCENT, targetsOf } from './plan.ts';
import { readFacts } from './read.ts';
import { scaleOf, TODAY } from './scale.ts';

const facts = readFacts();
const seed = 3;
const drawn = drawProvince(facts, scaleOf(seed, 1));
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

test('of the 18 units of the whole demonstration none stands lower beside its target than Sa Pa’s', () => {
  const targets = targetsOf(facts);
  const all = communeMonths(drawProvince(facts, scaleOf(1, 1)));
  const last = Math.max(...all.map(({ month }) => month));
  const reached = facts.units.map(({ code }) => {
    const count = all
      .filter(({ unit, month }) => unit === code && month === last)
      .reduce((sum, { takingPart }) => sum + takingPart, 0);
    return { code, share: count / (targets.get(code) ?? 0) };
  });
  expect(reached).toHaveLength(18);
  expect(reached.toSorted((a, b) => a.share - b.share)[0]?.code).toBe('SAPA');
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

/** Of those who joined so early that it is known, how many of a hundred took part so many months later. */
function keptPercent(months: number, isOne: (life: Life) => boolean): number {
  const last = monthOfDate(TODAY);
  let [won, kept] = [0, 0];
  for (const life of drawn.lives) {
    const begins = life.periods[0]?.from;
    if (begins === undefined || life.monthsBefore > 0 || begins + months > last || !isOne(life)) continue;
    won += life.members;
    if (takesPart(life, (begins + months) as Month)) kept += life.members;
  }
  expect(won).toBeGreaterThan(100);
  return (100 * kept) / won;
}

test('whoever is won goes again as from a voluntary scheme: hardly anybody within three months, a quarter within a year', () => {
  const all = [3, 6, 12].map((months) => keptPercent(months, () => true));
  const [three = 0, six = 0, year = 0] = all;
  expect(three).toBeGreaterThan(95);
  expect(six).toBeLessThan(three - 5);
  expect(year).toBeLessThan(six - 5);
  expect(year).toBeGreaterThan(65);
  expect(year).toBeLessThan(85);
});

test('more of those go whose first term was short, who live in the highlands, or whom another collector visits', () => {
  const began = (method: string) => (life: Life) => life.periods[0]?.method === method;
  expect(keptPercent(12, began('quarterly'))).toBeLessThan(keptPercent(12, began('half-yearly')));
  expect(keptPercent(12, began('half-yearly'))).toBeLessThan(keptPercent(12, began('yearly')));
  const on = (land: string) => (life: Life) => drawn.places[life.place]?.land === land;
  expect(keptPercent(12, on('highland'))).toBeLessThan(keptPercent(12, on('town')) - 2);
  const handIs = (isGood: boolean) => (life: Life) => {
    const place = drawn.places[life.place];
    return place !== undefined && handOf(place, life.visitor, seed) > 0 === isGood;
  };
  expect(keptPercent(12, handIs(false))).toBeLessThan(keptPercent(12, handIs(true)) - 2);
});
