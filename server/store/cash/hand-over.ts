import type { HandOver, ReceiveCash } from '@diemtua/domain/collection';
import { account, post } from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import { hold, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';
import { bookedIn } from './bank.ts';

/** What an announcement and the counting at the desk hold against each other. */
const keyOf = (id: string): string => `hand-over/${id}`;

/** A collector handed money over: it is on its way until the bank, or the office's desk, shows it. Where the desk has counted it already, nothing is left to do. */
export async function handOver(session: Session, sender: Sender, command: HandOver): Promise<Effect> {
  if (sender.collector === null) return noted('not-a-collector');
  const { amount, on, handOver: id, means, reference } = command;
  await hold(session, [keyOf(id)]);
  const made = await session.client.query(
    `insert into hand_over (province, id, collector, unit, amount, means, handed_on, reference, command, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'on-the-way') on conflict do nothing`,
    [session.scope.province, id, sender.collector, sender.unit, amount, means, on, reference, command.id],
  );
  if (made.rowCount === 0) return noted('received-already');
  const postings = post(account('transit', sender.unit), account('float', sender.collector), amount, on);
  return { ...nothing, postings: await bookedIn(session, sender.unit, postings) };
}

interface Announced {
  readonly collector: string;
  readonly unit: string;
  readonly amount: Dong;
  readonly state: 'on-the-way' | 'arrived';
}

/**
 * A collector's cash was counted at the desk: it lies in the unit's hands now, and no more in the collector's. What was announced and did not come is in the collector's
 * hands again; what came beyond it has left them too.
 */
export async function receiveCash(session: Session, sender: Sender, command: ReceiveCash): Promise<Effect> {
  const { client, scope } = session;
  const { handOver: id, collector, amount, on, reference } = command;
  await hold(session, [keyOf(id)]);
  const known = await client.query<{ unit: string }>('select unit from collector where province = $1 and id = $2', [
    scope.province,
    collector,
  ]);
  if (known.rows[0]?.unit !== sender.unit) return noted('collector-unknown');
  const found = await client.query<Announced>(
    'select collector, unit, amount, state from hand_over where province = $1 and id = $2 for update',
    [scope.province, id],
  );
  const [own, desk] = [account('float', collector), account('bank', sender.unit)];
  const announced = found.rows[0];
  if (!announced) {
    await client.query(
      `insert into hand_over (province, id, collector, unit, amount, means, handed_on, reference, command, state, received, received_on, received_by)
       values ($1, $2, $3, $4, $5, 'office', $6, $7, $8, 'arrived', $5, $6, $9)`,
      [scope.province, id, collector, sender.unit, amount, on, reference, command.id, sender.user],
    );
    return { ...nothing, postings: await bookedIn(session, sender.unit, post(desk, own, amount, on)) };
  }
  if (announced.collector !== collector || announced.unit !== sender.unit || announced.state !== 'on-the-way')
    return noted('hand-over-differs');
  await client.query(
    `update hand_over set state = 'arrived', received = $3, received_on = $4, received_by = $5 where province = $1 and id = $2`,
    [scope.province, id, amount, on, sender.user],
  );
  const transit = account('transit', sender.unit);
  const postings = [...post(desk, transit, amount, on), ...post(own, transit, announced.amount - amount, on)];
  return {
    ...nothing,
    postings: await bookedIn(session, sender.unit, postings),
    noted: amount === announced.amount ? null : 'counted-differs',
  };
}
