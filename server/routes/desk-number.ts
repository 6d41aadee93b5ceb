import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { holdNumber } from '../store/registry/places.ts';
import { inSession } from '../store/session.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

const BODY_BYTES_MAX = 1024;

/** The number of the next receipt that a unit's desk gives: held for the form that asks, so that two desks are never shown the same one. */
export const deskNumber = route({
  method: 'POST',
  path: '/api/units/:unit/next-number',
  what: 'Holds for half an hour the series and number of the next receipt of a unit’s own desk, for one form; asked again by the same form it is the same, unless it was used. Null where the books are used up',
  may: 'money.take',
  limit: 'work',
  params: z.strictObject({ unit: unitCodeSchema }),
  query: nothing,
  body: { schema: z.strictObject({ form: idSchema<'form'>() }), bytesMax: BODY_BYTES_MAX },
  answer: z.strictObject({ next: z.strictObject({ series: z.string(), number: z.int() }).nullable() }),
  handle: async ({ input: { params, body }, who, engine, now }) => {
    if (who.units !== 'all' && !who.units.includes(params.unit)) throw new Refused(403, 'not-yours', {}, 'unit');
    // A collector gives the numbers of the own device, never the desk's.
    if (who.collector !== null) throw new Refused(403, 'not-allowed', {}, 'unit');
    return inSession(engine, who.scope, async (session) => ({
      next: await holdNumber(session, params.unit, body.form, who.user, now),
    }));
  },
});
