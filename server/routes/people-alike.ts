import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { alikePairs, type Alike } from '../store/registry/alike.ts';
import { logViewing } from '../store/registry/find.ts';
import { inSession } from '../store/session.ts';
import { maskedPerson, maskPerson } from './people-shapes.ts';
import { route } from './route.ts';

const entry = z.strictObject({ person: maskedPerson, version: z.int(), payments: z.int() });

const entryOf = ({ person, version, payments }: Alike['one']): z.input<typeof entry> => ({
  person: maskPerson(person),
  version,
  payments: Number(payments),
});

/** Entries that may be about one person, side by side, with the fields in which somebody has to choose. */
export const peopleAlike = route({
  method: 'GET',
  path: '/api/look-alikes',
  what: 'Pairs of entries that may be about one person, the likeliest first; numbers masked',
  may: 'people.merge',
  limit: 'work',
  params: z.strictObject({}),
  query: z.strictObject({ person: idSchema<'person'>().optional() }),
  body: null,
  answer: z.strictObject({
    pairs: z.array(
      z.strictObject({
        one: entry,
        other: entry,
        score: z.int(),
        reasons: z.array(z.string()),
        /** Fields in which both say something else: one has to be chosen. */
        differ: z.array(z.string()),
        /** Fields whose numbers are the same, though only their last digits are shown. */
        same: z.array(z.string()),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const pairs = await alikePairs(session, query.person ?? null);
      for (const { person } of new Set(pairs.flatMap(({ one, other }) => [one, other]))) {
        await logViewing(session, person.id, 'card', now);
      }
      return {
        pairs: pairs.map(({ one, other, score, reasons, differ }) => ({
          one: entryOf(one),
          other: entryOf(other),
          score,
          reasons: [...reasons],
          differ: [...differ],
          same: (['insuranceNumber', 'personalNumber'] as const).filter(
            (field) => one.person[field] !== null && one.person[field] === other.person[field],
          ),
        })),
      };
    }),
});
