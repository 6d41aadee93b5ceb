import type { Exact } from '../kernel/exact.ts';
import { separate } from '../language/separate.ts';
import { stepAt, type Citation, type Step } from '../language/series.ts';
import {
  partsOf,
  type CasesTerm,
  type Fact,
  type ParameterTerm,
  type Rule,
  type SumOverTerm,
  type SumSpellsTerm,
  type Term,
} from '../language/term.ts';
import type { Evaluation } from './evaluate.ts';

/** Something told that went into a figure. */
export interface FactUsed {
  readonly kind: 'fact';
  readonly fact: Fact;
  readonly value: Exact;
}
/** A legal number that went into a figure, with the dated step it was taken from. */
export interface ParameterUsed {
  readonly kind: 'parameter';
  readonly term: ParameterTerm;
  readonly value: Exact;
  readonly step: Step;
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
  readonly lines: readonly Line[];
}
/** How a rule came to its value: a tree, shared where two rules use the same third one. */
export interface Trace {
  readonly kind: 'rule';
  readonly rule: Rule;
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
  private readonly known = new Map<Rule, Trace>();

  constructor(evaluation: Evaluation, columns: SpellColumns) {
    this.evaluation = evaluation;
    this.columns = columns;
  }

  /** The tree of a rule. Each rule is explained once, however many others use it. */
  of(rule: Rule): Trace {
    const known = this.known.get(rule);
    if (known) return known;
    const walk = new Walk(this, this.evaluation, this.columns);
    walk.into(rule.term);
    const trace: Trace = {
      kind: 'rule',
      rule,
      value: this.evaluation.valueOf(rule),
      inputs: walk.inputs,
      branches: walk.branches,
      lines: walk.lines,
    };
    this.known.set(rule, trace);
    return trace;
  }

  /** All rules explained so far, those used before those that use them. */
  steps(): readonly Trace[] {
    return [...this.known.values()];
  }
}

class Walk {
  readonly inputs: (Trace | FactUsed | ParameterUsed)[] = [];
  readonly branches: BranchTaken[] = [];
  readonly lines: Line[] = [];
  private readonly explanation: Explanation;
  private readonly evaluation: Evaluation;
  private readonly columns: SpellColumns;
  private readonly seen = new Set<unknown>();

  constructor(explanation: Explanation, evaluation: Evaluation, columns: SpellColumns) {
    this.explanation = explanation;
    this.evaluation = evaluation;
    this.columns = columns;
  }

  into(term: Term): void {
    switch (term.kind) {
      case 'number':
        return;
      case 'fact':
        if (term.scope === 'case' && this.first(term))
          this.inputs.push({ kind: 'fact', fact: term, value: this.evaluation.valueOf(term) });
        return;
      case 'rule':
        if (term.local) return this.into(term.term);
        if (this.first(term)) this.inputs.push(this.explanation.of(term));
        return;
      case 'parameter':
        return this.parameter(term);
      case 'cases':
        return this.cases(term);
      case 'all':
        for (const part of term.terms) {
          this.into(part);
          if (!this.evaluation.holds(part)) return;
        }
        return;
      case 'any':
        for (const part of term.terms) {
          this.into(part);
          if (this.evaluation.holds(part)) return;
        }
        return;
      case 'sum-spells':
        return this.spells(term);
      case 'earlier':
        return;
      case 'sum-over':
        return this.counted(term);
      default:
        for (const part of partsOf(term)) this.into(part);
    }
  }

  private first(what: unknown): boolean {
    if (this.seen.has(what)) return false;
    this.seen.add(what);
    return true;
  }

  private parameter(term: ParameterTerm): void {
    if (term.key) this.into(term.key);
    const found = stepAt(term.series, this.evaluation.valueOf(term.at).n);
    if (found && this.first(`${term.series.name} ${found.step.from}`))
      this.inputs.push({ kind: 'parameter', term, value: this.evaluation.valueOf(term), step: found.step });
  }

  private cases(term: CasesTerm): void {
    const branch = this.evaluation.branchOf(term);
    if (!branch) return;
    const taken = term.branches.find((one) => one === branch) ?? null;
    this.branches.push({ cases: term, when: taken?.when ?? null, cite: branch.cite });
    for (const one of taken ? [taken] : term.branches) this.into(one.when);
    this.into(branch.then);
  }

  private spells(term: SumSpellsTerm): void {
    this.evaluation.eachSpell(() => {
      const from = this.evaluation.valueOf(this.columns.from).n;
      const months = this.evaluation.valueOf(this.columns.months).n;
      const value = this.evaluation.valueOf(term.body);
      if (value.n !== 0)
        this.lines.push({ from, until: from + months, months, value, lines: this.byCoefficient(term.body) });
    });
  }

  /** The months of a spell grouped by what each is multiplied with. */
  private byCoefficient(body: Term): readonly Line[] {
    let sum: Term = body;
    while (sum.kind === 'cases' || (sum.kind === 'rule' && sum.local)) {
      if (sum.kind === 'rule') sum = sum.term;
      else {
        const branch = this.evaluation.branchOf(sum);
        if (!branch) return [];
        sum = branch.then;
      }
    }
    return sum.kind === 'sum-over' ? this.groups(sum) : [];
  }

  private groups(sum: SumOverTerm): readonly Line[] {
    if (!separate(sum)) return [];
    const from = this.evaluation.valueOf(sum.from).n;
    const until = this.evaluation.valueOf(sum.until).n;
    const lines: Line[] = [];
    for (const group of this.evaluation.coefficients(sum, from, until)) {
      lines.push({
        from: group.from,
        until: group.until,
        months: group.until - group.from,
        value: group.value,
        lines: [],
      });
    }
    return lines;
  }

  private counted(term: SumOverTerm): void {
    const from = this.evaluation.valueOf(term.from).n;
    this.into(term.from);
    this.into(term.until);
    if (from < this.evaluation.valueOf(term.until).n)
      this.evaluation.counting(term.counter, from, () => this.into(term.body));
  }
}
