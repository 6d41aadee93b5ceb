import { z } from 'zod';
import { listBankAccounts } from '../../store/cash/read.ts';
import { listStatements } from '../../store/cash/lines.ts';
import { balancesOf } from '../../store/ledger/read.ts';
import { inSession } from '../../store/session.ts';
import { dong } from '../money-shapes.ts';
import { dayText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { unitOf, unitQuery } from './unit-query.ts';

/** A unit's accounts and the statements that were read. */
export const bankAccounts = route({
  method: 'GET',
  path: '/api/bank',
  what: 'A unit’s bank accounts, what the books say they hold, and the statements that were read',
  may: 'ledger.see',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    accounts: z.array(
      z.strictObject({ id: z.string(), bank: z.string(), number: z.string(), holder: z.string(), waiting: z.int() }),
    ),
    /** By the books, over all accounts of the unit. */
    balance: dong,
    statements: z.array(
      z.strictObject({
        id: z.string(),
        format: z.string(),
        from: dayText.nullable(),
        to: dayText.nullable(),
        opening: dong.nullable(),
        closing: dong.nullable(),
        importedAt: instant,
        by: z.string().nullable(),
        lines: z.int(),
        open: z.int(),
      }),
    ),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const unit = unitOf(who, query.unit);
      const accounts = (await listBankAccounts(session)).filter((account) => account.unit === unit);
      const [standing] = await balancesOf(session, { kind: 'bank', owner: unit });
      return {
        accounts: accounts.map(({ id, bin, number, holder, waiting }) => ({ id, bank: bin, number, holder, waiting })),
        balance: standing?.balance ?? 0,
        statements: (await listStatements(session, unit)).map((row) => ({ ...row })),
      };
    }),
});
