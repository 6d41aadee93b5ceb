import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { officeRequests, stepRequest, type RequestId, type Stepped } from '../../store/my-record/requests.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { requestShape, requestText } from '../my-record/requests.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';

const FORM_BYTES_MAX = 16 * 1024;
const params = z.strictObject({ request: idSchema<'request'>() });

/** What participants ask about their records. */
export const requestList = route({
  method: 'GET',
  path: '/api/requests',
  what: 'What participants of one’s communes ask about their records: those that wait first, the most urgent of them on top',
  may: 'requests.answer',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    requests: z.array(
      requestShape.extend({
        person: z.string(),
        personName: z.string(),
        communeName: z.string(),
        lookedAtBy: z.string().nullable(),
        answeredBy: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const requests = await officeRequests(session);
      for (const person of new Set(requests.map((each) => each.person))) await logViewing(session, person, 'card', now);
      return { requests: requests.map((each) => ({ ...each, about: [...each.about], steps: [...each.steps] })) };
    }),
});

function refuseStep(stepped: Stepped): void {
  if (stepped === 'unknown') throw new Refused(404, 'unknown-id', {}, 'request');
  if (stepped === 'too-late') throw new Refused(409, 'changed-meanwhile');
}

/** Somebody of the office has begun to look at it. */
export const requestLook = route({
  method: 'POST',
  path: '/api/requests/:request/look',
  what: 'Says that a request is being looked at; the person sees it',
  may: 'requests.answer',
  limit: 'work',
  params,
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ input, who, engine, call: { address }, now }) => {
    const request = input.params.request as RequestId;
    await inSession(engine, who.scope, async (session) => {
      refuseStep(await stepRequest(session, request, who.user, null, now));
      const event = { kind: 'request-looked-at', user: who.user, actor: who.user, address } as const;
      await remember(session, { ...event, content: { request } }, now);
    });
    return { done: true as const };
  },
});

/** The answer of the office. */
export const requestAnswer = route({
  method: 'POST',
  path: '/api/requests/:request/answer',
  what: 'Answers a request, once; the person reads the answer in her record',
  may: 'requests.answer',
  limit: 'work',
  params,
  query: nothing,
  body: { schema: z.strictObject({ text: requestText }), bytesMax: FORM_BYTES_MAX },
  answer: done,
  handle: async ({ input: { params: asked, body }, who, engine, call: { address }, now }) => {
    const request = asked.request as RequestId;
    await inSession(engine, who.scope, async (session) => {
      refuseStep(await stepRequest(session, request, who.user, body.text, now));
      const event = { kind: 'request-answered', user: who.user, actor: who.user, address } as const;
      await remember(session, { ...event, content: { request } }, now);
    });
    return { done: true as const };
  },
});
