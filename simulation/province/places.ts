import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { Chance } from '../chance.ts';
import { landOf, type Land } from './lands.ts';
import type { CommuneFacts, Facts } from './read.ts';

/** When people have money: those months in which more join, and for which more wait with their next payment. January is 1. */
export const SEASONS = {
  /** Wages and trade: even, more before the New Year. */
  trade: [1, 12],
  /** Two crops of rice in the valleys. */
  'two-crops': [6, 10, 11],
  /** One crop on the terraces. */
  'one-crop': [10, 11],
  /** The bark of cinnamon is taken in two seasons. */
  cinnamon: [3, 4, 8, 9],
} as const;
export type Season = keyof typeof SEASONS;

/** What makes a commune what it is: each reason stands in the demonstration's data, so that a forecast can find it. */
export interface Place {
  readonly facts: CommuneFacts;
  readonly code: CommuneCode;
  readonly unit: UnitCode;
  readonly land: Land;
  readonly season: Season;
  /** Of a hundred households, how many are poor. */
  readonly poorPercent: number;
  /** Collectors who work there. */
  readonly collectors: number;
  /** As the crow flies, to the commune of its unit with most people: where the unit is thought to be. */
  readonly distanceKm: number;
  /** How readily people join, beside how many there are. */
  readonly draw: number;
  /** Added to the chance, in percent, that the next period is paid. */
  readonly staying: number;
}

const cinnamonDistricts: ReadonlySet<string> = new Set(['Huyện Văn Yên', 'Huyện Trấn Yên', 'Huyện Lục Yên']);
const kmPerDegree = 111;
/** People for whom one collector is there: more of them where homes are near each other. */
const peoplePerCollector: Readonly<Record<Land, number>> = { town: 5500, valley: 5200, highland: 6800 };
const landDraws: Readonly<Record<Land, number>> = { town: 1.25, valley: 1, highland: 0.95 };
const landStays: Readonly<Record<Land, number>> = { town: 2, valley: 0, highland: -6 };

function kmBetween(a: CommuneFacts, b: CommuneFacts): number {
  const north = (a.lat - b.lat) * kmPerDegree;
  const east = (a.lon - b.lon) * kmPerDegree * Math.cos((a.lat * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}

function seasonOf({ formerDistrict }: CommuneFacts, land: Land): Season {
  if (land === 'town') return 'trade';
  if (cinnamonDistricts.has(formerDistrict)) return 'cinnamon';
  return land === 'highland' ? 'one-crop' : 'two-crops';
}

/** The communes of the province with what makes them differ. Some have fewer collectors than their people would need, and are known by it. */
export function placesOf(facts: Facts, seed: number): readonly Place[] {
  return lifted(facts, drawnOf(facts, seed));
}

/** A unit's people join at least so readily, beside those of its former province. Assumed: no unit stood lower than Sa Pa's, which the press named. */
const leastReadily = 0.88;

/** Places, of which those of a unit with the least readiness are lifted to it. */
function lifted({ units }: Facts, places: readonly Place[]): readonly Place[] {
  const meanOf = (some: readonly Place[]): number =>
    some.reduce((sum, { draw, facts: { people } }) => sum + draw * people, 0) /
    some.reduce((sum, { facts: { people } }) => sum + people, 0);
  const provinceOf = new Map(units.map(({ code, formerProvince }) => [code, formerProvince]));
  const means = new Map(
    [...new Set(provinceOf.values())].map((province) => [
      province,
      meanOf(places.filter(({ unit }) => provinceOf.get(unit) === province)),
    ]),
  );
  const lift = new Map(
    units.map(({ code, formerProvince }) => {
      const own = meanOf(places.filter(({ unit }) => unit === code));
      return [code, Math.max(1, (leastReadily * (means.get(formerProvince) ?? 0)) / own)];
    }),
  );
  return places.map((place) => ({ ...place, draw: place.draw * (lift.get(place.unit) ?? 1) }));
}

function drawnOf({ communes, poorPercent }: Facts, seed: number): readonly Place[] {
  return communes.map((facts): Place => {
    const chance = Chance.of(seed, `place/${facts.code}`);
    const land = landOf(facts);
    const seat = communes
      .filter(({ unit }) => unit === facts.unit)
      .reduce((most, each) => (each.people > most.people ? each : most), facts);
    const needed = facts.people / peoplePerCollector[land];
    const collectors = Math.max(1, Math.round(needed * (0.55 + 0.9 * chance.next())));
    const distanceKm = kmBetween(facts, seat);
    const poor = poorPercent.get(facts.formerDistrict) ?? 0;
    const few = Math.min(1, collectors / needed);
    return {
      facts,
      code: facts.code,
      unit: facts.unit,
      land,
      season: seasonOf(facts, land),
      poorPercent: poor,
      collectors,
      distanceKm,
      draw: landDraws[land] * (1 - (0.9 * poor) / 100) * (0.5 + 0.5 * few) * (1 - distanceKm / 160) * chance.near(0.22),
      staying: landStays[land] - 5 * (1 - few) - distanceKm / 12 - poor / 12 + (chance.near(0.2) - 1) * 10,
    };
  });
}
