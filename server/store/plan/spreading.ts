import {
  lpText,
  readSpread,
  refusal,
  spreadModel,
  type Decided,
  type Spread,
  type SpreadArea,
  type SpreadLimits,
} from '@diemtua/domain/plan';
import type { UnitCode } from '@diemtua/domain/ids';
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
interface Solver {
  solve(
    problem: string,
    options: { readonly time_limit: number; readonly threads: number },
  ): { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> };
}
const imported: unknown = highsLoader;
const loadHighs = imported as () => Promise<Solver>;

/** What each commune gives for effort: who could be won × how many of them stay here. */
export function spreadAreas(
  { facts, survival }: Pick<Knowledge, 'facts' | 'survival'>,
  bounds: { readonly meetingsMin: number; readonly meetingsMax: number; readonly daysMax: number },
): readonly SpreadArea[] {
  return facts.map(({ commune, unit, notInsured, plan, participants }) => {
    const year = survival.get(commune)?.find(({ months }) => months === 12);
    const stays = year && year.won > 0 ? year.kept / year.won : keptUnknown;
    const missing = plan === 0 ? notInsured : Math.max(0, plan - participants);
    // Nobody can be won beyond those who are there, and few beyond the plan.
    const open = Math.min(notInsured, Math.max(missing, Math.round(notInsured / 10)));
    return {
      commune,
      unit,
      ...ASSUMED,
      firstMeeting: (open * perThousand.meeting * stays) / thousand,
      firstDay: (open * perThousand.day * stays) / thousand,
      meetingsMax: bounds.meetingsMax,
      daysMax: bounds.daysMax,
      meetingsMin: bounds.meetingsMin,
      daysMin: 0,
    };
  });
}

/** Spreads meetings and collector-days over communes for the most lasting participants, with HiGHS; explains what it chose. */
export async function spreadOver(areas: readonly SpreadArea[], limits: SpreadLimits): Promise<Decided<Spread>> {
  const model = spreadModel(areas, limits);
  if (!model.ok) return model;
  const highs = await loadHighs();
  const solved = highs.solve(lpText(model.value), { time_limit: secondsMax, threads: 1 });
  if (solved.Status !== 'Optimal' && solved.Status !== 'Time limit reached') {
    return { ok: false, refusals: [refusal('maxima-too-low', 'areas')] };
  }
  const solution = new Map(Object.entries(solved.Columns).map(([name, { Primal: value = 0 }]) => [name, value]));
  return { ok: true, value: readSpread(areas, limits, solution) };
}

/** Collector-days of each unit: the days that there are, by the collectors who work there. */
export function daysByUnit(days: number, { communes }: Knowledge['places']): ReadonlyMap<UnitCode, number> {
  const collectors = new Map<UnitCode, number>();
  for (const { unit, collectors: own } of communes)
    if (unit !== null) collectors.set(unit, (collectors.get(unit) ?? 0) + own);
  const all = [...collectors.values()].reduce((sum, own) => sum + own, 0);
  return new Map(
    [...collectors].map(([unit, own]) => [
      unit,
      all === 0 ? Math.ceil(days / collectors.size) : Math.ceil((days * own) / all),
    ]),
  );
}
