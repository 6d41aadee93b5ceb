import { readAnswer, type AnswerLine } from '@diemtua/domain/reporting';
import { nameKey, type Birth } from '@diemtua/domain/registry';
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
 * Whom of a batch a line of the answer is about: by the insurance number, else by the personal number, else by name and birth. Who is in the batch twice (taken back and told anew) is
 * answered twice, in the list's own order: months that were paid first.
 */
const fileOf = (files: readonly BatchFile[], line: AnswerLine): BatchFile | undefined =>
  files.find((file) => line.socialNumber !== null && file.insuranceNumber === line.socialNumber) ??
  files.find((file) => line.identity !== null && file.personalNumber === line.identity) ??
  fileByBirth(files, line);

/** Whoever was registered for the first time may have no number in the books, and gets one by this answer: found by name and birth, where one person fits. */
function fileByBirth(files: readonly BatchFile[], { name, born }: AnswerLine): BatchFile | undefined {
  if (name === null || born === null) return undefined;
  const fitting = files.filter(
    (file) =>
      file.insuranceNumber === null &&
      file.personName !== null &&
      file.birth !== null &&
      nameKey(file.personName) === nameKey(name) &&
      bornAlike(file.birth, born),
  );
  return new Set(fitting.map(({ person }) => person)).size === 1 ? fitting[0] : undefined;
}

/** Whether both say the same as far as both say anything: a year fits every day of it. */
function bornAlike(birth: Birth, born: string): boolean {
  const known =
    birth.precision === 'year' ? String(birth.year) : birth.precision === 'month' ? birth.month : birth.date;
  return known.startsWith(born) || born.startsWith(known);
}

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
