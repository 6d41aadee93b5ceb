import type { Exact } from '../kernel/exact.ts';
import type { Series } from '../language/series.ts';
import type { CasesTerm, Fact, Rule, SumOverTerm, SumSpellsTerm, Term } from '../language/term.ts';
import { choiceOf, monthSumOf, runOf } from './run.ts';
import { counting, stateOf, type CaseFacts, type Chosen, type State, type Unanswerable } from './state.ts';
import type { Span } from './sum-months.ts';

export type { CaseFacts, Chosen, Unanswerable, Values } from './state.ts';

/** The terms of the book for one person. What is asked again is remembered. */
export class Evaluation {
  private readonly state: State;

  constructor(facts: CaseFacts) {
    this.state = stateOf(facts);
  }

  /** The first reason for which there is no answer; null while there is none. */
  get problem(): Unanswerable | null {
    return this.state.problem;
  }

  /** Series whose newest value was used beyond the time for which it is known. */
  get assumed(): ReadonlySet<Series> {
    return this.state.assumed;
  }

  /** The value of a term. When `problem` is set afterwards the value means nothing. */
  valueOf(term: Term): Exact {
    const { state } = this;
    const known =
      term.kind === 'rule'
        ? state.memo[term.id]
        : term.kind === 'fact' && term.scope !== 'spell'
          ? state.values[term.id]
          : undefined;
    return known ?? runOf(term)(state);
  }

  /** Whether a yes-or-no term holds. */
  holds(term: Term): boolean {
    return this.valueOf(term).n !== 0;
  }

  /** Takes a rule's value as given; the compiler lays up tables of what depends on it. */
  suppose(rule: Rule, value: Exact): void {
    this.state.memo[rule.id] = value;
  }

  /** Looks at the spells one by one: `see` may ask for values of terms about a spell. */
  eachSpell(see: (index: number) => void): void {
    const { state } = this;
    const outer = state.spell;
    for (let i = 0; i < state.spells.length; i++) {
      state.spell = i;
      see(i);
    }
    state.spell = outer;
  }

  /** With a counter set to a value. */
  counting<T>(counter: Fact, value: number, see: () => T): T {
    return counting(this.state, counter, value, see);
  }

  /** The branch of a rule that applies; null (and a problem) when none or two do. */
  branchOf(term: CasesTerm): Chosen | null {
    return choiceOf(term)(this.state)?.branch ?? null;
  }

  /** What the spell that is looked at brings to a sum over all of them. */
  valueInSpell(term: SumSpellsTerm): Exact {
    const { state } = this;
    const known = state.counters === 0 ? state.inSpells.get(term)?.[state.spell] : undefined;
    return known ?? this.valueOf(term.body);
  }

  /** The months of a sum grouped by what each of them is multiplied with, in order of time. */
  coefficients(term: SumOverTerm, from: number, until: number): readonly Span[] {
    return monthSumOf(term)?.spans(this.state, from, until) ?? [];
  }
}
