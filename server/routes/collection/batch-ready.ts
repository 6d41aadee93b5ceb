import { z } from 'zod';
import { filesToDecrease, readyFiles } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
import { judgementShape, judgementText } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { scopeIn, unitQuery } from '../cash/unit-query.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { maskNumber } from '@diemtua/domain/registry';

/** Files that may go to the insurance office. */
export const batchReady = route({
  method: 'GET',
  path: '/api/batches/ready',
  what: 'Files that are in no batch yet and may go out, whose free consent is missing is marked; and files that were sent and are void since, which a batch has to take back',
  may: 'batch.make',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    files: z.array(
      z.strictObject({
        payment: z.string(),
        person: z.string(),
        personName: z.string(),
        insuranceNumber: z.string().nullable(),
        product: z.enum(['voluntary', 'health']),
        filing: z.string(),
        takenOn: dayText,
        series: z.string(),
        number: z.int(),
        collectorName: z.string().nullable(),
        judgement: judgementShape,
        consented: z.boolean(),
      }),
    ),
    /** Sent before and void since: `decreases` of the next make-batch. */
    toDecrease: z.array(
      z.strictObject({
        payment: z.string(),
        person: z.string(),
        personName: z.string().nullable(),
        insuranceNumber: z.string().nullable(),
        product: z.enum(['voluntary', 'health']),
        series: z.string(),
        number: z.int(),
        takenOn: dayText,
        voided: z.strictObject({ on: dayText, reason: z.string() }).nullable(),
        /** The number of the batch in which it was sent. */
        sentIn: z.int().nullable(),
        /** What the insurance office was told. */
        sent: judgementShape,
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      files: (await readyFiles(session)).map((file) => ({
        ...file,
        insuranceNumber: file.insuranceNumber && maskNumber(file.insuranceNumber),
        judgement: judgementText(file.judgement),
      })),
      toDecrease: (await filesToDecrease(session)).map((file) => ({
        ...file,
        insuranceNumber: file.insuranceNumber && maskNumber(file.insuranceNumber),
        sent: judgementText(file.sent),
      })),
    })),
});
