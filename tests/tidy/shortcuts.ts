import ts from 'typescript';
import {
  at,
  isCode,
  isGenerated,
  lineAt,
  nodesOf,
  treeOf,
  type Finding,
  type HouseFile,
  type HouseRule,
} from './house.ts';

const silencer = /@ts-(?:ignore|expect-error|nocheck)|\b(?:eslint|oxlint)-disable/;

/** The comments of a file, each once. */
function commentsOf(file: HouseFile): { readonly pos: number; readonly text: string }[] {
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) found.set(pos, file.text.slice(pos, end));
    node.getChildren().forEach(visit);
  };
  visit(treeOf(file));
  return [...found].map(([pos, content]) => ({ pos, text: content }));
}

function suppressionsIn(file: HouseFile): Finding[] {
  const anys = nodesOf(file)
    .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
    .map((node) =>
      at(file, node, '`any` switches the type check off', 'name the type, or take `unknown` and look what it is'),
    );
  if (!silencer.test(file.text)) return anys;
  const comments = commentsOf(file).filter((comment) => silencer.test(comment.text));
  return [
    ...anys,
    ...comments.map(({ pos, text }) => ({
      path: file.path,
      line: lineAt(file.text, pos),
      wrong: `${silencer.exec(text)?.[0]} silences a check`,
      wayOut: 'repair what the check says; if the check itself is wrong for us, change its setting for all',
    })),
  ];
}

/** No type error and no lint is silenced. */
export const suppressions: HouseRule = {
  name: 'no check is silenced',
  find: (files) => files.filter(({ path }) => isCode(path) && !isGenerated(path)).flatMap(suppressionsIn),
};

const testWords = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const omissions = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
const oldOmissions = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** The word a chain begins with: `it` in `it.each(rows).skip`. */
function beginning(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return beginning(node.expression);
  return ts.isIdentifier(node) ? node.text : '';
}

function omissionsIn(file: HouseFile): Finding[] {
  return nodesOf(file).flatMap((node): Finding[] => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      if (omissions.has(name) && testWords.has(beginning(node.expression))) {
        return [at(file, node, `.${name} leaves tests out`, 'let the test run, or take it away')];
      }
      const chain = node.getText();
      if (chain === 'performance.now' || chain === 'process.hrtime') {
        return [
          at(
            file,
            node,
            `${chain} in a test`,
            'a test must not depend on the speed of the machine: measure in a *.bench.ts',
          ),
        ];
      }
    }
    const old = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && oldOmissions.has(node.expression.text);
    return old ? [at(file, node, 'this leaves tests out', 'let the test run, or take it away')] : [];
  });
}

/** No test is left out, and none has a time limit of its own. */
export const wholeTests: HouseRule = {
  name: 'every test runs, whatever the speed of the machine',
  find: (files) => files.filter(({ path }) => /\.test\.tsx?$/.test(path)).flatMap(omissionsIn),
};
