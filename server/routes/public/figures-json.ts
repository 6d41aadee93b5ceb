import { z } from 'zod';
import { figuresOf } from '../../store/public/figures.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { Refused, Reply, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { monthsTo, monthsUntil } from './months.ts';
import { monthQuery } from './shapes.ts';

/** The published months up to the one that is asked for; without a word, to the running one. */
export function monthsAsked(told: string | undefined, now: number): readonly string[] {
  const open = monthsUntil(now);
  const month = told === undefined ? open[0] : open.find((each) => each === told);
  if (month === undefined) throw new Refused(400, 'field-wrong', {}, 'thang');
  return monthsTo(month);
}

/** The open figures for programs. */
export const figuresJson = route({
  method: 'GET',
  path: '/api/public/figures.json',
  what: 'How many take part at the end of each of twelve months, by commune; small counts are null, and the total lies between two where one is hidden',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: monthQuery,
  body: null,
  answer: z.strictObject({
    unit: z.literal('people'),
    months: z.array(
      z.strictObject({
        month: z.string(),
        total: z.strictObject({ least: z.number().int(), most: z.number().int() }),
        communes: z.array(z.strictObject({ code: z.string(), name: z.string(), people: z.number().int().nullable() })),
      }),
    ),
  }),
  handle: async ({ input: { query }, engine, access, now }) => {
    const months = monthsAsked(query.thang, now);
    const told = await inSession(engine, provinceScope(access.province), (session) => figuresOf(session, months));
    return new Reply(
      {
        unit: 'people' as const,
        months: told.map((each) => ({
          ...each,
          total: { ...each.total },
          communes: each.communes.map((commune) => ({ ...commune })),
        })),
      },
      200,
      { 'access-control-allow-origin': '*' },
    );
  },
});
