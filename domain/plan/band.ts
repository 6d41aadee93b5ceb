/** The sizes of places for which bands are made. */
export type Level = 'commune' | 'unit' | 'province';

/** How many deviations wide the band is to each side, for each size of place, as a back-test asked for it. */
export interface Calibration {
  readonly commune: number;
  readonly unit: number;
  readonly province: number;
  /** Years from which it was learned. */
  readonly years: readonly number[];
}

/** Eight of ten of a normal distribution lie within so many deviations. */
const NORMAL_80 = 1.2816;
const COVERED = 0.8;

/** The width to each side, in deviations; what theory says where nothing was learned. */
export function calibrationOf(calibration: Calibration | null, level: Level): number {
  return calibration?.[level] ?? NORMAL_80;
}

/** The band around a middle, in whole people: rounded, and never below nobody. */
export function bandOf(
  middle: number,
  deviation: number,
  width: number,
): { readonly low: number; readonly high: number } {
  return {
    low: Math.max(0, Math.round(middle - width * deviation)),
    high: Math.round(middle + width * deviation),
  };
}

/** By how many deviations a middle missed the truth. Half a person is the rounding of the band. */
export function missOf(middle: number, deviation: number, truth: number): number {
  return Math.max(0, Math.abs(truth - middle) - 1 / 2) / deviation;
}

/**
 * The width that would have held the truth in eight of ten of past cases: the smallest with which at least 80 % (n + 1) of the misses, measured in deviations, are covered; where there
 * are too few cases to say, the greatest miss, but not less than theory says.
 */
export function widthFor(misses: readonly number[]): number {
  const sorted = misses.toSorted((a, b) => a - b);
  const place = Math.ceil((sorted.length + 1) * COVERED);
  const found = sorted[place - 1];
  return found ?? Math.max(NORMAL_80, sorted.at(-1) ?? 0);
}
