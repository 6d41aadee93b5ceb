import type { Exact } from '../kernel/exact.ts';
import type { Rounding } from '../kernel/rounding.ts';
import type { Citation, Series } from './series.ts';
import type { Unit } from './unit.ts';

/** Something that is told, not computed: of the whole case, of one spell of contributions, or a counter bound by a sum. */
export interface Fact {
  readonly kind: 'fact';
  readonly id: number;
  readonly name: string;
  readonly unit: Unit;
  readonly scope: 'case' | 'spell' | 'counter';
  /** Least and greatest value, in whole steps of `scale`; the checker counts with them. */
  readonly range: readonly [number, number];
  /** Told with decimals: values are whole numbers over this (10,000 for a percentage with two decimals). */
  readonly scale: number;
  /** The names of the values of a "choice", in order. */
  readonly choices: readonly string[];
  /** Told as a double, not as an exact fraction (the fund's yield). */
  readonly real: boolean;
  /** The articles that set its limits: a value too far off to be let in is refused with them. */
  readonly limits: readonly Citation[];
}

/** A rule of the book: a name, its articles, and the term that says it. */
export interface Rule {
  readonly kind: 'rule';
  readonly id: number;
  readonly name: string;
  readonly unit: Unit;
  readonly cites: readonly Citation[];
  readonly term: Term;
  /** Declared least and greatest value, where the parts alone would allow far more than life does. */
  readonly range: readonly [number, number] | null;
  /** Names of the values of a "choice". */
  readonly choices: readonly string[];
  /** Depends on a spell or a counter: worth something only inside a sum. */
  readonly local: boolean;
}

/** One case of a rule: when it applies, what then, and the article that says so. */
export interface Branch {
  readonly when: Term;
  readonly then: Term;
  readonly cite: Citation;
}

export type Comparison = 'below' | 'at-most' | 'equals';

/** A number that belongs to arithmetic, not to the law (0, 1, 12), or the place of a choice. */
export interface NumberTerm {
  readonly kind: 'number';
  readonly value: Exact;
  readonly unit: Unit;
  readonly choice: string | null;
}
/** The value of a series in a month, for a key. */
export interface ParameterTerm {
  readonly kind: 'parameter';
  readonly series: Series;
  readonly at: Term;
  readonly key: Term | null;
}
/** Sum, product, least, greatest of several terms. */
export interface ManyTerm {
  readonly kind: 'add' | 'multiply' | 'least' | 'greatest';
  readonly terms: readonly Term[];
}
/** Difference, quotient, whole part and rest of a division, power. */
export interface PairTerm {
  readonly kind: 'subtract' | 'divide' | 'whole' | 'remainder' | 'power';
  readonly left: Term;
  readonly right: Term;
}
export interface CompareTerm {
  readonly kind: 'compare';
  readonly is: Comparison;
  readonly left: Term;
  readonly right: Term;
}
export interface LogicTerm {
  readonly kind: 'all' | 'any';
  readonly terms: readonly Term[];
}
export interface NotTerm {
  readonly kind: 'not';
  readonly term: Term;
}
/** Exactly one branch applies; none: `otherwise`; two: a conflict that names both articles. */
export interface CasesTerm {
  readonly kind: 'cases';
  readonly branches: readonly Branch[];
  readonly otherwise: { readonly then: Term; readonly cite: Citation | null } | null;
}
/** A named rounding to a whole number of the unit. */
export interface RoundTerm {
  readonly kind: 'round';
  readonly direction: Rounding;
  readonly term: Term;
  readonly cite: Citation;
}
/** Σ over the spells of contribution, in order of time. */
export interface SumSpellsTerm {
  readonly kind: 'sum-spells';
  readonly body: Term;
}
/** Inside a sum over spells: the same body summed over the spells before this one. */
export interface EarlierTerm {
  readonly kind: 'earlier';
  readonly body: Term;
}
/** Σ over a counter from `from` to the last one before `until`. */
export interface SumOverTerm {
  readonly kind: 'sum-over';
  readonly counter: Fact;
  readonly from: Term;
  readonly until: Term;
  readonly body: Term;
}
/** The first month m that is at least `born` plus the age that the series asks in month m itself. */
export interface AgeReachedTerm {
  readonly kind: 'age-reached';
  readonly born: Term;
  readonly age: Series;
  readonly key: Term;
}

/** A term of the language: first order, no loops but bounded sums, no recursion. */
export type Term =
  | NumberTerm
  | Fact
  | Rule
  | ParameterTerm
  | ManyTerm
  | PairTerm
  | CompareTerm
  | LogicTerm
  | NotTerm
  | CasesTerm
  | RoundTerm
  | SumSpellsTerm
  | EarlierTerm
  | SumOverTerm
  | AgeReachedTerm;

/** The terms directly inside a term; those of a rule are its one term. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'number':
    case 'fact':
      return [];
    case 'rule':
    case 'not':
    case 'round':
      return [term.term];
    case 'parameter':
      return term.key ? [term.at, term.key] : [term.at];
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return term.terms;
    case 'subtract':
    case 'divide':
    case 'whole':
    case 'remainder':
    case 'power':
    case 'compare':
      return [term.left, term.right];
    case 'cases': {
      const inside = term.branches.flatMap((branch) => [branch.when, branch.then]);
      return term.otherwise ? [...inside, term.otherwise.then] : inside;
    }
    case 'sum-spells':
    case 'earlier':
      return [term.body];
    case 'sum-over':
      return [term.from, term.until, term.body];
    case 'age-reached':
      return [term.born, term.key];
  }
}

/** The same term with other terms directly inside it, as `change` makes them. A rule that is changed inside is its term. */
export function withParts(term: Term, change: (part: Term) => Term): Term {
  switch (term.kind) {
    case 'number':
    case 'fact':
      return term;
    case 'rule':
      return change(term.term);
    case 'not':
    case 'round':
      return { ...term, term: change(term.term) };
    case 'parameter':
      return { ...term, at: change(term.at), key: term.key && change(term.key) };
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return { ...term, terms: term.terms.map(change) };
    case 'subtract':
    case 'divide':
    case 'whole':
    case 'remainder':
    case 'power':
    case 'compare':
      return { ...term, left: change(term.left), right: change(term.right) };
    case 'cases':
      return {
        ...term,
        branches: term.branches.map((branch) => ({ ...branch, when: change(branch.when), then: change(branch.then) })),
        otherwise: term.otherwise && { ...term.otherwise, then: change(term.otherwise.then) },
      };
    case 'sum-spells':
    case 'earlier':
      return { ...term, body: change(term.body) };
    case 'sum-over':
      return { ...term, from: change(term.from), until: change(term.until), body: change(term.body) };
    case 'age-reached':
      return { ...term, born: change(term.born), key: change(term.key) };
  }
}

const free = new WeakMap<Term, readonly Fact[]>();

/** The facts that a term needs from outside: those of the case, and those of spells and counters that no sum in it binds. */
export function factsOf(term: Term): readonly Fact[] {
  const known = free.get(term);
  if (known) return known;
  const found = freeFacts(term);
  free.set(term, found);
  return found;
}

function freeFacts(term: Term): readonly Fact[] {
  if (term.kind === 'fact') return [term];
  const parts = partsOf(term);
  const [only] = parts;
  if (only && parts.length === 1 && term.kind !== 'sum-spells') return factsOf(only);
  const facts: Fact[] = [];
  for (const part of parts) {
    for (const fact of factsOf(part)) {
      if (term.kind === 'sum-spells' && fact.scope === 'spell') continue;
      if (term.kind === 'sum-over' && fact === term.counter && part === term.body) continue;
      if (!facts.includes(fact)) facts.push(fact);
    }
  }
  return facts;
}

/** Whether a term depends on a spell or a counter that no sum in it binds: only inside of one is it worth something. */
export function isOpen(term: Term): boolean {
  return dependsOn(term, (fact) => fact.scope !== 'case');
}

/**
 * Whether a term depends on a spell or a counter that is one of these and that no sum in it binds. Rules that are none
 * of a spell or a counter are not entered: this is asked of every rule when the book is opened.
 */
export function dependsOn(term: Term, found: (fact: Fact) => boolean): boolean {
  switch (term.kind) {
    case 'number':
      return false;
    case 'fact':
      return term.scope !== 'case' && found(term);
    case 'rule':
      return term.local && dependsOn(term.term, found);
    case 'sum-spells':
      return dependsOn(term.body, (fact) => fact.scope !== 'spell' && found(fact));
    case 'sum-over':
      return (
        dependsOn(term.from, found) ||
        dependsOn(term.until, found) ||
        dependsOn(term.body, (fact) => fact !== term.counter && found(fact))
      );
    case 'cases':
      return (
        term.branches.some((branch) => dependsOn(branch.when, found) || dependsOn(branch.then, found)) ||
        (term.otherwise !== null && dependsOn(term.otherwise.then, found))
      );
    default:
      return partsOf(term).some((part) => dependsOn(part, found));
  }
}

/** Whether a term needs a fact that `found` accepts. */
export function mentions(term: Term, found: (fact: Fact) => boolean): boolean {
  return factsOf(term).some(found);
}
