import { idSchema } from '@diemtua/domain/ids';
import { maskNumber } from '@diemtua/domain/registry';
import { z } from 'zod';
import { batchOf } from '../../store/collection/batch.ts';
import { inSession } from '../../store/session.ts';
import { judgementShape, judgementText } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { batchHead, batchHeadText } from './batch-shapes.ts';

/** Which batch. */
export const batchParams = z.strictObject({ batch: idSchema<'batch'>() });

/** One batch with its files. */
export const batchShow = route({
  method: 'GET',
  path: '/api/batches/:batch',
  what: 'A batch with every file that was ever in it, and how each stands now; numbers masked',
  may: 'ledger.see',
  limit: 'work',
  params: batchParams,
  query: nothing,
  body: null,
  answer: z.strictObject({
    batch: batchHead,
    files: z.array(
      z.strictObject({
        payment: z.string(),
        person: z.string(),
        personName: z.string().nullable(),
        insuranceNumber: z.string().nullable(),
        receipt: z.string(),
        series: z.string(),
        number: z.int(),
        takenOn: dayText,
        judgement: judgementShape,
        filing: z.string(),
        /** What the batch tells of it: months that were paid, or that a file of an earlier batch is taken back. */
        group: z.enum(['increase', 'decrease']),
        inside: z.boolean(),
        why: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ input: { params }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const found = await batchOf(session, params.batch);
      if (found === null) throw new Refused(404, 'unknown-id', {}, 'batch');
      return {
        batch: batchHeadText(found.batch),
        files: found.files.map((file) => ({
          payment: file.payment,
          person: file.person,
          personName: file.personName,
          insuranceNumber: file.insuranceNumber && maskNumber(file.insuranceNumber),
          receipt: file.receipt,
          series: file.series,
          number: file.number,
          takenOn: file.takenOn,
          judgement: judgementText(file.judgement),
          filing: file.filing,
          group: file.group,
          inside: file.inside,
          why: file.why,
        })),
      };
    }),
});
