import type { Brand } from '@diemtua/law/kernel/brand';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommandId, UnitCode } from '../ids/index.ts';
import { accountText } from './account.ts';
import type { Posting } from './posting.ts';

/** Who writes: a collector, a unit's office, the province. Its entries are numbered without gaps and chained. */
export type Stream = Brand<string, 'stream'>;

/** The stream of a collector, of a unit's office, or of the province. */
export const streamOf = (of: 'collector' | 'unit' | 'province', owner: string): Stream => `${of}/${owner}` as Stream;

/** A posting as it stands in the books of a unit. */
export interface Booked extends Posting {
  /** The day in whose books it stands: the day it is about, or the first open one after a closed period. */
  readonly bookedOn: PlainDate;
  readonly unit: UnitCode;
  /** The line of a receipt that it follows from, if it does. */
  readonly payment: string | null;
}

/** An entry of the journal: what one command did to the books. */
export interface Entry {
  readonly stream: Stream;
  /** 1, 2, 3 … within the stream. */
  readonly seq: number;
  readonly command: CommandId;
  /** When it was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly postings: readonly Booked[];
}

/** Before the first entry of a stream. */
export const NO_HASH = '0'.repeat(64);

/**
 * The text whose SHA-256 is the hash of an entry: everything that the entry says, in one fixed form, and the hash before it. Nobody can
 * change, add, drop or reorder an entry or a posting without another hash.
 */
export function canonicalText(entry: Entry, previous: string): string {
  const lines = entry.postings.map(({ debit, credit, amount, on, bookedOn, unit, payment }) =>
    [accountText(debit), accountText(credit), amount, on, bookedOn, unit, payment ?? '-'].join(' '),
  );
  const head = [previous, entry.stream, entry.seq, entry.command, entry.writtenAt];
  return [head.join(' '), ...lines].join('\n');
}

/** Where a chain is broken: the first entry that is not what its hash says, or a number that is missing. */
export type ChainFault =
  | { readonly fault: 'gap'; readonly stream: Stream; readonly seq: number }
  | { readonly fault: 'changed'; readonly stream: Stream; readonly seq: number }
  | { readonly fault: 'head'; readonly stream: Stream; readonly seq: number };

/**
 * Walks the entries of one stream, in order, and finds where the chain breaks; null when it holds.
 * @param head what the stream says of its own end
 * @param sha256 the hash of a text, in lower-case hexadecimal
 */
export function verifyChain(
  stream: Stream,
  entries: Iterable<Entry & { readonly hash: string }>,
  head: { readonly seq: number; readonly hash: string },
  sha256: (text: string) => string,
): ChainFault | null {
  let previous = NO_HASH;
  let seq = 0;
  for (const entry of entries) {
    seq++;
    if (entry.seq !== seq) return { fault: 'gap', stream, seq };
    if (sha256(canonicalText(entry, previous)) !== entry.hash) return { fault: 'changed', stream, seq };
    previous = entry.hash;
  }
  return head.seq === seq && head.hash === previous ? null : { fault: 'head', stream, seq: seq + 1 };
}
