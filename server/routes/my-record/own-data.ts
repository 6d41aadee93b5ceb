import { z } from 'zod';
import { ownDataForm, ownDataOf } from '../../store/documents/own-data.ts';
import { actorOf, inSession, provinceScope } from '../../store/session.ts';
import { formPaper, paperTypes } from '../papers/paper.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** All that is held on oneself. */
export const myData = route({
  method: 'GET',
  path: '/api/my-record/own-data',
  what: 'Everything that is held on oneself, who saw it among it, as JSON or .pdf; that it was taken out is written down',
  may: 'participant',
  limit: 'own-careful',
  params: nothing,
  query: z.strictObject({ as: z.enum(['json', 'pdf']).default('json') }),
  body: null,
  answer: { types: ['application/json', ...paperTypes.types] },
  handle: async ({ input: { query }, who: { province, person }, engine, now }) => {
    // Who looked at it, what was joined and what waits are in tables that the participant's own role does not read: the person is the session's own, never one that was asked for.
    const { data, form } = await inSession(engine, provinceScope(province, actorOf(person)), async (session) => {
      const gathered = await ownDataOf(session, person, now);
      return { data: gathered, form: query.as === 'pdf' ? await ownDataForm(session, gathered, now) : null };
    });
    if (query.as === 'json')
      return Response.json(data, {
        headers: {
          'cache-control': 'no-store',
          'content-disposition': 'attachment; filename="ho-so-cua-toi.json"',
        },
      });
    if (form === null) throw new Refused(404, 'unknown-id');
    return formPaper(form, 'pdf', 'ho-so-cua-toi');
  },
});
