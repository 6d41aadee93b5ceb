import { mayClose } from '@diemtua/domain/ledger';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { periodsOf } from '../../store/ledger/totals.ts';
import { inSession } from '../../store/session.ts';
import { unitOf, unitQuery } from '../cash/unit-query.ts';
import { monthText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';

/** The closed months of a unit, and the next that may be closed. */
export const ledgerPeriods = route({
  method: 'GET',
  path: '/api/ledger/periods',
  what: 'The months that a unit has closed, and the next one in its turn',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    closed: z.array(z.strictObject({ month: monthText, closedAt: instant, by: z.string().nullable() })),
    /** Null where nothing was booked yet. */
    next: z.strictObject({ month: monthText, over: z.boolean() }).nullable(),
  }),
  handle: async ({ input: { query }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const { closed, first } = await periodsOf(session, unitOf(who, query.unit));
      const last = closed[0]?.month ?? null;
      const next = last === null ? first : ((last + 1) as Month);
      return {
        closed: closed.map(({ month, ...rest }) => ({ month: formatMonth(month), ...rest })),
        next:
          next === null
            ? null
            : { month: formatMonth(next), over: mayClose(next, last, first, dayInVietnam(now)) === null },
      };
    }),
});
