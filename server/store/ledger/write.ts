import { hash as hashOf } from 'node:crypto';
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
export const sha256 = (text: string): string => hashOf('sha256', text);

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

/** Takes the ends of some streams, in one order, so that no two who take several wait for each other. */
export async function holdHeads({ client, scope }: Session, streams: readonly Stream[]): Promise<readonly Head[]> {
  const wanted = [...new Set(streams)].toSorted();
  await client.query(
    `insert into journal_head (province, stream, seq, hash)
     select $1, stream, 0, decode($3, 'hex') from unnest($2::text[]) as t (stream) order by stream on conflict do nothing`,
    [scope.province, wanted, NO_HASH],
  );
  const found = await client.query<Head>(
    `select stream, seq, encode(hash, 'hex') as hash from journal_head where province = $1 and stream = any ($2) order by stream for update`,
    [scope.province, wanted],
  );
  return found.rows;
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
  insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, support_group, term, paid_through, commune, unit, collector, known_at)
  select $1, $2, $3, line, person, product, day, delta, kind, support_group, term, paid_through, commune, unit, collector, to_timestamp($5::double precision / 1000)
  from jsonb_to_recordset($8::jsonb) as t (line smallint, person uuid, product text, day date, delta smallint, kind text, support_group text, term text, paid_through integer, commune text, unit text, collector uuid)
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
      JSON.stringify(postingRows(postings)),
      JSON.stringify(deltaRows(deltas)),
    ],
  });
  return { stream: entry.stream, seq: entry.seq, hash };
}

/** Postings of one entry as rows, without their place in the journal. */
export const postingRows = (postings: readonly Booked[]) =>
  postings.map(({ debit, credit, amount, on, bookedOn, unit, payment }, line) => ({
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

/** Changes of the count as rows, without their place in the journal. */
export const deltaRows = (deltas: readonly DeltaOf[]) =>
  // Field by field: objects that are spread are many times slower, and years of books pass here.
  deltas.map(({ person, product, day, delta, kind, group, term, paidThrough, commune, unit, collector }, line) => ({
    line: line + 1,
    person,
    product,
    day,
    delta,
    kind,
    support_group: group,
    term,
    paid_through: paidThrough,
    commune,
    unit,
    collector,
  }));

/** What one of many commands did to the books. */
export interface Written {
  readonly stream: Stream;
  readonly command: CommandId;
  readonly writtenAt: number;
  readonly postings: readonly Booked[];
  readonly deltas: readonly DeltaOf[];
}

const writeManySql = `
with entry as (
  insert into journal (province, stream, seq, command, written_at, hash)
  select $1, stream, seq, command, to_timestamp(at_ms / 1000), decode(hash, 'hex')
  from jsonb_to_recordset($2::jsonb) as t (stream text, seq bigint, command uuid, at_ms double precision, hash text)
), posted as (
  insert into posting (province, stream, seq, line, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, booked_on, written_at, unit, payment)
  select $1, stream, seq, line, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, booked_on, to_timestamp(at_ms / 1000), unit, payment
  from jsonb_to_recordset($3::jsonb) as t (stream text, seq bigint, at_ms double precision, line smallint, debit_kind text, debit_owner text, credit_kind text, credit_owner text,
    amount bigint, about_on date, booked_on date, unit text, payment uuid)
), counted as (
  insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, support_group, term, paid_through, commune, unit, collector, known_at)
  select $1, stream, seq, line, person, product, day, delta, kind, support_group, term, paid_through, commune, unit, collector, to_timestamp(at_ms / 1000)
  from jsonb_to_recordset($4::jsonb) as t (stream text, seq bigint, at_ms double precision, line smallint, person uuid, product text, day date, delta smallint, kind text, support_group text, term text,
    paid_through integer, commune text, unit text, collector uuid)
)
update journal_head h set seq = t.seq, hash = decode(t.hash, 'hex')
from jsonb_to_recordset($5::jsonb) as t (stream text, seq bigint, hash text) where h.province = $1 and h.stream = t.stream`;

/** Writes the entries of many commands, each chained to the one before it in its stream. Every stream must be held. */
export async function writeEntries(
  { client, scope }: Session,
  held: readonly Head[],
  all: readonly Written[],
): Promise<void> {
  const heads = new Map(held.map((head) => [head.stream, head]));
  const entries: object[] = [];
  const postings: object[] = [];
  const deltas: object[] = [];
  const moved = new Set<Stream>();
  for (const { stream, command, writtenAt, ...written } of all) {
    const head = heads.get(stream);
    if (!head) throw new Error('bug: an entry for a stream that is not held');
    const entry: Entry = { stream, seq: head.seq + 1, command, writtenAt, postings: written.postings };
    const hash = sha256(canonicalText(entry, head.hash));
    const place = { stream, seq: entry.seq, at_ms: writtenAt };
    entries.push({ ...place, command, hash });
    postings.push(...postingRows(written.postings).map((row) => ({ ...row, ...place })));
    deltas.push(...deltaRows(written.deltas).map((row) => ({ ...row, ...place })));
    heads.set(stream, { stream, seq: entry.seq, hash });
    moved.add(stream);
  }
  const ends = [...heads.values()].filter(({ stream }) => moved.has(stream));
  const rows = [entries, postings, deltas, ends].map((each) => JSON.stringify(each));
  await client.query({ name: 'write-entries', text: writeManySql, values: [scope.province, ...rows] });
}
