import type { Citation } from '../language/series.ts';
import { partsOf, type CasesTerm, type Rule, type Term } from '../language/term.ts';
import { asSentence, print, type Grammar, type Leaf } from './print.ts';

/** A rule as a page says it: one formula, or one for each case with its condition and article. */
export interface Prose {
  /** Null where the rule is nothing but a list of cases; where it has one list inside, the formula speaks of "the case below". */
  readonly formula: string | null;
  readonly cases: readonly {
    /** Null: in all other cases. */
    readonly when: string | null;
    readonly then: string;
    readonly cite: Citation | null;
  }[];
}

/** Writes a rule in the words of a language; `leaf` gives the names of rules, facts and legal numbers. */
export function prose(rule: Rule, grammar: Grammar, leaf: Leaf): Prose {
  const write = (term: Term): string => asSentence(print(term, grammar, leaf));
  const { term } = rule;
  if (term.kind === 'cases') return { formula: null, cases: flatten(term, write) };
  const [inner, ...others] = casesIn(term);
  if (!inner || others.length > 0) return { formula: write(term), cases: [] };
  const pointed = print(term, grammar, (part) => (part === inner ? grammar.caseBelow : leaf(part)));
  return { formula: asSentence(pointed), cases: flatten(inner, write) };
}

/** The lists of cases inside a formula; not those of other rules, nor those of each spell, which a sum speaks of. */
function casesIn(term: Term): readonly CasesTerm[] {
  switch (term.kind) {
    case 'cases':
      return [term];
    case 'rule':
    case 'sum-spells':
    case 'sum-over':
      return [];
    default:
      return partsOf(term).flatMap(casesIn);
  }
}

/** Cases within the "otherwise" of cases are an order of questions; they read better as one list. */
function flatten(term: CasesTerm, write: (term: Term) => string): Prose['cases'] {
  const lines = term.branches.map((branch) => ({
    when: write(branch.when) as string | null,
    then: write(branch.then),
    cite: branch.cite as Citation | null,
  }));
  if (!term.otherwise) return lines;
  const rest = term.otherwise;
  if (rest.then.kind === 'cases') return [...lines, ...flatten(rest.then, write)];
  return [...lines, { when: null, then: write(rest.then), cite: rest.cite }];
}
