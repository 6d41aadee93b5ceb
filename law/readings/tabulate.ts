import { commonDenominator, greatestDivisor, type Exact } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import { partsOf, type Fact, type Rule, type Term } from '../language/term.ts';
import { Evaluation, type Values } from './evaluate.ts';

/** The most cells that a table of a step function may have; more would fall out of the first cache. */
export const TABLE_MAX = 8192;

/** A whole number that a table can be looked up by. */
export type Atom = Fact | Rule;

/** What a term depends on, when that is a few whole numbers of small range; null when it is not. */
export type Atoms = readonly Atom[] | null;

/** Finds the step functions in terms: those of one or two small whole numbers, which are small tables. */
export class Tabulator {
  private readonly known = new Map<Term, Atoms>();
  private readonly told: ReadonlySet<string>;

  /** @param told names of series whose values are given at run time, so that no table can hold them */
  constructor(told: readonly string[]) {
    this.told = new Set(told);
  }

  /** The whole numbers that a term depends on. */
  atomsOf(term: Term): Atoms {
    const known = this.known.get(term);
    if (known !== undefined) return known;
    const atoms = this.compute(term);
    this.known.set(term, atoms);
    return atoms;
  }

  /** Whether a term is worth a table: it depends on something, fits, and is more than adding and comparing. */
  worthATable(term: Term): boolean {
    const atoms = this.atomsOf(term);
    return (
      atoms !== null &&
      atoms.length > 0 &&
      !atoms.includes(term as Atom) &&
      sizeOf(atoms) <= TABLE_MAX &&
      work(term) >= WORK_MIN
    );
  }

  private compute(term: Term): Atoms {
    switch (term.kind) {
      case 'fact':
        return term.scope !== 'spell' && !term.real && term.scale === 1 ? [term] : null;
      case 'rule':
        return this.ofRule(term);
      case 'sum-spells':
      case 'earlier':
      case 'sum-over':
      case 'power':
        return null;
      case 'parameter':
        return term.series.real || this.told.has(term.series.name) ? null : this.together(partsOf(term));
      default:
        return this.together(partsOf(term));
    }
  }

  private ofRule(rule: Rule): Atoms {
    const inside = this.atomsOf(rule.term);
    if (inside !== null && sizeOf(inside) <= TABLE_MAX) return inside;
    const { d, real } = boundsOf(rule);
    return !rule.local && d === 1 && !real && sizeOf([rule]) <= TABLE_MAX ? [rule] : null;
  }

  private together(parts: readonly Term[]): Atoms {
    const atoms = new Set<Atom>();
    for (const part of parts) {
      const inside = this.atomsOf(part);
      if (inside === null) return null;
      inside.forEach((atom) => atoms.add(atom));
    }
    return [...atoms];
  }
}

/** How many values an atom can have. */
export function spanOf(atom: Atom): number {
  const { low, high } = boundsOf(atom);
  return high - low + 1;
}

/** How many cells a table over some atoms has. */
export function sizeOf(atoms: readonly Atom[]): number {
  return atoms.reduce((size, atom) => size * spanOf(atom), 1);
}

const WORK_MIN = 2;

/** A rough count of what a table saves. */
function work(term: Term): number {
  const inside = partsOf(term).reduce((sum, part) => sum + work(part), 0);
  switch (term.kind) {
    case 'cases':
    case 'whole':
    case 'remainder':
    case 'age-reached':
    case 'parameter':
    case 'divide':
    case 'round':
      return inside + 2;
    case 'multiply':
    case 'least':
    case 'greatest':
      return inside + 1;
    default:
      return inside;
  }
}

/** A laid-up step function: numerators over one denominator; NaN where the book knows no value. */
export interface Table {
  readonly atoms: readonly Atom[];
  readonly cells: readonly number[];
  readonly d: number;
}

/** Lays up the values of a term for every value of its atoms; the last atom runs fastest. */
export function layUp(term: Term, atoms: readonly Atom[]): Table {
  const values: (Exact | null)[] = [];
  const places = atoms.map((atom) => boundsOf(atom).low);
  for (let cell = sizeOf(atoms); cell > 0; cell--) {
    values.push(valueAt(term, atoms, places));
    for (let i = atoms.length - 1; i >= 0; i--) {
      const atom = atoms[i] as Atom;
      const next = (places[i] ?? 0) + 1;
      places[i] = next > boundsOf(atom).high ? boundsOf(atom).low : next;
      if (next <= boundsOf(atom).high) break;
    }
  }
  const d = values.reduce((common, value) => (value ? commonDenominator(common, value.d) : common), 1);
  const cells = values.map((value) => (value ? value.n * (d / value.d) : NaN));
  const shared = cells.reduce((a, b) => (Number.isNaN(b) ? a : greatestDivisor(a, b)), d);
  return { atoms, cells: cells.map((n) => n / shared), d: d / shared };
}

function valueAt(term: Term, atoms: readonly Atom[], places: readonly number[]): Exact | null {
  const values: Values = [];
  atoms.forEach((atom, i) => {
    if (atom.kind === 'fact') values[atom.id] = { n: places[i] ?? 0, d: 1 };
  });
  const evaluation = new Evaluation({ values, spells: [] });
  atoms.forEach((atom, i) => {
    if (atom.kind === 'rule') evaluation.suppose(atom, { n: places[i] ?? 0, d: 1 });
  });
  const value = evaluation.valueOf(term);
  return evaluation.problem ? null : value;
}
