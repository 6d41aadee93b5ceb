import { ASSUMED_LIMIT, HAND_OVER_LIMITS, limitOn } from '@diemtua/domain/cash';
import { z } from 'zod';
import { cashInHand, floatFrom } from '../../store/cash/floats.ts';
import { listCollectors } from '../../store/cash/read.ts';
import { collectorDevices } from '../../store/cash/collectors.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { scopeIn, unitQuery } from './unit-query.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';

/** The collectors of one's units, with the cash in their hands. */
export const collectorsList = route({
  method: 'GET',
  path: '/api/collectors',
  what: 'Collectors: certificate, communes, devices, receipt numbers left, and the cash in their hands with its deadline',
  may: 'collectors.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    today: dayText,
    /** The order by which cash has to be handed over; `assumed` where none was seen. */
    limit: z.strictObject({ amountMax: dong, daysMax: z.int(), assumed: z.boolean() }).nullable(),
    collectors: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        phone: z.string().nullable(),
        organisation: z.string(),
        unit: z.string(),
        certifiedFrom: dayText,
        certifiedTo: dayText.nullable(),
        leftOn: dayText.nullable(),
        publicAgreedOn: dayText.nullable(),
        communes: z.array(z.string()),
        numbersLeft: z.int(),
        devices: z.array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            seenAt: instant.nullable(),
            revokedAt: instant.nullable(),
          }),
        ),
        held: dong,
        since: dayText.nullable(),
        deadline: dayText.nullable(),
        overdue: dong,
        overLimit: dong,
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine, now }) =>
    inSession(engine, scopeIn(who, query.unit), async (session) => {
      const today = dayInVietnam(now);
      const rows = await listCollectors(session);
      const papers = await cashInHand(session, new Map(rows.map(({ id, held }) => [id, held])));
      const devices = await collectorDevices(
        session,
        rows.map(({ id }) => id),
      );
      const limit = limitOn(HAND_OVER_LIMITS, today);
      return {
        today,
        limit: limit && { amountMax: limit.amountMax, daysMax: limit.daysMax, assumed: limit.source === ASSUMED_LIMIT },
        collectors: rows.map(({ heldSince, communes, ...row }) => {
          const read = floatFrom(papers.get(row.id) ?? [], today);
          const float = read.kind === 'float' ? read.float : null;
          return {
            ...row,
            communes: [...communes],
            devices: devices
              .filter(({ collector }) => collector === row.id)
              .map(({ id, label, seenAt, revokedAt }) => ({ id, label, seenAt, revokedAt })),
            since: float?.since ?? heldSince,
            deadline: float?.deadline ?? null,
            overdue: float?.overdue ?? 0,
            overLimit: float?.overLimit?.by ?? 0,
          };
        }),
      };
    }),
});
