import ts from 'typescript';
import { at, isCode, isTest, nodesOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

/** Numbers that belong to counting, not to the law: nothing, one, half as 1 over 2, and the months of a year. */
const countingNumbers: ReadonlySet<number> = new Set([0, 1, 2, 12]);

/** Where numbers belong: the law's own, and the limits that we (not the law) put on what a question may tell. */
const exempt = /^law\/book\/(parameters\/|limits\.ts$)/;

/** A figure or a date that hides in a string. */
const figure = /^[+-]?\d[\d_.,]*\s?%?$|^\d{4}-\d{2}(-\d{2})?$/;

const wayOut =
  'a number of the law is a dated series in law/book/parameters, with its citation; a limit of ours on input stands in law/book/limits.ts';

function findIn(file: HouseFile): Finding[] {
  return nodesOf(file).flatMap((node): Finding[] => {
    const number = ts.isNumericLiteral(node) && !countingNumbers.has(Number(node.text.replaceAll('_', '')));
    const big =
      ts.isBigIntLiteral(node) && !countingNumbers.has(Number(node.text.replace(/n$/, '').replaceAll('_', '')));
    const hidden = ts.isStringLiteralLike(node) && figure.test(node.text);
    return number || big || hidden ? [at(file, node, `${node.getText()} is a number in a rule`, wayOut)] : [];
  });
}

/** No number of the law outside law/book/parameters. */
export const lawNumbers: HouseRule = {
  name: 'the numbers of the law stand in law/book/parameters',
  find: (files) =>
    files
      .filter(({ path }) => path.startsWith('law/book/') && !exempt.test(path))
      .filter(({ path }) => isCode(path) && !isTest(path))
      .flatMap(findIn),
};
