import { createHash, randomBytes } from 'node:crypto';
import { makeId } from '@diemtua/domain/ids';
import { BOUNDARIES_BYTES_MAX, readBoundaries } from '@diemtua/domain/plan';
import { z } from 'zod';
import { boundariesOf, boundaryGround, keepBoundaries, removeBoundaries } from '../../store/plan/boundaries.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, instant, nothing } from '../shapes.ts';

const codes = z.array(z.string());
/** Longitude and latitude. */
const degrees = z.tuple([z.number(), z.number()]);

/** Brings official boundaries. */
export const planBoundariesPut = route({
  method: 'POST',
  path: '/api/plan/boundaries',
  what: 'Keeps official boundaries of all communes for everybody’s map, from a GeoJSON file in degrees, with where they are from; refused whole when a commune is missing or has another one’s area',
  may: 'places.manage',
  limit: 'careful',
  params: nothing,
  query: z.strictObject({ name: z.string().trim().min(1).max(200), source: z.string().trim().min(1).max(300) }),
  body: {
    types: ['application/octet-stream', 'application/geo+json', 'application/json'],
    bytesMax: BOUNDARIES_BYTES_MAX,
    as: 'bytes',
  },
  answer: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('kept'), communes: z.int() }),
    z.strictObject({ outcome: z.enum(['unreadable', 'too-large', 'no-codes']) }),
    z.strictObject({ outcome: z.enum(['missing', 'areas-differ']), codes }),
  ]),
  handle: async ({ input: { query, body }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const read = readBoundaries(new TextDecoder().decode(body), await boundaryGround(session));
      if (read.outcome === 'missing' || read.outcome === 'areas-differ')
        return { outcome: read.outcome, codes: [...read.codes] };
      if (read.outcome !== 'read') return { outcome: read.outcome };
      const { communes } = read;
      const sha256 = createHash('sha256').update(body).digest('hex');
      await keepBoundaries(session, { id: makeId<'file'>(now, randomBytes(10)), ...query, sha256, communes }, now);
      return { outcome: 'kept' as const, communes: communes.length };
    }),
});

/** The boundaries that hold. */
export const planBoundaries = route({
  method: 'GET',
  path: '/api/plan/boundaries',
  what: 'The official boundaries of the communes that one may see, where they are from, and who brought them when; null: nobody has',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    boundaries: z
      .strictObject({
        name: z.string(),
        source: z.string(),
        sha256: z.string(),
        at: instant,
        by: z.string().nullable(),
        communes: z.array(z.strictObject({ code: z.string(), rings: z.array(z.array(degrees)) })),
      })
      .nullable(),
  }),
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const kept = await boundariesOf(session);
      if (kept === null) return { boundaries: null };
      const { communes: of } = session.scope;
      return {
        boundaries: {
          ...kept,
          at: kept.at.toISOString(),
          communes: kept.communes
            .filter(({ code }) => of === 'all' || of.some((commune) => commune === code))
            .map(({ code, rings }) => ({
              code,
              rings: rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat])),
            })),
        },
      };
    }),
});

/** Takes them away again. */
export const planBoundariesRemove = route({
  method: 'DELETE',
  path: '/api/plan/boundaries',
  what: 'Takes the official boundaries away again: maps go back to cells around the communes’ points; what was imported stays written down',
  may: 'places.manage',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: null,
  answer: done,
  handle: async ({ who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      if (!(await removeBoundaries(session, now))) throw new Refused(404, 'unknown-id', {}, 'boundaries');
      return { done: true as const };
    }),
});
