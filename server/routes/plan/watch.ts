import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import { addSurvivals } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { monthsOf } from '../../store/plan/place-page.ts';
import { monthSeries, openings } from '../../store/plan/counts.ts';
import { monthBegin } from '../../store/plan/look.ts';
import { nextDay } from '../../store/plan/places.ts';
import { collectorNames } from '../../store/plan/plans.ts';
import { returnedIn } from '../../store/plan/records.ts';
import { survivalOf } from '../../store/plan/survival.ts';
import { communePart, movementIn, movementText, seenUnits, type Part } from '../../store/plan/watching.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf } from './ask.ts';
import { countQuery, countShape, survivalAnswer, survivalQuery } from './plan-shapes.ts';
import { survivalTexts } from './texts.ts';

/** The head-count on a day, and what moved up to it. */
export const planCount = route({
  method: 'GET',
  path: '/api/plan/count',
  what: 'The head-count on any day, past or to come, and who joined, came back, went on and stopped since another day; by unit, commune or month; as known then or now',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: countQuery,
  body: null,
  answer: countShape,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const { by } = asked.input.query;
      const from = (asked.input.query.from as PlainDate | undefined) ?? monthBegin(look.on);
      if (from > look.on) throw new Refused(400, 'field-wrong', { field: 'from', expected: `≤ ${look.on}` }, 'from');
      const part = partOf(told, asked.input.query);
      const [before = new Map(), after = new Map()] = await openings(session, look, [from, nextDay(look.on)]);
      const movement = movementIn(before, after, part.communes);
      const partText = ({ code, name, communes }: Part) => ({
        code,
        name,
        movement: movementText(movementIn(before, after, communes), from, look.on),
      });
      const { places, plan } = knowledge;
      const own = places.communes.filter(({ code }) => part.communes.includes(code));
      const parts =
        by === 'commune'
          ? own.map((commune) => partText(communePart(commune, plan)))
          : by === 'unit'
            ? partsByUnit(own, seenUnits(session.scope, places, plan)).map(partText)
            : by === 'month'
              ? monthsOf(part, await monthSeries(session, look, monthBegin(from), nextDay(look.on)), look).map(
                  (month) => ({
                    code: month.from.slice(0, 7),
                    name: month.from.slice(0, 7),
                    movement: month,
                  }),
                )
              : [];
      return {
        look: lookText,
        count: movement.end,
        movement: movementText(movement, from, look.on),
        returned: await returnedIn(session, look, from, part.communes),
        by,
        parts,
      };
    }),
});

/** Communes by their unit; those of a unit that is not wholly seen, or of none, stand under no name, so that parts add up. */
function partsByUnit(
  own: readonly { readonly code: CommuneCode; readonly unit: string | null }[],
  units: readonly Part[],
): readonly Part[] {
  const known = units.map((unit) => ({
    ...unit,
    communes: own.filter((each) => each.unit === unit.code).map(({ code }) => code),
  }));
  const placed = new Set(known.flatMap(({ communes }) => communes));
  const rest = own.filter(({ code }) => !placed.has(code)).map(({ code }) => code);
  const without: Part = { level: 'unit', code: '', name: '', communes: rest, target: null, leader: null };
  return [...known.filter(({ communes }) => communes.length > 0), ...(rest.length > 0 ? [without] : [])];
}

/** Who stays. */
export const planSurvival = route({
  method: 'GET',
  path: '/api/plan/survival',
  what: 'Of those who joined in twelve months: who still took part after 3, 6 and 12; by unit, commune, collector, term or month of joining',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: survivalQuery,
  body: null,
  answer: survivalAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const { by } = asked.input.query;
      const part = partOf(told, asked.input.query);
      const found = await survivalOf(session, look, by === 'unit' ? 'commune' : by, part.communes);
      const { places } = knowledge;
      const nameOf = new Map<string, string>([
        ...places.communes.map(({ code, name }) => [code, name] as const),
        ...(by === 'collector'
          ? await collectorNames(
              session,
              [...found.keys()].filter((key) => key !== '').map((key) => key as CollectorId),
            )
          : []),
      ]);
      const units = seenUnits(session.scope, places, knowledge.plan);
      const parts =
        by === 'none'
          ? []
          : by === 'unit'
            ? units
                .filter(({ communes }) => communes.some((commune) => part.communes.includes(commune)))
                .map(({ code, name, communes }) => ({
                  code,
                  name,
                  survival: survivalTexts(addSurvivals(communes.map((commune) => found.get(commune) ?? []))),
                }))
            : [...found].map(([key, survival]) => ({
                code: key,
                name: nameOf.get(key) ?? key,
                survival: survivalTexts(survival),
              }));
      return { look: lookText, all: survivalTexts(addSurvivals([...found.values()])), by, parts };
    }),
});
