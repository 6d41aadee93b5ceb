import { toNumber } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import type { Problem } from '../language/problem.ts';
import type { Question } from '../language/question.ts';
import { stepAt, valueOf, type Series, type Step } from '../language/series.ts';
import {
  partsOf,
  type AgeReachedTerm,
  type CasesTerm,
  type Fact,
  type ParameterTerm,
  type Rule,
  type SumSpellsTerm,
  type Term,
} from '../language/term.ts';
import { Evaluation } from './evaluate.ts';
import { readSoFar, type Missing, type Told } from './read.ts';

/** What a term can still be: from `low` to `high`, and which missing fields (as bits) can move it. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly open: number;
}

/** At most this many missing fields are told apart; more are asked for as they come. */
const BITS = 31;

const factsOfRules: (readonly Fact[] | undefined)[] = [];
const insideOf = new WeakMap<Term, readonly Fact[]>();

/** Every fact inside a term. */
function factsIn(term: Term): readonly Fact[] {
  const known = insideOf.get(term);
  if (known) return known;
  const found = term.kind === 'fact' ? [term] : [...new Set(partsOf(term).flatMap(factsIn))];
  insideOf.set(term, found);
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
  if ('code' in soFar) return soFar;
  const { told, missing } = soFar;
  if (missing.length === 0) return [];
  return new Inquiry(told, missing).about(question);
}

class Inquiry {
  private readonly missing: readonly Missing[];
  private readonly told: Told;
  private readonly evaluation: Evaluation;
  /** The bit of a missing fact, by its id; those of spells have one for each spell. */
  private readonly bits: (number | undefined)[] = [];
  private readonly memo: (Range | undefined)[] = [];
  private readonly record: number;
  /** By the id of a fact: it was not told, in the case or in some spell. */
  private readonly lacking: readonly (boolean | undefined)[];
  private spell = -1;

  constructor(told: Told, missing: readonly Missing[]) {
    this.told = told;
    this.missing = missing;
    this.evaluation = new Evaluation(told);
    let record = 0;
    missing.forEach(({ fact }, i) => {
      const bit = 1 << Math.min(i, BITS - 1);
      if (fact) this.bits[fact.id] = bit;
      else record |= bit;
    });
    this.record = record;
    const lacking: boolean[] = [];
    for (const { fact } of missing) if (fact) lacking[fact.id] = true;
    this.lacking = lacking;
  }

  about(question: Question): readonly string[] {
    let open = 0;
    const every = this.missing.reduce((bits, _, i) => bits | (1 << Math.min(i, BITS - 1)), 0);
    for (const output of question.outputs) {
      if (open === every) break;
      const when = output.when ? this.rangeOf(output.when) : YES;
      open |= when.open;
      if (when.high !== 0) open |= output.each ? this.rangeOf(output.each.last).open : this.rangeOf(output.rule).open;
    }
    return this.missing.filter((_, i) => (open & (1 << Math.min(i, BITS - 1))) !== 0).map(({ path }) => path);
  }

  /** Nothing in the rule is missing, so its value is sure. */
  private isSure(rule: Rule): boolean {
    const facts = (factsOfRules[rule.id] ??= factsIn(rule));
    for (const fact of facts) if (this.lacking[fact.id] || (this.record !== 0 && fact.scope === 'spell')) return false;
    return true;
  }

  private rangeOf(term: Term): Range {
    if (term.kind === 'number') return point(term.value.n / term.value.d);
    if (term.kind !== 'rule' || term.local) return this.composed(term);
    return (this.memo[term.id] ??= this.isSure(term) ? this.exact(term) : this.clamped(term));
  }

  private exact(rule: Rule): Range {
    const value = toNumber(this.evaluation.valueOf(rule));
    return Number.isFinite(value) ? point(value) : { ...boundsOf(rule), open: 0 };
  }

  private clamped(rule: Rule): Range {
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
        return this.joined(term.terms, ADD);
      case 'multiply':
        return this.joined(term.terms, MULTIPLY);
      case 'least':
        return this.joined(term.terms, LEAST);
      case 'greatest':
        return this.joined(term.terms, GREATEST);
      case 'subtract':
        return this.joined(partsOf(term), SUBTRACT);
      case 'divide':
        return this.joined(partsOf(term), DIVIDE);
      case 'whole':
        return this.joined(partsOf(term), WHOLE);
      case 'remainder':
        return this.joined(partsOf(term), REMAINDER);
      case 'power':
        return this.joined(partsOf(term), POWER);
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
    const bit = this.bits[fact.id];
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
        if (this.lacking[fact.id])
          this.missing.forEach((one, i) => (open |= one.fact === fact ? 1 << Math.min(i, BITS - 1) : 0));
      } else open |= this.bits[fact.id] ?? 0;
    }
    return open;
  }

  private joined(terms: readonly Term[], join: (a: Range, b: Range) => readonly [number, number]): Range {
    let joined: Range | null = null;
    for (const term of terms) {
      const here = this.rangeOf(term);
      if (joined === null) joined = here;
      else {
        const [low, high] = join(joined, here);
        joined = range(low, high, joined.open | here.open);
      }
    }
    return joined ?? NO;
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
    if (at.low === at.high && key.low === key.high) {
      const step = stepAt(term.series, at.low)?.step;
      const value = step && valueOf(term.series, step, key.low);
      return value ? point(toNumber(value)) : { low: 0, high: Infinity, open: 0 };
    }
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
    const [youngest, oldest] = agesOf(term.age);
    return range(born.low + youngest, born.high + oldest, born.open | key.open);
  }
}

const ages = new WeakMap<Series, readonly [number, number]>();

/** The least and greatest age that a series ever asks. */
function agesOf(series: Series): readonly [number, number] {
  const known = ages.get(series);
  if (known) return known;
  const all = series.steps.flatMap((step) => step.values.map(toNumber));
  const extremes = [Math.min(...all), Math.max(...all)] as const;
  ages.set(series, extremes);
  return extremes;
}

function settled(found: Range | null, open: number): Range {
  return found ? range(found.low, found.high, found.open | open) : NO;
}

/** The values of a step for all keys that are still possible. */
function keyed({ series }: ParameterTerm, step: Step, key: Range): readonly number[] {
  if (series.key?.by === 'year') return [...step.values, series.key.after].map(toNumber);
  return step.values.slice(key.low, key.high + 1).map(toNumber);
}

const ADD = (a: Range, b: Range): readonly [number, number] => [a.low + b.low, a.high + b.high];
const SUBTRACT = (a: Range, b: Range): readonly [number, number] => [a.low - b.high, a.high - b.low];
const LEAST = (a: Range, b: Range): readonly [number, number] => [Math.min(a.low, b.low), Math.min(a.high, b.high)];
const GREATEST = (a: Range, b: Range): readonly [number, number] => [Math.max(a.low, b.low), Math.max(a.high, b.high)];
const MULTIPLY = corners((a, b) => a * b);
const DIVIDE = corners((a, b) => a / b);
const WHOLE = corners((a, b) => Math.floor(a / b));
const REMAINDER = (_: Range, b: Range): readonly [number, number] => [0, b.high - 1];
const POWER = (): readonly [number, number] => [0, Infinity];

/** The least and greatest of an operation that rises or falls with each side. */
function corners(of: (a: number, b: number) => number): (a: Range, b: Range) => readonly [number, number] {
  const sure = (a: number, b: number): number => {
    const value = of(a, b);
    return Number.isNaN(value) ? 0 : value;
  };
  return (a, b) => {
    const [first, second, third, fourth] = [
      sure(a.low, b.low),
      sure(a.low, b.high),
      sure(a.high, b.low),
      sure(a.high, b.high),
    ];
    return [Math.min(first, second, third, fourth), Math.max(first, second, third, fourth)];
  };
}
