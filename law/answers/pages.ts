import { chapters } from '../book/chapters.ts';
import { allSeries } from '../book/parameters/index.ts';
import { goal, questions } from '../book/questions.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Confidence, Series } from '../language/series.ts';
import type { Rule } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { graphOf, rulesIn, type Graph } from '../readings/graph.ts';
import { prose } from '../readings/prose.ts';
import { show, type Shown } from '../readings/show.ts';
import type { Words } from '../words/type.ts';
import { nameTerm, tellCitation, tellOfSeries } from './tell-value.ts';

/** A link to a rule, a fact or a legal number. */
export interface Link {
  readonly kind: 'rule' | 'fact' | 'parameter';
  readonly id: string;
  readonly name: string;
}

/** Everything a page about a rule says. */
export interface RulePage {
  readonly id: string;
  /** Chapter of the book; rules made on the way stand in the chapter that uses them. */
  readonly chapter: string;
  readonly name: string;
  readonly unit: Unit;
  readonly cite: readonly string[];
  /** The formula in words, or the cases with their conditions and articles. */
  readonly formula: string | null;
  readonly cases: readonly { readonly when: string | null; readonly then: string; readonly cite: string | null }[];
  readonly uses: readonly Link[];
  readonly usedBy: readonly Link[];
}

/** Everything a page about a legal number says: its whole history, each value with its source. */
export interface ParameterPage {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly checked: string;
  readonly steps: readonly {
    readonly from: string;
    readonly until: string | null;
    /** One value, or one for each key: a group, a sex, a year; as its name in the book and in words. */
    readonly values: readonly {
      readonly keyId: string | null;
      readonly key: string | null;
      readonly value: Shown;
      readonly text: string;
    }[];
    readonly cite: string;
    readonly confidence: Confidence;
    readonly confidenceText: string;
    readonly note: string | null;
  }[];
  readonly usedBy: readonly Link[];
}

let known: Graph | null = null;

/** The graph of the whole book: all rules of its chapters(), and those behind every answer and every condition. */
export function bookGraph(): Graph {
  known ??= graphOf([
    ...chapters().flatMap((chapter) => chapter.rules),
    ...[...questions, goal].flatMap((question) => [
      ...question.outputs.flatMap((output) => [output.rule, ...(output.when ? rulesIn(output.when) : [])]),
      ...question.checks.flatMap((check) => rulesIn(check.must)),
    ]),
  ]);
  return known;
}

const ruleLink = (rule: Rule, words: Words): Link => ({
  kind: 'rule',
  id: rule.name,
  name: words.rules[rule.name] ?? rule.name,
});

/** A page for every rule, by chapters() in the law's order. */
export function rulePages(words: Words): readonly RulePage[] {
  const graph = bookGraph();
  const chapterOf = placeRules(graph);
  const order = chapters().map((chapter) => chapter.name);
  return graph.rules
    .map((rule) => rulePage(rule, chapterOf.get(rule) ?? '', graph, words))
    .toSorted((a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter));
}

function placeRules(graph: Graph): ReadonlyMap<Rule, string> {
  const place = new Map<Rule, string>();
  for (const chapter of chapters()) for (const rule of chapter.rules) place.set(rule, chapter.name);
  const settle = (rule: Rule): string => {
    const found = place.get(rule);
    if (found !== undefined) return found;
    const user = graph.usedBy.get(rule)?.[0];
    const name = user ? settle(user) : (chapters()[0]?.name ?? '');
    place.set(rule, name);
    return name;
  };
  graph.rules.forEach(settle);
  return place;
}

function rulePage(rule: Rule, chapter: string, graph: Graph, words: Words): RulePage {
  const said = prose(rule, words.grammar, (term) => nameTerm(term, words));
  const uses = graph.uses.get(rule);
  return {
    id: rule.name,
    chapter,
    name: words.rules[rule.name] ?? rule.name,
    unit: rule.unit,
    cite: rule.cites.map((cite) => tellCitation(cite, words)),
    formula: said.formula,
    cases: said.cases.map((one) => ({ ...one, cite: one.cite === null ? null : tellCitation(one.cite, words) })),
    uses: [
      ...(uses?.rules ?? []).map((one) => ruleLink(one, words)),
      ...(uses?.facts ?? []).map((fact): Link => ({
        kind: 'fact',
        id: fact.name,
        name: words.facts[fact.name] ?? fact.name,
      })),
      ...(uses?.series ?? []).map((series) => parameterLink(series, words)),
    ],
    usedBy: (graph.usedBy.get(rule) ?? []).map((one) => ruleLink(one, words)),
  };
}

function parameterLink(series: Series, words: Words): Link {
  return { kind: 'parameter', id: series.name, name: words.parameters[series.name] ?? series.name };
}

/** A page for every legal number, in the order of the book. */
export function parameterPages(words: Words): readonly ParameterPage[] {
  const graph = bookGraph();
  return allSeries.map((series) => ({
    id: series.name,
    name: words.parameters[series.name] ?? series.name,
    unit: series.unit,
    checked: series.checked,
    steps: series.steps.map((step) => ({
      from: formatMonth(step.from),
      until: step.until === null ? null : formatMonth(step.until),
      values: step.values.map((value, i) => ({
        keyId: keyOf(series, i),
        key: keyName(series, i, words),
        value: show(value, series.unit),
        text: tellOfSeries(value, series, words),
      })),
      cite: tellCitation(step.cite, words),
      confidence: step.confidence,
      confidenceText: words.confidence[step.confidence],
      note: step.note === null ? null : (words.notes[step.note] ?? step.note),
    })),
    usedBy: (graph.usedBy.get(series) ?? []).map((rule) => ruleLink(rule, words)),
  }));
}

function keyOf(series: Series, place: number): string | null {
  if (!series.key) return null;
  return series.key.by === 'year' ? String(series.key.first + place) : (series.key.choices[place] ?? '');
}

function keyName(series: Series, place: number, words: Words): string | null {
  const key = keyOf(series, place);
  return key === null ? null : (words.choices[key] ?? key);
}
