import { commonDenominator, type Exact } from '../kernel/exact.ts';
import { MONTHS_IN_YEAR } from '../kernel/month.ts';
import type { Series } from './series.ts';
import { dependsOn, partsOf, type Fact, type ParameterTerm, type SumOverTerm, type Term } from './term.ts';
import { unitOf } from './unit-of.ts';
import type { Unit } from './unit.ts';

/**
 * How a sum over calendar months falls apart: Σ outside × inside(month, keys). What is inside depends on the month and
 * on a few keys alone, so its running totals can be laid up once, and the sum over any span is a difference of two of
 * them. This is found from the shape of the term; no rule says it.
 */
export interface Separated {
  /** Factors that do not change from month to month. */
  readonly outside: readonly Term[];
  /** Factors that do. */
  readonly inside: readonly Term[];
  /** What else the inside depends on: dated series looked up at a fixed month, and plain terms. */
  readonly dated: readonly ParameterTerm[];
  readonly plain: readonly Term[];
  /** The product of the outside that is more than the number one, with its unit; null where there is none. */
  readonly factor: { readonly term: Term; readonly unit: Unit } | null;
  /** What the value of one month is counted in. */
  readonly unit: Unit;
  /** Whether the inside can change from a month to the next only with the calendar year or a step of these series. */
  readonly changes: { readonly yearly: boolean; readonly series: readonly Series[] } | null;
}

const seen = new WeakMap<SumOverTerm, Separated | 'no'>();

/** The separation of a sum over months; null when it is none over the calendar, or contains compound interest or another sum of the month. */
export function separate(sum: SumOverTerm): Separated | null {
  const known = seen.get(sum) ?? separateNew(sum) ?? 'no';
  seen.set(sum, known);
  return known === 'no' ? null : known;
}

function separateNew(sum: SumOverTerm): Separated | null {
  if (sum.counter.unit !== 'month') return null;
  const factors = sum.body.kind === 'multiply' ? sum.body.terms : [sum.body];
  const moves = (term: Term): boolean => dependsOn(term, (fact) => fact === sum.counter);
  const inside = factors.filter(moves);
  if (inside.length === 0) return null;
  const dated: ParameterTerm[] = [];
  const plain: Term[] = [];
  const series: Series[] = [];
  let closed = true;
  let yearly = false;
  let monthly = false;
  const visit = (term: Term): void => {
    if (term.kind === 'power') closed = false;
    if (!moves(term)) {
      if (term.kind !== 'number' && !plain.includes(term)) plain.push(term);
      return;
    }
    if (term.kind === 'parameter' && !moves(term.at)) {
      if (dated.includes(term)) return;
      dated.push(term);
      if (term.key) visit(term.key);
      return;
    }
    // Within another sum stands its counter, which is no key: it has no value outside of that sum.
    if (term.kind === 'sum-over' || term.kind === 'sum-spells' || term.kind === 'earlier') closed = false;
    if (isYearOf(term, sum.counter)) {
      yearly = true;
      return;
    }
    if (term === sum.counter) monthly = true;
    if (term.kind === 'parameter' && term.at === sum.counter) {
      series.push(term.series);
      if (term.key) visit(term.key);
      return;
    }
    for (const part of partsOf(term)) visit(part);
  };
  for (const factor of inside) visit(factor);
  if (!closed) return null;
  const outside = factors.filter((factor) => !moves(factor));
  const factor = productOf(outside);
  const coefficient = productOf(inside);
  return {
    outside,
    inside,
    dated,
    plain,
    factor: factor && { term: factor, unit: unitOf(factor) },
    unit: coefficient ? unitOf(coefficient) : 'count',
    changes: monthly ? null : { yearly, series },
  };
}

/** The product of the factors that are more than the number one; null where there is none. */
function productOf(factors: readonly Term[]): Term | null {
  const [first, ...more] = factors.filter((one) => one.kind !== 'number' || one.value.n !== one.value.d);
  if (!first) return null;
  return more.length === 0 ? first : { kind: 'multiply', terms: [first, ...more] };
}

function isYearOf(term: Term, counter: Fact): boolean {
  return (
    term.kind === 'whole' &&
    term.left === counter &&
    term.right.kind === 'number' &&
    term.right.value.n === MONTHS_IN_YEAR
  );
}

/** Whether the inside of a separated sum may have another value in a month than in the one before. */
export function mayChangeIn({ changes }: Separated, month: number): boolean {
  if (!changes) return true;
  if (changes.yearly && month % MONTHS_IN_YEAR === 0) return true;
  return changes.series.some(({ steps }) =>
    steps.some((step) => step.from === month || (step.until !== null && step.until + 1 === month)),
  );
}

/** Values of a separated sum for one set of keys, summed up month by month over the counter's whole range. */
export interface RunningTotals {
  /** `sums[i]` is the total of all months before the i-th; numerators over `d`. */
  readonly sums: Float64Array;
  readonly d: number;
  /** Months for which the book knows no value, counted in the same way; null where it knows all. */
  readonly unknown: Uint16Array | null;
}

/** Lays up the running totals of the values of the months in a range. A month without value is null. */
export function runningTotals(first: number, last: number, value: (month: number) => Exact | null): RunningTotals {
  const values: (Exact | null)[] = [];
  let d = 1;
  let gaps = false;
  let same: Exact | null = null;
  for (let month = first; month <= last; month++) {
    const found = value(month);
    values.push(found);
    if (!found) gaps = true;
    else if (found !== same) d = commonDenominator(d, found.d);
    same = found;
  }
  const sums = new Float64Array(values.length + 1);
  const unknown = gaps ? new Uint16Array(values.length + 1) : null;
  let sum = 0;
  let without = 0;
  for (let i = 0; i < values.length; i++) {
    const found = values[i];
    if (found) sum += found.n * (d / found.d);
    else without++;
    sums[i + 1] = sum;
    if (unknown) unknown[i + 1] = without;
  }
  return { sums, d, unknown };
}
