import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assess } from './assess.ts';
import { audit } from './audit.ts';
import { bench } from './bench.ts';
import { askLines, askOne } from './ask.ts';
import { db } from './db.ts';
import { COMMON_OPTIONS, LAW_OPTIONS, readOptions, UsageError } from './options.ts';
import { parameters } from './parameters.ts';
import { EXIT, Outlet, type Streams } from './streams.ts';
import { USAGE } from './usage.ts';

/** The commands of `diemtua law` beside the questions themselves. */
const commands: Readonly<Record<string, (argv: readonly string[], streams: Streams) => Promise<number>>> = {
  assess,
  parameters,
  bench,
};

/**
 * Answers one call of the command line.
 * @param argv the words after the program's name
 * @param streams where it reads and writes; left out, the process's own
 * @param environment where the database is named; left out, the process's own
 * @returns the exit code: 0 answered, 1 the machine failed, 2 the call or its input is wrong
 */
export async function main(
  argv: readonly string[],
  streams: Streams = process,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  try {
    return await run(argv, streams, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await new Outlet(streams.stderr).write(`${error.message}\n${error.wayOut}\n`);
    return error.exit;
  }
}

async function run(argv: readonly string[], streams: Streams, environment: NodeJS.ProcessEnv): Promise<number> {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-v') return say(`${versionOf(import.meta.dirname)}\n`, streams);
  if (first === undefined || asksForHelp(argv)) return say(USAGE, streams);
  if (first === 'db') return db(rest, streams, environment);
  if (first === 'audit') return audit(rest, streams, environment);
  if (first !== 'law') {
    throw first.startsWith('-')
      ? new UsageError(`There is no option ${first} here.`)
      : new UsageError(`There is no command "${first}".`);
  }
  return law(rest, streams);
}

async function law(argv: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined) return say(USAGE, streams);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(rest, streams);
  const { values, positionals } = readOptions(argv, { ...COMMON_OPTIONS, ...LAW_OPTIONS });
  const [question, input, ...more] = positionals;
  if (question === undefined) throw new UsageError('Which question?');
  if (input !== undefined && values.jsonl !== undefined) more.push(input);
  if (more.length > 0) throw new UsageError(`One input is answered at a time; "${more[0]}" is one too many.`);
  const asked = { question, language: values.language, explain: values.explain };
  if (values.jsonl !== undefined) return askLines(values.jsonl, asked, streams);
  return askOne(input, asked, streams);
}

/** Whether help is asked for anywhere before a lone "--". */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).some((word) => word === '--help' || word === '-h');
}

async function say(text: string, streams: Streams): Promise<number> {
  await new Outlet(streams.stdout).write(text);
  return EXIT.answered;
}

/** The version in the package of the whole project, above this folder. */
function versionOf(folder: string): string {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const manifest = manifestIn(at);
    if (manifest?.name === 'diemtua') return manifest.version;
  }
  return 'unknown';
}

function manifestIn(folder: string): { readonly name: string; readonly version: string } | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  } catch {
    return null;
  }
}
