import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';

/** What happened in one month of a place: who joined (first time or again) and who stopped. Whole people. */
export interface SeasonMonth {
  readonly month: Month;
  readonly joined: number;
  readonly stopped: number;
}

/** What makes a month unlike the others; a screen puts it into words. */
export type SeasonMark = 'tet' | 'harvest' | 'school-fees' | 'year-end';

/** How the months of a year share who joins, learned from a place's own years. */
export interface Season {
  /** The weight of January to December in a year in which Tết takes no days, adding up to 12. */
  readonly weights: readonly number[];
  /** How much of the joining of a Tết day is lost: from 0, nothing, to 1, all. */
  readonly tetLoss: number;
  /** The months that are quiet or busy for a known reason. */
  readonly marks: readonly { readonly month: number; readonly mark: SeasonMark }[];
  /** Full years from which it was learned; 0: nothing was known, and every month is alike. */
  readonly years: number;
}

/** Learns a season. What few years tell is drawn towards even months. */
export const learnSeason: (history: readonly SeasonMonth[]) => Season = () => bug('to come');
/** The twelve shares of a year's joining, adding up to 1, with that year's Tết. */
export const sharesOf: (season: Season, year: number) => readonly number[] = () => bug('to come');
