import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { allowed, refusal, refused, type Decided, type Refusal } from './refusal.ts';

/** What a commune gives for effort. Yields are people who still take part after twelve months: estimates. */
export interface SpreadArea {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  /** Expected lasting participants of the first meeting, and of the first collector-day. */
  readonly firstMeeting: number;
  readonly firstDay: number;
  /** What each further one gives, in percent of the one before: from 0 to below 100, since those who are easily won come first. */
  readonly meetingKeepsPercent: number;
  readonly dayKeepsPercent: number;
  /** The most meetings and days that make sense here. */
  readonly meetingsMax: number;
  readonly daysMax: number;
  /** The least of each: nobody is left alone. */
  readonly meetingsMin: number;
  readonly daysMin: number;
  /** Collector-days that one meeting takes here, with the way there. */
  readonly daysPerMeeting: number;
}

/** What there is to spread. */
export interface SpreadLimits {
  readonly meetings: number;
  readonly days: number;
  /** Collector-days of each unit: collectors work in their own. A unit that is not named has none. */
  readonly daysOfUnit: ReadonlyMap<UnitCode, number>;
}

/** A linear model as data: the sum of gain × column is to be as great as can be, each column whole and from 0 to its most, each row between its bounds. */
export interface SpreadModel {
  readonly columns: readonly { readonly name: string; readonly gain: number; readonly most: number }[];
  readonly rows: readonly {
    readonly name: string;
    readonly terms: readonly { readonly column: string; readonly times: number }[];
    readonly least: number | null;
    readonly most: number | null;
  }[];
}

const FULL = 100;
const kinds = ['meeting', 'day'] as const;
type Effort = (typeof kinds)[number];

const yieldOf = (area: SpreadArea, effort: Effort) =>
  effort === 'meeting'
    ? {
        first: area.firstMeeting,
        keeps: area.meetingKeepsPercent / FULL,
        least: area.meetingsMin,
        most: area.meetingsMax,
      }
    : { first: area.firstDay, keeps: area.dayKeepsPercent / FULL, least: area.daysMin, most: area.daysMax };

/** What one more brings after so many: first × keeps^so many. */
const marginal = (area: SpreadArea, effort: Effort, after: number): number => {
  const { first, keeps } = yieldOf(area, effort);
  return first * keeps ** after;
};

/** What so many bring together. */
function broughtBy(area: SpreadArea, effort: Effort, count: number): number {
  const { first } = yieldOf(area, effort);
  const percent = effort === 'meeting' ? area.meetingKeepsPercent : area.dayKeepsPercent;
  return fallingSum(first, percent, count);
}

/** The sum of so many, each so many percent of the one before: first × (1 − keeps^count) ÷ (1 − keeps). */
export function fallingSum(first: number, keepsPercent: number, count: number): number {
  const keeps = keepsPercent / FULL;
  return keeps >= 1 ? first * count : (first * (1 - keeps ** count)) / (1 - keeps);
}

/** Steps of falling yield: one, one, two, four, eight …, up to the most. */
function stepsOf(most: number): readonly { readonly from: number; readonly width: number }[] {
  const steps: { from: number; width: number }[] = [];
  for (let from = 0, width = 1; from < most; from += width) {
    width = Math.min(Math.max(1, from), most - from);
    steps.push({ from, width });
  }
  return steps;
}

const columnName = (effort: Effort, { commune }: SpreadArea, step: number): string => `${effort}_${commune}_${step}`;

function refusalsOf(areas: readonly SpreadArea[], limits: SpreadLimits): Refusal[] {
  const found: Refusal[] = [];
  const told = [
    ['meetings', limits.meetings],
    ['days', limits.days],
    ...[...limits.daysOfUnit].map(([unit, days]) => [`daysOfUnit.${unit}`, days] as const),
    ...areas.flatMap((area, index) =>
      (['meetingsMin', 'meetingsMax', 'daysMin', 'daysMax', 'daysPerMeeting', 'firstMeeting', 'firstDay'] as const).map(
        (name) => [`areas.${index}.${name}`, area[name]] as const,
      ),
    ),
  ] as const;
  for (const [field, value] of told) if (!(value >= 0)) found.push(refusal('negative', field, { value }));
  for (const [index, area] of areas.entries()) {
    if (area.meetingsMin > area.meetingsMax || area.daysMin > area.daysMax) {
      found.push(refusal('minimum-above-maximum', `areas.${index}`));
    }
  }
  const sum = (pick: (area: SpreadArea) => number, of = areas): number => of.reduce((so, area) => so + pick(area), 0);
  const days = (area: SpreadArea): number => area.daysMin + area.meetingsMin * area.daysPerMeeting;
  const least = { meetings: sum((area) => area.meetingsMin), days: sum(days) };
  for (const name of ['meetings', 'days'] as const) {
    if (least[name] > limits[name]) {
      found.push(refusal('minima-too-high', name, { whole: limits[name], least: least[name] }));
    }
  }
  for (const unit of unitsOf(areas)) {
    const [own, whole] = [
      sum(
        days,
        areas.filter((area) => area.unit === unit),
      ),
      limits.daysOfUnit.get(unit) ?? 0,
    ];
    if (own > whole) found.push(refusal('minima-too-high', `daysOfUnit.${unit}`, { whole, least: own }));
  }
  if (areas.length === 0) found.push(refusal('no-parts', 'areas'));
  return found;
}

const unitsOf = (areas: readonly SpreadArea[]): readonly UnitCode[] =>
  [...new Set(areas.map(({ unit }) => unit))].toSorted();

/**
 * The model of a spread: meetings and days of each commune in steps of falling yield, a row for each limit, and one for each least. The steps of a commune are told by their mean
 * yield, so that a solver takes the better ones first.
 */
export function spreadModel(areas: readonly SpreadArea[], limits: SpreadLimits): Decided<SpreadModel> {
  const wrong = refusalsOf(areas, limits);
  if (wrong.length > 0) return refused(...wrong);
  const columns = areas.flatMap((area) =>
    kinds.flatMap((effort) =>
      stepsOf(yieldOf(area, effort).most).map(({ from, width }, step) => ({
        name: columnName(effort, area, step),
        gain: (broughtBy(area, effort, from + width) - broughtBy(area, effort, from)) / width,
        most: width,
      })),
    ),
  );
  const termsOf = (some: readonly SpreadArea[], effort: Effort, times: (area: SpreadArea) => number) =>
    some.flatMap((area) =>
      stepsOf(yieldOf(area, effort).most).flatMap((_, step) =>
        times(area) === 0 ? [] : [{ column: columnName(effort, area, step), times: times(area) }],
      ),
    );
  const one = (): number => 1;
  const daysOf = (some: readonly SpreadArea[]) => [
    ...termsOf(some, 'day', one),
    ...termsOf(some, 'meeting', (area) => area.daysPerMeeting),
  ];
  const rows = [
    { name: 'meetings', terms: termsOf(areas, 'meeting', one), least: null, most: limits.meetings },
    { name: 'days', terms: daysOf(areas), least: null, most: limits.days },
    ...unitsOf(areas).map((unit, index) => ({
      name: `unit_${index}`,
      terms: daysOf(areas.filter((area) => area.unit === unit)),
      least: null,
      most: limits.daysOfUnit.get(unit) ?? 0,
    })),
    ...areas.flatMap((area) =>
      kinds.flatMap((effort) => {
        const { least } = yieldOf(area, effort);
        return least === 0
          ? []
          : [{ name: `least_${effort}_${area.commune}`, terms: termsOf([area], effort, one), least, most: null }];
      }),
    ),
  ];
  return allowed({ columns, rows: rows.filter(({ terms }) => terms.length > 0) });
}

const TERMS_PER_LINE = 8;

/** The model in the text format that HiGHS reads (CPLEX LP). */
export function lpText({ columns, rows }: SpreadModel): string {
  const sum = (terms: readonly { readonly column: string; readonly times: number }[]): string =>
    terms
      .map(
        ({ column, times }, index) => `${index % TERMS_PER_LINE === 0 && index > 0 ? '\n  ' : ' '}+ ${times} ${column}`,
      )
      .join('');
  const lines = [
    'Maximize',
    ` gain:${sum(columns.map(({ name, gain }) => ({ column: name, times: gain })))}`,
    'Subject To',
    ...rows.flatMap(({ name, terms, least, most }) => [
      ...(most === null ? [] : [` ${name}:${sum(terms)} <= ${most}`]),
      ...(least === null ? [] : [` ${name}:${sum(terms)} >= ${least}`]),
    ]),
    'Bounds',
    ...columns.map(({ name, most }) => ` 0 <= ${name} <= ${most}`),
    'General',
    ...columns.map(({ name }) => ` ${name}`),
    'End',
  ];
  return `${lines.join('\n')}\n`;
}

/** What a solver found: the value of every column, by name. What is not named is 0. */
export type SpreadSolution = ReadonlyMap<string, number>;

/** A solver works with fractions: so far from a bound is on it. */
const TOLERANCE = 1e-6;

/** Whether a solution is one: a number in each column, within its bounds, and every limit kept. A solver whose time ran out may give one that is none. */
export function keepsLimits({ columns, rows }: SpreadModel, solution: SpreadSolution): boolean {
  const of = (column: string): number => solution.get(column) ?? 0;
  return (
    columns.every(({ name, most }) => of(name) >= -TOLERANCE && of(name) <= most + TOLERANCE) &&
    rows.every(({ terms, least, most }) => {
      const sum = terms.reduce((so, { column, times }) => so + times * of(column), 0);
      return sum >= (least ?? sum) - TOLERANCE && sum <= (most ?? sum) + TOLERANCE;
    })
  );
}

/** What holds a commune's share where it is. */
export type HeldBy = 'meetings' | 'days' | 'unit-days' | 'own-most' | 'own-least';

/** What a commune gets, what it is expected to bring, and why not more: what the last one brings, what the next would bring (null: none makes sense), and what holds it. Estimates. */
export interface SpreadShare {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly meetings: number;
  readonly days: number;
  readonly expected: number;
  readonly lastMeeting: number | null;
  readonly nextMeeting: number | null;
  readonly lastDay: number | null;
  readonly nextDay: number | null;
  readonly heldBy: readonly HeldBy[];
}

/** A limit, what is used of it, whether it binds, and what one more of it would bring at the most. */
export interface SpreadLimit {
  readonly limit: 'meetings' | 'days' | 'unit-days';
  readonly unit: UnitCode | null;
  readonly used: number;
  readonly most: number;
  readonly binds: boolean;
  readonly oneMore: number;
  /** What one more would bring in each commune that could take it, the most first. */
  readonly gains: readonly { readonly commune: CommuneCode; readonly gain: number }[];
  /** What each commune uses of it; they come to what is used. A meeting takes collector-days too. */
  readonly uses: readonly { readonly commune: CommuneCode; readonly used: number }[];
}

/** What a commune would get, and bring, if communes took turns. */
export type EvenShare = Pick<SpreadShare, 'commune' | 'meetings' | 'days' | 'expected'>;

/** A spread with its reasons. `expected`: lasting participants, an estimate; `evenly`: what the same means would bring if communes took turns, the sum of `evenShares`. */
export interface Spread {
  readonly nature: 'estimate';
  readonly shares: readonly SpreadShare[];
  readonly expected: number;
  readonly evenly: number;
  readonly evenShares: readonly EvenShare[];
  readonly limits: readonly SpreadLimit[];
}

/** Reads a solution and explains it: marginal yields by the areas' own figures, and the limits that bind. */
export function readSpread(areas: readonly SpreadArea[], limits: SpreadLimits, solution: SpreadSolution): Spread {
  const countOf = (area: SpreadArea, effort: Effort): number =>
    Math.round(
      stepsOf(yieldOf(area, effort).most).reduce(
        (sum, _, step) => sum + (solution.get(columnName(effort, area, step)) ?? 0),
        0,
      ),
    );
  const plans = areas.map((area) => ({ area, meetings: countOf(area, 'meeting'), days: countOf(area, 'day') }));
  const daysOf = ({ area, meetings, days }: (typeof plans)[number]): number => days + meetings * area.daysPerMeeting;
  const daysUsed = (some: typeof plans): number => some.reduce((sum, each) => sum + daysOf(each), 0);
  const usesOf = (some: typeof plans, pick: (plan: (typeof plans)[number]) => number): SpreadLimit['uses'] =>
    some.map((each) => ({ commune: each.area.commune, used: pick(each) })).filter(({ used }) => used > 0);
  const used = { meetings: plans.reduce((sum, { meetings }) => sum + meetings, 0), days: daysUsed(plans) };
  const leftOfUnit = new Map(
    unitsOf(areas).map((unit) => [
      unit,
      (limits.daysOfUnit.get(unit) ?? 0) - daysUsed(plans.filter(({ area }) => area.unit === unit)),
    ]),
  );
  const left = { meetings: limits.meetings - used.meetings, days: limits.days - used.days };
  const shares = plans.map(({ area, meetings, days }): SpreadShare => {
    const steps = { meeting: meetings, day: days };
    const last = (effort: Effort): number | null =>
      steps[effort] > 0 ? marginal(area, effort, steps[effort] - 1) : null;
    const next = (effort: Effort): number | null =>
      steps[effort] < yieldOf(area, effort).most ? marginal(area, effort, steps[effort]) : null;
    const [nextMeeting, nextDay] = [next('meeting'), next('day')];
    const needed = nextMeeting === null ? 1 : Math.max(1, area.daysPerMeeting);
    const heldBy: HeldBy[] = [];
    if (nextMeeting !== null && left.meetings < 1) heldBy.push('meetings');
    if ((nextMeeting !== null || nextDay !== null) && left.days < needed) heldBy.push('days');
    if ((nextMeeting !== null || nextDay !== null) && (leftOfUnit.get(area.unit) ?? 0) < needed)
      heldBy.push('unit-days');
    if (nextMeeting === null || nextDay === null) heldBy.push('own-most');
    if ((meetings > 0 && meetings === area.meetingsMin) || (days > 0 && days === area.daysMin))
      heldBy.push('own-least');
    const { commune, unit } = area;
    const expected = broughtBy(area, 'meeting', meetings) + broughtBy(area, 'day', days);
    return {
      commune,
      unit,
      meetings,
      days,
      expected,
      lastMeeting: last('meeting'),
      nextMeeting,
      lastDay: last('day'),
      nextDay,
      heldBy,
    };
  });
  const evenShares = evenly(areas, limits);
  const oneMore = (some: typeof shares, which: 'nextMeeting' | 'nextDay'): Pick<SpreadLimit, 'oneMore' | 'gains'> => {
    const gains = some
      .flatMap(({ commune, [which]: gain }) => (gain === null ? [] : [{ commune, gain }]))
      .toSorted((a, b) => b.gain - a.gain || (a.commune < b.commune ? -1 : 1));
    return { oneMore: gains[0]?.gain ?? 0, gains };
  };
  return {
    nature: 'estimate',
    shares,
    expected: shares.reduce((sum, { expected }) => sum + expected, 0),
    evenly: evenShares.reduce((sum, { expected }) => sum + expected, 0),
    evenShares,
    limits: [
      {
        limit: 'meetings',
        unit: null,
        used: used.meetings,
        most: limits.meetings,
        binds: left.meetings < 1,
        ...oneMore(shares, 'nextMeeting'),
        uses: usesOf(plans, ({ meetings }) => meetings),
      },
      {
        limit: 'days',
        unit: null,
        used: used.days,
        most: limits.days,
        binds: left.days < 1,
        ...oneMore(shares, 'nextDay'),
        uses: usesOf(plans, daysOf),
      },
      ...[...leftOfUnit].map(([unit, rest]): SpreadLimit => {
        const whole = limits.daysOfUnit.get(unit) ?? 0;
        const own = shares.filter((share) => share.unit === unit);
        return {
          limit: 'unit-days',
          unit,
          used: whole - rest,
          most: whole,
          binds: rest < 1,
          ...oneMore(own, 'nextDay'),
          uses: usesOf(
            plans.filter(({ area }) => area.unit === unit),
            daysOf,
          ),
        };
      }),
    ],
  };
}

/**
 * What the same means would bring by turns: the least of each commune, then a meeting to one after the other as long as the limits allow, then a day. It is what one would do without
 * looking at yields.
 */
function evenly(areas: readonly SpreadArea[], limits: SpreadLimits): readonly EvenShare[] {
  const order = areas.toSorted((a, b) => (a.commune < b.commune ? -1 : 1));
  const given = new Map(order.map((area) => [area.commune, { meeting: area.meetingsMin, day: area.daysMin }]));
  const cost = (area: SpreadArea, effort: Effort): number => (effort === 'meeting' ? area.daysPerMeeting : 1);
  const least = (some: readonly SpreadArea[]): number =>
    some.reduce((sum, area) => sum + area.daysMin + area.meetingsMin * area.daysPerMeeting, 0);
  let meetings = limits.meetings - order.reduce((sum, area) => sum + area.meetingsMin, 0);
  let days = limits.days - least(order);
  const ofUnit = new Map(
    unitsOf(areas).map((unit) => [
      unit,
      (limits.daysOfUnit.get(unit) ?? 0) - least(order.filter((area) => area.unit === unit)),
    ]),
  );
  for (const effort of kinds) {
    for (let went = true; went;) {
      went = false;
      for (const area of order) {
        const [own, left, takes] = [given.get(area.commune), ofUnit.get(area.unit) ?? 0, cost(area, effort)];
        if (!own || own[effort] >= yieldOf(area, effort).most || takes > days || takes > left) continue;
        if (effort === 'meeting' && meetings < 1) continue;
        if (effort === 'meeting') meetings--;
        own[effort]++;
        days -= takes;
        ofUnit.set(area.unit, left - takes);
        went = true;
      }
    }
  }
  return order.map((area) => {
    const { meeting = 0, day = 0 } = given.get(area.commune) ?? {};
    return {
      commune: area.commune,
      meetings: meeting,
      days: day,
      expected: broughtBy(area, 'meeting', meeting) + broughtBy(area, 'day', day),
    };
  });
}
