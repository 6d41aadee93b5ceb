import { Compiler } from '../readings/compile.ts';
import { printKernel } from '../readings/print-kernel.ts';
import { cellsOf, cellsOfFact, type Program } from '../readings/program.ts';
import { readStraight } from '../readings/wasm/formula.ts';
import { BLOCK, printLanes, type LaneKernel } from '../readings/wasm/lanes.ts';
import { programs } from './index.ts';
import { speedTask } from './speed-task.ts';

/** The files of `generated/` by name: a module for each program, the lanes of the speed task, and the list of modules. */
export function printAll(): Readonly<Record<string, string>> {
  const names = Object.keys(programs);
  const files = Object.entries(programs).map(([name, program]) => [`${name}.ts`, printKernel(program)] as const);
  return Object.fromEntries([
    ...files,
    ['speed-task-lanes.ts', printLaneModule(speedTask)],
    ['index.ts', printList(names)],
  ]);
}

/** The straight loop of a program as a WebAssembly module for two lanes of doubles. */
export function lanesOf(program: Program): LaneKernel {
  const { body, tables } = new Compiler(program).compile();
  const arrays = Object.fromEntries([
    ...[...program.facts, ...program.spellFacts].map((fact) => [`in_${fact.name}`, cellsOfFact(fact)]),
    ['spells', 'Uint32Array'],
    ...tables.flatMap((table) =>
      table.made.map(([name, made]) => [name, /new (\w+)\(/.exec(made)?.[1] ?? 'Float64Array']),
    ),
    ...program.outputs.map(({ name, rule }) => [`out_${name}`, cellsOf(rule)]),
  ]);
  return printLanes(readStraight(body), arrays);
}

const WIDTH = 120;

function printLaneModule(program: Program): string {
  const { bytes, arrays } = lanesOf(program);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const lines = hex.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return [
    '// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.',
    '',
    '/** Arrays whose addresses `run` takes after the first person and the one after the last. */',
    'export const arrays = [',
    ...arrays.map(([name, kind]) => `  ['${name}', '${kind}'],`),
    '] as const;',
    '',
    '/** People of one block; the last block may have one more. */',
    `export const block = ${BLOCK};`,
    '',
    '/** A WebAssembly module in hexadecimal: the same loop, two people at a time. */',
    'export const module = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}

function printList(names: readonly string[]): string {
  const word = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Printed by `npm run generate`; a test prints it anew and compares. Not to be edited.',
    ...names.map((name) => `export * as ${word(name)} from './${name}.ts';`),
    '',
  ].join('\n');
}
