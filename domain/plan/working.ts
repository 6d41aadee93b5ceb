import type { CreditRule } from './commands.ts';
import type { Nature } from './figure.ts';
import type { ScenarioPath } from './curve.ts';
import type { Remainder } from './apportion.ts';
import type { TestedCommune } from './back-test.ts';
import type { fewOf } from './few.ts';
import type { SprintCredit } from './sprint.ts';

/** Of what a measure of a commune is made: steps of a working, and columns of communes that are compared. */
const MEASURED_NAMES = [
  'collectors',
  'reachable',
  'far-hamlets',
  'hamlets',
  'joined-busiest',
  'joined-year',
  'gift-renewed',
  'gift-due',
  'joined-after-visits',
  'visits',
  'renewed',
  'came-to-end',
] as const;

/** What a step of a working tells; a screen puts it into words. */
export const STEP_NAMES = [
  'start',
  'joins',
  'stops',
  'joins-percent',
  'renewals-percent',
  'year-start',
  'target',
  'planned-joins',
  'month-weight',
  'year-weight',
  'season-years',
  'count',
  'missing',
  'weeks',
  'due',
  'mean-lapse',
  'expected-stops',
  'to-win',
  'came',
  'sprint-people',
  'own-weight',
  'all-weights',
  'day-before',
  'on-day',
  'would-have-come',
  'held-back',
  'borrowed',
  'extra',
  'kept',
  'goal',
  'won',
  'not-insured',
  'open',
  'stays',
  'per-thousand-meeting',
  'per-thousand-day',
  'meeting-keeps',
  'day-keeps',
  'first-meeting',
  'first-day',
  'meetings',
  'days',
  'from-meetings',
  'from-days',
  'expected-end',
  'stopped',
  'few-came',
  'few-went',
  'year-before',
  'days-left',
  'places',
  'under',
  'places-counted',
  'communes',
  'in-band',
  'error-sum',
  'naive-error-sum',
  'truth-sum',
  'whole',
  'held-parts',
  'to-share',
  'part-weight',
  'part-weights',
  'whole-people',
  'left-over',
  'remainder',
  'one-more',
  'by-method-now',
  'part-continuing',
  ...MEASURED_NAMES,
  'ended',
  'middle',
  'hard-from',
  'compared',
  'just-below',
  'just-above',
  'pace',
  'pace-before',
  'season-ahead',
  'own-part',
  'months',
  'stops-of-due',
  'stops-of-later',
  'ends-in-province',
  'ends-beside-province',
  'ends-here',
  'ends-as-others',
  'records-here',
  'next-keeps',
  'all-days',
  'unit-collectors',
  'all-collectors',
  'units',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** One value that a figure was made of. `of`: the month (YYYY-MM) that it belongs to; null: the whole. `value` null: not known yet. */
export interface WorkStep {
  readonly name: StepName;
  readonly of: string | null;
  readonly value: number | null;
  /** A number, or hundredths of a percent. */
  readonly as: 'number' | 'share';
  readonly nature: Nature;
}

/** A term of the arithmetic, read from left to right: 2 + 3 × 4 is 20 here, so that no screen needs brackets. */
export interface WorkTerm {
  readonly sign: '+' | '-' | '×' | '÷';
  readonly value: number;
}

/**
 * How a figure that no record holds was made: its inputs, the arithmetic, and how the result was rounded. `shared`: whole people of a whole that add up to it, so that each part is less than one
 * person from its exact share. `least`: what it never falls below; null: nothing.
 */
export interface Working {
  readonly steps: readonly WorkStep[];
  readonly terms: readonly WorkTerm[];
  readonly rounded: 'no' | 'nearest' | 'up' | 'shared';
  readonly least: number | null;
  /** People, or hundredths of a percent. */
  readonly as: 'number' | 'share';
  readonly value: number;
}

/** What stands at the head of a column of the places that a figure was made of. */
export const TABLE_HEADS = [
  'taking-part',
  'planned',
  'reached',
  'is-counted',
  'band-low',
  'expected-end',
  'band-high',
  'truth',
  'in-band',
  'error',
  'naive',
  'naive-error',
  'part-weight',
  'share-of-target',
  ...MEASURED_NAMES,
  'measure',
] as const;
export type TableHead = (typeof TABLE_HEADS)[number];

/** The places that a figure was made of, with what of each went into it. */
export interface FigureTable {
  readonly heads: readonly { readonly name: TableHead; readonly as: 'number' | 'share' | 'rate' | 'yes' }[];
  /** `code` null: several places together. */
  readonly rows: readonly {
    readonly label: string;
    readonly code: string | null;
    readonly values: readonly (number | null)[];
  }[];
}

/** Hundredths of a percent of a whole. */
export const FULL = 10_000;

/** What the arithmetic of a working comes to, before it is rounded and held above its least; of a share in hundredths of a percent. */
export function exactly({ terms, as }: Pick<Working, 'terms' | 'as'>): number {
  const value = terms.reduce((so, { sign, value: by }) => {
    switch (sign) {
      case '+':
        return so + by;
      case '-':
        return so - by;
      case '×':
        return so * by;
      case '÷':
        return by === 0 ? 0 : so / by;
    }
  }, 0);
  return as === 'share' ? value * FULL : value;
}

const ROUND = { no: (value: number) => value, nearest: Math.round, up: Math.ceil } as const;

/** A working of steps and terms, with what its arithmetic comes to. */
export function work(
  steps: readonly WorkStep[],
  terms: readonly WorkTerm[],
  more: Partial<Pick<Working, 'least' | 'as'>> & { readonly rounded?: 'no' | 'nearest' | 'up' } = {},
): Working {
  const { rounded = 'no', least = null, as = 'number' } = more;
  const value = ROUND[rounded](exactly({ terms, as }));
  return { steps, terms, rounded, least, as, value: least === null ? value : Math.max(least, value) };
}

/** A step: counted and whole where nothing else is said. */
export const workStep = (
  name: StepName,
  value: number | null,
  { of = null, as = 'number', nature = 'counted' }: Partial<Pick<WorkStep, 'of' | 'as' | 'nature'>> = {},
): WorkStep => ({ name, of, value, as, nature });

export const estimate = { nature: 'estimate' } as const;
export const assumed = { nature: 'assumed' } as const;
export const decided = { nature: 'decided' } as const;
/** Adds. */
export const plus = (value: number): WorkTerm => ({ sign: '+', value });
/** Takes away. */
export const minus = (value: number): WorkTerm => ({ sign: '-', value });
/** Multiplies what there is so far. */
export const times = (value: number): WorkTerm => ({ sign: '×', value });
/** Divides what there is so far. */
export const by = (value: number): WorkTerm => ({ sign: '÷', value });
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

/** Where a scenario stands at the end of a month: who took part when it began, and month by month who is expected to join and to stop. */
export function scenarioWorking(
  { start, months, scenario }: Pick<ScenarioPath, 'start' | 'months' | 'scenario'>,
  monthText: (month: ScenarioPath['months'][number]['month']) => string,
  until: string | null,
): Working {
  const own = months.map(({ month, join, stop }) => ({ month: monthText(month), join, stop }));
  const taken = own.filter(({ month }) => until === null || month <= until);
  return work(
    [
      workStep('start', start),
      ...(scenario.name === 'own'
        ? [
            workStep('joins-percent', scenario.joinsPercent * 100, { as: 'share', ...assumed }),
            workStep('renewals-percent', scenario.renewalsPercent * 100, { as: 'share', ...assumed }),
          ]
        : []),
      ...taken.flatMap(({ month, join, stop }) => [
        workStep('joins', join, { of: month, ...estimate }),
        workStep('stops', -stop, { of: month, ...estimate }),
      ]),
    ],
    [plus(start), plus(sum(taken.map(({ join }) => join))), minus(sum(taken.map(({ stop }) => stop)))],
  );
}

/** Where the plan's own curve stands at the end of a month: the year's start, and what the season gives each month until then. `path`: the head-counts at the ends of the year's months. */
export function plannedWorking(
  start: number,
  target: number,
  path: readonly { readonly month: string; readonly headCount: number }[],
  until: string,
): Working {
  const joins = path.map(({ month, headCount }, index) => ({
    month,
    people: headCount - (path[index - 1]?.headCount ?? start),
  }));
  const taken = joins.filter(({ month }) => month <= until);
  return work(
    [
      workStep('year-start', start),
      workStep('target', target, decided),
      ...taken.map(({ month, people }) => workStep('planned-joins', people, { of: month, ...estimate })),
    ],
    [plus(start), plus(sum(taken.map(({ people }) => people)))],
  );
}

/** A month's part of a year's joining: its weight among the weights of twelve months. `years`: full years from which they were learned. */
export const seasonWorking = (weight: number, all: number, years: number): Working =>
  work(
    [
      workStep('month-weight', weight, estimate),
      workStep('year-weight', all, estimate),
      workStep('season-years', years),
    ],
    [plus(weight), by(all)],
    { rounded: 'nearest', as: 'share' },
  );

/** Net people more a week: what is missing, over the weeks that are left. */
export const perWeekWorking = (target: number, count: number, weeks: number): Working =>
  work(
    [
      workStep('target', target, decided),
      workStep('count', count),
      workStep('missing', Math.max(0, target - count)),
      workStep('weeks', weeks),
    ],
    [plus(Math.max(0, target - count)), by(weeks)],
    { rounded: 'up' },
  );

/** Whom to win each week: what is missing and those who are expected to stop, over the weeks that are left. */
export const toWinWorking = (target: number, count: number, stops: number, weeks: number): Working =>
  work(
    [
      workStep('target', target, decided),
      workStep('count', count),
      workStep('expected-stops', stops, estimate),
      workStep('to-win', Math.max(0, target - count + stops), estimate),
      workStep('weeks', weeks),
    ],
    [plus(Math.max(0, target - count + stops)), by(weeks)],
    { rounded: 'up' },
  );

/** Who is expected to stop of those who come due: each commune's by its own rate. `expected`: the sum of those before it is rounded. */
export const stopsWorking = (due: number, expected: number): Working =>
  work(
    [
      workStep('due', due),
      workStep('mean-lapse', due === 0 ? null : Math.round((FULL * expected) / due), { as: 'share', ...estimate }),
    ],
    [plus(expected)],
    { rounded: 'nearest' },
  );

const TENTHS = 10;

/** Who came each week so far: a year's, over its weeks, to a tenth. */
export function soFarWorking(came: number, weeks: number): Working {
  const { value, ...found } = work(
    [workStep('came', came), workStep('weeks', weeks)],
    [plus(came), by(weeks), times(TENTHS)],
    { rounded: 'nearest' },
  );
  return { ...found, terms: [plus(came), by(weeks)], rounded: 'no', value: value / TENTHS };
}

/** A part of a sprint's people: by what a unit's target is of all targets, in whole people that add up. */
export const goalWorking = (people: number, own: number, all: number, goal: number): Working => ({
  steps: [
    workStep('sprint-people', people, decided),
    workStep('own-weight', own, decided),
    workStep('all-weights', all, decided),
  ],
  terms: [plus(people), times(own), by(all)],
  rounded: 'shared',
  least: null,
  as: 'number',
  value: goal,
});

/** A day of a sprint's own curve: that of the day before, and the day's own. */
export const curveDayWorking = (people: number, before: number, onDay: number): Working =>
  work(
    [workStep('sprint-people', people, decided), workStep('day-before', before), workStep('on-day', onDay, assumed)],
    [plus(before), plus(onDay)],
  );

/** A part of a whole, in hundredths of a percent. */
export const shareWorking = (
  part: WorkStep & { readonly value: number },
  whole: WorkStep & { readonly value: number },
) => work([part, whole], [plus(part.value), by(whole.value)], { rounded: 'nearest', as: 'share' });

const creditTerms: Readonly<Record<CreditRule, (credit: SprintCredit) => readonly WorkTerm[]>> = {
  'all-who-came': ({ came }) => [plus(came)],
  'above-baseline': ({ came, wouldHaveComeAnyway, heldBack, borrowed }) => [
    plus(came),
    minus(wouldHaveComeAnyway),
    minus(heldBack),
    minus(borrowed ?? 0),
  ],
  'above-baseline-and-kept': ({ extra, kept, came }) => [plus(extra), times(kept ?? 0), by(came)],
};

/** What a sprint is credited with, by its rule. */
export const creditWorking = (credit: SprintCredit): Working =>
  work(
    [
      workStep('came', credit.came),
      ...(credit.rule === 'all-who-came'
        ? []
        : [
            workStep('would-have-come', credit.wouldHaveComeAnyway, estimate),
            workStep('held-back', credit.heldBack, estimate),
            workStep('borrowed', credit.borrowed, estimate),
          ]),
      ...(credit.rule === 'above-baseline-and-kept'
        ? [workStep('extra', credit.extra, estimate), workStep('kept', credit.kept)]
        : []),
    ],
    creditTerms[credit.rule](credit),
    { rounded: 'nearest', least: 0 },
  );

/** Where a place will be: who takes part now, who is expected to join, and to stop. */
export const outlookWorking = (now: number, join: number, due: number, stop: number): Working =>
  work(
    [
      workStep('start', now),
      workStep('joins', join, estimate),
      workStep('due', due),
      workStep('stops', -stop, estimate),
    ],
    [plus(now), plus(join), minus(stop)],
    { least: 0 },
  );

/** Where a place will be at the end of a month that lies ahead: who takes part now, and month by month who is expected to join and to stop. */
export const aheadWorking = (
  now: number,
  months: readonly { readonly month: string; readonly join: number; readonly stop: number }[],
): Working =>
  work(
    [
      workStep('start', now),
      ...months.flatMap(({ month, join, stop }) => [
        workStep('joins', join, { of: month, ...estimate }),
        workStep('stops', -stop, { of: month, ...estimate }),
      ]),
    ],
    [plus(now), plus(sum(months.map(({ join }) => join))), minus(sum(months.map(({ stop }) => stop)))],
    { rounded: 'nearest' },
  );

/** What will be missing at the end: the target, less where the place will be. `end`: how that is found. */
export const shortWorking = (target: number, end: Pick<Working, 'steps' | 'value'>): Working =>
  work(
    [workStep('target', target, decided), ...end.steps, workStep('expected-end', end.value, estimate)],
    [plus(target), minus(end.value)],
  );

/** By how many people a place will be beyond its target. `end`: how it is found where it will be. */
export const overWorking = (target: number, end: Pick<Working, 'steps' | 'value'>): Working =>
  work(
    [...end.steps, workStep('expected-end', end.value, estimate), workStep('target', target, decided)],
    [plus(end.value), minus(target)],
  );

/** Which part of its plan a place is expected to reach. `end`: how it is found where it will be. */
export const forecastShareWorking = (target: number, end: Pick<Working, 'steps' | 'value'>): Working =>
  work(
    [...end.steps, workStep('expected-end', end.value, estimate), workStep('target', target, decided)],
    [plus(end.value), by(target)],
    { rounded: 'nearest', as: 'share' },
  );

/** How many go for those who come, and the same in small whole numbers where some come near. */
export const stoppedOfCameWorking = (came: number, stopped: number, few: ReturnType<typeof fewOf>): Working =>
  work(
    [
      workStep('came', came),
      workStep('stopped', stopped),
      ...(few === null ? [] : [workStep('few-came', few.came), workStep('few-went', few.went)]),
    ],
    [plus(stopped), by(came)],
    { rounded: 'nearest', as: 'share' },
  );

/** How many more take part than a year before. */
export const yearWorking = (count: number, before: number): Working =>
  work([workStep('count', count), workStep('year-before', before)], [plus(count), minus(before)]);

const WEEK_DAYS = 7;

/** The weeks that are left of a year, a begun one too. */
export const weeksWorking = (days: number): Working =>
  work([workStep('days-left', days)], [plus(days), by(WEEK_DAYS)], { rounded: 'up' });

/** How many places there are, or how many of them stand under a part of their plan. `under`: hundredths of a percent, at which we call a place far behind; null: all are counted. */
export const placesWorking = (places: number, under: number | null, counted: number): Working =>
  work(
    [
      workStep('places', places),
      ...(under === null ? [] : [workStep('under', under, { as: 'share', ...assumed })]),
      workStep('places-counted', counted),
    ],
    [plus(counted)],
  );

/** What is asked of a year that was foretold again: how many communes, in how many of them the band held the truth, which part that is; and how far off it was, beside the naive forecast. */
export const TESTED = ['tested-communes', 'tested-held', 'tested-share', 'tested-error', 'tested-naive'] as const;

/** How a figure of a year that was foretold again follows from its communes. */
export function testedWorking(which: (typeof TESTED)[number], rows: readonly TestedCommune[]): Working {
  const held = rows.filter(({ inBand }) => inBand).length;
  const truth = sum(rows.map((each) => each.truth));
  const part = (name: 'error-sum' | 'naive-error-sum', error: number): Working =>
    work(
      [workStep('communes', rows.length), workStep(name, error), workStep('truth-sum', truth)],
      [plus(error), by(truth)],
      { rounded: 'nearest', as: 'share' },
    );
  const all = workStep('communes', rows.length);
  switch (which) {
    case 'tested-communes':
      return work([all], [plus(rows.length)]);
    case 'tested-held':
      return work([all, workStep('in-band', held)], [plus(held)]);
    case 'tested-share':
      return work([workStep('in-band', held), all], [plus(held), by(rows.length)], { rounded: 'nearest', as: 'share' });
    case 'tested-error':
      return part('error-sum', sum(rows.map(({ error }) => error)));
    case 'tested-naive':
      return part('naive-error-sum', sum(rows.map(({ naiveError }) => naiveError)));
  }
}

/** A part's share of a whole that was divided: by its weight, in whole people; whoever has a greater remainder gets one of those that are left over. A part that a bound holds, or one among parts without any weight, has what its bound says. */
export function dividedWorking(whole: number, { left, weight, weights, people, ...rest }: Remainder): Working {
  const head = [workStep('whole', whole, decided)];
  if (rest.boundBy !== null || weights === 0)
    return work([...head, workStep('part-weight', weight, estimate)], [plus(people)]);
  return {
    steps: [
      ...head,
      ...(left === whole ? [] : [workStep('held-parts', whole - left, decided), workStep('to-share', left, decided)]),
      workStep('part-weight', weight, estimate),
      workStep('part-weights', weights, estimate),
      workStep('whole-people', rest.floor),
      workStep('remainder', Math.floor(FULL * rest.remainder), { as: 'share' }),
      workStep('left-over', rest.leftOver),
      workStep('one-more', people - rest.floor),
    ],
    terms: [plus(left), times(weight), by(weights)],
    rounded: 'shared',
    least: null,
    as: 'number',
    value: people,
  };
}

/** A target that was decided and does not follow from the weights as they are known by now: bounds or a hand had a say, or the books have learned since. `now`: what the weights alone would give; null: nothing. */
export const decidedWorking = (whole: number, people: number, weight: number | null, now: number | null): Working =>
  work(
    [
      workStep('whole', whole, decided),
      ...(weight === null ? [] : [workStep('part-weight', weight, estimate)]),
      ...(now === null ? [] : [workStep('by-method-now', now, estimate)]),
    ],
    [plus(people)],
  );

/** What of a target is new: its total, less who goes on from last year. */
export const newWorking = (total: number, continuing: number): Working =>
  work(
    [workStep('target', total, decided), workStep('part-continuing', continuing, decided)],
    [plus(total), minus(continuing)],
  );

/** All that a sprint shall bring, as it was decided when it was opened. */
export const sprintWorking = (people: number): Working =>
  work([workStep('sprint-people', people, decided)], [plus(people)]);
