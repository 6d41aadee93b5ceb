import { makeVietQr, parseAccountNumber, parseBankBin, parseReference } from '@diemtua/domain/cash';
import { idSchema } from '@diemtua/domain/ids';
import type { Dong } from '@diemtua/law/kernel/dong';
import { z } from 'zod';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import { duesById } from '../store/cash/dues.ts';
import { listPlaces } from '../store/registry/places.ts';
import { inSession } from '../store/session.ts';
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
    transfer: z
      .strictObject({ payload: z.string(), bank: z.string(), number: z.string(), holder: z.string() })
      .nullable(),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const [due] = await duesById(session, [params.due]);
      if (!due || (who.units !== 'all' && !who.units.includes(due.unit))) {
        throw new Refused(404, 'unknown-id', {}, 'due');
      }
      const { units } = await listPlaces(session, dayInVietnam(now));
      const to = units.find(({ code }) => code === due.unit)?.account ?? null;
      const [bank, account] = [parseBankBin(to?.bank ?? ''), parseAccountNumber(to?.number ?? '')];
      const read = parseReference(due.reference);
      const made =
        bank !== null && account !== null && read.kind === 'read'
          ? makeVietQr({ bank, account, amount: due.amount as Dong, reference: read.reference })
          : null;
      return {
        reference: due.reference,
        amount: due.amount,
        endsOn: due.endsOn,
        state: due.state,
        transfer: made?.kind === 'payload' && to ? { payload: made.payload, ...to } : null,
      };
    }),
});
