import { refundOf, takenOnOf, type RefundCommand } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { holdPeople, judgeAgain, noted, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { returnCommission } from './commission.ts';
import { linesOf } from './lines.ts';

/**
 * Part of a period is given back: the law engine says how much, the person's fund owes it from that day, and the months end. A second refund of the same
 * payment changes nothing.
 */
export async function refund(session: Session, sender: Sender, command: RefundCommand, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { payment, on, reason, from } = command;
  const found = await client.query<{ person: PersonId }>(
    'select person from judgement where province = $1 and payment = $2',
    [scope.province, payment],
  );
  const person = found.rows[0]?.person;
  if (person === undefined) return noted('payment-unknown');
  const held = await holdPeople(session, [person]);
  // As it stands now that nobody else can judge it.
  const line = (await linesOf(session, held)).find(({ id }) => id === payment);
  if (line?.standing?.outcome !== 'covers') return noted('covers-nothing');
  const back = refundOf(line.standing, takenOnOf(line), { on, reason, from });
  if ('why' in back) return noted(`not-refunded:${back.why}`);
  const given = await client.query(
    `insert into refund (province, payment, command, by, refunded_on, content) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [scope.province, payment, command.id, sender.user, on, JSON.stringify(back)],
  );
  const pay =
    given.rowCount === 1 ? await returnCommission(session, { command: command.id, on }, payment, back.amount) : [];
  const again = await judgeAgain(session, held, now);
  return { ...again, postings: [...again.postings, ...pay] };
}
