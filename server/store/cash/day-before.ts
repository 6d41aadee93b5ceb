import type { PlainDate } from '@diemtua/law/kernel/plain-date';

const dayMs = 86_400_000;
const dayLength = 10;

/** The day before a day. */
export const dayBefore = (day: PlainDate): PlainDate =>
  new Date(Date.parse(day) - dayMs).toISOString().slice(0, dayLength) as PlainDate;
