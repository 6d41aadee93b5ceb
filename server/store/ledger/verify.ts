import type { CommandId, UnitCode } from '@diemtua/domain/ids';
import {
  account,
  verifyChain,
  type AccountKind,
  type Booked,
  type ChainFault,
  type Entry,
  type Stream,
} from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { sha256 } from './write.ts';

/** What an examination of the journal found. */
export interface Verified {
  readonly streams: number;
  readonly entries: number;
  readonly postings: number;
  readonly faults: readonly ChainFault[];
}

interface EntryRow {
  readonly seq: number;
  readonly command: CommandId;
  readonly written_ms: number;
  readonly hash: string;
  readonly postings: readonly PostingRow[] | null;
}

interface PostingRow {
  readonly debit_kind: AccountKind;
  readonly debit_owner: string;
  readonly credit_kind: AccountKind;
  readonly credit_owner: string;
  readonly amount: number;
  readonly about_on: PlainDate;
  readonly booked_on: PlainDate;
  readonly unit: UnitCode;
  readonly payment: string | null;
}

const entriesSql = `
select j.seq, j.command, (extract(epoch from j.written_at) * 1000)::float8 as written_ms, encode(j.hash, 'hex') as hash,
  (select jsonb_agg(p order by p.line) from posting p where p.province = j.province and p.stream = j.stream and p.seq = j.seq) as postings
from journal j where j.province = $1 and j.stream = $2 and j.seq > $3 order by j.seq limit $4`;
const entriesAtOnce = 1000;

/** Goes through the whole journal of the province, entry by entry, and finds every place where its chain is broken. */
export async function verifyJournal(
  session: Session,
  onProgress: (entries: number) => void = () => {},
): Promise<Verified> {
  const { client, scope } = session;
  const heads = await client.query<{ stream: Stream; seq: number; hash: string }>(
    `select stream, seq, encode(hash, 'hex') as hash from journal_head where province = $1 order by stream`,
    [scope.province],
  );
  // A stream whose head was taken away shows by its entries.
  const orphans = await client.query<{ stream: Stream }>(
    `select distinct stream from (select stream from journal where province = $1 union select stream from posting where province = $1) as s
     where not exists (select from journal_head h where h.province = $1 and h.stream = s.stream)`,
    [scope.province],
  );
  const faults: ChainFault[] = orphans.rows.map(({ stream }) => ({ fault: 'head', stream, seq: 0 }));
  let entries = 0;
  let postings = 0;
  for (const head of heads.rows) {
    const all = await entriesOf(session, head.stream, (count) => onProgress(entries + count));
    entries += all.length;
    postings += all.reduce((sum, entry) => sum + entry.postings.length, 0);
    const fault = verifyChain(head.stream, all, head, sha256);
    if (fault) faults.push(fault);
  }
  return { streams: heads.rows.length, entries, postings, faults };
}

async function entriesOf({ client, scope }: Session, stream: Stream, onProgress: (entries: number) => void) {
  const all: (Entry & { readonly hash: string })[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const found = await client.query<EntryRow>(entriesSql, [scope.province, stream, after, entriesAtOnce]);
    for (const { seq, command, written_ms, hash, postings } of found.rows) {
      all.push({
        stream,
        seq,
        command,
        writtenAt: Math.round(written_ms),
        hash,
        postings: (postings ?? []).map(readPosting),
      });
    }
    onProgress(all.length);
    if (found.rows.length < entriesAtOnce) return all;
  }
}

const readPosting = (row: PostingRow): Booked => ({
  debit: account(row.debit_kind, row.debit_owner),
  credit: account(row.credit_kind, row.credit_owner),
  amount: row.amount as Dong,
  on: row.about_on,
  bookedOn: row.booked_on,
  unit: row.unit,
  payment: row.payment,
});
