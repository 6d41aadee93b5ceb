import { mayDo } from '@diemtua/domain/access';
import type { CoachingLine } from '@diemtua/domain/plan';
import type { z } from 'zod';
import { DUE_DAYS } from '../../store/plan/board.ts';
import { monthBegin, type Look } from '../../store/plan/look.ts';
import { collectorNotes, unitNotes } from '../../store/plan/notes.ts';
import { nextDay } from '../../store/plan/places.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking } from './ask.ts';
import { type reasonShape } from './plan-shapes.ts';
import { notesAnswer, notesQuery } from './steer-shapes.ts';
import { placeText } from './texts.ts';

type Opens = NonNullable<z.input<typeof reasonShape>['opens']>[string];
type Where = Readonly<Record<string, string>>;

/** To which figure each number of a line opens: of its unit or collector, of the commune that the line is about, and of its days. */
function opensOf(
  { code, about, figures }: CoachingLine,
  whose: Where,
  { on }: Pick<Look, 'on'>,
): Record<string, Opens> {
  const where: Where =
    about === null
      ? whose
      : { ...('collector' in whose ? { ...whose, here: 'true' } : {}), commune: about.split(':')[1] ?? '' };
  const begin = monthBegin(on);
  const month = { ...where, from: begin };
  const months = String(figures['months']?.value ?? 0);
  const kept: Opens = { figure: `kept-${months}`, query: where };
  const due = { ...where, days: String(DUE_DAYS[0]) };
  const all: Record<string, Opens> = {
    headCount: { figure: 'taking-part', query: where },
    plan: { figure: 'planned', query: where },
    percent: code === 'where-we-are' ? { figure: 'reached', query: where } : kept,
    joined: { figure: code === 'did-well' ? 'came' : 'joined', query: month },
    again: { figure: 're-registered', query: month },
    stopped: { figure: 'stopped', query: month },
    before: { figure: 'came', query: { ...where, from: monthBegin(on, -1), to: nextDay(begin, -1) } },
    kept,
    won: kept,
    provincePercent: { figure: 'kept-in-province', query: { months } },
    missing: { figure: 'missing', query: where },
    due: { figure: 'due', query: due },
    likelyToStop: { figure: 'likely-to-stop', query: due },
    perWeek: { figure: 'per-week', query: where },
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in figures));
}

const lineText =
  (names: ReadonlyMap<string, string>, whose: Where, look: Pick<Look, 'on'>) =>
  (line: CoachingLine): z.input<typeof reasonShape> => ({
    reason: line.code,
    figures: {
      ...(line.about === null ? {} : { about: names.get(line.about) ?? line.about }),
      ...Object.fromEntries(Object.entries(line.figures).map(([name, { value }]) => [name, value])),
    },
    assumed: Object.values(line.figures).some(
      ({ counted }) => counted.nature === 'estimate' || counted.nature === 'assumed',
    ),
    opens: opensOf(line, whose, look),
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
      if (of === 'collector' && !mayDo(asked.who.role, 'collectors.see'))
        throw new Refused(403, 'not-allowed', {}, 'of');
      const notes = await (of === 'unit' ? unitNotes : collectorNotes)(session, look, knowledge);
      return {
        look: lookText,
        notes: notes
          .filter(({ part }) => code === undefined || part.code === code)
          .map(({ part, lines }) => ({
            place: of === 'unit' ? placeText(part) : { level: 'collector' as const, code: part.code, name: part.name },
            lines: lines.map(lineText(names, { [of]: part.code }, look)),
          })),
      };
    }),
});
