import { makeId, type Id } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Chance } from '../chance.ts';

const dayMs = 86_400_000;

/** A moment in Vietnam, in milliseconds since 1970. */
export const momentOf = (day: PlainDate, minuteOfDay: number): number =>
  Date.parse(`${day}T00:00:00+07:00`) + minuteOfDay * 60_000;

/** An id that was made at a moment. */
export const idAt = <Name extends string>(ms: number, chance: Chance): Id<Name> => makeId<Name>(ms, chance.bytes(10));

/** The day so many days later. */
export const dayLater = (day: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as PlainDate;

/** How many days one day lies after another. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
