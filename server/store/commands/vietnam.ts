import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/** Vietnam's clocks stand seven hours ahead of UTC, without summer time. */
const aheadMs = 7 * 3_600_000;

/** The civil day in Vietnam at a moment, in milliseconds since 1970. */
export function dayInVietnam(ms: number): PlainDate {
  return new Date(ms + aheadMs).toISOString().slice(0, 10) as PlainDate;
}
