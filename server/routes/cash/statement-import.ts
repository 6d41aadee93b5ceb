import { makeId, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { STATEMENT_FORMATS } from '@diemtua/domain/cash';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openStatement, STATEMENT_BYTES_MAX } from '../../documents/statement-file.ts';
import { importStatement } from '../../store/cash/statements.ts';
import { inSession } from '../../store/session.ts';
import { voiceOf } from '../commands.ts';
import { Refused, route } from '../route.ts';

/** Takes a bank's statement into the books: all of it, or nothing. */
export const statementImport = route({
  method: 'POST',
  path: '/api/bank/accounts/:account/statements',
  what: 'Reads a statement (.xlsx, .csv, MT940, camt.053, JSON): each movement once, however often it is sent; problems by row',
  may: 'bank.import',
  limit: 'heavy',
  params: z.strictObject({ account: idSchema<'bank-account'>() }),
  query: z.strictObject({ unit: unitCodeSchema.optional() }),
  body: { types: ['application/octet-stream'], bytesMax: STATEMENT_BYTES_MAX, as: 'bytes' },
  answer: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('imported'),
      format: z.enum(STATEMENT_FORMATS),
      added: z.int(),
      known: z.int(),
    }),
    z.strictObject({
      kind: z.literal('problems'),
      problems: z.array(
        z.strictObject({
          code: z.string(),
          row: z.int().nullable(),
          field: z.string().nullable(),
          values: z.record(z.string(), z.union([z.string(), z.number()])),
          wayOut: z.string(),
        }),
      ),
    }),
    z.strictObject({ kind: z.literal('unreadable'), code: z.string() }),
  ]),
  handle: async ({ input: { params, query, body }, who, engine, now }) => {
    const { sender } = voiceOf(who, query.unit);
    const file = await openStatement(body);
    if (!file.ok) return { kind: 'unreadable' as const, code: file.code };
    const command = makeId<'command'>(now, randomBytes(10));
    const imported = await inSession(engine, who.scope, (session) =>
      importStatement(session, sender, params.account, file.content, command, now),
    );
    if (imported.kind === 'account-unknown') throw new Refused(404, 'unknown-id', {}, 'account');
    if (imported.kind === 'problems') {
      return {
        kind: 'problems' as const,
        problems: imported.problems.map(({ code, row, field, values, wayOut }) => ({
          code,
          row,
          field,
          values: { ...values },
          wayOut,
        })),
      };
    }
    return imported;
  },
});
