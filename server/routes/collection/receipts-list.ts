import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { listReceipts } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
import { scopeIn } from '../cash/unit-query.ts';
import { dayQuery, dong } from '../money-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { receiptHead, receiptHeadText } from './receipt-shapes.ts';

/** Receipts of a time, a collector, or with a number. A collector's are the own ones. */
export const receiptsList = route({
  method: 'GET',
  path: '/api/receipts',
  what: 'Receipts by day, collector or number, the newest first, with how the lines of each stand',
  may: 'receipts.see',
  limit: 'work',
  params: nothing,
  query: z.strictObject({
    from: dayQuery,
    to: dayQuery,
    collector: idSchema<'collector'>().optional(),
    number: z.coerce.number().int().min(1).max(99_999_999).optional(),
    /** For whom several units are open. */
    unit: unitCodeSchema.optional(),
    /** The last one that was shown: what stands behind it. */
    after: idSchema<'receipt'>().optional(),
  }),
  body: null,
  answer: z.strictObject({
    receipts: z.array(receiptHead),
    /** There are older ones. */
    more: z.boolean(),
    /** Of those that are not void. */
    sum: dong,
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => {
      const { from, to, collector, number, after } = query;
      const of = who.collector ?? collector;
      const { receipts, more } = await listReceipts(session, {
        ...(from === undefined ? {} : { from: from as PlainDate }),
        ...(to === undefined ? {} : { to: to as PlainDate }),
        ...(of === undefined ? {} : { collector: of }),
        ...(number === undefined ? {} : { number }),
        ...(after === undefined ? {} : { after }),
      });
      const good = receipts.filter(({ voided }) => voided === null);
      return { receipts: receipts.map(receiptHeadText), more, sum: good.reduce((sum, { amount }) => sum + amount, 0) };
    }),
});
