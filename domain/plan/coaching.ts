import { counted, estimated, type Figure, type Filters } from './figure.ts';
import type { Survival } from './survival.ts';
import type { Movement } from './watch.ts';

/** A part of a unit's or a collector's field: a commune, by its key. */
export interface CoachingPart {
  readonly key: string;
  readonly headCount: number;
  readonly plan: number | null;
  readonly joined: number;
  readonly stopped: number;
}

/** What is known of a unit or a collector in a month. */
export interface CoachingFacts {
  /** The province, unit, collector and days that the figures were counted for. */
  readonly filters: Filters;
  readonly plan: number | null;
  readonly movement: Movement;
  readonly monthBefore: Movement;
  readonly survival: readonly Survival[];
  readonly provinceSurvival: readonly Survival[];
  readonly dueNextMonth: number;
  /** Of those due, who is expected to stop. */
  readonly likelyToStop: number;
  readonly neededPerWeek: number | null;
  readonly parts: readonly CoachingPart[];
}

export const COACHING_CODES = [
  'where-we-are',
  'where-we-are-without-plan',
  'month-better-than-before',
  'month-like-before',
  'month-worse-than-before',
  'who-stays-better-than-province',
  'who-stays-like-province',
  'who-stays-worse-than-province',
  'too-early-to-know-who-stays',
  'did-well',
  'nobody-did-better',
  'needs-help',
  'all-on-their-way',
  'keep-those-due',
  'win-per-week',
  'plan-is-reached',
  'nobody-due',
] as const;
export type CoachingCode = (typeof COACHING_CODES)[number];

/** One line of a note: a message code, the part that it is about (its key), and its figures. */
export interface CoachingLine {
  readonly code: CoachingCode;
  readonly about: string | null;
  readonly figures: Readonly<Record<string, Figure>>;
}

const FULL = 100;
/** A tenth more or less is the same month; five points the same staying. Assumed. */
const TENTH = 0.1;
const POINTS = 5;
/** Of fewer than so many one does not say how many stay. Assumed. */
const WON_MIN = 10;

const percentOf = (part: number, whole: number): number => Math.round((FULL * part) / whole);

/** The six lines of a month: where we are, how the month went, who stays, who did well, who needs help, what to do next; keeping comes before winning. */
export function coachingNote(facts: CoachingFacts): readonly CoachingLine[] {
  return [
    whereWeAre(facts),
    howTheMonthWent(facts),
    whoStays(facts),
    whoDidWell(facts),
    whoNeedsHelp(facts),
    whatNext(facts),
  ];
}

function whereWeAre({ filters, plan, movement }: CoachingFacts): CoachingLine {
  const headCount = counted(movement.end, 'people-taking-part', filters);
  if (plan === null || plan === 0) return { code: 'where-we-are-without-plan', about: null, figures: { headCount } };
  const percent = counted(percentOf(movement.end, plan), 'part-of-plan', filters);
  const planned: Figure = { value: plan, counted: { query: 'planned-people', filters, nature: 'decided' } };
  return { code: 'where-we-are', about: null, figures: { headCount, plan: planned, percent } };
}

const cameIn = ({ joined, registeredAgain }: Movement): number => joined + registeredAgain;

function howTheMonthWent({ filters, movement, monthBefore }: CoachingFacts): CoachingLine {
  const [now, before] = [cameIn(movement), cameIn(monthBefore)];
  const code =
    now > before * (1 + TENTH)
      ? 'month-better-than-before'
      : now < before * (1 - TENTH)
        ? 'month-worse-than-before'
        : 'month-like-before';
  return {
    code,
    about: null,
    figures: {
      joined: counted(movement.joined, 'joined-for-the-first-time', filters),
      again: counted(movement.registeredAgain, 'registered-again', filters),
      stopped: counted(movement.stopped, 'stopped', filters),
      before: counted(before, 'joined-for-the-first-time', filters),
    },
  };
}

function whoStays({ filters, survival, provinceSurvival }: CoachingFacts): CoachingLine {
  const own = survival.findLast(({ won }) => won >= WON_MIN);
  const province = provinceSurvival.find(({ months, won }) => months === own?.months && won > 0);
  if (!own || !province) return { code: 'too-early-to-know-who-stays', about: null, figures: {} };
  const [here, there] = [percentOf(own.kept, own.won), percentOf(province.kept, province.won)];
  const code =
    here >= there + POINTS
      ? 'who-stays-better-than-province'
      : here <= there - POINTS
        ? 'who-stays-worse-than-province'
        : 'who-stays-like-province';
  const asked = { ...filters, months: own.months };
  const { unit: _unit, commune: _commune, collector: _collector, ...whole } = asked;
  return {
    code,
    about: null,
    figures: {
      months: counted(own.months, 'still-paying-after-months', asked),
      kept: counted(own.kept, 'still-paying-after-months', asked),
      won: counted(own.won, 'joined-for-the-first-time', asked),
      percent: counted(here, 'still-paying-after-months', asked),
      provincePercent: counted(there, 'still-paying-after-months', whole),
    },
  };
}

const byKey = (one: CoachingPart, other: CoachingPart): number => (one.key < other.key ? -1 : 1);

function whoDidWell({ filters, parts }: CoachingFacts): CoachingLine {
  const net = ({ joined, stopped }: CoachingPart): number => joined - stopped;
  const [best] = parts.toSorted((a, b) => net(b) - net(a) || byKey(a, b));
  if (!best || net(best) <= 0) return { code: 'nobody-did-better', about: null, figures: {} };
  return {
    code: 'did-well',
    about: best.key,
    figures: {
      joined: counted(best.joined, 'joined-for-the-first-time', filters),
      stopped: counted(best.stopped, 'stopped', filters),
    },
  };
}

function whoNeedsHelp({ filters, parts }: CoachingFacts): CoachingLine {
  const missing = ({ plan, headCount }: CoachingPart): number => (plan === null ? 0 : Math.max(0, plan - headCount));
  const [most] = parts.toSorted((a, b) => missing(b) - missing(a) || b.stopped - a.stopped || byKey(a, b));
  if (!most || (missing(most) === 0 && most.stopped <= most.joined)) {
    return { code: 'all-on-their-way', about: null, figures: {} };
  }
  return {
    code: 'needs-help',
    about: most.key,
    figures: {
      missing: counted(missing(most), 'people-still-to-win', filters),
      stopped: counted(most.stopped, 'stopped', filters),
    },
  };
}

function whatNext({ filters, plan, movement, dueNextMonth, likelyToStop, neededPerWeek }: CoachingFacts): CoachingLine {
  const win: Record<string, Figure> =
    neededPerWeek === null || neededPerWeek === 0
      ? {}
      : { perWeek: estimated(neededPerWeek, 'needed-per-week', filters) };
  if (dueNextMonth > 0) {
    return {
      code: 'keep-those-due',
      about: null,
      figures: {
        due: counted(dueNextMonth, 'due-in-days', filters),
        likelyToStop: estimated(likelyToStop, 'likely-to-stop-in-days', filters),
        ...win,
      },
    };
  }
  if ('perWeek' in win) return { code: 'win-per-week', about: null, figures: win };
  const reached = plan !== null && movement.end >= plan;
  return { code: reached ? 'plan-is-reached' : 'nobody-due', about: null, figures: {} };
}
