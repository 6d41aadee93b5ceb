import { recordToday, type LawFigure } from '@diemtua/law';
import { z } from 'zod';
import { lawWords } from '../../language.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { ownLawRecord, ownSelf } from '../../store/my-record/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText, monthText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';

const steps = z.array(z.record(z.string(), z.unknown()));
/** A figure with the steps behind it, told in the language of the question. */
const lawFigure = z.strictObject({ amount: dong, rule: z.string(), steps });

const figureText = (figure: LawFigure | null): z.input<typeof lawFigure> | null =>
  figure && { amount: figure.amount, rule: figure.rule, steps: figure.steps.map((step) => ({ ...step })) };

/** What the law gives for the own record today. */
export const myRights = route({
  method: 'GET',
  path: '/api/my-record/rights',
  what: 'What the law gives for one’s record today: months paid and missing, pension, maternity, death, one-off withdrawal; each figure with its steps',
  may: 'participant',
  limit: 'own',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({
    lawOf: dayText,
    paidMonths: z.int(),
    neededMonths: z.int(),
    /** If one goes on as the last time until the months are enough. */
    pension: lawFigure.extend({ from: monthText, monthsLeft: z.int() }).nullable(),
    maternity: lawFigure.nullable(),
    funeral: lawFigure.nullable(),
    funeralMonths: z.int(),
    survivors: lawFigure.nullable(),
    withdrawal: z.strictObject({ figure: lawFigure.nullable(), refusal: z.string().nullable() }),
    supportUsed: z.int(),
    supportMost: z.int(),
    /** The least sure letter of the book is told with each step; here, whether the year of birth alone is known. */
    birthMonthKnown: z.boolean(),
  }),
  handle: async ({ who: { person, entries, scope }, engine, language, now }) => {
    const today = dayInVietnam(now);
    const record = await inSession(engine, scope, async (session) => {
      const self = await ownSelf(session, person, today);
      if (self === null) throw new Refused(404, 'unknown-id');
      await logViewing(session, person, 'own', now);
      return ownLawRecord(session, self.person, entries);
    });
    const { pension, maternity, funeral, survivors, withdrawal, ...counts } = recordToday(
      record,
      today,
      lawWords[language],
    );
    const told = figureText(pension);
    return {
      ...counts,
      lawOf: today,
      pension: pension && told && { ...told, from: pension.from, monthsLeft: pension.monthsLeft },
      maternity: figureText(maternity),
      funeral: figureText(funeral),
      survivors: figureText(survivors),
      withdrawal: { figure: figureText(withdrawal.figure), refusal: withdrawal.refusal },
      birthMonthKnown: record.bornIn !== null,
    };
  },
});
