import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { formatMonth } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { ownHousehold } from '../../store/my-record/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { monthText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** The people of the own household, as little of them as helps. */
export const myHousehold = route({
  method: 'GET',
  path: '/api/my-record/household',
  what: 'The people of one’s household by their given names, and until when each is covered; nothing else of them',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    members: z.array(
      z.strictObject({
        givenName: z.string(),
        relation: z.string(),
        self: z.boolean(),
        covered: z.boolean(),
        until: monthText.nullable(),
      }),
    ),
  }),
  handle: async ({ who: { person, scope }, engine, now }) => {
    const today = dayInVietnam(now);
    return inSession(engine, scope, async (session) => {
      await logViewing(session, person, 'own', now);
      const members = await ownHousehold(session, today);
      return {
        members: members.map(({ givenName, relation, isSelf, coveredUntil }) => ({
          givenName,
          relation,
          self: isSelf,
          covered: coveredUntil !== null && coveredUntil >= monthOfDate(today),
          until: coveredUntil === null ? null : formatMonth(coveredUntil),
        })),
      };
    });
  },
});
