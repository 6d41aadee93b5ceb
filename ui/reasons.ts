import type { ToldInput, ToldStep } from '@diemtua/law';

/** A step as it is shown: what was worked out, from what, and the steps that it opens into. */
export interface Reason {
  /** One of its kind in an explanation. */
  readonly key: string;
  /** The rule. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly value: ToldStep['value'];
  readonly arithmetic: string;
  readonly because: ToldStep['because'];
  readonly cite: readonly string[];
  /** Facts and legal numbers that went into it. */
  readonly inputs: readonly ToldInput[];
  readonly lines: ToldStep['lines'];
  /** What is inferred in the step itself. */
  readonly notes: readonly string[];
  readonly parts: readonly Reason[];
}

const isWork = (input: ToldInput): boolean => input.kind === 'rule';
const changesNothing = (input: ToldInput): boolean => input.value === 0 || input.value === 1 || input.value === true;
/** The key of the step that an input comes from. */
const keyOf = (input: ToldInput): string => input.key ?? input.id;
const unique = (items: readonly string[]): string[] => [...new Set(items)];

/** Nothing, because somebody told nothing: "support of the province: 0 %" is no reason for anything. */
const toldAsNothing = (step: ToldStep): boolean =>
  step.value === 0 && step.inputs.some((input) => input.kind === 'fact' && input.value === 0);

/** The step whose figure another one only hands on: rounded, or taken once. */
function handedOn(step: ToldStep, byKey: ReadonlyMap<string, ToldStep>): ToldStep | null {
  const work = step.inputs.filter(isWork);
  const [source, ...more] = work.filter((input) => input.text === step.text && typeof input.value === 'number');
  if (source === undefined || more.length > 0 || step.lines.length > 1) return null;
  const rest = step.inputs.filter((input) => input !== source && input.kind !== 'fact');
  return rest.every(changesNothing) ? (byKey.get(keyOf(source)) ?? null) : null;
}

function reasonOf(step: ToldStep, byKey: ReadonlyMap<string, ToldStep>, outermost: boolean): Reason {
  const parts = (of: ToldStep): Reason[] =>
    of.inputs.filter(isWork).flatMap((input) => {
      const inner = byKey.get(keyOf(input));
      return inner && !toldAsNothing(inner) ? [reasonOf(inner, byKey, false)] : [];
    });
  const source = outermost ? null : handedOn(step, byKey);
  if (source) {
    const inner = reasonOf(source, byKey, false);
    const because = [...step.because.filter((each) => each.condition !== ''), ...inner.because];
    return { ...inner, because };
  }
  return {
    key: step.key,
    id: step.rule,
    name: step.name,
    text: step.text,
    value: step.value,
    arithmetic: withoutNothing(step.arithmetic),
    because: step.because,
    cite: citesOf(step),
    inputs: step.inputs.filter((input) => !isWork(input)),
    lines: step.lines,
    notes: step.notes,
    parts: parts(step),
  };
}

/** "363.000 − 66.000 − 0" without its last part. */
const withoutNothing = (arithmetic: string): string => arithmetic.replaceAll(/ [+\u2212] 0\u00a0đ(?![\d.,])/g, '');

/** The articles of the branch that applied and of the legal numbers that were used; where there are none, the rule's own. */
function citesOf(step: ToldStep): string[] {
  const used = unique([
    ...step.inputs.filter((input) => input.kind === 'parameter').flatMap((input) => input.cite),
    ...step.because.map((each) => each.cite).filter((cite) => cite !== ''),
  ]);
  return used.length > 0 ? used : unique(step.cite);
}

/** The reasons for one figure, from its step downwards; null where the explanation does not have it. */
export function reasonsFor(key: string, steps: readonly ToldStep[]): Reason | null {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const step = byKey.get(key);
  return step ? reasonOf(step, byKey, true) : null;
}

/** The keys of the steps that no other step uses: the figures that an explanation leads to. */
export function leadsTo(steps: readonly ToldStep[]): string[] {
  const used = new Set(steps.flatMap((step) => step.inputs.filter(isWork).map(keyOf)));
  return steps.map((step) => step.key).filter((key) => !used.has(key));
}

/** Every legal number that went into a figure, each once. */
export function legalNumbersOf(key: string, steps: readonly ToldStep[]): readonly ToldInput[] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const found = new Map<string, ToldInput>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const input of byKey.get(name)?.inputs ?? []) {
      if (input.kind === 'parameter') found.set(`${input.id} ${input.since ?? ''}`, input);
      else if (input.kind === 'rule') visit(keyOf(input));
    }
  };
  visit(key);
  return [...found.values()];
}
