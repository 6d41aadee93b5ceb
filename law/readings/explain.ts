import { bug } from '../kernel/assert.ts';
import { compare, type Exact } from '../kernel/exact.ts';
import { separate, type Separated } from '../language/separate.ts';
import { stepAt, valueOf, type Citation, type Series, type Step } from '../language/series.ts';
import {
  mentions,
  partsOf,
  type AgeReachedTerm,
  type Branch,
  type CasesTerm,
  type Fact,
  type ParameterTerm,
  type Rule,
  type SumOverTerm,
  type SumSpellsTerm,
  type Term,
} from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { unitOf } from '../language/unit-of.ts';
import type { Chosen, Evaluation } from './evaluate.ts';

type Spans = ReturnType<Evaluation['coefficients']>;

/** Something told that went into a figure. */
export interface FactUsed {
  readonly kind: 'fact';
  readonly fact: Fact;
  readonly value: Exact;
}
/** A legal number that went into a figure, with the dated step it was taken from. */
export interface ParameterUsed {
  readonly kind: 'parameter';
  readonly series: Series;
  /** The values taken from the step, each once: one, or several where months or years have their own. */
  readonly values: Exact[];
  readonly step: Step;
  /** The newest step, used beyond the time for which it is known. */
  readonly assumed: boolean;
}
/** The case of a rule that applied, and its article. */
export interface BranchTaken {
  readonly cases: CasesTerm;
  /** The condition that held; null when none did and the rule's "otherwise" applied. */
  readonly when: Term | null;
  readonly cite: Citation | null;
}
/** One line of a sum: a spell of contributions, or months of it at one coefficient. */
export interface Line {
  /** First month, and the month after the last. */
  readonly from: number;
  readonly until: number;
  readonly months: number;
  /** What the line adds; for months at one coefficient, that coefficient. */
  readonly value: Exact;
  readonly unit: Unit;
  /** What each month of a line at one coefficient is multiplied with besides, as an income; null: nothing. */
  readonly factor: { readonly value: Exact; readonly unit: Unit } | null;
  readonly lines: readonly Line[];
  /** For a spell: the sum that it belongs to, and its place among the spells. */
  readonly of: { readonly sum: SumSpellsTerm; readonly index: number } | null;
}
/** One of those over which a sum counts. */
export interface Counted {
  readonly counter: Fact;
  readonly place: number;
}
/** How a rule came to its value: a tree, shared where two rules use the same third one. */
export interface Trace {
  readonly kind: 'rule';
  readonly rule: Rule;
  /** For a rule about each of several: the counter and its value. */
  readonly counted: Counted | null;
  readonly value: Exact;
  readonly inputs: readonly (Trace | FactUsed | ParameterUsed)[];
  readonly branches: readonly BranchTaken[];
  readonly lines: readonly Line[];
}

/** Spell facts that a line of a sum over spells shows. */
export interface SpellColumns {
  readonly from: Fact;
  readonly months: Fact;
}

/** Reads a rule as an explanation, along the branches that the evaluation takes. */
export class Explanation {
  private readonly evaluation: Evaluation;
  private readonly columns: SpellColumns;
  /** By the rule's id. */
  private readonly known: (Trace | undefined)[] = [];
  private readonly all: Trace[] = [];

  constructor(evaluation: Evaluation, columns: SpellColumns) {
    this.evaluation = evaluation;
    this.columns = columns;
  }

  /** The tree of a rule. Each rule is explained once, however many others use it. */
  of(rule: Rule): Trace {
    return (this.known[rule.id] ??= this.explain(rule, null));
  }

  /** The tree of a rule for one of those over which a sum counts. */
  ofCounted(rule: Rule, counted: Counted): Trace {
    return this.evaluation.counting(counted.counter, counted.place, () => this.explain(rule, counted));
  }

  private explain(rule: Rule, counted: Counted | null): Trace {
    const value = this.evaluation.valueOf(rule);
    const walk = new Walk(this, this.evaluation, this.columns);
    lookInto(rule.term)?.(walk, rule.unit === 'yes-no' ? value.n !== 0 : null);
    const { inputs, branches, lines } = walk;
    const trace: Trace = { kind: 'rule', rule, counted, value, inputs, branches, lines };
    this.all.push(trace);
    return trace;
  }

  /** All rules explained so far, those used before those that use them. */
  steps(): readonly Trace[] {
    return this.all;
  }
}

class Walk {
  readonly inputs: (Trace | FactUsed | ParameterUsed)[] = [];
  readonly branches: BranchTaken[] = [];
  readonly lines: Line[] = [];
  private readonly explanation: Explanation;
  private readonly evaluation: Evaluation;
  private readonly columns: SpellColumns;
  /** Inside a sum over spells: what applied to one of them is no reason for the whole. */
  private inSpells = false;
  /** The spell that is looked at; −1 outside of sums over spells. */
  private spell = -1;
  /** The spans that were found last in the present spell: the lines of the same sum ask for them again. */
  private spanned: { readonly sum: SumOverTerm; readonly spans: Spans } | null = null;
  private chosen: { readonly cases: CasesTerm; readonly spell: number; readonly branch: Chosen | null } | null = null;

  constructor(explanation: Explanation, evaluation: Evaluation, columns: SpellColumns) {
    this.explanation = explanation;
    this.evaluation = evaluation;
    this.columns = columns;
  }

  fact(fact: Fact): void {
    if (this.first(fact)) this.inputs.push({ kind: 'fact', fact, value: this.evaluation.valueOf(fact) });
  }

  rule(rule: Rule): void {
    if (this.first(rule)) this.inputs.push(this.explanation.of(rule));
  }

  /** Goes into conditions up to the first that settles all of them: the first true of "any", the first false of "all". */
  upTo(settles: boolean, conditions: readonly Part[], whole: boolean | null): void {
    const last = conditions.length - 1;
    for (let i = 0; i <= last; i++) {
      const { term, look } = conditions[i] as Part;
      const truth = whole === !settles || i === last ? whole : this.evaluation.holds(term);
      look?.(this, truth);
      if (truth === settles) return;
    }
  }

  /** Whether a fact or a rule is met for the first time; there are few, so looking through them is quickest. */
  private first(what: Fact | Rule): boolean {
    for (const input of this.inputs) {
      if (input.kind === 'fact' && input.fact === what) return false;
      if (input.kind === 'rule' && input.rule === what) return false;
    }
    return true;
  }

  parameter(term: ParameterTerm, key: Look | null): void {
    key?.(this, null);
    const found = stepAt(term.series, this.evaluation.valueOf(term.at).n);
    const value = found && valueOf(term.series, found.step, term.key ? this.evaluation.valueOf(term.key).n : 0);
    if (value) this.use(term.series, found.step, found.assumed, value);
  }

  private use(series: Series, step: Step, assumed: boolean, value: Exact): void {
    for (const input of this.inputs) {
      if (input.kind !== 'parameter' || input.step !== step) continue;
      const { values } = input;
      for (const one of values) if (compare(one, value) === 0) return;
      values.push(value);
      return;
    }
    this.inputs.push({ kind: 'parameter', series, values: [value], step, assumed });
  }

  age(term: AgeReachedTerm): void {
    const found = stepAt(term.age, this.evaluation.valueOf(term).n) ?? bug(`${term.age.name} has no step`);
    const value = found.step.values[this.evaluation.valueOf(term.key).n] ?? bug(`${term.age.name} has no such key`);
    this.use(term.age, found.step, found.assumed, value);
  }

  cases(term: CasesTerm, inside: readonly BranchParts[], otherwise: Look | null, truth: boolean | null): void {
    const branch = this.branchOf(term);
    if (!branch) return;
    let taken: BranchParts | null = null;
    for (const one of inside) if (one.branch === branch) taken = one;
    if (!this.inSpells) this.branches.push({ cases: term, when: taken?.branch.when ?? null, cite: branch.cite });
    if (taken) {
      taken.when?.(this, true);
      taken.then?.(this, truth);
    } else {
      for (const { when } of inside) when?.(this, false);
      otherwise?.(this, truth);
    }
  }

  private branchOf(term: CasesTerm): Chosen | null {
    if (!this.inSpells) return this.evaluation.branchOf(term);
    if (this.chosen?.cases !== term || this.chosen.spell !== this.spell)
      this.chosen = { cases: term, spell: this.spell, branch: this.evaluation.branchOf(term) };
    return this.chosen.branch;
  }

  spells(term: SumSpellsTerm, body: Look | null): void {
    const outer = this.inSpells;
    this.inSpells = true;
    const unit = unitOf(term.body);
    this.evaluation.eachSpell((index) => {
      this.spell = index;
      this.spanned = null;
      body?.(this, null);
      const value = this.evaluation.valueInSpell(term);
      if (value.n === 0) return;
      const from = this.evaluation.valueOf(this.columns.from).n;
      const months = this.evaluation.valueOf(this.columns.months).n;
      const lines = this.byCoefficient(term.body);
      const of = { sum: term, index };
      this.lines.push({ from, until: from + months, months, value, unit, factor: null, lines, of });
    });
    this.inSpells = outer;
    this.spell = -1;
  }

  /** The months of a spell grouped by what each is multiplied with. */
  private byCoefficient(body: Term): readonly Line[] {
    let sum: Term = body;
    while (sum.kind === 'cases' || (sum.kind === 'rule' && sum.local)) {
      if (sum.kind === 'rule') sum = sum.term;
      else {
        const branch = this.branchOf(sum);
        if (!branch) return [];
        sum = branch.then;
      }
    }
    return sum.kind === 'sum-over' ? this.groups(sum) : [];
  }

  private groups(sum: SumOverTerm): readonly Line[] {
    const separated = separate(sum);
    if (!separated) return [];
    const { unit, factor: besides } = separated;
    const factor = besides && { value: this.evaluation.valueOf(besides.term), unit: besides.unit };
    return this.spans(sum).map(({ from, until, value }) => ({
      from,
      until,
      months: until - from,
      value,
      unit,
      factor,
      lines: [],
      of: null,
    }));
  }

  private spans(sum: SumOverTerm): Spans {
    if (this.spanned?.sum === sum) return this.spanned.spans;
    return this.newSpans(sum, this.evaluation.valueOf(sum.from).n, this.evaluation.valueOf(sum.until).n);
  }

  private newSpans(sum: SumOverTerm, from: number, until: number): Spans {
    const spans = this.evaluation.coefficients(sum, from, until);
    this.spanned = { sum, spans };
    return spans;
  }

  /** Goes into a sum once for every coefficient; where each counted one has a rule of its own, into each of these. */
  counted({ term, limits, body, separated, outside }: SumParts): void {
    const { counter } = term;
    const from = this.evaluation.valueOf(term.from).n;
    const until = this.evaluation.valueOf(term.until).n;
    limits?.(this, null);
    if (from >= until) return;
    if (isOfEach(term)) {
      for (let place = from; place < until; place++)
        this.inputs.push(this.explanation.ofCounted(term.body as Rule, { counter, place }));
      return;
    }
    const spans = separated && this.newSpans(term, from, until);
    const [only, ...others] = separated?.inside ?? [];
    if (spans && only?.kind === 'parameter' && others.length === 0 && only.at.kind !== 'fact') {
      outside?.(this, null);
      return this.spread(only, spans);
    }
    for (const { from: start } of spans ?? [{ from }])
      this.evaluation.counting(counter, start, () => {
        this.chosen = null;
        body?.(this, null);
      });
    this.chosen = null;
  }

  /** A sum over one legal number at a fixed date: all its values are known from the spans, no month is looked at twice. */
  private spread({ series, at }: ParameterTerm, spans: Spans): void {
    const found = stepAt(series, this.evaluation.valueOf(at).n);
    if (found) for (const span of spans) this.use(series, found.step, found.assumed, span.value);
  }
}

/** What there is to see in a term along the branches taken. The truth of a condition is told where it is known already. */
type Look = (walk: Walk, truth: boolean | null) => void;

interface Part {
  readonly term: Term;
  readonly look: Look | null;
}
interface BranchParts {
  readonly branch: Branch;
  readonly when: Look | null;
  readonly then: Look | null;
}

interface SumParts {
  readonly term: SumOverTerm;
  readonly limits: Look | null;
  readonly body: Look | null;
  readonly separated: Separated | null;
  readonly outside: Look | null;
}

const looks = new WeakMap<Term, Look | 'nothing'>();

/** How to look into a term, found once; null where there is nothing to see, as in a number. */
function lookInto(term: Term): Look | null {
  let known = looks.get(term);
  if (!known) looks.set(term, (known = newLook(term) ?? 'nothing'));
  return known === 'nothing' ? null : known;
}

function newLook(term: Term): Look | null {
  switch (term.kind) {
    case 'number':
    case 'earlier':
      return null;
    case 'fact':
      return term.scope === 'case' ? (walk) => walk.fact(term) : null;
    case 'rule':
      return term.local ? lookInto(term.term) : (walk) => walk.rule(term);
    case 'parameter': {
      const key = term.key && lookInto(term.key);
      return (walk) => walk.parameter(term, key);
    }
    case 'not': {
      const inner = lookInto(term.term);
      return inner && ((walk, truth) => inner(walk, truth === null ? null : !truth));
    }
    case 'cases': {
      const inside = term.branches.map((branch): BranchParts => ({
        branch,
        when: lookInto(branch.when),
        then: lookInto(branch.then),
      }));
      const otherwise = term.otherwise && lookInto(term.otherwise.then);
      return (walk, truth) => walk.cases(term, inside, otherwise, truth);
    }
    case 'all':
    case 'any': {
      const parts = term.terms.map((part): Part => ({ term: part, look: lookInto(part) }));
      return (walk, truth) => walk.upTo(term.kind === 'any', parts, truth);
    }
    case 'sum-spells': {
      const body = lookInto(term.body);
      return (walk) => walk.spells(term, body);
    }
    case 'sum-over': {
      const separated = separate(term);
      const parts: SumParts = {
        term,
        limits: together([term.from, term.until]),
        body: lookInto(term.body),
        separated,
        outside: separated && together(separated.outside),
      };
      return (walk) => walk.counted(parts);
    }
    case 'age-reached': {
      const told = together([term.born, term.key]);
      return (walk) => {
        told?.(walk, null);
        walk.age(term);
      };
    }
    default:
      return together(partsOf(term));
  }
}

/** One look after the other. */
function together(terms: readonly Term[]): Look | null {
  const inside = terms.map(lookInto).filter((look) => look !== null);
  const [only = null] = inside;
  if (inside.length <= 1) return only;
  return (walk) => {
    for (const look of inside) look(walk, null);
  };
}

/** Whether a sum counts over a rule that has a value of its own for each place, as the members of a household. */
export function isOfEach({ body }: SumOverTerm): boolean {
  return body.kind === 'rule' && body.local && !mentions(body, (fact) => fact.scope === 'spell');
}
