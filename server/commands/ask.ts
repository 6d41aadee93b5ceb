import { answer, QUESTIONS, type Answered, type Refused } from '@diemtua/law';
import { Answerer, isRefused, type Asked } from './answerer.ts';
import { chunksOf, InputError, openInput, type Input } from './inputs.ts';
import { bare, blocksOf, linesOf } from './lines.ts';
import { UsageError } from './options.ts';
import { refusal, wordsOf } from './refusals.ts';
import { EXIT, Outlet, type Streams } from './streams.ts';

/** The largest input of a single question, in bytes: a record written out with spaces and line ends. */
export const INPUT_BYTES_MAX = 1024 * 1024;
/** So much of the answers is gathered before it is written. */
const WRITE_BYTES = 64 * 1024;

/** The question is one of the law's; if not, the refusal of it. */
export async function unknownQuestion({ question, language }: Asked): Promise<Answered | Refused | null> {
  return QUESTIONS.includes(question) ? null : answer(question, null, { words: await wordsOf(language) });
}

/** `diemtua law <question> input.json`: one answer, pretty JSON. */
export async function askOne(path: string | undefined, asked: Asked, streams: Streams): Promise<number> {
  const given = (await unknownQuestion(asked)) ?? (await answerFile(path, asked, streams));
  await new Outlet(streams.stdout).write(`${JSON.stringify(given, null, 2)}\n`);
  return isRefused(given) ? EXIT.wrong : EXIT.answered;
}

async function answerFile(path: string | undefined, asked: Asked, streams: Streams): Promise<Answered | Refused> {
  if (path === undefined) {
    throw new UsageError(
      'Which input?',
      `Name a file, or write - for the standard input: diemtua law ${asked.question} -`,
    );
  }
  const words = await wordsOf(asked.language);
  try {
    const bytes = await readAll(openInput(path, streams), path);
    if (bytes === null) return refusal('too-long', words, `> ${INPUT_BYTES_MAX} byte`);
    return (await Answerer.for(asked)).json(bare(bytes));
  } catch (error) {
    if (error instanceof InputError) return refusal(error.trouble, words, error.path);
    throw error;
  }
}

/** All bytes of an input; null when they are too many. */
async function readAll(input: Input, path: string): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(input, path)) {
    length += chunk.length;
    if (length > INPUT_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * `diemtua law <question> --jsonl in.jsonl`: the answer to every line in its own line. An empty line is answered too, with
 * an error, so that line n of the output belongs to line n of the input; only a last empty line is left out.
 */
export async function askLines(path: string, asked: Asked, streams: Streams): Promise<number> {
  const [out, aside] = [new Outlet(streams.stdout), new Outlet(streams.stderr)];
  const unknown = await unknownQuestion(asked);
  if (unknown) {
    await out.write(`${JSON.stringify(unknown)}\n`);
    return EXIT.wrong;
  }
  try {
    const input = openInput(path, streams);
    const { answered, refused } = await answerLines(blocksOf(chunksOf(input, path)), await Answerer.for(asked), out);
    await aside.write(`${answered} answered, ${refused} refused\n`);
    return EXIT.answered;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await aside.write(`${refusal(error.trouble, await wordsOf(asked.language), error.path).error.message}\n`);
    return EXIT.wrong;
  }
}

/** Answers block by block; what a block brought is written before the next is read. */
async function answerLines(
  blocks: AsyncIterable<Buffer>,
  answerer: Answerer,
  out: Outlet,
): Promise<{ readonly answered: number; readonly refused: number }> {
  const count = { answered: 0, refused: 0 };
  for await (const block of blocks) {
    let gathered = '';
    for (const line of linesOf(block)) {
      const given = answerer.line(line);
      count[isRefused(given) ? 'refused' : 'answered']++;
      gathered += `${JSON.stringify(given)}\n`;
      if (gathered.length < WRITE_BYTES) continue;
      if (!(await out.write(gathered))) return count;
      gathered = '';
    }
    if (gathered !== '' && !(await out.write(gathered))) return count;
  }
  return count;
}
