import { MONTHS_IN_YEAR, yearOfMonth, type Month } from '@diemtua/law/kernel/month';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import type { ForecastBasis, Term } from './records.ts';
import { learnSeason, weightOfMonth, type Season } from './season.ts';
import { shrunkRatio, strengthOf, type Observed } from './shrink.ts';

/** How people join: the province's pace by season, and each commune's part of it. */
export interface Pace {
  readonly season: Season;
  /** Who joins in the province in an even month, now. */
  readonly perMonth: number;
  /** Who joined in an even month of the year before the policy break; null: no break, or it is not known yet. */
  readonly perMonthBefore: number | null;
  /** By which term people join, as parts of 1. */
  readonly termShares: ReadonlyMap<Term, number>;
  /** Doubt about the pace of the whole province, as a part of it. */
  readonly sharedDoubt: number;
  /** Who is expected to join a commune in each of the next months. */
  readonly joinsOf: (commune: CommuneCode, months: number) => readonly number[];
  /** The commune's part of who joins in the province. */
  readonly partOf: (commune: CommuneCode) => number;
  /** The squared doubt about a commune's part. */
  readonly doubtOf: (commune: CommuneCode) => number;
  /** Joined in the commune in the last twelve months, and how much of the forecast rests on its own records (the rest on unit and province), in percent. */
  readonly recordsOf: (commune: CommuneCode) => { readonly joined: number; readonly ownPercent: number };
}

/** A month counts nine tenths of the month after it: about the last ten months tell the pace. */
const FADING = 0.9;
/** Months after a break that are needed to tell the new pace. */
const BREAK_MONTHS_MIN = 2;
/** The least doubt about the pace of a year: assumed. */
const SHARED_DOUBT_MIN = 0.08;
/** The pace of communes is compared over so many months. */
const RECENT = 24;

/** Learns the pace from who joined up to the last month that is over. */
export function learnPace(basis: ForecastBasis): Pace {
  const { after, policyBreak, areas } = basis;
  const joins = basis.joins.filter(({ month }) => month <= after);
  const byMonth = new Map<Month, number>();
  const own = new Map<CommuneCode, Map<Month, number>>();
  const byTerm = new Map<Term, number>();
  for (const { commune, month, term, people } of joins) {
    byMonth.set(month, (byMonth.get(month) ?? 0) + people);
    const months = own.get(commune) ?? new Map<Month, number>();
    months.set(month, (months.get(month) ?? 0) + people);
    own.set(commune, months);
    if (month > after - MONTHS_IN_YEAR) byTerm.set(term, (byTerm.get(term) ?? 0) + people);
  }
  const first = Math.min(after, ...byMonth.keys());
  const months = Array.from({ length: after - first + 1 }, (_, index) => (first + index) as Month);
  const broken =
    policyBreak !== null &&
    policyBreak.on &&
    after - policyBreak.month + 1 >= BREAK_MONTHS_MIN &&
    policyBreak.month > first
      ? policyBreak.month
      : null;
  const season = learnSeason(
    months
      // A year in two policies tells no season; without another year it has to.
      .filter(
        (month, _, all) =>
          broken === null || yearOfMonth(month) !== yearOfMonth(broken) || all.length < 2 * MONTHS_IN_YEAR,
      )
      .map((month) => ({ month, joined: byMonth.get(month) ?? 0 })),
  );
  const paceOver = (wanted: readonly Month[]): number => {
    let [seen, weight] = [0, 0];
    for (const month of wanted) {
      const fading = FADING ** (after - month);
      seen += fading * (byMonth.get(month) ?? 0);
      weight += fading * weightOfMonth(season, month);
    }
    return weight === 0 ? 0 : seen / weight;
  };
  const perMonth = paceOver(broken === null ? months : months.filter((month) => month >= broken));
  const before = broken === null ? [] : months.filter((month) => month < broken && month >= broken - MONTHS_IN_YEAR);
  const beforePace = paceOver(before);
  const parts = partsOf(basis, own, months.slice(-RECENT));
  const partOf = (commune: CommuneCode): number => parts.get(commune)?.part ?? 1 / Math.max(1, areas.length);
  const all = [...byTerm.values()].reduce((sum, people) => sum + Math.max(0, people), 0);
  return {
    season,
    perMonth,
    perMonthBefore: broken === null || beforePace === 0 ? null : beforePace,
    termShares: new Map([...byTerm].map(([term, people]) => [term, all === 0 ? 0 : Math.max(0, people) / all])),
    sharedDoubt: doubtOfPace(months, byMonth, season),
    joinsOf: (commune, count) =>
      Array.from(
        { length: count },
        (_, index) => perMonth * weightOfMonth(season, (after + index + 1) as Month) * partOf(commune),
      ),
    partOf,
    doubtOf: (commune) => parts.get(commune)?.doubt ?? 1,
    recordsOf: (commune) => {
      const found = parts.get(commune);
      const joined = months.slice(-MONTHS_IN_YEAR).reduce((sum, month) => sum + (own.get(commune)?.get(month) ?? 0), 0);
      return { joined, ownPercent: Math.round(100 * (found?.own ?? 0)) };
    },
  };
}

interface Part {
  readonly part: number;
  readonly doubt: number;
  readonly own: number;
}

/**
 * Each commune's part of who joins: its part over the whole history, moved by how its last months were against that, where the month's own rush or quiet of the province
 * is taken out; drawn to its unit, and the unit to the province.
 */
function partsOf(
  { areas }: ForecastBasis,
  own: ReadonlyMap<CommuneCode, ReadonlyMap<Month, number>>,
  recent: readonly Month[],
): ReadonlyMap<CommuneCode, Part> {
  const last = recent.at(-1) ?? 0;
  const whole = areas.map(({ commune }) => [...(own.get(commune)?.values() ?? [])].reduce((sum, n) => sum + n, 0));
  const everybody = whole.reduce((sum, n) => sum + n, 0);
  // Half a person more for everyone: nobody's part is nothing.
  const long = whole.map((n) => (n + 0.5) / (everybody + areas.length / 2));
  const everyone = new Map(
    recent.map((month) => [month, areas.reduce((sum, { commune }) => sum + (own.get(commune)?.get(month) ?? 0), 0)]),
  );
  const observed = areas.map(({ commune }, index): Observed => {
    let [seen, expected] = [0, 0];
    for (const month of recent) {
      const fading = FADING ** (last - month);
      seen += fading * (own.get(commune)?.get(month) ?? 0);
      expected += fading * (long[index] ?? 0) * (everyone.get(month) ?? 0);
    }
    return { seen, expected };
  });
  const units = new Map<UnitCode, Observed>();
  for (const [index, { unit }] of areas.entries()) {
    const sum = units.get(unit) ?? { seen: 0, expected: 0 };
    const each = observed[index] ?? { seen: 0, expected: 0 };
    units.set(unit, { seen: sum.seen + each.seen, expected: sum.expected + each.expected });
  }
  const unitStrength = strengthOf([...units.values()]);
  const strength = strengthOf(observed);
  const parts = areas.map(({ commune, unit }, index) => {
    const each = observed[index] ?? { seen: 0, expected: 0 };
    const towards = shrunkRatio(units.get(unit) ?? { seen: 0, expected: 0 }, 1, unitStrength);
    const part = (long[index] ?? 0) * shrunkRatio(each, towards, strength);
    return { commune, part, doubt: 1 / (each.expected + strength), own: each.expected / (each.expected + strength) };
  });
  const sum = parts.reduce((so, { part }) => so + part, 0);
  return new Map(
    parts.map(({ commune, part, doubt, own: weight }) => [commune, { part: part / sum, doubt, own: weight }]),
  );
}

/** How much the pace of a year differs from what the months before it told, as a part: the middle of past surprises, and never below what is assumed. */
function doubtOfPace(months: readonly Month[], byMonth: ReadonlyMap<Month, number>, season: Season): number {
  const pace = (some: readonly Month[]): number =>
    some.reduce((sum, month) => sum + (byMonth.get(month) ?? 0), 0) /
    some.reduce((sum, month) => sum + weightOfMonth(season, month), 0);
  const half = MONTHS_IN_YEAR / 2;
  const surprises = months.slice(0, -half).flatMap((_, index): number[] => {
    if (index < half) return [];
    const [was, became] = [pace(months.slice(index - half, index)), pace(months.slice(index, index + half))];
    return was > 0 && became > 0 ? [Math.abs(Math.log(became / was))] : [];
  });
  const middle = surprises.toSorted((a, b) => a - b)[Math.floor(surprises.length / 2)] ?? 0;
  return Math.max(SHARED_DOUBT_MIN, middle);
}
