import { bug } from '@diemtua/law/kernel/assert';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Id, PersonId } from '../ids/index.ts';
import type { CreditRule, OpenSprint } from './commands.ts';
import type { PlanPlace } from './place.ts';
import type { Decided } from './refusal.ts';

/** A sprint (đợt cao điểm): from–to, where, how many more people, and by which rule it gets credit. */
export interface Sprint {
  readonly id: Id<'sprint'>;
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly places: readonly PlanPlace[];
  readonly people: number;
  readonly rule: CreditRule;
}

/** Opens a sprint, or says what stands against it: backwards, too long, over another one in the same place. */
export const openSprint: (sprints: readonly Sprint[], command: OpenSprint) => Decided<readonly Sprint[]> = () =>
  bug('to come');

/** One day of a sprint's own curve. */
export interface SprintDay {
  readonly day: PlainDate;
  readonly people: number;
  readonly soFar: number;
}

/** The sprint's people over its days: by the shape of earlier sprints where there were any, else by working days (Saturday and Sunday half). */
export const sprintCurve: (sprint: Sprint, earlier: readonly (readonly number[])[]) => readonly SprintDay[] = () =>
  bug('to come');

/** Someone who joined: the day, and whether the person still paid 90 days later; null: too early to know. */
export interface SprintJoin {
  readonly person: PersonId;
  readonly day: PlainDate;
  readonly keptAfter90Days: boolean | null;
}

/** What would have come anyway in the days of the sprint. An estimate. */
export interface Baseline {
  /** Expected people on the days of the sprint. */
  readonly during: number;
  /** Expected people in as many days before, and as many after. */
  readonly before: number;
  readonly after: number;
}

/** What a sprint is credited with, figure by figure. */
export interface SprintCredit {
  readonly rule: CreditRule;
  readonly came: number;
  /** Estimate. */
  readonly wouldHaveComeAnyway: number;
  /** Who waited for the sprint or was held back for it: fewer than expected came just before. Estimate. */
  readonly heldBack: number;
  /** Who came earlier than they would have: fewer than expected came just after; null: the days after are not over. Estimate. */
  readonly borrowed: number | null;
  /** Came less what would have come anyway, less held back and borrowed; never below zero. Estimate. */
  readonly extra: number;
  readonly kept: number | null;
  readonly credited: number;
  /** False while days after or the 90 days are not over. */
  readonly final: boolean;
}

/** What would have come anyway: the daily pace of the days outside of sprints in the weeks before, moved by the season. */
export const baselineOf: (
  sprint: Pick<Sprint, 'from' | 'to'>,
  daily: ReadonlyMap<PlainDate, number>,
  monthShares: (day: PlainDate) => number,
  others: readonly Pick<Sprint, 'from' | 'to'>[],
) => Baseline = () => bug('to come');

/** The credit of a sprint by its rule, as of a day. */
export const creditOf: (
  sprint: Sprint,
  joins: readonly SprintJoin[],
  baseline: Baseline,
  today: PlainDate,
) => SprintCredit = () => bug('to come');
