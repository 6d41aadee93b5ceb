import { MONTHS_IN_YEAR } from '../kernel/month.ts';
import { separate } from './separate.ts';
import type { Fact, Rule, SumOverTerm, Term } from './term.ts';

/**
 * What a term can be, read off its shape and the declared ranges: its least and greatest value; and for the fraction
 * n/d that carries it, the greatest numerator and denominator. `d` is that denominator where it is always the same.
 */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly dMax: number;
  /** The fixed denominator; null where it depends on the case (a division by months paid). */
  readonly d: number | null;
  /** Carried as a rounded double: compound interest. */
  readonly real: boolean;
}

/** A record has at most this many spells; a sum over them is bounded by it where no rule declares a tighter range. */
const SPELLS_MAX = 720;

const known = new WeakMap<Term, Bounds>();

function bounds(low: number, high: number, d: number | null = 1, dMax: number = d ?? 1, real = false): Bounds {
  return { low, high, n: Math.max(Math.abs(low), Math.abs(high)) * dMax, dMax, d, real };
}

/** The bounds of a term. */
export function boundsOf(term: Term): Bounds {
  const found = known.get(term);
  if (found) return found;
  const computed = compute(term);
  known.set(term, computed);
  return computed;
}

function compute(term: Term): Bounds {
  switch (term.kind) {
    case 'number':
      return bounds(term.value.n / term.value.d, term.value.n / term.value.d, term.value.d);
    case 'fact':
      return factBounds(term);
    case 'rule':
      return ruleBounds(term);
    case 'parameter': {
      const values = term.series.steps.flatMap((step) => [
        ...step.values,
        ...(term.series.key?.by === 'year' ? [term.series.key.after] : []),
      ]);
      const d = Math.max(...values.map((value) => value.d));
      return bounds(
        Math.min(...values.map((value) => value.n / value.d)),
        Math.max(...values.map((value) => value.n / value.d)),
        d,
        d,
        term.series.real,
      );
    }
    case 'add':
      return term.terms.map(boundsOf).reduce(sum);
    case 'subtract': {
      const right = boundsOf(term.right);
      return sum(boundsOf(term.left), { ...right, low: -right.high, high: -right.low });
    }
    case 'multiply':
      return term.terms.map(boundsOf).reduce(product);
    case 'divide': {
      const left = boundsOf(term.left);
      const right = boundsOf(term.right);
      const least = right.low > 0 ? right.low : 1 / right.dMax;
      const fixed = left.d !== null && right.d !== null && right.low === right.high ? left.d * right.n : null;
      return {
        low: Math.min(left.low / least, left.low / right.high, 0),
        high: Math.max(left.high / least, 0),
        n: left.n * right.dMax,
        dMax: left.dMax * right.n,
        d: fixed,
        real: left.real || right.real,
      };
    }
    case 'least':
    case 'greatest': {
      const pick = term.kind === 'least' ? Math.min : Math.max;
      const all = term.terms.map(boundsOf);
      const joined = all.reduce(join);
      const low = pick(...all.map((one) => one.low));
      const high = pick(...all.map((one) => one.high));
      const n = joined.d === null ? joined.n : Math.max(Math.abs(low), Math.abs(high)) * joined.d;
      return { ...joined, low, high, n };
    }
    case 'whole': {
      const left = boundsOf(term.left);
      const right = boundsOf(term.right);
      const by = right.low > 0 ? right.low : 1;
      return bounds(Math.floor(left.low / by), Math.floor(left.high / by));
    }
    case 'remainder':
      return bounds(0, Math.max(boundsOf(term.right).high - 1, 0));
    case 'power':
      return bounds(0, GROWTH_MAX, 1, 1, true);
    case 'compare':
    case 'all':
    case 'any':
    case 'not':
      return bounds(0, 1);
    case 'cases':
      return [...term.branches.map((branch) => branch.then), ...(term.otherwise ? [term.otherwise.then] : [])]
        .map(boundsOf)
        .reduce(join);
    case 'round': {
      const inner = boundsOf(term.term);
      return bounds(Math.floor(inner.low), Math.ceil(inner.high), 1, 1, inner.real);
    }
    case 'sum-spells':
    case 'earlier': {
      const body = boundsOf(term.body);
      return {
        ...body,
        low: Math.min(0, body.low * SPELLS_MAX),
        high: Math.max(0, body.high * SPELLS_MAX),
        n: body.n * SPELLS_MAX,
      };
    }
    case 'sum-over':
      return sumOverBounds(term);
    case 'age-reached': {
      const born = boundsOf(term.born);
      const ages = term.age.steps.flatMap((step) => step.values.map((value) => value.n));
      return bounds(born.low + Math.min(...ages), born.high + Math.max(...ages) + MONTHS_IN_YEAR);
    }
  }
}

/** Compound interest of 5 % a month over 720 months would be astronomical; what matters is that it is a double. */
const GROWTH_MAX = 1e3;

function factBounds(fact: Fact): Bounds {
  const [low, high] = fact.range;
  return bounds(low / fact.scale, high / fact.scale, fact.scale, fact.scale, fact.real);
}

function ruleBounds(rule: Rule): Bounds {
  const inner = boundsOf(rule.term);
  if (!rule.range) return inner;
  const [low, high] = rule.range;
  const n = Math.max(Math.abs(low), Math.abs(high)) * inner.dMax;
  return { ...inner, low, high, n: inner.d === null ? Math.min(n, inner.n) : n };
}

function sumOverBounds(term: SumOverTerm): Bounds {
  const body = boundsOf(term.body);
  const [low, high] = term.counter.range;
  const times = high - low + 1;
  const separated = separate(term);
  if (!separated)
    return { ...body, low: Math.min(0, body.low * times), high: Math.max(0, body.high * times), n: body.n * times };
  return {
    ...body,
    low: Math.min(0, body.low * SPELLS_MAX),
    high: Math.max(0, body.high * SPELLS_MAX),
    n: body.n * SPELLS_MAX,
  };
}

function sum(a: Bounds, b: Bounds): Bounds {
  const low = a.low + b.low;
  const high = a.high + b.high;
  const real = a.real || b.real;
  if (a.d !== null && b.d !== null) {
    const d = a.d % b.d === 0 ? a.d : b.d % a.d === 0 ? b.d : a.d * b.d;
    return { low, high, n: a.n * (d / a.d) + b.n * (d / b.d), dMax: d, d, real };
  }
  return { low, high, n: a.n * b.dMax + b.n * a.dMax, dMax: a.dMax * b.dMax, d: null, real };
}

function product(a: Bounds, b: Bounds): Bounds {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return {
    low: Math.min(...corners),
    high: Math.max(...corners),
    n: a.n * b.n,
    dMax: a.dMax * b.dMax,
    d: a.d !== null && b.d !== null ? a.d * b.d : null,
    real: a.real || b.real,
  };
}

/** Either of two: the denominators are brought to a common one where both are fixed. */
function join(a: Bounds, b: Bounds): Bounds {
  const low = Math.min(a.low, b.low);
  const high = Math.max(a.high, b.high);
  const real = a.real || b.real;
  if (a.d !== null && b.d !== null) {
    const d = a.d % b.d === 0 ? a.d : b.d % a.d === 0 ? b.d : a.d * b.d;
    return { low, high, n: Math.max(a.n * (d / a.d), b.n * (d / b.d)), dMax: d, d, real };
  }
  return { low, high, n: Math.max(a.n, b.n), dMax: Math.max(a.dMax, b.dMax), d: null, real };
}
