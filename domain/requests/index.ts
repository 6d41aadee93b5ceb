import { figure } from '@diemtua/law';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { addDays, isWeekend } from '../cash/civil-days.ts';

/** What somebody asks of the office about the own record. */
export const REQUEST_KINDS = ['correction', 'complaint'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What a request may be about, as the screen offers it. */
export const REQUEST_SUBJECTS = [
  'name',
  'birth',
  'number',
  'address',
  'household',
  'payment',
  'service',
  'other',
] as const;
export type RequestSubject = (typeof REQUEST_SUBJECTS)[number];

/** How far a request has come; it never goes back. */
export const REQUEST_STATES = ['received', 'looked-at', 'answered'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Letters of a request, and of its answer. */
export const REQUEST_TEXT_MAX = 2_000;
/** Requests of one person that are not answered yet. */
export const REQUESTS_OPEN_MAX = 5;

/**
 * Working days in which a complaint is answered. A custom of this house: no text that we have seen fixes it for voluntary insurance, and every screen says so.
 */
const COMPLAINT_WORKING_DAYS = 10;

/** The day so many working days after another. Saturdays and Sundays are left out; public holidays are not known here, so the day is early rather than late. */
function workingDaysAfter(day: PlainDate, days: number): PlainDate {
  let at = day;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

/**
 * By which day a request is to be answered. A correction: the working days of Law 41/2024, article 29; where no law of its day fixes them, and for a complaint, a custom of the house.
 * @param madeOn the day on which it was received
 */
export function answerBy(kind: RequestKind, madeOn: PlainDate): { readonly day: PlainDate; readonly byLaw: boolean } {
  const value = kind === 'correction' ? figure('decisionDays', monthOfDate(madeOn), 'change')?.value : undefined;
  return typeof value === 'number'
    ? { day: workingDaysAfter(madeOn, value), byLaw: true }
    : { day: workingDaysAfter(madeOn, COMPLAINT_WORKING_DAYS), byLaw: false };
}

/** Whether a request may go from one state to another: forward only, and an answer is given once. */
export const mayBecome = (from: RequestState, to: RequestState): boolean =>
  REQUEST_STATES.indexOf(from) < REQUEST_STATES.indexOf(to);
