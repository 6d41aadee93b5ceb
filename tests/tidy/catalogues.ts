import ts from 'typescript';
import { nodesOf, type Finding, type HouseFile, type HouseRule } from './house.ts';

const catalogue = /(^|\/)vi(\.[\w-]+)?(\/|\.)/;
const languages = ['en', 'nb'];

/** The keys of a catalogue that have words: of a .po file, of a JSON file, or of the object literals of a module. */
function keysOf(file: HouseFile): Map<string, number> {
  if (file.path.endsWith('.po')) return keysOfPo(file.text);
  const nodes = nodesOf(
    file.path.endsWith('.json') ? { path: `${file.path}.ts`, text: `(${file.text.trim()})` } : file,
  );
  const keys = new Map<string, number>();
  for (const node of nodes) {
    if (!ts.isPropertyAssignment(node)) continue;
    const empty = ts.isStringLiteralLike(node.initializer) && node.initializer.text === '';
    const line = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (!empty && !ts.isObjectLiteralExpression(node.initializer)) keys.set(keyPath(node), line);
  }
  return keys;
}

function keyPath(node: ts.PropertyAssignment): string {
  const name = ts.isStringLiteralLike(node.name) ? node.name.text : node.name.getText();
  const outer = node.parent.parent;
  return ts.isPropertyAssignment(outer) ? `${keyPath(outer)} › ${name}` : name;
}

function keysOfPo(content: string): Map<string, number> {
  const keys = new Map<string, number>();
  const entry = /^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)^msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)/gm;
  const joined = (quoted: string): string => quoted.replaceAll(/"\s*"/g, '').trim().slice(1, -1);
  for (const found of content.matchAll(entry)) {
    const key = joined(found[1] ?? '');
    const line = content.slice(0, found.index).split('\n').length;
    if (key !== '' && joined(found[2] ?? '') !== '') keys.set(key, line);
  }
  return keys;
}

/** Every word that is there in Vietnamese is there in English and Norwegian too. */
export const catalogues: HouseRule = {
  name: 'every catalogue speaks three languages',
  find: (files) =>
    files
      .filter(
        ({ path }) => catalogue.test(path) && /\.(po|json|ts)$/.test(path) && /^(apps|ui|law|server)\//.test(path),
      )
      .flatMap((vietnamese) =>
        languages.flatMap((language): Finding[] => {
          const path = vietnamese.path.replace(catalogue, `$1${language}$2$3`);
          const other = files.find((file) => file.path === path);
          if (other === undefined) {
            return [
              {
                path: vietnamese.path,
                line: 1,
                wrong: `${path} is missing`,
                wayOut: 'write the catalogue in this language',
              },
            ];
          }
          const keys = keysOf(other);
          return [...keysOf(vietnamese)]
            .filter(([key]) => !keys.has(key))
            .map(([key, line]) => ({
              path: vietnamese.path,
              line,
              wrong: `'${key}' has no words in ${path}`,
              wayOut: 'add them there',
            }));
        }),
      ),
};
