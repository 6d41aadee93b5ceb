import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CommuneCode } from '../ids/index.ts';
import { decideAreas, knownOfArea, type AreaCount, type AreaTelling } from './area.ts';
import { tellAreasSchema } from './commands.ts';

const day = (text: string): PlainDate => text as PlainDate;
const taVan = '02902' as CommuneCode;
const counted = (told: Partial<AreaCount> = {}): AreaCount => ({
  commune: taVan,
  hamlets: 14,
  far: { hamlets: 6, beyondKm: 5 },
  poorPercent: 31.5,
  minorityPercent: 92,
  ...told,
});
const nothing = { hamlets: null, far: null, poorPercent: null, minorityPercent: null };
const ground = {
  today: day('2025-11-18'),
  communes: new Set([taVan, '02647' as CommuneCode]),
  own: new Set([taVan]),
};
const against = (areas: readonly AreaCount[], on = '2025-11-18') => {
  const decided = decideAreas({ on: day(on), areas: [...areas] }, ground);
  return decided.ok ? [] : decided.refusals.map(({ field, code, wayOut }) => `${field}: ${code}, ${wayOut}`);
};

describe('what may be told of communes', () => {
  test('all of it, or any one fact alone', () => {
    expect(against([counted()])).toEqual([]);
    for (const one of [
      { hamlets: 0 },
      { hamlets: 14, far: { hamlets: 14, beyondKm: 0.5 } },
      { poorPercent: 0 },
      { minorityPercent: 100 },
    ])
      expect(against([{ ...counted(nothing), ...one }])).toEqual([]);
  });

  test.each<[string, Partial<AreaCount>, readonly string[]]>([
    ['a percent above 100', { poorPercent: 140 }, ['areas.0.poorPercent: not-a-percent, type-percent']],
    ['a percent below 0', { minorityPercent: -1 }, ['areas.0.minorityPercent: not-a-percent, type-percent']],
    [
      'more far hamlets than hamlets',
      { far: { hamlets: 15, beyondKm: 5 } },
      ['areas.0.far.hamlets: far-more-than-all, correct-the-hamlets'],
    ],
    [
      'far hamlets without how many there are',
      { hamlets: null },
      ['areas.0.hamlets: far-without-all, type-all-hamlets'],
    ],
    [
      'far hamlets without what far is',
      { far: { hamlets: 6, beyondKm: 0 } },
      ['areas.0.far.beyondKm: far-without-distance, type-kilometres'],
    ],
    ['half a hamlet', { hamlets: 14.5 }, ['areas.0.hamlets: not-a-hamlet-count, type-whole-hamlets']],
    ['fewer than no hamlets', { hamlets: -1, far: null }, ['areas.0.hamlets: not-a-hamlet-count, type-whole-hamlets']],
    ['nothing at all', nothing, ['areas.0.commune: nothing-told, tell-one-fact']],
    ['an unknown commune', { commune: '99999' as CommuneCode }, ['areas.0.commune: commune-unknown, choose-from-list']],
    [
      'a commune of another unit',
      { commune: '02647' as CommuneCode },
      ['areas.0.commune: commune-elsewhere, choose-own-commune'],
    ],
  ])('not %s', (_, told, refusals) => {
    expect(against([counted(told)])).toEqual(refusals);
  });

  test('not a commune twice, not what is of a day to come; all of it is said at once', () => {
    expect(against([counted(), counted({ poorPercent: 101 })], '2025-11-19')).toEqual([
      'on: counted-in-future, correct-the-day',
      'areas.1.commune: commune-twice, leave-one-out',
      'areas.1.poorPercent: not-a-percent, type-percent',
    ]);
  });

  test('a telling has a source and at least one commune', () => {
    const told = {
      id: '0190b6f4-2c11-7c3a-8f00-000000000001',
      madeAt: '2025-11-18T02:00:00Z',
      kind: 'tell-areas',
      on: '2025-11-01',
      source: '12/BC-UBND',
      areas: [counted()],
    };
    expect(tellAreasSchema.safeParse(told).success).toBe(true);
    expect(tellAreasSchema.safeParse({ ...told, source: ' ' }).success).toBe(false);
    expect(tellAreasSchema.safeParse({ ...told, areas: [] }).success).toBe(false);
  });
});

describe('what is known on a day', () => {
  const telling = (on: string, toldAt: string, told: Partial<AreaCount>): AreaTelling => ({
    ...counted(nothing),
    ...told,
    on: day(on),
    toldAt,
  });
  const july = telling('2025-07-01', '2025-07-10T02:00:00Z', {
    hamlets: 14,
    far: { hamlets: 6, beyondKm: 5 },
    poorPercent: 31.5,
  });
  const poorOfOctober = telling('2025-10-01', '2025-10-20T02:00:00Z', { poorPercent: 28 });
  const corrected = telling('2025-10-01', '2025-11-02T02:00:00Z', { poorPercent: 29.4 });
  const lateOfJanuary = telling('2025-01-01', '2025-11-05T02:00:00Z', { poorPercent: 40, minorityPercent: 92 });
  const merged = telling('2025-11-01', '2025-11-06T02:00:00Z', { hamlets: 20 });
  const all = [lateOfJanuary, july, merged, corrected, poorOfOctober];
  const known = (on: string, before: string | null = null) => {
    const { hamlets, far, poorPercent, minorityPercent } = knownOfArea(all, day(on), before);
    return [
      hamlets?.value ?? null,
      far && `${far.value}/${far.of} > ${far.beyondKm} km`,
      poorPercent?.value ?? null,
      minorityPercent?.value ?? null,
    ];
  };

  test('the latest day holds, the later telling of one day before the earlier; what is left out stays', () => {
    expect(known('2025-11-18')).toEqual([20, '6/14 > 5 km', 29.4, 92]);
    expect(knownOfArea(all, day('2025-11-18'), null).poorPercent?.by).toBe(corrected);
  });

  test('far hamlets stay beside the hamlets they were counted with', () => {
    // 6 of 14 in July; that there are 20 since November says nothing of how many are far.
    expect(knownOfArea(all, day('2025-11-18'), null).far).toMatchObject({ value: 6, of: 14, by: july });
  });

  test('a day before knows nothing of days after it', () => {
    expect(known('2025-09-30')).toEqual([14, '6/14 > 5 km', 31.5, 92]);
    expect(known('2024-12-31')).toEqual([null, null, null, null]);
  });

  test('as known then, a later telling changes nothing', () => {
    expect(known('2025-10-31', '2025-10-31T17:00:00Z')).toEqual([14, '6/14 > 5 km', 28, null]);
    expect(known('2025-10-31')).toEqual([14, '6/14 > 5 km', 29.4, 92]);
  });
});
