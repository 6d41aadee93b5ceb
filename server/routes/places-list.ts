import { z } from 'zod';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import { listPlaces } from '../store/registry/places.ts';
import { inSession } from '../store/session.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

/** The communes and units by which lists are narrowed and people placed. */
export const placesList = route({
  method: 'GET',
  path: '/api/places',
  what: 'The communes and units of the province, with the account of each unit',
  may: 'signed-in',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    communes: z.array(
      z.strictObject({ code: z.string(), name: z.string(), kind: z.string(), unit: z.string().nullable() }),
    ),
    units: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        account: z.strictObject({ bank: z.string(), number: z.string(), holder: z.string() }).nullable(),
      }),
    ),
  }),
  handle: async ({ who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const { communes, units } = await listPlaces(session, dayInVietnam(now));
      return { communes: [...communes], units: [...units] };
    }),
});
