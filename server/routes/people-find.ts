import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import { findPeople, listPeople } from '../store/registry/find.ts';
import { inSession } from '../store/session.ts';
import { hitShape, hitText, peopleQuery } from './people-shapes.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

/** People by words of their name or part of a number; without a search, a list a page at a time. */
export const peopleFind = route({
  method: 'GET',
  path: '/api/people',
  what: 'People: those who fit a search, the best first; or a list by commune, state and due month, a page at a time',
  may: 'people.see',
  limit: 'work',
  params: nothing,
  query: peopleQuery,
  body: null,
  answer: z.strictObject({
    kind: z.enum(['found', 'nothing', 'too-short', 'list']),
    hits: z.array(hitShape),
    /** There are more than are shown: the search says too little. */
    more: z.boolean(),
    /** Where the next page of a list begins. */
    next: z.strictObject({ sortKey: z.string(), id: z.string() }).nullable(),
  }),
  handle: async ({ input: { query }, who, engine, now }) => {
    const month = monthOfDate(dayInVietnam(now));
    const { search, commune, state, dueBy, afterKey, afterId } = query;
    return inSession(engine, who.scope, async (session) => {
      if (search !== undefined && search.trim() !== '') {
        const found = await findPeople(session, search);
        return {
          kind: found.kind,
          hits: found.hits.map((hit) => hitText(hit, month)),
          more: found.kind === 'found' && found.more,
          next: null,
        };
      }
      const by = dueBy === undefined ? null : parseMonth(dueBy);
      const { hits, next } = await listPeople(session, {
        ...(commune === undefined ? {} : { commune }),
        ...(state === undefined ? {} : { standing: { state, month } }),
        ...(by === null ? {} : { dueBy: by as Month }),
        ...(afterKey === undefined || afterId === undefined ? {} : { after: { sortKey: afterKey, id: afterId } }),
      });
      return { kind: 'list' as const, hits: hits.map((hit) => hitText(hit, month)), more: false, next: next ?? null };
    });
  },
});
