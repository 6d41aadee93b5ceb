import { BOOK_NUMBERS_MAX } from '@diemtua/domain/collection';
import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { issueBook } from '../../store/collection/book-numbers.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';

const BODY_BYTES_MAX = 2 * 1024;

/** Gives a unit a book of numbers. */
export const bookIssue = route({
  method: 'POST',
  path: '/api/books',
  what: 'Gives a unit a receipt book; no number may be in two books',
  may: 'books.issue',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z
      .strictObject({
        id: idSchema<'book'>(),
        unit: unitCodeSchema,
        series: z.string().regex(/^[A-Z0-9/-]{2,20}$/),
        from: z.int().min(1).max(99_999_999),
        to: z.int().min(1).max(99_999_999),
      })
      .refine(({ from, to }) => to >= from && to - from < BOOK_NUMBERS_MAX, { path: ['to'] }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { body }, who, engine, now }) => {
    if (who.units !== 'all' && !who.units.includes(body.unit)) throw new Refused(403, 'not-yours', {}, 'unit');
    const given = await inSession(engine, who.scope, (session) =>
      issueBook(session, { ...body, issuedOn: dayInVietnam(now) }),
    );
    if (!given) throw new Refused(409, 'already-there', {}, 'from');
    return { done: true as const };
  },
});
