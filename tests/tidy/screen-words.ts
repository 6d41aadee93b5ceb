import ts from 'typescript';
import { at, isTest, nodesOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

const letters = /\p{L}/u;

/** Attributes whose text a person sees or hears. */
const spoken = new Set([
  'title',
  'alt',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
]);

/** The texts that an expression would put on the screen as they stand; what a function gives back is its own matter. */
function textsIn(node: ts.Expression): ts.Node[] {
  if (ts.isStringLiteralLike(node)) return letters.test(node.text) ? [node] : [];
  if (ts.isTemplateExpression(node)) {
    const fixed = [node.head, ...node.templateSpans.map((span) => span.literal)];
    return fixed.some((part) => letters.test(part.text)) ? [node] : [];
  }
  if (ts.isParenthesizedExpression(node)) return textsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return textsIn(node.right);
  const both = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken].includes(kind);
  return both ? [...textsIn(node.left), ...textsIn(node.right)] : [];
}

function bareTexts(node: ts.Node): ts.Node[] {
  if (ts.isJsxText(node)) return letters.test(node.text) ? [node] : [];
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) return textsIn(node.expression);
  if (!ts.isJsxAttribute(node) || !spoken.has(node.name.getText()) || !node.initializer) return [];
  const { initializer } = node;
  if (ts.isStringLiteral(initializer)) return textsIn(initializer);
  return ts.isJsxExpression(initializer) && initializer.expression ? textsIn(initializer.expression) : [];
}

function findIn(file: HouseFile): Finding[] {
  return nodesOf(file)
    .flatMap(bareTexts)
    .map((node) => {
      const shown = node.getText().trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      return at(file, node, `bare text on a screen: ${shown}`, 'put it in the catalogue and show it from there');
    });
}

/** No bare text on a screen: every word comes through the catalogue. */
export const screenWords: HouseRule = {
  name: 'the words of a screen come from the catalogue',
  find: (files) => files.filter(({ path }) => /^(apps|ui)\/.*\.[jt]sx$/.test(path) && !isTest(path)).flatMap(findIn),
};
