import { bug } from '../kernel/assert.ts';
import { add, exact, multiply, type Exact } from '../kernel/exact.ts';
import { formatMonth, MONTHS_IN_YEAR, yearOfMonth } from '../kernel/month.ts';
import { mayChangeIn, runningTotals, type RunningTotals, type Separated } from '../language/separate.ts';
import { stepAt, type Series } from '../language/series.ts';
import type { Fact, SumOverTerm, Term } from '../language/term.ts';
import { counting, stateOf, type Run, type State } from './state.ts';

/** Keys of running totals are packed into one integer, this many to a place. */
const KEYS_MAX = 4096;
/** More places than these would not be told apart: 4096^4 is 2^48. */
const PLACES_MAX = 4;
const ZERO = exact(0);

interface Totals extends RunningTotals {
  /** The first month for which each series is assumed. */
  readonly assumed: ReadonlyMap<Series, number>;
}

/** Months of a sum that are multiplied with the same. */
export interface Span {
  readonly from: number;
  readonly until: number;
  readonly value: Exact;
}

/**
 * A sum over calendar months whose coefficients depend on the book alone: a difference of two running totals, which are
 * laid up once for each combination of keys and shared by all evaluations.
 */
export class MonthSum {
  private readonly counter: Fact;
  private readonly separated: Separated;
  private readonly inside: readonly Run[];
  private readonly outside: readonly Run[];
  private readonly dated: readonly { readonly series: Series; readonly at: Run }[];
  private readonly plain: readonly Run[];
  private readonly totals = new Map<number, Totals>();

  constructor({ counter }: SumOverTerm, separated: Separated, runOf: (term: Term) => Run) {
    this.counter = counter;
    this.separated = separated;
    this.inside = separated.inside.map(runOf);
    this.outside = separated.outside.map(runOf);
    this.dated = separated.dated.map(({ series, at }) => ({ series, at: runOf(at) }));
    this.plain = separated.plain.map(runOf);
  }

  /** The sum of some months. */
  over(state: State, from: number, until: number): Exact {
    const { sums, d, unknown, assumed } = this.totalsFor(state);
    const base = this.counter.range[0];
    if (until - base >= sums.length || from < base)
      bug(`${this.counter.name} left its range: ${formatMonth(from)} to ${formatMonth(until)}`);
    if (unknown && (unknown[until - base] ?? 0) > (unknown[from - base] ?? 0)) return this.unknown(state, from, until);
    for (const [series, since] of assumed) if (since < until) state.assumed.add(series);
    let sum = exact((sums[until - base] ?? 0) - (sums[from - base] ?? 0), d);
    for (const factor of this.outside) sum = multiply(factor(state), sum);
    return sum;
  }

  /** Finds the first month for which the book knows no value: that is the problem. */
  private unknown(state: State, from: number, until: number): Exact {
    for (let i = from; i < until && !state.problem; i++)
      counting(state, this.counter, i, () => this.inside.forEach((part) => part(state)));
    return ZERO;
  }

  /** The months grouped by what each of them is multiplied with, in order of time. */
  spans(state: State, from: number, until: number): readonly Span[] {
    if (from >= until) return [];
    const { sums, d } = this.totalsFor(state);
    const { changes } = this.separated;
    const base = this.counter.range[0];
    const at = (month: number): number => (sums[month - base + 1] ?? 0) - (sums[month - base] ?? 0);
    const spans: { from: number; until: number; value: Exact }[] = [];
    const yearly = changes?.yearly === true && changes.series.length === 0;
    for (let month = from, next = from; month < until; month = next) {
      next = yearly ? Math.min(until, (yearOfMonth(month) + 1) * MONTHS_IN_YEAR) : month + 1;
      const last = spans.at(-1);
      const n = at(month);
      if (last && last.value.n === n) last.until = next;
      else spans.push({ from: month, until: next, value: exact(n, d) });
    }
    return spans;
  }

  /** The running totals for the keys that hold now; laid up for this once where the keys do not fit into their places. */
  private totalsFor(state: State): Totals {
    let key = 0;
    let fits = this.dated.length + this.plain.length <= PLACES_MAX;
    for (const { series, at } of this.dated) {
      const found = stepAt(series, at(state).n);
      key = key * KEYS_MAX + (found ? series.steps.indexOf(found.step) * 2 + (found.assumed ? 1 : 0) + 1 : 0);
    }
    for (const plain of this.plain) {
      const { n, d } = plain(state);
      if (d !== 1 || !(n >= 0 && n < KEYS_MAX)) fits = false;
      key = key * KEYS_MAX + n;
    }
    if (!fits) return this.layUp(state);
    let known = this.totals.get(key);
    if (!known) this.totals.set(key, (known = this.layUp(state)));
    return known;
  }

  /** Running totals for the present keys, made in a state of their own so that they leave no trace in this one. */
  private layUp(state: State): Totals {
    const own = stateOf(state);
    own.spell = state.spell;
    const [first, last] = this.counter.range;
    const assumed = new Map<Series, number>();
    let same: Exact | null = null;
    const sums = runningTotals(first, last, (month) => {
      if (month > first && !mayChangeIn(this.separated, month)) return same;
      own.problem = null;
      const value = counting(own, this.counter, month, () => this.inside.map((part) => part(own)).reduce(multiply));
      for (const series of own.assumed) if (!assumed.has(series)) assumed.set(series, month);
      same = own.problem ? null : value;
      return same;
    });
    return { ...sums, assumed };
  }
}

/** A sum over a counter, one by one. */
export function sumOneByOne(state: State, counter: Fact, from: number, until: number, body: Run): Exact {
  let sum = ZERO;
  for (let i = from; i < until; i++) sum = add(sum, counting(state, counter, i, body));
  return sum;
}
