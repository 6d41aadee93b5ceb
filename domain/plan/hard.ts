import { bug } from '@diemtua/law/kernel/assert';
import type { CommuneCode, UnitCode } from '../ids/index.ts';

/** What is known of a commune as an area to win. null: not known, and then no flag follows from it. */
export interface AreaFacts {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  /** Of working age and in no social insurance: an estimate. */
  readonly notInsured: number;
  readonly participants: number;
  readonly plan: number;
  readonly forecast: number;
  readonly collectors: number;
  readonly hamlets: number | null;
  /** Hamlets far from the commune's centre. */
  readonly farHamlets: number | null;
  readonly areaKm2: number;
  /** Percent of the poor among households; percent of people of a minority. */
  readonly poorPercent: number | null;
  readonly minorityPercent: number | null;
  /** Joined in the last twelve months, and of these in the three busiest months. */
  readonly joined: number;
  readonly joinedInBusiestThreeMonths: number;
  /** Who was given the contribution by a sponsor and came due since, and who of them paid on. */
  readonly giftDue: number;
  readonly giftRenewed: number;
  readonly due: number;
  readonly renewed: number;
  /** Visits or meetings in the last twelve months, and joins that followed. null: not counted yet. */
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

/** A flag with the commune's figure, the province's middle, and the threshold that was crossed. Figures per thousand people or in percent, as `unit` says. */
export interface Flagged {
  readonly flag: HardFlag;
  readonly own: number;
  readonly province: number;
  readonly threshold: number;
  readonly unit: 'per-thousand' | 'percent' | 'per-ten-visits';
  /** Of how many: few records make no flag. */
  readonly of: number;
}

/** A hard commune with its flags, the worst first. */
export interface HardArea {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly flags: readonly Flagged[];
  /** People that are missing to the plan by the forecast. */
  readonly missing: number;
}

/** Which communes are hard, and why; those that miss most people first. */
export const hardAreas: (areas: readonly AreaFacts[]) => readonly HardArea[] = () => bug('to come');

/** In what a commune that is alike does better. */
export type Better = 'collectors' | 'renewal' | 'yield-of-visits' | 'visits' | 'spread-over-year' | 'gift-kept';

/** A commune like another that does better: how alike (0 the same), what part of those who could be won takes part, and in what it is better. */
export interface Peer {
  readonly commune: CommuneCode;
  readonly distance: number;
  readonly percentOfPlan: number;
  readonly better: readonly {
    readonly in: Better;
    readonly own: number;
    readonly theirs: number;
    readonly unit: Flagged['unit'];
  }[];
}

/** Communes like one that do better, the most alike first. */
export const peersOf: (commune: CommuneCode, areas: readonly AreaFacts[], most: number) => readonly Peer[] = () =>
  bug('to come');
