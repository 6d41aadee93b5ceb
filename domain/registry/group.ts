import { figure } from '@diemtua/law';
import { bug } from '@diemtua/law/kernel/assert';
import { monthOf, MONTHS_IN_YEAR } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { covers, dayAfter, dayBefore, type Period } from './dates.ts';
import { isMinority, type EthnicityCode } from './ethnicity.ts';
import type { ClassPeriod, Household } from './household.ts';
import type { PersonId } from '../ids/index.ts';

/** The law's support groups, by the law's own keys. `none`: no support is claimed, or there was none yet. */
export const SUPPORT_GROUPS = ['poor', 'island', 'near-poor', 'minority', 'other', 'none'] as const;
export type SupportGroup = (typeof SUPPORT_GROUPS)[number];

/** Why a person is in a group. */
export type GroupReason =
  | { readonly code: 'household-poor'; readonly decisionNumber: string | null; readonly decidedOn: PlainDate | null }
  | {
      readonly code: 'household-near-poor';
      readonly decisionNumber: string | null;
      readonly decidedOn: PlainDate | null;
    }
  | { readonly code: 'island-commune' }
  | { readonly code: 'minority-people'; readonly ethnicity: EthnicityCode }
  | { readonly code: 'no-other-group' }
  | { readonly code: 'before-support' };

/** A person's group and the reason for it. */
export interface GroupWithReason {
  readonly group: SupportGroup;
  readonly reason: GroupReason;
}

/** A group for a stretch of days. */
export interface GroupPeriod extends GroupWithReason, Period {}

/** What the group follows from. */
export interface GroupFacts {
  readonly ethnicity: EthnicityCode;
  /** The classes of the household in which the person lived: see `classesOfPerson`. */
  readonly classes: readonly ClassPeriod[];
  /** When the commune was an island commune or special zone. That an area is hard decides no group of this law. */
  readonly island: readonly Period[];
}

/** A month after all others: what the book says last of a beginning holds for every day. */
const LAST_MONTH = monthOf(9999, MONTHS_IN_YEAR);

/** The first day of something that the law began in a month, as the book of rules has it. */
function beganOn(what: 'supportFrom' | 'law41From'): PlainDate {
  const month = figure(what, LAST_MONTH)?.value;
  return typeof month === 'string' ? (`${month}-01` as PlainDate) : bug(`the book does not know ${what}`);
}

/** The State supports since this day (Decree 134/2015 art. 17(2)); before it there is no group. */
const SUPPORT_BEGAN = beganOn('supportFrom');
/** Islands and minorities are groups since this day (Decree 159/2025 art. 5(1)); before it they were "other". */
const FIVE_GROUPS_BEGAN = beganOn('law41From');

/** The household's class as a group, where it is one. */
function byClass(facts: GroupFacts, date: PlainDate, wanted: 'poor' | 'near-poor'): GroupWithReason | null {
  const found = facts.classes.find((each) => each.class === wanted && covers(each, date));
  if (!found) return null;
  const { decisionNumber, decidedOn } = found;
  return { group: wanted, reason: { code: `household-${wanted}`, decisionNumber, decidedOn } };
}

/**
 * The support group of a person on a day. Who is in several takes the one with the highest rate (Decree 159/2025 art. 5(1)): poor, island, near-poor,
 * minority, other. It is derived and never typed in; a period that was paid keeps the group it was paid in.
 */
export function supportGroupOn(facts: GroupFacts, date: PlainDate): GroupWithReason {
  if (date < SUPPORT_BEGAN) return { group: 'none', reason: { code: 'before-support' } };
  const five = date >= FIVE_GROUPS_BEGAN;
  const { ethnicity, island } = facts;
  const poor = byClass(facts, date, 'poor');
  if (poor) return poor;
  if (five && island.some((period) => covers(period, date))) {
    return { group: 'island', reason: { code: 'island-commune' } };
  }
  const nearPoor = byClass(facts, date, 'near-poor');
  if (nearPoor) return nearPoor;
  if (five && isMinority(ethnicity)) return { group: 'minority', reason: { code: 'minority-people', ethnicity } };
  return { group: 'other', reason: { code: 'no-other-group' } };
}

const sameReason = (one: GroupReason, other: GroupReason): boolean =>
  one.code === other.code &&
  (!('decisionNumber' in one) ||
    ('decisionNumber' in other && one.decisionNumber === other.decisionNumber && one.decidedOn === other.decidedOn));

/**
 * The support groups of a person over time, without gaps, each with its reason; the last one goes on.
 * @param from the first day that is asked for
 */
export function supportGroupsFrom(facts: GroupFacts, from: PlainDate): GroupPeriod[] {
  const turns = [...facts.classes, ...facts.island].flatMap(({ from: start, to }) =>
    to === null ? [start] : [start, dayAfter(to)],
  );
  const starts = [...new Set([from, SUPPORT_BEGAN, FIVE_GROUPS_BEGAN, ...turns])]
    .filter((day) => day >= from)
    .toSorted();
  const periods: GroupPeriod[] = [];
  for (const [place, start] of starts.entries()) {
    const now = supportGroupOn(facts, start);
    const before = periods.at(-1);
    const next = starts[place + 1];
    const to = next === undefined ? null : dayBefore(next);
    if (before && before.group === now.group && sameReason(before.reason, now.reason)) {
      periods[periods.length - 1] = { ...before, to };
    } else periods.push({ ...now, from: start, to });
  }
  return periods;
}

/**
 * The classes that a person had through the households in which he or she lived: each for the days on which both the stay and the class hold.
 * @param households all households in which the person has ever been
 */
export function classesOfPerson(person: PersonId, households: readonly Household[]): ClassPeriod[] {
  return households.flatMap(({ members, classes }) =>
    members
      .filter((stay) => stay.person === person)
      .flatMap((stay) =>
        classes.flatMap((each): ClassPeriod[] => {
          const from = each.from > stay.from ? each.from : stay.from;
          const ends = [each.to, stay.to].filter((end) => end !== null).toSorted();
          const to = ends[0] ?? null;
          return to !== null && to < from ? [] : [{ ...each, from, to }];
        }),
      ),
  );
}
