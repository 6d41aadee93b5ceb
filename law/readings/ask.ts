import { toNumber } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import type { Problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import type { Step } from '../language/series.ts';
import {
  partsOf,
  type AgeReachedTerm,
  type CasesTerm,
  type Fact,
  type ParameterTerm,
  type SumSpellsTerm,
  type Term,
} from '../language/term.ts';
import { Evaluation } from './evaluate.ts';
import { isProblem, readSoFar, type Missing, type Told } from './read.ts';

/** What a term can still be: from `low` to `high`, and which missing fields (as bits) can move it. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly open: number;
}

/** At most this many missing fields are told apart; more are asked for as they come. */
const BITS = 31;

const facts = new WeakMap<Term, readonly Fact[]>();

/** Every fact inside a term. */
function factsIn(term: Term): readonly Fact[] {
  const known = facts.get(term);
  if (known) return known;
  const found = term.kind === 'fact' ? [term] : [...new Set(partsOf(term).flatMap(factsIn))];
  facts.set(term, found);
  return found;
}

const point = (value: number): Range => ({ low: value, high: value, open: 0 });
const range = (low: number, high: number, open: number): Range => (low === high ? point(low) : { low, high, open });
const YES = point(1);
const NO = point(0);

/**
 * Which fields can still change the answer? Reads the rules over ranges: a missing fact is all it could be, and where
 * the answer is the same for all of it, nobody is asked.
 * @returns paths of fields, in the order of the question; empty when the answer is settled
 */
export function ask(question: Question, input: unknown): readonly string[] | Problem {
  const soFar = readSoFar(question, input);
  if ('code' in soFar && isProblem(soFar)) return soFar;
  const { told, missing } = soFar as { readonly told: Told; readonly missing: readonly Missing[] };
  if (missing.length === 0) return [];
  return new Inquiry(told, missing).about(question);
}

class Inquiry {
  private readonly missing: readonly Missing[];
  private readonly told: Told;
  private readonly evaluation: Evaluation;
  private readonly bits = new Map<Fact, number>();
  private readonly memo: (Range | undefined)[] = [];
  private readonly record: number;
  private readonly lacking: ReadonlySet<Fact>;
  private spell = -1;

  constructor(told: Told, missing: readonly Missing[]) {
    this.told = told;
    this.missing = missing;
    this.evaluation = new Evaluation(told);
    let record = 0;
    missing.forEach(({ fact, spell }, i) => {
      const bit = 1 << Math.min(i, BITS - 1);
      if (!fact) record |= bit;
      else if (spell === null) this.bits.set(fact, bit);
    });
    this.record = record;
    this.lacking = new Set(missing.flatMap(({ fact }) => (fact ? [fact] : [])));
  }

  about(question: Question): readonly string[] {
    let open = 0;
    for (const output of question.outputs) {
      const when = output.when ? this.rangeOf(output.when) : YES;
      open |= when.open;
      if (when.high !== 0) open |= output.each ? this.rangeOf(output.each.last).open : this.rangeOf(output.rule).open;
    }
    return this.missing.filter((_, i) => (open & (1 << Math.min(i, BITS - 1))) !== 0).map(({ path }) => path);
  }

  /** Nothing in the term is missing, so its value is sure. */
  private isSure(term: Term): boolean {
    for (const fact of factsIn(term)) {
      if (this.lacking.has(fact) || (fact.scope === 'spell' && this.record !== 0) || fact.scope === 'counter')
        return false;
    }
    return true;
  }

  private rangeOf(term: Term): Range {
    if (term.kind === 'number') return point(toNumber(term.value));
    if (this.spell < 0 && this.isSure(term)) {
      const value = toNumber(this.evaluation.valueOf(term));
      return Number.isFinite(value) ? point(value) : { ...boundsOf(term), open: 0 };
    }
    if (term.kind === 'rule' && !term.local) return (this.memo[term.id] ??= this.clamped(term));
    return this.composed(term);
  }

  private clamped(rule: Extract<Term, { kind: 'rule' }>): Range {
    const inside = this.rangeOf(rule.term);
    if (!rule.range) return inside;
    return range(Math.max(inside.low, rule.range[0]), Math.min(inside.high, rule.range[1]), inside.open);
  }

  private composed(term: Exclude<Term, { kind: 'number' }>): Range {
    switch (term.kind) {
      case 'fact':
        return this.fact(term);
      case 'rule':
        return this.rangeOf(term.term);
      case 'parameter':
        return this.parameter(term);
      case 'add':
        return this.joined(term.terms, (a, b) => [a.low + b.low, a.high + b.high]);
      case 'multiply':
        return this.joined(
          term.terms,
          corners((a, b) => a * b),
        );
      case 'least':
        return this.joined(term.terms, (a, b) => [Math.min(a.low, b.low), Math.min(a.high, b.high)]);
      case 'greatest':
        return this.joined(term.terms, (a, b) => [Math.max(a.low, b.low), Math.max(a.high, b.high)]);
      case 'subtract':
        return this.joined([term.left, term.right], (a, b) => [a.low - b.high, a.high - b.low]);
      case 'divide':
        return this.joined(
          [term.left, term.right],
          corners((a, b) => (b > 0 ? a / b : a === 0 ? 0 : Infinity)),
        );
      case 'whole':
        return this.joined(
          [term.left, term.right],
          corners((a, b) => Math.floor(a / b)),
        );
      case 'remainder':
        return this.joined([term.left, term.right], (_, b) => [0, b.high - 1]);
      case 'power':
        return this.joined([term.left, term.right], () => [0, Infinity]);
      case 'compare':
        return this.compare(term);
      case 'all':
        return this.all(term.terms);
      case 'any':
        return this.any(term.terms);
      case 'not': {
        const inside = this.rangeOf(term.term);
        return range(1 - inside.high, 1 - inside.low, inside.open);
      }
      case 'cases':
        return this.cases(term);
      case 'round': {
        const inside = this.rangeOf(term.term);
        return range(Math.floor(inside.low), Math.ceil(inside.high), inside.open);
      }
      case 'sum-spells':
        return this.spells(term);
      case 'earlier':
      case 'sum-over':
        return { low: Math.min(0, boundsOf(term).low), high: Infinity, open: this.openIn(term) };
      case 'age-reached':
        return this.ageReached(term);
    }
  }

  private fact(fact: Fact): Range {
    if (fact.scope === 'spell') {
      const value = this.told.spells[this.spell]?.[fact.id];
      if (value) return point(toNumber(value));
      if (fact.unit === 'yes-no' && this.record === 0) return NO;
      return { low: boundsOf(fact).low, high: boundsOf(fact).high, open: this.openOfSpell(fact) };
    }
    const bit = this.bits.get(fact);
    if (bit === undefined) return point(toNumber(this.evaluation.valueOf(fact)));
    return { low: boundsOf(fact).low, high: boundsOf(fact).high, open: bit };
  }

  private openOfSpell(fact: Fact): number {
    let open = this.record;
    const place = this.told.places[this.spell];
    this.missing.forEach((one, i) => {
      if (one.fact === fact && one.spell === place) open |= 1 << Math.min(i, BITS - 1);
    });
    return open;
  }

  /** Every missing field inside a term, whether it can move it or not. */
  private openIn(term: Term): number {
    let open = 0;
    for (const fact of factsIn(term)) {
      if (fact.scope === 'spell') {
        open |= this.record;
        if (this.lacking.has(fact))
          this.missing.forEach((one, i) => (open |= one.fact === fact ? 1 << Math.min(i, BITS - 1) : 0));
      } else open |= this.bits.get(fact) ?? 0;
    }
    return open;
  }

  private joined(terms: readonly Term[], join: (a: Range, b: Range) => readonly [number, number]): Range {
    return terms
      .map((term) => this.rangeOf(term))
      .reduce((a, b) => {
        const [low, high] = join(a, b);
        return range(low, high, a.open | b.open);
      });
  }

  private compare(term: Extract<Term, { kind: 'compare' }>): Range {
    const [a, b] = [this.rangeOf(term.left), this.rangeOf(term.right)];
    const open = a.open | b.open;
    switch (term.is) {
      case 'below':
        return a.high < b.low ? YES : a.low >= b.high ? NO : { low: 0, high: 1, open };
      case 'at-most':
        return a.high <= b.low ? YES : a.low > b.high ? NO : { low: 0, high: 1, open };
      case 'equals':
        if (a.high < b.low || b.high < a.low) return NO;
        return a.low === a.high && b.low === b.high ? YES : { low: 0, high: 1, open };
    }
  }

  private all(terms: readonly Term[]): Range {
    let open = 0;
    for (const term of terms) {
      const here = this.rangeOf(term);
      if (here.high === 0) return NO;
      open |= here.open;
    }
    return open === 0 ? YES : { low: 0, high: 1, open };
  }

  private any(terms: readonly Term[]): Range {
    let open = 0;
    for (const term of terms) {
      const here = this.rangeOf(term);
      if (here.low === 1) return YES;
      open |= here.open;
    }
    return open === 0 ? NO : { low: 0, high: 1, open };
  }

  private cases(term: CasesTerm): Range {
    let open = 0;
    let found: Range | null = null;
    const take = (then: Term): void => {
      const here = this.rangeOf(then);
      found = found
        ? { low: Math.min(found.low, here.low), high: Math.max(found.high, here.high), open: found.open | here.open }
        : here;
    };
    for (const branch of term.branches) {
      const when = this.rangeOf(branch.when);
      if (when.high === 0) continue;
      take(branch.then);
      if (when.low === 1) return settled(found, open);
      open |= when.open;
    }
    if (term.otherwise) take(term.otherwise.then);
    return settled(found, open);
  }

  private parameter(term: ParameterTerm): Range {
    const at = this.rangeOf(term.at);
    const key = term.key ? this.rangeOf(term.key) : NO;
    let low = Infinity;
    let high = -Infinity;
    const { steps } = term.series;
    steps.forEach((step, i) => {
      if (step.from > at.high || (steps[i + 1]?.from ?? Infinity) <= at.low) return;
      for (const value of keyed(term, step, key)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    });
    return low > high ? { low: 0, high: Infinity, open: at.open | key.open } : range(low, high, at.open | key.open);
  }

  private spells(term: SumSpellsTerm): Range {
    if (this.record !== 0) return { low: boundsOf(term).low, high: Infinity, open: this.record | this.openIn(term) };
    let sum = NO;
    for (let i = 0; i < this.told.spells.length; i++) {
      this.spell = i;
      const here = this.rangeOf(term.body);
      sum = range(sum.low + here.low, sum.high + here.high, sum.open | here.open);
    }
    this.spell = -1;
    return sum;
  }

  /** Someone born later never reaches the age earlier. */
  private ageReached(term: AgeReachedTerm): Range {
    const born = this.rangeOf(term.born);
    const key = this.rangeOf(term.key);
    const ages = term.age.steps.flatMap((step) => keyed(term, step, key));
    const [youngest, oldest] = [Math.min(...ages), Math.max(...ages)];
    return range(born.low + youngest, born.high + oldest, born.open | key.open);
  }
}

function settled(found: Range | null, open: number): Range {
  return found ? range(found.low, found.high, found.open | open) : NO;
}

/** The values of a step for all keys that are still possible. */
function keyed(term: ParameterTerm | AgeReachedTerm, step: Step, key: Range): readonly number[] {
  const series = term.kind === 'parameter' ? term.series : term.age;
  if (series.key?.by === 'year') return [...step.values, series.key.after].map(toNumber);
  return step.values.slice(key.low, key.high + 1).map(toNumber);
}

function corners(of: (a: number, b: number) => number): (a: Range, b: Range) => readonly [number, number] {
  return (a, b) => {
    const all = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)].map((value) =>
      Number.isNaN(value) ? 0 : value,
    );
    return [Math.min(...all), Math.max(...all)];
  };
}
