import ts from 'typescript';
import { at, isCode, isTest, nodesOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

const effects: ReadonlyMap<string, string> = new Map([
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map(
    (name) => [name, 'the clock'] as const,
  ),
  ...['crypto'].map((name) => [name, 'chance'] as const),
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'].map((name) => [name, 'the network'] as const),
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((name) => [name, 'the disk'] as const),
  ...['process', 'console', 'globalThis', 'window', 'document', 'require', 'Deno', 'Bun'].map(
    (name) => [name, 'the machine'] as const,
  ),
]);

/** Whether an identifier stands for a value, rather than naming a member, a type or a declaration. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent))
    return ts.isTypeReferenceNode(parent) && node.text === 'Date';
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isBindingElement(parent)) return false;
  return !('name' in parent && parent.name === node);
}

/** The names that a file itself gives to something, so that they are not the machine's. */
function ownNames(nodes: readonly ts.Node[]): Set<string> {
  const names = nodes.flatMap((node) => {
    const names_ =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node);
    return names_ && node.name && ts.isIdentifier(node.name) ? [node.name.text] : [];
  });
  return new Set(names);
}

const wayOut = 'time, ids and chance are arguments; reading and writing is the work of server/';

function findIn(file: HouseFile): Finding[] {
  const nodes = nodesOf(file);
  const own = ownNames(nodes);
  return nodes.flatMap((node): Finding[] => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Math' && node.name.text === 'random') {
      return [at(file, node, 'Math.random reaches for chance', wayOut)];
    }
    if (!ts.isIdentifier(node) || own.has(node.text) || !isUse(node)) return [];
    const effect = effects.get(node.text);
    return effect === undefined ? [] : [at(file, node, `${node.text} reaches for ${effect}`, wayOut)];
  });
}

/** The examples of the law's guide are programs of its users: they print. */
const isExample = (path: string): boolean => path.startsWith('law/examples/');

/** No clock, chance, network or disk in law and domain. */
export const purity: HouseRule = {
  name: 'law and domain are pure',
  find: (files) =>
    files
      .filter(({ path }) => /^(law|domain)\//.test(path) && isCode(path) && !isTest(path) && !isExample(path))
      .flatMap(findIn),
};
