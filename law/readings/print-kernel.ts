import type { Fact } from '../language/term.ts';
import { Compiler } from './compile.ts';
import { cellsOf, cellsOfFact, type Program } from './program.ts';

/** Prints a program as a module: the kinds of its columns, its tables, and the loop. No `eval`: the file is checked in. */
export function printKernel(program: Program): string {
  const { body, tables } = new Compiler(program).compile();
  const made = tables.flatMap((table) => table.made);
  const told = [...new Set(tables.flatMap((table) => (table.told === null ? [] : [table.told])))];
  const used = ['runs', 'slopes', 'totals', 'monthly'].filter((name) =>
    made.some(([, text]) => text.includes(`${name}(`)),
  );
  const spells = program.spellFacts.length > 0;
  const column = (fact: Fact): string => `  readonly ${fact.name}: ${cellsOfFact(fact)};`;
  const lines = [
    '// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.',
    ...(used.length > 0 ? [`import { ${used.join(', ')} } from '../kernel/tables.ts';`, ''] : ['']),
    '/** Facts of many people, a column each. */',
    'export interface Columns {',
    '  readonly count: number;',
    ...program.facts.map(column),
    ...(spells
      ? [
          '  /** Where the spells of each person begin; one more than there are people. */',
          '  readonly spells: Uint32Array;',
        ]
      : []),
    ...program.spellFacts.map(column),
    '}',
    '',
    '/** Kinds of the columns of facts. */',
    `export const factCells = { ${program.facts.map((fact) => `${fact.name}: ${cellsOfFact(fact)}`).join(', ')} } as const;`,
    '/** Kinds of the columns of spells. */',
    `export const spellCells = { ${program.spellFacts.map((fact) => `${fact.name}: ${cellsOfFact(fact)}`).join(', ')} } as const;`,
    '/** Kinds of the columns of answers. */',
    `export const answerCells = { ${program.outputs.map(({ name, rule }) => `${name}: ${cellsOf(rule)}`).join(', ')} } as const;`,
    '',
    '/** Answers of many people, a column each. */',
    'export interface Answers {',
    ...program.outputs.map(({ name, rule }) => `  readonly ${name}: ${cellsOf(rule)};`),
    '}',
    '',
    '/** The step functions and running totals of the book. */',
    `export function tables(${told.map((name) => `${name}: readonly number[]`).join(', ')}) {`,
    '  return {',
    ...made.map(([name, text]) => `    ${name}: ${text},`),
    '  };',
    '}',
    'export type Tables = ReturnType<typeof tables>;',
    '',
    '/** Answers the people from `from` to the one before `until`. */',
    'export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {',
    `  const { ${[...program.facts, ...program.spellFacts].map((fact) => `${fact.name}: in_${fact.name}`).join(', ')}${spells ? ', spells' : ''} } = columns;`,
    `  const { ${program.outputs.map(({ name }) => `${name}: out_${name}`).join(', ')} } = answers;`,
    ...(made.length > 0 ? [`  const { ${made.map(([name]) => name).join(', ')} } = tables;`] : []),
    ...(spells ? ['  let first = spells[from]!;'] : []),
    '  for (let i = from; i < until; i++) {',
    ...(spells ? ['    const last = spells[i + 1]!;'] : []),
    ...body,
    ...(spells ? ['    first = last;'] : []),
    '  }',
    '}',
    '',
  ];
  return lines.join('\n');
}
