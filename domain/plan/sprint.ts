import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { addDays, daysFrom, isWeekend } from '../cash/civil-days.ts';
import type { CommandId, Id, PersonId } from '../ids/index.ts';
import type { CreditRule, OpenSprint } from './commands.ts';
import { shareWhole } from './apportion.ts';
import { SPRINT_DAYS_MAX } from './limits.ts';
import { placeKey, type PlanPlace } from './place.ts';
import { allowed, refusal, refused, type Decided } from './refusal.ts';

/** A sprint (đợt cao điểm): from–to, where, how many more people, and by which rule it gets credit. */
export interface Sprint {
  readonly id: Id<'sprint'>;
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly places: readonly PlanPlace[];
  readonly people: number;
  readonly rule: CreditRule;
  readonly openedBy: CommandId;
}

/** Opens a sprint, or says what stands against it: backwards, too long, or over another one in the same place. The same command told again changes nothing. */
export function openSprint(sprints: readonly Sprint[], command: OpenSprint): Decided<readonly Sprint[]> {
  const { id: openedBy, sprint: id, name, from, to, places, people, rule } = command;
  if (sprints.some((each) => each.openedBy === openedBy)) return allowed(sprints);
  if (sprints.some((each) => each.id === id)) return refused(refusal('id-taken', 'sprint'));
  if (to < from) return refused(refusal('sprint-backwards', 'to', { from, to }));
  const days = daysFrom(from, to) + 1;
  if (days > SPRINT_DAYS_MAX) return refused(refusal('sprint-too-long', 'to', { days, most: SPRINT_DAYS_MAX }));
  const keys = new Set(places.map(placeKey));
  const other = sprints.find(
    (each) => each.from <= to && from <= each.to && each.places.some((place) => keys.has(placeKey(place))),
  );
  if (other) return refused(refusal('sprint-overlaps', 'from', { sprint: other.name, from: other.from, to: other.to }));
  return allowed([...sprints, { id, name, from, to, places, people, rule, openedBy }]);
}

/** One day of a sprint's own curve: who shall join on it, and up to it. */
export interface SprintDay {
  readonly day: PlainDate;
  readonly people: number;
  readonly soFar: number;
}

const WEEKEND = 0.5;
const GRAIN = 1e6;

/**
 * The sprint's people over its days, in whole people that add up: by the shape of earlier sprints where there were any (a rush on the day of the launch and at the end is theirs to
 * tell), stretched to its length; else evenly, Saturday and Sunday half. That half is assumed.
 * @param earlier who joined on each day of earlier sprints
 */
export function sprintCurve(
  { from, to, people }: Pick<Sprint, 'from' | 'to' | 'people'>,
  earlier: readonly (readonly number[])[] = [],
): readonly SprintDay[] {
  const length = daysFrom(from, to) + 1;
  const days = Array.from({ length }, (_, index) => addDays(from, index));
  const known = earlier.filter((each) => each.some((joined) => joined > 0));
  const weights = days.map((day, index) =>
    known.length > 0
      ? known.reduce((sum, each) => sum + shapeAt(each, index, length), 0)
      : isWeekend(day)
        ? WEEKEND
        : 1,
  );
  const shares = shareWhole(
    people,
    weights.map((weight) => Math.round(weight * GRAIN)),
  );
  let soFar = 0;
  return days.map((day, index) => {
    const own = shares[index] ?? 0;
    soFar += own;
    return { day, people: own, soFar };
  });
}

/** What part of an earlier sprint fell on the stretch of its time that a day of a sprint of another length takes. */
function shapeAt(earlier: readonly number[], index: number, length: number): number {
  const whole = earlier.reduce((sum, joined) => sum + joined, 0);
  const [begin, end] = [(index / length) * earlier.length, ((index + 1) / length) * earlier.length];
  return earlier.reduce((sum, joined, day) => {
    const common = Math.max(0, Math.min(end, day + 1) - Math.max(begin, day));
    return sum + (joined * common) / whole;
  }, 0);
}

/** Someone who joined: the day, and whether the person took part 90 days later; null: too early to know. */
export interface SprintJoin {
  readonly person: PersonId;
  readonly day: PlainDate;
  readonly keptAfter90Days: boolean | null;
}

/** What would have come anyway on the days of the sprint, and on as many days before and after. An estimate. */
export interface Baseline {
  readonly nature: 'estimate';
  readonly before: number;
  readonly during: number;
  readonly after: number;
  /** Days outside of sprints on which it rests. */
  readonly days: number;
}

/** Days before a sprint, and its own margin, that tell the usual pace. */
const PACE_DAYS = 56;
/** After so many days one knows whether people stay. */
const KEPT_DAYS = 90;

/**
 * What would have come anyway: the pace of the eight weeks before the margin (as many days before the sprint as it has itself, in which people may already wait for it), outside of other
 * sprints, moved by the season.
 * @param joinedOn who joined on a day
 * @param weightOn how busy a day is by the season: `weightOfDay`
 */
export function baselineOf(
  { from, to }: Pick<Sprint, 'from' | 'to'>,
  joinedOn: (day: PlainDate) => number,
  weightOn: (day: PlainDate) => number,
  others: readonly Pick<Sprint, 'from' | 'to'>[] = [],
): Baseline {
  const length = daysFrom(from, to) + 1;
  let [joined, weight, days] = [0, 0, 0];
  for (let back = 1; back <= PACE_DAYS; back++) {
    const day = addDays(from, -length - back);
    if (others.some((other) => other.from <= day && day <= other.to)) continue;
    joined += joinedOn(day);
    weight += weightOn(day);
    days++;
  }
  const pace = weight === 0 ? 0 : joined / weight;
  const over = (first: PlainDate): number =>
    Array.from({ length }, (_, index) => weightOn(addDays(first, index))).reduce((sum, each) => sum + each, 0) * pace;
  return {
    nature: 'estimate',
    before: over(addDays(from, -length)),
    during: over(from),
    after: over(addDays(to, 1)),
    days,
  };
}

/** What a sprint is credited with, figure by figure, in whole people. All but `came` and `kept` are estimates. */
export interface SprintCredit {
  readonly rule: CreditRule;
  readonly came: number;
  readonly wouldHaveComeAnyway: number;
  /** Who waited for the sprint: fewer than usual came just before it. */
  readonly heldBack: number;
  /** Who came earlier than they would have: fewer than usual came just after; null: those days are not over. */
  readonly borrowed: number | null;
  /** Came, less what would have come anyway, less held back and borrowed: never below nobody. */
  readonly extra: number;
  /** Who of those who came still took part 90 days later; null: too early to know of all. */
  readonly kept: number | null;
  /** What the rule gives: all who came; the extra; or the extra by the part that was kept. */
  readonly credited: number;
  /** Whether it can still change with the days. */
  readonly final: boolean;
}

/**
 * The credit of a sprint by its rule, as of a day. People who merely waited for the sprint, or came for it some days earlier than they would have, are not its doing.
 * @param joins who joined from as many days before the sprint as it has, to as many after; others are not looked at
 */
export function creditOf(
  { from, to, rule }: Pick<Sprint, 'from' | 'to' | 'rule'>,
  joins: readonly SprintJoin[],
  baseline: Baseline,
  today: PlainDate,
): SprintCredit {
  const length = daysFrom(from, to) + 1;
  const between = (first: PlainDate, last: PlainDate): readonly SprintJoin[] =>
    joins.filter(({ day }) => day >= first && day <= last);
  const during = between(from, to);
  const came = during.length;
  const missing = (expected: number, seen: number): number => Math.max(0, Math.round(expected) - seen);
  const heldBack = missing(baseline.before, between(addDays(from, -length), addDays(from, -1)).length);
  const lastAfter = addDays(to, length);
  const borrowed = lastAfter < today ? missing(baseline.after, between(addDays(to, 1), lastAfter).length) : null;
  const wouldHaveComeAnyway = Math.round(baseline.during);
  const extra = Math.max(0, came - wouldHaveComeAnyway - heldBack - (borrowed ?? 0));
  const keptKnown = addDays(to, KEPT_DAYS) <= today && during.every((each) => each.keptAfter90Days !== null);
  const kept = keptKnown ? during.filter((each) => each.keptAfter90Days === true).length : null;
  const common = { rule, came, wouldHaveComeAnyway, heldBack, borrowed, extra, kept };
  switch (rule) {
    case 'all-who-came':
      return { ...common, credited: came, final: to < today };
    case 'above-baseline':
      return { ...common, credited: extra, final: borrowed !== null };
    case 'above-baseline-and-kept':
      return {
        ...common,
        credited: kept === null ? 0 : came === 0 ? 0 : Math.round((extra * kept) / came),
        final: borrowed !== null && kept !== null,
      };
  }
}
