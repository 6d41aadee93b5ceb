import { printKernel } from '../readings/print-kernel.ts';
import { programs } from './index.ts';

/** The files of `generated/` by name: a module for each program, and the list of them. */
export function printAll(): Readonly<Record<string, string>> {
  const names = Object.keys(programs);
  const files = Object.entries(programs).map(([name, program]) => [`${name}.ts`, printKernel(program)] as const);
  return Object.fromEntries([...files, ['index.ts', printList(names)]]);
}

function printList(names: readonly string[]): string {
  const word = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Printed by `npm run generate`; a test prints it anew and compares. Not to be edited.',
    ...names.map((name) => `export * as ${word(name)} from './${name}.ts';`),
    '',
  ].join('\n');
}
