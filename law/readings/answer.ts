import { bug } from '../kernel/assert.ts';
import { formatMonth } from '../kernel/month.ts';
import { problem, type Problem } from '../language/problem.ts';
import type { Check, Output, Question } from '../language/question.ts';
import type { Series } from '../language/series.ts';
import { unitOf } from '../language/unit-of.ts';
import { Evaluation, type Unanswerable } from './evaluate.ts';
import { isProblem, read, type Told } from './read.ts';
import { show, showOf, type Shown } from './show.ts';

/** A legal number whose newest value was used for a time for which none is known yet. */
export interface Assumption {
  readonly parameter: string;
  /** The month from which that newest value is known. */
  readonly knownFrom: string;
  /** The last month for which it is known. */
  readonly knownUntil: string;
}

/** The fields of an answer by name. */
export type Fields = Readonly<Record<string, Shown | null | readonly Shown[]>>;

/** A question worked out: its fields, what was assumed, and the evaluation behind them, for those who want to explain. */
export interface Worked {
  readonly fields: Fields;
  readonly assumed: readonly Assumption[];
  readonly told: Told;
  readonly evaluation: Evaluation;
}

/** Works out a question for an input of unknown form: the answer, or what is wrong with the input and why. */
export function work(question: Question, input: unknown): Worked | Problem {
  const told = read(question, input);
  return isProblem(told) ? told : workTold(question, told);
}

/** The same for facts that were read before. */
export function workTold(question: Question, told: Told): Worked | Problem {
  const evaluation = new Evaluation(told);
  const refused = refusedBy(question, told, evaluation);
  if (refused) return refused;
  const fields: Record<string, Shown | null | readonly Shown[]> = {};
  for (const output of question.outputs) {
    const applies = !output.when || evaluation.holds(output.when);
    if (applies) fields[output.name] = valueOf(output, evaluation);
    else if (!output.omitted) fields[output.name] = null;
    if (evaluation.problem) return unanswered(evaluation.problem, question);
  }
  return { fields, assumed: [...evaluation.assumed].map(assumption), told, evaluation };
}

function valueOf(output: Output, evaluation: Evaluation): Shown | readonly Shown[] {
  if (!output.each) return showOf(evaluation.valueOf(output.rule), output.rule);
  const { counter, last } = output.each;
  const values: Shown[] = [];
  for (let i = 1; i <= evaluation.valueOf(last).n; i++)
    values.push(evaluation.counting(counter, i, () => showOf(evaluation.valueOf(output.rule), output.rule)));
  return values;
}

const assumptions = new WeakMap<Series, Assumption>();

/** The same words for everybody: they are written once. */
function assumption(series: Series): Assumption {
  let known = assumptions.get(series);
  if (!known) {
    const newest = series.steps.at(-1) ?? bug(`${series.name} is empty`);
    const until = newest.until ?? bug(`${series.name} has no end to go beyond`);
    known = { parameter: series.name, knownFrom: formatMonth(newest.from), knownUntil: formatMonth(until) };
    assumptions.set(series, known);
  }
  return known;
}

/** The first legal condition that fails; null when none does. */
export function refusedBy(question: Question, told: Told, evaluation: Evaluation): Problem | null {
  for (const check of question.checks) {
    const refused = check.eachSpell
      ? refusedSpell(check, told, evaluation)
      : evaluation.holds(check.must)
        ? null
        : refusal(check, check.field, evaluation);
    if (evaluation.problem) return unanswered(evaluation.problem, question);
    if (refused) return refused;
  }
  return null;
}

/** Of the spells that fail, the one that began first; a parted spell began with its first part. */
function refusedSpell(check: Check, told: Told, evaluation: Evaluation): Problem | null {
  let first = Infinity;
  let refused: Problem | null = null;
  const beganAt = (place: number): number => told.places.indexOf(place);
  evaluation.eachSpell((index) => {
    const place = told.places[index] ?? 0;
    if ((refused && beganAt(place) >= first) || evaluation.holds(check.must)) return;
    first = beganAt(place);
    refused = refusal(check, `voluntary[${place}].${check.field}`, evaluation);
  });
  return refused;
}

function refusal(check: Check, field: string, evaluation: Evaluation): Problem {
  const { limit } = check;
  if (!limit) return problem(check.code, field, {}, [check.cite]);
  const shown = show(evaluation.valueOf(limit), unitOf(limit));
  return problem(check.code, field, { limit: typeof shown === 'boolean' ? Number(shown) : shown }, [check.cite]);
}

function unanswered(why: Unanswerable, question: Question): Problem {
  switch (why.code) {
    case 'unknown-parameter':
      return problem(
        'unknown-parameter',
        question.dated,
        { parameter: why.series.name, month: formatMonth(why.month) },
        [],
      );
    case 'conflict':
    case 'no-case':
      return problem(why.code, null, {}, why.cites);
  }
}
