import { communeCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { ownDataForm, ownDataOf, ownDataSheet, seesPerson } from '../../store/documents/own-data.ts';
import { LIST_PEOPLE_MAX, registryList } from '../../store/documents/registry-list.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { personParams } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { formPaper, paper, paperTypes } from './paper.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** All that is held on a person, for that person. */
export const ownData = route({
  method: 'GET',
  path: '/api/people/:person/own-data',
  what: 'Everything that the store holds on one person, who saw it among it, as JSON, .pdf or .xlsx; that it was taken out is written down',
  may: 'own-data.export',
  limit: 'heavy',
  params: personParams,
  query: z.strictObject({ as: z.enum(['json', 'pdf', 'xlsx']).default('json') }),
  body: null,
  answer: { types: ['application/json', ...paperTypes.types] },
  handle: async ({ input: { params, query }, who, engine, now }) => {
    const seen = await inSession(engine, who.scope, (session) => seesPerson(session, params.person));
    if (!seen) throw new Refused(404, 'unknown-id', {}, 'person');
    const { data, form } = await inSession(engine, provinceScope(who.province, who.user), async (session) => {
      const gathered = await ownDataOf(session, params.person, now);
      return { data: gathered, form: query.as === 'pdf' ? await ownDataForm(session, gathered, now) : null };
    });
    if (query.as === 'pdf') {
      if (form === null) throw new Refused(404, 'unknown-id', {}, 'person');
      return formPaper(form, 'pdf', 'du-lieu-ca-nhan');
    }
    if (query.as === 'xlsx') return paper({ make: 'sheet', sheet: ownDataSheet(data) }, 'xlsx', 'du-lieu-ca-nhan');
    return Response.json(data, {
      headers: {
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="du-lieu-ca-nhan.json"',
      },
    });
  },
});

/** The registry as a list. */
export const peopleList = route({
  method: 'GET',
  path: '/api/people-list',
  what: 'The people of a commune, or of all of one’s communes, as .xlsx that can be read in again; each of them was seen, and that is written down',
  may: 'people.export',
  limit: 'heavy',
  params: z.strictObject({}),
  query: z.strictObject({ commune: communeCodeSchema.optional() }),
  body: null,
  answer: { types: [sheetType] },
  handle: async ({ input: { query }, who, engine, now }) => {
    const list = await inSession(engine, who.scope, (session) => registryList(session, query.commune ?? null, now));
    if (list === null) throw new Refused(413, 'too-many-lines', { limit: LIST_PEOPLE_MAX });
    return paper({ make: 'sheet', sheet: list.sheet }, 'xlsx', 'danh-sach');
  },
});
