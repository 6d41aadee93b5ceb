import {
  allowed,
  fallingSum,
  keepsLimits,
  lpText,
  oneMoreWorking,
  readSpread,
  refusal,
  refused,
  spreadModel,
  unitDaysWorking,
  yieldWorking,
  type Decided,
  type Spread,
  type SpreadArea,
  type SpreadLimits,
  type Working,
} from '@diemtua/domain/plan';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import highsLoader from 'highs';
import type { Knowledge } from './knowledge.ts';

/** Seconds after which the best spread that was found is taken. */
const secondsMax = 8;

/** How much each further meeting or day gives of the one before, in percent; and what a meeting takes of collector-days. Assumed: no record of meetings was seen yet. */
const ASSUMED = { meetingKeepsPercent: 85, dayKeepsPercent: 90, daysPerMeeting: 1 };
/** Of the people who could be won so many of a thousand join at the first meeting, and on the first collector-day. Assumed, until meetings are recorded. */
const perThousand = { meeting: 6, day: 2 };
const thousand = 1000;
/** What a commune may be assumed to keep where nobody has been won yet. */
const keptUnknown = 0.6;

/** What we use of the solver. The package's types are those of its CommonJS build, which an import sees one step deeper or not, by who reads it. */
export interface Solver {
  solve(
    problem: string,
    options: { readonly time_limit: number; readonly threads: number },
  ): { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> };
}
const imported: unknown = highsLoader;
const loadHighs = imported as () => Promise<Solver>;

/** What could be won in a commune, from which its yields follow. `stays`: how many of those who are won are expected to take part a year later, from 0 to 1. */
interface ToWin {
  readonly notInsured: number;
  readonly open: number;
  readonly stays: number;
}

function toWinIn(
  { commune, notInsured, plan, participants }: Knowledge['facts'][number],
  survival: Knowledge['survival'],
): ToWin {
  const year = survival.get(commune)?.find(({ months }) => months === 12);
  const stays = year && year.won > 0 ? year.kept / year.won : keptUnknown;
  const missing = plan === 0 ? notInsured : Math.max(0, plan - participants);
  // Nobody can be won beyond those who are there, and few beyond the plan.
  return { notInsured, stays, open: Math.min(notInsured, Math.max(missing, Math.round(notInsured / 10))) };
}

const firstOf = ({ open, stays }: ToWin, effort: keyof typeof perThousand): number =>
  (open * perThousand[effort] * stays) / thousand;

/** What each commune gives for effort: who could be won × how many of them stay here. */
export function spreadAreas(
  { facts, survival }: Pick<Knowledge, 'facts' | 'survival'>,
  bounds: { readonly meetingsMin: number; readonly meetingsMax: number; readonly daysMax: number },
): readonly SpreadArea[] {
  return facts.map((area) => {
    const toWin = toWinIn(area, survival);
    return {
      commune: area.commune,
      unit: area.unit,
      ...ASSUMED,
      firstMeeting: firstOf(toWin, 'meeting'),
      firstDay: firstOf(toWin, 'day'),
      meetingsMax: bounds.meetingsMax,
      daysMax: bounds.daysMax,
      meetingsMin: bounds.meetingsMin,
      daysMin: 0,
    };
  });
}

/** How the yield of so many meetings and collector-days in a commune is found; null: nothing is known of the commune. */
export function yieldOfShare(
  knowledge: Pick<Knowledge, 'facts' | 'survival'>,
  commune: CommuneCode,
  count: { readonly meeting: number; readonly day: number },
): Working | null {
  const area = knowledge.facts.find((each) => each.commune === commune);
  if (!area) return null;
  const toWin = toWinIn(area, knowledge.survival);
  const first = { meeting: firstOf(toWin, 'meeting'), day: firstOf(toWin, 'day') };
  const keepsPercent = { meeting: ASSUMED.meetingKeepsPercent, day: ASSUMED.dayKeepsPercent };
  const brought = {
    meeting: fallingSum(first.meeting, keepsPercent.meeting, count.meeting),
    day: fallingSum(first.day, keepsPercent.day, count.day),
  };
  return yieldWorking({ ...toWin, perThousand, keepsPercent, first, count, brought });
}

/** How it is found what one meeting or one day more would bring in a commune after so many; null: nothing is known of the commune. */
export function yieldOfOneMore(
  knowledge: Pick<Knowledge, 'facts' | 'survival'>,
  commune: CommuneCode,
  effort: 'meeting' | 'day',
  after: number,
): Working | null {
  const area = knowledge.facts.find((each) => each.commune === commune);
  if (!area) return null;
  const keeps = effort === 'meeting' ? ASSUMED.meetingKeepsPercent : ASSUMED.dayKeepsPercent;
  return oneMoreWorking(effort, firstOf(toWinIn(area, knowledge.survival), effort), keeps, after);
}

/**
 * Spreads meetings and collector-days over communes for the most lasting participants, with HiGHS; explains what it chose. What it found when its time was over is taken where it keeps every
 * limit. Refused: `limits-exclude-each-other` (nothing can keep them all), `out-of-time` (nothing was found yet), `solver-failed` (it broke, or answered what is no answer).
 */
export async function spreadOver(
  areas: readonly SpreadArea[],
  limits: SpreadLimits,
  load: () => Promise<Solver> = loadHighs,
): Promise<Decided<Spread>> {
  const model = spreadModel(areas, limits);
  if (!model.ok) return model;
  const solved = await load()
    .then((solver) => solver.solve(lpText(model.value), { time_limit: secondsMax, threads: 1 }))
    .catch(() => null);
  if (solved === null) return refused(refusal('solver-failed', 'areas'));
  const solution = new Map(
    Object.entries(solved.Columns).map(([name, { Primal: value = 0 }]) => [name, value] as const),
  );
  switch (solved.Status) {
    case 'Infeasible':
    case 'Primal infeasible or unbounded':
      return refused(refusal('limits-exclude-each-other', 'areas'));
    case 'Time limit reached':
      if (!keepsLimits(model.value, solution)) return refused(refusal('out-of-time', 'areas', { seconds: secondsMax }));
      return allowed(readSpread(areas, limits, solution));
    case 'Optimal':
      if (!keepsLimits(model.value, solution)) return refused(refusal('solver-failed', 'areas'));
      return allowed(readSpread(areas, limits, solution));
    default:
      return refused(refusal('solver-failed', 'areas'));
  }
}

/** Collector-days of each unit: the days that there are, by the collectors who work there; and how they were found. */
export function daysByUnit(days: number, { communes }: Knowledge['places']): ReadonlyMap<UnitCode, Working> {
  const collectors = new Map<UnitCode, number>();
  for (const { unit, collectors: own } of communes)
    if (unit !== null) collectors.set(unit, (collectors.get(unit) ?? 0) + own);
  const all = [...collectors.values()].reduce((sum, own) => sum + own, 0);
  return new Map([...collectors].map(([unit, own]) => [unit, unitDaysWorking(days, own, all, collectors.size)]));
}
