import type { CommuneCode } from '@diemtua/domain/ids';
import { uncountedIn } from '@diemtua/domain/plan';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { countsOn, hardOf } from '../../store/plan/board.ts';
import { daysByUnit, spreadAreas, spreadOver } from '../../store/plan/spreading.ts';
import { ownersOf } from '../../store/plan/owners.ts';
import { approachesOf, stateOf } from '../../store/plan/work.ts';
import { seenCommunes } from '../../store/plan/watching.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking } from './ask.ts';
import { lookQuery } from './plan-shapes.ts';
import {
  approachesAnswer,
  approachesQuery,
  hardAnswer,
  ownersAnswer,
  ownersQuery,
  spreadAnswer,
  spreadBody,
} from './steer-shapes.ts';
import { approachText, hardText, workingText } from './texts.ts';

/** Hard areas. */
export const planHard = route({
  method: 'GET',
  path: '/api/plan/hard',
  what: 'Communes that are hard, with the reason and its figure, communes like them that do better, and what is done about it',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: hardAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async ({ session, look, knowledge, lookText }) => ({
      look: lookText,
      uncounted: [...uncountedIn(knowledge.facts)],
      areas: (await hardOf(session, knowledge, await countsOn(session, look))).map((each) =>
        hardText(each, knowledge.places.units),
      ),
    })),
});

/** What is done in other ways than before. */
export const planApproaches = route({
  method: 'GET',
  path: '/api/plan/approaches',
  what: 'Approaches of communes with owner, dates, follow-up and outcome',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: approachesQuery,
  body: null,
  answer: approachesAnswer,
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const own = await approachesOf(session, {
        communes: query.commune === undefined ? (who.communes === 'all' ? null : who.communes) : [query.commune],
      });
      return {
        approaches: own
          .filter(({ unit }) => query.unit === undefined || unit === query.unit)
          .filter((each) => query.state === undefined || stateOf(each).state === query.state)
          .map(approachText),
      };
    }),
});

/** Who may own an approach. */
export const planOwners = route({
  method: 'GET',
  path: '/api/plan/owners',
  what: 'The people who may own the approach of a commune: of the province, of the unit that serves it, of its committee, and the collectors who work there',
  may: 'plan.divide',
  limit: 'work',
  params: nothing,
  query: ownersQuery,
  body: null,
  answer: ownersAnswer,
  handle: async ({ input: { query }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      if (who.communes !== 'all' && !who.communes.includes(query.commune))
        throw new Refused(403, 'not-yours', {}, 'commune');
      return { owners: [...(await ownersOf(session, query.commune, dayInVietnam(now)))] };
    }),
});

const BODY_BYTES_MAX = 4096;
/** Communes that are named where one more of a limit would bring most. */
const gainsShown = 5;

/** Where effort brings most. */
export const planSpread = route({
  method: 'POST',
  path: '/api/plan/spread',
  what: 'Spreads meetings and collector-days over communes for the most expected lasting participants within limits, says why, and what an even spread would bring; an estimate on assumed yields',
  may: 'plan.divide',
  limit: 'heavy',
  params: nothing,
  query: nothing,
  body: { schema: spreadBody, bytesMax: BODY_BYTES_MAX },
  answer: spreadAnswer,
  handle: async (asked) => {
    const { body } = asked.input;
    return looking(asked, { product: body.product, on: body.on, known: 'now' }, async ({ session, knowledge }) => {
      const { places } = knowledge;
      const seen = new Set(seenCommunes(session.scope, places).map(({ code }) => code));
      const areas = spreadAreas(knowledge, {
        meetingsMin: body.perCommuneMin,
        meetingsMax: body.perCommuneMax,
        daysMax: body.perCommuneMax,
      }).filter(({ commune }) => seen.has(commune));
      const own = { ...places, communes: places.communes.filter(({ code }) => seen.has(code)) };
      const daysOfUnit = daysByUnit(body.collectorDays, own);
      const began = performance.now();
      const spread = await spreadOver(areas, {
        meetings: body.meetings,
        days: body.collectorDays,
        daysOfUnit: new Map([...daysOfUnit].map(([unit, { value }]) => [unit, value])),
      });
      if (!spread.ok) {
        const [first] = spread.refusals;
        return {
          kind: 'impossible' as const,
          problem: first?.code ?? ('no-parts' as const),
          figures: first?.figures ?? {},
        };
      }
      const names = new Map(places.communes.map(({ code, name }) => [code, name]));
      const named = (code: CommuneCode) => ({ code, name: names.get(code) ?? code });
      const { shares, expected, evenly, evenShares, limits } = spread.value;
      const even = new Map(evenShares.map((share) => [share.commune, share]));
      return {
        kind: 'spread' as const,
        expected,
        evenly,
        ms: Math.round(performance.now() - began),
        limits: limits.map(({ uses, gains, ...limit }) => {
          const there = limit.unit === null ? undefined : daysOfUnit.get(limit.unit);
          return {
            ...limit,
            uses: uses.map(({ commune, used }) => ({ ...named(commune), used })),
            gains: gains.slice(0, gainsShown).map(({ commune, gain }) => ({ ...named(commune), gain })),
            unitName: limit.unit === null ? null : (places.units.get(limit.unit) ?? limit.unit),
            there: there === undefined ? null : workingText(there),
          };
        }),
        communes: shares.map(({ commune, unit, meetings, days, expected: brings, ...why }) => ({
          place: { level: 'commune' as const, ...named(commune) },
          unit,
          meetings,
          collectorDays: days,
          expected: brings,
          evenly: even.get(commune)?.expected ?? 0,
          reasons: [
            {
              reason: why.heldBy.length > 0 ? `held-by-${why.heldBy[0]}` : 'best-here',
              figures: Object.fromEntries(
                Object.entries({
                  lastMeeting: why.lastMeeting,
                  nextMeeting: why.nextMeeting,
                  lastDay: why.lastDay,
                  nextDay: why.nextDay,
                }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
              ),
              assumed: true,
              opens:
                why.nextMeeting === null
                  ? {}
                  : { nextMeeting: { figure: 'yield-next-meeting', query: { commune, meetings: String(meetings) } } },
            },
          ],
        })),
      };
    });
  },
});
