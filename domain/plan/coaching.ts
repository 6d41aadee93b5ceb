import { bug } from '@diemtua/law/kernel/assert';
import type { Figure, Filters } from './figure.ts';
import type { Movement } from './watch.ts';
import type { Survival } from './survival.ts';

/** What is known of a unit or a collector in a month. */
export interface CoachingFacts {
  /** The province, unit, collector and days that figures were counted for. */
  readonly filters: Filters;
  readonly plan: number | null;
  readonly movement: Movement;
  readonly monthBefore: Movement;
  readonly survival: readonly Survival[];
  readonly provinceSurvival: readonly Survival[];
  readonly dueNextMonth: number;
  readonly likelyToStop: number;
  readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly neededPerWeek: number | null;
  /** Its parts (communes of a unit; communes of a collector) by their names' keys. */
  readonly parts: readonly {
    readonly key: string;
    readonly headCount: number;
    readonly plan: number | null;
    readonly joined: number;
    readonly stopped: number;
  }[];
}

export const COACHING_CODES = [
  'where-we-are',
  'where-we-are-without-plan',
  'month-better-than-before',
  'month-like-before',
  'month-worse-than-before',
  'who-stays-better-than-province',
  'who-stays-like-province',
  'who-stays-worse-than-province',
  'too-early-to-know-who-stays',
  'did-well',
  'nobody-joined',
  'needs-help',
  'all-on-their-way',
  'keep-those-due',
  'nobody-due',
  'win-per-week',
  'plan-is-reached',
] as const;
export type CoachingCode = (typeof COACHING_CODES)[number];

/** One line of a note: a message code, the part that it is about, and its figures. */
export interface CoachingLine {
  readonly code: CoachingCode;
  readonly about: string | null;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** The six lines of a month: where we are, how the month went, who stays, who did well, who needs help, what to do next. */
export const coachingNote: (facts: CoachingFacts) => readonly CoachingLine[] = () => bug('to come');
