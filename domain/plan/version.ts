import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommandId, Id } from '../ids/index.ts';
import type { Product } from '../collection/claim.ts';
import { placeKey, type PlanPlace } from './place.ts';
import { targetKey, type Target } from './target.ts';

export type PlanId = Id<'plan'>;
export type FileId = Id<'file'>;

/** A kept paper: its id, name and hash, so that it can be shown to be the same. */
export interface FileReference {
  readonly id: FileId;
  readonly name: string;
  readonly sha256: string;
}

/** Who decided a version, by which document, and when. */
export interface PlanDecision {
  readonly by: string;
  readonly documentNumber: string;
  readonly on: PlainDate;
  readonly file: FileReference | null;
}

/** One version of a year's plan. It is never changed after it was decided: another version follows it. */
export interface PlanVersion {
  readonly number: number;
  readonly state: 'draft' | 'decided';
  /** The first day on which it holds. */
  readonly from: PlainDate;
  readonly reason: string;
  readonly decision: PlanDecision | null;
  readonly targets: readonly Target[];
  /** The instant at which what stands here was written: since when the version is known, where it is decided. */
  readonly knownAt: string;
}

/** The plan of one year with all its versions, and the commands that made it what it is. */
export interface Plan {
  readonly id: PlanId;
  readonly year: number;
  /** In the order of their numbers. */
  readonly versions: readonly PlanVersion[];
  readonly told: readonly CommandId[];
}

/**
 * The version that holds on a day, by what was known at an instant: the last decided one whose days had begun. A change in June leaves January's
 * report as printed: asked for 31 January as known on 1 February, the first version answers; and as known now too, unless the change was decided to hold from January.
 * @param knownAt null: by everything that is known now
 */
export function versionOn(plan: Plan, on: PlainDate, knownAt: string | null): PlanVersion | null {
  // A later version takes the place of all before it, from its first day on.
  return (
    plan.versions.findLast(
      ({ state, from, knownAt: since }) => state === 'decided' && from <= on && wasKnown(since, knownAt),
    ) ?? null
  );
}

/** Whether something that is known since an instant was known at another; both ISO texts with a zone, compared as moments where both are UTC. */
export function wasKnown(since: string, at: string | null): boolean {
  return at === null || since <= at;
}

/** The target of a place in a version; null: it has none. */
export function targetOf(version: PlanVersion, product: Product, place: PlanPlace): Target | null {
  const key = targetKey({ product, place });
  return version.targets.find((target) => targetKey(target) === key) ?? null;
}

/** What a target was and became, in the order of the places' keys; null: it was not there. */
export interface TargetChange {
  readonly place: PlanPlace;
  readonly product: Product;
  readonly before: Target | null;
  readonly after: Target | null;
}

/** What differs between two versions: what a committee asks first of an amendment. */
export function changesBetween(before: PlanVersion, after: PlanVersion): readonly TargetChange[] {
  const keyed = (version: PlanVersion) => new Map(version.targets.map((target) => [targetKey(target), target]));
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((key): TargetChange[] => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    const any = was ?? is;
    if (any === null || (was !== null && is !== null && sameTarget(was, is))) return [];
    return [{ place: any.place, product: any.product, before: was, after: is }];
  });
}

const sameTarget = (one: Target, other: Target): boolean =>
  one.new === other.new &&
  one.continuing === other.continuing &&
  placeKey(one.place) === placeKey(other.place) &&
  one.leader?.name === other.leader?.name &&
  one.leader?.office === other.leader?.office &&
  one.leader?.user === other.leader?.user;
