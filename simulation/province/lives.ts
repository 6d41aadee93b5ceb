import { deadlineOf } from '@diemtua/domain/collection';
import { monthOf, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { Chance } from '../chance.ts';
import type { Anchor, Region } from './anchors.ts';
import { calendarMonth, dayOf, yearOf } from './calendar.ts';
import { SEASONS, type Place } from './places.ts';
import { dayLater } from './ids.ts';
import { BOOKS_BEGIN, TODAY } from './scale.ts';

/** Months that one payment of a method covers. */
export const STEPS = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;
export type Periodic = keyof typeof STEPS;

/** A period that is paid, how, and the day on which it is. */
export interface PaidPeriod {
  readonly from: Month;
  readonly on: PlainDate;
  readonly method: Periodic;
}

/** What becomes of those of a family who take part: they join, pay, stay away and come back together. Who they are is drawn later, from the life's own name. */
export interface Life {
  /** The place's position in its list. */
  readonly place: number;
  /** Names the chance from which everything else about the family is drawn. */
  readonly name: string;
  /** Which of the place's collectors comes, as a part of them all: from 0 up to, but not including, 1. */
  readonly visitor: number;
  /** How many of the family take part: one or two. */
  readonly members: number;
  /** Took part before the books began: months of the printed record. */
  readonly monthsBefore: number;
  readonly periods: readonly PaidPeriod[];
}

const first = monthOfDate(BOOKS_BEGIN);
const now = monthOfDate(TODAY);

/**
 * How likely each way of paying is, of a hundred, for those who stay after their first term: most pay once a year. Where the unit is shown in depth, more pay by the month, so that there is something
 * due each day.
 */
const methods: Readonly<Record<'usual' | 'shown', readonly (readonly [Periodic, number])[]>> = {
  usual: [
    ['yearly', 85],
    ['half-yearly', 10],
    ['quarterly', 4.6],
    ['monthly', 0.4],
  ],
  shown: [
    ['yearly', 48],
    ['half-yearly', 24],
    ['quarterly', 20],
    ['monthly', 8],
  ],
};

/** How likely the first term is, of a hundred: more than half try it with some months, many of them because the months are a gift. Assumed: nobody has told how it is in Lào Cai. */
const firstTerms: readonly (readonly [Periodic, number])[] = [
  ['yearly', 38],
  ['half-yearly', 28],
  ['quarterly', 30],
  ['monthly', 4],
];
/** Of a hundred first terms, how many are followed by another: fewest where it was short. Assumed. */
const staysAfterFirst: Readonly<Record<Periodic, number>> = {
  yearly: 86,
  'half-yearly': 74,
  quarterly: 62,
  monthly: 60,
};
/** Of a hundred later periods, how many are followed by the next. Assumed. */
const stays: Readonly<Record<Periodic, number>> = { yearly: 90, 'half-yearly': 94, quarterly: 96.5, monthly: 98.8 };
/** By how much, in percent of first terms, people stay more with one collector than with another: half of them within two thirds of it. Assumed. */
const collectorStays = 9;

/** How much more of a hundred first terms are followed by another with a collector of a place than with others. */
export function handOf(
  { code, collectors }: Pick<Place, 'code' | 'collectors'>,
  visitor: number,
  seed: number,
): number {
  const nth = Math.floor(visitor * collectors);
  return (Chance.of(seed, `hand/${code}/${nth}`).near(0.5) - 1) * 2 * collectorStays;
}
/** A period that is shorter asks the same people more often. */
const weightOf = (method: Periodic): number => STEPS[method] / STEPS.yearly;
const comesBack = 14;

/** What a year did to those who took part, in percent of a year's renewals: in 2022 the lowest income doubled; the law of July 2025 gave reasons to stay. */
function yearStays(month: Month): number {
  if (yearOf(month) === 2022) return -9;
  if (yearOf(month) === 2020 || yearOf(month) === 2021) return -2;
  return month >= monthOf(2025, 7) ? 4 : 0;
}

/** Who joined in the rush at the end of a year was talked into it more often, and goes more easily. */
const rushStays = -6;
const isRush = (month: Month): boolean => calendarMonth(month) >= 11;

/** How many join in each month of the year, beside their place's own season: little at the New Year, most when the year's plan ends. */
const monthShape = [5, 3, 6, 7, 8, 8, 8, 8, 9, 11, 13, 19] as const;
/** Who heard of the law waited for it, and came when it was there; the sprint of November. */
const events: ReadonlyMap<Month, number> = new Map([
  [monthOf(2025, 5), 0.8],
  [monthOf(2025, 6), 0.6],
  [monthOf(2025, 7), 1.5],
  [monthOf(2025, 8), 1.25],
  [monthOf(2025, 11), 2],
]);
const inSeason = 1.6;

/** How much joining there is in a month at a place, beside others. */
export function joining({ season }: Pick<Place, 'season'>, month: Month): number {
  const own = (SEASONS[season] as readonly number[]).includes(calendarMonth(month)) ? inSeason : 1;
  return (monthShape[calendarMonth(month) - 1] ?? 0) * own * (events.get(month) ?? 1);
}

const deadlines = new Map<string, Month>();
/** As the books have it, and remembered: the same few questions are asked for each period. */
function deadline(method: Periodic, from: Month): Month {
  const key = `${method} ${from}`;
  const known = deadlines.get(key) ?? deadlineOf(method, from) ?? from;
  deadlines.set(key, known);
  return known;
}

/** The day of a payment in a month: the beginning of the month more than its end. */
const dayIn = (month: Month, chance: Chance): PlainDate =>
  dayOf(
    month,
    chance.weighted([
      [chance.whole(2, 12), 50],
      [chance.whole(13, 24), 33],
      [chance.whole(25, 30), 17],
    ]),
  );

/** Most pay in the first month in which they may, some at the last moment, and some when the harvest is sold. */
function payDay(from: Month, method: Periodic, season: Place['season'], chance: Chance): PlainDate {
  const latest = deadline(method, from);
  if (latest > from) {
    const months = Array.from({ length: latest - from + 1 }, (_, ahead) => (from + ahead) as Month);
    const harvest = months.find((month) => (SEASONS[season] as readonly number[]).includes(calendarMonth(month)));
    if (harvest !== undefined && chance.percent(40)) return dayIn(harvest, chance);
    if (chance.percent(30)) return dayIn(chance.pick(months), chance);
  }
  return dayIn(from, chance);
}

const otherThan = (not: PlainDate, day: PlainDate): PlainDate => (day === not ? dayLater(day, 1) : day);

/** What a life begins with. */
interface Beginning {
  readonly place: Place;
  readonly shown: boolean;
  readonly from: Month;
  /** Took part before the books began. */
  readonly before: boolean;
  /** Joins on the day of the launches; false: on any other. */
  readonly inLaunch: boolean;
  readonly launch: PlainDate;
  readonly seed: number;
}

/** The last month in which the payment for a period may come in: by the way in which it is paid, and by the one before it, which says until when one takes part meanwhile. */
const latestOf = (from: Month, before: Periodic, method: Periodic): Periodic =>
  deadline(before, from) < deadline(method, from) ? before : method;

/** Lets a family take part from a month on: it pays, stays away, comes back, until today. Who stays after the first term pays as most do. */
export function live(
  { place, shown, from: start, before, inLaunch, launch, seed }: Beginning,
  chance: Chance,
): Pick<Life, 'visitor' | 'periods' | 'members' | 'monthsBefore'> {
  const usual = chance.weighted(methods[shown ? 'shown' : 'usual']);
  const visitor = chance.next();
  const hand = handOf(place, visitor, seed);
  let method = before ? usual : chance.weighted(firstTerms);
  const rush = !before && isRush(start) ? rushStays : 0;
  const periods: PaidPeriod[] = [];
  let from = before ? ((start + chance.whole(0, STEPS[method] - 1)) as Month) : start;
  for (let last = method; from <= now;) {
    const isFirst = periods.length === 0 && !before;
    const on = !isFirst
      ? payDay(from, latestOf(from, last, method), place.season, chance)
      : inLaunch
        ? launch
        : otherThan(launch, dayIn(from, chance));
    if (on > TODAY) break;
    periods.push({ from, on, method });
    last = method;
    const next = (from + STEPS[method]) as Month;
    const common = place.staying + yearStays(next) + rush;
    const leaves = isFirst
      ? 100 - staysAfterFirst[method] - common - hand
      : 100 - stays[method] - (common + hand / 2) * weightOf(method);
    const isAway = chance.percent(leaves);
    if (!isAway) from = next;
    else if (chance.percent(comesBack)) from = (deadline(method, next) + chance.whole(1, 14)) as Month;
    else break;
    method = usual;
    // Who was away pays as if for the first time: nothing of before sets a term.
    if (isAway) last = method;
  }
  return {
    visitor,
    periods,
    members: chance.percent(34) ? 2 : 1,
    monthsBefore: before ? chance.whole(6, 60) : 0,
  };
}

/** Whether a life takes part on the last day of a month. */
export function takesPart({ periods }: Pick<Life, 'periods'>, month: Month): boolean {
  // The newest cover takes over from all before it, also from one that would have counted longer.
  const newest = periods.findLast(({ from, on }) => from <= month && monthOfDate(on) <= month);
  return newest !== undefined && month <= deadline(newest.method, (newest.from + STEPS[newest.method]) as Month);
}

/** Days that are given to those who join on them before any other. */
export interface SpecialDay {
  readonly on: PlainDate;
  readonly people: number;
}

/** What the lives of a province are drawn for. */
export interface Drawing {
  readonly places: readonly Place[];
  /** The places' regions, in the same order. */
  readonly regions: readonly Region[];
  readonly anchors: readonly Anchor[];
  readonly launch: SpecialDay;
  /** Places whose payments are spread over the year. */
  readonly isShown: (place: Place) => boolean;
  readonly seed: number;
}

/** More than half of those who are drawn up to the first anchor took part before the books began. */
const beforePart = 0.55;
/** Of those who join in the month of the launches, until there are enough. */
const launchPercent = 25;

/**
 * Draws the lives of a province so that its counts are exact on every anchor, by nothing but the number of those who join. From one anchor to the next, candidates are drawn one after another, each with
 * the whole of a life, until the lives of the region that take part on the anchor's day come to its count; where the last candidate would be one too many, one of the family does not
 * join. Who joined before an anchor has been drawn by then, so that all that is counted on it is known. Beside the anchors nothing is steered. Where more take part already than an anchor
 * tells, nobody joins before it, and `demo verify` says so.
 */
export function drawLives({ places, regions, anchors, launch, isShown, seed }: Drawing): readonly Life[] {
  const lives: Life[] = [];
  const named = places.map(() => 0);
  let launched = 0;
  for (const region of new Set(regions)) {
    const own = places.flatMap((place, index) => (regions[index] === region ? [{ place, index }] : []));
    const counts = anchors.map(() => 0);
    let begins = first;
    for (const [nth, { on, counts: wanted }] of anchors.entries()) {
      const ends = monthOfDate(on);
      const chance = Chance.of(seed, `join/${region}/${on}`);
      const months = Array.from({ length: ends - begins + 1 }, (_, ahead) => (begins + ahead) as Month);
      // Each commune has its better and its worse years.
      const choices = own.flatMap(({ place, index }) => {
        const year = place.draw * place.facts.people * Chance.of(seed, `year/${place.code}/${on}`).near(0.3);
        return months.map((month) => [{ place, index, month }, year * joining(place, month)] as const);
      });
      const pick = chance.picker(choices);
      const need = wanted[region];
      while ((counts[nth] ?? 0) < need) {
        const { place, index, month } = pick();
        const name = `${place.code}/${named[index] ?? 0}`;
        const lot = Chance.of(seed, `life/${name}`);
        const before = nth === 0 && lot.percent(beforePart * 100);
        const inLaunch = month === monthOfDate(launch.on) && launched < launch.people && lot.percent(launchPercent);
        const lived = live(
          { place, shown: isShown(place), from: before ? first : month, before, inLaunch, launch: launch.on, seed },
          lot,
        );
        if (lived.periods.length === 0) continue;
        const isCounted = takesPart(lived, ends);
        const room = Math.min(isCounted ? need - (counts[nth] ?? 0) : 2, inLaunch ? launch.people - launched : 2);
        const life: Life = { ...lived, place: index, name, members: Math.min(lived.members, room) };
        if (inLaunch) launched += life.members;
        named[index] = (named[index] ?? 0) + 1;
        lives.push(life);
        for (const [later, each] of anchors.entries()) {
          if (later >= nth && takesPart(life, monthOfDate(each.on)))
            counts[later] = (counts[later] ?? 0) + life.members;
        }
      }
      begins = (ends + 1) as Month;
    }
  }
  return lives;
}
