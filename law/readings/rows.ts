import { multiply, type Exact } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import type { Separated } from '../language/separate.ts';
import { withParts, type SumOverTerm, type Term } from '../language/term.ts';
import { Evaluation } from './evaluate.ts';

/** The running totals of a separated sum, a row for each combination of steps of its series and values of its keys. */
export function totalRows(term: SumOverTerm, separated: Separated): readonly (readonly (Exact | null)[])[] {
  return rowKeys(separated).map((keys) => rowValues(term, separated, keys));
}

/** How many rows that makes; infinitely many where a key is no whole number. */
export function rowCount({ dated, plain }: Separated): number {
  const steps = dated.reduce((rows, { series }) => rows * (series.steps.length + 1), 1);
  return plain.reduce((rows, part) => {
    const { low, high, d, real } = boundsOf(part);
    return rows * (d === 1 && !real ? high - low + 1 : Infinity);
  }, steps);
}

/** Every combination of steps and plain keys, in the order in which the loop finds its row. */
function rowKeys(separated: Separated): readonly (readonly number[])[] {
  let keys: (readonly number[])[] = [[]];
  for (const parameter of separated.dated)
    keys = keys.flatMap((key) => Array.from({ length: parameter.series.steps.length + 1 }, (_, i) => [...key, i]));
  for (const part of separated.plain) {
    const { low, high } = boundsOf(part);
    keys = keys.flatMap((key) => Array.from({ length: high - low + 1 }, (_, i) => [...key, low + i]));
  }
  return keys;
}

function rowValues(term: SumOverTerm, separated: Separated, keys: readonly number[]): readonly (Exact | null)[] {
  const [first, last] = term.counter.range;
  const fixed = fix(separated, keys);
  if (!fixed) return Array.from({ length: last - first + 1 }, () => null);
  const parts = separated.inside.map((part) => substitute(part, fixed));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const evaluation = new Evaluation({ values: [], spells: [] });
    const value = evaluation.counting(term.counter, first + i, () =>
      parts.map((part) => evaluation.valueOf(part)).reduce(multiply),
    );
    return evaluation.problem ? null : value;
  });
}

/** What stands for the keys of a row: for each dated parameter a month in which its series is at a step; for each plain key a value. */
interface Fixed {
  readonly dates: ReadonlyMap<Term, Term>;
  readonly values: ReadonlyMap<Term, Term>;
}

function fix(separated: Separated, keys: readonly number[]): Fixed | null {
  const dates = new Map<Term, Term>();
  const values = new Map<Term, Term>();
  let place = 0;
  for (const parameter of separated.dated) {
    const step = parameter.series.steps[(keys[place++] ?? 0) - 1];
    if (!step) return null;
    dates.set(parameter, numberOf(step.from));
  }
  for (const part of separated.plain) values.set(part, numberOf(keys[place++] ?? 0));
  return { dates, values };
}

const numberOf = (n: number): Term => ({ kind: 'number', value: { n, d: 1 }, unit: 'count', choice: null });

/** The term with its keys set. Whatever does not depend on the month is a key itself, or a number. */
function substitute(term: Term, fixed: Fixed): Term {
  const value = fixed.values.get(term);
  if (value) return value;
  const date = fixed.dates.get(term);
  if (date && term.kind === 'parameter') return { ...term, at: date, key: term.key && substitute(term.key, fixed) };
  return withParts(term, (part) => substitute(part, fixed));
}
