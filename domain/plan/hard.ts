import type { CommuneCode, UnitCode } from '../ids/index.ts';

/** What is known of a commune as an area to win. null: not known, and then no flag follows from it. */
export interface AreaFacts {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  /** Of working age and in no social insurance: an estimate. */
  readonly notInsured: number;
  readonly participants: number;
  readonly plan: number;
  /** The middle of the forecast of the year's end: an estimate. */
  readonly forecast: number;
  readonly collectors: number;
  readonly hamlets: number | null;
  /** Hamlets far from the commune's centre, of those; and further than how many km that is: whoever counts says so. */
  readonly farHamlets: number | null;
  readonly farBeyondKm: number | null;
  readonly areaKm2: number;
  /** Percent of the poor among households; percent of people of a minority. */
  readonly poorPercent: number | null;
  readonly minorityPercent: number | null;
  /** Joined in the last twelve months, and of these in the three busiest months. */
  readonly joined: number;
  readonly joinedInBusiestThreeMonths: number;
  /** Covers that a sponsor had paid and that came due since, and of these the renewed. */
  readonly giftDue: number;
  readonly giftRenewed: number;
  readonly due: number;
  readonly renewed: number;
  /** Visits or meetings in the last twelve months, and joins that followed; null: not counted yet. */
  readonly visits: number | null;
  readonly joinedAfterVisits: number | null;
}

export const HARD_FLAGS = [
  'few-collectors',
  'far-hamlets',
  'income-season',
  'lapse-after-gift',
  'low-yield-of-visits',
  'low-renewal',
  'behind-plan',
] as const;
export type HardFlag = (typeof HARD_FLAGS)[number];

/** What is measured of a commune: so much of a whole. */
export const HARD_MEASURES = [
  'collectors',
  'far-hamlets',
  'spread-over-year',
  'gift-kept',
  'yield-of-visits',
  'visits',
  'renewal',
  'forecast',
] as const;
export type HardMeasure = (typeof HARD_MEASURES)[number];

/** In what a figure is told: people or collectors per thousand, percent, or joins per ten visits. */
export type HardUnit = 'per-thousand' | 'percent' | 'per-ten-visits';

/** What a measure is times the part of its whole, by its unit. */
export const TIMES: Readonly<Record<HardUnit, number>> = { 'per-thousand': 1000, percent: 100, 'per-ten-visits': 10 };

/** A flag with the commune's figure, the province's middle, the threshold that was crossed, and of how many records it was told. Thresholds are assumed. */
export interface Flagged {
  readonly flag: HardFlag;
  readonly own: number;
  readonly province: number;
  readonly threshold: number;
  readonly unit: HardUnit;
  readonly of: number;
}

/** A hard commune with its flags, the furthest beyond its threshold first, and who is missing to the plan by the forecast. */
export interface HardArea {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly flags: readonly Flagged[];
  readonly missing: number;
}

/** How a thing is measured of a commune: a part of a whole, which are null where they are not known, and from how large a whole on it says anything. */
interface Measure {
  readonly unit: HardUnit;
  readonly part: (area: AreaFacts) => number | null;
  readonly of: (area: AreaFacts) => number | null;
  readonly least: number;
  /** By what it was measured, where not all measure alike: only what was measured alike is held against each other. */
  readonly by?: (area: AreaFacts) => number | null;
}

const reachable = ({ notInsured, participants }: AreaFacts): number => notInsured + participants;

const MEASURES: Readonly<Record<HardMeasure, Measure>> = {
  collectors: { unit: 'per-thousand', part: ({ collectors }) => collectors, of: reachable, least: 100 },
  'far-hamlets': {
    unit: 'percent',
    part: ({ farHamlets }) => farHamlets,
    of: ({ hamlets }) => hamlets,
    least: 1,
    by: ({ farBeyondKm }) => farBeyondKm,
  },
  'spread-over-year': {
    unit: 'percent',
    part: ({ joinedInBusiestThreeMonths }) => joinedInBusiestThreeMonths,
    of: ({ joined }) => joined,
    least: 20,
  },
  'gift-kept': {
    unit: 'percent',
    part: ({ giftRenewed }) => giftRenewed,
    of: ({ giftDue }) => giftDue,
    least: 10,
  },
  'yield-of-visits': {
    unit: 'per-ten-visits',
    part: ({ joinedAfterVisits }) => joinedAfterVisits,
    of: ({ visits }) => visits,
    least: 10,
  },
  visits: { unit: 'per-thousand', part: ({ visits }) => visits, of: reachable, least: 100 },
  renewal: { unit: 'percent', part: ({ renewed }) => renewed, of: ({ due }) => due, least: 20 },
  forecast: { unit: 'percent', part: ({ forecast }) => forecast, of: ({ plan }) => plan, least: 1 },
};

/** What a commune measures: its part, its whole, and how many times the one is of the other, in the measure's unit. */
export interface Measured {
  readonly part: number;
  readonly of: number;
  readonly value: number;
}

/** A thing that is measured of a commune; null: it is not known, or its whole is too small to say anything. */
export function measured(measure: HardMeasure, area: AreaFacts): Measured | null {
  const { unit, least, ...read } = MEASURES[measure];
  const [part, of] = [read.part(area), read.of(area)];
  return part === null || of === null || of < least || of === 0 ? null : { part, of, value: (TIMES[unit] * part) / of };
}

/** In what a measure is told. */
export const unitOfMeasure = (measure: HardMeasure): HardUnit => MEASURES[measure].unit;

/** When a measure makes a commune hard: on which side of the middle, and how far. All of it is assumed. */
interface FlagRule {
  readonly measure: HardMeasure;
  readonly bad: 'low' | 'high';
  /** The threshold is the middle so many times, and so much more, and never beyond these. */
  readonly times?: number;
  readonly more?: number;
  readonly least?: number;
  readonly most?: number;
}

const RULES: Readonly<Record<HardFlag, FlagRule>> = {
  'few-collectors': { measure: 'collectors', bad: 'low', times: 0.5 },
  'far-hamlets': { measure: 'far-hamlets', bad: 'high', times: 1.5, least: 30 },
  'income-season': { measure: 'spread-over-year', bad: 'high', more: 15 },
  'lapse-after-gift': { measure: 'gift-kept', bad: 'low', more: -10, most: 50 },
  'low-yield-of-visits': { measure: 'yield-of-visits', bad: 'low', times: 0.5 },
  'low-renewal': { measure: 'renewal', bad: 'low', more: -10 },
  'behind-plan': { measure: 'forecast', bad: 'low', more: -15, most: 85 },
};

/** By what a flag is told. */
export const measureOfFlag = (flag: HardFlag): HardMeasure => RULES[flag].measure;

/** From where on a measure makes a commune hard, by the middle of all. */
export function thresholdOf(flag: HardFlag, middle: number): number {
  const { times = 1, more = 0, least = -Infinity, most = Infinity } = RULES[flag];
  return Math.min(most, Math.max(least, middle * times + more));
}

/** What an area is told hard or alike by, and nobody may have counted yet. */
export const UNCOUNTED = ['farHamlets', 'poorPercent', 'minorityPercent', 'visits'] as const;
export type Uncounted = (typeof UNCOUNTED)[number];

/** What is not known of any area: no flag and no likeness follows from it, and a screen has to say so. */
export const uncountedIn = (areas: readonly AreaFacts[]): readonly Uncounted[] =>
  UNCOUNTED.filter((fact) => areas.every((area) => area[fact] === null));

/** A commune among those that it is held against, and what it measures. */
export interface Compared extends Measured {
  readonly commune: CommuneCode;
}

/** The communes that a commune is held against in a measure, the lowest first, and what stands in the middle: two values where their number is even, which are one where it is odd. */
export interface Beside {
  readonly all: readonly Compared[];
  readonly below: number;
  readonly above: number;
  readonly middle: number;
}

/** What a commune is held against in a measure; null: nobody measures alike. Those who measure alike are put in line once. */
export function besideOthers(measure: HardMeasure, areas: readonly AreaFacts[]): (area: AreaFacts) => Beside | null {
  const { by = () => null } = MEASURES[measure];
  const lines = new Map(
    [...new Set(areas.map(by))].map((way) => [
      way,
      lineOf(
        measure,
        areas.filter((each) => by(each) === way),
      ),
    ]),
  );
  return (area) => lines.get(by(area)) ?? null;
}

function lineOf(measure: HardMeasure, areas: readonly AreaFacts[]): Beside | null {
  const all = areas
    .flatMap((area): readonly Compared[] => {
      const found = measured(measure, area);
      return found === null ? [] : [{ commune: area.commune, ...found }];
    })
    .toSorted((a, b) => a.value - b.value || (a.commune < b.commune ? -1 : 1));
  const half = all.length / 2;
  const [below, above] = [all[Math.ceil(half) - 1], all[Math.floor(half)]];
  if (below === undefined || above === undefined) return null;
  return { all, below: below.value, above: above.value, middle: (below.value + above.value) / 2 };
}

/** Which communes are hard, and why: those that miss most people by the forecast first. A commune without a flag is not among them. */
export function hardAreas(areas: readonly AreaFacts[]): readonly HardArea[] {
  const rules = HARD_FLAGS.map((flag) => {
    const { measure, bad } = RULES[flag];
    return { flag, measure, bad, besideOf: besideOthers(measure, areas) };
  });
  return areas
    .map((area): HardArea => {
      const flags = rules.flatMap(({ flag, measure, bad, besideOf }): Flagged[] => {
        const [found, beside] = [measured(measure, area), besideOf(area)];
        if (found === null || beside === null) return [];
        const province = beside.middle;
        const threshold = thresholdOf(flag, province);
        const crossed = bad === 'low' ? found.value < threshold : found.value > threshold;
        const { unit } = MEASURES[measure];
        return crossed ? [{ flag, own: found.value, province, threshold, unit, of: found.of }] : [];
      });
      const beyond = ({ own, threshold }: Flagged): number => Math.abs(own - threshold) / Math.max(1, threshold);
      return {
        commune: area.commune,
        unit: area.unit,
        flags: flags.toSorted((a, b) => beyond(b) - beyond(a)),
        missing: Math.max(0, area.plan - area.forecast),
      };
    })
    .filter(({ flags }) => flags.length > 0)
    .toSorted((a, b) => b.missing - a.missing || (a.commune < b.commune ? -1 : 1));
}

/** In what a commune that is alike does better. */
export type Better = Exclude<HardMeasure, 'far-hamlets' | 'forecast'>;

/** A commune like another that does better: how far from alike (0 the same, 1 as unlike as two usual ones), what percent of its plan it will reach, and in what it is better. */
export interface Peer {
  readonly commune: CommuneCode;
  readonly distance: number;
  readonly percentOfPlan: number;
  readonly better: readonly {
    readonly in: Better;
    readonly own: number;
    readonly theirs: number;
    readonly unit: HardUnit;
  }[];
}

/** What communes are alike by: nothing that an office can change. The other is given where both must have been measured alike. */
const TRAITS: readonly ((area: AreaFacts, other: AreaFacts) => number | null)[] = [
  (area) => Math.log(Math.max(1, reachable(area))),
  (area) => Math.log(Math.max(1, reachable(area)) / Math.max(1, area.areaKm2)),
  ({ poorPercent }) => poorPercent,
  ({ minorityPercent }) => minorityPercent,
  (area, other) => (area.farBeyondKm === other.farBeyondKm ? (measured('far-hamlets', area)?.value ?? null) : null),
];

/** What an office can do otherwise, and when it is clearly better: so much more or less, as a part or in points. Assumed. */
const WAYS: readonly { readonly in: Better; readonly isBetter: (theirs: number, own: number) => boolean }[] = [
  { in: 'collectors', isBetter: (theirs, own) => theirs > own * 1.25 },
  { in: 'renewal', isBetter: (theirs, own) => theirs >= own + 5 },
  { in: 'yield-of-visits', isBetter: (theirs, own) => theirs > own * 1.25 },
  { in: 'visits', isBetter: (theirs, own) => theirs > own * 1.25 },
  { in: 'spread-over-year', isBetter: (theirs, own) => theirs <= own - 10 },
  { in: 'gift-kept', isBetter: (theirs, own) => theirs >= own + 10 },
];

/** Points of the plan by which a commune has to be ahead to be worth looking at: assumed. */
const AHEAD = 5;

/** Communes like one that do better by their plan, the most alike first. A commune that is not known has none. */
export function peersOf(commune: CommuneCode, areas: readonly AreaFacts[], most: number): readonly Peer[] {
  const own = areas.find((area) => area.commune === commune);
  const percent = (area: AreaFacts): number | null => measured('forecast', area)?.value ?? null;
  const ownPercent = own && percent(own);
  if (!own || ownPercent === null || ownPercent === undefined) return [];
  const spreads = TRAITS.map((trait) => spreadOf(areas.flatMap((area) => trait(area, own) ?? [])));
  return areas
    .flatMap((area): Peer[] => {
      const theirs = percent(area);
      if (area.commune === commune || theirs === null || theirs < ownPercent + AHEAD) return [];
      const apart = TRAITS.flatMap((trait, index) => {
        const [one, other, spread] = [trait(own, area), trait(area, own), spreads[index] ?? 0];
        return one === null || other === null || spread === 0 ? [] : [((one - other) / spread) ** 2];
      });
      // Two communes that were picked blindly are twice the variance apart.
      const distance = Math.sqrt(apart.reduce((sum, each) => sum + each, 0) / Math.max(1, apart.length) / 2);
      const better = WAYS.flatMap(({ in: way, isBetter }) => {
        const [mine, others] = [measured(way, own), measured(way, area)];
        if (mine === null || others === null || !isBetter(others.value, mine.value)) return [];
        return [{ in: way, own: mine.value, theirs: others.value, unit: MEASURES[way].unit }];
      });
      return [{ commune: area.commune, distance, percentOfPlan: theirs, better }];
    })
    .toSorted((a, b) => a.distance - b.distance || (a.commune < b.commune ? -1 : 1))
    .slice(0, most);
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
