import { apportion, remaindersOf, type Apportioned, type Claimant } from './apportion.ts';
import { CASCADE_METHODS, type CascadeMethod } from './commands.ts';
import { allowed, refusal, refused, type Decided } from './refusal.ts';
import { decidedWorking, dividedWorking, type Working } from './working.ts';

/** What is known of a part, for every method of dividing. Numbers of people are whole. */
export interface CascadePart {
  /** The part's key: `placeKey` of its place. */
  readonly key: string;
  /** Who took part at the end of last year. */
  readonly lastYear: number;
  /** Who is of working age and in no social insurance yet: an estimate. */
  readonly notInsured: number;
  /** Who could be won at all: an estimate. */
  readonly potential: number;
  /** How hard it is, in percent: 0 as easy as can be, 100 nobody can be won. */
  readonly difficulty: number;
  /** What a hand wrote; null: nothing yet. */
  readonly byHand: number | null;
  readonly min: number;
  /** null: no maximum. */
  readonly max: number | null;
}

/** How a whole was divided. */
export interface Cascade {
  readonly method: CascadeMethod;
  readonly whole: number;
  readonly shares: readonly CascadeShare[];
}

/** What a part got, and the weight by which it got it; null: a hand wrote it. */
export interface CascadeShare extends Apportioned {
  readonly weight: number | null;
}

/** The weight of a part by a method: a whole number. */
export function weightOf(method: Exclude<CascadeMethod, 'by-hand'>, part: CascadePart): number {
  switch (method) {
    case 'last-year-share':
      return part.lastYear;
    case 'labour-not-insured':
      return part.notInsured;
    case 'potential-with-difficulty':
      return part.potential * (100 - part.difficulty);
  }
}

const claimantsOf = (
  whole: number,
  method: Exclude<CascadeMethod, 'by-hand'>,
  parts: readonly CascadePart[],
): readonly Claimant[] =>
  parts.map((part) => ({
    key: part.key,
    weight: weightOf(method, part),
    min: part.min,
    max: part.max ?? Math.max(whole, part.min),
  }));

/** How each part of a whole came to its share, by the key of the part. */
export function cascadeWorkings({ method, whole, shares }: Cascade): ReadonlyMap<string, Working> {
  if (method === 'by-hand')
    return new Map(shares.map(({ key, people }) => [key, decidedWorking(whole, people, null, null)]));
  const weights = shares.map(({ key, weight }) => ({ key, weight: weight ?? 0 }));
  return new Map(remaindersOf(whole, weights, shares).map((each) => [each.key, dividedWorking(whole, each)]));
}

/**
 * Divides a whole among parts by a named method, in whole people that add up exactly. By hand, nothing is divided: what was typed has to add up.
 * @param whole people
 */
export function cascade(whole: number, method: CascadeMethod, parts: readonly CascadePart[]): Decided<Cascade> {
  if (method === 'by-hand') return byHand(whole, parts);
  const claimants = claimantsOf(whole, method, parts);
  const divided = apportion(whole, claimants);
  if (!divided.ok) return divided;
  const shares = divided.value.map((share, index) => ({ ...share, weight: claimants[index]?.weight ?? 0 }));
  return allowed({ method, whole, shares });
}

function byHand(whole: number, parts: readonly CascadePart[]): Decided<Cascade> {
  const wrong = parts.flatMap(({ byHand: typed, min, max }, index) => {
    const field = `parts.${index}.byHand`;
    if (typed === null) return [refusal('hand-missing', field)];
    if (!Number.isSafeInteger(typed)) return [refusal('not-whole', field, { value: typed })];
    if (typed < 0) return [refusal('negative', field, { value: typed })];
    if (typed < min) return [refusal('minima-too-high', field, { value: typed, least: min })];
    return max !== null && typed > max ? [refusal('maxima-too-low', field, { value: typed, most: max })] : [];
  });
  if (parts.length === 0) wrong.push(refusal('no-parts', 'parts'));
  const sum = parts.reduce((so, part) => so + (part.byHand ?? 0), 0);
  if (wrong.length === 0 && sum !== whole) {
    wrong.push(refusal('does-not-add-up', 'parts', { whole, sum, missing: whole - sum }));
  }
  if (wrong.length > 0) return refused(...wrong);
  const shares = parts.map((part) => ({ key: part.key, people: part.byHand ?? 0, boundBy: null, weight: null }));
  return allowed({ method: 'by-hand', whole, shares });
}

/** What each of new, continuing and total came to for a part. */
export interface CascadeTriple {
  readonly key: string;
  readonly new: number;
  readonly continuing: number;
  readonly total: number;
  readonly boundBy: 'min' | 'max' | null;
  /** How the total was found. */
  readonly working: Working;
}

/** By what those who go on are divided: by who took part at the end of last year, and never above a part's total; where nobody took part, by the totals. */
export const continuingClaimants = (
  parts: readonly CascadePart[],
  totals: ReadonlyMap<string, number>,
): readonly Claimant[] =>
  parts.map(({ key, lastYear }) => {
    const most = totals.get(key) ?? 0;
    return { key, weight: parts.some((each) => each.lastYear > 0) ? lastYear + 1 : most, min: 0, max: most };
  });

/**
 * Divides a target: its total by the method and within the bounds, what continues by who took part at the end of last year and never above the part's total, and
 * what is new as the difference. All three add up exactly.
 */
export function cascadeTarget(
  target: { readonly continuing: number; readonly total: number },
  method: CascadeMethod,
  parts: readonly CascadePart[],
): Decided<readonly CascadeTriple[]> {
  const totals = cascade(target.total, method, parts);
  if (!totals.ok) return totals;
  const claimants = continuingClaimants(parts, new Map(totals.value.shares.map(({ key, people }) => [key, people])));
  const continuing = apportion(target.continuing, claimants);
  if (!continuing.ok) return continuing;
  const workings = cascadeWorkings(totals.value);
  return allowed(
    totals.value.shares.flatMap(({ key, people: total, boundBy }, index) => {
      const going = continuing.value[index]?.people ?? 0;
      const working = workings.get(key);
      return working ? [{ key, new: total - going, continuing: going, total, boundBy, working }] : [];
    }),
  );
}

/** A part under every method, side by side. */
export interface ComparedPart {
  readonly key: string;
  readonly lastYear: number;
  /** People by method, in the order of `methods`; null: the method refuses. */
  readonly people: readonly (number | null)[];
  /** How each of those was found. */
  readonly workings: readonly (Working | null)[];
  /** How far the methods are apart: the most less the least. */
  readonly apart: number;
}

/** Methods beside each other, before one is decided. */
export interface Comparison {
  readonly methods: readonly CascadeMethod[];
  readonly parts: readonly ComparedPart[];
  /** For each method what stands against it; empty: nothing. */
  readonly refusals: readonly (Decided<Cascade> & { ok: false })['refusals'][];
  /** For each method the greatest growth that it asks of a part, in percent of last year, with the part; null where no part had anybody. */
  readonly hardest: readonly ({ readonly key: string; readonly percent: number } | null)[];
}

/** Lays methods side by side: what each would ask of every part, how far they are apart, and of whom each asks most. */
export function compareMethods(
  whole: number,
  parts: readonly CascadePart[],
  methods: readonly CascadeMethod[] = CASCADE_METHODS,
): Comparison {
  const outcomes = methods.map((method) => cascade(whole, method, parts));
  const found = outcomes.map((outcome) => (outcome.ok ? cascadeWorkings(outcome.value) : null));
  const compared = parts.map(({ key, lastYear }): ComparedPart => {
    const workings = found.map((each) => each?.get(key) ?? null);
    const people = workings.map((working) => working?.value ?? null);
    const told = people.filter((value) => value !== null);
    return {
      key,
      lastYear,
      people,
      workings,
      apart: told.length > 0 ? Math.max(...told) - Math.min(...told) : 0,
    };
  });
  const hardest = methods.map((_, method) => {
    const growths = compared.flatMap(({ key, lastYear, people }) => {
      const asked = people[method] ?? null;
      return asked === null || lastYear === 0 ? [] : [{ key, percent: Math.round((100 * asked) / lastYear) }];
    });
    return growths.toSorted((a, b) => b.percent - a.percent || (a.key < b.key ? -1 : 1))[0] ?? null;
  });
  return { methods, parts: compared, refusals: outcomes.map((each) => (each.ok ? [] : each.refusals)), hardest };
}

/** A place with what is divided among its parts, and theirs: the tree of a country, a province, a unit. */
export interface CascadeTree {
  readonly part: CascadePart;
  readonly method: Exclude<CascadeMethod, 'by-hand'>;
  readonly parts: readonly CascadeTree[];
}

/** Divides a whole from the top to the bottom of a tree; gives the people of every part by its key. The first refusal ends it, with the key of the place. */
export function cascadeTree(whole: number, tree: CascadeTree): Decided<ReadonlyMap<string, number>> {
  const people = new Map<string, number>([[tree.part.key, whole]]);
  const waiting: CascadeTree[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.parts.length === 0) continue;
    const { key } = next.part;
    const divided = cascade(
      people.get(key) ?? 0,
      next.method,
      next.parts.map(({ part }) => part),
    );
    if (!divided.ok) return refused(...divided.refusals.map((each) => ({ ...each, field: `${key} ${each.field}` })));
    for (const share of divided.value.shares) people.set(share.key, share.people);
    waiting.push(...next.parts);
  }
  return allowed(people);
}
