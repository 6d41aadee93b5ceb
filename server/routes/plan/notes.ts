import type { CoachingLine } from '@diemtua/domain/plan';
import type { z } from 'zod';
import { collectorNotes, unitNotes } from '../../store/plan/notes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking } from './ask.ts';
import { type reasonShape } from './plan-shapes.ts';
import { notesAnswer, notesQuery } from './steer-shapes.ts';
import { placeText } from './texts.ts';

const lineText =
  (names: ReadonlyMap<string, string>) =>
  ({ code, about, figures }: CoachingLine): z.input<typeof reasonShape> => ({
    reason: code,
    figures: {
      ...(about === null ? {} : { about: names.get(about) ?? about }),
      ...Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value])),
    },
    assumed: Object.values(figures).some(
      ({ counted }) => counted.nature === 'estimate' || counted.nature === 'assumed',
    ),
  });

/** The notes of the month. */
export const planNotes = route({
  method: 'GET',
  path: '/api/plan/notes',
  what: 'Six lines of the month for each unit or collector: where we are, how the month went, who stays, who did well, who needs help, what next',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: notesQuery,
  body: null,
  answer: notesAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async ({ session, look, knowledge, lookText }) => {
      const { of, code } = asked.input.query;
      const { communes } = knowledge.places;
      const names = new Map(communes.map((each) => [`commune:${each.code}`, each.name]));
      const notes = await (of === 'unit' ? unitNotes : collectorNotes)(session, look, knowledge);
      return {
        look: lookText,
        notes: notes
          .filter(({ part }) => code === undefined || part.code === code)
          .map(({ part, lines }) => ({
            place: of === 'unit' ? placeText(part) : { level: 'collector' as const, code: part.code, name: part.name },
            lines: lines.map(lineText(names)),
          })),
      };
    }),
});
