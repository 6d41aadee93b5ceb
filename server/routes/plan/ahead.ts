import { perWeekWorking, soFarWorking, testedWorking, type Scenario } from '@diemtua/domain/plan';
import { formatMonth } from '@diemtua/law/kernel/month';
import { countsOn, monthsOfPart } from '../../store/plan/board.ts';
import { needsOf, partsBelow, waysOf, weeksLeft } from '../../store/plan/scenario.ts';
import { communePart, movementIn, outlookOf, seenUnits, standOf } from '../../store/plan/watching.ts';
import { scenariosOf } from '../../store/plan/work.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf } from './ask.ts';
import { lookQuery } from './plan-shapes.ts';
import { backTestAnswer, forecastAnswer, forecastQuery, scenarioAnswer, scenarioQuery } from './steer-shapes.ts';
import { placeText, reasonTexts } from './texts.ts';

/** Weeks in which a year's pace is told. */
export const WEEKS_OF_YEAR = 52;

/** The scenario that is asked for: one that was kept, or one of the three. */
export const scenarioAsked = (
  { scenario }: { readonly scenario: 'low' | 'base' | 'high' },
  own: { readonly joinsPercent: number; readonly renewalsPercent: number } | undefined,
): Scenario =>
  own ? { name: 'own', joinsPercent: own.joinsPercent, renewalsPercent: own.renewalsPercent } : { name: scenario };

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
      const scenario = scenarioAsked(query, own);
      const ways = await waysOf(session, look, knowledge, part, scenario);
      const { path, curve, shares } = ways;
      const pathAt = new Map(path?.months.map(({ month, headCount }) => [formatMonth(month), headCount]));
      const months = curve.map(({ month, day, planned, count }, index) => ({
        month,
        day,
        planned,
        scenario: pathAt.get(month) ?? (path && pathAt.size > 0 ? count : null),
        ahead: pathAt.has(month),
        season: Math.round((shares[index] ?? 0) * 10_000),
      }));
      const counts = await countsOn(session, look);
      const parts = partsBelow(session, knowledge, part);
      const needs = await needsOf(session, look, knowledge, counts, parts);
      const weeks = weeksLeft(look);
      return {
        look: lookText,
        scenario: scenario.name,
        name: own?.name ?? null,
        end: path?.end ?? null,
        target: part.target,
        months,
        quarters: [1, 2, 3, 4].flatMap((quarter) => {
          const last = months[quarter * 3 - 1];
          return last ? [{ quarter, ...last }] : [];
        }),
        weeksLeft: weeks,
        need: parts.map((each) => {
          const { count, target, missing } = standOf(each, counts.now, counts.yearBefore, knowledge);
          const need = needs.get(each.code);
          const year = movementIn(counts.yearBefore, counts.now, each.communes);
          return {
            place: placeText(each),
            count,
            target,
            missing,
            perWeek: target === null || weeks === 0 ? null : perWeekWorking(target, count, weeks).value,
            expectedStops: need?.stop ?? 0,
            toWinPerWeek: target === null ? null : (need?.perWeek ?? 0),
            soFarPerWeek: soFarWorking(year.joined + year.registeredAgain, WEEKS_OF_YEAR).value,
          };
        }),
        kept: kept.map((each) => ({ ...each })),
      };
    }),
});

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
              reasons: reasonTexts(outlook?.reasons ?? [], each, look, knowledge, asked.input.query.break),
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
    looking(asked, asked.input.query, ({ knowledge: { backTest }, lookText, look }) =>
      Promise.resolve({
        look: lookText,
        years: backTest.years
          .filter(({ year }) => year < look.year)
          .map(({ year, rows }) => ({
            year,
            places: testedWorking('tested-communes', rows).value,
            held: testedWorking('tested-held', rows).value,
            share: testedWorking('tested-share', rows).value,
            error: testedWorking('tested-error', rows).value,
            naiveError: testedWorking('tested-naive', rows).value,
          })),
      }),
    ),
});
