import { formatMonth } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { numberText } from '../../store/documents/issuer.ts';
import { ownPayments } from '../../store/my-record/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText, judged, judgedText, monthText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** What one paid, and the receipt for it. */
export const myPayments = route({
  method: 'GET',
  path: '/api/my-record/payments',
  what: 'What one paid: the months, one’s own share and what the State, the province and others added, and the receipt with the code by which anybody can check it',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    payments: z.array(
      z.strictObject({
        id: z.string(),
        takenOn: dayText,
        amount: dong,
        product: z.enum(['voluntary', 'health']),
        filing: z.string(),
        judgement: judged,
        voided: z.boolean(),
        refund: z.strictObject({ on: dayText, from: monthText, amount: dong }).nullable(),
        receipt: z.strictObject({
          series: z.string(),
          number: z.string(),
          code: z.string(),
          unit: z.string().nullable(),
          /** Where it can be checked, at this server. */
          check: z.string(),
        }),
      }),
    ),
  }),
  handle: async ({ who: { person, entries, scope }, engine, now }) =>
    inSession(engine, scope, async (session) => {
      await logViewing(session, person, 'own', now);
      const payments = await ownPayments(session, entries);
      return {
        payments: payments.map((each) => {
          const { id, takenOn, amount, product, filing, judgement, voided, refund } = each;
          const number = numberText(each.number);
          return {
            id,
            takenOn,
            amount,
            product,
            filing,
            voided,
            judgement: judgedText(judgement),
            refund: refund && { on: refund.on, from: formatMonth(refund.from), amount: refund.amount },
            receipt: {
              series: each.series,
              number,
              code: each.checkCode,
              unit: each.unit,
              check: `/${['bien-lai', each.series, number, each.checkCode].map(encodeURIComponent).join('/')}`,
            },
          };
        }),
      };
    }),
});
