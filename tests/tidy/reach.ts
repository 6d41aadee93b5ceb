import ts from 'typescript';
import {
  isCode,
  isTest,
  nodesOf,
  pathFrom,
  referencesOf,
  type Finding,
  type HouseFile,
  type HouseRule,
} from './house.ts';

const rooms = /^(law|domain|server|client|ui|apps|simulation|scripts|bench|tests)\//;
const isSource = (path: string): boolean => isCode(path) || path.endsWith('.css');

/** Files that something outside of the code opens: a tool, the launcher, the runner of the tests, a page. */
const opened = [
  /^(server|simulation)\/main\.ts$/,
  /^server\/commands\/main\.ts$/,
  /^(scripts|law\/examples)\/[\w-]+\.mjs$/,
  /^bench\/(run|people|books|plan|office|public|lighthouse|beside)\.mjs$/,
  // Served as they are, under a name that other pages and browsers know.
  /^apps\/public\/public\/[\w-]+\.js$/,
  // A program of the trials, put together and started by simulation/trouble/program.ts.
  /^simulation\/trouble\/load\.ts$/,
  // Started as a thread of its own; named in the settings of the tests.
  /^server\/store\/embedded\/worker\.mjs$/,
  /^tests\/[\w-]+-setup\.ts$/,
  // A reporter, named by scripts/test.mjs.
  /^tests\/second-try\.ts$/,
  /(^|\/)[\w.-]+\.config\.(ts|mjs|js)$/,
  /\.d\.ts$/,
];

const escaped = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a package's `exports` opens, as a test of paths; `*` stands for any name. */
function doorsOf(manifest: HouseFile): RegExp[] {
  const folder = manifest.path.replace(/package\.json$/, '');
  const targets: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') targets.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const content: unknown = JSON.parse(manifest.text);
  if (typeof content === 'object' && content !== null && 'exports' in content) collect(content.exports);
  return targets.map((target) => {
    const path = folder + target.replace(/^\.\//, '');
    return new RegExp(`^${path.split('*').map(escaped).join('.+')}$`);
  });
}

/** What a file leads to: other files of the house. */
function leadsTo(file: HouseFile): string[] {
  if (isCode(file.path)) {
    return referencesOf(file)
      .filter(({ to }) => /^\.\.?\//.test(to))
      .map(({ to }) => pathFrom(file.path, to.replace(/\?.*$/, '')));
  }
  const found = file.path.endsWith('.html')
    ? file.text.matchAll(/\b(?:src|href)="([^"#?]+)"/g)
    : file.text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g);
  return [...found].map(([, to = '']) => pathFrom(file.path, to));
}

/** The families of files that a file leads to: by `import(`…${name}…`)`, or by the bundler's `import.meta.glob('…*…')`. */
function familiesOf(file: HouseFile): RegExp[] {
  if (!isCode(file.path)) return [];
  return nodesOf(file).flatMap((node): RegExp[] => {
    if (!ts.isCallExpression(node)) return [];
    const [target] = node.arguments;
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword && target && ts.isTemplateExpression(target)) {
      const fixed = [target.head.text, ...target.templateSpans.map(({ literal }) => literal.text)];
      return [familyOf(file.path, fixed.join('*'))];
    }
    if (node.expression.getText() !== 'import.meta.glob' || !target) return [];
    const globs = ts.isArrayLiteralExpression(target) ? Array.from(target.elements) : [target];
    return globs.filter(ts.isStringLiteralLike).map(({ text }) => familyOf(file.path, text));
  });
}

const familyOf = (path: string, glob: string): RegExp =>
  new RegExp(`^${pathFrom(path, glob).split(/\*+/).map(escaped).join('.+')}$`);

/** Packages of ours that are imported by name lead to the file behind the door: `@diemtua/ui/tokens.css`. */
function byName(file: HouseFile): string[] {
  if (!isCode(file.path)) return [];
  return referencesOf(file).flatMap(({ to }) => (to.startsWith('@diemtua/') ? [to.slice('@diemtua/'.length)] : []));
}

function find(files: readonly HouseFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const doors = files.filter(({ path }) => /(^|\/)package\.json$/.test(path)).flatMap(doorsOf);
  const isEntry = (path: string): boolean =>
    path.endsWith('.html') || isTest(path) || [...opened, ...doors].some((pattern) => pattern.test(path));
  const reached = new Set<string>();
  const waiting = files.map(({ path }) => path).filter(isEntry);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    const families = familiesOf(file);
    const members =
      families.length > 0 ? files.filter((each) => families.some((family) => family.test(each.path))) : [];
    waiting.push(...leadsTo(file), ...byName(file), ...members.map((each) => each.path));
  }
  return files
    .filter(({ path }) => rooms.test(path) && isSource(path) && !reached.has(path))
    .map(({ path }) => ({ path, line: 1, wrong: 'nothing leads to this file', wayOut: 'use it, or take it away' }));
}

/** No dead files: each can be reached from a package's door, a program's start, a page, a script or a test. */
export const reach: HouseRule = { name: 'no file is dead', find };
