import { pathOf, weeklyNeeds, type Scenario } from '@diemtua/domain/plan';
import { formatMonth, monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { countsOn, curveOf, curveSeries, dueAhead } from '../../store/plan/board.ts';
import { monthsOfPart } from '../../store/plan/board.ts';
import { renewalRates } from '../../store/plan/people.ts';
import {
  communePart,
  movementIn,
  outlookOf,
  seenUnits,
  shareOf,
  standOf,
  type Part,
} from '../../store/plan/watching.ts';
import { scenariosOf } from '../../store/plan/work.ts';
import { sharesOf } from '@diemtua/domain/plan';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf } from './ask.ts';
import { lookQuery } from './plan-shapes.ts';
import { backTestAnswer, forecastAnswer, forecastQuery, scenarioAnswer, scenarioQuery } from './steer-shapes.ts';
import { placeText, reasonText } from './texts.ts';

const weekDays = 7;
const dayMs = 86_400_000;
const weeksOfYear = 52;

/** A scenario, and what it asks of everybody. */
export const planScenario = route({
  method: 'GET',
  path: '/api/plan/scenario',
  what: 'Where a scenario leads month by month beside the plan’s curve, and what each unit must do per week from the day on; estimates',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: scenarioQuery,
  body: null,
  answer: scenarioAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const { query } = asked.input;
      const part = partOf(told, query);
      const kept = await scenariosOf(session, look.year);
      const own = query.own === undefined ? undefined : kept.find(({ id }) => id === query.own);
      if (query.own !== undefined && !own) throw new Refused(404, 'unknown-id', {}, 'own');
      const scenario: Scenario = own
        ? { name: 'own', joinsPercent: own.joinsPercent, renewalsPercent: own.renewalsPercent }
        : { name: query.scenario };
      const series = await curveSeries(session, look);
      const curve = curveOf(part, series, look, knowledge).slice(-12);
      const outlook = outlookOf(knowledge, part);
      const path = outlook && pathOf(outlook.now, monthsOfPart(knowledge.forecast, part), scenario, part.target ?? 0);
      const pathAt = new Map(path?.months.map(({ month, headCount }) => [formatMonth(month), headCount]));
      const shares = sharesOf(knowledge.season, look.year);
      const months = curve.map(({ month, planned, count }, index) => ({
        month,
        planned,
        scenario: pathAt.get(month) ?? (path && pathAt.size > 0 ? count : null),
        season: Math.round((shares[index] ?? 0) * 10_000),
      }));
      const counts = await countsOn(session, look);
      const lastDay = `${look.year}-12-31` as PlainDate;
      const parts = partsBelow(told, part);
      const ahead = await dueAhead(session, look, lastDay);
      const rateOf = renewalRates(knowledge);
      const needs = new Map(
        weeklyNeeds(
          parts.map((each) => ({
            key: each.code,
            headCount: standOf(each, counts.now, counts.yearBefore, knowledge).count,
            target: each.target ?? 0,
            due: each.communes.flatMap((commune) =>
              (ahead.get(commune) ?? []).map(({ on, people }) => ({ on, people, lapse: rateOf(commune) })),
            ),
          })),
          knowledge.season,
          look.on,
          lastDay,
        ).map((need) => [need.key, need]),
      );
      const weeksLeft = Math.max(0, Math.ceil((Date.parse(lastDay) - Date.parse(look.on)) / dayMs / weekDays));
      return {
        look: lookText,
        scenario: scenario.name,
        name: own?.name ?? null,
        end: path?.end ?? null,
        target: part.target,
        months,
        quarters: [1, 2, 3, 4].map((quarter) => ({
          quarter,
          planned: months[quarter * 3 - 1]?.planned ?? null,
          scenario: months[quarter * 3 - 1]?.scenario ?? null,
        })),
        weeksLeft,
        need: parts.map((each) => {
          const { count, target, missing } = standOf(each, counts.now, counts.yearBefore, knowledge);
          const need = needs.get(each.code);
          const year = movementIn(counts.yearBefore, counts.now, each.communes);
          return {
            place: placeText(each),
            count,
            target,
            missing,
            perWeek: target === null || weeksLeft === 0 ? null : Math.ceil((missing ?? 0) / weeksLeft),
            expectedStops: need?.stop ?? 0,
            toWinPerWeek: target === null ? null : (need?.perWeek ?? 0),
            soFarPerWeek: Math.round(((year.joined + year.registeredAgain) / weeksOfYear) * 10) / 10,
          };
        }),
        kept: kept.map((each) => ({ ...each })),
      };
    }),
});

/** The parts of a part: units of a province, communes of a unit. */
function partsBelow(
  { session, knowledge: { places, plan } }: Parameters<typeof partOf>[0],
  part: Part,
): readonly Part[] {
  if (part.level === 'commune') return [part];
  const units = seenUnits(session.scope, places, plan);
  if (part.level === 'province' && units.length > 1) return units;
  return places.communes
    .filter(({ code }) => part.communes.includes(code))
    .map((commune) => communePart(commune, plan));
}

/** The forecast of every place. */
export const planForecast = route({
  method: 'GET',
  path: '/api/plan/forecast',
  what: 'Where every unit and commune will be at the end of the year, with a band that holds the truth in eight of ten cases, and why; with or without what came before July 2025',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: forecastQuery,
  body: null,
  answer: forecastAnswer,
  handle: async (asked) =>
    looking(
      asked,
      asked.input.query,
      async (told) => {
        const { session, look, knowledge, lookText } = told;
        const { unit, commune } = asked.input.query;
        const counts = await countsOn(session, look);
        const part = partOf(told, asked.input.query);
        const { places, plan, forecast } = knowledge;
        const own = places.communes
          .filter(({ code }) => part.communes.includes(code))
          .map((each) => communePart(each, plan));
        const parts =
          commune === undefined
            ? [
                part,
                ...(unit === undefined
                  ? seenUnits(session.scope, places, plan).filter(({ code }) => code !== part.code)
                  : []),
                ...own.filter(({ code }) => code !== part.code),
              ]
            : [part];
        return {
          look: lookText,
          end: `${look.year}-12-31`,
          broken: asked.input.query.break,
          places: parts.map((each) => {
            const outlook = outlookOf(knowledge, each);
            const { count, target, forecast: band } = standOf(each, counts.now, counts.yearBefore, knowledge);
            let [low, middle, high] = [outlook?.now ?? 0, outlook?.now ?? 0, outlook?.now ?? 0];
            return {
              place: placeText(each),
              count,
              target,
              forecast: band,
              months: monthsOfPart(forecast, each).map(({ month, join, stop }) => {
                low += join.low - stop.low;
                middle += join.base - stop.base;
                high += join.high - stop.high;
                return {
                  month: formatMonth(month),
                  forecast: { low: Math.round(low), middle: Math.round(middle), high: Math.round(high) },
                };
              }),
              reasons: outlook?.reasons.map(reasonText) ?? [],
            };
          }),
        };
      },
      asked.input.query.break,
    ),
});

/** How forecasts did. */
export const planBackTest = route({
  method: 'GET',
  path: '/api/plan/back-test',
  what: 'How such forecasts would have done in past years from the same month: in how many communes the band held the truth, and the error beside a naive forecast',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: backTestAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, ({ knowledge, lookText, look }) => {
      const { records, backTest } = knowledge;
      const meanAt = (year: number): number => {
        const month = monthOf(year, 12);
        const heads = records.heads.filter((each) => each.month === month);
        return heads.length === 0 ? 0 : heads.reduce((sum, { people }) => sum + people, 0) / heads.length;
      };
      return Promise.resolve({
        look: lookText,
        years: backTest.years
          .filter(({ year }) => year < look.year)
          .map(({ year, communes, inBand, error, naiveError }) => ({
            year,
            places: communes,
            held: inBand,
            share: shareOf(inBand, communes) ?? 0,
            error: shareOf(error, meanAt(year)) ?? 0,
            naiveError: shareOf(naiveError, meanAt(year)) ?? 0,
          })),
      });
    }),
});
