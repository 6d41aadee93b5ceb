import { toNumber } from '../kernel/exact.ts';
import { formatNumber, type Language } from '../kernel/format.ts';
import type { CasesTerm, Term } from '../language/term.ts';

/** The words of arithmetic and logic in one language; {a}, {b}, … stand for the parts. */
export interface Grammar {
  readonly language: Language;
  readonly least: string;
  readonly greatest: string;
  readonly whole: string;
  readonly remainder: string;
  readonly below: string;
  readonly 'at-most': string;
  readonly above: string;
  readonly 'at-least': string;
  readonly equals: string;
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
  readonly case: string;
  readonly otherwise: string;
  readonly yes: string;
  readonly no: string;
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
]);

/** Writes a term as a formula of a language. */
export function print(term: Term, grammar: Grammar, leaf: Leaf): string {
  const of = (part: Term): string => print(part, grammar, leaf);
  const tight = (part: Term): string => {
    const text = of(part);
    return TIGHT.has(part.kind) || leaf(part) !== null ? text : `(${text})`;
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
      return formatNumber(toNumber(term.value), grammar.language);
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
      return apart(term.left) + MINUS + tight(term.right);
    case 'divide':
      return isOne(term.right) ? of(term.left) : `${tight(term.left)} : ${tight(term.right)}`;
    case 'power':
      return `(${of(term.left)})^${tight(term.right)}`;
    case 'least':
    case 'greatest':
      return fill(grammar[term.kind], { a: term.terms.map(of).join('; ') });
    case 'whole':
    case 'remainder':
      return fill(grammar[term.kind], { a: tight(term.left), b: tight(term.right) });
    case 'compare':
      return isGiven(term.left) && !isGiven(term.right) && term.is !== 'equals'
        ? fill(grammar[term.is === 'below' ? 'above' : 'at-least'], { a: of(term.right), b: of(term.left) })
        : fill(grammar[term.is], { a: of(term.left), b: of(term.right) });
    case 'all':
      return term.terms.map(tightLogic).join(` ${grammar.and} `);
    case 'any':
      return term.terms.map(tightLogic).join(` ${grammar.or} `);
    case 'not':
      return fill(grammar.not, { a: of(term.term) });
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
  const [first, one, ...more] = until.kind === 'add' ? until.terms : [];
  if (first && one && more.length === 0 && isOne(one)) return first;
  return {
    kind: 'subtract',
    left: until,
    right: { kind: 'number', value: { n: 1, d: 1 }, unit: 'months', choice: null },
  };
}

function isOne(term: Term): boolean {
  return term.kind === 'number' && term.choice === null && term.value.n === term.value.d && term.unit !== 'month';
}
