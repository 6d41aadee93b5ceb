import {
  apportion,
  continuingClaimants,
  decidedWorking,
  dividedWorking,
  newWorking,
  parentOf,
  placeKey,
  remaindersOf,
  targetOf,
  weightOf,
  type CascadeMethod,
  type FigureTable,
  type PlanPlace,
  type PlanVersion,
  type Target,
  type Working,
} from '@diemtua/domain/plan';
import type { Product } from '@diemtua/domain/collection';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { cascadeParts, type NamedPart } from './cascade-parts.ts';
import { groundOf, type PlanPlaces } from './places.ts';
import type { KeptPlan } from './plans.ts';

/** Of a target: its total, or one of its two parts. */
export type TargetPart = 'total' | 'new' | 'continuing';

/** A target of a version, and how it was divided off the place that it is a part of. */
export interface DividedTarget {
  readonly target: Target;
  readonly method: CascadeMethod | null;
  /** Null: it is a part of none, or of one whose target whoever asks may not see. */
  readonly working: Working | null;
  readonly table: FigureTable | null;
  /** What it was divided into itself. */
  readonly parts: readonly { readonly place: PlanPlace; readonly people: number }[];
}

/** What is asked of a target. */
interface AskedTarget {
  readonly place: PlanPlace;
  readonly product: Product;
  readonly of: TargetPart;
  readonly sees: (place: PlanPlace) => boolean;
}

/**
 * A target of a version with how it was found; null: the version has none. Weights are those that the books tell by now: bounds that were set, and what a hand wrote, are not kept, and where the weights
 * alone do not lead to the target, that is said.
 */
export async function dividedTarget(
  session: Session,
  { plan, methods }: KeptPlan,
  version: PlanVersion,
  { place, product, of, sees }: AskedTarget,
  places: PlanPlaces,
): Promise<DividedTarget | null> {
  const target = targetOf(version, product, place);
  if (target === null) return null;
  const ground = await groundOf(session);
  // Places were divided as they stood on the day when it was written.
  const on = dayInVietnam(Date.parse(version.knownAt));
  const own = version.targets.filter((each) => each.product === product);
  const isPartOf = (each: Target, whole: PlanPlace): boolean => {
    const parent = parentOf(each.place, ground, on);
    return parent !== null && placeKey(parent) === placeKey(whole);
  };
  const parts = own.filter((each) => isPartOf(each, place)).map((each) => ({ place: each.place, people: each[of] }));
  const parent = parentOf(place, ground, on);
  const whole = parent === null || !sees(parent) ? null : targetOf(version, product, parent);
  if (parent === null || whole === null)
    return { target, method: null, working: of === 'new' ? newOf(target) : null, table: null, parts };
  const method = methods.get(version.number)?.[`${product} ${placeKey(parent)}`] ?? null;
  const siblings = own.filter((each) => isPartOf(each, parent));
  const weighed = await cascadeParts(
    session,
    {
      of: parent,
      to: place.level === 'collector' ? 'collector' : 'hamlet',
      product,
      on,
      year: plan.year,
      last: new Map(),
      typed: [],
    },
    places,
  );
  const weights = weightsOf(whole[of], weighed, siblings, method, of);
  const names = new Map(weighed.map(({ key, name }) => [key, name]));
  return {
    target,
    method,
    working: of === 'new' ? newOf(target) : workingOf(whole[of], target, of, weights),
    table: {
      heads: [
        { name: 'part-weight', as: 'number' },
        { name: 'share-of-target', as: 'number' },
      ],
      rows: siblings.map((each) => {
        const key = placeKey(each.place);
        return {
          label: names.get(key) ?? key,
          code: each.place.level === 'commune' ? each.place.commune : null,
          values: [weights.get(key)?.weight ?? null, each[of]],
        };
      }),
    },
    parts,
  };
}

const newOf = ({ total, continuing }: Target): Working => newWorking(total, continuing);

/** By what the parts share, and how many people at most; empty where a hand wrote them. What is new is what is left of the total. */
function weightsOf(
  whole: number,
  weighed: readonly NamedPart[],
  siblings: readonly Target[],
  method: CascadeMethod | null,
  of: TargetPart,
): ReadonlyMap<string, { readonly key: string; readonly weight: number; readonly min: number; readonly max: number }> {
  const totals = new Map(siblings.map((each) => [placeKey(each.place), each.total]));
  const inside = weighed.filter(({ key }) => totals.has(key));
  const byWeight = method === null || method === 'by-hand' ? null : method;
  if (of === 'new' || (of === 'total' && byWeight === null)) return new Map();
  const claimants =
    of === 'continuing' || byWeight === null
      ? continuingClaimants(inside, totals)
      : inside.map((part) => ({ key: part.key, weight: weightOf(byWeight, part), min: 0, max: whole }));
  return new Map(claimants.map((each) => [each.key, each]));
}

/** The share as its weight gives it; where it was decided otherwise, both. */
function workingOf(
  whole: number,
  target: Target,
  of: 'total' | 'continuing',
  weights: ReturnType<typeof weightsOf>,
): Working {
  const key = placeKey(target.place);
  const claimants = [...weights.values()];
  const shared = apportion(whole, claimants);
  const found = shared.ok ? remaindersOf(whole, claimants, shared.value).find((each) => each.key === key) : undefined;
  if (found?.people === target[of]) return dividedWorking(whole, found);
  return decidedWorking(whole, target[of], weights.get(key)?.weight ?? null, found?.people ?? null);
}
