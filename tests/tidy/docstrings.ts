import ts from 'typescript';
import { at, isCode, isGenerated, isTest, treeOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** The names a file exports in a list of its own: `export { a, b }`. */
function listed(tree: ts.SourceFile): Set<string> {
  const elements = tree.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier) return [];
    const clause = statement.exportClause;
    return clause && ts.isNamedExports(clause) ? Array.from(clause.elements) : [];
  });
  return new Set(elements.map(({ propertyName, name }) => (propertyName ?? name).text));
}

/** The functions that a statement declares: by name, or as the value of a constant. */
function functionsOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) ? [name.getText()] : [],
  );
}

function findIn(file: HouseFile): Finding[] {
  const tree = treeOf(file);
  const inList = listed(tree);
  const told = new Set<string>();
  return tree.statements.flatMap((statement): Finding[] =>
    functionsOf(statement).flatMap((name): Finding[] => {
      if (!isExported(statement) && !inList.has(name)) return [];
      if (ts.getJSDocCommentsAndTags(statement).length > 0) told.add(name);
      if (told.has(name)) return [];
      return [
        at(file, statement, `${name} has no docstring`, 'say in /** … */ what it gives and what it takes for granted'),
      ];
    }),
  );
}

/** Every function that law or domain opens to others says what it does. */
export const docstrings: HouseRule = {
  name: 'every open function of law and domain has a docstring',
  find: (files) =>
    files
      .filter(({ path }) => /^(law|domain)\//.test(path) && isCode(path) && !isTest(path) && !isGenerated(path))
      .flatMap(findIn),
};
