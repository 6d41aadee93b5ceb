import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import type { Who } from '../access/who.ts';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import type { Engine } from '../store/engine.ts';
import { findPeople, listPeople } from '../store/registry/find.ts';
import { listPlaces } from '../store/registry/places.ts';
import { inSession, type Scope } from '../store/session.ts';
import { scopeIn } from './cash/unit-query.ts';
import { hitShape, hitText, peopleQuery } from './people-shapes.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

/** One of the asker's units, with those of the asker's communes that it serves on a day. */
async function scopeOfUnit(engine: Engine, who: Who, unit: UnitCode, day: PlainDate): Promise<Scope> {
  const scope = scopeIn(who, unit);
  const { communes } = await inSession(engine, scope, (session) => listPlaces(session, day));
  const served = communes.filter((each) => each.unit === unit).map(({ code }) => code as CommuneCode);
  return {
    ...scope,
    communes: scope.communes === 'all' ? served : served.filter((code) => scope.communes.includes(code)),
  };
}

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
    const { search, commune, unit, state, dueBy, afterKey, afterId } = query;
    const scope = unit === undefined ? who.scope : await scopeOfUnit(engine, who, unit, dayInVietnam(now));
    return inSession(engine, scope, async (session) => {
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
