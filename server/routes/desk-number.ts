import { unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { nextNumber } from '../store/registry/places.ts';
import { inSession } from '../store/session.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

/** The number of the next receipt that a unit's desk gives. Two desks that give the same one at once are asked about. */
export const deskNumber = route({
  method: 'GET',
  path: '/api/units/:unit/next-number',
  what: 'The series and number of the next receipt of a unit’s own desk; null where its books are used up',
  may: 'money.take',
  limit: 'work',
  params: z.strictObject({ unit: unitCodeSchema }),
  query: nothing,
  body: null,
  answer: z.strictObject({ next: z.strictObject({ series: z.string(), number: z.int() }).nullable() }),
  handle: async ({ input: { params }, who, engine }) => {
    if (who.units !== 'all' && !who.units.includes(params.unit)) throw new Refused(403, 'not-yours', {}, 'unit');
    return inSession(engine, who.scope, async (session) => ({ next: await nextNumber(session, params.unit) }));
  },
});
