import { pointSchema, type CollectingPoint } from '@diemtua/domain/collection';
import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import {
  addPoint,
  changePoint,
  listOrganisations,
  listPoints,
  missingOf,
  pointCommune,
  type PointTold,
} from '../../store/collection/points.ts';
import { inSession, type Session } from '../../store/session.ts';
import { dayText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';

const BODY_BYTES_MAX = 8 * 1024;

/** The collecting points of one's communes. */
export const pointsList = route({
  method: 'GET',
  path: '/api/points',
  what: 'The collecting points of one’s communes with their hours, those that ended too; and the organisations that may have one',
  may: 'collectors.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    points: z.array(
      z.strictObject({
        id: z.string(),
        organisation: z.string(),
        organisationName: z.string(),
        commune: z.string(),
        name: z.string(),
        address: z.string(),
        at: z.strictObject({ lat: z.number(), lon: z.number() }).nullable(),
        hours: z.array(z.strictObject({ days: z.array(z.int()), from: z.string(), to: z.string() })),
        phone: z.string().nullable(),
        from: dayText,
        to: dayText.nullable(),
        madeUp: z.boolean(),
        version: z.int(),
      }),
    ),
    organisations: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => ({
      points: (await listPoints(session)).map((point) => ({
        ...point,
        hours: point.hours.map((span) => ({ ...span, days: [...span.days] })),
      })),
      organisations: [...(await listOrganisations(session))],
    })),
});

const against: Readonly<Record<Exclude<PointTold, 'done'>, () => Refused>> = {
  unknown: () => new Refused(404, 'unknown-id', {}, 'point'),
  'already-there': () => new Refused(409, 'already-there', {}, 'id'),
  'changed-meanwhile': () => new Refused(409, 'changed-meanwhile', {}, 'version'),
};

/** Refuses a point in a commune that is not among those of whoever tells it, or of an organisation that is not there. */
async function refusePlace(session: Session, point: CollectingPoint): Promise<void> {
  const missing = await missingOf(session, point);
  if (missing !== null) throw new Refused(404, 'unknown-id', {}, missing);
  const { communes } = session.scope;
  if (communes !== 'all' && !communes.includes(point.commune)) throw new Refused(403, 'beyond-places', {}, 'commune');
}

/** A new collecting point. */
export const pointAdd = route({
  method: 'POST',
  path: '/api/points',
  what: 'Adds a collecting point: organisation, place, opening hours, phone, from which day; under an id of the sender',
  may: 'points.manage',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: { schema: pointSchema, bytesMax: BODY_BYTES_MAX },
  answer: done,
  handle: async ({ input: { body }, who, engine, now }) => {
    const told = await inSession(engine, who.scope, async (session) => {
      await refusePlace(session, body);
      return addPoint(session, body, now);
    });
    if (told !== 'done') throw against[told]();
    return { done: true as const };
  },
});

/** Changes a collecting point, or ends it by its last day. */
export const pointChange = route({
  method: 'POST',
  path: '/api/points/:point',
  what: 'Changes a collecting point, or ends it by its last day; says which version was seen. What it was before stays written',
  may: 'points.manage',
  limit: 'careful',
  params: z.strictObject({ point: idSchema<'point'>() }),
  query: nothing,
  body: {
    schema: z.strictObject({ point: pointSchema, version: z.int().min(1) }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { params, body }, who, engine, now }) => {
    if (body.point.id !== params.point) throw new Refused(400, 'field-wrong', { expected: params.point }, 'point.id');
    const told = await inSession(engine, who.scope, async (session) => {
      if ((await pointCommune(session, params.point)) === null) return 'unknown' as const;
      await refusePlace(session, body.point);
      return changePoint(session, body.point, body.version, now);
    });
    if (told !== 'done') throw against[told]();
    return { done: true as const };
  },
});
