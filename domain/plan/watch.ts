import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Delta } from '../collection/participation.ts';
import type { PersonId } from '../ids/index.ts';
import { dayBefore } from '../registry/dates.ts';
import { counted, type Figure, type Filters } from './figure.ts';
import { wasKnown } from './version.ts';

/** A participation delta as the books keep it: with whom it is about, and when it was written. */
export interface PlanDelta extends Delta {
  readonly person: PersonId;
  /** The instant at which it was written, an ISO text in UTC. */
  readonly knownAt: string;
}

export const DELTA_KINDS = ['first', 'continuing', 're-registered', 'renewed', 'stopped'] as const;
export type DeltaKind = (typeof DELTA_KINDS)[number];

/** The sum of deltas of each kind: all that a store has to add up. A correction is a delta of the same kind with the other sign. */
export type KindSums = Readonly<Record<DeltaKind, number>>;

/** What moved over days, in people. start + joined + registeredAgain + moved − stopped = end, for every place and for any sum of places. */
export interface Movement {
  readonly start: number;
  /** For the first time (tham gia lần đầu). */
  readonly joined: number;
  /** After a break (đăng ký lại). */
  readonly registeredAgain: number;
  /** Renewals (đóng tiếp): they do not change the head-count of the whole. */
  readonly continued: number;
  /** Continued here and counted elsewhere before, less the other way round; and who went on after a pause in which nothing was missed. Zero in a whole where nobody paused. */
  readonly moved: number;
  readonly stopped: number;
  readonly end: number;
}

/**
 * The movement that sums of deltas mean: the one reading of them, for the store's sums and for lists.
 * @param start the head-count before the first day
 */
export function movementOf(start: number, sums: KindSums): Movement {
  const moved = sums.continuing + sums.renewed;
  return {
    start,
    joined: sums.first,
    registeredAgain: sums['re-registered'],
    continued: sums.continuing,
    moved,
    // No minus zero: where nobody stopped it is nobody.
    stopped: 0 - sums.stopped,
    end: start + sums.first + sums['re-registered'] + moved + sums.stopped,
  };
}

/** Movements of parts as the movement of their whole. */
export function addMovements(movements: readonly Movement[]): Movement {
  const sum = (pick: (each: Movement) => number): number => movements.reduce((so, each) => so + pick(each), 0);
  return {
    start: sum(({ start }) => start),
    joined: sum(({ joined }) => joined),
    registeredAgain: sum(({ registeredAgain }) => registeredAgain),
    continued: sum(({ continued }) => continued),
    moved: sum(({ moved }) => moved),
    stopped: sum(({ stopped }) => stopped),
    end: sum(({ end }) => end),
  };
}

/** What had been written at an instant; null: everything. */
export function asKnown(deltas: readonly PlanDelta[], knownAt: string | null): readonly PlanDelta[] {
  return knownAt === null ? deltas : deltas.filter((delta) => wasKnown(delta.knownAt, knownAt));
}

/** What meets a filter of place, collector, product and term; its days and instants are not looked at. */
export function meeting(deltas: readonly PlanDelta[], filters: Filters): readonly PlanDelta[] {
  const { product, unit, commune, collector, term } = filters;
  return deltas.filter(
    (delta) =>
      (product === undefined || delta.product === product) &&
      (unit === undefined || delta.unit === unit) &&
      (commune === undefined || delta.commune === commune) &&
      (collector === undefined || delta.collector === collector) &&
      (term === undefined || delta.term === term),
  );
}

const upTo = (deltas: readonly PlanDelta[], on: PlainDate): number =>
  deltas.reduce((sum, { day, delta }) => (day <= on ? sum + delta : sum), 0);

/** People who take part on a day, past or to come, by what was known at the filter's instant. A day to come tells who is left if nobody joins or renews. */
export function headCount(deltas: readonly PlanDelta[], filters: Filters & { readonly on: PlainDate }): Figure {
  const met = meeting(asKnown(deltas, filters.knownAt ?? null), filters);
  return counted(upTo(met, filters.on), 'people-taking-part', filters);
}

const NOTHING: KindSums = { first: 0, continuing: 0, 're-registered': 0, renewed: 0, stopped: 0 };

/** What moved from the first day to the last, both included. */
export function movement(deltas: readonly PlanDelta[], from: PlainDate, to: PlainDate): Movement {
  const sums: Record<DeltaKind, number> = { ...NOTHING };
  for (const { day, kind, delta } of deltas) if (day >= from && day <= to) sums[kind] += delta;
  return movementOf(upTo(deltas, dayBefore(from)), sums);
}

/** Movements by a key: commune, unit, collector, group, term. What has no key stands under '', so that the parts always add up to the whole. */
export function movementsBy(
  deltas: readonly PlanDelta[],
  keyOf: (delta: PlanDelta) => string | null,
  from: PlainDate,
  to: PlainDate,
): ReadonlyMap<string, Movement> {
  const byKey = new Map<string, PlanDelta[]>();
  for (const delta of deltas) {
    const key = keyOf(delta) ?? '';
    const own = byKey.get(key);
    if (own) own.push(delta);
    else byKey.set(key, [delta]);
  }
  return new Map([...byKey].map(([key, own]) => [key, movement(own, from, to)]));
}
