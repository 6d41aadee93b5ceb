/** A month is counted as twelve times its year plus its place in the year, so that later − earlier is a number of months. */
export type Month = number;

/** The month `place` (1–12) of `year`. */
export function monthOf(year: number, place: number): Month {
  return year * 12 + (place - 1);
}

/** The year in which the month lies. */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** "2026-07" */
export function printed(month: Month): string {
  return `${String(yearOf(month)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** "2026-07" as a month; null when it is not written like one. */
export function monthFrom(text: string): Month | null {
  const written = /^(\d{4})-(\d{2})$/u.exec(text);
  if (written === null) return null;
  const [year, place] = [Number(written[1]), Number(written[2])];
  return place >= 1 && place <= 12 ? monthOf(year, place) : null;
}

/** The month in which the day "2026-07-31" lies; null when there is no such day. */
export function monthOfDay(text: string): Month | null {
  const written = /^(\d{4}-\d{2})-(\d{2})$/u.exec(text);
  const month = written?.[1] === undefined ? null : monthFrom(written[1]);
  if (month === null) return null;
  const day = Number(written?.[2]);
  return day >= 1 && day <= daysIn(month) ? month : null;
}

/** The number of days of the month. */
export function daysIn(month: Month): number {
  const [year, place] = [yearOf(month), (month % 12) + 1];
  if (place === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(place) ? 30 : 31;
}
