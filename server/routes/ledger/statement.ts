import { PUBLIC_ACCOUNTS } from '@diemtua/domain/ledger';
import type { PersonId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { ownerNames } from '../../store/ledger/owners.ts';
import { statementOf } from '../../store/ledger/read.ts';
import { logViewing } from '../../store/registry/find.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { balanceShape } from './view-query.ts';

const ofPeople: ReadonlySet<string> = new Set(['fund', 'health', 'repay']);

/** A statement of one account. That of a person is written down as a look at the person's data. */
export const ledgerStatement = route({
  method: 'GET',
  path: '/api/ledger/statement',
  what: 'The statement of one account (a person’s fund, a collector’s float, a unit’s bank …) from a day to a day, as known now or then',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: z.strictObject({
    kind: z.enum(PUBLIC_ACCOUNTS),
    owner: z.string().min(1).max(200),
    from: dayText,
    until: dayText,
    knownAt: instant.optional(),
  }),
  body: null,
  answer: z.strictObject({
    name: z.string().nullable(),
    before: balanceShape,
    after: balanceShape,
    movements: z.array(
      z.strictObject({
        stream: z.string(),
        seq: z.int(),
        bookedOn: dayText,
        aboutOn: dayText,
        side: z.enum(['debit', 'credit']),
        otherKind: z.string(),
        otherOwner: z.string(),
        otherName: z.string().nullable(),
        amount: dong,
        payment: z.string().nullable(),
        told: z.string(),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const { kind, owner, from, until, knownAt } = query;
      const { before, movements, after } = await statementOf(
        session,
        { kind, owner },
        {
          from: from as PlainDate,
          until: until as PlainDate,
          ...(knownAt === undefined ? {} : { knownAt: Date.parse(knownAt) }),
        },
      );
      if (ofPeople.has(kind) && movements.length > 0) await logViewing(session, owner as PersonId, 'card', now);
      const names = await ownerNames(session, [owner, ...movements.map(({ otherOwner }) => otherOwner)]);
      const sums = ({ debits, credits, balance }: typeof before) => ({ debits, credits, balance });
      return {
        name: names.get(owner) ?? null,
        before: sums(before),
        after: sums(after),
        movements: movements.map((movement) => ({ ...movement, otherName: names.get(movement.otherOwner) ?? null })),
      };
    }),
});
