import {
  addSurvivals,
  aheadWorking,
  creditWorking,
  curveDayWorking,
  fewOf,
  forecastShareWorking,
  goalWorking,
  outlookWorking,
  overWorking,
  perWeekWorking,
  placesWorking,
  shareWorking,
  shortWorking,
  soFarWorking,
  sprintCurve,
  sprintWorking,
  stoppedOfCameWorking,
  TESTED,
  testedWorking,
  toWinWorking,
  weeksWorking,
  workStep,
  yearWorking,
  type Working,
} from '@diemtua/domain/plan';
import { mayDo } from '@diemtua/domain/access';
import type { CommuneCode } from '@diemtua/domain/ids';
import { formatMonth } from '@diemtua/law/kernel/month';
import { countsOn, monthsOfPart } from '../../store/plan/board.ts';
import { openings, peopleIn } from '../../store/plan/counts.ts';
import { collectorsWorking, nextDay } from '../../store/plan/places.ts';
import {
  daysLeft,
  needsOf,
  plannedOf,
  scenarioOf,
  seasonOf,
  stopsExpected,
  waysOf,
  weeksLeft,
  yearEnd,
} from '../../store/plan/scenario.ts';
import { yieldOfOneMore, yieldOfShare } from '../../store/plan/spreading.ts';
import { sprintGoals, sprintProgress } from '../../store/plan/sprinting.ts';
import {
  communePart,
  movementIn,
  outlookOf,
  seenCommunes,
  seenUnits,
  standOf,
  sumOf,
} from '../../store/plan/watching.ts';
import { scenariosOf, sprintsOf } from '../../store/plan/work.ts';
import { Refused } from '../route.ts';
import { scenarioAsked, WEEKS_OF_YEAR } from './ahead.ts';
import type { Looking } from './ask.ts';
import { tableOfCommunes } from './communes-table.ts';
import type { AskedWorking, FigureName, Maker, Worked } from './maker.ts';
import { plannedTarget } from './planned.ts';
import { reasonMakers } from './worked-reasons.ts';

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

/** Where a part is expected to be at the end of the year, held against its target. */
const againstPlan =
  (made: (target: number, end: Working) => Working): Maker =>
  ({ knowledge }, { part }) => {
    const outlook = outlookOf(knowledge, part);
    return {
      working:
        outlook && part.target !== null
          ? made(part.target, outlookWorking(outlook.now, outlook.join, outlook.due, outlook.stop))
          : null,
    };
  };

/** The way of the forecast to the end of a month; of a part without months of its own the year's end alone is known. */
const byMonth: Maker = async (told, asked) => {
  const { knowledge } = told;
  const { part } = asked;
  const month = monthOf(asked);
  const outlook = outlookOf(knowledge, part);
  const { curve } = await ways(told, asked);
  const band = curve.find((each) => each.month === month)?.forecast ?? null;
  if (outlook === null || band === null) return { working: null };
  const months = monthsOfPart(knowledge.forecast, part)
    .map((each) => ({ month: formatMonth(each.month), join: each.join.base, stop: each.stop.base }))
    .filter((each) => each.month <= month);
  return {
    band,
    working:
      months.length === 0
        ? outlookWorking(outlook.now, outlook.join, outlook.due, outlook.stop)
        : aheadWorking(outlook.now, months),
  };
};

/** How many places there are, or stand under a part of their plan: each with how it stands. */
const places: Maker = async ({ session, look, knowledge }, { part, query: { level, under, planned } }) => {
  const { places: all, plan } = knowledge;
  const counts = await countsOn(session, look);
  const inside = new Set(part.communes);
  const parts =
    level === 'unit'
      ? seenUnits(session.scope, all, plan).filter(({ communes }) => communes.every((code) => inside.has(code)))
      : all.communes.filter(({ code }) => inside.has(code)).map((commune) => communePart(commune, plan));
  const rows = parts.map((each) => {
    const { count, target, reached } = standOf(each, counts.now, counts.yearBefore, knowledge);
    const isCounted = under === undefined ? !planned || reached !== null : reached !== null && reached < under;
    return { label: each.name, code: each.code, values: [count, target, reached, Number(isCounted)] };
  });
  return {
    working: placesWorking(rows.length, under ?? null, rows.filter(({ values }) => values[3] === 1).length),
    table: {
      heads: [
        { name: 'taking-part', as: 'number' },
        { name: 'planned', as: 'number' },
        { name: 'reached', as: 'share' },
        { name: 'is-counted', as: 'yes' },
      ],
      rows,
    },
  };
};

/** A year that was foretold again, commune by commune; those that whoever asks may not see stand together in one row. */
const tested =
  (which: (typeof TESTED)[number]): Maker =>
  ({ session, look, knowledge }, { query: { past } }) => {
    const year = knowledge.backTest.years.find((each) => each.year === past && each.year < look.year);
    if (!year) throw new Refused(404, 'unknown-id', {}, 'past');
    return {
      working: testedWorking(which, year.rows),
      filters: [{ field: 'past', value: String(year.year) }],
      table: tableOfCommunes(
        seenCommunes(session.scope, knowledge.places),
        [
          { name: 'band-low', as: 'number', adds: false },
          { name: 'expected-end', as: 'number', adds: false },
          { name: 'band-high', as: 'number', adds: false },
          { name: 'truth', as: 'number', adds: true },
          { name: 'in-band', as: 'yes', adds: true },
          { name: 'error', as: 'number', adds: true },
          { name: 'naive', as: 'number', adds: false },
          { name: 'naive-error', as: 'number', adds: true },
        ],
        year.rows.map(({ commune, low, middle, high, truth, inBand, error, naive, naiveError }) => ({
          commune,
          values: [low, middle, high, truth, Number(inBand), error, naive, naiveError],
        })),
      ),
    };
  };

const makers: Readonly<Partial<Record<FigureName, Maker>>> = {
  ...reasonMakers,
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
  planned: plannedTarget,
  'forecast-by-month': byMonth,
  'forecast-share': againstPlan(forecastShareWorking),
  'forecast-over': againstPlan(overWorking),
  'forecast-short': againstPlan(shortWorking),
  'scenario-short': async (told, asked) => {
    const end = scenarioOf(await ways(told, asked), null);
    return { working: end && asked.part.target !== null ? shortWorking(asked.part.target, end) : null };
  },
  'stopped-of-came': async ({ session, look }, { part, from, until }) => {
    const [before = new Map(), after = new Map()] = await openings(session, look, [from ?? until, nextDay(until)]);
    const { joined, registeredAgain, stopped } = movementIn(before, after, part.communes);
    const came = joined + registeredAgain;
    return { working: stoppedOfCameWorking(came, stopped, fewOf(came, stopped)) };
  },
  'year-difference': async ({ session, look }, { part }) => {
    const { now, yearBefore } = await countsOn(session, look);
    return { working: yearWorking(peopleIn(sumOf(now, part.communes)), peopleIn(sumOf(yearBefore, part.communes))) };
  },
  'weeks-left': ({ look }) => ({ working: weeksWorking(daysLeft(look)) }),
  places,
  'sprint-people': async (told, asked) => {
    const { sprint } = await sprintOf(told, asked);
    const goals = sprintGoals(sprint, told.knowledge);
    return {
      working: sprintWorking(sprint.people),
      parts: goals.map(({ code, people }) => ({ code, value: people })),
      filters: [{ field: 'sprint', value: sprint.name }],
    };
  },
  ...Object.fromEntries(TESTED.map((which) => [which, tested(which)])),
  yield: ({ knowledge }, { part, query }) => ({
    working: yieldOfShare(knowledge, part.code as CommuneCode, { meeting: query.meetings, day: query.collectorDays }),
  }),
  'yield-next-meeting': ({ knowledge }, { part, query }) => ({
    working: yieldOfOneMore(knowledge, part.code as CommuneCode, 'meeting', query.meetings),
  }),
  'yield-next-day': ({ knowledge }, { part, query }) => ({
    working: yieldOfOneMore(knowledge, part.code as CommuneCode, 'day', query.collectorDays),
  }),
  collectors: async ({ session, look }, { part, role }) => {
    const all = await collectorsWorking(session, look.on, part.communes);
    // How many there are may be known to all who see the plan; who they are, to those who look after them.
    return {
      working: null,
      value: all.length,
      parts: mayDo(role, 'collectors.see') ? all.map(({ id, name }) => ({ code: id, label: name, value: 1 })) : [],
    };
  },
};

/** Whether a figure is made from others, and counted in no record. */
export const isWorked = (figure: FigureName): boolean => makers[figure] !== undefined;

/** How a figure was made; null: it was counted or decided. */
export const workedOf = async (told: Looking, asked: AskedWorking): Promise<Worked | null> =>
  (await makers[asked.figure]?.(told, asked)) ?? null;
