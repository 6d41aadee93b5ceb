import { z } from 'zod';
import { listBooks } from '../../store/cash/read.ts';
import { inSession } from '../../store/session.ts';
import { dayText } from '../people-shapes.ts';
import { scopeIn, unitQuery } from '../cash/unit-query.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** The receipt books and who has which numbers. */
export const booksList = route({
  method: 'GET',
  path: '/api/books',
  what: 'Receipt books: which numbers are in whose hands, how many were used, how many are void',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    books: z.array(
      z.strictObject({
        id: z.string(),
        series: z.string(),
        from: z.int(),
        to: z.int(),
        unit: z.string(),
        issuedOn: dayText,
        used: z.int(),
        voided: z.int(),
        leases: z.array(
          z.strictObject({
            id: z.string(),
            from: z.int(),
            to: z.int(),
            collectorName: z.string(),
            endsOn: dayText,
            returnedFrom: z.int().nullable(),
            used: z.int(),
          }),
        ),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => ({
      books: (await listBooks(session)).map((book) => ({ ...book, leases: [...book.leases] })),
    })),
});
