import { bug } from '../kernel/assert.ts';
import { exact } from '../kernel/exact.ts';
import { MONTHS_IN_YEAR } from '../kernel/month.ts';
import type { Rounding } from '../kernel/rounding.ts';
import type { Citation, Series } from './series.ts';
import { isOpen, type Branch, type Fact, type Rule, type Term } from './term.ts';
import type { Unit } from './unit.ts';

// What is only made and not used may be left out: the marks tell bundlers so, and a page that asks one question carries the
// rules of that one. (The numbers below have no meaning of their own, only that each is another.)
let facts = 0;
let rules = 0;

/* @__NO_SIDE_EFFECTS__ */
function declare(
  name: string,
  scope: Fact['scope'],
  unit: Unit,
  range: readonly [number, number],
  more: Partial<Pick<Fact, 'scale' | 'choices' | 'real' | 'limits'>> = {},
): Fact {
  return {
    kind: 'fact',
    id: facts++,
    name,
    unit,
    scope,
    range,
    scale: 1,
    choices: [],
    real: false,
    limits: [],
    ...more,
  };
}

/** A fact of the whole case. `range` is the least and greatest value that the edge lets in. */
/* @__NO_SIDE_EFFECTS__ */
export function fact(
  name: string,
  unit: Unit,
  range: readonly [number, number],
  more: Partial<Pick<Fact, 'scale' | 'real' | 'limits'>> = {},
): Fact {
  return declare(name, 'case', unit, range, more);
}

/** A fact that is one of a few names. */
/* @__NO_SIDE_EFFECTS__ */
export function choice(name: string, choices: readonly string[], scope: 'case' | 'spell' = 'case'): Fact {
  return declare(name, scope, 'choice', [0, choices.length - 1], { choices });
}

/** A fact that is yes or no. */
/* @__NO_SIDE_EFFECTS__ */
export function yesNo(name: string, scope: 'case' | 'spell' = 'case'): Fact {
  return declare(name, scope, 'yes-no', [0, 1]);
}

/** A fact of one spell of contributions. */
/* @__NO_SIDE_EFFECTS__ */
export function spellFact(
  name: string,
  unit: Unit,
  range: readonly [number, number],
  more: Partial<Pick<Fact, 'limits'>> = {},
): Fact {
  return declare(name, 'spell', unit, range, more);
}

/** A counter for `sumOver`. */
/* @__NO_SIDE_EFFECTS__ */
export function counter(name: string, unit: Unit, range: readonly [number, number]): Fact {
  return declare(name, 'counter', unit, range);
}

/**
 * A rule of the book.
 * @param name identifier by which the words, the prose and the explanation know it
 * @param says unit, the articles that say it, the term, and where needed the declared range or the names of a choice
 */
/* @__NO_SIDE_EFFECTS__ */
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
/* @__NO_SIDE_EFFECTS__ */
export function number(value: number, unit: Unit = 'count'): Term {
  return { kind: 'number', value: exact(value), unit, choice: null };
}

/** The place of one of the names of a choice. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf(of: { readonly choices: readonly string[] }, name: string): Term {
  const place = of.choices.indexOf(name);
  return place < 0 ? bug(`no choice ${name}`) : { kind: 'number', value: exact(place), unit: 'choice', choice: name };
}

/** The value of a legal number in a month, for a key where it has keys. */
/* @__NO_SIDE_EFFECTS__ */
export function at(series: Series, month: Term, key: Term | null = null): Term {
  return { kind: 'parameter', series, at: month, key };
}

/** Sum. */
/* @__NO_SIDE_EFFECTS__ */
export const plus = (...terms: readonly Term[]): Term => ({ kind: 'add', terms });
/** Difference. */
/* @__NO_SIDE_EFFECTS__ */
export const minus = (left: Term, right: Term): Term => ({ kind: 'subtract', left, right });
/** Product. */
/* @__NO_SIDE_EFFECTS__ */
export const times = (...terms: readonly Term[]): Term => ({ kind: 'multiply', terms });
/** Exact division; the right side is above zero. */
/* @__NO_SIDE_EFFECTS__ */
export const over = (left: Term, right: Term): Term => ({ kind: 'divide', left, right });
/** How often the right side goes into the left, in whole numbers. */
/* @__NO_SIDE_EFFECTS__ */
export const whole = (left: Term, right: Term): Term => ({ kind: 'whole', left, right });
/** What is left over by `whole`. */
/* @__NO_SIDE_EFFECTS__ */
export const remainder = (left: Term, right: Term): Term => ({
  kind: 'remainder',
  left,
  right,
});
/** Compound interest: the one place where a double is rounded on the way. */
/* @__NO_SIDE_EFFECTS__ */
export const power = (left: Term, right: Term): Term => ({ kind: 'power', left, right });
/** The least of several. */
/* @__NO_SIDE_EFFECTS__ */
export const least = (...terms: readonly Term[]): Term => ({ kind: 'least', terms });
/** The greatest of several. */
/* @__NO_SIDE_EFFECTS__ */
export const greatest = (...terms: readonly Term[]): Term => ({ kind: 'greatest', terms });

/** Less than. */
/* @__NO_SIDE_EFFECTS__ */
export const below = (left: Term, right: Term): Term => ({
  kind: 'compare',
  is: 'below',
  left,
  right,
});
/** Less than or equal. */
/* @__NO_SIDE_EFFECTS__ */
export const atMost = (left: Term, right: Term): Term => ({
  kind: 'compare',
  is: 'at-most',
  left,
  right,
});
/** More than. */
/* @__NO_SIDE_EFFECTS__ */
export const above = (left: Term, right: Term): Term => below(right, left);
/** More than or equal. */
/* @__NO_SIDE_EFFECTS__ */
export const atLeast = (left: Term, right: Term): Term => atMost(right, left);
/** The same value. */
/* @__NO_SIDE_EFFECTS__ */
export const equals = (left: Term, right: Term): Term => ({
  kind: 'compare',
  is: 'equals',
  left,
  right,
});
/** Whether a choice is the one with this name. */
/* @__NO_SIDE_EFFECTS__ */
export const is = (of: Fact | Rule, name: string): Term => equals(of, oneOf(of, name));
/** All of the conditions, asked in order until one fails. */
/* @__NO_SIDE_EFFECTS__ */
export const all = (...terms: readonly Term[]): Term => ({ kind: 'all', terms });
/** One of the conditions, asked in order until one holds. */
/* @__NO_SIDE_EFFECTS__ */
export const any = (...terms: readonly Term[]): Term => ({ kind: 'any', terms });
/** The contrary. */
/* @__NO_SIDE_EFFECTS__ */
export const not = (term: Term): Term => ({ kind: 'not', term });

/** One branch of `cases`. */
/* @__NO_SIDE_EFFECTS__ */
export const when = (condition: Term, then: Term, cite: Citation): Branch => ({
  when: condition,
  then,
  cite,
});
/** Exactly one of the branches applies. */
/* @__NO_SIDE_EFFECTS__ */
export const cases = (...branches: readonly Branch[]): Term => ({
  kind: 'cases',
  branches,
  otherwise: null,
});
/** One of the branches, or else the last value. */
/* @__NO_SIDE_EFFECTS__ */
export const casesOr = (branches: readonly Branch[], then: Term, cite: Citation | null = null): Term => ({
  kind: 'cases',
  branches,
  otherwise: { then, cite },
});

/** A named rounding to a whole number, with the source that asks for it. */
/* @__NO_SIDE_EFFECTS__ */
export const round = (direction: Rounding, term: Term, cite: Citation): Term => ({
  kind: 'round',
  direction,
  term,
  cite,
});

/** Σ over the spells, in order of time. */
/* @__NO_SIDE_EFFECTS__ */
export const sumSpells = (body: Term): Term => ({ kind: 'sum-spells', body });
/** The same sum over the spells before this one. */
/* @__NO_SIDE_EFFECTS__ */
export const earlier = (body: Term): Term => ({ kind: 'earlier', body });
/** Σ over a counter, from the first to the last before `until`. */
/* @__NO_SIDE_EFFECTS__ */
export const sumOver = (counterFact: Fact, from: Term, until: Term, body: Term): Term => ({
  kind: 'sum-over',
  counter: counterFact,
  from,
  until,
  body,
});
/** The first month at which someone has the age that is asked in that same month. */
/* @__NO_SIDE_EFFECTS__ */
export const ageReached = (born: Term, age: Series, key: Term): Term => ({
  kind: 'age-reached',
  born,
  age,
  key,
});

/** Months in a year, as a length. */
export const aYear: Term = number(MONTHS_IN_YEAR, 'months');
/** The calendar year of a month. */
/* @__NO_SIDE_EFFECTS__ */
export const yearOf = (month: Term): Term => ({
  kind: 'whole',
  left: month,
  right: number(MONTHS_IN_YEAR, 'months/year'),
});
/** A legal number that is one figure for all time, such as the day on which a law came into force. */
/* @__NO_SIDE_EFFECTS__ */
export const fixed = (series: Series, key: Term | null = null): Term => at(series, number(series.begins, 'month'), key);
/** The first of the branches that applies, in the order in which an office would look; later ones are not asked. */
/* @__NO_SIDE_EFFECTS__ */
export const inOrder = (branches: readonly Branch[], then: Term, cite: Citation | null = null): Term =>
  branches.reduceRight<Term>((rest, branch) => casesOr([branch], rest, cite), then);
/** Never below zero. */
/* @__NO_SIDE_EFFECTS__ */
export const notBelowZero = (term: Term, unit: Unit): Term => greatest(number(0, unit), term);
/** The first month for which a legal number is known. */
/* @__NO_SIDE_EFFECTS__ */
export const beginsIn = (series: Series): Term => number(series.begins, 'month');
