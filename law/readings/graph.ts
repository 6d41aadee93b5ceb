import type { Series } from '../language/series.ts';
import { partsOf, type Fact, type Rule, type Term } from '../language/term.ts';

/** What a rule uses directly: other rules, facts that are told, legal numbers. */
export interface Uses {
  readonly rules: readonly Rule[];
  readonly facts: readonly Fact[];
  readonly series: readonly Series[];
}

/** The book as a graph: every rule that some answer needs, in the order in which one can read them. */
export interface Graph {
  /** Rules, those used before those that use them. */
  readonly rules: readonly Rule[];
  readonly uses: ReadonlyMap<Rule, Uses>;
  readonly usedBy: ReadonlyMap<Rule | Series, readonly Rule[]>;
}

/** What a rule uses directly. */
export function usesOf(rule: Rule): Uses {
  const rules = new Set<Rule>();
  const facts = new Set<Fact>();
  const series = new Set<Series>();
  const visit = (term: Term): void => {
    if (term.kind === 'rule') return void rules.add(term);
    if (term.kind === 'fact') facts.add(term);
    if (term.kind === 'parameter') series.add(term.series);
    if (term.kind === 'age-reached') series.add(term.age);
    for (const part of partsOf(term)) visit(part);
  };
  visit(rule.term);
  return { rules: [...rules], facts: [...facts], series: [...series] };
}

/** The graph of all rules that are reached from some of them. */
export function graphOf(from: readonly Rule[]): Graph {
  const uses = new Map<Rule, Uses>();
  const rules: Rule[] = [];
  const usedBy = new Map<Rule | Series, Rule[]>();
  const visit = (rule: Rule): void => {
    if (uses.has(rule)) return;
    const used = usesOf(rule);
    uses.set(rule, used);
    used.rules.forEach(visit);
    for (const one of [...used.rules, ...used.series]) usedBy.set(one, [...(usedBy.get(one) ?? []), rule]);
    rules.push(rule);
  };
  from.forEach(visit);
  return { rules, uses, usedBy };
}

/** The rules that a term mentions, itself included. */
export function rulesIn(term: Term): readonly Rule[] {
  if (term.kind === 'rule') return [term];
  return [...new Set(partsOf(term).flatMap(rulesIn))];
}
