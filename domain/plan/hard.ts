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

/** In what a figure is told: people or collectors per thousand, percent, or joins per ten visits. */
export type HardUnit = 'per-thousand' | 'percent' | 'per-ten-visits';

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

/** One thing that is measured of a commune. `own`: null where it is not known or rests on too few records. */
interface Measure {
  readonly flag: HardFlag;
  readonly unit: HardUnit;
  readonly bad: 'low' | 'high';
  /** What must not be crossed, by the province's middle. Assumed. */
  readonly threshold: (middle: number) => number;
  readonly own: (area: AreaFacts) => { readonly value: number; readonly of: number } | null;
  /** By what it was measured, where not all measure alike: only what was measured alike is held against each other. */
  readonly by?: (area: AreaFacts) => number | null;
}

const THOUSAND = 1000;
const FULL = 100;
const TEN = 10;

/** So much times 100 or 1,000 of a whole; null where the whole is too small to say anything. */
const ratio = (part: number | null, of: number | null, times: number, least: number) =>
  part === null || of === null || of < least || of === 0 ? null : { value: (times * part) / of, of };

const reachable = ({ notInsured, participants }: AreaFacts): number => notInsured + participants;
const HALF = 0.5;

const MEASURES: readonly Measure[] = [
  {
    flag: 'few-collectors',
    unit: 'per-thousand',
    bad: 'low',
    threshold: (middle) => middle * HALF,
    own: (area) => ratio(area.collectors, reachable(area), THOUSAND, 100),
  },
  {
    flag: 'far-hamlets',
    unit: 'percent',
    bad: 'high',
    threshold: (middle) => Math.max(30, middle * 1.5),
    own: ({ farHamlets, hamlets }) => ratio(farHamlets, hamlets, FULL, 1),
    by: ({ farBeyondKm }) => farBeyondKm,
  },
  {
    flag: 'income-season',
    unit: 'percent',
    bad: 'high',
    threshold: (middle) => middle + 15,
    own: ({ joinedInBusiestThreeMonths, joined }) => ratio(joinedInBusiestThreeMonths, joined, FULL, 20),
  },
  {
    flag: 'lapse-after-gift',
    unit: 'percent',
    bad: 'high',
    threshold: (middle) => Math.max(50, middle + 10),
    own: ({ giftDue, giftRenewed }) => ratio(giftDue - giftRenewed, giftDue, FULL, 10),
  },
  {
    flag: 'low-yield-of-visits',
    unit: 'per-ten-visits',
    bad: 'low',
    threshold: (middle) => middle * HALF,
    own: ({ joinedAfterVisits, visits }) => ratio(joinedAfterVisits, visits, TEN, 10),
  },
  {
    flag: 'low-renewal',
    unit: 'percent',
    bad: 'low',
    threshold: (middle) => middle - 10,
    own: ({ renewed, due }) => ratio(renewed, due, FULL, 20),
  },
  {
    flag: 'behind-plan',
    unit: 'percent',
    bad: 'low',
    threshold: (middle) => Math.min(FULL, middle) - 15,
    own: ({ forecast, plan }) => ratio(forecast, plan, FULL, 1),
  },
];

/** What an area is told hard or alike by, and nobody may have counted yet. */
export const UNCOUNTED = ['farHamlets', 'poorPercent', 'minorityPercent', 'visits'] as const;
export type Uncounted = (typeof UNCOUNTED)[number];

/** What is not known of any area: no flag and no likeness follows from it, and a screen has to say so. */
export const uncountedIn = (areas: readonly AreaFacts[]): readonly Uncounted[] =>
  UNCOUNTED.filter((fact) => areas.every((area) => area[fact] === null));

function middleOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Which communes are hard, and why: those that miss most people by the forecast first. A commune without a flag is not among them. */
export function hardAreas(areas: readonly AreaFacts[]): readonly HardArea[] {
  const middles = MEASURES.map(({ own, by = () => null }) => {
    const values = new Map<number | null, number[]>();
    for (const area of areas) {
      const [found, alike] = [own(area), by(area)];
      if (found !== null) values.set(alike, [...(values.get(alike) ?? []), found.value]);
    }
    return new Map([...values].map(([alike, all]) => [alike, middleOf(all)]));
  });
  return areas
    .map((area): HardArea => {
      const flags = MEASURES.flatMap(({ flag, unit, bad, threshold, own, by }, index): Flagged[] => {
        const [found, province] = [own(area), middles[index]?.get(by?.(area) ?? null) ?? null];
        if (found === null || province === null) return [];
        const limit = threshold(province);
        const crossed = bad === 'low' ? found.value < limit : found.value > limit;
        return crossed ? [{ flag, own: found.value, province, threshold: limit, unit, of: found.of }] : [];
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
export type Better = 'collectors' | 'renewal' | 'yield-of-visits' | 'visits' | 'spread-over-year' | 'gift-kept';

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
  ({ farHamlets, hamlets, farBeyondKm }, other) =>
    farBeyondKm === other.farBeyondKm ? (ratio(farHamlets, hamlets, FULL, 1)?.value ?? null) : null,
];

/** What an office can do otherwise, with what is clearly better: so much more or less, as a part or in points. Assumed. */
const WAYS: readonly {
  readonly in: Better;
  readonly unit: HardUnit;
  readonly of: (area: AreaFacts) => { readonly value: number } | null;
  readonly isBetter: (theirs: number, own: number) => boolean;
}[] = [
  {
    in: 'collectors',
    unit: 'per-thousand',
    of: (area) => ratio(area.collectors, reachable(area), THOUSAND, 100),
    isBetter: (theirs, own) => theirs > own * 1.25,
  },
  {
    in: 'renewal',
    unit: 'percent',
    of: ({ renewed, due }) => ratio(renewed, due, FULL, 20),
    isBetter: (theirs, own) => theirs >= own + 5,
  },
  {
    in: 'yield-of-visits',
    unit: 'per-ten-visits',
    of: ({ joinedAfterVisits, visits }) => ratio(joinedAfterVisits, visits, TEN, 10),
    isBetter: (theirs, own) => theirs > own * 1.25,
  },
  {
    in: 'visits',
    unit: 'per-thousand',
    of: (area) => ratio(area.visits, reachable(area), THOUSAND, 100),
    isBetter: (theirs, own) => theirs > own * 1.25,
  },
  {
    in: 'spread-over-year',
    unit: 'percent',
    of: ({ joinedInBusiestThreeMonths, joined }) => ratio(joinedInBusiestThreeMonths, joined, FULL, 20),
    isBetter: (theirs, own) => theirs <= own - 10,
  },
  {
    in: 'gift-kept',
    unit: 'percent',
    of: ({ giftDue, giftRenewed }) => ratio(giftRenewed, giftDue, FULL, 10),
    isBetter: (theirs, own) => theirs >= own + 10,
  },
];

/** Points of the plan by which a commune has to be ahead to be worth looking at: assumed. */
const AHEAD = 5;

/** Communes like one that do better by their plan, the most alike first. A commune that is not known has none. */
export function peersOf(commune: CommuneCode, areas: readonly AreaFacts[], most: number): readonly Peer[] {
  const own = areas.find((area) => area.commune === commune);
  const percent = (area: AreaFacts): number | null => ratio(area.forecast, area.plan, FULL, 1)?.value ?? null;
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
      const better = WAYS.flatMap(({ in: way, unit, of, isBetter }) => {
        const [mine, others] = [of(own), of(area)];
        if (mine === null || others === null || !isBetter(others.value, mine.value)) return [];
        return [{ in: way, own: mine.value, theirs: others.value, unit }];
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
