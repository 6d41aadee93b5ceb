import { setImmediate } from 'node:timers/promises';
import { answer, type Answered, type Refused as LawRefused } from '@diemtua/law';
import type { Language } from '@diemtua/law/kernel/format';
import { lawWords } from '../language.ts';
import { tellRefused } from '../tell-refused.ts';
import { readJson } from '../gate/input.ts';
import { QUESTION_BYTES_MAX, questionNamed, questionParams, questionQuery, wantsReasons } from './law-answer.ts';
import { Refused, route } from './route.ts';

/** Lines of one batch. */
export const BATCH_LINES_MAX = 10_000;
const BATCH_BYTES_MAX = 8 * 1024 * 1024;

/** What a line has in common with the others. */
interface Batch {
  readonly question: string;
  readonly language: Language;
  readonly explain: boolean;
}

function answerLine(line: string, { question, language, explain }: Batch): Answered | LawRefused {
  try {
    const limit = QUESTION_BYTES_MAX;
    if (Buffer.byteLength(line) > limit) throw new Refused(413, 'line-too-large', { limit });
    return answer(question, readJson(line), { words: lawWords[language], explain });
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return tellRefused(cause, language);
  }
}

/** Answers line by line, and lets other requests in between. */
async function* answerLines(lines: readonly string[], batch: Batch): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const line of lines) {
    yield encoder.encode(`${JSON.stringify(answerLine(line, batch))}\n`);
    await setImmediate();
  }
}

/** Many answers of one question: a line in, a line out, in the same order. A line that is refused says so and the rest go on. */
export const lawBatch = route({
  method: 'POST',
  path: '/api/law/:question/batch',
  what: 'Many answers of one question: a line in, a line out',
  may: 'anyone',
  limit: 'open',
  params: questionParams,
  query: questionQuery,
  body: { types: ['application/x-ndjson', 'application/jsonl'], bytesMax: BATCH_BYTES_MAX, as: 'text' },
  answer: { types: ['application/x-ndjson'] },
  handle: ({ input: { params, query, body }, language }) => {
    const question = questionNamed(params.question);
    const lines = body.split('\n').map((line) => line.replace(/\r$/, ''));
    if (lines.at(-1) === '') lines.pop();
    if (lines.length > BATCH_LINES_MAX) throw new Refused(413, 'too-many-lines', { limit: BATCH_LINES_MAX });
    const explain = wantsReasons(query.explain);
    const answers = answerLines(lines, { question, language, explain });
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { value, done } = await answers.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await answers.return(undefined)),
    });
    return new Response(stream, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
      },
    });
  },
});
