import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Anchor } from './anchors.ts';
import type { SpecialDay } from './lives.ts';

/** The demonstration's own today: what comes after it has not happened yet. The server's clock is the real one. */
export const TODAY = '2025-11-30' as PlainDate;
/** The books begin here; what people paid before stands as one line of their record. */
export const BOOKS_BEGIN = '2018-01-01' as PlainDate;

/** How large a demonstration is: the whole province, or a part of it with the same shape. */
export interface Scale {
  readonly seed: number;
  /** Of all who take part, how many are there. */
  readonly share: number;
  /** The same of the unit that is shown in depth: a screen needs people to show. */
  readonly shareInDepth: number;
}

/** The unit that is shown in depth. */
export const IN_DEPTH = 'SAPA';

const leastInDepth = 0.3;

/** A demonstration of the usual size, or a part of it. */
export const scaleOf = (seed: number, share: number): Scale => ({
  seed,
  share,
  shareInDepth: Math.max(share, leastInDepth),
});

/** The counts that a demonstration of a size comes to: the whole one's are those that were told. */
export const scaledAnchors = (anchors: readonly Anchor[], { share, shareInDepth }: Scale): readonly Anchor[] =>
  anchors.map(({ on, counts }) => ({
    on,
    counts: {
      sapa: Math.round(counts.sapa * shareInDepth),
      'lao-cai': Math.round(counts['lao-cai'] * share),
      'yen-bai': Math.round(counts['yen-bai'] * share),
    },
  }));

/** Those who join on a special day, in a demonstration of a size. */
export const scaledDay = ({ on, people }: SpecialDay, { share }: Scale): SpecialDay => ({
  on,
  people: Math.max(1, Math.round(people * share)),
});
