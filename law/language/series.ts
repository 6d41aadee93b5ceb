import { bug } from '../kernel/assert.ts';
import { exact, greatestDivisor, type Exact } from '../kernel/exact.ts';
import { parseMonth, type Month } from '../kernel/month.ts';
import type { Unit } from './unit.ts';

/**
 * How sure we are of a figure. A: the legal text itself was seen. B: two independent sources agree. C: one secondary
 * source. D: from memory only.
 */
export type Confidence = 'A' | 'B' | 'C' | 'D';

/** A place in a document: the source's key, then article, clause and point, as in "L41 31.2" or "ND159 5.1.a". */
export type Citation = string;

/** One value of a series as the book writes it down. */
export interface StepText {
  /** First month in which the value holds, "YYYY-MM". */
  readonly from: string;
  /** Last month in which it is known to hold; left out: until the next step. */
  readonly until?: string;
  /** A figure as people write it: 22 for 22 %, 1500000 for đồng; one for each key where the series has keys. */
  readonly value: number | Readonly<Record<string, number>> | readonly number[];
  readonly cite: Citation;
  readonly confidence: Confidence;
  /** Key of a sentence in the words of the book that tells what is doubtful or only assumed. */
  readonly note?: string;
}

/** A dated value, ready to count with. */
export interface Step {
  readonly from: Month;
  readonly until: Month | null;
  readonly values: readonly Exact[];
  readonly cite: Citation;
  readonly confidence: Confidence;
  readonly note: string | null;
}

/** What a value of a series is looked up by, besides the month: a choice (a support group, a sex) or a calendar year. */
export type Key =
  | { readonly by: 'choice'; readonly choices: readonly string[] }
  | { readonly by: 'year'; readonly first: number; readonly after: Exact };

/** A legal number: dated steps, each with its citation and its confidence. Outside them there is no silent answer. */
export interface Series {
  readonly kind: 'series';
  readonly name: string;
  readonly unit: Unit;
  readonly key: Key | null;
  /** The first month for which it is known. */
  readonly begins: Month;
  readonly steps: readonly Step[];
  /** Carried as a double, not as an exact fraction: a yield, of which powers are taken. */
  readonly real: boolean;
  /** Day on which the figures were last compared with their sources. */
  readonly checked: string;
}

/** How many decimals a figure of the book may have. */
const DECIMALS_MAX = 6;
const SCALE_MAX = 10 ** DECIMALS_MAX;

/** The power of ten that makes all of them whole. */
function scaleOf(values: readonly number[]): number {
  let scale = 1;
  if (values.some((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER / SCALE_MAX))
    bug(`not exact: ${values.join(', ')}`);
  for (const value of values)
    while (!isWhole(value * scale))
      scale = scale < SCALE_MAX ? scale * 10 : bug(`more than ${DECIMALS_MAX} decimals in ${value}`);
  return scale;
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-7;

/** Percent figures are kept as fractions: 22 % is 22/100. */
function hundredth(unit: Unit): number {
  return unit === 'percent' || unit === 'percent/year' ? 100 : 1;
}

function valuesOf(text: StepText['value'], key: Key | null): readonly number[] {
  if (typeof text === 'number') return [text];
  if (Array.isArray(text)) return text as readonly number[];
  if (key?.by !== 'choice') return bug('values by choice need a series with choices');
  const byChoice = text as Readonly<Record<string, number>>;
  return key.choices.map((choice) => byChoice[choice] ?? bug(`no value for ${choice}`));
}

/** A legal number as the book writes it down. */
interface SeriesText {
  readonly unit: Unit;
  readonly choices?: readonly string[];
  /** First year of a table by calendar year; years after its end take `after`. */
  readonly years?: { readonly first: number; readonly after: number };
  readonly steps: readonly StepText[];
  readonly real?: boolean;
  readonly checked: string;
}

/** A series whose steps are made ready when they are first asked for: most answers need few of all of them. */
class Written implements Series {
  readonly kind = 'series';
  readonly name: string;
  readonly unit: Unit;
  readonly key: Key | null;
  readonly real: boolean;
  readonly checked: string;
  declare readonly begins: Month;
  declare readonly steps: readonly Step[];
  readonly #text: SeriesText;
  #steps: readonly Step[] | null = null;

  constructor(name: string, text: SeriesText) {
    this.name = name;
    this.unit = text.unit;
    this.key = keyOf(text);
    this.real = text.real ?? false;
    this.checked = text.checked;
    this.#text = text;
    Object.defineProperties(this, Written.whenAsked);
  }

  /** Of each series itself, not of its kind: a series that is spread into another has them, too. */
  private static readonly whenAsked = {
    begins: {
      enumerable: true,
      get(this: Written): Month {
        const [first = bug(`${this.name} is empty`)] = this.#text.steps;
        return monthIn(this.name, first.from);
      },
    },
    steps: {
      enumerable: true,
      get(this: Written): readonly Step[] {
        return (this.#steps ??= stepsOf(this.name, this.#text, this.key));
      },
    },
  };
}

/**
 * Declares a legal number.
 * @param name the identifier by which the words and the prose know it
 * @param text unit, keys and dated steps in order of time; months as "YYYY-MM", figures as people write them. A mistake
 *   in them is thrown when the steps are first asked for; a test asks for those of the whole book.
 */
/* @__NO_SIDE_EFFECTS__ */
export function series(name: string, text: SeriesText): Series {
  return new Written(name, text);
}

function keyOf({ choices, years }: SeriesText): Key | null {
  if (choices) return { by: 'choice', choices };
  return years ? { by: 'year', first: years.first, after: exact(years.after) } : null;
}

function monthIn(name: string, month: string): Month {
  return parseMonth(month) ?? bug(`${name}: ${month} is not a month`);
}

function stepsOf(name: string, text: SeriesText, key: Key | null): readonly Step[] {
  const figures = text.steps.map((step) => valuesOf(step.value, key));
  const scale = scaleOf(figures.flat());
  const numerators = figures.map((step) => step.map((value) => Math.round(value * scale)));
  const parts = scale * hundredth(text.unit);
  const common = parts === 1 ? 1 : numerators.flat().reduce(greatestDivisor, parts);
  const d = parts / common;
  return text.steps.map((step, index): Step => ({
    from: monthIn(name, step.from),
    until: step.until === undefined ? null : monthIn(name, step.until),
    values: (numerators[index] ?? []).map((n) => (text.real ? exact(n / common / d) : exact(n / common, d))),
    cite: step.cite,
    confidence: step.confidence,
    note: step.note ?? null,
  }));
}

/** What a look-up found: the step, and whether it is the newest one used beyond the time for which it is known. */
export interface Found {
  readonly step: Step;
  readonly assumed: boolean;
}

/** The step of a series in a month; null where the book knows no value (before its first step, or in a gap of the past). */
export function stepAt(series: Series, month: number): Found | null {
  const { steps } = series;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Step;
    if (month < step.from) continue;
    const past = step.until !== null && month > step.until;
    if (past && i < steps.length - 1) return null;
    return { step, assumed: past };
  }
  return null;
}

/** The value of a step for a key (the place of a choice, or a calendar year; 0 where the series has no keys). */
export function valueOf(series: Series, step: Step, key: number): Exact | null {
  if (series.key?.by !== 'year') return step.values[key] ?? null;
  if (key < series.key.first) return null;
  return step.values[key - series.key.first] ?? series.key.after;
}
