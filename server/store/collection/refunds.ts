import { refundOf, type Covered, type RefundCommand } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { hold, judgeAgain, noted, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';

interface Row {
  readonly person: PersonId;
  readonly content: Covered;
  readonly outcome: string;
  readonly taken_on: PlainDate;
}

/**
 * Part of a period is given back: the law engine says how much, the person's fund owes it from that day, and the months end. A second refund of the same
 * payment changes nothing.
 */
export async function refund(session: Session, sender: Sender, command: RefundCommand, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { payment, on, reason, from } = command;
  const found = await client.query<Row>(
    `select j.person, j.content, j.outcome, r.taken_on from judgement j
     join payment p on p.province = j.province and p.id = j.payment
     join receipt r on r.province = p.province and r.id = p.receipt
     where j.province = $1 and j.payment = $2`,
    [scope.province, payment],
  );
  const line = found.rows[0];
  if (!line) return noted('payment-unknown');
  if (line.outcome !== 'covers') return noted('covers-nothing');
  await hold(session, [`person/${line.person}`]);
  const back = refundOf(line.content, line.taken_on, { on, reason, from });
  if ('why' in back) return noted(`not-refunded:${back.why}`);
  await client.query(
    `insert into refund (province, payment, command, by, refunded_on, content) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [scope.province, payment, command.id, sender.user, on, JSON.stringify(back)],
  );
  return judgeAgain(session, [line.person], now);
}
