import { bug } from '../kernel/assert.ts';
import { exact } from '../kernel/exact.ts';
import { MONTHS_IN_YEAR } from '../kernel/month.ts';
import type { Rounding } from '../kernel/rounding.ts';
import type { Citation, Series } from './series.ts';
import { isOpen, type Branch, type Fact, type Rule, type Term } from './term.ts';
import type { Unit } from './unit.ts';

let facts = 0;
let rules = 0;

function declare(
  name: string,
  scope: Fact['scope'],
  unit: Unit,
  range: readonly [number, number],
  more: Partial<Pick<Fact, 'scale' | 'choices' | 'real'>> = {},
): Fact {
  return { kind: 'fact', id: facts++, name, unit, scope, range, scale: 1, choices: [], real: false, ...more };
}

/** A fact of the whole case. `range` is the least and greatest value that the edge lets in. */
export function fact(
  name: string,
  unit: Unit,
  range: readonly [number, number],
  more: Partial<Pick<Fact, 'scale' | 'real'>> = {},
): Fact {
  return declare(name, 'case', unit, range, more);
}

/** A fact that is one of a few names. */
export function choice(name: string, choices: readonly string[], scope: 'case' | 'spell' = 'case'): Fact {
  return declare(name, scope, 'choice', [0, choices.length - 1], { choices });
}

/** A fact that is yes or no. */
export function yesNo(name: string, scope: 'case' | 'spell' = 'case'): Fact {
  return declare(name, scope, 'yes-no', [0, 1]);
}

/** A fact of one spell of contributions. */
export function spellFact(name: string, unit: Unit, range: readonly [number, number]): Fact {
  return declare(name, 'spell', unit, range);
}

/** A counter for `sumOver`. */
export function counter(name: string, unit: Unit, range: readonly [number, number]): Fact {
  return declare(name, 'counter', unit, range);
}

/**
 * A rule of the book.
 * @param name identifier by which the words, the prose and the explanation know it
 * @param says unit, the articles that say it, the term, and where needed the declared range or the names of a choice
 */
export function rule(
  name: string,
  says: {
    readonly unit: Unit;
    readonly cites: readonly Citation[];
    readonly is: Term;
    readonly range?: readonly [number, number];
    readonly choices?: readonly string[];
  },
): Rule {
  const local = isOpen(says.is);
  return {
    kind: 'rule',
    id: rules++,
    name,
    unit: says.unit,
    cites: says.cites,
    term: says.is,
    range: says.range ?? null,
    choices: says.choices ?? [],
    local,
  };
}

/** A number of arithmetic in a unit. Numbers of the law are parameters. */
export function number(value: number, unit: Unit = 'count'): Term {
  return { kind: 'number', value: exact(value), unit, choice: null };
}

/** The place of one of the names of a choice. */
export function oneOf(of: { readonly choices: readonly string[] }, name: string): Term {
  const place = of.choices.indexOf(name);
  return place < 0 ? bug(`no choice ${name}`) : { kind: 'number', value: exact(place), unit: 'choice', choice: name };
}

/** The value of a legal number in a month, for a key where it has keys. */
export function at(series: Series, month: Term, key: Term | null = null): Term {
  return { kind: 'parameter', series, at: month, key };
}

/** Sum. */
export const plus = (...terms: readonly Term[]): Term => ({ kind: 'add', terms });
/** Difference. */
export const minus = (left: Term, right: Term): Term => ({ kind: 'subtract', left, right });
/** Product. */
export const times = (...terms: readonly Term[]): Term => ({ kind: 'multiply', terms });
/** Exact division; the right side is above zero. */
export const over = (left: Term, right: Term): Term => ({ kind: 'divide', left, right });
/** How often the right side goes into the left, in whole numbers. */
export const whole = (left: Term, right: Term): Term => ({ kind: 'whole', left, right });
/** What is left over by `whole`. */
export const remainder = (left: Term, right: Term): Term => ({ kind: 'remainder', left, right });
/** Compound interest: the one place where a double is rounded on the way. */
export const power = (left: Term, right: Term): Term => ({ kind: 'power', left, right });
/** The least of several. */
export const least = (...terms: readonly Term[]): Term => ({ kind: 'least', terms });
/** The greatest of several. */
export const greatest = (...terms: readonly Term[]): Term => ({ kind: 'greatest', terms });

/** Less than. */
export const below = (left: Term, right: Term): Term => ({ kind: 'compare', is: 'below', left, right });
/** Less than or equal. */
export const atMost = (left: Term, right: Term): Term => ({ kind: 'compare', is: 'at-most', left, right });
/** More than. */
export const above = (left: Term, right: Term): Term => below(right, left);
/** More than or equal. */
export const atLeast = (left: Term, right: Term): Term => atMost(right, left);
/** The same value. */
export const equals = (left: Term, right: Term): Term => ({ kind: 'compare', is: 'equals', left, right });
/** Whether a choice is the one with this name. */
export const is = (of: Fact | Rule, name: string): Term => equals(of, oneOf(of, name));
/** All of the conditions, asked in order until one fails. */
export const all = (...terms: readonly Term[]): Term => ({ kind: 'all', terms });
/** One of the conditions, asked in order until one holds. */
export const any = (...terms: readonly Term[]): Term => ({ kind: 'any', terms });
/** The contrary. */
export const not = (term: Term): Term => ({ kind: 'not', term });

/** One branch of `cases`. */
export const when = (condition: Term, then: Term, cite: Citation): Branch => ({ when: condition, then, cite });
/** Exactly one of the branches applies. */
export const cases = (...branches: readonly Branch[]): Term => ({ kind: 'cases', branches, otherwise: null });
/** One of the branches, or else the last value. */
export const casesOr = (branches: readonly Branch[], then: Term, cite: Citation | null = null): Term => ({
  kind: 'cases',
  branches,
  otherwise: { then, cite },
});

/** A named rounding to a whole number, with the source that asks for it. */
export const round = (direction: Rounding, term: Term, cite: Citation): Term => ({
  kind: 'round',
  direction,
  term,
  cite,
});

/** Σ over the spells, in order of time. */
export const sumSpells = (body: Term): Term => ({ kind: 'sum-spells', body });
/** The same sum over the spells before this one. */
export const earlier = (body: Term): Term => ({ kind: 'earlier', body });
/** Σ over a counter, from the first to the last before `until`. */
export const sumOver = (counterFact: Fact, from: Term, until: Term, body: Term): Term => ({
  kind: 'sum-over',
  counter: counterFact,
  from,
  until,
  body,
});
/** The first month at which someone has the age that is asked in that same month. */
export const ageReached = (born: Term, age: Series, key: Term): Term => ({ kind: 'age-reached', born, age, key });

/** Months in a year, as a length. */
export const aYear: Term = number(MONTHS_IN_YEAR, 'months');
/** The calendar year of a month. */
export const yearOf = (month: Term): Term => ({
  kind: 'whole',
  left: month,
  right: number(MONTHS_IN_YEAR, 'months/year'),
});
/** A legal number that is one figure for all time, such as the day on which a law came into force. */
export const fixed = (series: Series, key: Term | null = null): Term =>
  at(series, number(series.begins, 'month'), key);
/** The first of the branches that applies, in the order in which an office would look; later ones are not asked. */
export const inOrder = (branches: readonly Branch[], then: Term, cite: Citation | null = null): Term =>
  branches.reduceRight<Term>((rest, branch) => casesOr([branch], rest, cite), then);
/** Never below zero. */
export const notBelowZero = (term: Term, unit: Unit): Term => greatest(number(0, unit), term);
/** The first month for which a legal number is known. */
export const beginsIn = (series: Series): Term =>
  number(series.begins, 'month');
