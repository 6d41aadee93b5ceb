import { compare, exact, toNumber, type Exact } from '../kernel/exact.ts';
import { formatDong, formatMonthFor, formatNumber, formatPercent } from '../kernel/format.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Problem } from '../language/problem.ts';
import type { Citation, Confidence } from '../language/series.ts';
import { mentions, type Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { unitOf } from '../language/unit-of.ts';
import type { Evaluation } from '../readings/evaluate.ts';
import type { FactUsed, Line, ParameterUsed, Trace } from '../readings/explain.ts';
import { asSentence, fill, print } from '../readings/print.ts';
import { show, showOf, type Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';

/** Something that went into a figure, in words. */
export interface ToldInput {
  readonly kind: 'rule' | 'fact' | 'parameter';
  /** Identifier of the rule, the fact or the legal number. */
  readonly id: string;
  readonly name: string;
  readonly value: Shown;
  readonly text: string;
  readonly unit: Unit;
  /** Articles in words; empty for a fact. */
  readonly cite: readonly string[];
  /** For a legal number: since when it holds, how sure we are, and what is doubtful. */
  readonly since?: string;
  readonly confidence?: Confidence;
  readonly note?: string;
}

/** One line of a sum, in words. */
export interface ToldLine {
  readonly from: string;
  /** The last month of the line. */
  readonly until: string;
  readonly months: number;
  readonly text: string;
  readonly lines: readonly ToldLine[];
}

/** One step of an explanation: a rule, its value, the arithmetic with the values put in, and where it is written. */
export interface ToldStep {
  readonly rule: string;
  readonly name: string;
  readonly value: Shown;
  readonly text: string;
  readonly unit: Unit;
  readonly cite: readonly string[];
  /** The formula with the values of this case in it. */
  readonly arithmetic: string;
  /** The cases that applied: the condition in words and its article. */
  readonly because: readonly { readonly condition: string; readonly cite: string }[];
  readonly inputs: readonly ToldInput[];
  readonly lines: readonly ToldLine[];
  /** The least sure legal number in it. */
  readonly confidence: Confidence | null;
}

/** "L41 31.2.a" as people cite it: "Luật 41/2024, Điều 31, khoản 2, điểm a". */
export function tellCitation(citation: Citation, words: Words): string {
  const [source = '', place = ''] = citation.split(' ');
  const [article, clause, point] = place.split('.');
  const parts = [words.sources[source] ?? source];
  if (article) parts.push(`${words.cite.article} ${article}`);
  if (clause) parts.push(`${words.cite.clause} ${clause}`);
  if (point) parts.push(`${words.cite.point} ${point}`);
  return parts.join(', ');
}

/** A value as people read it: "297.000 đ", "40,5 %", "12/2040", "15,5 năm". */
export function tellValue(value: Exact, unit: Unit, words: Words, choices: readonly string[] = []): string {
  const { language } = words.grammar;
  const number = toNumber(value);
  switch (unit) {
    case 'dong':
      return formatDong(number, language);
    case 'dong/month':
      return formatDong(number, language);
    case 'percent':
    case 'percent/year':
      return formatPercent(number * 100, language, 4);
    case 'month':
      return formatMonthFor(formatMonth(value.n), language);
    case 'yes-no':
      return value.n === 0 ? words.grammar.no : words.grammar.yes;
    case 'choice': {
      const choice = choices[value.n] ?? '';
      return words.choices[choice] ?? choice;
    }
    case 'fraction':
      return formatNumber(number, language, 6);
    default: {
      const stands = words.units[unit];
      return stands === '' ? formatNumber(number, language) : `${formatNumber(number, language)}\u00a0${stands}`;
    }
  }
}

/** A problem as a sentence: which field, what is wrong, what to do. */
export function tellProblem(problem: Problem, words: Words): string {
  const values: Record<string, string | number> = { field: problem.field ?? '' };
  for (const [name, value] of Object.entries(problem.with)) {
    values[name] =
      typeof value === 'number'
        ? formatNumber(value, words.grammar.language)
        : name === 'value'
          ? value
          : tellText(value, words);
  }
  const sentence = fill(words.problems[problem.code] ?? problem.code, values);
  const cites = problem.cites.map((cite) => tellCitation(cite, words)).join('; ');
  return cites === '' ? sentence : `${sentence} (${cites})`;
}

/** A month as people write it, the name of a legal number or of a choice; other text as it is. */
function tellText(text: string, words: Words): string {
  if (/^\d{4}-\d{2}$/.test(text)) return formatMonthFor(text, words.grammar.language);
  if (Object.hasOwn(words.parameters, text)) return words.parameters[text] ?? text;
  return (Object.hasOwn(words.choices, text) ? words.choices[text] : null) ?? text;
}

/** Puts an explanation into the words of a language: its steps, what is used before what uses it. */
export function tellSteps(steps: readonly Trace[], evaluation: Evaluation, words: Words): readonly ToldStep[] {
  return steps.map((step) => tellStep(step, evaluation, words));
}

function tellStep(trace: Trace, evaluation: Evaluation, words: Words): ToldStep {
  const { rule } = trace;
  return {
    rule: rule.name,
    name: words.rules[rule.name] ?? rule.name,
    value: showOf(trace.value, rule),
    text: tellValue(trace.value, rule.unit, words, rule.choices),
    unit: rule.unit,
    cite: rule.cites.map((cite) => tellCitation(cite, words)),
    arithmetic: tellArithmetic(trace, evaluation, words),
    because: tellBranches(trace, evaluation, words),
    inputs: trace.inputs.map((input) => tellInput(input, words)),
    lines: trace.lines.map((line) => tellLine(line, rule.unit, words)),
    confidence: leastSure(trace),
  };
}

function tellArithmetic(trace: Trace, evaluation: Evaluation, words: Words): string {
  const { rule } = trace;
  if (rule.unit === 'yes-no' && rule.term.kind !== 'cases')
    return asSentence(tellCondition(rule.term, evaluation, words));
  const leaf = (term: Term): string | null => {
    if (term.kind === 'number') return tellNumber(term, words);
    if (isLocal(term)) return nameTerm(term, words);
    switch (term.kind) {
      case 'sum-spells': {
        if (trace.lines.length < 2) return tellOf(term, evaluation, words);
        const sum = trace.lines.map((line) => tellValue(line.value, unitOf(term), words)).join(' + ');
        return term === rule.term ? sum : `(${sum})`;
      }
      case 'sum-over':
        return term.counter.unit === 'month' ? tellOf(term, evaluation, words) : null;
      case 'fact':
      case 'rule':
      case 'parameter':
      case 'age-reached':
        return tellOf(term, evaluation, words);
      case 'compare':
      case 'all':
      case 'any':
      case 'not':
        return tellCondition(term, evaluation, words);
      case 'round':
        return compare(evaluation.valueOf(term), evaluation.valueOf(term.term)) === 0
          ? print(term.term, words.grammar, leaf)
          : null;
      case 'cases': {
        const branch = evaluation.branchOf(term);
        return branch ? print(branch.then, words.grammar, leaf) : null;
      }
      default:
        return null;
    }
  };
  return asSentence(print(rule.term, words.grammar, leaf));
}

/** The value of a term; a month that there is not yet says so. */
function tellOf(term: Term, evaluation: Evaluation, words: Words): string {
  return tellValue(evaluation.valueOf(term), unitOf(term), words, 'choices' in term ? term.choices : []);
}

/** A number of arithmetic with its unit, as far as people say it. */
function tellNumber(term: Extract<Term, { kind: 'number' }>, words: Words): string | null {
  if (term.choice !== null) return nameTerm(term, words);
  const bare =
    term.unit === 'count' || term.unit === 'fraction' || term.unit === 'months/year' || term.unit === 'month';
  return bare ? null : tellValue(term.value, term.unit, words);
}

/** Depends on a spell or a counter, so it has no one value. */
function isLocal(term: Term): boolean {
  return mentions(term, (fact) => fact.scope !== 'case');
}

/** A condition in names, each with its value in this case: "Số tháng đóng tự nguyện (30 tháng) chưa tới …". */
function tellCondition(term: Term, evaluation: Evaluation, words: Words): string {
  return print(term, words.grammar, (inner) => {
    const held =
      inner.kind === 'any' && !isLocal(inner) ? inner.terms.find((part) => evaluation.holds(part)) : undefined;
    if (held) return tellCondition(held, evaluation, words);
    const name = nameTerm(inner, words);
    if (inner.kind === 'number') return tellNumber(inner, words);
    if (name === null || isLocal(inner)) return name;
    const unit = unitOf(inner);
    return unit === 'yes-no' || unit === 'choice' ? name : `${name} (${tellOf(inner, evaluation, words)})`;
  });
}

function tellBranches(trace: Trace, evaluation: Evaluation, words: Words): ToldStep['because'] {
  const asked = trace.branches.filter((branch) => branch.when !== null);
  const kept = asked.length > 0 ? asked : trace.branches.slice(-1);
  return kept.map(({ when, cite }) => ({
    condition: when ? asSentence(tellCondition(when, evaluation, words)) : '',
    cite: cite ? tellCitation(cite, words) : '',
  }));
}

/** A term in names instead of values: the prose of a rule. */
export function tellTerm(term: Term, words: Words): string {
  return asSentence(print(term, words.grammar, (inner) => nameTerm(inner, words)));
}

/** The name of a fact, a rule, a legal number or a choice as it stands inside a sentence; null for what is put together of them. */
export function nameTerm(term: Term, words: Words): string | null {
  const name = titleOf(term, words);
  return name === null ? null : name.slice(0, 1).toLowerCase() + name.slice(1);
}

function titleOf(term: Term, words: Words): string | null {
  switch (term.kind) {
    case 'fact':
      return words.facts[term.name] ?? term.name;
    case 'rule':
      return words.rules[term.name] ?? term.name;
    case 'parameter':
      return words.parameters[term.series.name] ?? term.series.name;
    case 'number':
      return term.choice === null ? null : (words.choices[term.choice] ?? term.choice);
    default:
      return null;
  }
}

function tellInput(input: Trace | FactUsed | ParameterUsed, words: Words): ToldInput {
  switch (input.kind) {
    case 'rule': {
      const { rule } = input;
      return {
        kind: 'rule',
        id: rule.name,
        name: words.rules[rule.name] ?? rule.name,
        value: showOf(input.value, rule),
        text: tellValue(input.value, rule.unit, words, rule.choices),
        unit: rule.unit,
        cite: rule.cites.map((cite) => tellCitation(cite, words)),
      };
    }
    case 'fact': {
      const { fact } = input;
      return {
        kind: 'fact',
        id: fact.name,
        name: words.facts[fact.name] ?? fact.name,
        value: showOf(input.value, fact),
        text: tellValue(input.value, fact.unit, words, fact.choices),
        unit: fact.unit,
        cite: [],
      };
    }
    case 'parameter': {
      const { series } = input.term;
      return {
        kind: 'parameter',
        id: series.name,
        name: words.parameters[series.name] ?? series.name,
        value: show(input.value, series.unit),
        text: tellValue(input.value, series.unit, words),
        unit: series.unit,
        cite: [tellCitation(input.step.cite, words)],
        since: formatMonth(input.step.from),
        confidence: input.step.confidence,
        ...(input.step.note === null ? {} : { note: words.notes[input.step.note] ?? input.step.note }),
      };
    }
  }
}

function tellLine(line: Line, unit: Unit, words: Words): ToldLine {
  return {
    from: formatMonth(line.from),
    until: formatMonth(line.until - 1),
    months: line.months,
    text: tellValue(line.value, unit, words),
    lines: line.lines.map((inner) => tellLine(inner, compare(inner.value, exact(10)) < 0 ? 'fraction' : unit, words)),
  };
}

function leastSure(trace: Trace): Confidence | null {
  let worst: Confidence | null = null;
  for (const input of trace.inputs) {
    if (input.kind === 'parameter' && (worst === null || input.step.confidence > worst)) worst = input.step.confidence;
  }
  return worst;
}
