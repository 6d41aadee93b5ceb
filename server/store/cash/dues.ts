import { claimText, type CancelDue, type OpenDue } from '@diemtua/domain/collection';
import { makeReference } from '@diemtua/domain/cash';
import type { CommuneCode, DueId, PersonId, UnitCode } from '@diemtua/domain/ids';
import { hold, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';

/** Opens an amount due: its reference is the next of the province. No money has moved yet, so the books say nothing of it. */
export async function openDue(session: Session, sender: Sender, command: OpenDue, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { due, lines, endsOn, payer } = command;
  await hold(session, ['due-sequence']);
  const person = lines[0]?.claim.person;
  const found = await client.query<{ sequence: number; commune: CommuneCode | null }>(
    `select coalesce(max(sequence) + 1, 0) as sequence, (select commune from person where province = $1 and id = $2) as commune
     from due where province = $1`,
    [scope.province, person],
  );
  const row = found.rows[0];
  if (!row || row.commune === null) return noted('person-unknown');
  await client.query(
    `insert into due (province, id, sequence, reference, unit, commune, person, payer, collector, amount, lines, made_at, ends_on, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, to_timestamp($12::double precision / 1000), $13, 'open')`,
    [
      scope.province,
      due,
      row.sequence,
      makeReference(row.sequence),
      sender.unit,
      row.commune,
      person,
      payer,
      sender.collector,
      lines.reduce((sum, { amount }) => sum + amount, 0),
      JSON.stringify(lines.map((line) => ({ ...line, claim: claimText(line.claim) }))),
      now,
      endsOn,
    ],
  );
  return nothing;
}

/** Nobody awaits the transfer any more. */
export async function cancelDue({ client, scope }: Session, sender: Sender, { due }: CancelDue): Promise<Effect> {
  const done = await client.query(
    `update due set state = 'cancelled' where province = $1 and id = $2 and unit = $3 and state = 'open'`,
    [scope.province, due, sender.unit],
  );
  return done.rowCount === 0 ? noted('due-not-open') : nothing;
}

/** An amount that somebody is going to transfer. */
export interface StoredDue {
  readonly id: DueId;
  readonly reference: string;
  readonly unit: UnitCode;
  readonly person: PersonId;
  readonly payer: string;
  readonly amount: number;
  readonly lines: readonly { readonly id: string; readonly amount: number; readonly claim: unknown }[];
  readonly endsOn: string;
  readonly madeOn: string;
  readonly state: 'open' | 'paid' | 'cancelled';
}

const columns = `id, reference, unit, person, payer, amount, lines, ends_on as "endsOn", (made_at at time zone 'Asia/Ho_Chi_Minh')::date as "madeOn", state`;

/** Dues by their ids. */
export async function duesById({ client, scope }: Session, ids: readonly string[]): Promise<readonly StoredDue[]> {
  const found = await client.query<StoredDue>(
    `select ${columns} from due where province = $1 and id = any ($2::uuid[]) order by reference`,
    [scope.province, ids],
  );
  return found.rows;
}

/** What a unit still awaits. */
export async function openDues({ client, scope }: Session, unit: UnitCode): Promise<readonly StoredDue[]> {
  const found = await client.query<StoredDue>(
    `select ${columns} from due where province = $1 and unit = $2 and state = 'open' order by made_at, id`,
    [scope.province, unit],
  );
  return found.rows;
}

/** What is still awaited for some entries of one person, the newest first. */
export async function duesOf({ client, scope }: Session, people: readonly PersonId[]): Promise<readonly StoredDue[]> {
  const found = await client.query<StoredDue>(
    `select ${columns} from due where province = $1 and person = any ($2::uuid[]) and state = 'open' order by made_at desc, id`,
    [scope.province, people],
  );
  return found.rows;
}
