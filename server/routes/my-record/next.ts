import { deadlineOf } from '@diemtua/domain/collection';
import { SUPPORT_GROUPS } from '@diemtua/domain/registry';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { openDueFor } from '../../store/my-record/due.ts';
import { ownNext } from '../../store/my-record/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { transferOf, transferShape } from '../cash/transfer.ts';
import { dong, questionShape, questionText } from '../money-shapes.ts';
import { dayText, monthText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** An amount that is awaited, and how to transfer it. */
export const awaited = z.strictObject({
  reference: z.string(),
  amount: dong,
  endsOn: dayText,
  /** Null where the unit has no account yet. */
  transfer: transferShape.nullable(),
});

/** What is due next. */
export const myNext = route({
  method: 'GET',
  path: '/api/my-record/next',
  what: 'What one’s next period costs if it is paid today, who pays which part of it, until when it may be paid; and the transfer that is awaited, if one is',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.discriminatedUnion('state', [
    /** Nothing was paid that goes on. */
    z.strictObject({ state: z.literal('none') }),
    /** The office has to be asked before it can be paid. */
    z.strictObject({ state: z.literal('asks'), from: monthText, question: questionShape }),
    z.strictObject({
      state: z.literal('payable'),
      from: monthText,
      until: monthText,
      months: z.int(),
      /** The last month in which it may be paid; null: none. */
      deadline: monthText.nullable(),
      income: dong.nullable(),
      method: z.string().nullable(),
      group: z.enum(SUPPORT_GROUPS).nullable(),
      gross: dong,
      stateAdds: dong,
      localAdds: dong,
      othersAdd: dong,
      payable: dong,
      awaited: awaited.nullable(),
    }),
  ]),
  handle: async ({ who: { person, entries, scope }, engine, now }) => {
    const today = dayInVietnam(now);
    return inSession(engine, scope, async (session) => {
      await logViewing(session, person, 'own', now);
      const next = await ownNext(session, person, entries, today);
      if (next.state === 'none') return { state: 'none' as const };
      if (next.state === 'asks')
        return { state: 'asks' as const, from: formatMonth(next.claim.from), question: questionText(next.question) };
      const { claim, due } = next;
      const deadline = deadlineOf(claim.method, claim.from);
      const open = await openDueFor(session, entries, due, today);
      return {
        state: 'payable' as const,
        from: formatMonth(due.from),
        until: formatMonth((due.from + due.months - 1) as Month),
        months: due.months,
        deadline: deadline === null ? null : formatMonth(deadline),
        income: due.income,
        method: due.method,
        group: due.group,
        gross: due.gross,
        stateAdds: due.state,
        localAdds: due.local,
        othersAdd: due.other,
        payable: due.payable,
        awaited: open && {
          reference: open.reference,
          amount: open.amount,
          endsOn: open.endsOn,
          transfer: await transferOf(session, open, today),
        },
      };
    });
  },
});
