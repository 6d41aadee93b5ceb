import { mayDo } from '@diemtua/domain/access';
import {
  boardOf,
  countsOn,
  curveOf,
  curveSeries,
  DUE_DAYS,
  dueIn,
  hardOf,
  monthsBack,
  survivalIn,
  weekOf,
} from '../../store/plan/board.ts';
import { nextDay } from '../../store/plan/places.ts';
import { collectorsOf, monthsOf, nearCount, standingsOf } from '../../store/plan/place-page.ts';
import { approachesOf } from '../../store/plan/work.ts';
import {
  communePart,
  movementIn,
  movementText,
  outlookOf,
  seenCommunes,
  shareOf,
  standOf,
} from '../../store/plan/watching.ts';

import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf } from './ask.ts';
import { boardShape, lookQuery, mapShape, placePageShape, placeParams } from './plan-shapes.ts';
import { approachText, hardText, placeText, reasonTexts, survivalTexts, weekTexts } from './texts.ts';

/** The board. */
export const planBoard = route({
  method: 'GET',
  path: '/api/plan/board',
  what: 'The province at a glance: where we are, where we will end with a band, who needs help, who joined, stopped and stays; within one’s own places',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: boardShape,
  handle: async (asked) =>
    looking(asked, asked.input.query, async ({ session, look, knowledge, lookText }) => {
      const board = await boardOf(session, look, knowledge);
      const { plan, places } = knowledge;
      const { forecast, target } = board.stand;
      return {
        look: lookText,
        place: placeText(board.part),
        plan: plan && {
          plan: plan.plan,
          version: plan.version,
          document: plan.document,
          decidedBy: plan.decidedBy,
          decidedOn: plan.decidedOn,
        },
        stand: board.stand,
        reachedForecast:
          forecast === null || target === null
            ? null
            : {
                low: shareOf(forecast.low, target) ?? 0,
                middle: shareOf(forecast.middle, target) ?? 0,
                high: shareOf(forecast.high, target) ?? 0,
              },
        curve: [...board.curve],
        units: board.units.map(({ part, stand }) => ({
          ...stand,
          place: placeText(part),
          communes: part.communes.length,
        })),
        movement: movementText(board.movement, board.movementFrom, look.on),
        survival: survivalTexts(board.survival),
        due: { days: DUE_DAYS[0], count: board.due, until: nextDay(look.on, DUE_DAYS[0]) },
        hard: { count: board.hardCount, first: board.hard.map((each) => hardText(each, places.units)) },
        week: weekTexts(board.week),
      };
    }),
});

/** The map of communes. */
export const planMap = route({
  method: 'GET',
  path: '/api/plan/map',
  what: 'Every commune that one may see with its point and its figures: counted, planned, joined, stopped, due, who stays, the forecast',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: mapShape,
  handle: async (asked) =>
    looking(asked, asked.input.query, async ({ session, look, knowledge, lookText }) => {
      const counts = await countsOn(session, look);
      const { places, plan, hard } = knowledge;
      const isHard = new Set(hard.map(({ commune }) => commune));
      return {
        look: lookText,
        communes: seenCommunes(session.scope, places).map((commune) => {
          const part = communePart(commune, plan);
          const month = movementIn(counts.monthBefore, counts.now, part.communes);
          const year = survivalIn(knowledge, part.communes).find(({ months }) => months === 12);
          const { code, name, unit, lat, lon, areaKm2, people, collectors } = commune;
          return {
            ...standOf(part, counts.now, counts.yearBefore, knowledge),
            code,
            name,
            lat,
            lon,
            areaKm2,
            people,
            collectors,
            unit: unit ?? '',
            unitName: unit === null ? '' : (places.units.get(unit) ?? unit),
            joined: month.joined + month.registeredAgain,
            stopped: month.stopped,
            due: dueIn(counts, part.communes, 0),
            kept12: year ? shareOf(year.kept, year.won) : null,
            hard: isHard.has(code),
          };
        }),
      };
    }),
});

/** One unit, or one commune. */
export const planPlace = route({
  method: 'GET',
  path: '/api/plan/places/:level/:code',
  what: 'A unit or a commune: how it stands, its months, who stays, who is due, its communes and collectors, why it is hard and what is done about it',
  may: 'plan.see',
  limit: 'work',
  params: placeParams,
  query: lookQuery,
  body: null,
  answer: placePageShape,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const { level, code } = asked.input.params;
      const part = partOf(told, level === 'unit' ? { unit: code as never } : { commune: code as never });
      const { places, plan } = knowledge;
      const counts = await countsOn(session, look);
      const series = await curveSeries(session, look);
      const outlook = outlookOf(knowledge, part);
      const stand = standOf(part, counts.now, counts.yearBefore, knowledge);
      const unit = level === 'unit' ? null : (places.communes.find((each) => each.code === code)?.unit ?? null);
      const hard = level === 'commune' ? await hardOf(session, knowledge, counts) : [];
      const own = places.communes.filter((commune) => part.communes.includes(commune.code));
      return {
        look: lookText,
        place: placeText(part),
        unit: unit === null ? null : { level: 'unit' as const, code: unit, name: places.units.get(unit) ?? unit },
        leader: part.leader?.name ?? null,
        stand,
        curve: [...curveOf(part, series, look, knowledge)],
        movement: movementText(
          movementIn(counts.yearBefore, counts.now, part.communes),
          monthsBack(look.on, 12),
          look.on,
        ),
        months: [...monthsOf(part, series, look)],
        survival: survivalTexts(survivalIn(knowledge, part.communes)),
        standing: await standingsOf(session, look, part.communes),
        due: DUE_DAYS.map((days, index) => ({
          days,
          count: dueIn(counts, part.communes, index),
          until: nextDay(look.on, days),
        })),
        near15: await nearCount(session, look, part.communes),
        communes:
          level === 'unit'
            ? own.map((commune) => {
                const each = communePart(commune, plan);
                return { ...standOf(each, counts.now, counts.yearBefore, knowledge), place: placeText(each) };
              })
            : [],
        // Whoever does not look after collectors sees the place, not how each of them does.
        collectors: mayDo(asked.who.role, 'collectors.see')
          ? (await collectorsOf(session, look, part, plan)).map((each) => ({ ...each }))
          : [],
        hard: hard.filter((each) => each.part.code === code).map((each) => hardText(each, places.units))[0] ?? null,
        approaches: (await approachesOf(session, { communes: part.communes })).map(approachText),
        note: reasonTexts(outlook?.reasons ?? [], part, look, knowledge, true),
        week: weekTexts(
          weekOf(
            look,
            stand,
            [],
            dueIn(counts, part.communes, 0),
            hard.filter((each) => each.part.code === code),
          ),
        ),
      };
    }),
});
