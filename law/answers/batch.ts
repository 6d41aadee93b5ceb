import { bug } from '../kernel/assert.ts';
import type { Cells } from '../kernel/tables.ts';
import * as kernels from '../generated/index.ts';
import { partsOf, type Fact, type Term } from '../language/term.ts';
import type { Output, Question } from '../language/question.ts';
import type { Problem } from '../language/problem.ts';
import { programs } from '../programs/index.ts';
import { workTold, type Fields } from '../readings/answer.ts';
import { NOTHING, type Program } from '../readings/program.ts';
import type { Values } from '../readings/evaluate.ts';
import type { Told } from '../readings/read.ts';
import { show, type Shown } from '../readings/show.ts';

type CellsKind = { new (length: number): Cells; readonly name: string; readonly BYTES_PER_ELEMENT: number };
/** What a generated module offers, whatever the program. */
interface Kernel {
  readonly factCells: Readonly<Record<string, CellsKind>>;
  readonly spellCells: Readonly<Record<string, CellsKind>>;
  readonly answerCells: Readonly<Record<string, CellsKind>>;
  tables(): object;
  run(columns: object, answers: object, tables: object, from: number, until: number): void;
}

const KERNELS = {
  'retirement-age': kernels.retirementAge,
  contribution: kernels.contribution,
  refund: kernels.refund,
  pension: kernels.pension,
  withdrawal: kernels.withdrawal,
  maternity: kernels.maternity,
  death: kernels.death,
  'monthly-allowance': kernels.monthlyAllowance,
  'household-health': kernels.householdHealth,
} as const;

/** Questions that can be answered in a batch. */
export const BATCH_QUESTIONS = Object.keys(KERNELS) as readonly (keyof typeof KERNELS)[];

/** Answers one question for many people at once, over columns, by the loop that was compiled from the same rules. */
export class Batch {
  /** Bytes of answers for one person. */
  readonly bytesPerPerson: number;
  private readonly question: Question;
  private readonly program: Program;
  private readonly kernel: Kernel;
  private readonly tables: object;
  private readonly known: readonly (readonly [Fact, number])[];
  private readonly outputs: readonly (Pick<Output, 'name' | 'rule' | 'omitted'> & { readonly nothing: number })[];

  /** @param question one of the book's; its program must have been compiled */
  constructor(question: Question) {
    this.question = question;
    this.program = programs[question.name] ?? bug(`${question.name} is not compiled`);
    this.kernel = KERNELS[question.name as keyof typeof KERNELS] as unknown as Kernel;
    this.tables = this.kernel.tables();
    this.known = knownFrom(this.program);
    this.outputs = question.outputs
      .filter((output) => output.each === null)
      .map((output) => ({ ...output, nothing: nothingIn(this.kernel.answerCells[output.name]) }));
    this.bytesPerPerson = Object.values(this.kernel.answerCells).reduce(
      (bytes, cells) => bytes + cells.BYTES_PER_ELEMENT,
      0,
    );
  }

  /** Answers all, in order; a person for whom the book knows no figure gets the named problem instead. */
  answer(people: readonly Told[]): readonly (Fields | Problem)[] {
    const answers = this.run(people);
    return people.map((told, i) => this.fieldsOf(answers, told, i));
  }

  private run(people: readonly Told[]): Readonly<Record<string, Cells>> {
    const { factCells, spellCells, answerCells } = this.kernel;
    const columns: Record<string, Cells | Uint32Array | number> = { count: people.length };
    for (const fact of this.program.facts)
      columns[fact.name] = fill(
        factCells[fact.name],
        people.map(({ values }) => values),
        fact,
      );
    const offsets = new Uint32Array(people.length + 1);
    const all: Values[] = [];
    people.forEach((told, i) => {
      all.push(...told.spells);
      offsets[i + 1] = all.length;
    });
    columns['spells'] = offsets;
    for (const fact of this.program.spellFacts) columns[fact.name] = fill(spellCells[fact.name], all, fact);
    const answers: Record<string, Cells> = {};
    for (const [name, Kind] of Object.entries(answerCells)) answers[name] = new Kind(people.length);
    this.kernel.run(columns, answers, this.tables, 0, people.length);
    return answers;
  }

  private fieldsOf(answers: Readonly<Record<string, Cells>>, told: Told, i: number): Fields | Problem {
    if (this.isEarly(told)) return this.inWords(told);
    const fields: Record<string, Shown | null> = {};
    for (const { name, rule, omitted, nothing } of this.outputs) {
      const cell = answers[name]?.[i] ?? NaN;
      if (Number.isNaN(cell)) return this.inWords(told);
      if (cell !== nothing) fields[name] = shown(cell, rule);
      else if (!omitted) fields[name] = null;
    }
    return fields;
  }

  /** Dates before the first figure of a series are for the evaluation, which names what is not known. */
  private isEarly({ values }: Told): boolean {
    return this.known.some(([fact, from]) => (values[fact.id]?.n ?? 0) < from);
  }

  private inWords(told: Told): Fields | Problem {
    const worked = workTold(this.question, told);
    return 'code' in worked ? worked : worked.fields;
  }
}

/** What a cell of a column holds where an answer does not apply. */
function nothingIn(Kind: CellsKind | undefined): number {
  const { name } = Kind ?? bug('an answer without a column');
  return Number(NOTHING[name] ?? bug(`${name} has no cell for nothing`));
}

/** For each fact by which legal numbers are dated, the first month in which all of them are known. */
function knownFrom(program: Program): readonly (readonly [Fact, number])[] {
  const known = new Map<Fact, number>();
  const seen = new Set<Term>();
  const visit = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.kind === 'parameter' && term.at.kind === 'fact' && term.at.scope === 'case')
      known.set(term.at, Math.max(known.get(term.at) ?? 0, term.series.begins));
    partsOf(term).forEach(visit);
  };
  for (const { rule, when } of program.outputs) [rule, ...(when ? [when] : [])].forEach(visit);
  return [...known];
}

/** The column of a fact: what was not told is 0, and its condition does not ask for it. */
function fill(Kind: CellsKind | undefined, rows: readonly Values[], { id, name }: Fact): Cells {
  const cells = new (Kind ?? bug(`no column for ${name}`))(rows.length);
  rows.forEach((values, i) => (cells[i] = values[id]?.n ?? 0));
  return cells;
}

function shown(
  cell: number,
  rule: { readonly unit: Parameters<typeof show>[1]; readonly choices: readonly string[] },
): Shown {
  return rule.unit === 'percent' ? cell : show({ n: cell, d: 1 }, rule.unit, rule.choices);
}
