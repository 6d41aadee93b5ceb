import ts from 'typescript';
import { isCode, isTest, nodesOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

const catalogue = /^(apps\/[\w-]+)\/words\/vi\.json$/;

/** What the code of an app writes that may name a message: whole names, and the shapes of those that it puts together. */
function namesIn(files: readonly HouseFile[]): {
  readonly whole: ReadonlySet<string>;
  readonly shapes: readonly RegExp[];
} {
  const whole = new Set<string>();
  const shapes = new Map<string, RegExp>();
  for (const node of files.flatMap(nodesOf)) {
    if (ts.isStringLiteralLike(node)) whole.add(node.text);
    // A shape begins with the first part of a name: `plan.${x}`, not `${x}`.
    if (!ts.isTemplateExpression(node) || !/^[\w-]+\.[\w.-]*$/.test(node.head.text)) continue;
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    const shape = parts.map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`)).join(String.raw`[\w.-]+`);
    shapes.set(shape, new RegExp(`^${shape}$`));
  }
  return { whole, shapes: [...shapes.values()] };
}

/** Every message of an app's catalogue is said somewhere in that app. */
export const unsaid: HouseRule = {
  name: 'every message of an app is said somewhere in it',
  find: (files) =>
    files.flatMap((words): Finding[] => {
      const app = catalogue.exec(words.path)?.[1];
      if (app === undefined) return [];
      const code = files.filter(({ path }) => path.startsWith(`${app}/`) && isCode(path) && !isTest(path));
      const { whole, shapes } = namesIn(code);
      const lines = words.text.split('\n');
      return Object.keys(JSON.parse(words.text) as Readonly<Record<string, unknown>>)
        .filter((name) => !whole.has(name) && !shapes.some((shape) => shape.test(name)))
        .map((name) => ({
          path: words.path,
          line: lines.findIndex((line) => line.includes(`"${name}":`)) + 1,
          wrong: `'${name}' is said nowhere`,
          wayOut: 'say it, or take it out of every language',
        }));
    }),
};
