import type { PlanPlace, Stand } from '../shapes.ts';

type PlaceStand = Stand & { readonly place: PlanPlace };

/** The one that must be helped first: the lowest of those with a plan, where it is lower than the whole. */
export function inTrouble<Each extends PlaceStand>(places: readonly Each[], whole: Stand): Each | null {
  const [lowest] = places
    .filter(({ reached }) => reached !== null)
    .toSorted((one, other) => (one.reached ?? 0) - (other.reached ?? 0));
  if (!lowest || places.length < 2 || (lowest.reached ?? 0) >= (whole.reached ?? Infinity)) return null;
  return lowest;
}

/** So many hundredths of a percent above the lowest a place is as low as it. */
const asLow = 500;
const helpedMax = 3;

/** Those who must be helped first: the one in trouble, and those nearly as low, the lowest first. */
export function inTroubleToo<Each extends PlaceStand>(places: readonly Each[], whole: Stand): readonly Each[] {
  const lowest = inTrouble(places, whole);
  if (lowest === null) return [];
  return places
    .filter(({ reached }) => reached !== null && reached <= (lowest.reached ?? 0) + asLow)
    .toSorted((one, other) => (one.reached ?? 0) - (other.reached ?? 0))
    .slice(0, helpedMax);
}

/** A unit's or commune's name without what it is: "BHXH cơ sở Sa Pa" is Sa Pa where all around are units. */
export const shortName = (name: string): string =>
  name.replace(/^(BHXH cơ sở|Xã|Phường|Đặc khu)\s+/u, '').replace('(thành phố cũ)', '(TP cũ)');
