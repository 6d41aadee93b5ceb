import { z } from 'zod';
import { suspendedMoney } from '../../store/collection/read.ts';
import { inSession } from '../../store/session.ts';
import { claimShape, dong, questionShape, questionText } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { scopeIn, unitQuery } from '../cash/unit-query.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';

/** Money whose question is open. */
export const suspenseList = route({
  method: 'GET',
  path: '/api/suspense',
  what: 'Money in suspense, the oldest first, each with its question',
  may: 'money.settle',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    open: z.array(
      z.strictObject({
        payment: z.string(),
        receipt: z.string(),
        series: z.string(),
        number: z.int(),
        payer: z.string(),
        person: z.string(),
        personName: z.string().nullable(),
        collectorName: z.string().nullable(),
        amount: dong,
        takenOn: dayText,
        takenAt: instant,
        claim: claimShape,
        question: questionShape,
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => {
      const open = (await suspendedMoney(session)).filter(({ paidBack }) => !paidBack);
      return {
        open: open.map((line) => ({
          payment: line.payment,
          receipt: line.receipt,
          series: line.series,
          number: line.number,
          payer: line.payer,
          person: line.person,
          personName: line.personName,
          collectorName: line.collectorName,
          amount: line.amount,
          takenOn: line.takenOn,
          takenAt: line.takenAt,
          claim: line.claim,
          question: questionText(line.judgement.question),
        })),
      };
    }),
});
