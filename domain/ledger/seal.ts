import type { ProvinceCode } from '../ids/index.ts';
import { NO_HASH, type Stream } from './journal.ts';

/** Where a stream ended when it was sealed. */
export interface SealedHead {
  readonly stream: Stream;
  readonly seq: number;
  readonly hash: string;
}

/** A seal over the ends of all streams of a province. */
export interface Seal {
  /** 1, 2, 3 … within the province. */
  readonly seq: number;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  /** In the order of the streams' names. */
  readonly heads: readonly SealedHead[];
}

/** A seal as it is kept. */
export interface KeptSeal extends Seal {
  readonly hash: string;
}

/** The text whose SHA-256 is the hash of a seal: what it covers, and the hash of the seal before it. */
export function sealText(province: ProvinceCode, { seq, at, heads }: Seal, previous: string): string {
  const lines = heads
    .toSorted((a, b) => (a.stream < b.stream ? -1 : 1))
    .map(({ stream, seq: end, hash }) => [stream, end, hash].join(' '));
  return [[previous, province, seq, at].join(' '), ...lines].join('\n');
}

/** What is wrong with a row of seals: one is missing, one says something else than when it was made, a stream has vanished or grown shorter since. */
export type SealFault =
  | { readonly fault: 'seal-gap'; readonly seal: number }
  | { readonly fault: 'seal-changed'; readonly seal: number }
  | { readonly fault: 'stream-cut'; readonly seal: number; readonly stream: Stream };

/**
 * Goes through the seals of a province, oldest first, and finds the first place where they do not hold among themselves; null when they do. Whether the entries
 * that they name are still in the journal is for who has the journal.
 * @param sha256 the hash of a text, in lower-case hexadecimal
 */
export function verifySeals(
  province: ProvinceCode,
  seals: readonly KeptSeal[],
  sha256: (text: string) => string,
): SealFault | null {
  let previous = NO_HASH;
  let ends: ReadonlyMap<Stream, number> = new Map();
  for (const [index, seal] of seals.entries()) {
    if (seal.seq !== index + 1) return { fault: 'seal-gap', seal: index + 1 };
    if (sha256(sealText(province, seal, previous)) !== seal.hash) return { fault: 'seal-changed', seal: seal.seq };
    const now = new Map(seal.heads.map(({ stream, seq }) => [stream, seq] as const));
    const cut = [...ends].find(([stream, end]) => (now.get(stream) ?? 0) < end);
    if (cut) return { fault: 'stream-cut', seal: seal.seq, stream: cut[0] };
    previous = seal.hash;
    ends = now;
  }
  return null;
}
