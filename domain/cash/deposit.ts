import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { byCode } from './plain-text.ts';
import { GUESSES_MAX } from './limits.ts';

/** Cash that a unit's desk has counted and not yet brought to the bank. */
export interface AtDesk {
  readonly handOver: string;
  /** What was counted, which may differ from what was announced. */
  readonly amount: Dong;
  readonly on: PlainDate;
}

/**
 * Which of the counted cash a deposit may be that the bank shows: one hand-over, or all of some days in a row, of exactly its amount and not counted after it was paid in. A desk
 * brings whole days to the bank; what was left out or added is for a person to pick.
 * @returns ids of hand-overs, the smallest groups first; at most `GUESSES_MAX` groups
 */
export function depositsOf(
  deposit: { readonly amount: Dong; readonly bookedOn: PlainDate },
  atDesk: readonly AtDesk[],
): readonly (readonly string[])[] {
  const counted = atDesk
    .filter(({ on }) => on <= deposit.bookedOn)
    .toSorted((one, other) => byCode(one.on, other.on) || byCode(one.handOver, other.handOver));
  const singles = counted.filter(({ amount }) => amount === deposit.amount).map(({ handOver }) => [handOver]);
  const days = [...new Set(counted.map(({ on }) => on))];
  const ofDay = new Map(days.map((day) => [day, counted.filter(({ on }) => on === day)]));
  const runs = days.flatMap((_, first): readonly (readonly string[])[] => {
    const run: string[] = [];
    let sum = 0;
    for (const day of days.slice(first)) {
      for (const { handOver, amount } of ofDay.get(day) ?? []) {
        run.push(handOver);
        sum += amount;
      }
      if (sum >= deposit.amount) break;
    }
    return sum === deposit.amount && run.length > 1 ? [run] : [];
  });
  return [...singles, ...runs].toSorted((one, other) => one.length - other.length).slice(0, GUESSES_MAX);
}
