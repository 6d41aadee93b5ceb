import { compare, type Exact } from '../kernel/exact.ts';
import { partsOf, type Fact, type Rule, type Term } from '../language/term.ts';

/** The values that the law lets one choose: from the first, in equal steps, to the last that is not above `most`. */
export interface Grid {
  readonly first: number;
  readonly step: number;
  readonly most: number;
}

/** What is wanted of a rule: not more than a target, with the greatest choice; or at least it, with the smallest. */
export interface Wanted {
  readonly is: 'at-most' | 'at-least';
  readonly target: Exact;
}

/**
 * Goal first: the value on the grid with which a rule gives what is wanted. The rule must not fall when the choice
 * rises (`risesWith` proves it from its term); then some twenty evaluations are enough for a thousand choices.
 * @param value of the rule for a choice
 * @returns the choice; "too-low" when even the first is above an at-most, "too-high" when even the last is below an at-least
 */
export function invert(grid: Grid, wanted: Wanted, value: (choice: number) => Exact): number | 'too-low' | 'too-high' {
  const count = Math.floor((grid.most - grid.first) / grid.step) + 1;
  const choice = (i: number): number => grid.first + i * grid.step;
  const reaches = (i: number): boolean => {
    const sign = compare(value(choice(i)), wanted.target);
    return wanted.is === 'at-most' ? sign > 0 : sign >= 0;
  };
  // The first place at which the value is above (or has reached) the target.
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  if (wanted.is === 'at-least') return low < count ? choice(low) : 'too-high';
  return low > 0 ? choice(low - 1) : 'too-low';
}

/** How a term moves when a fact rises and all else stays: it rises (or stays), it falls (or stays), it does not move, or no one can tell. */
export type Movement = 'rises' | 'falls' | 'still' | 'unknown';

const OPPOSITE: Record<Movement, Movement> = { rises: 'falls', falls: 'rises', still: 'still', unknown: 'unknown' };

function together(movements: readonly Movement[]): Movement {
  const moving = movements.filter((movement) => movement !== 'still');
  const [first] = moving;
  if (!first) return 'still';
  return moving.every((movement) => movement === first) ? first : 'unknown';
}

/**
 * How a term moves with a fact, read off its shape. Products and quotients count their factors as not below zero, as
 * all amounts, lengths and rates of the book are.
 */
export function movement(term: Term, fact: Fact): Movement {
  const of = (part: Term): Movement => movement(part, fact);
  switch (term.kind) {
    case 'number':
      return 'still';
    case 'fact':
      return term === fact ? 'rises' : 'still';
    case 'rule':
    case 'round':
      return of(term.term);
    case 'parameter':
      return together([of(term.at), term.key ? of(term.key) : 'still']) === 'still' ? 'still' : 'unknown';
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
      return together(term.terms.map(of));
    case 'subtract':
    case 'divide':
      return together([of(term.left), OPPOSITE[of(term.right)]]);
    case 'whole':
      return of(term.right) === 'still' ? of(term.left) : 'unknown';
    case 'cases': {
      const asks = together(term.branches.map((branch) => of(branch.when)));
      const gives = together(
        [...term.branches.map((branch) => branch.then), ...(term.otherwise ? [term.otherwise.then] : [])].map(of),
      );
      return asks === 'still' ? gives : 'unknown';
    }
    case 'sum-spells':
    case 'earlier':
      return of(term.body);
    case 'sum-over':
      return together([of(term.from), of(term.until)]) === 'still' ? of(term.body) : 'unknown';
    case 'not':
    case 'remainder':
    case 'power':
    case 'compare':
    case 'all':
    case 'any':
    case 'age-reached':
      return together(partsOf(term).map(of)) === 'still' ? 'still' : 'unknown';
  }
}

/** Whether a rule can only rise, or stay, when a fact rises. */
export function risesWith(rule: Rule, fact: Fact): boolean {
  const moves = movement(rule.term, fact);
  return moves === 'rises' || moves === 'still';
}
