import {
  addSurvivals,
  curveTo,
  peersOf,
  type Forecast,
  type HardArea,
  type KindSums,
  type Movement,
  type OutlookMonth,
  type Survival,
  type Term,
} from '@diemtua/domain/plan';
import type { CollectorId, CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { formatMonth, monthOf, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { peopleIn, stepsTo, type Series, type Steps } from './counts.ts';
import type { Knowledge } from './knowledge.ts';
import { monthBegin, monthEnd, monthsLater, type Look } from './look.ts';
import { nextDay } from './places.ts';
import {
  communePart,
  movementIn,
  outlookOf,
  ownPart,
  seenCommunes,
  seenUnits,
  standOf,
  sumOf,
  type Part,
  type Stand,
} from './watching.ts';
import { approachesOf, stateOf, triedIn, type KeptApproach, type Tried } from './work.ts';

/** A month on a curve. */
export interface CurvePoint {
  readonly month: string;
  readonly day: PlainDate;
  readonly count: number | null;
  readonly planned: number | null;
  readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

/** A hard commune as screens have it. */
export interface HardText {
  readonly part: Part;
  readonly unit: UnitCode;
  readonly stand: Stand;
  readonly hard: HardArea;
  readonly peers: readonly {
    readonly part: Part;
    /** Whether whoever asks may see it. */
    readonly seen: boolean;
    readonly reached: number;
    readonly better: ReturnType<typeof peersOf>[number]['better'];
    readonly approaches: readonly Tried[];
  }[];
  readonly approach: KeptApproach | null;
}

/** Days in which those who are due are counted. */
export const DUE_DAYS = [30, 60, 90] as const;
/** Hard areas that stand on the board itself. */
const hardShown = 3;
const peersShown = 2;
/** Months before the plan's year that its curve shows. */
const monthsBefore = 2;

/** The counts that a screen is made of: on the day, a year before, and ahead. */
export interface Counts {
  readonly now: ReadonlyMap<CommuneCode, KindSums>;
  readonly yearBefore: ReadonlyMap<CommuneCode, KindSums>;
  readonly monthBefore: ReadonlyMap<CommuneCode, KindSums>;
  readonly ahead: readonly ReadonlyMap<CommuneCode, KindSums>[];
}

/** The days before which a screen asks what stood: after the one that is looked at, a year and a month before it, and ahead. */
const daysOf = ({ on }: Look): readonly [PlainDate, PlainDate, PlainDate, ...PlainDate[]] => {
  const end = nextDay(on);
  return [
    end,
    nextDay(monthsLater(on, -12)),
    nextDay(monthsLater(on, -1)),
    ...DUE_DAYS.map((due) => nextDay(end, due)),
  ];
};

/** The one question to the sums, of which counts and the curve are made. */
async function stepsOf(session: Session, look: Look): Promise<Steps> {
  const ask = (earlier: Steps | null) => stepsTo(session, look, [...daysOf(look), firstOf(look.year)], earlier);
  return look.shelf ? look.shelf.steps(ask) : ask(null);
}

/** Counts on the day, a year and a month before, and those who stop in the days after it unless they pay. */
export async function countsOn(session: Session, look: Look): Promise<Counts> {
  const steps = await stepsOf(session, look);
  const [now, yearBefore, monthBefore, ...ahead] = daysOf(look);
  return {
    now: steps.before(now),
    yearBefore: steps.before(yearBefore),
    monthBefore: steps.before(monthBefore),
    ahead: ahead.map((day) => steps.before(day)),
  };
}

/** Who stops in so many days unless they pay. */
export const dueIn = ({ now, ahead }: Counts, communes: readonly CommuneCode[], index: number): number =>
  sumOf(now, communes).stopped - sumOf(ahead[index] ?? now, communes).stopped;

/** The first day of a movement over months that ends on a day. */
export const monthsBack = (on: PlainDate, months: number): PlainDate => nextDay(monthsLater(on, -months));

/** The months of a plan's year, and the two before it. */
export async function curveSeries(session: Session, look: Look): Promise<Series> {
  const steps = await stepsOf(session, look);
  const begins = firstOf(look.year);
  return { opening: steps.before(begins), months: steps.months(begins, nextDay(look.on)) };
}

const firstOf = (year: number): PlainDate => monthBegin(`${year}-01-01` as PlainDate, -monthsBefore);

/** The way ahead, month by month, from the forecast's months; whole people. */
function aheadOf(
  start: number,
  months: readonly OutlookMonth[],
): ReadonlyMap<Month, NonNullable<CurvePoint['forecast']>> {
  let [low, middle, high] = [start, start, start];
  return new Map(
    months.map(({ month, join, stop }) => {
      low += join.low - stop.low;
      middle += join.base - stop.base;
      high += join.high - stop.high;
      return [month, { low: Math.round(low), middle: Math.round(middle), high: Math.round(high) }] as const;
    }),
  );
}

/** The months of a forecast for a part; of a commune only the end is known. */
export const monthsOfPart = (forecast: Forecast | null, part: Part): readonly OutlookMonth[] =>
  forecast === null
    ? []
    : part.level === 'unit'
      ? (forecast.monthsOfUnits.get(part.code as UnitCode) ?? [])
      : part.level === 'province' && part.communes.length === forecast.communes.size
        ? forecast.months
        : [];

/** The curve of a part: what was counted, what was planned by the season, and where it leads. */
export function curveOf(part: Part, series: Series, look: Look, knowledge: Knowledge): readonly CurvePoint[] {
  const { year, on } = look;
  const months = Array.from({ length: 12 + monthsBefore }, (_, index) => monthBegin(firstOf(year), index));
  let people = peopleIn(sumOf(series.opening, part.communes));
  const counted = months.map((begin) => {
    if (begin > on) return null;
    people += peopleIn(sumOf(series.months.get(begin.slice(0, 7)) ?? new Map(), part.communes));
    return people;
  });
  const start = counted[monthsBefore - 1] ?? 0;
  const planned = part.target === null ? null : plannedPath(knowledge, year, start, part.target);
  const outlook = outlookOf(knowledge, part);
  const ahead =
    outlook === null
      ? new Map<Month, CurvePoint['forecast']>()
      : aheadOf(outlook.now, monthsOfPart(knowledge.forecast, part));
  return months.map((begin, index): CurvePoint => {
    const end = monthEnd(begin);
    const place = index - monthsBefore;
    const month = monthOf(Number(begin.slice(0, 4)), Number(begin.slice(5, 7)));
    // The last month of a part without a way of its own: its end alone is known.
    const last = place === 11 && outlook ? { low: outlook.low, middle: outlook.middle, high: outlook.high } : null;
    return {
      month: formatMonth(month),
      day: begin <= on && on < end ? on : end,
      count: counted[index] ?? null,
      planned: place < 0 ? null : (planned?.[place] ?? null),
      forecast: ahead.get(month) ?? last,
    };
  });
}

/** The head-count at the end of each month on the way to a target, by the province's season; null: there is no such way. */
export function plannedPath(
  { pace: { season } }: Pick<Knowledge, 'pace'>,
  year: number,
  start: number,
  target: number,
): readonly number[] | null {
  const stops = Array.from({ length: 12 }, () => 0);
  const curve = curveTo({ season, year, after: null, start, stops }, target);
  return curve.ok ? curve.value.months.map(({ headCount }) => headCount) : null;
}

/** Who stays, for a part: the sum of its communes. */
export const survivalIn = ({ survival }: Knowledge, communes: readonly CommuneCode[]): readonly Survival[] =>
  addSurvivals(communes.map((commune) => survival.get(commune) ?? []));

/** Hard communes that may be seen, the worst first, with those like them and what is done about them. */
export async function hardOf(
  session: Session,
  knowledge: Knowledge,
  counts: Counts,
  most: number | null = null,
): Promise<readonly HardText[]> {
  const { places, plan, facts, hard } = knowledge;
  const seen = new Map(seenCommunes(session.scope, places).map((commune) => [commune.code, commune]));
  const shown = hard.filter(({ commune }) => seen.has(commune)).slice(0, most ?? undefined);
  const approaches =
    shown.length === 0
      ? []
      : await approachesOf(session, { communes: session.scope.communes === 'all' ? null : session.scope.communes });
  const tried = triedIn(approaches);
  return shown.flatMap((area): readonly HardText[] => {
    const commune = seen.get(area.commune);
    if (!commune) return [];
    const part = communePart(commune, plan);
    return [
      {
        part,
        unit: area.unit,
        stand: standOf(part, counts.now, counts.yearBefore, knowledge),
        hard: area,
        peers: peersOf(area.commune, facts, peersShown).flatMap((peer) => {
          const other = places.communes.find(({ code }) => code === peer.commune);
          return other
            ? [
                {
                  part: communePart(other, plan),
                  seen: seen.has(other.code),
                  reached: Math.round(peer.percentOfPlan * 100),
                  better: peer.better,
                  approaches: (seen.has(other.code) ? tried : knowledge.tried).get(other.code) ?? [],
                },
              ]
            : [];
        }),
        approach: approaches.find((each) => each.commune === area.commune && stateOf(each).state === 'open') ?? null,
      },
    ];
  });
}

/** The board: all that one sees at a glance of what one may see. */
export interface Board {
  readonly part: Part;
  readonly stand: Stand;
  readonly curve: readonly CurvePoint[];
  readonly units: readonly { readonly part: Part; readonly stand: Stand }[];
  readonly movement: Movement;
  readonly movementFrom: PlainDate;
  readonly survival: readonly Survival[];
  readonly due: number;
  readonly hardCount: number;
  readonly hard: readonly HardText[];
  readonly week: readonly WeekAct[];
}

/** What to do this week. */
export interface WeekAct {
  readonly act: 'keep-due' | 'help-place' | 'follow-up' | 'win';
  readonly part: Part | null;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly owner: string | null;
  readonly by: PlainDate | null;
}

/** Puts the board together: one question to the sums, one to the approaches; the rest is known. */
export async function boardOf(session: Session, look: Look, knowledge: Knowledge): Promise<Board> {
  const { places, plan } = knowledge;
  const { scope } = session;
  const counts = await countsOn(session, look);
  const series = await curveSeries(session, look);
  const part = ownPart(scope, places, plan);
  const stand = standOf(part, counts.now, counts.yearBefore, knowledge);
  const units = seenUnits(scope, places, plan)
    .map((unit) => ({ part: unit, stand: standOf(unit, counts.now, counts.yearBefore, knowledge) }))
    .toSorted(
      (a, b) =>
        (b.stand.reached ?? -1) - (a.stand.reached ?? -1) ||
        b.stand.count - a.stand.count ||
        (a.part.code < b.part.code ? -1 : 1),
    );
  const hard = await hardOf(session, knowledge, counts, hardShown);
  const seen = new Set(part.communes);
  const due = dueIn(counts, part.communes, 0);
  return {
    part,
    stand,
    curve: curveOf(part, series, look, knowledge),
    units,
    movement: movementIn(counts.yearBefore, counts.now, part.communes),
    movementFrom: monthsBack(look.on, 12),
    survival: survivalIn(knowledge, part.communes),
    due,
    hardCount: knowledge.hard.filter(({ commune }) => seen.has(commune)).length,
    hard,
    week: weekOf(look, stand, units, due, hard),
  };
}

const weekDays = 7;

/** What to do this week, keeping before winning: who is due, who needs help, what was promised, and how many to win. */
export function weekOf(
  { on, year }: Look,
  stand: Stand,
  units: Board['units'],
  due: number,
  hard: readonly HardText[],
): readonly WeekAct[] {
  const acts: WeekAct[] = [];
  if (due > 0)
    acts.push({ act: 'keep-due', part: null, figures: { people: due }, owner: null, by: nextDay(on, DUE_DAYS[0]) });
  const worst = units.length > 1 ? units.findLast(({ stand: { missing } }) => (missing ?? 0) > 0) : undefined;
  if (worst) {
    acts.push({
      act: 'help-place',
      part: worst.part,
      figures: { reached: worst.stand.reached ?? 0, missing: worst.stand.missing ?? 0 },
      owner: worst.part.leader?.name ?? null,
      by: nextDay(on, weekDays),
    });
  }
  const late = hard.find(({ approach }) => approach !== null && (stateOf(approach).next ?? '9') <= on);
  if (late?.approach) {
    acts.push({
      act: 'follow-up',
      part: late.part,
      figures: { act: late.approach.act },
      owner: late.approach.ownerName,
      by: stateOf(late.approach).next,
    });
  }
  const weeks = Math.max(1, Math.ceil((Date.parse(`${year}-12-31`) - Date.parse(on)) / 86_400_000 / weekDays));
  if ((stand.missing ?? 0) > 0 && `${year}-12-31` > on) {
    const perWeek = Math.ceil((stand.missing ?? 0) / weeks);
    acts.push({
      act: 'win',
      part: null,
      figures: { missing: stand.missing ?? 0, weeks, perWeek },
      owner: null,
      by: null,
    });
  }
  return acts;
}

/** Covers of a term that end on a day to come unless they are renewed: how many, and how likely each is not. */
export interface DueAhead {
  readonly on: PlainDate;
  readonly people: number;
  readonly lapse: number;
}

const aheadSql = `
select commune, collector, day as "on", term, (-sum(delta))::integer as people from participation_delta
where province = $1 and product = $2 and kind = 'stopped' and day > $3 and day <= $4 and ($5::timestamptz is null or known_at < $5::timestamptz)
  and ($6::text[] is null or commune = any ($6::text[])) and ($7::uuid is null or collector = $7::uuid)
group by 1, 2, 3, 4 having sum(delta) < 0`;

/**
 * Who stops on which day to come unless they pay: covers that are known to end up to a day, each with how likely it does by what the forecast reckons with.
 * @param by what they are told by: the commune where they count, or the collector through whom they paid
 * @param collector only who paid through this one
 */
export async function dueAhead(
  { client, scope }: Session,
  { product, on, before }: Look,
  { stops }: Pick<Knowledge, 'stops'>,
  until: PlainDate,
  { by, collector }: { readonly by: 'commune' | 'collector'; readonly collector?: CollectorId | null },
): Promise<ReadonlyMap<string, readonly DueAhead[]>> {
  const { rows } = await client.query<{
    commune: CommuneCode;
    collector: CollectorId | null;
    on: PlainDate;
    term: Term;
    people: number;
  }>({
    name: 'plan-due-ahead',
    text: aheadSql,
    values: [
      scope.province,
      product,
      on,
      until,
      before === null ? null : new Date(before).toISOString(),
      scope.communes === 'all' ? null : scope.communes,
      collector ?? null,
    ],
  });
  const found = new Map<string, DueAhead[]>();
  for (const row of rows) {
    const key = row[by];
    if (key === null) continue;
    const own = found.get(key) ?? [];
    own.push({ on: row.on, people: row.people, lapse: stops.riskOf(row.term, row.commune, monthOfDate(row.on)).risk });
    found.set(key, own);
  }
  return found;
}

/** How many are due, and how many of them are expected to stop, before anything is rounded. */
export const expectedOf = (due: readonly DueAhead[]): { readonly people: number; readonly stop: number } => ({
  people: due.reduce((sum, { people }) => sum + people, 0),
  stop: due.reduce((sum, { people, lapse }) => sum + people * lapse, 0),
});
