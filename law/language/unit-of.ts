import { bug } from '../kernel/assert.ts';
import type { Term } from './term.ts';
import { dimensionOf, type Dimension, type Unit } from './unit.ts';

/** The dimension of a product or quotient, or why there is none. */
function combine(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  return {
    money: left.money + sign * right.money,
    months: left.months + sign * right.months,
    years: left.years + sign * right.years,
    point: false,
  };
}

const NAMED: readonly Unit[] = ['dong', 'dong/month', 'months', 'years', 'months/year', 'fraction'];

/** Whether two dimensions are the same. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.money === b.money && a.months === b.months && a.years === b.years && a.point === b.point;
}

/** The dimension of a term. */
export function dimensionOfTerm(term: Term): Dimension {
  if (term.kind === 'multiply') return term.terms.map(dimensionOfTerm).reduce((a, b) => combine(a, b, 1));
  if (term.kind === 'divide') return combine(dimensionOfTerm(term.left), dimensionOfTerm(term.right), -1);
  return dimensionOf(unitOf(term));
}

const units = new WeakMap<Term, Unit>();

/** The unit in which a term is read and shown. */
export function unitOf(term: Term): Unit {
  const known = units.get(term);
  if (known) return known;
  const unit = read(term);
  units.set(term, unit);
  return unit;
}

function read(term: Term): Unit {
  switch (term.kind) {
    case 'number':
    case 'fact':
    case 'rule':
      return term.unit;
    case 'parameter':
      return term.series.unit;
    case 'add':
    case 'least':
    case 'greatest': {
      const units = term.terms.map(unitOf);
      return units.find((unit) => unit === 'month') ?? units[0] ?? 'count';
    }
    case 'subtract': {
      const left = unitOf(term.left);
      return left === 'month' && unitOf(term.right) === 'month' ? 'months' : left;
    }
    case 'multiply':
    case 'divide':
      return nameOf(term);
    case 'whole':
      return unitOf(term.left) === 'month' ? 'year' : nameOf({ kind: 'divide', left: term.left, right: term.right });
    case 'remainder':
      return unitOf(term.left);
    case 'power':
      return 'fraction';
    case 'compare':
    case 'all':
    case 'any':
    case 'not':
      return 'yes-no';
    case 'cases': {
      const first = term.branches[0]?.then ?? term.otherwise?.then;
      return first ? unitOf(first) : bug('cases without a branch');
    }
    case 'round':
      return unitOf(term.term);
    case 'sum-spells':
    case 'earlier':
    case 'sum-over':
      return unitOf(term.body);
    case 'age-reached':
      return 'month';
  }
}

function nameOf(term: Term): Unit {
  const dimension = dimensionOfTerm(term);
  if (term.kind === 'multiply') {
    const telling = term.terms.map(unitOf).filter((unit) => unit !== 'fraction' && unit !== 'count');
    if (telling.length === 0) return term.terms.some((part) => unitOf(part) === 'fraction') ? 'fraction' : 'count';
  }
  if (term.kind === 'multiply' && dimension.money === 0 && dimension.months === 0 && dimension.years === 0)
    return 'percent';
  const named = NAMED.find((unit) => sameDimension(dimensionOf(unit), dimension));
  if (named === 'fraction') return 'count';
  return named ?? bug(`no unit for money^${dimension.money} months^${dimension.months} years^${dimension.years}`);
}
