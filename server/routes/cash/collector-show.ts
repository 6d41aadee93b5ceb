import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { communesServed } from '../../store/cash/collectors.ts';
import { cashInHand, floatFrom } from '../../store/cash/floats.ts';
import { listCollectors } from '../../store/cash/read.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';

/** Which collector. */
export const collectorParams = z.strictObject({ collector: idSchema<'collector'>() });

/** One collector's cash, receipt by receipt. */
export const collectorShow = route({
  method: 'GET',
  path: '/api/collectors/:collector',
  what: 'A collector’s communes, and the receipts whose cash is still held, each with its deadline',
  may: 'collectors.see',
  limit: 'work',
  params: collectorParams,
  query: nothing,
  body: null,
  answer: z.strictObject({
    communes: z.array(z.string()),
    held: z.array(
      z.strictObject({
        receipt: z.string(),
        series: z.string(),
        number: z.int(),
        payer: z.string(),
        takenOn: dayText,
        left: dong,
        deadline: dayText,
        overdue: z.boolean(),
      }),
    ),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const [row] = await listCollectors(session, params.collector);
      if (!row) throw new Refused(404, 'unknown-id', {}, 'collector');
      const papers = (await cashInHand(session, new Map([[row.id, row.held]]))).get(row.id) ?? [];
      const read = floatFrom(papers, dayInVietnam(now));
      return {
        communes: [...(await communesServed(session, row.id))],
        held: (read.kind === 'float' ? read.float.receipts : []).flatMap(
          ({ receipt, left, takenOn, deadline, isOverdue }) => {
            const paper = papers.find(({ id }) => id === receipt);
            return paper
              ? [
                  {
                    receipt,
                    series: paper.series,
                    number: paper.number,
                    payer: paper.payer,
                    takenOn,
                    left,
                    deadline,
                    overdue: isOverdue,
                  },
                ]
              : [];
          },
        ),
      };
    }),
});
