import { depositsOf, type LineOutcome } from '@diemtua/domain/cash';
import type { Dong } from '@diemtua/law/kernel/dong';
import { z } from 'zod';
import { openDues } from '../../store/cash/dues.ts';
import { countedAtDesk, listHandOvers } from '../../store/cash/read.ts';
import { waitingLines } from '../../store/cash/statements.ts';
import { inSession } from '../../store/session.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { movementShape, movementText } from './bank-shapes.ts';
import { dueShape } from './dues-list.ts';
import { handOverShape } from './hand-overs-list.ts';
import { unitOf, unitQuery } from './unit-query.ts';

const reason = z.strictObject({
  code: z.enum([
    'reference',
    'reference-begins',
    'amount-equal',
    'amount-short',
    'amount-over',
    'name',
    'account-seen',
    'day',
  ]),
  points: z.int(),
  signs: z.int().optional(),
  by: z.int().optional(),
  percent: z.int().optional(),
  daysApart: z.int().optional(),
});

const outcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('matched'),
    dues: z.array(z.string()),
    by: z.enum(['reference', 'cut-reference']),
  }),
  z.strictObject({
    kind: z.literal('guesses'),
    guesses: z.array(z.strictObject({ due: z.string(), score: z.int(), reasons: z.array(reason) })),
  }),
  z.strictObject({
    kind: z.literal('unmatched'),
    why: z.enum(['nothing-fits', 'reference-not-open', 'paid-twice']),
    references: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('aside'), nature: z.enum(['debit', 'bank-fee', 'interest']) }),
]);

function outcomeText(found: LineOutcome): z.input<typeof outcome> {
  switch (found.kind) {
    case 'matched':
      return { kind: 'matched', dues: [...found.dues], by: found.by };
    case 'guesses':
      return {
        kind: 'guesses',
        guesses: found.guesses.map(({ due, score, reasons }) => ({
          due,
          score,
          reasons: reasons.map((each) => ({ ...each })),
        })),
      };
    case 'unmatched':
      return {
        kind: 'unmatched',
        why: found.why.code,
        references: found.why.code === 'reference-not-open' ? [...found.why.references] : [],
      };
    case 'aside':
      return { kind: 'aside', nature: found.nature };
  }
}

/** Movements that wait to be matched, with the dues and hand-overs that they may be. */
export const bankWaiting = route({
  method: 'GET',
  path: '/api/bank/waiting',
  what: 'Movements that wait to be matched: a certain match, best guesses with reasons, or why there is none',
  may: 'bank.match',
  limit: 'work',
  params: nothing,
  query: unitQuery,
  body: null,
  answer: z.strictObject({
    lines: z.array(
      z.strictObject({
        id: z.string(),
        line: movementShape,
        outcome,
        /** Hand-overs on the way of exactly this amount. */
        handOvers: z.array(z.string()),
        /** Cash counted at the desk that it may be, brought to the bank: groups of hand-overs of exactly this amount. */
        counted: z.array(z.array(z.string())),
      }),
    ),
    dues: z.array(dueShape),
    handOvers: z.array(handOverShape),
    /** Counted at the desk and not yet seen at the bank. */
    atDesk: z.array(handOverShape),
  }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const unit = unitOf(who, query.unit);
      const lines = await waitingLines(session, unit);
      const dues = await openDues(session, unit);
      const onTheWay = (await listHandOvers(session)).filter(({ state }) => state === 'on-the-way');
      const counted = await countedAtDesk(session, unit);
      const atDesk = counted.flatMap(({ id, received, receivedOn }) =>
        received === null || receivedOn === null ? [] : [{ handOver: id, amount: received as Dong, on: receivedOn }],
      );
      return {
        lines: lines.map(({ id, line, outcome: found }) => ({
          id,
          line: movementText(line),
          outcome: outcomeText(found),
          handOvers:
            line.direction === 'in'
              ? onTheWay.filter(({ amount }) => amount === line.amount).map((each) => each.id)
              : [],
          counted: line.direction === 'in' ? depositsOf(line, atDesk).map((group) => [...group]) : [],
        })),
        dues: dues.map(({ id, reference, person, payer, amount, madeOn, endsOn }) => ({
          id,
          reference,
          person,
          payer,
          amount,
          madeOn,
          endsOn,
        })),
        handOvers: onTheWay.map((row) => ({ ...row })),
        atDesk: counted.map((row) => ({ ...row })),
      };
    }),
});
