// What the measures stand on: the law built into a folder of its own, the data of the speed task, and the program beside
// which ours is measured. Nothing of the repository's own builds is touched, so a run may go on beside other work.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/** The folder of the clone. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Ground
 * @property {string} folder a temporary folder, which `clear` takes away
 * @property {string} lawFolder the package `@diemtua/law` as it ships
 * @property {number} persons
 * @property {number} rounds
 * @property {string | null} beside the folder of the reference benchmark; null: nothing to stand beside
 * @property {(path: string) => Promise<any>} law a module of the built law, by its path in `dist`
 * @property {() => string} data the folder with the data of the speed task, made when it is first asked for
 * @property {() => Promise<any>} reference the program beside which ours is measured
 * @property {() => void} clear
 */

/**
 * @param {{ beside: string, persons: number, rounds: number }} options
 * @returns {Ground}
 */
export function layGround({ beside, persons, rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-bench-'));
  const besideFolder = resolve(root, beside);
  const there = existsSync(join(besideFolder, 'gen.mjs'));
  const lawFolder = buildLaw(folder);
  /** @type {string | null} */
  let made = null;
  return {
    folder,
    lawFolder,
    persons,
    rounds,
    beside: there ? besideFolder : null,
    law: (path) => import(pathToFileURL(join(lawFolder, 'dist', path)).href),
    data: () => (made ??= makeData(besideFolder, join(folder, 'data'), persons)),
    reference: () => import(pathToFileURL(transpile(join(besideFolder, 'columnar.ts'), folder)).href),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs a program and waits for it; what it says in error is shown.
 * @param {readonly string[]} args
 */
function runNode(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/**
 * Builds the law as it ships, under `node_modules`, so that it is found by its name.
 * @param {string} folder
 */
function buildLaw(folder) {
  const law = join(folder, 'node_modules', '@diemtua', 'law');
  mkdirSync(law, { recursive: true });
  cpSync(join(root, 'law', 'package.json'), join(law, 'package.json'));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  runNode([tsc, '-p', join(root, 'law', 'tsconfig.build.json'), '--outDir', join(law, 'dist')]);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  runNode([vite, 'build', law, '--config', join(root, 'law', 'vite.config.ts')]);
  return law;
}

/**
 * @param {string} beside
 * @param {string} folder
 * @param {number} persons
 */
function makeData(beside, folder, persons) {
  runNode([join(beside, 'gen.mjs'), folder, String(persons)]);
  return folder;
}

/**
 * Takes the types out of a TypeScript file.
 * @param {string} path
 * @param {string} folder
 */
function transpile(path, folder) {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  const target = join(folder, 'reference.mjs');
  writeFileSync(target, outputText);
  return target;
}
