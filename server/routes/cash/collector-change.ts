import { daySchema } from '@diemtua/domain/collection';
import { communeCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { changeCollector } from '../../store/cash/collectors.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { collectorParams } from './collector-show.ts';

const BODY_BYTES_MAX = 8 * 1024;
const COMMUNES_MAX = 200;

/** Changes when a collector's certificate holds, and where the collector works. */
export const collectorChange = route({
  method: 'POST',
  path: '/api/collectors/:collector',
  what: 'Changes a collector’s phone, certificate, last day, communes, and whether name and work phone are open to all',
  may: 'collectors.manage',
  limit: 'careful',
  params: collectorParams,
  query: nothing,
  body: {
    schema: z
      .strictObject({
        phone: z
          .string()
          .regex(/^[\d +]{8,15}$/)
          .nullable(),
        certifiedFrom: daySchema,
        certifiedTo: daySchema.nullable(),
        leftOn: daySchema.nullable(),
        /** The day on which the collector agreed that name and work phone are open to all; null: they are not. */
        publicAgreedOn: daySchema.nullable(),
        communes: z.array(communeCodeSchema).max(COMMUNES_MAX),
      })
      .refine(({ certifiedFrom, certifiedTo }) => certifiedTo === null || certifiedTo >= certifiedFrom, {
        path: ['certifiedTo'],
      }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { params, body }, who, engine, now }) => {
    const changed = await inSession(engine, who.scope, (session) =>
      changeCollector(session, params.collector, body, dayInVietnam(now)),
    );
    if (!changed) throw new Refused(404, 'unknown-id', {}, 'collector');
    return { done: true as const };
  },
});
