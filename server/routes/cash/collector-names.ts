import { z } from 'zod';
import { collectorDevices } from '../../store/cash/collectors.ts';
import { collectorNames } from '../../store/cash/read.ts';
import { inSession } from '../../store/session.ts';
import { dayText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { scopeIn, unitQuery } from './unit-query.ts';

/** The collectors that one may choose from. */
export const collectorNamesList = route({
  method: 'GET',
  path: '/api/collector-names',
  what: 'Collectors to choose from: name, code, unit and the devices in use, without the cash in their hands',
  may: 'collectors.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    collectors: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        leftOn: dayText.nullable(),
        devices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => {
      const names = await collectorNames(session);
      const devices = await collectorDevices(
        session,
        names.map(({ id }) => id),
      );
      return {
        collectors: names.map((row) => ({
          ...row,
          devices: devices
            .filter(({ collector, revokedAt }) => collector === row.id && revokedAt === null)
            .map(({ id, label }) => ({ id, label })),
        })),
      };
    }),
});
