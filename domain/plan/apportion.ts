import { bug } from '@diemtua/law/kernel/assert';
import { refusal, refused, allowed, type Decided, type Refusal } from './refusal.ts';

/** A part that takes a share of a whole: its weight is a whole number, its bounds are whole people. */
export interface Claimant {
  readonly key: string;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
}

/** What a part got, and the bound that held it, if one did. */
export interface Apportioned {
  readonly key: string;
  readonly people: number;
  readonly boundBy: 'min' | 'max' | null;
}

const byKey = (one: { readonly key: string }, other: { readonly key: string }): number =>
  one.key < other.key ? -1 : one.key > other.key ? 1 : 0;

function refusalsOf(whole: number, claimants: readonly Claimant[]): Refusal[] {
  const found: Refusal[] = [];
  if (!Number.isSafeInteger(whole)) found.push(refusal('not-whole', 'whole', { value: whole }));
  else if (whole < 0) found.push(refusal('negative', 'whole', { value: whole }));
  if (claimants.length === 0) found.push(refusal('no-parts', 'parts'));
  const seen = new Set<string>();
  for (const [index, { key, weight, min, max }] of claimants.entries()) {
    const field = `parts.${index}`;
    if (seen.has(key)) found.push(refusal('part-twice', `${field}.key`, { key }));
    seen.add(key);
    for (const [name, value] of [
      ['weight', weight],
      ['min', min],
      ['max', max],
    ] as const) {
      if (!Number.isSafeInteger(value)) found.push(refusal('not-whole', `${field}.${name}`, { value }));
      else if (value < 0) found.push(refusal('negative', `${field}.${name}`, { value }));
    }
    if (min > max) found.push(refusal('minimum-above-maximum', `${field}.min`, { min, max }));
  }
  if (found.length > 0) return found;
  const [least, most] = [
    claimants.reduce((sum, { min }) => sum + min, 0),
    claimants.reduce((sum, { max }) => sum + max, 0),
  ];
  if (least > whole) return [refusal('minima-too-high', 'parts', { whole, least, over: least - whole })];
  if (most < whole) return [refusal('maxima-too-low', 'parts', { whole, most, missing: whole - most })];
  return [];
}

/**
 * Divides whole people among parts by their weights, so that they add up exactly and every part keeps its bounds.
 * Each gets its exact share (weight × whole ÷ weights); whoever would leave the bounds is held at the bound and the rest shares what is left, as often as
 * needed; then the whole people of each share, and the people that are left one by one to the greatest remainders, among equal ones by key. Arithmetic is exact, so that
 * the order in which the parts are told does not matter, and a part with more weight and the same bounds never gets fewer.
 */
export function apportion(whole: number, claimants: readonly Claimant[]): Decided<readonly Apportioned[]> {
  const wrong = refusalsOf(whole, claimants);
  if (wrong.length > 0) return refused(...wrong);
  const held = new Map<string, 'min' | 'max'>();
  for (;;) {
    const free = claimants.filter(({ key }) => !held.has(key));
    const taken = claimants.reduce(
      (sum, { key, min, max }) => sum + (held.get(key) === 'min' ? min : held.get(key) === 'max' ? max : 0),
      0,
    );
    const left = BigInt(whole - taken);
    const weights = BigInt(free.reduce((sum, { weight }) => sum + weight, 0));
    if (weights === 0n) return withoutWeights(left, free, claimants, held);
    // The share of each against its bounds, both times the sum of weights.
    let [under, over] = [0n, 0n];
    for (const { weight, min, max } of free) {
      const share = BigInt(weight) * left;
      const [low, high] = [BigInt(min) * weights, BigInt(max) * weights];
      if (share < low) under += low - share;
      else if (share > high) over += share - high;
    }
    if (under === 0n && over === 0n) return allowed(remainders(left, weights, free, claimants, held));
    // The side that is further out is held for good; where both are as far out, both are.
    for (const { key, weight, min, max } of free) {
      const share = BigInt(weight) * left;
      if (under >= over && share < BigInt(min) * weights) held.set(key, 'min');
      else if (over >= under && share > BigInt(max) * weights) held.set(key, 'max');
    }
  }
}

/** The whole people of every exact share, and one more for the greatest remainders. */
function remainders(
  left: bigint,
  weights: bigint,
  free: readonly Claimant[],
  claimants: readonly Claimant[],
  held: ReadonlyMap<string, 'min' | 'max'>,
): readonly Apportioned[] {
  const shares = free.map(({ key, weight }) => {
    const share = BigInt(weight) * left;
    return { key, whole: share / weights, remainder: share % weights };
  });
  let rest = left - shares.reduce((sum, { whole }) => sum + whole, 0n);
  const people = new Map(shares.map(({ key, whole }) => [key, Number(whole)]));
  const greatest = shares.toSorted((a, b) =>
    a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : byKey(a, b),
  );
  for (const { key, whole } of greatest) {
    if (rest === 0n) break;
    people.set(key, Number(whole) + 1);
    rest -= 1n;
  }
  return outcome(claimants, held, people);
}

/** Nobody who is free has a weight: nothing may be left to divide but what the minima take. */
function withoutWeights(
  left: bigint,
  free: readonly Claimant[],
  claimants: readonly Claimant[],
  held: ReadonlyMap<string, 'min' | 'max'>,
): Decided<readonly Apportioned[]> {
  const least = free.reduce((sum, { min }) => sum + min, 0);
  if (left !== BigInt(least)) {
    return refused(refusal('nothing-to-divide-by', 'parts', { left: Number(left) - least }));
  }
  return allowed(outcome(claimants, held, new Map(free.map(({ key, min }) => [key, min]))));
}

const outcome = (
  claimants: readonly Claimant[],
  held: ReadonlyMap<string, 'min' | 'max'>,
  people: ReadonlyMap<string, number>,
): readonly Apportioned[] =>
  claimants.map(({ key, min, max }) => {
    const boundBy = held.get(key) ?? null;
    return { key, people: boundBy === 'min' ? min : boundBy === 'max' ? max : (people.get(key) ?? 0), boundBy };
  });

/** How a part came to its share: what was left for those whom no bound holds, the part's weight among theirs, whole people, and what remained of the exact share. */
export interface Remainder extends Apportioned {
  readonly left: number;
  readonly weight: number;
  readonly weights: number;
  /** The whole people of the exact share. */
  readonly floor: number;
  /** What remained of the exact share, from 0 to less than 1. */
  readonly remainder: number;
  /** People that were left over, and went one by one to the greatest remainders. */
  readonly leftOver: number;
}

/** How each part came to its share, of a whole that was divided by `apportion`. */
export function remaindersOf(
  whole: number,
  claimants: readonly Pick<Claimant, 'key' | 'weight'>[],
  shares: readonly Apportioned[],
): readonly Remainder[] {
  const weightOf = new Map(claimants.map(({ key, weight }) => [key, weight]));
  const left = whole - shares.reduce((sum, { boundBy, people }) => sum + (boundBy === null ? 0 : people), 0);
  const free = shares.filter(({ boundBy }) => boundBy === null);
  const weights = free.reduce((sum, { key }) => sum + (weightOf.get(key) ?? 0), 0);
  const exact = ({ key, people, boundBy }: Apportioned) => {
    const times = BigInt(weightOf.get(key) ?? 0) * BigInt(left);
    // Held by a bound, or nobody has a weight: there is no exact share.
    if (boundBy !== null || weights === 0) return { floor: people, remainder: 0 };
    return { floor: Number(times / BigInt(weights)), remainder: Number(times % BigInt(weights)) / weights };
  };
  const leftOver = left - free.reduce((sum, share) => sum + exact(share).floor, 0);
  return shares.map((share) => ({
    ...share,
    ...exact(share),
    left,
    weight: weightOf.get(share.key) ?? 0,
    weights,
    leftOver,
  }));
}

const PLACES = 6;

/**
 * Whole people over the steps of a time, by whole weights and without bounds; evenly where no step has a weight. Among equal remainders the earlier step comes first.
 * The people are whole and not below zero: whoever asks has seen to it.
 */
export function shareWhole(people: number, weights: readonly number[]): readonly number[] {
  if (weights.length === 0) return [];
  const even = weights.every((weight) => weight === 0);
  const divided = apportion(
    people,
    weights.map((weight, index) => ({
      key: String(index).padStart(PLACES, '0'),
      weight: even ? 1 : weight,
      min: 0,
      max: people,
    })),
  );
  return divided.ok ? divided.value.map((each) => each.people) : bug('whole people could not be shared');
}
