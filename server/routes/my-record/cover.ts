import { maskNumber } from '@diemtua/domain/registry';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { coveredBy, ownPayments, ownSelf, standingOf } from '../../store/my-record/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { dayText, standing, standingIn } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';

/** Until when one is covered. That it was looked at is written down, as every look at a person’s data. */
export const myCover = route({
  method: 'GET',
  path: '/api/my-record/cover',
  what: 'Who one is in the books, until when one is covered, and by when to renew; numbers masked',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    /** The day of which this is true, and the moment at which it was asked. */
    day: dayText,
    at: instant,
    name: z.string(),
    sex: z.enum(['male', 'female']),
    personalNumber: z.string().nullable(),
    insuranceNumber: z.string().nullable(),
    commune: z.string(),
    unit: z.string().nullable(),
    standing,
    /** When the record closes itself, however busy it is. */
    endsAt: instant,
  }),
  handle: async ({ who: { person, entries, scope, endsAt }, engine, now }) => {
    const day = dayInVietnam(now);
    return inSession(engine, scope, async (session) => {
      const self = await ownSelf(session, person, day);
      if (self === null) throw new Refused(404, 'unknown-id');
      await logViewing(session, person, 'own', now);
      const { until, due } = standingOf(coveredBy(await ownPayments(session, entries)));
      const { name, sex, personalNumber, insuranceNumber } = self.person;
      return {
        day,
        at: new Date(now).toISOString(),
        name,
        sex,
        personalNumber: personalNumber && maskNumber(personalNumber),
        insuranceNumber: insuranceNumber && maskNumber(insuranceNumber),
        commune: self.communeName,
        unit: self.unitName,
        standing: standingIn(monthOfDate(day), until, due),
        endsAt: new Date(endsAt).toISOString(),
      };
    });
  },
});
