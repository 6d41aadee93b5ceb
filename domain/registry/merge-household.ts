import { sameValue } from './change.ts';
import { overlap } from './dates.ts';
import type { Household, Stay } from './household.ts';
import { followMerge, type MergeRecord } from './merge.ts';

type Two = Pick<MergeRecord, 'kept' | 'gone'>;

/** A stay that takes in another one of the same person. */
function joined(one: Stay, other: Stay): Stay {
  const from = one.from < other.from ? one.from : other.from;
  const to = one.to === null || other.to === null ? null : one.to > other.to ? one.to : other.to;
  // Whoever leads the household leads it, whatever the second record said.
  const relation = other.relation === 'head' ? other.relation : one.relation;
  return { ...one, from, to, relation };
}

/**
 * A household after two of its members turned out to be one person: stays of the gone person become the kept one's, and
 * stays that would then overlap become one, so that nobody lives in a household twice.
 */
export function mergeInHousehold(household: Household, two: Two): Household {
  const members: Stay[] = [];
  for (const told of household.members) {
    let stay: Stay = { ...told, person: followMerge(two, told.person) };
    if (stay.person === two.kept.id) {
      // A joined stay is longer and may reach another: as long as there is one, it is taken in.
      for (let at = overlapping(members, stay); at !== -1; at = overlapping(members, stay)) {
        stay = joined(members[at] ?? stay, stay);
        members.splice(at, 1);
      }
    }
    members.push(stay);
  }
  return { ...household, head: household.head && followMerge(two, household.head), members };
}

const overlapping = (members: readonly Stay[], stay: Stay): number =>
  members.findIndex((other) => other.person === stay.person && overlap(other, stay));

/**
 * A household after a merge was taken back: the stays of both persons as they were before, all others as they are now. Where the kept
 * person's stays, or the head, were edited after the merge, the edit wins.
 * @param before the household as it was before the merge
 * @param now the household as it stands
 */
export function splitInHousehold(before: Household, now: Household, two: Two): Household {
  const merged = mergeInHousehold(before, two);
  const ofKept = ({ members }: Household): Stay[] => members.filter(({ person }) => person === two.kept.id);
  const edited = !sameValue(ofKept(now), ofKept(merged));
  const isBack = ({ person }: Stay): boolean => person === two.gone.id || (person === two.kept.id && !edited);
  const standing = now.members.filter(({ person }) => person !== two.kept.id || edited);
  const isStill = (stay: Stay): boolean => standing.some((each) => sameValue(each, stay));
  const known = before.members.filter((stay) => isBack(stay) || isStill(stay));
  const added = standing.filter((stay) => !known.some((each) => sameValue(each, stay)));
  return { ...now, head: now.head === merged.head ? before.head : now.head, members: [...known, ...added] };
}
