import { createHash } from 'node:crypto';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CommandId, UnitCode } from '../ids/index.ts';
import { account } from './account.ts';
import { canonicalText, NO_HASH, streamOf, verifyChain, type Booked, type Entry } from './journal.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const stream = streamOf('collector', 'my');

const booked = (amount: number, told: Partial<Booked> = {}): Booked => ({
  debit: account('float', 'my'),
  credit: account('fund', 'mai'),
  amount: amount as Dong,
  on: '2025-11-18' as PlainDate,
  bookedOn: '2025-12-01' as PlainDate,
  unit: 'SAPA' as UnitCode,
  payment: 'line-1',
  ...told,
});

const entryOf = (seq: number, postings: readonly Booked[], told: Partial<Entry> = {}): Entry => ({
  stream,
  seq,
  command: `command-${seq}` as CommandId,
  writtenAt: 1_763_433_000_000 + seq,
  postings,
  ...told,
});

/** Entries with their hashes, each over the one before, and the end of the stream. */
function chained(entries: readonly Entry[]) {
  let previous = NO_HASH;
  const hashed = entries.map((entry) => {
    previous = sha256(canonicalText(entry, previous));
    return { ...entry, hash: previous };
  });
  return { entries: hashed, head: { seq: entries.length, hash: previous } };
}

describe('the canonical text', () => {
  test('is one line for the entry and one for each posting', () => {
    const hers = booked(297_000);
    const support = booked(66_000, { debit: account('state', '10'), payment: null });
    expect(canonicalText(entryOf(1, [hers, support]), NO_HASH)).toBe(
      [
        `${'0'.repeat(64)} collector/my 1 command-1 1763433000001`,
        'float/my fund/mai 297000 2025-11-18 2025-12-01 SAPA line-1',
        'state/10 fund/mai 66000 2025-11-18 2025-12-01 SAPA -',
      ].join('\n'),
    );
  });

  test('an entry without postings, which only counts participants, is its head', () => {
    expect(canonicalText(entryOf(7, []), 'before')).toBe('before collector/my 7 command-7 1763433000007');
  });

  const entry = entryOf(1, [booked(297_000), booked(1_000)]);
  const first = (told: Partial<Booked>): Entry => entryOf(1, [booked(297_000, told), booked(1_000)]);
  test.each<readonly [string, Entry, string]>([
    ['the hash before', entry, '1'.repeat(64)],
    ['the stream', { ...entry, stream: streamOf('unit', 'my') }, NO_HASH],
    ['the number', { ...entry, seq: 2 }, NO_HASH],
    ['the command', { ...entry, command: 'other' as CommandId }, NO_HASH],
    ['the moment', { ...entry, writtenAt: entry.writtenAt + 1 }, NO_HASH],
    ['a debit', first({ debit: account('bank', 'my') }), NO_HASH],
    ['a credit', first({ credit: account('fund', 'other') }), NO_HASH],
    ['an amount', first({ amount: 297_001 as Dong }), NO_HASH],
    ['the day', first({ on: '2025-11-19' as PlainDate }), NO_HASH],
    ['the day of the books', first({ bookedOn: '2025-11-18' as PlainDate }), NO_HASH],
    ['the unit', first({ unit: 'BATXAT' as UnitCode }), NO_HASH],
    ['the line', first({ payment: null }), NO_HASH],
    ['the order of postings', entryOf(1, entry.postings.toReversed()), NO_HASH],
    ['a posting more', entryOf(1, [...entry.postings, booked(1)]), NO_HASH],
    ['a posting less', entryOf(1, entry.postings.slice(1)), NO_HASH],
  ])('says %s', (_, other, previous) => {
    expect(canonicalText(other, previous)).not.toBe(canonicalText(entry, NO_HASH));
  });

  test('streams are a collector’s, a unit’s, the province’s', () => {
    expect([streamOf('collector', 'my'), streamOf('unit', 'SAPA'), streamOf('province', '10')]).toEqual([
      'collector/my',
      'unit/SAPA',
      'province/10',
    ]);
    expect(NO_HASH).toHaveLength(64);
  });
});

describe('the chain of a stream', () => {
  const three = () => chained([1, 2, 3].map((seq) => entryOf(seq, [booked(seq)])));
  const verify = (told: Iterable<Entry & { readonly hash: string }>, end = three().head) =>
    verifyChain(stream, told, end, sha256);

  test('holds', () => {
    expect(verify(three().entries)).toBeNull();
    expect(verify([], { seq: 0, hash: NO_HASH })).toBeNull();
  });

  test('an entry that was taken out is a gap', () => {
    expect(verify(three().entries.toSpliced(1, 1))).toEqual({ fault: 'gap', stream, seq: 2 });
    expect(verify(three().entries.slice(1))).toEqual({ fault: 'gap', stream, seq: 1 });
  });

  test('two entries that changed places are a gap', () => {
    const [one, two, last] = three().entries;
    expect(verify([one, last, two].flatMap((each) => each ?? []))).toEqual({ fault: 'gap', stream, seq: 2 });
  });

  test('an entry that says something else is found by its number', () => {
    const changed = three().entries.map((entry) => (entry.seq === 2 ? { ...entry, postings: [booked(1_000)] } : entry));
    expect(verify(changed)).toEqual({ fault: 'changed', stream, seq: 2 });
  });

  test('an entry with a hash of its own breaks the next one', () => {
    const forged = three().entries.map((entry) => {
      const other = { ...entry, postings: [booked(1_000)] };
      return entry.seq === 2 ? { ...other, hash: sha256(canonicalText(other, three().entries[0]?.hash ?? '')) } : entry;
    });
    expect(verify(forged)).toEqual({ fault: 'changed', stream, seq: 3 });
  });

  test('a last entry that was cut off shows by the head', () => {
    expect(verify(three().entries.slice(0, 2))).toEqual({ fault: 'head', stream, seq: 3 });
    expect(verify([])).toEqual({ fault: 'head', stream, seq: 1 });
  });

  test('a head that says less, or has another hash, is a fault', () => {
    expect(verify(three().entries, { ...three().head, seq: 2 })).toEqual({ fault: 'head', stream, seq: 4 });
    expect(verify(three().entries, { ...three().head, hash: NO_HASH })).toEqual({ fault: 'head', stream, seq: 4 });
  });
});
