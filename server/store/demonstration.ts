import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from './session.ts';

const dayMs = 86_400_000;

/** How many days later (negative: earlier) one day is than another. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** A demonstration's own time. */
export interface DemonstrationTime {
  /** What is added to the machine's time, in milliseconds: whole days, so that the time of day is the real one. */
  readonly aheadMs: number;
}

/**
 * The time of a demonstration: on the day on which it was loaded it is the day on which its records end, and time goes on from there.
 * @returns null where the books are not a demonstration: there the time is the machine's
 */
export async function demonstrationTime({ client, scope }: Session): Promise<DemonstrationTime | null> {
  const { rows } = await client.query<{ shift_days: number }>(
    'select shift_days from demonstration where province = $1',
    [scope.province],
  );
  const [found] = rows;
  return found ? { aheadMs: found.shift_days * dayMs } : null;
}
