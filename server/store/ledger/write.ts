import { createHash } from 'node:crypto';
import type { Delta } from '@diemtua/domain/collection';
import type { CommandId } from '@diemtua/domain/ids';
import { canonicalText, NO_HASH, type Booked, type Entry, type Stream } from '@diemtua/domain/ledger';
import type { Session } from '../session.ts';

/** The end of a stream, held by this transaction until it is over: whoever else writes to the stream waits. */
export interface Head {
  readonly stream: Stream;
  readonly seq: number;
  readonly hash: string;
}

/** A change of the count of participants, with the person it is about. */
export interface DeltaOf extends Delta {
  readonly person: string;
}

/** SHA-256 of a text, in lower-case hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Takes the end of a stream; opens the stream when this is its first entry. */
export async function holdHead({ client, scope }: Session, stream: Stream): Promise<Head> {
  const ask = {
    name: 'hold-head',
    text: `select seq, encode(hash, 'hex') as hash from journal_head where province = $1 and stream = $2 for update`,
    values: [scope.province, stream],
  };
  let found = await client.query<{ seq: number; hash: string }>(ask);
  if (found.rows.length === 0) {
    await client.query(
      `insert into journal_head (province, stream, seq, hash) values ($1, $2, 0, decode($3, 'hex')) on conflict do nothing`,
      [scope.province, stream, NO_HASH],
    );
    found = await client.query<{ seq: number; hash: string }>(ask);
  }
  const head = found.rows[0];
  if (!head) throw new Error('bug: the head of a stream vanished');
  return { stream, ...head };
}

const writeSql = `
with entry as (
  insert into journal (province, stream, seq, command, written_at, hash)
  values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), decode($6, 'hex'))
), posted as (
  insert into posting (province, stream, seq, line, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, booked_on, written_at, unit, payment)
  select $1, $2, $3, line, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, booked_on, to_timestamp($5::double precision / 1000), unit, payment
  from jsonb_to_recordset($7::jsonb) as t (line smallint, debit_kind text, debit_owner text, credit_kind text, credit_owner text, amount bigint, about_on date, booked_on date, unit text, payment uuid)
), counted as (
  insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, support_group, commune, unit, collector, known_at)
  select $1, $2, $3, line, person, product, day, delta, kind, support_group, commune, unit, collector, to_timestamp($5::double precision / 1000)
  from jsonb_to_recordset($8::jsonb) as t (line smallint, person uuid, product text, day date, delta smallint, kind text, support_group text, commune text, unit text, collector uuid)
)
update journal_head set seq = $3, hash = decode($6, 'hex') where province = $1 and stream = $2`;

/**
 * Writes the entry of one command: its postings and what they change in the count of participants, chained to the entry before it.
 * @returns the new end of the stream
 */
export async function writeEntry(
  { client, scope }: Session,
  head: Head,
  command: CommandId,
  writtenAt: number,
  postings: readonly Booked[],
  deltas: readonly DeltaOf[],
): Promise<Head> {
  const entry: Entry = { stream: head.stream, seq: head.seq + 1, command, writtenAt, postings };
  const hash = sha256(canonicalText(entry, head.hash));
  const rows = postings.map(({ debit, credit, amount, on, bookedOn, unit, payment }, line) => ({
    line: line + 1,
    debit_kind: debit.kind,
    debit_owner: debit.owner,
    credit_kind: credit.kind,
    credit_owner: credit.owner,
    amount,
    about_on: on,
    booked_on: bookedOn,
    unit,
    payment,
  }));
  const counts = deltas.map(({ group, ...delta }, line) => ({ line: line + 1, support_group: group, ...delta }));
  await client.query({
    name: 'write-entry',
    text: writeSql,
    values: [
      scope.province,
      entry.stream,
      entry.seq,
      command,
      writtenAt,
      hash,
      JSON.stringify(rows),
      JSON.stringify(counts),
    ],
  });
  return { stream: entry.stream, seq: entry.seq, hash };
}
