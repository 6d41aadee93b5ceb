import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { HandOverLimit } from './float.ts';

/** Told where a limit rests on no order that we have seen. */
export const ASSUMED_LIMIT = 'assumed';

/**
 * How long and how much a collector may hold, the order of each time. We have seen none yet: three days and twenty million đồng are assumed, and every screen that
 * uses them says so.
 */
export const HAND_OVER_LIMITS: readonly HandOverLimit[] = [
  { from: '2000-01-01' as PlainDate, amountMax: 20_000_000 as Dong, daysMax: 3, source: ASSUMED_LIMIT },
];
