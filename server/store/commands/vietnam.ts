import type { Weekday } from '@diemtua/domain/collection';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/** Vietnam's clocks stand seven hours ahead of UTC, without summer time. */
const aheadMs = 7 * 3_600_000;

/** The civil day in Vietnam at a moment, in milliseconds since 1970. */
export function dayInVietnam(ms: number): PlainDate {
  return new Date(ms + aheadMs).toISOString().slice(0, 10) as PlainDate;
}

/** The day of the week in Vietnam, Monday being 1, and the time as "HH:MM", at a moment in milliseconds since 1970. */
export function weekTimeInVietnam(ms: number): { readonly day: Weekday; readonly time: string } {
  const there = new Date(ms + aheadMs);
  // The calendar's week begins with Sunday, which is 0.
  return { day: (there.getUTCDay() || 7) as Weekday, time: there.toISOString().slice(11, 16) };
}
