import { daySchema, isAssumedRate, PRODUCTS } from '@diemtua/domain/collection';
import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { remember } from '../../access/events.ts';
import { listRates, setRate } from '../../store/collection/commission.ts';
import { inSession } from '../../store/session.ts';
import { dayText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { done, instant, nothing } from '../shapes.ts';

const BODY_BYTES_MAX = 4 * 1024;
const SOURCE_MAX = 300;
const MONTHS_MAX = 240;
/** Thousandths of a percent: all of it. */
const RATE_MAX = 100_000;

const kinds = z.enum(['first', 'continuing', 're-registered']);
const confidences = z.enum(['A', 'B', 'C', 'D']);

/** The rates of the collectors' pay. */
export const commissionRatesList = route({
  method: 'GET',
  path: '/api/commission-rates',
  what: 'The rates of the collectors’ pay with their days and sources; those whose source is only assumed to be right are marked',
  may: 'commission.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    rates: z.array(
      z.strictObject({
        id: z.string(),
        product: z.enum(PRODUCTS),
        kind: kinds,
        /** For payments of so many months or more. */
        monthsFrom: z.int(),
        /** Thousandths of a percent: 4.5 % is 4,500. */
        rate: z.int(),
        from: dayText,
        to: dayText.nullable(),
        source: z.string(),
        /** A a legal text was seen … D from memory. */
        confidence: confidences,
        assumed: z.boolean(),
        /** A younger one for the same day took its place. */
        replaced: z.boolean(),
        setAt: instant.nullable(),
        setBy: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => ({
      rates: (await listRates(session)).map((rate) => ({ ...rate, assumed: isAssumedRate(rate) })),
    })),
});

/** Sets a rate from a day on. */
export const commissionRateSet = route({
  method: 'POST',
  path: '/api/commission-rates',
  what: 'Sets a rate of the collectors’ pay from a day on, with its source and how sure that is; the one before it ends the day before',
  may: 'commission.set',
  limit: 'careful',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({
      id: idSchema<'commission-rate'>(),
      product: z.enum(PRODUCTS),
      kind: kinds,
      monthsFrom: z.int().min(1).max(MONTHS_MAX),
      rate: z.int().min(0).max(RATE_MAX),
      from: daySchema,
      source: z.string().trim().min(3).max(SOURCE_MAX),
      confidence: confidences,
    }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { body }, who, engine, call: { address }, now }) => {
    const set = await inSession(engine, who.scope, async (session) => {
      if (!(await setRate(session, body, now))) return false;
      const content = { product: body.product, kind: body.kind, rate: body.rate, from: body.from };
      await remember(session, { kind: 'commission-rate-set', user: who.user, actor: who.user, address, content }, now);
      return true;
    });
    if (!set) throw new Refused(409, 'already-there', {}, 'id');
    return { done: true as const };
  },
});
