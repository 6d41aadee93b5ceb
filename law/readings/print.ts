import { exact, toNumber } from '../kernel/exact.ts';
import { formatMonthFor, formatNumber, type Language } from '../kernel/format.ts';
import { formatMonth, MONTHS_IN_YEAR } from '../kernel/month.ts';
import type { CasesTerm, CompareTerm, NumberTerm, PairTerm, Term } from '../language/term.ts';
import { unitOf } from '../language/unit-of.ts';

/** The words of arithmetic and logic in one language; {a}, {b}, … stand for the parts. */
export interface Grammar {
  readonly language: Language;
  readonly least: string;
  readonly greatest: string;
  /** The same of months of the calendar. */
  readonly earliest: string;
  readonly latest: string;
  readonly whole: string;
  readonly remainder: string;
  /** Whole years in {a} months, and the months beside them. */
  readonly wholeYears: string;
  readonly oddMonths: string;
  readonly below: string;
  readonly 'at-most': string;
  readonly above: string;
  readonly 'at-least': string;
  /** The same of months of the calendar. */
  readonly before: string;
  readonly 'not-after': string;
  readonly after: string;
  readonly 'not-before': string;
  /** The same number. */
  readonly same: string;
  /** A choice, or an answer of yes or no, is this one. */
  readonly equals: string;
  /** It is another. */
  readonly differs: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly sumSpells: string;
  readonly earlier: string;
  readonly sumOver: string;
  readonly ageReached: string;
  readonly 'half-up': string;
  readonly up: string;
  readonly down: string;
  /** Stands in a formula for the list of cases that is written below it. */
  readonly caseBelow: string;
  readonly case: string;
  readonly otherwise: string;
  readonly yes: string;
  readonly no: string;
  /** Stands for a month of the calendar that there is not, or that was not told. */
  readonly noMonth: string;
}

/** How facts, rules and legal numbers are written: by their names in prose, by their values in arithmetic. Null: look inside. */
export type Leaf = (term: Term) => string | null;

/** Puts the parts into a sentence of the grammar. */
export function fill(template: string, parts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(parts[name] ?? hole));
}

/** With a capital at the beginning. */
export function asSentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const TIMES = ' × ';
const MINUS = ' \u2212 ';
/** Kinds whose text may stand inside a product without brackets. */
const TIGHT: ReadonlySet<Term['kind']> = new Set([
  'number',
  'fact',
  'rule',
  'parameter',
  'power',
  'multiply',
  'divide',
  'least',
  'greatest',
]);

/** Writes a term as a formula of a language. */
export function print(term: Term, grammar: Grammar, leaf: Leaf): string {
  const of = (part: Term): string => print(part, grammar, leaf);
  const tight = (part: Term): string => {
    const text = of(part);
    return TIGHT.has(part.kind) || leaf(part) !== null ? text : `(${text})`;
  };
  const exponent = (part: Term): string => {
    const text = tight(part);
    return text.includes(' ') && !text.startsWith('(') ? `(${text})` : text;
  };
  /** Cases and words of rounding would swallow what stands beside them. */
  const apart = (part: Term): string => {
    const loose = (part.kind === 'cases' || part.kind === 'round') && leaf(part) === null;
    return loose ? `(${of(part)})` : of(part);
  };
  const own = leaf(term);
  if (own !== null) return own;
  switch (term.kind) {
    case 'number':
      return printNumber(term, grammar);
    case 'fact':
      return term.name;
    case 'rule':
      return of(term.term);
    case 'parameter':
      return term.series.name;
    case 'add':
      return term.terms.map(apart).join(' + ');
    case 'multiply':
      return term.terms
        .filter((part) => !isOne(part))
        .map(tight)
        .join(TIMES);
    case 'subtract':
      return isZero(term.right) ? of(term.left) : apart(term.left) + MINUS + tight(term.right);
    case 'divide':
      return isOne(term.right) ? of(term.left) : `${tight(term.left)} : ${tight(term.right)}`;
    case 'power':
      return `(${of(term.left)})^${exponent(term.right)}`;
    case 'least':
    case 'greatest': {
      const dated = term.kind === 'least' ? 'earliest' : 'latest';
      return fill(grammar[unitOf(term) === 'month' ? dated : term.kind], { a: term.terms.map(of).join('; ') });
    }
    case 'whole':
    case 'remainder':
      return isByYear(term)
        ? fill(grammar[term.kind === 'whole' ? 'wholeYears' : 'oddMonths'], { a: tight(term.left) })
        : fill(grammar[term.kind], { a: tight(term.left), b: tight(term.right) });
    case 'compare':
      return printCompare(term, grammar, of);
    case 'all':
      return term.terms.map(tightLogic).join(`, ${grammar.and} `);
    case 'any':
      return term.terms.map(tightLogic).join(` ${grammar.or} `);
    case 'not':
      return printNot(term.term, grammar, of);
    case 'cases':
      return printCases(term, grammar, leaf);
    case 'round':
      return fill(grammar[term.direction], { a: apart(term.term) });
    case 'sum-spells':
      return fill(grammar.sumSpells, { a: of(term.body) });
    case 'earlier':
      return fill(grammar.earlier, { a: of(term.body) });
    case 'sum-over':
      return fill(grammar.sumOver, {
        i: of(term.counter),
        from: of(term.from),
        last: of(before(term.until)),
        a: of(term.body),
      });
    case 'age-reached':
      return fill(grammar.ageReached, { a: of(term.born) });
  }

  function tightLogic(part: Term): string {
    const text = of(part);
    return part.kind === 'all' || part.kind === 'any' ? `(${text})` : text;
  }
}

function printNumber({ value, unit }: NumberTerm, grammar: Grammar): string {
  if (unit === 'yes-no') return value.n === 0 ? grammar.no : grammar.yes;
  if (unit === 'month') return value.n === 0 ? grammar.noMonth : formatMonthFor(formatMonth(value.n), grammar.language);
  return formatNumber(toNumber(value), grammar.language);
}

/** Compares with what others are measured by on the right, and months of the calendar as earlier and later. */
function printCompare(term: CompareTerm, grammar: Grammar, of: (part: Term) => string): string {
  const unit = unitOf(term.left);
  if (term.is === 'equals') {
    const named = unit === 'choice' || unit === 'yes-no';
    return fill(grammar[named ? 'equals' : 'same'], { a: of(term.left), b: of(term.right) });
  }
  const flips = isGiven(term.left) && !isGiven(term.right);
  const [a, b] = flips ? [term.right, term.left] : [term.left, term.right];
  const amounts = { below: flips ? 'above' : 'below', 'at-most': flips ? 'at-least' : 'at-most' } as const;
  const months = { below: flips ? 'after' : 'before', 'at-most': flips ? 'not-before' : 'not-after' } as const;
  return fill(grammar[unit === 'month' ? months[term.is] : amounts[term.is]], { a: of(a), b: of(b) });
}

/** The contrary in words of its own, where there are such. */
function printNot(term: Term, grammar: Grammar, of: (part: Term) => string): string {
  if (term.kind === 'not') return of(term.term);
  if (term.kind !== 'compare') return fill(grammar.not, { a: of(term) });
  if (term.is === 'equals') return fill(grammar.differs, { a: of(term.left), b: of(term.right) });
  return of({ ...term, is: term.is === 'below' ? 'at-most' : 'below', left: term.right, right: term.left });
}

function printCases(term: CasesTerm, grammar: Grammar, leaf: Leaf): string {
  const inner = (part: Term): string =>
    part.kind === 'cases' && leaf(part) === null ? `(${print(part, grammar, leaf)})` : print(part, grammar, leaf);
  const lines = term.branches.map((branch) => fill(grammar.case, { a: inner(branch.when), b: inner(branch.then) }));
  if (term.otherwise) lines.push(fill(grammar.otherwise, { a: inner(term.otherwise.then) }));
  return lines.join('; ');
}

/** A legal number or a number of arithmetic: what others are measured by. */
function isGiven(term: Term): boolean {
  return term.kind === 'parameter' || term.kind === 'number';
}

/** The last one counted: what stands before "+ 1", or one less. */
function before(until: Term): Term {
  if (until.kind === 'number') return { ...until, value: exact(until.value.n - until.value.d, until.value.d) };
  const [first, one, ...more] = until.kind === 'add' ? until.terms : [];
  if (first && one && more.length === 0 && isOne(one)) return first;
  return { kind: 'subtract', left: until, right: { kind: 'number', value: exact(1), unit: 'months', choice: null } };
}

function isOne(term: Term): boolean {
  return term.kind === 'number' && term.choice === null && term.value.n === term.value.d && term.unit !== 'month';
}

function isZero(term: Term): boolean {
  return term.kind === 'number' && term.choice === null && term.value.n === 0 && term.unit !== 'month';
}

/** A length of months parted into years and what is left. */
function isByYear({ left, right }: PairTerm): boolean {
  return right.kind === 'number' && right.value.n === MONTHS_IN_YEAR * right.value.d && unitOf(left) === 'months';
}
