import type { ProvinceCode } from '../ids/index.ts';
import { account, post, type Posting } from '../ledger/index.ts';
import type { Judgement } from './judge.ts';
import type { Line } from './line.ts';

/**
 * The postings that a line stands for under a judgement. Money in suspense is owed until its question is answered; what covers months is the person's, with
 * what the State, the province and sponsors owe beside it; a voided line leaves nothing.
 */
export function postingsOf(line: Line, judgement: Judgement, province: ProvinceCode): readonly Posting[] {
  if (judgement.outcome === 'voided') return [];
  const { cash, amount, takenOn: on, settlement } = line;
  const held = account('suspense', line.id);
  const back = settlement?.how === 'pay-back' ? settlement : null;
  if (judgement.outcome === 'suspense') {
    return [...post(cash, held, amount, on), ...(back ? post(held, back.from, amount, back.on) : [])];
  }
  const { product, payable, remainder, state, local, other, sponsor } = judgement;
  const own = account(product === 'voluntary' ? 'fund' : 'health', line.person);
  const { refund } = line;
  return [
    ...post(cash, own, payable, on),
    ...post(cash, held, remainder, on),
    ...post(account('state', province), own, state, on),
    ...post(account('local', province), own, local, on),
    ...post(account('sponsor', sponsor ?? ''), own, other, on),
    ...(back ? post(held, back.from, remainder, back.on) : []),
    ...(refund
      ? [
          ...post(own, account('repay', line.person), refund.amount, refund.on),
          ...post(own, account('state', province), refund.state, refund.on),
          ...post(own, account('local', province), refund.local, refund.on),
          ...post(own, account('sponsor', sponsor ?? ''), refund.other, refund.on),
        ]
      : []),
  ];
}
