import { unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { totalsOf } from '../../store/ledger/totals.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { balanceShape, viewFields, viewOf } from './view-query.ts';

/** The trial balance by kinds of account. */
export const ledgerTotals = route({
  method: 'GET',
  path: '/api/ledger/totals',
  what: 'The trial balance by kinds of account, up to a day; as it is known now or was known at a moment',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: z.strictObject({ ...viewFields, unit: unitCodeSchema.optional() }),
  body: null,
  answer: z.strictObject({
    rows: z.array(balanceShape.extend({ kind: z.string(), accounts: z.int() })),
    debits: dong,
    credits: dong,
    balanced: z.boolean(),
  }),
  handle: async ({ input: { query }, who, engine }) => {
    const { unit } = query;
    if (unit !== undefined && who.units !== 'all' && !who.units.includes(unit))
      throw new Refused(403, 'not-yours', {}, 'unit');
    return inSession(engine, who.scope, async (session) => {
      const { accounts, counts, debits, credits, balanced } = await totalsOf(session, unit ?? null, viewOf(query));
      return {
        rows: accounts.map(({ account: { kind }, ...sums }) => ({
          kind,
          accounts: counts.get(kind) ?? 0,
          debits: sums.debits,
          credits: sums.credits,
          balance: sums.balance,
        })),
        debits,
        credits,
        balanced,
      };
    });
  },
});
