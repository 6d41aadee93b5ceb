import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/**
 * How a number of a receipt book stands. `skipped`: later numbers of the same hands were used, and the receipt of this one has not come: it waits on the
 * phone, or the paper is spoilt. `overdue`: unused when the lease had ended, and not returned. `stray`: used by a
 * collector in whose hands it never was.
 */
export type NumberState = 'used' | 'void' | 'stray' | 'skipped' | 'in-hand' | 'overdue' | 'returned' | 'free';

/** Numbers of a book side by side that stand alike. */
export interface NumberRun {
  readonly from: number;
  readonly to: number;
  readonly state: NumberState;
  /** In whose hands they were put last; null: in nobody's but the office's. */
  readonly lease: string | null;
}

/** Numbers that were put into a collector's hands. */
export interface LeasedNumbers {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly collector: string;
  /** Numbers from here on came back unused. */
  readonly returnedFrom: number | null;
  readonly endsOn: PlainDate;
}

/** What is known of a book's numbers. */
export interface BookNumbers {
  readonly from: number;
  readonly to: number;
  readonly leases: readonly LeasedNumbers[];
  readonly receipts: readonly {
    readonly number: number;
    readonly voided: boolean;
    /** Who gave it; null: the unit's desk. */
    readonly collector: string | null;
  }[];
}

/** Explains every number of a book, from the first to the last, so that no gap is left without its reason. */
export function numberRuns({ from, to, leases, receipts }: BookNumbers, today: PlainDate): readonly NumberRun[] {
  const used = new Map<number, boolean>();
  for (const { number, voided } of receipts) used.set(number, (used.get(number) ?? true) && voided);
  const newestFirst = leases.toReversed();
  const holderOf = (number: number): LeasedNumbers | null =>
    newestFirst.find((lease) => lease.from <= number && number <= lease.to) ?? null;
  const lastUsed = new Map<string | null, number>();
  const stray = new Set<number>();
  for (const { number, collector } of receipts) {
    const holder = holderOf(number);
    // What was never in these hands says nothing of the numbers before it.
    if (collector !== null && holder?.collector !== collector) stray.add(number);
    else lastUsed.set(holder?.id ?? null, Math.max(number, lastUsed.get(holder?.id ?? null) ?? 0));
  }
  const stateOf = (number: number, lease: LeasedNumbers | null): NumberState => {
    const voided = used.get(number);
    if (voided !== undefined) return voided ? 'void' : stray.has(number) ? 'stray' : 'used';
    if (lease && lease.returnedFrom !== null && number >= lease.returnedFrom) return 'returned';
    if (number < (lastUsed.get(lease?.id ?? null) ?? 0)) return 'skipped';
    if (lease === null) return 'free';
    return lease.endsOn < today ? 'overdue' : 'in-hand';
  };
  const runs: { from: number; to: number; state: NumberState; lease: string | null }[] = [];
  for (let number = from; number <= to; number++) {
    const lease = holderOf(number);
    const state = stateOf(number, lease);
    const last = runs.at(-1);
    if (last && last.state === state && last.lease === (lease?.id ?? null)) last.to = number;
    else runs.push({ from: number, to: number, state, lease: lease?.id ?? null });
  }
  return runs;
}
