import { allSeries } from '../book/parameters/index.ts';
import type { Month } from '../kernel/month.ts';
import { stepAt, valueOf, type Confidence } from '../language/series.ts';
import { show, type Shown } from '../readings/show.ts';

/** One legal number as it holds in a month, with where it stands and how sure we are of it. */
export interface Figure {
  readonly value: Shown;
  readonly cite: string;
  readonly confidence: Confidence;
  /** The newest value that is known, used beyond the time for which it is known. */
  readonly assumed: boolean;
}

const byName = new Map(allSeries.map((series) => [series.name, series]));

/**
 * A legal number of the book in a month, for those who hold records rather than ask a question: a deadline, a limit.
 * @param name the identifier of the number, as on its page: `deadlineMonths`
 * @param key what the number is looked up by, where it has several: a method, a group, a year
 * @returns null where the book knows no such number, or none for that month and key
 */
export function figure(name: string, month: Month, key?: string): Figure | null {
  const series = byName.get(name);
  const found = series && stepAt(series, month);
  if (!found) return null;
  const place =
    series.key === null ? 0 : series.key.by === 'choice' ? series.key.choices.indexOf(key ?? '') : Number(key);
  const value = Number.isInteger(place) ? valueOf(series, found.step, place) : null;
  if (value === null) return null;
  const { cite, confidence } = found.step;
  return { value: show(value, series.unit), cite, confidence, assumed: found.assumed };
}
