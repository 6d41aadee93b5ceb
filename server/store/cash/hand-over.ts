import type { HandOver } from '@diemtua/domain/collection';
import { account, post } from '@diemtua/domain/ledger';
import { noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { bookedIn } from './bank.ts';

/** A collector handed money over: it is on its way until the bank, or the office's desk, shows it. */
export async function handOver(session: Session, sender: Sender, command: HandOver): Promise<Effect> {
  if (sender.collector === null) return noted('not-a-collector');
  const { amount, on, handOver: id, means, reference } = command;
  await session.client.query(
    `insert into hand_over (province, id, collector, unit, amount, means, handed_on, reference, command, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'on-the-way')`,
    [session.scope.province, id, sender.collector, sender.unit, amount, means, on, reference, command.id],
  );
  const postings = post(account('transit', sender.unit), account('float', sender.collector), amount, on);
  return { ...nothing, postings: await bookedIn(session, sender.unit, postings) };
}
