import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { figure } from '@diemtua/law';
import type { PersonId } from '../ids/index.ts';

/** Who is near the months that a pension asks for. */
export interface NearPension {
  readonly person: PersonId;
  readonly months: number;
  readonly missing: number;
}

/** The months of contribution that a pension asks for in a month, by the book of the law (Law 41/2024 art. 98: 15 years since July 2025). */
export function pensionMonths(month: Month): number {
  const value = figure('qualifyingMonths', month)?.value;
  const months = Number(value);
  return Number.isInteger(months) ? months : bug(`the book does not know qualifyingMonths in ${month}`);
}

/** Who lacks at most so many months of the pension's, the nearest first; who has them all is not among them. */
export function nearPension(
  people: readonly { readonly person: PersonId; readonly months: number }[],
  on: PlainDate,
  within: number,
): readonly NearPension[] {
  const needed = pensionMonths(monthOfDate(on));
  return people
    .map(({ person, months }) => ({ person, months, missing: needed - months }))
    .filter(({ missing }) => missing > 0 && missing <= within)
    .toSorted((a, b) => a.missing - b.missing || (a.person < b.person ? -1 : 1));
}
