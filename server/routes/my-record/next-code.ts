import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { awaitTransfer } from '../../store/my-record/due.ts';
import { inSession } from '../../store/session.ts';
import { transferOf } from '../cash/transfer.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { awaited } from './next.ts';

/** The code by which the next period is paid: exactly what the office makes. */
export const myNextCode = route({
  method: 'POST',
  path: '/api/my-record/next/code',
  what: 'Makes the reference and the VietQR code by which one’s next period is paid; asked again, it is the same one',
  may: 'participant',
  limit: 'own-careful',
  params: nothing,
  query: nothing,
  body: null,
  answer: awaited,
  handle: async ({ who, engine, now }) => {
    const due = await awaitTransfer(engine, who, now);
    // What the screen showed is no longer so: it asks anew, and says what is.
    if (due === null) throw new Refused(409, 'changed-meanwhile');
    const transfer = await inSession(engine, who.scope, (session) => transferOf(session, due, dayInVietnam(now)));
    return { reference: due.reference, amount: due.amount, endsOn: due.endsOn, transfer };
  },
});
