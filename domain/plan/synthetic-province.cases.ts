import { MONTHS_IN_YEAR, monthOf, type Month } from '@diemtua/law/kernel/month';
import type { Method } from '../collection/claim.ts';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import type { Area, HeadRow, JoinRow, Records, StopRow } from './records.ts';
import { tetShare } from './tet.ts';

/** Chance from a seed: mulberry32. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

function poisson(mean: number, chance: () => number): number {
  const left = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > left; product *= chance()) count++;
  return count;
}

const TERMS = [
  { term: 'monthly', weight: 0.16, months: 1, deadline: 1, renews: 0.93 },
  { term: 'quarterly', weight: 0.36, months: 3, deadline: 3, renews: 0.88 },
  { term: 'half-yearly', weight: 0.28, months: 6, deadline: 4, renews: 0.84 },
  { term: 'yearly', weight: 0.2, months: 12, deadline: 7, renews: 0.8 },
] as const satisfies readonly { term: Method; weight: number; months: number; deadline: number; renews: number }[];

/** Joining by month: quiet in the harvest of June and October and when schools begin, a rush in December. */
export const TRUE_SEASON = [0.9, 0.9, 1, 1, 1.05, 0.8, 1, 0.85, 0.8, 0.85, 1.2, 1.65];

/** How a synthetic province is made. */
export interface Recipe {
  readonly seed: number;
  readonly communes: number;
  readonly units: number;
  readonly from: number;
  readonly until: Month;
  /** Spread of a year's pace that all communes share, and of a commune's own pace from year to year. */
  readonly yearShock: number;
  readonly ownShock: number;
  /** What the law change of July 2025 multiplies joining by. */
  readonly breakFactor: number;
}

export const USUAL: Recipe = {
  seed: 20_251_130,
  communes: 99,
  units: 18,
  from: 2018,
  until: monthOf(2025, 12),
  yearShock: 0.12,
  ownShock: 0.15,
  breakFactor: 1,
};

/** A synthetic province's months: people join by season, pay by terms, are renewed late or early, or stop. Nothing in it is real. */
export function syntheticProvince(recipe: Recipe): Records {
  const chance = chanceOf(recipe.seed);
  const areas = Array.from({ length: recipe.communes }, (_, index): Area => ({
    commune: String(2000 + index).padStart(5, '0') as CommuneCode,
    unit: `U${String((index % recipe.units) + 1).padStart(2, '0')}` as UnitCode,
  }));
  const first = monthOf(recipe.from, 1);
  const length = recipe.until - first + 1;
  const broken = monthOf(2025, 7);
  const unitStops = new Map<UnitCode, number>();
  const joins: JoinRow[] = [];
  const heads: HeadRow[] = [];
  const stops = new Map<string, StopRow>();
  const years = Array.from({ length: length / MONTHS_IN_YEAR + 1 }, () => Math.exp(recipe.yearShock * normal(chance)));
  for (const area of areas) {
    const { commune, unit } = area;
    const size = 3 * Math.exp(0.6 * normal(chance));
    const stopFactor = (unitStops.get(unit) ?? Math.exp(0.2 * normal(chance))) * Math.exp(0.25 * normal(chance));
    if (!unitStops.has(unit)) unitStops.set(unit, stopFactor);
    const own = years.map(() => Math.exp(recipe.ownShock * normal(chance)));
    const change = Array.from({ length: length + 1 }, () => 0);
    const row = (month: Month, knownIn: Month, term: Method, made: number, renewed: number): void => {
      const key = `${commune} ${month} ${knownIn} ${term}`;
      const { made: before, renewed: already } = stops.get(key) ?? { made: 0, renewed: 0 };
      stops.set(key, { commune, month, knownIn, term, made: before + made, renewed: already + renewed });
    };
    for (let index = 0; index < length; index++) {
      const month = (first + index) as Month;
      const year = Math.floor(index / MONTHS_IN_YEAR);
      const mean =
        size *
        (1 + 0.12 * year) *
        (TRUE_SEASON[month % MONTHS_IN_YEAR] ?? 1) *
        (1 - 0.7 * tetShare(month)) *
        (years[year] ?? 1) *
        (own[year] ?? 1) *
        (month >= broken ? recipe.breakFactor : 1);
      const counts = TERMS.map(() => 0);
      for (let person = poisson(mean, chance); person > 0; person--) {
        let left = chance();
        const place = TERMS.findIndex(({ weight }) => (left -= weight) < 0);
        const { term, months, deadline, renews } = TERMS[place] ?? TERMS[1];
        counts[place < 0 ? 1 : place] = (counts[place < 0 ? 1 : place] ?? 0) + 1;
        let [covered, known] = [month + months, month];
        for (;;) {
          const end = (covered + deadline) as Month;
          row(end, known, term, 1, 0);
          const paid = (covered - 1 + Math.floor((deadline + 1) * Math.sqrt(chance()))) as Month;
          if (chance() > 1 - (1 - renews) * stopFactor || paid > recipe.until) {
            change[index] = (change[index] ?? 0) + 1;
            const place = Math.min(length, end - first);
            change[place] = (change[place] ?? 0) - 1;
            break;
          }
          row(end, paid, term, 0, 1);
          [covered, known] = [covered + months, paid];
        }
      }
      for (const [place, people] of counts.entries()) {
        if (people > 0) joins.push({ commune, month, term: TERMS[place]?.term ?? null, people });
      }
    }
    let people = 0;
    for (let index = 0; index < length; index++) {
      people += change[index] ?? 0;
      heads.push({ commune, month: (first + index) as Month, people });
    }
  }
  return { areas, heads, joins, stops: [...stops.values()] };
}
