import { createWriteStream, openSync, realpathSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Asked } from './answerer.ts';
import { unknownQuestion } from './ask.ts';
import { answerBlocks } from './crew.ts';
import { chunksOf, InputError, openInput, STANDARD_INPUT, type Input } from './inputs.ts';
import { blocksOf } from './lines.ts';
import { COMMON_OPTIONS, readOptions, readWhole, UsageError } from './options.ts';
import { plain, Progress } from './progress.ts';
import { refusal, wordsOf } from './refusals.ts';
import { codeOf, EXIT, Outlet, type Streams } from './streams.ts';
import { inColumns } from './table.ts';
import { append, emptyTally, type Tally } from './tally.ts';

const OPTIONS = {
  ...COMMON_OPTIONS,
  question: { type: 'string', default: 'pension' },
  out: { type: 'string' },
  threads: { type: 'string' },
  summary: { type: 'string' },
} as const;

/** More threads than this help on no machine that we know of. */
export const THREADS_MAX = 64;

/** What a run is to do. */
interface Run {
  readonly path: string;
  readonly asked: Asked;
  readonly out: string | undefined;
  readonly threads: number;
  readonly summary: string | undefined;
}

/** What a run came to. */
interface Outcome {
  readonly tally: Tally;
  readonly seconds: number;
}

/**
 * `diemtua law assess people.jsonl`: answers one question for every line of a file of any size, in order, with flat memory.
 * A line that is refused has its error in its own line and is counted; the run goes on.
 */
export async function assess(argv: readonly string[], streams: Streams): Promise<number> {
  const run = readRun(argv);
  const aside = new Outlet(streams.stderr);
  const unknown = await unknownQuestion(run.asked);
  if (unknown) {
    await new Outlet(streams.stdout).write(`${JSON.stringify(unknown)}\n`);
    return EXIT.wrong;
  }
  try {
    const outcome = await answerAll(run, openInput(run.path, streams), streams);
    await aside.write(inWords(outcome));
    if (run.summary !== undefined) writeSummary(run.summary, run, outcome);
    return EXIT.answered;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await aside.write(`${refusal(error.trouble, await wordsOf(run.asked.language), error.path).error.message}\n`);
    return EXIT.wrong;
  }
}

function readRun(argv: readonly string[]): Run {
  const { values, positionals } = readOptions(argv, OPTIONS);
  const [path, more] = positionals;
  if (path === undefined)
    throw new UsageError('Which people?', 'Name a file, a line each: diemtua law assess people.jsonl');
  if (more !== undefined) throw new UsageError(`One file is answered at a time; "${more}" is one too many.`);
  const { question, language, out, summary } = values;
  for (const written of [out, summary]) {
    if (written !== undefined && sameFile(written, path))
      throw new UsageError(`${written} is the input itself.`, 'Name another file to write to.');
  }
  if (out !== undefined && out === summary)
    throw new UsageError('--out and --summary name the same file.', 'Name two files.');
  const threads = readWhole('threads', values.threads, 1, THREADS_MAX);
  return { path, asked: { question, language, explain: false }, out, threads, summary };
}

function sameFile(one: string, other: string): boolean {
  try {
    return other !== STANDARD_INPUT && realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

async function answerAll(run: Run, input: Input, streams: Streams): Promise<Outcome> {
  const file = run.out === undefined ? null : openOutput(run.out);
  const out = new Outlet(file ?? streams.stdout);
  const progress = new Progress(streams.stderr, input.size, () => performance.now());
  const tally = emptyTally();
  let bytes = 0;
  try {
    for await (const worked of answerBlocks(blocksOf(chunksOf(input, run.path)), run.asked, run.threads)) {
      append(tally, worked.tally);
      bytes += worked.bytes;
      if (!(await out.write(worked.text))) break;
      await progress.show({ bytes, lines: tally.lines, refused: tally.lines - tally.answered });
    }
    if (file) await finished(file.end());
  } catch (error) {
    if (run.out !== undefined && WRITE_FAILED.has(codeOf(error)))
      throw new UsageError(
        `${run.out} cannot be written to the end (${codeOf(error)}).`,
        'What is in it is not complete: make room, and begin again.',
        EXIT.failed,
      );
    throw error;
  } finally {
    await progress.end();
    file?.destroy();
  }
  return { tally, seconds: progress.seconds() };
}

const WRITE_FAILED: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG']);

function openOutput(path: string): ReturnType<typeof createWriteStream> {
  return createWriteStream(path, { fd: openForWriting(path) });
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${codeOf(error)}).`,
      'Name a file in a folder that is there and that you may write in.',
    );
  }
}

const SECONDS_LEAST = 1e-6;

/** The summary as tables. */
function inWords({ tally, seconds }: Outcome): string {
  const { lines, answered, refused, numbers, yesNo } = tally;
  const rate = plain(Math.round(lines / Math.max(seconds, SECONDS_LEAST)));
  const parts = [
    `${plain(lines)} lines in ${plain(seconds)} s (${rate} a second): ${plain(answered)} answered, ${plain(lines - answered)} refused`,
  ];
  const table = (headings: readonly string[], rows: readonly (readonly string[])[]): void => {
    if (rows.length > 0) parts.push(inColumns(headings, [{ heading: '', rows }]));
  };
  table(
    ['refused', 'lines', 'first in line'],
    refusedByNumber(refused).map(([code, { lines: times, firstLine }]) => [code, plain(times), plain(firstLine)]),
  );
  table(
    ['field', 'answers', 'sum', 'mean', 'least', 'most'],
    [...numbers].map(([field, { count, sum, least, most }]) =>
      [field].concat([count, sum, sum / count, least, most].map(plain)),
    ),
  );
  table(
    ['field', 'yes', 'no'],
    [...yesNo].map(([field, { yes, no }]) => [field, plain(yes), plain(no)]),
  );
  return `${parts.join('\n\n')}\n`;
}

const refusedByNumber = (refused: Tally['refused']) => [...refused].toSorted(([, a], [, b]) => b.lines - a.lines);

function writeSummary(path: string, { asked, threads }: Run, { tally, seconds }: Outcome): void {
  const { lines, answered, refused, numbers, yesNo } = tally;
  const numbersWithMean = [...numbers].map(([field, sum]) => [field, { ...sum, mean: sum.sum / sum.count }]);
  const summary = {
    question: asked.question,
    lines,
    answered,
    refused: lines - answered,
    refusedByCode: Object.fromEntries(refusedByNumber(refused)),
    numbers: Object.fromEntries(numbersWithMean) as unknown,
    yesNo: Object.fromEntries(yesNo),
    seconds,
    threads,
  };
  try {
    writeFileSync(path, `${JSON.stringify(summary, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${codeOf(error)}).`,
      'The answers are complete; only the summary is missing.',
      EXIT.failed,
    );
  }
}
