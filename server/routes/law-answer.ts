import { answer, QUESTIONS } from '@diemtua/law';
import { lawWords } from '../language.ts';
import { Refused, type Route } from './route.ts';

/** Far above the longest record that the law's own limits allow. */
export const QUESTION_BYTES_MAX = 64 * 1024;

/** The question named in a path; refused where the law has none of this name. */
export function questionNamed(name: string | undefined): string {
  if (name === undefined || !QUESTIONS.includes(name)) throw new Refused(404, 'unknown-question');
  return name;
}

/** Whether the steps behind the figures are asked for: `?explain=1`. */
export const wantsReasons = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads JSON of unknown content. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'not-json');
  }
}

/** One answer of the law. What is told stays in the request: it is neither kept nor logged. */
export const lawAnswer: Route = {
  method: 'POST',
  path: '/api/law/:question',
  may: 'anyone',
  body: { types: ['application/json'], bytesMax: QUESTION_BYTES_MAX },
  handle: async ({ context, language }) => {
    const question = questionNamed(context.req.param('question'));
    const input = readJson(await context.req.text());
    const explain = wantsReasons(context.req.query('explain'));
    const told = answer(question, input, { words: lawWords[language], explain });
    const headers = { 'cache-control': 'no-store', 'content-language': language };
    return context.json(told, 'error' in told ? 400 : 200, headers);
  },
};
