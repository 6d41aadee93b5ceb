import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { findCommunes, pointsNear, takersNear } from '../../store/public/places.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { Reply, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { placeQuery } from './shapes.ts';

/** The same for programs: communes by any of their names, and where one pays near the first. */
export const placesFind = route({
  method: 'GET',
  path: '/api/public/places',
  what: 'Communes by any of their names, old ones too; where one pays near the first, and who agreed to be shown there',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: placeQuery,
  body: null,
  answer: z.strictObject({
    communes: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        formerDistrict: z.string(),
        unit: z.string().nullable(),
        before: z.array(z.string()),
      }),
    ),
    points: z.array(
      z.strictObject({
        name: z.string(),
        organisation: z.string(),
        address: z.string(),
        commune: z.string(),
        km: z.number().int(),
        lat: z.number().nullable(),
        lon: z.number().nullable(),
        /** Monday is 1. */
        hours: z.array(z.strictObject({ days: z.array(z.number().int()), from: z.string(), to: z.string() })),
        phone: z.string().nullable(),
        to: z.string().nullable(),
        madeUp: z.boolean(),
      }),
    ),
    takers: z.array(
      z.strictObject({
        name: z.string(),
        phone: z.string().nullable(),
        organisation: z.string(),
        commune: z.string(),
        km: z.number().int(),
      }),
    ),
  }),
  handle: async ({ input: { query }, engine, access, now }) => {
    const today = dayInVietnam(now);
    return inSession(engine, provinceScope(access.province), async (session) => {
      const communes = await findCommunes(session, query.xa ?? '', today);
      const [first] = communes;
      const takers = first === undefined ? [] : await takersNear(session, first.code, today);
      const points = first === undefined ? [] : await pointsNear(session, first.code, today);
      return new Reply(
        {
          communes: communes.map((each) => ({ ...each, before: [...each.before] })),
          points: points.map((each) => ({
            ...each,
            hours: each.hours.map((span) => ({ ...span, days: [...span.days] })),
          })),
          takers: [...takers],
        },
        200,
        { 'access-control-allow-origin': '*' },
      );
    });
  },
});
