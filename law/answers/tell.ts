import { ROUNDING } from '../book/contribution/payment.ts';
import { compare, type Exact } from '../kernel/exact.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Confidence, Series } from '../language/series.ts';
import type { Unit } from '../language/unit.ts';
import type { Evaluation } from '../readings/evaluate.ts';
import type { FactUsed, Line, ParameterUsed, Trace } from '../readings/explain.ts';
import { asSentence, fill } from '../readings/print.ts';
import { show, showOf, type Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';
import { tellAssumption } from './tell-assumption.ts';
import { Formula } from './tell-formula.ts';
import { tellCitation, tellOfSeries, tellValue } from './tell-value.ts';

/** Something that went into a figure, in words. */
export interface ToldInput {
  readonly kind: 'rule' | 'fact' | 'parameter';
  /** Identifier of the rule, the fact or the legal number. */
  readonly id: string;
  /** For a rule: the key of the step that explains it. */
  readonly key?: string;
  readonly name: string;
  /** The value; where months or years have their own, the first of them. */
  readonly value: Shown;
  /** The value in words; where months or years have their own, the least and the greatest. */
  readonly text: string;
  readonly unit: Unit;
  /** Articles in words; empty for a fact. */
  readonly cite: readonly string[];
  /** For a legal number: since when it holds, how sure we are, and what is doubtful or assumed. */
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
  /** What the line adds. */
  readonly text: string;
  /** How the line comes about; empty where its text says all. */
  readonly arithmetic: string;
  readonly lines: readonly ToldLine[];
}

/** One step of an explanation: a rule, its value, the arithmetic with the values put in, and where it is written. */
export interface ToldStep {
  readonly rule: string;
  /** The name of the rule; for one of several over which a sum counts, with its place: "memberPremium[2]". */
  readonly key: string;
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
  /** What is inferred in the step itself: a rounding that no text asks for. */
  readonly notes: readonly string[];
  /** The least sure legal number in it. */
  readonly confidence: Confidence | null;
}

/** Puts an explanation into the words of a language: its steps, what is used before what uses it. */
export function tellSteps(steps: readonly Trace[], evaluation: Evaluation, words: Words): readonly ToldStep[] {
  return steps.map((step) => {
    const { counted } = step;
    const tell = (): ToldStep => tellStep(step, evaluation, words);
    return counted ? evaluation.counting(counted.counter, counted.place, tell) : tell();
  });
}

function tellStep(trace: Trace, evaluation: Evaluation, words: Words): ToldStep {
  const { rule } = trace;
  const formula = new Formula(trace, evaluation, words);
  return {
    rule: rule.name,
    key: keyOf(trace),
    name: nameOf(trace, words),
    value: showOf(trace.value, rule),
    text: tellValue(trace.value, rule.unit, words, rule.choices),
    unit: rule.unit,
    cite: rule.cites.map((cite) => tellCitation(cite, words)),
    arithmetic: formula.arithmetic(),
    because: tellBranches(trace, formula, words),
    inputs: trace.inputs.map((input) => tellInput(input, words)),
    lines: trace.lines.map((line) => tellLine(line, formula)),
    notes: formula.roundings().some((one) => one.cite === ROUNDING) ? [words.rounding] : [],
    confidence: leastSure(trace),
  };
}

function keyOf({ rule, counted }: Trace): string {
  return counted ? `${rule.name}[${counted.place}]` : rule.name;
}

function nameOf({ rule, counted }: Trace, words: Words): string {
  const name = words.rules[rule.name] ?? rule.name;
  return counted ? fill(words.counted[rule.name] ?? `${name} {place}`, { place: counted.place }) : name;
}

function tellBranches(trace: Trace, formula: Formula, words: Words): ToldStep['because'] {
  const asked = trace.branches.filter((branch) => branch.when !== null);
  const kept = asked.length > 0 ? asked : trace.branches.slice(-1);
  return kept.map(({ when, cite }) => ({
    condition: when ? asSentence(formula.condition(when)) : '',
    cite: cite ? tellCitation(cite, words) : '',
  }));
}

/** Something that went into a figure, in the words of a language. */
export function tellInput(input: Trace | FactUsed | ParameterUsed, words: Words): ToldInput {
  switch (input.kind) {
    case 'rule': {
      const { rule } = input;
      return {
        kind: 'rule',
        id: rule.name,
        key: keyOf(input),
        name: nameOf(input, words),
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
    case 'parameter':
      return tellParameter(input, words);
  }
}

function tellParameter({ series, values, step, assumed }: ParameterUsed, words: Words): ToldInput {
  const inOrder = values.toSorted(compare);
  const texts = [...new Set([inOrder.at(0), inOrder.at(-1)].map((value) => tellEnd(value, series, words)))];
  const notes = step.note === null ? [] : [words.notes[step.note] ?? step.note];
  if (assumed && step.until !== null) notes.push(tellAssumption(series.name, formatMonth(step.until), words));
  const [first] = values;
  return {
    kind: 'parameter',
    id: series.name,
    name: words.parameters[series.name] ?? series.name,
    value: first ? show(first, series.unit) : 0,
    text: texts.join(' – '),
    unit: series.unit,
    cite: [tellCitation(step.cite, words)],
    since: formatMonth(step.from),
    confidence: step.confidence,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

const tellEnd = (value: Exact | undefined, series: Series, words: Words): string =>
  value ? tellOfSeries(value, series, words) : '';

function tellLine(line: Line, formula: Formula): ToldLine {
  return {
    from: formatMonth(line.from),
    until: formatMonth(line.until - 1),
    months: line.months,
    text: formula.adds(line),
    arithmetic: formula.line(line),
    lines: innerLines(line).map((inner) => tellLine(inner, formula)),
  };
}

/** The lines inside a line; none where the only one is the line itself. */
function innerLines({ from, until, lines }: Line): readonly Line[] {
  return lines.length === 1 && lines[0]?.from === from && lines[0].until === until ? [] : lines;
}

function leastSure(trace: Trace): Confidence | null {
  let worst: Confidence | null = null;
  for (const input of trace.inputs) {
    if (input.kind === 'parameter' && (worst === null || input.step.confidence > worst)) worst = input.step.confidence;
  }
  return worst;
}
