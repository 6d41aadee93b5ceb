import { idSchema } from '@diemtua/domain/ids';
import { amountInWords } from '@diemtua/domain/reporting';
import { z } from 'zod';
import { receiptOf } from '../../store/collection/read.ts';
import { decisionsOf, stepsOf } from '../../store/collection/trail.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { claimShape, decisionShape, dong, judgementShape, judgementText, stepShape } from '../money-shapes.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { receiptHead, receiptHeadText } from './receipt-shapes.ts';

/** One receipt with what each of its lines means. Opening it is written down for everybody on it. */
export const receiptShow = route({
  method: 'GET',
  path: '/api/receipts/:receipt',
  what: 'A receipt with its lines, what each means, what was decided about it, and its way to the insurance office',
  may: 'receipts.see',
  limit: 'work',
  params: z.strictObject({ receipt: idSchema<'receipt'>() }),
  query: nothing,
  body: null,
  answer: z.strictObject({
    receipt: receiptHead,
    inWords: z.string(),
    checkCode: z.string(),
    lines: z.array(
      z.strictObject({
        payment: z.string(),
        person: z.string(),
        personName: z.string().nullable(),
        amount: dong,
        claim: claimShape,
        judgement: judgementShape,
        filing: z.string(),
        decisions: z.array(decisionShape),
        steps: z.array(stepShape),
      }),
    ),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const receipt = await receiptOf(session, params.receipt);
      if (receipt === null) throw new Refused(404, 'unknown-id', {}, 'receipt');
      if (who.collector !== null && receipt.collector !== who.collector)
        throw new Refused(403, 'not-yours', {}, 'receipt');
      const payments = receipt.lines.map(({ payment }) => payment);
      const [decisions, steps] = [await decisionsOf(session, payments), await stepsOf(session, payments)];
      for (const person of new Set(receipt.lines.map((line) => line.person)))
        await logViewing(session, person, 'document', now);
      return {
        receipt: receiptHeadText(receipt),
        inWords: amountInWords(receipt.amount),
        checkCode: receipt.checkCode,
        lines: receipt.lines.map(({ judgement, claim, ...line }) => ({
          ...line,
          claim,
          judgement: judgementText(judgement),
          decisions: decisions
            .filter(({ payment }) => payment === line.payment)
            .map(({ at, how, reason, on, amount, by }) => ({ at, how, reason, on, amount, by })),
          steps: steps
            .filter(({ payment }) => payment === line.payment)
            .map(({ at, to, why, by }) => ({ at, to, why, by })),
        })),
      };
    }),
});
