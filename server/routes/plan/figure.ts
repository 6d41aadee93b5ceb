import { mayDo } from '@diemtua/domain/access';
import type { CommuneCode } from '@diemtua/domain/ids';
import { DELTA_KINDS, type DeltaKind, type KindSums } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { DUE_DAYS, monthsBack, survivalIn } from '../../store/plan/board.ts';
import { openings, peopleIn } from '../../store/plan/counts.ts';
import { logList } from '../../store/plan/people.ts';
import { nextDay } from '../../store/plan/places.ts';
import { recordsOf, RECORDS_SQL, returnedIn } from '../../store/plan/records.ts';
import { movementIn, outlookOf, shareOf, sumOf } from '../../store/plan/watching.ts';
import type { PersonId } from '@diemtua/domain/ids';
import { route } from '../route.ts';
import { looking, partOf } from './ask.ts';
import { figureParams, figureQuery, figureShape, type FIGURES } from './plan-shapes.ts';

type FigureName = (typeof FIGURES)[number];

/** Deltas of which kinds stand behind a figure; none: it is no count of deltas. */
const kindsOf: Readonly<Record<FigureName, readonly DeltaKind[]>> = {
  'taking-part': DELTA_KINDS,
  planned: [],
  reached: DELTA_KINDS,
  missing: DELTA_KINDS,
  joined: ['first'],
  're-registered': ['re-registered'],
  moved: ['continuing', 'renewed'],
  stopped: ['stopped'],
  due: ['stopped'],
  returned: ['stopped', 're-registered', 'first', 'continuing'],
  'kept-3': ['first', 're-registered'],
  'kept-6': ['first', 're-registered'],
  'kept-12': ['first', 're-registered'],
  forecast: [],
};

const throughTime: ReadonlySet<FigureName> = new Set(['joined', 're-registered', 'moved', 'stopped', 'returned']);
const keptMonths: Readonly<Partial<Record<FigureName, number>>> = { 'kept-3': 3, 'kept-6': 6, 'kept-12': 12 };

/** Opens a figure. */
export const planFigure = route({
  method: 'GET',
  path: '/api/plan/figures/:figure',
  what: 'How a figure was counted: the question, its filters, the parts that add up to it, and the records behind; people are named to who may see them, and that is written down',
  may: 'plan.see',
  limit: 'work',
  params: figureParams,
  query: figureQuery,
  body: null,
  answer: figureShape,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, knowledge, lookText } = told;
      const { figure } = asked.input.params;
      const { query } = asked.input;
      const part = partOf(told, query);
      const from = throughTime.has(figure)
        ? ((query.from as PlainDate | undefined) ?? monthsBack(look.on, 12))
        : figure === 'due'
          ? nextDay(look.on)
          : null;
      const to = figure === 'due' ? nextDay(look.on, DUE_DAYS[0]) : look.on;
      const [before = new Map<CommuneCode, KindSums>(), after = new Map<CommuneCode, KindSums>()] = await openings(
        session,
        look,
        [from ?? look.on, nextDay(to)],
      );
      const valueIn = (communes: readonly CommuneCode[]): number => {
        const moved = movementIn(before, after, communes);
        switch (figure) {
          case 'joined':
            return moved.joined;
          case 're-registered':
            return moved.registeredAgain;
          case 'moved':
            return moved.moved;
          case 'stopped':
          case 'due':
            return moved.stopped;
          default:
            return peopleIn(sumOf(after, communes));
        }
      };
      const count = valueIn(part.communes);
      const outlook = outlookOf(knowledge, part);
      const months = keptMonths[figure];
      const kept =
        months === undefined ? undefined : survivalIn(knowledge, part.communes).find((each) => each.months === months);
      const value = await valueOf();
      const { places } = knowledge;
      const names = new Map<string, string>(places.communes.map(({ code, name }) => [code, name]));
      const kinds = kindsOf[figure];
      const page = Number(query.after ?? 0) || 0;
      const found =
        kinds.length === 0
          ? { rows: [], more: false }
          : await recordsOf(session, look, from, to, part.communes, kinds, page);
      const mayNames = mayDo(asked.who.role, 'people.see');
      if (mayNames) await logList(session, [...new Set(found.rows.map(({ person }) => person as PersonId))], asked.now);
      return {
        look: lookText,
        figure,
        value,
        question: `plan.figure.${figure}`,
        filters: [
          { field: 'product', value: look.product },
          { field: part.level, value: part.name },
          ...(from === null ? [] : [{ field: 'from', value: from }]),
          { field: 'on', value: to },
          { field: 'known', value: look.known },
        ],
        query: kinds.length === 0 ? '' : RECORDS_SQL.trim(),
        parts: partsOf().map(({ code, value: people }) => ({ label: names.get(code) ?? code, code, value: people })),
        records: found.rows.map(({ knownAt, person, ...row }) => ({
          ...row,
          knownAt: knownAt.toISOString(),
          person: mayNames ? person : null,
        })),
        next: found.more ? String(page + 1) : null,
      };

      async function valueOf(): Promise<number | null> {
        switch (figure) {
          case 'planned':
            return part.target;
          case 'reached':
            return shareOf(count, part.target);
          case 'missing':
            return part.target === null ? null : Math.max(0, part.target - count);
          case 'returned':
            return returnedIn(session, look, from ?? look.on, part.communes);
          case 'forecast':
            return outlook?.middle ?? null;
          case 'kept-3':
          case 'kept-6':
          case 'kept-12':
            return kept?.kept ?? null;
          default:
            return count;
        }
      }

      /** What adds up to the value: communes; of a plan and a forecast, those of communes too. */
      function partsOf(): readonly { readonly code: CommuneCode; readonly value: number }[] {
        if (figure === 'reached' || figure === 'missing' || figure === 'returned') return [];
        return part.communes.map((code) => ({ code, value: partValue(code) })).filter((each) => each.value !== 0);
      }

      function partValue(code: CommuneCode): number {
        if (figure === 'planned') return knowledge.plan?.targets.get(`commune:${code}`)?.total ?? 0;
        if (figure === 'forecast') return knowledge.forecast?.communes.get(code)?.middle ?? 0;
        if (months !== undefined)
          return knowledge.survival.get(code)?.find((each) => each.months === months)?.kept ?? 0;
        return valueIn([code]);
      }
    }),
});
