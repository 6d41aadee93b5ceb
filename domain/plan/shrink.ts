/** Few records say little: a rate is drawn towards the rate of the larger place, by so many records' worth of it. */
export function shrunkRate(found: number, of: number, towards: number, strength: number): number {
  return (found + strength * towards) / (of + strength);
}

/** How far a group came from what was expected: the observed and the expected number. */
export interface Observed {
  readonly seen: number;
  readonly expected: number;
}

const STRENGTH_MIN = 5;
const STRENGTH_MAX = 500;

/**
 * By how many records' worth ratios (seen ÷ expected) are to be drawn together, by the method of moments: groups that differ no more than chance would make them
 * are drawn strongly, groups that really differ hardly.
 */
export function strengthOf(groups: readonly Observed[]): number {
  const all = groups.filter(({ expected }) => expected > 0);
  const [seen, expected] = all.reduce(([s, e], each) => [s + each.seen, e + each.expected], [0, 0]);
  if (all.length < 2 || seen === 0) return STRENGTH_MAX;
  const mean = seen / expected;
  // Σ e (ratio − mean)² is, by chance alone, (n − 1) × mean; what is more comes from real differences.
  const spread = all.reduce((sum, each) => sum + each.expected * (each.seen / each.expected - mean) ** 2, 0);
  const squares = all.reduce((sum, each) => sum + each.expected ** 2, 0);
  const variance = (spread - (all.length - 1) * mean) / (expected - squares / expected);
  if (!(variance > 0)) return STRENGTH_MAX;
  return Math.min(STRENGTH_MAX, Math.max(STRENGTH_MIN, mean / variance));
}

/** Ratios of groups to what was expected of them, drawn to `towards` by the strength that their own differences ask for. */
export function shrunkRatio({ seen, expected }: Observed, towards: number, strength: number): number {
  return (seen + strength * towards) / (expected + strength);
}
