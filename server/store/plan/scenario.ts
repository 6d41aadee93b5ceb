import {
  pathOf,
  plannedWorking,
  scenarioWorking,
  sharesOf,
  stopsWorking,
  weeklyNeeds,
  weightOfMonth,
  seasonWorking,
  weeksWorking,
  type Scenario,
  type ScenarioPath,
  type WeeklyNeed,
  type Working,
} from '@diemtua/domain/plan';
import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import { formatMonth, monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { curveOf, curveSeries, dueAhead, expectedOf, monthsOfPart, type Counts, type CurvePoint } from './board.ts';
import { peopleIn } from './counts.ts';
import type { Knowledge } from './knowledge.ts';
import type { Look } from './look.ts';
import { nextDay } from './places.ts';
import { communePart, outlookOf, seenUnits, sumOf, type Part } from './watching.ts';

const MONTHS = 12;
const dayMs = 86_400_000;

/** The last day of a plan's year. */
export const yearEnd = ({ year }: Pick<Look, 'year'>): PlainDate => `${year}-12-31` as PlainDate;

/** Days from the end of the day that is looked at to the end of the plan's year. */
export const daysLeft = (look: Pick<Look, 'on' | 'year'>): number =>
  Math.max(0, (Date.parse(yearEnd(look)) - Date.parse(look.on)) / dayMs);

/** Weeks to the end of the plan's year, a begun one too. */
export const weeksLeft = (look: Pick<Look, 'on' | 'year'>): number => weeksWorking(daysLeft(look)).value;

/** A year's curve of a part, and the way that a scenario takes from the last month that is over. */
export interface Ways {
  readonly part: Part;
  /** Null: it is not known what is to be expected of this part. */
  readonly path: ScenarioPath | null;
  /** The months of the plan's year. */
  readonly curve: readonly CurvePoint[];
  /** Who took part when the plan's year began. */
  readonly start: number;
  /** The twelve months' parts of who joins, adding up to 1. */
  readonly shares: readonly number[];
}

/** The ways of a part: the plan's, and a scenario's. */
export async function waysOf(
  session: Session,
  look: Look,
  knowledge: Knowledge,
  part: Part,
  scenario: Scenario,
): Promise<Ways> {
  const outlook = outlookOf(knowledge, part);
  const all = curveOf(part, await curveSeries(session, look), look, knowledge);
  return {
    part,
    path: outlook && pathOf(outlook.now, monthsOfPart(knowledge.forecast, part), scenario, part.target ?? 0),
    curve: all.slice(-MONTHS),
    start: all.at(-MONTHS - 1)?.count ?? 0,
    shares: sharesOf(knowledge.pace.season, look.year),
  };
}

/** How the scenario's head-count at the end of a month is found; null: the month is over, or no way is known. */
export function scenarioOf({ path }: Ways, month: string | null): Working | null {
  if (path === null || path.months.length === 0) return null;
  if (month !== null && !path.months.some((each) => formatMonth(each.month) === month)) return null;
  return scenarioWorking(path, formatMonth, month);
}

/** How the plan's head-count at the end of a month is found; null: nothing is planned. */
export function plannedOf({ curve, start, part }: Ways, month: string): Working | null {
  const path = curve.flatMap((each) => (each.planned === null ? [] : [{ month: each.month, headCount: each.planned }]));
  if (part.target === null || !path.some((each) => each.month === month)) return null;
  return plannedWorking(start, part.target, path, month);
}

/** How a month's part of the year is found. */
export function seasonOf({ pace: { season } }: Pick<Knowledge, 'pace'>, month: string): Working {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const weights = Array.from({ length: MONTHS }, (_, index) => weightOfMonth(season, monthOf(year, index + 1)));
  return seasonWorking(
    weights[of - 1] ?? 0,
    weights.reduce((sum, weight) => sum + weight, 0),
    season.years,
  );
}

/** The parts of a part: units of a province, communes of a unit. */
export function partsBelow(
  { scope }: Pick<Session, 'scope'>,
  { places, plan }: Pick<Knowledge, 'places' | 'plan'>,
  part: Part,
): readonly Part[] {
  if (part.level === 'commune') return [part];
  const units = seenUnits(scope, places, plan);
  if (part.level === 'province' && units.length > 1) return units;
  return places.communes
    .filter(({ code }) => part.communes.includes(code))
    .map((commune) => communePart(commune, plan));
}

/** What each of some parts must do per week from the day after the one that is looked at. */
export async function needsOf(
  session: Session,
  look: Look,
  knowledge: Knowledge,
  counts: Counts,
  parts: readonly Part[],
): Promise<ReadonlyMap<string, WeeklyNeed>> {
  const ahead = await dueAhead(session, look, knowledge, yearEnd(look), { by: 'commune' });
  const needs = weeklyNeeds(
    parts.map(({ code, communes, target }) => ({
      key: code,
      headCount: peopleIn(sumOf(counts.now, communes)),
      target: target ?? 0,
      due: communes.flatMap((commune) => ahead.get(commune) ?? []),
    })),
    knowledge.pace.season,
    nextDay(look.on),
    yearEnd(look),
  );
  return new Map(needs.map((need) => [need.key, need]));
}

/** How many of those who come due up to a day are expected to stop, with each commune's part. */
export async function stopsExpected(
  session: Session,
  look: Look,
  knowledge: Knowledge,
  communes: readonly CommuneCode[],
  until: PlainDate,
  collector: CollectorId | null,
): Promise<{
  readonly working: Working;
  readonly parts: readonly { readonly code: CommuneCode; readonly value: number }[];
}> {
  const ahead = await dueAhead(session, look, knowledge, until, { by: 'commune', collector });
  const due = communes.map((code) => ({ code, ...expectedOf(ahead.get(code) ?? []) }));
  const parts = due.map(({ code, stop }) => ({ code, value: stop }));
  return {
    working: stopsWorking(
      due.reduce((sum, { people }) => sum + people, 0),
      due.reduce((sum, { stop }) => sum + stop, 0),
    ),
    parts: parts.filter(({ value }) => value > 0),
  };
}
