import { describe, expect, test } from 'vitest';
import type { CommuneCode } from '../ids/index.ts';
import { areaFacts as facts } from './area-facts.cases.ts';
import { hardAreas, peersOf, uncountedIn, type AreaFacts } from './hard.ts';

const others = ['00001', '00002', '00003', '00004'].map((code) => facts(code));
const flagsOf = (told: Partial<AreaFacts>) =>
  hardAreas([...others, facts('00009', told)])
    .filter(({ commune }) => commune === '00009')
    .flatMap(({ flags }) => flags);

describe('what makes a commune hard', () => {
  test('a commune like the others is not', () => {
    expect(hardAreas(others)).toEqual([]);
  });

  test.each<[string, Partial<AreaFacts>, object]>([
    // 8 of 4,000 are 2 of a thousand; below half of that.
    [
      'few collectors',
      { collectors: 3 },
      { flag: 'few-collectors', own: 0.75, province: 2, threshold: 1, unit: 'per-thousand', of: 4000 },
    ],
    [
      'far hamlets',
      { farHamlets: 4 },
      { flag: 'far-hamlets', own: 40, province: 10, threshold: 30, unit: 'percent', of: 10 },
    ],
    [
      'income season',
      { joinedInBusiestThreeMonths: 46 },
      { flag: 'income-season', own: 46, province: 30, threshold: 45, unit: 'percent', of: 100 },
    ],
    // 70 % pay on after a gift in the others; under half of them it is a flag, and 9 of 20 are 45 %.
    [
      'lapse after gift',
      { giftRenewed: 9 },
      { flag: 'lapse-after-gift', own: 45, province: 70, threshold: 50, unit: 'percent', of: 20 },
    ],
    [
      'low yield of visits',
      { joinedAfterVisits: 12 },
      { flag: 'low-yield-of-visits', own: 2.4, province: 5, threshold: 2.5, unit: 'per-ten-visits', of: 50 },
    ],
    [
      'low renewal',
      { renewed: 138 },
      { flag: 'low-renewal', own: 69, province: 80, threshold: 70, unit: 'percent', of: 200 },
    ],
    [
      'behind plan',
      { forecast: 370 },
      { flag: 'behind-plan', own: 74, province: 90, threshold: 75, unit: 'percent', of: 500 },
    ],
  ])('%s', (_, told, flagged) => {
    expect(flagsOf(told)).toEqual([flagged]);
  });

  test.each<[string, Partial<AreaFacts>]>([
    [
      'on the threshold',
      {
        collectors: 4,
        joinedInBusiestThreeMonths: 45,
        giftRenewed: 10,
        joinedAfterVisits: 12.5,
        renewed: 140,
        forecast: 375,
        farHamlets: 3,
      },
    ],
    [
      'on too few records',
      {
        joined: 19,
        joinedInBusiestThreeMonths: 19,
        giftDue: 9,
        giftRenewed: 0,
        visits: 9,
        joinedAfterVisits: 0,
        due: 19,
        renewed: 0,
      },
    ],
    ['on nothing that is known', { hamlets: null, farHamlets: null, visits: null, joinedAfterVisits: null, plan: 0 }],
  ])('no flag %s', (_, told) => {
    expect(flagsOf(told)).toEqual([]);
  });

  test('hamlets beyond 10 km are not held against hamlets beyond 5', () => {
    // 40 % beyond 5 km are flagged among 10 % beyond 5 km; beyond 10 km nobody else has counted.
    expect(flagsOf({ farHamlets: 4, farBeyondKm: 10 })).toEqual([]);
    const alike = ['00005', '00006', '00007'].map((code) => facts(code, { farHamlets: 0, farBeyondKm: 10 }));
    const flags = hardAreas([...others, ...alike, facts('00009', { farHamlets: 4, farBeyondKm: 10 })]).flatMap(
      (area) => area.flags,
    );
    expect(flags).toMatchObject([{ flag: 'far-hamlets', own: 40, province: 0 }]);
  });

  test('the furthest beyond its threshold comes first; the most missing people before all', () => {
    // Collectors a quarter below 1 of a thousand, renewal half of 70.
    const hard = hardAreas([
      ...others,
      facts('00008', { collectors: 3, renewed: 70, plan: 470 }),
      facts('00009', { collectors: 3 }),
    ]);
    expect(hard.map(({ commune, missing, flags }) => [commune, missing, flags.map(({ flag }) => flag)])).toEqual([
      ['00009', 50, ['few-collectors']],
      ['00008', 20, ['low-renewal', 'few-collectors']],
    ]);
  });
});

describe('communes that are alike and do better', () => {
  const hard = facts('00009', {
    forecast: 300,
    collectors: 4,
    renewed: 120,
    visits: 40,
    joinedAfterVisits: 10,
    joinedInBusiestThreeMonths: 50,
    giftRenewed: 4,
  });
  const near = facts('00001', { poorPercent: 12 });
  const far = facts('00002', { poorPercent: 60, minorityPercent: 99, areaKm2: 900, notInsured: 900 });
  const ahead = facts('00003', { forecast: 324 });

  test('the most alike first, with in what they are better', () => {
    const [first, second, ...more] = peersOf(hard.commune, [hard, far, near, ahead], 5);
    expect(more).toEqual([]);
    expect([first?.commune, second?.commune]).toEqual(['00001', '00002']);
    expect(first?.distance).toBeLessThan(second?.distance ?? 0);
    expect(first?.percentOfPlan).toBe(90);
    expect(first?.better).toEqual([
      { in: 'collectors', own: 1, theirs: 2, unit: 'per-thousand' },
      { in: 'renewal', own: 60, theirs: 80, unit: 'percent' },
      { in: 'yield-of-visits', own: 2.5, theirs: 5, unit: 'per-ten-visits' },
      // 40 are no quarter less than 50 would be more: 10 and 12.5 of a thousand are just that.
      { in: 'spread-over-year', own: 50, theirs: 30, unit: 'percent' },
      { in: 'gift-kept', own: 20, theirs: 70, unit: 'percent' },
    ]);
  });

  test('a commune that is the same has no distance', () => {
    expect(peersOf('00001' as CommuneCode, [facts('00001', { forecast: 100 }), facts('00002')], 1)).toMatchObject([
      { distance: 0 },
    ]);
  });

  test('are not alike or unlike by far hamlets that were counted by another distance', () => {
    const other = facts('00004', { farHamlets: 9, farBeyondKm: 10 });
    const same = facts('00005', { farHamlets: 9 });
    const distance = (peer: AreaFacts) =>
      peersOf(hard.commune, [hard, near, peer], 5).find((each) => each.commune === peer.commune)?.distance;
    expect(distance(other)).toBeLessThan(distance(same) ?? 0);
  });

  test('as many as are asked for; none for a commune that is not known or has no plan', () => {
    expect(peersOf(hard.commune, [hard, near, far], 1)).toHaveLength(1);
    expect(peersOf('99999' as CommuneCode, [hard, near], 5)).toEqual([]);
    expect(peersOf(hard.commune, [{ ...hard, plan: 0 }, near], 5)).toEqual([]);
  });
});

test('what nobody has counted of any commune is named; what is known of one is not', () => {
  const nothing = { hamlets: null, farHamlets: null, poorPercent: null, minorityPercent: null, visits: null };
  const [one, other] = [facts('00001', nothing), facts('00002', nothing)];
  expect(uncountedIn([one, other])).toEqual(['farHamlets', 'poorPercent', 'minorityPercent', 'visits']);
  expect(uncountedIn([one, { ...other, minorityPercent: 62, visits: 0 }])).toEqual(['farHamlets', 'poorPercent']);
});
