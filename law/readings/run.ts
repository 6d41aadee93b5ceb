import { bug } from '../kernel/assert.ts';
import { add, compare, divide, exact, multiply, subtract, toNumber, type Exact } from '../kernel/exact.ts';
import { roundFraction } from '../kernel/rounding.ts';
import { separate } from '../language/separate.ts';
import { stepAt, valueOf as valueOfStep } from '../language/series.ts';
import {
  isOpen,
  type AgeReachedTerm,
  type CasesTerm,
  type CompareTerm,
  type Fact,
  type PairTerm,
  type ParameterTerm,
  type Rule,
  type SumOverTerm,
  type SumSpellsTerm,
  type Term,
} from '../language/term.ts';
import type { Choice, Run, State } from './state.ts';
import { MonthSum, sumOneByOne } from './sum-months.ts';

const ZERO = exact(0);
const YES = exact(1);
const NO = ZERO;

const lesser = (a: Exact, b: Exact): Exact => (compare(b, a) < 0 ? b : a);
const greater = (a: Exact, b: Exact): Exact => (compare(b, a) > 0 ? b : a);

const runs = new WeakMap<Term, Run>();

/**
 * Reads a term as a computation, lazily: what an answer does not need is never looked up, so never missed. A term is made
 * into a function once, because finding out again and again what kind it is would take most of the time.
 */
export function runOf(term: Term): Run {
  const known = runs.get(term);
  if (known) return known;
  const run = isKept(term) ? kept(make(term)) : make(term);
  runs.set(term, run);
  return run;
}

/** Whether a term has one value for the whole case and is worth keeping: spells ask for it again and again. */
function isKept(term: Term): boolean {
  return (term.kind === 'parameter' || term.kind === 'subtract') && !isOpen(term);
}

let numberOfKept = 0;

function kept(run: Run): Run {
  const number = numberOfKept++;
  return (state) => {
    const known = state.kept[number];
    if (known) return known;
    const value = run(state);
    state.kept[number] = value;
    return value;
  };
}

function make(term: Term): Run {
  switch (term.kind) {
    case 'number': {
      const { value } = term;
      return () => value;
    }
    case 'fact':
      return ofFact(term);
    case 'rule':
      return term.local ? runOf(term.term) : ofRule(term);
    case 'parameter':
      return ofParameter(term);
    case 'add':
      return folded(term.terms, add);
    case 'multiply':
      return folded(term.terms, multiply);
    case 'least':
      return folded(term.terms, lesser);
    case 'greatest':
      return folded(term.terms, greater);
    case 'subtract':
    case 'divide':
    case 'whole':
    case 'remainder':
    case 'power':
      return ofPair(term);
    case 'compare':
      return ofComparison(term);
    case 'all': {
      const parts = term.terms.map(runOf);
      return (state) => {
        for (const part of parts) if (part(state).n === 0) return NO;
        return YES;
      };
    }
    case 'any': {
      const parts = term.terms.map(runOf);
      return (state) => {
        for (const part of parts) if (part(state).n !== 0) return YES;
        return NO;
      };
    }
    case 'not': {
      const inner = runOf(term.term);
      return (state) => (inner(state).n === 0 ? YES : NO);
    }
    case 'cases': {
      const choose = choiceOf(term);
      return (state) => {
        const choice = choose(state);
        return choice ? (choice.then ??= runOf(choice.branch.then))(state) : ZERO;
      };
    }
    case 'round': {
      const inner = runOf(term.term);
      const { direction } = term;
      return (state) => {
        const value = inner(state);
        return exact(roundFraction(direction, value.n, value.d));
      };
    }
    case 'sum-spells':
      return ofSpells(term);
    case 'earlier':
      return ofEarlier(term.body);
    case 'sum-over':
      return ofCount(term);
    case 'age-reached':
      return ofAge(term);
  }
}

/** A mark of a spell that was not told is "no": most questions do not ask for it. */
function ofFact({ id, name, scope, unit }: Fact): Run {
  if (scope !== 'spell') return ({ values }) => values[id] ?? bug(`${name} was not told`);
  return ({ spells, spell }) =>
    spells[spell]?.[id] ?? (unit === 'yes-no' ? NO : bug(`${name} of a spell was not told`));
}

function ofRule({ id, name, range, term }: Rule): Run {
  let run: Run | null = null;
  return (state) => {
    const known = state.memo[id];
    if (known) return known;
    const value = (run ??= runOf(term))(state);
    if (range && !state.problem && !(value.n >= range[0] * value.d && value.n <= range[1] * value.d))
      bug(`${name} left its declared range: ${value.n}/${value.d}`);
    state.memo[id] = value;
    return value;
  };
}

function ofParameter({ series, at, key }: ParameterTerm): Run {
  const monthOf = runOf(at);
  const placeOf = key && runOf(key);
  return (state) => {
    const month = monthOf(state).n;
    const found = stepAt(series, month);
    const value = found && valueOfStep(series, found.step, placeOf ? placeOf(state).n : 0);
    if (!value) {
      state.problem ??= { code: 'unknown-parameter', series, month };
      return ZERO;
    }
    if (found.assumed) state.assumed.add(series);
    return value;
  };
}

function folded(terms: readonly Term[], join: (a: Exact, b: Exact) => Exact): Run {
  const [first = bug('nothing to fold'), ...more] = terms.map(runOf);
  return (state) => {
    let value = first(state);
    for (const part of more) value = join(value, part(state));
    return value;
  };
}

function ofPair(term: PairTerm): Run {
  const left = runOf(term.left);
  const right = runOf(term.right);
  switch (term.kind) {
    case 'subtract':
      return (state) => subtract(left(state), right(state));
    case 'divide':
      return (state) => divide(left(state), right(state));
    case 'whole':
      return (state) => {
        const [a, b] = [left(state), right(state)];
        return exact(Math.floor((a.n * b.d) / (a.d * b.n)));
      };
    case 'remainder':
      return (state) => {
        const [a, b] = [left(state), right(state)];
        return exact(a.n - Math.floor(a.n / b.n) * b.n);
      };
    case 'power':
      return (state) => exact(Math.pow(toNumber(left(state)), toNumber(right(state))));
  }
}

function ofComparison(term: CompareTerm): Run {
  const left = runOf(term.left);
  const right = runOf(term.right);
  switch (term.is) {
    case 'below':
      return (state) => (compare(left(state), right(state)) < 0 ? YES : NO);
    case 'at-most':
      return (state) => (compare(left(state), right(state)) <= 0 ? YES : NO);
    case 'equals':
      return (state) => (compare(left(state), right(state)) === 0 ? YES : NO);
  }
}

type Choose = (state: State) => Choice | null;

const choosers = new WeakMap<CasesTerm, Choose>();
let numberOfCases = 0;

/** Which branch of a rule applies; null (and a problem) when none or two do. Outside of sums it is found once. */
export function choiceOf(term: CasesTerm): Choose {
  const known = choosers.get(term);
  if (known) return known;
  const number = numberOfCases++;
  const find = finderOf(term);
  const choose: Choose = (state) => {
    if (state.spell >= 0 || state.counters > 0) return find(state);
    const found = state.chosen[number] ?? find(state);
    if (found) state.chosen[number] = found;
    return found;
  };
  choosers.set(term, choose);
  return choose;
}

function finderOf({ branches, otherwise }: CasesTerm): Choose {
  const choices = branches.map((branch): Choice => ({ branch, when: runOf(branch.when), then: null }));
  const other: Choice | null = otherwise && { branch: otherwise, when: () => YES, then: null };
  return (state) => {
    let found: Choice | null = null;
    for (const choice of choices) {
      if (choice.when(state).n === 0) continue;
      if (found) {
        state.problem ??= { code: 'conflict', cites: [found.branch.cite ?? '', choice.branch.cite ?? ''] };
        return null;
      }
      found = choice;
    }
    found ??= other;
    if (!found) state.problem ??= { code: 'no-case', cites: branches.map((branch) => branch.cite) };
    return found;
  };
}

function ofSpells(term: SumSpellsTerm): Run {
  const body = runOf(term.body);
  return (state) => {
    const outer = state.spell;
    const values: Exact[] = [];
    let sum = ZERO;
    for (let i = 0; i < state.spells.length; i++) {
      state.spell = i;
      const value = body(state);
      values.push(value);
      sum = add(sum, value);
    }
    state.spell = outer;
    if (state.counters === 0) state.inSpells.set(term, values);
    return sum;
  };
}

function ofEarlier(body: Term): Run {
  const run = runOf(body);
  return (state) => {
    let sums = state.before.get(body);
    if (!sums) state.before.set(body, (sums = [ZERO]));
    const here = state.spell;
    for (let i = sums.length; i <= here; i++) {
      state.spell = i - 1;
      sums.push(add(sums[i - 1] ?? ZERO, run(state)));
    }
    state.spell = here;
    return sums[here] ?? ZERO;
  };
}

const monthSums = new WeakMap<SumOverTerm, MonthSum | 'no'>();

/** A sum over calendar months by running totals; null where it has to be counted one by one. */
export function monthSumOf(term: SumOverTerm): MonthSum | null {
  let known = monthSums.get(term);
  if (!known) {
    const separated = separate(term);
    known = separated ? new MonthSum(term, separated, runOf) : 'no';
    monthSums.set(term, known);
  }
  return known === 'no' ? null : known;
}

function ofCount(term: SumOverTerm): Run {
  const { counter } = term;
  const [first, end] = [runOf(term.from), runOf(term.until)];
  const months = monthSumOf(term);
  const body = months ? null : runOf(term.body);
  return (state) => {
    const from = first(state).n;
    const until = end(state).n;
    if (from >= until) return ZERO;
    if (months) return months.over(state, from, until);
    return body ? sumOneByOne(state, counter, from, until, body) : ZERO;
  };
}

function ofAge(term: AgeReachedTerm): Run {
  const [bornIn, key] = [runOf(term.born), runOf(term.key)];
  const { name, steps } = term.age;
  return (state) => {
    const born = bornIn(state).n;
    const place = key(state).n;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      const age = step?.values[place];
      if (!step || !age) break;
      const reached = Math.max(born + age.n, step.from);
      if (reached < (steps[i + 1]?.from ?? Infinity)) return exact(reached);
    }
    return bug(`${name} ends`);
  };
}
