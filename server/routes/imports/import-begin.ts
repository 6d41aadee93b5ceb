import { communeCodeSchema, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { standardLimits } from '../../documents/xlsx.ts';
import { beginImport } from '../../store/import/begin.ts';
import { voiceOf } from '../commands.ts';
import { Refused, Reply, route } from '../route.ts';

/** Takes a list in. Its id is the sender's own, so that an upload whose answer was lost may be sent again. */
export const importBegin = route({
  method: 'POST',
  path: '/api/imports/:import',
  what: 'Takes a list of people in (.xlsx: D05-TS of either generation, or any list with names and numbers) and begins to read it',
  may: 'people.import',
  limit: 'heavy',
  params: z.strictObject({ import: idSchema<'import'>() }),
  query: z.strictObject({
    unit: unitCodeSchema.optional(),
    /** Where people live of whom the list does not say it. */
    commune: communeCodeSchema,
  }),
  body: { types: ['application/octet-stream'], bytesMax: standardLimits.bytesMax, as: 'bytes' },
  answer: z.strictObject({ status: z.enum(['reading', 'known']) }),
  handle: async ({ input: { params, query, body }, who, engine, house: { log }, now }) => {
    const { sender } = voiceOf(who, query.unit);
    const list = { id: params.import, bytes: body, commune: query.commune };
    // The reading outlives the request: its clock goes on from the request's moment.
    const asked = Date.now();
    const begun = await beginImport(
      engine,
      sender,
      list,
      () => now + Date.now() - asked,
      (cause) =>
        log.error({ route: '/api/imports', error: cause instanceof Error ? cause.name : 'unknown' }, 'import broke'),
    );
    switch (begun.status) {
      case 'busy':
        throw new Refused(503, 'busy');
      case 'other-content':
        throw new Refused(409, 'already-there', {}, 'import');
      case 'commune-elsewhere':
        throw new Refused(403, 'beyond-places', {}, 'commune');
      case 'reading':
      case 'known':
        return new Reply({ status: begun.status }, 202);
    }
  },
});
