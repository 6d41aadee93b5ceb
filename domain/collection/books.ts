import type { ProvinceCode } from '../ids/index.ts';
import { account, post, type Posting } from '../ledger/index.ts';
import type { Judgement } from './judge.ts';
import { goneOf, takenOnOf, type Line } from './line.ts';

/**
 * The postings that a line stands for under a judgement. Money in suspense is owed until its question is answered; what covers months is the person's, with
 * what the State, the province and sponsors owe beside it; a voided line leaves nothing but what had been paid back or refunded before: that much was given
 * back once, and the void gives back the rest. A refund was made while the line covered months: where it covers none any more, the money that went to the
 * person is gone all the same; what others had added was never owed.
 */
export function postingsOf(line: Line, judgement: Judgement, province: ProvinceCode): readonly Posting[] {
  const { cash, amount, paidBack, refund } = line;
  const on = takenOnOf(line);
  const held = account('suspense', line.id);
  const back = paidBack.flatMap((each) => post(held, each.from, each.amount, each.on));
  const owed = account('repay', line.person);
  const gone = [...back, ...(refund ? post(held, owed, refund.amount, refund.on) : [])];
  if (judgement.outcome === 'voided') return [...post(cash, held, goneOf(line), on), ...gone];
  if (judgement.outcome === 'suspense') return [...post(cash, held, amount, on), ...gone];
  const { product, payable, remainder, state, local, other, sponsor } = judgement;
  const own = account(product === 'voluntary' ? 'fund' : 'health', line.person);
  return [
    ...post(cash, own, payable, on),
    ...post(cash, held, remainder, on),
    ...post(account('state', province), own, state, on),
    ...post(account('local', province), own, local, on),
    ...post(account('sponsor', sponsor ?? ''), own, other, on),
    ...back,
    ...(refund
      ? [
          ...post(own, owed, refund.amount, refund.on),
          ...post(own, account('state', province), refund.state, refund.on),
          ...post(own, account('local', province), refund.local, refund.on),
          ...post(own, account('sponsor', sponsor ?? ''), refund.other, refund.on),
        ]
      : []),
  ];
}
