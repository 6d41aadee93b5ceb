import { answer, QUESTIONS } from '@diemtua/law';
import { lawWords } from '../language.ts';
import { z } from 'zod';
import { Refused, Reply, route } from './route.ts';

/** Far above the longest record that the law's own limits allow. */
export const QUESTION_BYTES_MAX = 64 * 1024;

/** The question named in a path; refused where the law has none of this name. */
export function questionNamed(name: string | undefined): string {
  if (name === undefined || !QUESTIONS.includes(name)) throw new Refused(404, 'unknown-question');
  return name;
}

/** Whether the steps behind the figures are asked for: `?explain=1`. */
export const wantsReasons = (value: string | undefined): boolean => value === '1' || value === 'true';

/** A question of the law in a path. */
export const questionParams = z.strictObject({ question: z.string().max(80) });
/** What may be asked for beside the facts; what else stands there was never looked at, and is not now. */
export const questionQuery = z.object({ explain: z.string().optional() });

/** One answer of the law. What is told stays in the request: it is neither kept nor logged. */
export const lawAnswer = route({
  method: 'POST',
  path: '/api/law/:question',
  what: 'One answer of the law, with its steps if explain=1',
  may: 'anyone',
  limit: 'open',
  params: questionParams,
  query: questionQuery,
  body: { schema: z.unknown(), bytesMax: QUESTION_BYTES_MAX },
  answer: z.record(z.string(), z.unknown()),
  handle: ({ input: { params, query, body }, language }) => {
    const question = questionNamed(params.question);
    const told = answer(question, body, { words: lawWords[language], explain: wantsReasons(query.explain) });
    return new Reply({ ...told }, 'error' in told ? 400 : 200, { 'content-language': language });
  },
});
