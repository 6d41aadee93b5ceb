import { readAnswer, type AnswerLine } from '@diemtua/domain/reporting';
import { z } from 'zod';
import { readSheet } from '../../documents/xlsx.ts';
import { batchOf, type BatchFile } from '../../store/collection/batch.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { batchParams } from './batch-show.ts';

const FILE_BYTES_MAX = 10_000_000;

const answered = z.strictObject({
  payment: z.string(),
  result: z.enum(['accepted', 'rejected']),
  reason: z.string().nullable(),
  insuranceNumber: z.string().nullable(),
});

const problem = z.strictObject({
  row: z.int(),
  field: z.string().nullable(),
  code: z.string(),
  wayOut: z.string(),
  value: z.string(),
});

/**
 * Whom of a batch a line of the answer is about: by the insurance number, else by the personal number. Who is in the batch twice (taken back and told anew) is
 * answered twice, in the list's own order: months that were paid first.
 */
const fileOf = (files: readonly BatchFile[], { socialNumber, identity }: AnswerLine): BatchFile | undefined =>
  files.find((file) => socialNumber !== null && file.insuranceNumber === socialNumber) ??
  files.find((file) => identity !== null && file.personalNumber === identity);

/** Reads the agency's answer file. Nothing is decided by it: the office looks at it and tells `answer-batch`. */
export const batchAnswerRead = route({
  method: 'POST',
  path: '/api/batches/:batch/answer',
  what: 'Reads the insurance office’s answer (.xlsx) to a batch, a proposal for each file; problems by row',
  may: 'batch.answer',
  limit: 'heavy',
  params: batchParams,
  query: nothing,
  body: { types: ['application/octet-stream'], bytesMax: FILE_BYTES_MAX, as: 'bytes' },
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unreadable'), code: z.string() }),
    z.strictObject({
      kind: z.literal('read'),
      answers: z.array(answered),
      problems: z.array(problem),
      /** Rows about nobody of this batch. */
      strangers: z.array(z.strictObject({ row: z.int(), name: z.string().nullable() })),
    }),
  ]),
  handle: async ({ input: { params, body }, who, engine }) => {
    const found = await inSession(engine, who.scope, (session) => batchOf(session, params.batch));
    if (found === null) throw new Refused(404, 'unknown-id', {}, 'batch');
    const sheet = await readSheet(body);
    if (!sheet.ok) return { kind: 'unreadable' as const, code: sheet.refused.code };
    let waiting = found.files.filter(({ inside }) => inside);
    const answers: z.input<typeof answered>[] = [];
    const problems: z.input<typeof problem>[] = [];
    const strangers: { row: number; name: string | null }[] = [];
    for (const event of readAnswer(sheet.rows)) {
      if (event.event === 'no-head') return { kind: 'unreadable' as const, code: 'head-missing' };
      if (event.event === 'head') continue;
      problems.push(
        ...event.problems.map(({ row, field, code, wayOut, value }) => ({ row, field, code, wayOut, value })),
      );
      if (event.line === null) continue;
      const file = fileOf(waiting, event.line);
      if (!file) {
        strangers.push({ row: event.row, name: event.line.name });
        continue;
      }
      waiting = waiting.filter((other) => other !== file);
      answers.push({
        payment: file.payment,
        result: event.line.state,
        reason: event.line.reason,
        insuranceNumber: file.insuranceNumber === null ? event.line.socialNumber : null,
      });
    }
    return { kind: 'read' as const, answers, problems, strangers };
  },
});
