import { add, compare, exact, multiply, type Exact } from '../kernel/exact.ts';
import { formatMonths } from '../kernel/format.ts';
import { mentions, partsOf, type Fact, type NumberTerm, type RoundTerm, type Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { unitOf } from '../language/unit-of.ts';
import type { Evaluation } from '../readings/evaluate.ts';
import { isOfEach, type Line, type Trace } from '../readings/explain.ts';
import { asSentence, fill, print } from '../readings/print.ts';
import type { Words } from '../words/type.ts';
import { insideSentence, nameTerm, tellOfSeries, tellValue } from './tell-value.ts';

const TIMES = ' × ';
const number = (value: Exact, unit: Unit): NumberTerm => ({ kind: 'number', value, unit, choice: null });

/** Puts the formula of one explained rule into words, with the values of its case. */
export class Formula {
  private readonly trace: Trace;
  private readonly evaluation: Evaluation;
  private readonly words: Words;
  private readonly counter: Fact | null;
  /** The formula along the branches taken, without what changes nothing. */
  private readonly root: Term;
  private spells: ReadonlyMap<Line, string> | null = null;
  /** A spell is set in the evaluation, so that its facts have values. */
  private inSpell = false;

  /** For a rule that counts over several, the evaluation must have its counter set. */
  constructor(trace: Trace, evaluation: Evaluation, words: Words) {
    this.trace = trace;
    this.evaluation = evaluation;
    this.words = words;
    this.counter = trace.counted?.counter ?? null;
    this.root = this.simplify(trace.rule.term);
  }

  /** "1.650.000 đ × 22 %"; for a rule that says yes or no, what made it so. */
  arithmetic(): string {
    if (this.trace.rule.unit === 'yes-no') return asSentence(this.truth(this.trace.rule.term));
    return asSentence(print(this.root, this.words.grammar, (term) => this.leaf(term)));
  }

  /** The roundings that changed the value. */
  roundings(): readonly RoundTerm[] {
    const found: RoundTerm[] = [];
    const visit = (term: Term): void => {
      if (term.kind === 'rule' || term.kind === 'parameter') return;
      if (term.kind === 'round') found.push(term);
      partsOf(term).forEach(visit);
    };
    visit(this.root);
    return found;
  }

  /** A condition in names, each with its value in this case: "Số tháng đóng tự nguyện (30 tháng) ít hơn …". */
  condition(term: Term): string {
    return print(term, this.words.grammar, (inner) => {
      if (inner.kind === 'any' && !this.isLocal(inner)) {
        const held = inner.terms.find((part) => this.evaluation.holds(part));
        return held ? this.condition(held) : null;
      }
      if (inner.kind === 'number') return nameTerm(inner, this.words);
      if ((inner.kind === 'whole' || inner.kind === 'remainder') && !this.isLocal(inner))
        return `${this.names(inner)} (${this.value(inner)})`;
      const name = nameTerm(inner, this.words);
      if (name === null || this.isLocal(inner)) return name;
      const unit = unitOf(inner);
      return unit === 'yes-no' || unit === 'choice' ? name : `${name} (${this.value(inner)})`;
    });
  }

  private names(term: Term): string {
    return print(term, this.words.grammar, (inner) => nameTerm(inner, this.words));
  }

  /** The condition where it holds, and what is true instead where it does not. */
  private truth(term: Term): string {
    const { evaluation, words } = this;
    if (term.kind === 'cases') {
      const branch = evaluation.branchOf(term);
      return branch ? this.truth(branch.then) : '';
    }
    if (evaluation.holds(term)) return this.condition(term);
    switch (term.kind) {
      case 'compare':
        return term.is === 'equals' && unitOf(term.left) === 'choice'
          ? fill(words.grammar.equals, { a: this.names(term.left), b: insideSentence(this.value(term.left)) })
          : this.condition({ kind: 'not', term });
      case 'all':
        return this.truth(term.terms.find((part) => !evaluation.holds(part)) ?? term);
      case 'any':
        return term.terms.map((part) => this.truth(part)).join(`, ${words.grammar.and} `);
      case 'not':
        return this.condition(term.term);
      default:
        return fill(words.grammar.not, { a: this.names(term) });
    }
  }

  /** How a line of a sum comes about: "1.500.000 đ × (12 tháng × 1,96 + 4 tháng × 1,23)"; empty where its value says all. */
  line(line: Line): string {
    if (!line.of) return this.stretch(line);
    const [first, ...more] = line.lines;
    if (!first) return (this.spells ??= this.tellSpells()).get(line) ?? '';
    if (more.length === 0) return this.stretch(first);
    const sum = line.lines.map((one) => this.stretch({ ...one, factor: null })).join(' + ');
    return first.factor ? `${this.told(first.factor)}${TIMES}(${sum})` : sum;
  }

  /** What a line adds to its sum. */
  adds(line: Line): string {
    if (line.of) return this.told(line);
    const product = multiply(line.value, multiply(exact(line.months), line.factor?.value ?? exact(1)));
    return this.told({ value: product, unit: this.trace.rule.unit });
  }

  /** The formulas of the spells, written in one walk over them. */
  private tellSpells(): ReadonlyMap<Line, string> {
    const texts = new Map<Line, string>();
    const byIndex = new Map<number, Line[]>();
    for (const line of this.trace.lines)
      if (line.of && line.lines.length === 0) byIndex.set(line.of.index, [...(byIndex.get(line.of.index) ?? []), line]);
    this.inSpell = true;
    this.evaluation.eachSpell((index) => {
      for (const line of byIndex.get(index) ?? []) {
        if (!line.of) continue;
        const text = print(this.simplify(line.of.sum.body), this.words.grammar, (term) => this.leaf(term));
        if (text !== this.told(line)) texts.set(line, text);
      }
    });
    this.inSpell = false;
    return texts;
  }

  private stretch({ factor, months, value, unit }: Line): string {
    const parts = [this.told({ value: exact(months), unit: 'months' })];
    if (factor) parts.unshift(this.told(factor));
    if (!factor || value.n !== value.d) parts.push(this.told({ value, unit }));
    return parts.join(TIMES);
  }

  private told({ value, unit }: { readonly value: Exact; readonly unit: Unit }): string {
    return tellValue(value, unit, this.words);
  }

  private leaf(term: Term): string | null {
    if (term.kind === 'number') return nameTerm(term, this.words);
    if (this.isLocal(term)) return nameTerm(term, this.words);
    switch (term.kind) {
      case 'sum-spells': {
        const { lines } = this.trace;
        const [only] = lines;
        if (lines.length === 1 && only) {
          const text = this.line(only) || this.value(term);
          return term === this.root || !/ [+\u2212] /.test(text) ? text : `(${text})`;
        }
        if (lines.length === 0) return this.value(term);
        const sum = lines.map((line) => tellValue(line.value, line.unit, this.words)).join(' + ');
        return term === this.root ? sum : `(${sum})`;
      }
      case 'sum-over':
        return term.counter.unit === 'month' ? this.value(term) : null;
      case 'whole':
      case 'remainder':
        return term === this.root
          ? null
          : `${print(term, this.words.grammar, (inner) => (inner === term ? null : this.leaf(inner)))} (${this.value(term)})`;
      case 'age-reached':
        return this.ageReached(term);
      case 'fact':
      case 'rule':
      case 'parameter':
      case 'earlier':
        return this.value(term);
      case 'compare':
      case 'all':
      case 'any':
      case 'not':
        return this.condition(term);
      default:
        return null;
    }
  }

  private ageReached(term: Extract<Term, { kind: 'age-reached' }>): string {
    const born = this.evaluation.valueOf(term.born);
    const used = this.trace.inputs.find((input) => input.kind === 'parameter' && input.series === term.age);
    const age = used?.kind === 'parameter' ? used.values[0] : undefined;
    const sums = age && compare(add(born, age), this.evaluation.valueOf(term)) === 0;
    return sums ? `${this.value(term.born)} + ${formatMonths(age.n, this.words.grammar.language)}` : this.value(term);
  }

  /** The value of a term that is open to no counter but the one that is set. */
  private value(term: Term): string {
    const value = this.evaluation.valueOf(term);
    if (term.kind === 'parameter') return tellOfSeries(value, term.series, this.words);
    return tellValue(value, unitOf(term), this.words, 'choices' in term ? term.choices : []);
  }

  /** Depends on a spell or on a counter that is not set, so it has no one value. */
  private isLocal(term: Term): boolean {
    return mentions(
      term,
      (fact) => fact.scope !== 'case' && fact !== this.counter && !(this.inSpell && fact.scope === 'spell'),
    );
  }

  /** Follows the branches taken, and leaves out what changes nothing: a rounding, an addend of nothing, a bound of zero. */
  private simplify(term: Term): Term {
    if (this.isLocal(term)) return term;
    const { evaluation } = this;
    const isNothing = (part: Term): boolean => evaluation.valueOf(part).n === 0;
    switch (term.kind) {
      case 'cases': {
        const branch = evaluation.branchOf(term);
        return branch ? this.simplify(branch.then) : term;
      }
      case 'round': {
        const inner = this.simplify(term.term);
        const changes = compare(evaluation.valueOf(term), evaluation.valueOf(term.term)) !== 0;
        return changes ? { ...term, term: inner } : inner;
      }
      case 'add': {
        const [first, ...more] = term.terms.filter((part) => !isNothing(part)).map((part) => this.simplify(part));
        if (!first) return this.simplify(term.terms[0] ?? term);
        return more.length === 0 ? first : { ...term, terms: [first, ...more] };
      }
      case 'subtract': {
        const left = this.simplify(term.left);
        return isNothing(term.right) ? left : { ...term, left, right: this.simplify(term.right) };
      }
      case 'greatest': {
        const isMonth = unitOf(term) === 'month';
        const rest = term.terms.filter((part) => !(isMonth || part.kind === 'number') || !isNothing(part));
        const [only] = rest;
        if (only && rest.length === 1 && !isNothing(term)) return this.simplify(only);
        return { ...term, terms: term.terms.map((part) => this.simplify(part)) };
      }
      case 'least':
      case 'multiply':
        return { ...term, terms: term.terms.map((part) => this.simplify(part)) };
      case 'divide':
        return term.right.kind === 'number' && term.right.value.n === term.right.value.d
          ? number(evaluation.valueOf(term.left), unitOf(term))
          : { ...term, left: this.simplify(term.left), right: this.simplify(term.right) };
      case 'whole':
      case 'remainder':
        return { ...term, left: this.simplify(term.left), right: this.simplify(term.right) };
      case 'sum-over': {
        const [from, until] = [evaluation.valueOf(term.from), evaluation.valueOf(term.until)];
        const { unit } = term.counter;
        if (!isOfEach(term) || from.n >= until.n)
          return unit === 'month' ? term : { ...term, from: number(from, unit), until: number(until, unit) };
        const each = Array.from({ length: until.n - from.n }, (_, place) =>
          evaluation.counting(term.counter, from.n + place, () => evaluation.valueOf(term.body)),
        );
        return { kind: 'add', terms: each.map((value) => number(value, unitOf(term.body))) };
      }
      default:
        return term;
    }
  }
}
