import { mayDo, type Role } from '@diemtua/domain/access';
import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import { DELTA_KINDS, placeKey, type DeltaKind, type KindSums } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { z } from 'zod';
import { monthsBack, survivalIn } from '../../store/plan/board.ts';
import { openings, peopleIn } from '../../store/plan/counts.ts';
import { logList, nearBehind } from '../../store/plan/people.ts';
import { collectorWorksIn, standingBehind } from '../../store/plan/place-page.ts';
import { nextDay } from '../../store/plan/places.ts';
import { collectorNames } from '../../store/plan/plans.ts';
import { deltasBehind, returnedBehind, type Behind } from '../../store/plan/records.ts';
import { keptBehind, survivalOf } from '../../store/plan/survival.ts';
import { movementIn, outlookOf, shareOf, sumOf, type Part } from '../../store/plan/watching.ts';
import { Refused, route } from '../route.ts';
import { looking, partOf, type Looking } from './ask.ts';
import type { FigureName, Worked } from './maker.ts';
import { figureParams, figureQuery, figureShape } from './plan-shapes.ts';
import { tableText, workingText } from './texts.ts';
import { isWorked, workedOf } from './worked.ts';
import { yearEnd } from '../../store/plan/scenario.ts';

type Query = z.output<typeof figureQuery>;

/** Changes of which kinds stand behind a figure; left out: it is no sum of changes. */
const kindsOf: Readonly<Partial<Record<FigureName, readonly DeltaKind[]>>> = {
  'taking-part': DELTA_KINDS,
  reached: DELTA_KINDS,
  missing: DELTA_KINDS,
  joined: ['first'],
  're-registered': ['re-registered'],
  came: ['first', 're-registered'],
  moved: ['continuing', 'renewed'],
  stopped: ['stopped'],
  due: ['stopped'],
  'stops-until-year-end': ['stopped'],
  'likely-to-stop': ['stopped'],
  'so-far-per-week': ['first', 're-registered'],
  'sprint-credit': ['first', 're-registered'],
  'sprint-reached': ['first', 're-registered'],
  'stopped-of-came': ['first', 're-registered', 'stopped'],
  'year-difference': DELTA_KINDS,
  'per-week': DELTA_KINDS,
  'win-per-week': DELTA_KINDS,
};

/** What happens over days; everything else is as it stands at the end of a day. */
const throughTime: ReadonlySet<FigureName> = new Set([
  'joined',
  're-registered',
  'came',
  'moved',
  'stopped',
  'returned',
  'so-far-per-week',
  'sprint-credit',
  'sprint-reached',
  'stopped-of-came',
  'year-difference',
]);
/** Changes of these are −1 each, and one says how many people it were. */
const lost: ReadonlySet<FigureName> = new Set(['stopped', 'due']);
/** Who is to come until the last day that is asked about. */
const ahead: ReadonlySet<FigureName> = new Set(['due', 'likely-to-stop', 'stops-until-year-end']);
const keptMonths: Readonly<Partial<Record<FigureName, number>>> = { 'kept-3': 3, 'kept-6': 6, 'kept-12': 12 };

/** Days, places and people that a figure is about. */
interface Asked {
  readonly figure: FigureName;
  readonly part: Part;
  readonly from: PlainDate | null;
  readonly to: PlainDate;
  readonly collector: CollectorId | null;
  readonly query: Query;
}

function daysOf(figure: FigureName, query: Query, { on, year }: Looking['look']): Pick<Asked, 'from' | 'to'> {
  if (ahead.has(figure)) {
    const to = figure === 'stops-until-year-end' ? yearEnd({ year }) : nextDay(on, query.days);
    return { from: nextDay(on), to };
  }
  const to = (query.to as PlainDate | undefined) ?? on;
  if (to > on) throw new Refused(400, 'field-wrong', { field: 'to', expected: `≤ ${on}` }, 'to');
  const from = throughTime.has(figure) ? ((query.from as PlainDate | undefined) ?? monthsBack(to, 12)) : null;
  if (from !== null && from > to) throw new Refused(400, 'field-wrong', { field: 'from', expected: `≤ ${to}` }, 'from');
  return { from, to };
}

/** The records behind a figure; null: it was decided or is expected, not counted. */
async function behindOf({ session, look }: Looking, asked: Asked, withRows: boolean): Promise<Behind | null> {
  const { figure, part, from, to, collector, query } = asked;
  const { after } = query;
  const { communes } = part;
  const kinds = kindsOf[figure];
  if (kinds !== undefined)
    return deltasBehind(session, look, { from, to, communes, kinds, collector, here: query.here }, after, withRows);
  switch (figure) {
    case 'returned':
      return returnedBehind(session, look, from ?? to, to, communes, after, withRows);
    case 'paid-up':
    case 'within-deadline':
      return standingBehind(session, look, figure, communes, after, withRows);
    case 'near-15':
      return nearBehind(session, look, communes, after, withRows);
    case 'kept-3':
    case 'kept-6':
    case 'kept-12':
    case 'won':
      return keptBehind(
        session,
        look,
        {
          who: figure === 'won' ? 'won' : 'kept',
          communes,
          months: keptMonths[figure] ?? query.months,
          ...keyOf(asked),
        },
        after,
        withRows,
      );
    default:
      return null;
  }
}

/** By what those who were won are told apart here. */
function keyOf({ collector, query }: Asked): {
  readonly by: 'collector' | 'term' | 'month' | null;
  readonly key: string;
} {
  if (collector !== null) return { by: 'collector', key: collector };
  if (query.term !== undefined) return { by: 'term', key: query.term };
  return query.month === undefined ? { by: null, key: '' } : { by: 'month', key: query.month };
}

/** Who stayed of who was won. */
async function keptOf({ session, look, knowledge }: Looking, asked: Asked) {
  const months = keptMonths[asked.figure];
  const { by, key } = keyOf(asked);
  const found =
    by === null
      ? survivalIn(knowledge, asked.part.communes)
      : ((await survivalOf(session, look, by, asked.part.communes)).get(key) ?? []);
  const { kept, won } = found.find((each) => each.months === months) ?? { kept: 0, won: 0 };
  return { part: kept, whole: won, share: shareOf(kept, won) };
}

/** What the sums of participation say, which the screens show: the records are held against it. */
async function countedIn({ session, look }: Looking, { figure, part, from, to }: Asked): Promise<number> {
  const [before = new Map<CommuneCode, KindSums>(), after = new Map<CommuneCode, KindSums>()] = await openings(
    session,
    look,
    [from ?? to, nextDay(to)],
  );
  const moved = movementIn(before, after, part.communes);
  switch (figure) {
    case 'joined':
      return moved.joined;
    case 're-registered':
      return moved.registeredAgain;
    case 'came':
      return moved.joined + moved.registeredAgain;
    case 'moved':
      return moved.moved;
    case 'stopped':
    case 'due':
      return moved.stopped;
    default:
      return peopleIn(sumOf(after, part.communes));
  }
}

/** A collector who works in a part, or a refusal: of somebody else's people nothing is told. */
async function collectorOf({ session }: Looking, part: Part, query: Query, role: Role): Promise<CollectorId | null> {
  const { collector } = query;
  if (collector === undefined) return null;
  if (!mayDo(role, 'collectors.see')) throw new Refused(403, 'not-yours', {}, 'collector');
  if (session.scope.communes === 'all' || (await collectorWorksIn(session, collector, part.communes))) return collector;
  throw new Refused(403, 'not-yours', {}, 'collector');
}

/** What is planned for a collector in some communes; null: nothing. */
function targetOfCollector({ knowledge: { plan } }: Looking, part: Part, collector: CollectorId): number | null {
  const targets = part.communes.flatMap(
    (commune) => plan?.targets.get(placeKey({ level: 'collector', commune, collector }))?.total ?? [],
  );
  return targets.length === 0 ? null : targets.reduce((sum, people) => sum + people, 0);
}

/** Opens a figure. */
export const planFigure = route({
  method: 'GET',
  path: '/api/plan/figures/:figure',
  what: 'How a figure was counted: the question, its filters, the parts that add up to it, and page by page all records behind, which add up to it; records are for those who may see people, and that they were looked at is written down',
  may: 'plan.see',
  limit: 'work',
  params: figureParams,
  query: figureQuery,
  body: null,
  answer: figureShape,
  handle: async (asked) =>
    looking(
      asked,
      asked.input.query,
      async (told) => {
        const { session, look, knowledge, lookText } = told;
        const { figure } = asked.input.params;
        const { query } = asked.input;
        const place = partOf(told, query);
        const collector = await collectorOf(told, place, query, asked.who.role);
        const part = collector === null ? place : { ...place, target: targetOfCollector(told, place, collector) };
        const own: Asked = { figure, part, collector, query, ...daysOf(figure, query, look) };
        const withheld = !mayDo(asked.who.role, 'people.see');
        const behind = await behindOf(told, own, !withheld);
        if (behind !== null)
          await logList(
            session,
            [...new Set(behind.rows.flatMap(({ person, name }) => (name === null ? [] : [person])))],
            asked.now,
          );
        const sign = lost.has(figure) ? -1 : 1;
        const sum = behind?.sums.reduce((so, each) => so + each.sum, 0) ?? 0;
        const count = kindsOf[figure] === undefined || collector !== null ? sign * sum : await countedIn(told, own);
        const outlook = outlookOf(knowledge, part);
        const ratio = await ratioOf();
        const {
          working = null,
          parts: made = null,
          table = null,
          band = figure === 'forecast' && outlook ? outlook : null,
          filters: more = [],
          value: decided,
        } = (await workedOf(told, {
          figure,
          part,
          query,
          from: own.from,
          until: own.to,
          collector,
          count,
          role: asked.who.role,
        })) ?? {};
        const names = new Map<string, string>([
          ...knowledge.places.communes.map(({ code, name }): [string, string] => [code, name]),
          ...knowledge.places.units,
        ]);
        return {
          look: lookText,
          figure,
          value: valueOf(),
          ratio,
          band: band && { low: band.low, middle: band.middle, high: band.high },
          working: working && workingText(working),
          table: table && tableText(table),
          question: `plan.figure.${figure}`,
          filters: [
            { field: 'product', value: look.product },
            { field: part.level, value: part.name },
            ...(collector === null
              ? []
              : [{ field: 'collector', value: (await collectorNames(session, [collector])).get(collector) ?? '' }]),
            ...(query.term === undefined ? [] : [{ field: 'term', value: query.term }]),
            ...(query.month === undefined
              ? []
              : [
                  {
                    field: figure === 'won' || keptMonths[figure] !== undefined ? 'joinedIn' : 'month',
                    value: query.month,
                  },
                ]),
            ...(own.from === null ? [] : [{ field: 'from', value: own.from }]),
            { field: 'on', value: own.to },
            ...more,
            { field: 'known', value: look.known },
          ],
          query: behind?.asked ?? '',
          parts: partsOfValue().map(({ label, code, value }) => ({
            label: label ?? names.get(code ?? '') ?? code ?? '',
            code,
            value,
          })),
          behind: behind && {
            count: behind.sums.reduce((so, each) => so + each.count, 0),
            sum,
            of: kindsOf[figure] === undefined ? ('people' as const) : ('changes' as const),
          },
          withheld,
          records: (behind?.rows ?? []).map(({ knownAt, ...row }) => ({
            ...row,
            knownAt: knownAt?.toISOString() ?? null,
          })),
          next: behind?.next ?? null,
        };

        function valueOf(): number | null {
          if (decided !== undefined) return decided;
          if (working !== null) return working.value;
          switch (figure) {
            case 'planned':
              return part.target;
            case 'reached':
              return shareOf(count, part.target);
            case 'missing':
              return part.target === null ? null : Math.max(0, part.target - count);
            default:
              return isWorked(figure) ? null : count;
          }
        }

        async function ratioOf(): Promise<z.input<typeof figureShape>['ratio']> {
          if (keptMonths[figure] !== undefined) return keptOf(told, own);
          if (part.target === null || (figure !== 'reached' && figure !== 'missing')) return null;
          return { part: count, whole: part.target, share: shareOf(count, part.target) };
        }

        /** What adds up to the value, or to the people of which it is a part: communes. Bands of communes do not add up to that of their unit. */
        function partsOfValue(): NonNullable<Worked['parts']> {
          if (made !== null) return made;
          if (figure === 'planned') {
            const targets = part.communes.map((code) => ({
              code,
              value: knowledge.plan?.targets.get(`commune:${code}`)?.total ?? 0,
            }));
            const whole = targets.reduce((so, { value }) => so + value, 0);
            return whole === part.target ? targets.filter(({ value }) => value !== 0) : [];
          }
          if (isWorked(figure)) return [];
          return (behind?.sums ?? [])
            .map(({ code, sum: of }) => ({ code, value: sign * of }))
            .filter(({ value }) => value !== 0);
        }
      },
      asked.input.query.break,
    ),
});
