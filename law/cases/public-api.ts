import ts from 'typescript';
import { fileURLToPath } from 'node:url';

const room = fileURLToPath(new URL('..', import.meta.url));

/**
 * What the library's index opens, as its built declarations say it: names, signatures and members, without comments, in
 * order of the names. The types that they mention are there as far as the index opens them.
 */
export function publicApi(): string {
  const program = programOf();
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(`${room}index.ts`);
  const symbol = index && checker.getSymbolAtLocation(index);
  if (!symbol) throw new Error('the index of the law was not found');
  const declarations = declarationsOf(program);
  return checker
    .getExportsOfModule(symbol)
    .map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((each) => declarations.get(`${fileOf(each)} ${each.name}`) ?? missing(each.name))
    .join('\n');
}

function programOf(): ts.Program {
  const { config } = ts.readConfigFile(`${room}tsconfig.build.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, room);
  return ts.createProgram([`${room}index.ts`], options);
}

const fileOf = (symbol: ts.Symbol): string => symbol.declarations?.[0]?.getSourceFile().fileName ?? '';

function missing(name: string): never {
  throw new Error(`${name} has no declaration in what is built`);
}

/** Every statement of the declarations that are built, by the source file and the name. */
function declarationsOf(program: ts.Program): ReadonlyMap<string, string> {
  const printer = ts.createPrinter({ removeComments: true });
  const found = new Map<string, string>();
  const keep = (file: string, text: string): void => {
    const tree = ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.ESNext, true);
    const print = (node: ts.Node): string => `${printer.printNode(ts.EmitHint.Unspecified, node, tree)}\n`;
    for (const statement of tree.statements) {
      if (ts.isVariableStatement(statement))
        for (const { name } of statement.declarationList.declarations)
          found.set(`${file} ${name.getText()}`, print(statement));
      else if ('name' in statement && statement.name)
        found.set(`${file} ${(statement.name as ts.Identifier).text}`, print(statement));
    }
  };
  program.emit(
    undefined,
    (_path, text, _mark, _error, sources) => {
      const [source] = sources ?? [];
      if (source) keep(source.fileName, text);
    },
    undefined,
    true,
  );
  return found;
}
