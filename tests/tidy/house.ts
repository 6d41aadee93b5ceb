import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export interface HouseFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule found: where, what is wrong, and the way out. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly wrong: string;
  readonly wayOut: string;
}

/** A rule of the house: reads all files, tells what breaks it. */
export interface HouseRule {
  readonly name: string;
  readonly find: (files: readonly HouseFile[]) => Finding[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const notOurs = new Set(['node_modules', 'dist', '.git', '.stryker-tmp', 'reports', 'coverage', '.build-lock']);
const text =
  /\.(ts|tsx|mts|mjs|js|cjs|jsx|json|jsonc|css|html|svg|md|yml|yaml|sql|po|txt|sh|toml|csv|geojson|webmanifest)$/;
const textByName = /(^|\/)(\.[a-z]+rc|\.editorconfig|\.gitignore|\.ci\/run|LICENSE|Dockerfile)$/;

/** All text files of the repository: those git knows or would add; where git cannot tell, those in the folder. */
export function readHouse(): HouseFile[] {
  return paths()
    .filter((path) => (text.test(path) || textByName.test(path)) && existsSync(join(root, path)))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function paths(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  if (existsSync(join(root, '.git'))) {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    if (status === 0) return stdout.split('\0').filter((path) => path !== '');
  }
  return walk('');
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Source that a compiler reads. */
export const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs|js|cjs|jsx)$/.test(path);

/** Tests and measurements: they may do what the rest may not. */
export const isTest = (path: string): boolean => /\.(test|bench)\.tsx?$/.test(path);

/** Written by a program of ours. */
export const isGenerated = (path: string): boolean => /(^|\/)generated\//.test(path);

const trees = new WeakMap<HouseFile, ts.SourceFile>();

/** The syntax tree of a file. */
export function treeOf(file: HouseFile): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const kind = /\.(tsx|jsx)$/.test(file.path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true, kind);
  trees.set(file, tree);
  return tree;
}

/** Every node of a file, each once, from the outside in. */
export function nodesOf(file: HouseFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file));
  return nodes;
}

/** The line of a place in a text, counted from 1. */
export const lineAt = (content: string, offset: number): number => content.slice(0, offset).split('\n').length;

/** A finding at a node of a file. */
export function at(file: HouseFile, node: ts.Node, wrong: string, wayOut: string): Finding {
  const { line } = treeOf(file).getLineAndCharacterOfPosition(node.getStart(treeOf(file)));
  return { path: file.path, line: line + 1, wrong, wayOut };
}

/** The path that a relative reference in a file leads to. */
export function pathFrom(path: string, reference: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of reference.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** One reference of a file to another module. */
export interface Reference {
  readonly to: string;
  readonly node: ts.Node;
  /** Only types are taken, so nothing of it is there when the program runs. */
  readonly typesOnly: boolean;
}

/** What a code file imports: by import, export from, import(), a type's import(), or a URL beside the module. */
export function referencesOf(file: HouseFile): Reference[] {
  return nodesOf(file).flatMap((node): Reference[] => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      return [
        {
          to: node.moduleSpecifier.text,
          node,
          typesOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
        },
      ];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      return [{ to: node.moduleSpecifier.text, node, typesOnly: node.isTypeOnly }];
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      return target && ts.isStringLiteralLike(target) ? [{ to: target.text, node, typesOnly: false }] : [];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      return [{ to: node.argument.literal.text, node, typesOnly: true }];
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
      const [target, base] = node.arguments ?? [];
      const beside = target && ts.isStringLiteralLike(target) && base?.getText() === 'import.meta.url';
      return beside && /^\.\.?\//.test(target.text) ? [{ to: target.text, node, typesOnly: false }] : [];
    }
    return [];
  });
}
