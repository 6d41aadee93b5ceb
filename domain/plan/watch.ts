import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Method } from '../collection/claim.ts';
import type { Delta } from '../collection/participation.ts';
import type { PersonId } from '../ids/index.ts';
import type { Figure, Filters } from './figure.ts';

/** A participation delta as the books keep it: with whom it is about, its term and what was paid, and when it was written. */
export interface PlanDelta extends Delta {
  readonly person: PersonId;
  /** How the cover was paid; null: household health, or not known. */
  readonly term: Method | null;
  /** The last month that was paid; null: not known. The cover counts on until the deadline of the next period. */
  readonly paidThrough: Month | null;
  /** The instant at which it was written, an ISO text in UTC. */
  readonly knownAt: string;
}

export const DELTA_KINDS = ['first', 'continuing', 're-registered', 'renewed', 'stopped'] as const;
export type DeltaKind = (typeof DELTA_KINDS)[number];

/** The sum of deltas of each kind: all that a store has to add up. Corrections are deltas of the same kind with the other sign. */
export type KindSums = Readonly<Record<DeltaKind, number>>;

/** What moved over days, in people. start + joined + registeredAgain + moved − stopped = end, for every place and for any sum of places. */
export interface Movement {
  readonly start: number;
  /** For the first time (tham gia lần đầu). */
  readonly joined: number;
  /** After a break (đăng ký lại). */
  readonly registeredAgain: number;
  /** Renewals without a break (đóng tiếp): they do not change the head-count of the whole. */
  readonly continued: number;
  /** Continued here and counted elsewhere before, less the other way round; and who came back without a break in the months paid. Zero in a whole where nobody paused. */
  readonly moved: number;
  readonly stopped: number;
  readonly end: number;
}

/** The movement that sums of deltas mean. @param start the head-count before the first day */
export const movementOf: (start: number, sums: KindSums) => Movement = () => bug('to come');
/** Movements of parts as the movement of their whole. */
export const addMovements: (movements: readonly Movement[]) => Movement = () => bug('to come');
/** What had been written at an instant; null: everything. */
export const asKnown: (deltas: readonly PlanDelta[], knownAt: string | null) => readonly PlanDelta[] = () =>
  bug('to come');
/** What meets a filter of place, collector, product and term; its days and instants are not looked at. */
export const meeting: (deltas: readonly PlanDelta[], filters: Filters) => readonly PlanDelta[] = () => bug('to come');
/** People who take part on a day, past or to come. */
export const headCount: (deltas: readonly PlanDelta[], filters: Filters & { readonly on: PlainDate }) => Figure = () =>
  bug('to come');
/** What moved from the first day to the last, both included. */
export const movement: (deltas: readonly PlanDelta[], from: PlainDate, to: PlainDate) => Movement = () =>
  bug('to come');
/** Movements by a key: commune, unit, collector, group, term. What has no key stands under ''. */
export const movementsBy: (
  deltas: readonly PlanDelta[],
  keyOf: (delta: PlanDelta) => string | null,
  from: PlainDate,
  to: PlainDate,
) => ReadonlyMap<string, Movement> = () => bug('to come');
