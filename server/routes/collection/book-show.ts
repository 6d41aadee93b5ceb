import { numberRuns } from '@diemtua/domain/collection';
import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { bookNumbers } from '../../store/collection/book-numbers.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** One book, every number explained. */
export const bookShow = route({
  method: 'GET',
  path: '/api/books/:book',
  what: 'Every number of a receipt book in runs: used, void, stray, skipped, in hand, overdue, returned, free',
  may: 'ledger.see',
  limit: 'work',
  params: z.strictObject({ book: idSchema<'book'>() }),
  query: nothing,
  body: null,
  answer: z.strictObject({
    series: z.string(),
    runs: z.array(
      z.strictObject({
        from: z.int(),
        to: z.int(),
        state: z.enum(['used', 'void', 'stray', 'skipped', 'in-hand', 'overdue', 'returned', 'free']),
        lease: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const book = await bookNumbers(session, params.book);
      if (book === null) throw new Refused(404, 'unknown-id', {}, 'book');
      return { series: book.series, runs: [...numberRuns(book, dayInVietnam(now))] };
    }),
});
