import { EXACT_LIMIT } from '../kernel/exact.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { keyOf } from './key.ts';
import { partsOf, type Rule, type Term } from './term.ts';
import { dimensionOf, type Unit } from './unit.ts';
import { dimensionOfTerm, sameDimension, unitOf } from './unit-of.ts';

/** A rule that cannot stand as it is written. */
export interface Fault {
  readonly rule: string;
  readonly code: 'units-differ' | 'too-large' | 'same-condition-twice' | 'no-article' | 'gap' | 'overlap';
  readonly at: string;
}

/**
 * Reads the rules without any facts and names what is wrong with them: sums and comparisons of different units, numbers
 * that could leave the exact integers (2^53), a case that stands twice, a rule without an article, steps of a series out
 * of order.
 */
export function check(rules: readonly Rule[]): readonly Fault[] {
  return rules.flatMap((rule) => checkRule(rule));
}

function checkRule(rule: Rule): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<Term>();
  const fault = (code: Fault['code'], at: Term): void => void faults.push({ rule: rule.name, code, at: keyOf(at) });
  const visit = (term: Term): void => {
    if (seen.has(term) || (term.kind === 'rule' && term !== rule)) return;
    seen.add(term);
    if (!unitsAgree(term)) fault('units-differ', term);
    if (isTooLarge(term)) fault('too-large', term);
    if (term.kind === 'cases') {
      const conditions = term.branches.map((branch) => keyOf(branch.when));
      if (new Set(conditions).size < conditions.length) fault('same-condition-twice', term);
    }
    if (term.kind === 'parameter' || term.kind === 'age-reached') {
      const { steps } = term.kind === 'parameter' ? term.series : term.age;
      steps.forEach((step, i) => {
        const next = steps[i + 1];
        if (next && next.from <= step.from) fault('overlap', term);
        if (next && step.until !== null && next.from > step.until + 1) fault('gap', term);
      });
    }
    partsOf(term).forEach(visit);
  };
  visit(rule);
  if (!sameUnit(rule.unit, rule.term)) fault('units-differ', rule.term);
  if (rule.cites.length === 0 && !rule.local) fault('no-article', rule.term);
  return faults;
}

/** A count, a fraction and a percentage may stand for one another; everything else only for its like. */
function sameUnit(unit: Unit, term: Term): boolean {
  return sameDimension(dimensionOf(unit), dimensionOfTerm(term));
}

function unitsAgree(term: Term): boolean {
  switch (term.kind) {
    case 'add': {
      const points = term.terms.filter((part) => unitOf(part) === 'month');
      const rest = term.terms.filter((part) => unitOf(part) !== 'month');
      if (points.length > 1) return false;
      return points.length === 1 ? rest.every((part) => sameUnit('months', part)) : allSame(rest);
    }
    case 'subtract':
      if (unitOf(term.left) === 'month') return unitOf(term.right) === 'month' || sameUnit('months', term.right);
      return allSame([term.left, term.right]);
    case 'least':
    case 'greatest':
      return allSame(term.terms);
    case 'compare':
    case 'remainder':
      return allSame([term.left, term.right]);
    case 'cases':
      return allSame([...term.branches.map((branch) => branch.then), ...(term.otherwise ? [term.otherwise.then] : [])]);
    default:
      return true;
  }
}

function allSame(terms: readonly Term[]): boolean {
  const [first, ...rest] = terms;
  return !first || rest.every((term) => sameDimension(dimensionOfTerm(first), dimensionOfTerm(term)));
}

function isTooLarge(term: Term): boolean {
  const bounds = boundsOf(term);
  if (bounds.real) return false;
  if (largest(bounds) > EXACT_LIMIT) return true;
  if (term.kind === 'round') {
    const inside = boundsOf(term.term);
    return !inside.real && 2 * inside.n + inside.dMax > EXACT_LIMIT;
  }
  if (term.kind === 'compare') {
    const [left, right] = [boundsOf(term.left), boundsOf(term.right)];
    return !left.real && !right.real && Math.max(left.n * right.dMax, right.n * left.dMax) > EXACT_LIMIT;
  }
  return false;
}

function largest(bounds: Bounds): number {
  return Math.max(bounds.n, bounds.dMax);
}
