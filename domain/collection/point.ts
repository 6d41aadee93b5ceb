import { z } from 'zod';
import { communeCodeSchema, idSchema, type CommuneCode, type Id, type OrganisationId } from '../ids/index.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { daySchema } from './claim.ts';

/** A day of the week: Monday is 1, Sunday is 7. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days of the week on which a place is open from one time to another. */
export interface OpeningSpan {
  readonly days: readonly Weekday[];
  /** "07:30" */
  readonly from: string;
  /** "11:30": later on the same day. */
  readonly to: string;
}

/** When a place is open, week by week. */
export type OpeningHours = readonly OpeningSpan[];

/** Spans of one week: two a day, each day other than the others. */
export const SPANS_MAX = 14;
/** Greatest lengths of a point's name and address, and of a phone as it is printed. */
export const POINT_NAME_MAX = 120;
export const POINT_ADDRESS_MAX = 250;

/** What can be wrong with opening hours, and in which span. */
export interface HoursProblem {
  readonly code: 'no-hours' | 'too-many-spans' | 'no-days' | 'day-twice' | 'time-unreadable' | 'backwards' | 'overlap';
  /** Which span, from 0; 0 where it is about all. */
  readonly span: number;
}

const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * The first thing that is wrong with opening hours: a time that is none, an end before its beginning, one day twice in a span, two spans of one day that
 * overlap (they may touch).
 * @returns null: they are well-formed
 */
export function problemOfHours(hours: OpeningHours): HoursProblem | null {
  if (hours.length === 0) return { code: 'no-hours', span: 0 };
  if (hours.length > SPANS_MAX) return { code: 'too-many-spans', span: SPANS_MAX };
  for (const [span, { days, from, to }] of hours.entries()) {
    if (days.length === 0) return { code: 'no-days', span };
    if (new Set(days).size !== days.length) return { code: 'day-twice', span };
    if (!time.test(from) || !time.test(to)) return { code: 'time-unreadable', span };
    if (to <= from) return { code: 'backwards', span };
    const clash = hours
      .slice(0, span)
      .some((before) => before.days.some((day) => days.includes(day)) && before.from < to && from < before.to);
    if (clash) return { code: 'overlap', span };
  }
  return null;
}

/**
 * A time of day as people write it: "7:30", "7h30", "7h", "07.30", "17".
 * @returns "07:30", or null where it is none
 */
export function readTime(text: string): string | null {
  const read = /^(\d{1,2})(?:\s*[:.hg]\s*(\d{2})?)?$/i.exec(text.trim());
  if (read === null) return null;
  const written = `${(read[1] ?? '').padStart(2, '0')}:${read[2] ?? '00'}`;
  return time.test(written) ? written : null;
}

/** The times at which a place is open on a day of the week, the earliest first. */
export function timesOn(hours: OpeningHours, day: Weekday): readonly Pick<OpeningSpan, 'from' | 'to'>[] {
  return hours
    .filter(({ days }) => days.includes(day))
    .map(({ from, to }) => ({ from, to }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Days in a row with the same times: how hours are printed. */
export interface HoursRow {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly times: readonly Pick<OpeningSpan, 'from' | 'to'>[];
}

/** Opening hours as rows of days with the same times, Monday first; days on which it is closed are left out. */
export function rowsOfHours(hours: OpeningHours): readonly HoursRow[] {
  const rows: HoursRow[] = [];
  for (const day of WEEKDAYS) {
    const times = timesOn(hours, day);
    const before = rows.at(-1);
    const same = before !== undefined && before.last === day - 1 && textOf(before.times) === textOf(times);
    if (times.length === 0) continue;
    if (same) rows[rows.length - 1] = { ...before, last: day };
    else rows.push({ first: day, last: day, times });
  }
  return rows;
}

const textOf = (times: HoursRow['times']): string => times.map(({ from, to }) => `${from}-${to}`).join();

/** Whether a place is open at a moment of the week, and what comes next. */
export type OpenState =
  | { readonly open: true; readonly until: string }
  /** `inDays` from now: 0 is today. */
  | { readonly open: false; readonly next: Weekday; readonly from: string; readonly inDays: number }
  | { readonly open: false; readonly next: null };

/**
 * Whether a place is open. A span holds from its beginning up to, not with, its end; spans that touch are one.
 * @param now "HH:MM" of that day
 */
export function openState(hours: OpeningHours, day: Weekday, now: string): OpenState {
  const today = timesOn(hours, day);
  const current = today.find(({ from, to }) => from <= now && now < to);
  if (current !== undefined) {
    const until = today.reduce((end, { from, to }) => (from === end ? to : end), current.to);
    return { open: true, until };
  }
  for (let inDays = 0; inDays <= WEEKDAYS.length; inDays++) {
    const next = WEEKDAYS[(day - 1 + inDays) % WEEKDAYS.length] ?? day;
    const first = timesOn(hours, next).find(({ from }) => inDays > 0 || from > now);
    if (first !== undefined) return { open: false, next, from: first.from, inDays };
  }
  return { open: false, next: null };
}

/** A collecting point (điểm thu): where an organisation takes payments at its hours. */
export interface CollectingPoint {
  readonly id: Id<'point'>;
  readonly organisation: OrganisationId;
  readonly commune: CommuneCode;
  readonly name: string;
  /** Below the commune: hamlet, street. */
  readonly address: string;
  /** Degrees; null where nobody measured. */
  readonly at: { readonly lat: number; readonly lon: number } | null;
  readonly hours: OpeningHours;
  /** The point's phone, or the one of work of whoever sits there; null: none is open to all. */
  readonly phone: string | null;
  readonly from: PlainDate;
  /** The last day; null: it goes on. */
  readonly to: PlainDate | null;
}

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .regex(/^[^\p{C}]+$/u),
    );

/** Opening hours; what is wrong stands in the message as its code, at its span. */
export const hoursSchema = z
  .array(
    z.strictObject({
      days: z.array(z.literal(WEEKDAYS)).max(WEEKDAYS.length),
      from: z.string().max(5),
      to: z.string().max(5),
    }),
  )
  .max(SPANS_MAX)
  .superRefine((hours, context) => {
    const wrong = problemOfHours(hours);
    if (wrong !== null) context.addIssue({ code: 'custom', message: wrong.code, path: [wrong.span] });
  });

// The land of Vietnam, with its islands: what lies beyond was typed the wrong way round.
const latitude = z.number().min(8).max(24);
const longitude = z.number().min(102).max(110);
/** What people call: a mobile, a fixed line, or one of the short numbers of eight to ten digits that begin with 1. */
const callable = z.string().regex(/^(?:0(?:[35789]\d{8}|2\d{9})|1\d{7,9})$/);

/** The schema of a collecting point as an office tells it. */
export const pointSchema = z
  .strictObject({
    id: idSchema<'point'>(),
    organisation: idSchema<'organisation'>(),
    commune: communeCodeSchema,
    name: line(POINT_NAME_MAX),
    address: line(POINT_ADDRESS_MAX),
    at: z.strictObject({ lat: latitude, lon: longitude }).nullable(),
    hours: hoursSchema,
    phone: callable.nullable(),
    from: daySchema,
    to: daySchema.nullable(),
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['to'] });
