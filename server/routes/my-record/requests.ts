import {
  REQUEST_KINDS,
  REQUEST_STATES,
  REQUEST_SUBJECTS,
  REQUEST_TEXT_MAX,
  REQUESTS_OPEN_MAX,
} from '@diemtua/domain/requests';
import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { ownSelf } from '../../store/my-record/read.ts';
import { makeRequest, ownRequests } from '../../store/my-record/requests.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { dayText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { done, instant, nothing } from '../shapes.ts';

const FORM_BYTES_MAX = 16 * 1024;

/** What somebody writes: a few words at least, without what no screen can show. */
export const requestText = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(5)
      .max(REQUEST_TEXT_MAX)
      .regex(/^[^\p{Cc}\p{Cs}]*(?:[\n\r\t][^\p{Cc}\p{Cs}]*)*$/u),
  );

/** A request with how far it has come. */
export const requestShape = z.strictObject({
  id: z.string(),
  kind: z.enum(REQUEST_KINDS),
  about: z.array(z.enum(REQUEST_SUBJECTS)),
  text: z.string(),
  madeAt: instant,
  answerBy: dayText,
  /** Whether an article fixes that day; else it is a custom of this house. */
  byLaw: z.boolean(),
  state: z.enum(REQUEST_STATES),
  answer: z.string().nullable(),
  steps: z.array(z.strictObject({ state: z.enum(REQUEST_STATES), at: instant })),
});

export const myRequests = route({
  method: 'GET',
  path: '/api/my-record/requests',
  what: 'What one asked of the office, how far it has come, and the answer',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ requests: z.array(requestShape) }),
  handle: async ({ who: { person, entries, scope }, engine, now }) =>
    inSession(engine, scope, async (session) => {
      await logViewing(session, person, 'own', now);
      const requests = await ownRequests(session, entries);
      return { requests: requests.map((each) => ({ ...each, about: [...each.about], steps: [...each.steps] })) };
    }),
});

export const myRequestMake = route({
  method: 'POST',
  path: '/api/my-record/requests',
  what: 'Asks the office to put something right in one’s record, or complains; under an id of the sender’s own, so that it may be sent again',
  may: 'participant',
  limit: 'own-careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({
      id: idSchema<'request'>(),
      kind: z.enum(REQUEST_KINDS),
      about: z.array(z.enum(REQUEST_SUBJECTS)).min(1).max(REQUEST_SUBJECTS.length),
      text: requestText,
    }),
    bytesMax: FORM_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { body }, who: { person, entries, scope }, engine, now }) => {
    const made = await inSession(engine, scope, async (session) => {
      const self = await ownSelf(session, person, dayInVietnam(now));
      if (self === null) throw new Refused(404, 'unknown-id');
      return makeRequest(
        session,
        person,
        entries,
        self.person.commune,
        { ...body, about: [...new Set(body.about)] },
        now,
      );
    });
    if (made === 'too-many') throw new Refused(409, 'requests-open', { limit: REQUESTS_OPEN_MAX });
    if (made === 'other-content') throw new Refused(409, 'already-there');
    return { done: true as const };
  },
});
