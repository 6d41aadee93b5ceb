import { MONTHS_IN_YEAR, formatMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { isIn, type Stay } from './stay.ts';

/** Who was won, and who of them took part after so many months. Those who were won too lately for it are left out of both. */
export interface Survival {
  readonly months: number;
  readonly won: number;
  readonly kept: number;
}

/** After how many months one looks whether people still pay. */
export const SURVIVAL_MONTHS = [3, 6, MONTHS_IN_YEAR] as const;

const LAST_DAYS = ['31', '30', '29', '28'];

/** The day so many months later: the same day of its month, or the month's last day where there is none. */
export function monthsLater(day: PlainDate, months: number): PlainDate {
  const month = formatMonth(monthOfDate(day) + months);
  const [, , own = ''] = day.split('-');
  return [own, ...LAST_DAYS].map((each) => parseDate(`${month}-${each}`)).find((each) => each !== null) ?? day;
}

/**
 * Survival by a key: collector (`wonBy`), `firstTerm`, area (`wonIn`), month of joining. Won: who joined for the first time or again; kept: who took part on the day so many months later,
 * without or after a break. What has no key stands under ''.
 * @param on the day up to which one knows
 */
export function survivalBy(
  stays: readonly Stay[],
  keyOf: (stay: Stay) => string | null,
  on: PlainDate,
  months: readonly number[] = SURVIVAL_MONTHS,
): ReadonlyMap<string, readonly Survival[]> {
  const ofPerson = new Map<string, Stay[]>();
  for (const stay of stays) {
    const key = `${stay.person} ${stay.product}`;
    const own = ofPerson.get(key);
    if (own) own.push(stay);
    else ofPerson.set(key, [stay]);
  }
  const found = new Map<string, { months: number; won: number; kept: number }[]>();
  for (const stay of stays) {
    if (stay.began === 'continuing') continue;
    const key = keyOf(stay) ?? '';
    const counts = found.get(key) ?? months.map((each) => ({ months: each, won: 0, kept: 0 }));
    found.set(key, counts);
    for (const count of counts) {
      const then = monthsLater(stay.from, count.months);
      if (then > on) continue;
      count.won++;
      if (ofPerson.get(`${stay.person} ${stay.product}`)?.some((each) => isIn(each, then))) count.kept++;
    }
  }
  return found;
}

/** Survival of parts as the survival of their whole. */
export function addSurvivals(parts: readonly (readonly Survival[])[]): readonly Survival[] {
  const sums = new Map<number, { months: number; won: number; kept: number }>();
  for (const { months, won, kept } of parts.flat()) {
    const sum = sums.get(months) ?? { months, won: 0, kept: 0 };
    sums.set(months, { months, won: sum.won + won, kept: sum.kept + kept });
  }
  return [...sums.values()].toSorted((a, b) => a.months - b.months);
}
