import { personSchema } from '@diemtua/domain/registry';
import { z } from 'zod';
import { personNow } from '../store/registry/changes.ts';
import { logViewing } from '../store/registry/find.ts';
import { inSession } from '../store/session.ts';
import { personParams } from './people-shapes.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

/** A person with all numbers, to read one aloud or to change something. Asking for it is written down: so it is no mere look. */
export const personNumbers = route({
  method: 'POST',
  path: '/api/people/:person/numbers',
  what: 'A person with all numbers in full. That they were shown is written down',
  may: 'people.see-number',
  limit: 'work',
  params: personParams,
  query: nothing,
  body: null,
  answer: z.strictObject({ person: personSchema, version: z.int() }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const standing = await personNow(session, params.person);
      if (standing === null) throw new Refused(404, 'unknown-id', {}, 'person');
      await logViewing(session, params.person, 'number', now);
      return { person: { ...standing.content, phones: [...standing.content.phones] }, version: standing.version };
    }),
});
