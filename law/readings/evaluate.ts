import { bug } from '../kernel/assert.ts';
import { add, compare, divide, exact, multiply, subtract, toNumber, type Exact } from '../kernel/exact.ts';
import { formatMonth, MONTHS_IN_YEAR, yearOfMonth } from '../kernel/month.ts';
import { roundFraction } from '../kernel/rounding.ts';
import { mayChangeIn, runningTotals, separate, type RunningTotals, type Separated } from '../language/separate.ts';
import { stepAt, valueOf as valueOfStep, type Citation, type Series } from '../language/series.ts';
import type {
  AgeReachedTerm,
  CasesTerm,
  Fact,
  ParameterTerm,
  Rule,
  SumOverTerm,
  SumSpellsTerm,
  Term,
} from '../language/term.ts';

/** Facts by the id of their declaration. */
export type Values = (Exact | undefined)[];

/** What is told of one person: facts of the case, and the spells of contribution in order of time. */
export interface CaseFacts {
  readonly values: Values;
  readonly spells: readonly Values[];
}

/** Why a case has no answer. */
export type Unanswerable =
  | { readonly code: 'unknown-parameter'; readonly series: Series; readonly month: number }
  | { readonly code: 'conflict'; readonly cites: readonly Citation[] }
  | { readonly code: 'no-case'; readonly cites: readonly Citation[] };

const ZERO = exact(0);
const YES = exact(1);
const NO = ZERO;
/**
 * Running totals by sum and keys, with the first month for which each series is assumed; they depend on the book alone
 * and are shared by all evaluations.
 */
const totals = new WeakMap<
  SumOverTerm,
  Map<number, { readonly totals: RunningTotals; readonly assumed: ReadonlyMap<Series, number> }>
>();
/** Keys of running totals are packed into one integer, this many to a place. */
const KEYS_MAX = 4096;

/** What a rule's cases come to: the branch that applies, or its "otherwise". */
export interface Chosen {
  readonly then: Term;
  readonly cite: Citation | null;
}

const lesser = (a: Exact, b: Exact): Exact => (compare(b, a) < 0 ? b : a);
const greater = (a: Exact, b: Exact): Exact => (compare(b, a) > 0 ? b : a);

/** Reads a term as a computation, lazily: what an answer does not need is never looked up, so never missed. */
export class Evaluation {
  /** The first reason for which there is no answer; null while there is none. */
  problem: Unanswerable | null = null;
  /** Series whose newest value was used beyond the time for which it is known. */
  readonly assumed = new Set<Series>();
  private readonly values: Values;
  private readonly spells: readonly Values[];
  private readonly memo: (Exact | undefined)[] = [];
  private readonly before = new Map<Term, Exact[]>();
  /** What each spell brought to a sum over all of them. */
  private readonly inSpells = new Map<SumSpellsTerm, readonly Exact[]>();
  private readonly chosen = new Map<CasesTerm, Chosen>();
  private spell = -1;
  /** Counters that are set: inside of them nothing may be known once for all. */
  private counters = 0;

  constructor(facts: CaseFacts) {
    this.values = facts.values.slice();
    this.spells = facts.spells;
  }

  /** Whether a yes-or-no term holds. */
  holds(term: Term): boolean {
    return this.valueOf(term).n !== 0;
  }

  /** Takes a rule's value as given; the compiler lays up tables of what depends on it. */
  suppose(rule: Rule, value: Exact): void {
    this.memo[rule.id] = value;
  }

  /** Looks at the spells one by one: `see` may ask for values of terms about a spell. */
  eachSpell(see: (index: number) => void): void {
    const outer = this.spell;
    for (let i = 0; i < this.spells.length; i++) {
      this.spell = i;
      see(i);
    }
    this.spell = outer;
  }

  /** With a counter set to a value. */
  counting<T>(counter: Fact, value: number, see: () => T): T {
    const outer = this.values[counter.id];
    this.values[counter.id] = exact(value);
    this.counters++;
    const seen = see();
    this.counters--;
    this.values[counter.id] = outer;
    return seen;
  }

  /** The value of a term. When `problem` is set afterwards the value means nothing. */
  valueOf(term: Term): Exact {
    switch (term.kind) {
      case 'number':
        return term.value;
      case 'fact':
        return this.fact(term);
      case 'rule':
        return term.local ? this.valueOf(term.term) : (this.memo[term.id] ??= this.ruleValue(term));
      case 'parameter':
        return this.parameter(term);
      case 'add':
        return this.folded(term.terms, add);
      case 'multiply':
        return this.folded(term.terms, multiply);
      case 'least':
        return this.folded(term.terms, lesser);
      case 'greatest':
        return this.folded(term.terms, greater);
      case 'subtract':
        return subtract(this.valueOf(term.left), this.valueOf(term.right));
      case 'divide':
        return divide(this.valueOf(term.left), this.valueOf(term.right));
      case 'whole': {
        const left = this.valueOf(term.left);
        const right = this.valueOf(term.right);
        return exact(Math.floor((left.n * right.d) / (left.d * right.n)));
      }
      case 'remainder': {
        const left = this.valueOf(term.left);
        const right = this.valueOf(term.right);
        return exact(left.n - Math.floor(left.n / right.n) * right.n);
      }
      case 'power':
        return exact(Math.pow(toNumber(this.valueOf(term.left)), toNumber(this.valueOf(term.right))));
      case 'compare': {
        const sign = compare(this.valueOf(term.left), this.valueOf(term.right));
        return (term.is === 'below' ? sign < 0 : term.is === 'at-most' ? sign <= 0 : sign === 0) ? YES : NO;
      }
      case 'all':
        for (const part of term.terms) if (!this.holds(part)) return NO;
        return YES;
      case 'any':
        for (const part of term.terms) if (this.holds(part)) return YES;
        return NO;
      case 'not':
        return this.holds(term.term) ? NO : YES;
      case 'cases': {
        const branch = this.branchOf(term);
        return branch ? this.valueOf(branch.then) : ZERO;
      }
      case 'round': {
        const value = this.valueOf(term.term);
        return exact(roundFraction(term.direction, value.n, value.d));
      }
      case 'sum-spells':
        return this.sumSpells(term);
      case 'earlier':
        return this.sumBefore(term.body);
      case 'sum-over':
        return this.sumOver(term);
      case 'age-reached':
        return this.ageReached(term);
    }
  }

  /** A mark of a spell that was not told is "no": most questions do not ask for it. */
  private fact(term: Fact): Exact {
    if (term.scope === 'spell')
      return (
        this.spells[this.spell]?.[term.id] ??
        (term.unit === 'yes-no' ? NO : bug(`${term.name} of a spell was not told`))
      );
    return this.values[term.id] ?? bug(`${term.name} was not told`);
  }

  private folded(terms: readonly Term[], join: (a: Exact, b: Exact) => Exact): Exact {
    let folded: Exact | null = null;
    for (const term of terms) {
      const value = this.valueOf(term);
      folded = folded === null ? value : join(folded, value);
    }
    return folded ?? bug('nothing to fold');
  }

  /** The branch of a rule that applies; null (and a problem) when none or two do. Outside of sums it is found once. */
  branchOf(term: CasesTerm): Chosen | null {
    if (this.spell >= 0 || this.counters > 0) return this.choose(term);
    const known = this.chosen.get(term);
    if (known) return known;
    const found = this.choose(term);
    if (found) this.chosen.set(term, found);
    return found;
  }

  private choose(term: CasesTerm): Chosen | null {
    let found: Chosen | null = null;
    for (const branch of term.branches) {
      if (!this.holds(branch.when)) continue;
      if (found) {
        this.problem ??= { code: 'conflict', cites: [found.cite ?? '', branch.cite] };
        return null;
      }
      found = branch;
    }
    found ??= term.otherwise;
    if (!found) this.problem ??= { code: 'no-case', cites: term.branches.map((branch) => branch.cite) };
    return found;
  }

  private ruleValue(rule: Rule): Exact {
    const value = this.valueOf(rule.term);
    if (rule.range && !this.problem && !(value.n >= rule.range[0] * value.d && value.n <= rule.range[1] * value.d))
      bug(`${rule.name} left its declared range: ${value.n}/${value.d}`);
    return value;
  }

  private keyOf(term: ParameterTerm): number {
    return term.key ? this.valueOf(term.key).n : 0;
  }

  private parameter(term: ParameterTerm): Exact {
    const month = this.valueOf(term.at).n;
    const found = stepAt(term.series, month);
    const value = found && valueOfStep(term.series, found.step, this.keyOf(term));
    if (!value) {
      this.problem ??= { code: 'unknown-parameter', series: term.series, month };
      return ZERO;
    }
    if (found.assumed) this.assumed.add(term.series);
    return value;
  }

  private sumSpells(term: SumSpellsTerm): Exact {
    const outer = this.spell;
    const values: Exact[] = [];
    let sum = ZERO;
    for (let i = 0; i < this.spells.length; i++) {
      this.spell = i;
      const value = this.valueOf(term.body);
      values.push(value);
      sum = add(sum, value);
    }
    this.spell = outer;
    if (this.counters === 0) this.inSpells.set(term, values);
    return sum;
  }

  /** What the spell that is looked at brings to a sum over all of them. */
  valueInSpell(term: SumSpellsTerm): Exact {
    const known = this.counters === 0 ? this.inSpells.get(term)?.[this.spell] : undefined;
    return known ?? this.valueOf(term.body);
  }

  private sumBefore(body: Term): Exact {
    let sums = this.before.get(body);
    if (!sums) this.before.set(body, (sums = [ZERO]));
    const here = this.spell;
    for (let i = sums.length; i <= here; i++) {
      this.spell = i - 1;
      sums.push(add(sums[i - 1] ?? ZERO, this.valueOf(body)));
    }
    this.spell = here;
    return sums[here] ?? ZERO;
  }

  private sumOver(term: SumOverTerm): Exact {
    const from = this.valueOf(term.from).n;
    const until = this.valueOf(term.until).n;
    if (from >= until) return ZERO;
    const separated = separate(term);
    if (!separated) {
      let sum = ZERO;
      for (let i = from; i < until; i++)
        sum = add(
          sum,
          this.counting(term.counter, i, () => this.valueOf(term.body)),
        );
      return sum;
    }
    const known = this.totalsOf(term, separated);
    const base = term.counter.range[0];
    const { sums, d, unknown } = known.totals;
    if (until - base >= sums.length || from < base)
      bug(`${term.counter.name} left its range: ${formatMonth(from)} to ${formatMonth(until)}`);
    if (unknown && (unknown[until - base] ?? 0) > (unknown[from - base] ?? 0)) {
      for (let i = from; i < until && !this.problem; i++)
        this.counting(term.counter, i, () => separated.inside.forEach((part) => this.valueOf(part)));
      return ZERO;
    }
    for (const [series, since] of known.assumed) if (since < until) this.assumed.add(series);
    let sum: Exact = exact((sums[until - base] ?? 0) - (sums[from - base] ?? 0), d);
    for (const factor of separated.outside) sum = multiply(this.valueOf(factor), sum);
    return sum;
  }

  /** The months of a sum grouped by what each of them is multiplied with, in order of time. */
  coefficients(
    term: SumOverTerm,
    from: number,
    until: number,
  ): readonly { readonly from: number; readonly until: number; readonly value: Exact }[] {
    const separated = separate(term);
    if (!separated || from >= until) return [];
    const { sums, d } = this.totalsOf(term, separated).totals;
    const base = term.counter.range[0];
    const at = (month: number): number => (sums[month - base + 1] ?? 0) - (sums[month - base] ?? 0);
    const groups: { from: number; until: number; value: Exact }[] = [];
    const yearly = separated.changes?.yearly === true && separated.changes.series.length === 0;
    for (let month = from, next = from; month < until; month = next) {
      next = yearly ? Math.min(until, (yearOfMonth(month) + 1) * MONTHS_IN_YEAR) : month + 1;
      const last = groups.at(-1);
      const n = at(month);
      if (last && last.value.n === n) last.until = next;
      else groups.push({ from: month, until: next, value: exact(n, d) });
    }
    return groups;
  }

  /** The running totals of a separated sum for the keys that hold now. */
  private totalsOf(
    term: SumOverTerm,
    separated: Separated,
  ): { readonly totals: RunningTotals; readonly assumed: ReadonlyMap<Series, number> } {
    let key = 0;
    for (const parameter of separated.dated) {
      const found = stepAt(parameter.series, this.valueOf(parameter.at).n);
      key = key * KEYS_MAX + (found ? parameter.series.steps.indexOf(found.step) * 2 + (found.assumed ? 1 : 0) + 1 : 0);
    }
    for (const plain of separated.plain) key = key * KEYS_MAX + this.valueOf(plain).n;
    let byKey = totals.get(term);
    if (!byKey) totals.set(term, (byKey = new Map()));
    let known = byKey.get(key);
    if (!known) byKey.set(key, (known = this.layUp(term, separated)));
    return known;
  }

  /** Running totals for the present keys, made in an evaluation of their own so that they leave no trace in this one. */
  private layUp(
    term: SumOverTerm,
    separated: Separated,
  ): { readonly totals: RunningTotals; readonly assumed: ReadonlyMap<Series, number> } {
    const own = new Evaluation({ values: this.values, spells: this.spells });
    own.spell = this.spell;
    const [first, last] = term.counter.range;
    const assumed = new Map<Series, number>();
    let same: Exact | null = null;
    const sums = runningTotals(first, last, (month) => {
      if (month > first && !mayChangeIn(separated, month)) return same;
      own.problem = null;
      const { inside } = separated;
      const value = own.counting(term.counter, month, () => inside.map((part) => own.valueOf(part)).reduce(multiply));
      for (const series of own.assumed) if (!assumed.has(series)) assumed.set(series, month);
      same = own.problem ? null : value;
      return same;
    });
    return { totals: sums, assumed };
  }

  private ageReached(term: AgeReachedTerm): Exact {
    const born = this.valueOf(term.born).n;
    const key = this.valueOf(term.key).n;
    const { steps } = term.age;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      const age = step?.values[key];
      if (!step || !age) break;
      const reached = Math.max(born + age.n, step.from);
      if (reached < (steps[i + 1]?.from ?? Infinity)) return exact(reached);
    }
    return bug(`${term.age.name} ends`);
  }
}
