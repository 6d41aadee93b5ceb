import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { dayInVietnam } from '../../store/commands/vietnam.ts';

/** So many months are published together. */
export const MONTHS_TOGETHER = 12;

/** The months that are over or running, the latest first, which may be asked for. */
export function monthsUntil(now: number): readonly string[] {
  const current = parseMonth(dayInVietnam(now).slice(0, 7)) ?? 0;
  return Array.from({ length: 2 * MONTHS_TOGETHER }, (_, back) => formatMonth(current - back));
}

/** A month and those before it, the earliest first. */
export function monthsTo(last: string): readonly string[] {
  const end = parseMonth(last) ?? 0;
  return Array.from({ length: MONTHS_TOGETHER }, (_, at) => formatMonth(end - MONTHS_TOGETHER + 1 + at));
}
