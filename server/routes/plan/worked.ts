import {
  addSurvivals,
  creditWorking,
  curveDayWorking,
  goalWorking,
  outlookWorking,
  perWeekWorking,
  shareWorking,
  soFarWorking,
  sprintCurve,
  toWinWorking,
  workStep,
  type Working,
} from '@diemtua/domain/plan';
import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { z } from 'zod';
import { countsOn } from '../../store/plan/board.ts';
import {
  needsOf,
  plannedOf,
  scenarioOf,
  seasonOf,
  stopsExpected,
  waysOf,
  weeksLeft,
  yearEnd,
} from '../../store/plan/scenario.ts';
import { yieldOfShare } from '../../store/plan/spreading.ts';
import { sprintGoals, sprintProgress } from '../../store/plan/sprinting.ts';
import { movementIn, outlookOf, type Part } from '../../store/plan/watching.ts';
import { scenariosOf, sprintsOf } from '../../store/plan/work.ts';
import { Refused } from '../route.ts';
import { scenarioAsked, WEEKS_OF_YEAR } from './ahead.ts';
import type { Looking } from './ask.ts';
import type { figureQuery, FIGURES } from './plan-shapes.ts';

type FigureName = (typeof FIGURES)[number];

/** What is asked about a figure that no record holds. */
interface AskedWorking {
  readonly figure: FigureName;
  readonly part: Part;
  readonly query: z.output<typeof figureQuery>;
  /** The last day that is asked about. */
  readonly until: PlainDate;
  readonly collector: CollectorId | null;
  /** Who takes part, where that is what the figure rests on. */
  readonly count: number;
}

/** How a figure was made; `parts`: what each commune gave to it, where it is a sum of them. Null: it cannot be made. */
interface Worked {
  readonly working: Working | null;
  readonly parts?: readonly { readonly code: CommuneCode; readonly value: number }[];
}

type Maker = (told: Looking, asked: AskedWorking) => Promise<Worked> | Worked;

async function ways(told: Looking, { part, query }: AskedWorking) {
  const { session, look, knowledge } = told;
  const own =
    query.own === undefined ? undefined : (await scenariosOf(session, look.year)).find(({ id }) => id === query.own);
  if (query.own !== undefined && !own) throw new Refused(404, 'unknown-id', {}, 'own');
  return waysOf(session, look, knowledge, part, scenarioAsked(query, own));
}

async function sprintOf({ session, look, knowledge }: Looking, { query }: AskedWorking) {
  const sprints = await sprintsOf(session);
  const sprint = sprints.find(({ id }) => id === query.sprint);
  if (!sprint) throw new Refused(404, 'unknown-id', {}, 'sprint');
  return { sprint, ...(await sprintProgress(session, sprint, sprints, look, knowledge)) };
}

const monthOf = ({ query, until }: AskedWorking): string => query.month ?? until.slice(0, 7);

/** What a place must do each week: by its target, its head-count, and who is expected to stop. */
async function weekly(told: Looking, { figure, part, count }: AskedWorking): Promise<Worked> {
  const { session, look, knowledge } = told;
  const weeks = weeksLeft(look);
  if (part.target === null || weeks === 0) return { working: null };
  if (figure === 'per-week') return { working: perWeekWorking(part.target, count, weeks) };
  const needs = await needsOf(session, look, knowledge, await countsOn(session, look), [part]);
  return { working: toWinWorking(part.target, count, needs.get(part.code)?.stop ?? 0, weeks) };
}

const stops: Maker = ({ session, look, knowledge }, { figure, part, until, collector }) =>
  stopsExpected(
    session,
    look,
    knowledge,
    part.communes,
    figure === 'stops-until-year-end' ? yearEnd(look) : until,
    collector,
  );

const makers: Readonly<Partial<Record<FigureName, Maker>>> = {
  forecast: ({ knowledge }, { part }) => {
    const outlook = outlookOf(knowledge, part);
    return { working: outlook && outlookWorking(outlook.now, outlook.join, outlook.due, outlook.stop) };
  },
  scenario: async (told, asked) => ({ working: scenarioOf(await ways(told, asked), asked.query.month ?? null) }),
  'planned-by-month': async (told, asked) => ({ working: plannedOf(await ways(told, asked), monthOf(asked)) }),
  season: ({ knowledge }, asked) => ({ working: seasonOf(knowledge, monthOf(asked)) }),
  'per-week': weekly,
  'win-per-week': weekly,
  'stops-until-year-end': stops,
  'likely-to-stop': stops,
  'so-far-per-week': async ({ session, look }, { part }) => {
    const { now, yearBefore } = await countsOn(session, look);
    const year = movementIn(yearBefore, now, part.communes);
    return { working: soFarWorking(year.joined + year.registeredAgain, WEEKS_OF_YEAR) };
  },
  'kept-in-province': ({ knowledge }, { query }) => {
    const all = addSurvivals([...knowledge.survival.values()]).find(({ months }) => months === query.months);
    const step = (name: 'kept' | 'won', value: number) => ({ ...workStep(name, value), value });
    return { working: all ? shareWorking(step('kept', all.kept), step('won', all.won)) : null };
  },
  'sprint-credit': async (told, asked) => ({ working: creditWorking((await sprintOf(told, asked)).credit) }),
  'sprint-goal': async (told, asked) => {
    const { sprint } = await sprintOf(told, asked);
    const goals = sprintGoals(sprint, told.knowledge);
    const own = goals.find(({ code }) => code === asked.part.code);
    const all = goals.reduce((sum, { weight }) => sum + weight, 0);
    return { working: own ? goalWorking(sprint.people, own.weight, all, own.people) : null };
  },
  'sprint-curve': async (told, asked) => {
    const { sprint } = await sprintOf(told, asked);
    const day = sprintCurve(sprint).find((each) => each.day === (asked.query.at ?? asked.until));
    return { working: day ? curveDayWorking(sprint.people, day.soFar - day.people, day.people) : null };
  },
  'sprint-reached': async (told, asked) => {
    const { sprint, units } = await sprintOf(told, asked);
    const goal = sprintGoals(sprint, told.knowledge).find(({ code }) => code === asked.part.code)?.people ?? 0;
    const came = units.find(({ unit }) => unit === asked.part.code)?.came;
    if (came === undefined || goal === 0) return { working: null };
    return {
      working: shareWorking(
        { ...workStep('came', came), value: came },
        { ...workStep('goal', goal, { nature: 'decided' }), value: goal },
      ),
    };
  },
  yield: ({ knowledge }, { part, query }) => ({
    working: yieldOfShare(knowledge, part.code as CommuneCode, { meeting: query.meetings, day: query.collectorDays }),
  }),
};

/** Whether a figure is made from others, and counted in no record. */
export const isWorked = (figure: FigureName): boolean => makers[figure] !== undefined;

/** How a figure was made; null: it was counted or decided. */
export const workedOf = async (told: Looking, asked: AskedWorking): Promise<Worked | null> =>
  (await makers[asked.figure]?.(told, asked)) ?? null;
