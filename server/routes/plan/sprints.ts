import type { Sprint } from '@diemtua/domain/plan';
import type { z } from 'zod';
import { sprintGoals, sprintProgress } from '../../store/plan/sprinting.ts';
import { communePart, shareOf, unitPart } from '../../store/plan/watching.ts';
import { sprintsOf } from '../../store/plan/work.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, type Looking } from './ask.ts';
import { lookQuery } from './plan-shapes.ts';
import { sprintAnswer, sprintParams, sprintsAnswer, type sprintShape } from './steer-shapes.ts';
import { placeText } from './texts.ts';

function sprintText(
  { id, name, from, to, people, rule, places: of }: Sprint,
  { knowledge: { places, plan }, session }: Looking,
): z.input<typeof sprintShape> {
  return {
    id,
    name,
    from,
    to,
    people,
    rule,
    places: of.map((place) => {
      if (place.level === 'unit') return placeText(unitPart(place.unit, places, plan));
      const commune =
        place.level === 'province' ? undefined : places.communes.find(({ code }) => code === place.commune);
      return commune
        ? placeText(communePart(commune, plan))
        : { level: 'province' as const, code: session.scope.province, name: places.province };
    }),
  };
}

/** The sprints. */
export const planSprints = route({
  method: 'GET',
  path: '/api/plan/sprints',
  what: 'Sprints, the newest first: from when to when, where, for how many people, and by which rule they get credit',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: sprintsAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => ({
      look: told.lookText,
      sprints: (await sprintsOf(told.session)).map((sprint) => sprintText(sprint, told)),
    })),
});

/** One sprint. */
export const planSprint = route({
  method: 'GET',
  path: '/api/plan/sprints/:sprint',
  what: 'A sprint day by day beside its own curve, its credit by its rule, and the part of each unit; what would have come anyway is an estimate',
  may: 'plan.see',
  limit: 'work',
  params: sprintParams,
  query: lookQuery,
  body: null,
  answer: sprintAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const sprints = await sprintsOf(session);
      const sprint = sprints.find(({ id }) => id === asked.input.params.sprint);
      if (!sprint) throw new Refused(404, 'unknown-id', {}, 'sprint');
      const { credit, days, units } = await sprintProgress(session, sprint, sprints, look, knowledge);
      const { places, plan } = knowledge;
      const goals = new Map(sprintGoals(sprint, knowledge).map(({ code, people }) => [code, people]));
      return {
        look: lookText,
        sprint: sprintText(sprint, told),
        credited: credit.credited,
        credit: { ...credit },
        days: days.map((day) => ({ ...day })),
        units: units.map(({ unit, came }) => {
          const goal = goals.get(unit as string) ?? 0;
          return { place: placeText(unitPart(unit, places, plan)), goal, credited: came, reached: shareOf(came, goal) };
        }),
      };
    }),
});
