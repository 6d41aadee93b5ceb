import { exact, type Exact } from '../kernel/exact.ts';
import type { Citation, Series } from '../language/series.ts';
import type { Fact, SumSpellsTerm, Term } from '../language/term.ts';

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

/** What a rule's cases come to: the branch that applies, or its "otherwise". */
export interface Chosen {
  readonly then: Term;
  readonly cite: Citation | null;
}

/** A term as a function of the state of an evaluation. When a problem is set afterwards the value means nothing. */
export type Run = (state: State) => Exact;

/** A case of a rule, ready to run. What follows from it is made ready when it first applies. */
export interface Choice {
  readonly branch: Chosen;
  readonly when: Run;
  then: Run | null;
}

/** One person, where the evaluation stands, and what it knows by now. */
export interface State extends CaseFacts {
  problem: Unanswerable | null;
  /** Series whose newest value was used beyond the time for which it is known. */
  readonly assumed: Set<Series>;
  /** Values by the id of the rule. */
  readonly memo: Values;
  /** Values of terms that are kept for the whole case, by their number. */
  readonly kept: Values;
  /** For a body: the sums over the spells before each. */
  readonly before: Map<Term, Exact[]>;
  /** What each spell brought to a sum over all of them. */
  readonly inSpells: Map<SumSpellsTerm, readonly Exact[]>;
  /** The case that applied outside of sums, by the number of the cases. */
  readonly chosen: (Choice | undefined)[];
  /** The spell that is looked at; −1 outside of sums over spells. */
  spell: number;
  /** Counters that are set: inside of them nothing may be known once for all. */
  counters: number;
}

/** The beginning: nothing is known but the facts. */
export function stateOf({ values, spells }: CaseFacts): State {
  return {
    values: values.slice(),
    spells,
    problem: null,
    assumed: new Set(),
    memo: [],
    kept: [],
    before: new Map(),
    inSpells: new Map(),
    chosen: [],
    spell: -1,
    counters: 0,
  };
}

/** With a counter set to a value. */
export function counting<T>(state: State, { id }: Fact, value: number, see: (state: State) => T): T {
  const outer = state.values[id];
  state.values[id] = exact(value);
  state.counters++;
  const seen = see(state);
  state.counters--;
  state.values[id] = outer;
  return seen;
}
