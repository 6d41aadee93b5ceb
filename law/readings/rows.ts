import type { Exact } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import type { Separated } from '../language/separate.ts';
import type { SumOverTerm, Term } from '../language/term.ts';
import { Evaluation } from './evaluate.ts';

/** The running totals of a separated sum, a row for each combination of steps of its series and values of its keys. */
export function totalRows(term: SumOverTerm, separated: Separated): readonly (readonly (Exact | null)[])[] {
  return rowKeys(separated).map((keys) => rowValues(term, separated, keys));
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
  const set = substitution(separated, keys);
  if (!set) return Array.from({ length: last - first + 1 }, () => null);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const evaluation = new Evaluation({ values: [], spells: [] });
    const value = evaluation.counting(term.counter, first + i, () => {
      const parts = separated.inside.map((part) => evaluation.valueOf(substitute(part, set)));
      return parts.reduce((a, b) => ({ n: a.n * b.n, d: a.d * b.d }));
    });
    return evaluation.problem ? null : value;
  });
}

/** Fixed values for the keys of a row: a month in which each dated series is at a step, and a value for each plain key. */
function substitution(separated: Separated, keys: readonly number[]): ReadonlyMap<Term, Term> | null {
  const set = new Map<Term, Term>();
  let place = 0;
  for (const parameter of separated.dated) {
    const step = parameter.series.steps[(keys[place++] ?? 0) - 1];
    if (!step) return null;
    set.set(parameter.at, { kind: 'number', value: { n: step.from, d: 1 }, unit: 'month', choice: null });
  }
  for (const part of separated.plain)
    set.set(part, { kind: 'number', value: { n: keys[place++] ?? 0, d: 1 }, unit: 'count', choice: null });
  return set;
}

function substitute(term: Term, set: ReadonlyMap<Term, Term>): Term {
  const own = set.get(term);
  if (own) return own;
  switch (term.kind) {
    case 'parameter':
      return { ...term, at: substitute(term.at, set), key: term.key && substitute(term.key, set) };
    case 'multiply':
    case 'add':
    case 'least':
    case 'greatest':
      return { ...term, terms: term.terms.map((part) => substitute(part, set)) };
    case 'subtract':
    case 'divide':
    case 'whole':
    case 'remainder':
      return { ...term, left: substitute(term.left, set), right: substitute(term.right, set) };
    case 'rule':
      return term.local ? substitute(term.term, set) : term;
    case 'round':
      return { ...term, term: substitute(term.term, set) };
    default:
      return term;
  }
}
