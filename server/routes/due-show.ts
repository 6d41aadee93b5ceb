import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import { duesById } from '../store/cash/dues.ts';
import { inSession } from '../store/session.ts';
import { transferOf, transferShape } from './cash/transfer.ts';
import { dayText } from './people-shapes.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

/** An amount that somebody is going to transfer, with the code to pay by. */
export const dueShow = route({
  method: 'GET',
  path: '/api/dues/:due',
  what: 'An amount due: its reference, what a payer’s phone scans, and whether it was paid',
  may: 'dues.make',
  limit: 'work',
  params: z.strictObject({ due: idSchema<'due'>() }),
  query: nothing,
  body: null,
  answer: z.strictObject({
    reference: z.string(),
    amount: z.int(),
    endsOn: dayText,
    state: z.enum(['open', 'paid', 'cancelled']),
    /** Null where the unit has no account yet. */
    transfer: transferShape.nullable(),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const [due] = await duesById(session, [params.due]);
      if (!due || (who.units !== 'all' && !who.units.includes(due.unit))) {
        throw new Refused(404, 'unknown-id', {}, 'due');
      }
      return {
        reference: due.reference,
        amount: due.amount,
        endsOn: due.endsOn,
        state: due.state,
        transfer: await transferOf(session, due, dayInVietnam(now)),
      };
    }),
});
