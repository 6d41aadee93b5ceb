import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { receiptToPrint } from '../../store/documents/receipt.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { paper } from './paper.ts';

/** Prints a receipt. From the second time on it is a copy, and says which. */
export const receiptPaper = route({
  method: 'POST',
  path: '/api/receipts/:receipt/print',
  what: 'Prints a receipt (C45-BB) on A5 or on a roll; each print is counted, and from the second on it is a copy',
  may: 'money.take',
  limit: 'work',
  params: z.strictObject({ receipt: idSchema<'receipt'>() }),
  query: z.strictObject({ paper: z.enum(['a5', 'roll']).default('a5') }),
  body: null,
  answer: { types: ['application/pdf'] },
  handle: async ({ input: { params, query }, who, engine, call: { origin }, now }) => {
    const receipt = await inSession(engine, who.scope, async (session) => {
      // A collector prints what he or she gave; who else does is held to units by the database.
      if (who.collector !== null) {
        const own = await session.client.query(
          'select from receipt where province = $1 and id = $2 and collector = $3',
          [who.province, params.receipt, who.collector],
        );
        if (own.rowCount === 0) return null;
      }
      return receiptToPrint(session, params.receipt, origin, now);
    });
    if (receipt === null) throw new Refused(404, 'unknown-id', {}, 'receipt');
    return paper({ make: 'receipt-pdf', receipt, paper: query.paper }, 'pdf', `bien-lai-${receipt.number}`);
  },
});
