import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { figure } from '@diemtua/law';
import type { CommuneCode, PersonId } from '../ids/index.ts';
import type { Term } from './records.ts';
import { shrunkRate } from './shrink.ts';
import { dueWithin, lastTerm, type Stay } from './stay.ts';

/** How covers of a term ended in a commune: those that came to their end, and those renewed. */
export interface RenewalRecord {
  readonly term: Term;
  readonly commune: CommuneCode;
  readonly due: number;
  readonly renewed: number;
}

/** A person who comes due, with how likely the stay ends there, from 0 to 1. An estimate. */
export interface AtRisk {
  readonly stay: Stay;
  readonly risk: number;
  /** Covers of this term in this commune on which it rests. */
  readonly records: number;
}

/** Covers' worth by which a commune's rate is drawn to the term's, and a term's to the whole. */
const STRENGTH = 30;
/** What is assumed to stop where nothing is known at all. */
const UNKNOWN = 0.2;

/** How likely a cover of a term in a commune is not renewed, from 0 to 1: by its own records, drawn to the term's in the province, and that to all terms'. An estimate. */
export function lapseRates(
  records: readonly RenewalRecord[],
): (term: Term, commune: CommuneCode) => { readonly risk: number; readonly records: number } {
  const sums = new Map<string, { due: number; stopped: number }>();
  const add = (key: string, { due, renewed }: RenewalRecord): void => {
    const sum = sums.get(key) ?? { due: 0, stopped: 0 };
    sums.set(key, { due: sum.due + due, stopped: sum.stopped + due - renewed });
  };
  for (const record of records) {
    add('all', record);
    add(`term ${record.term}`, record);
    add(`own ${record.term} ${record.commune}`, record);
  }
  const drawn = (key: string, towards: number, strength: number): number => {
    const { due, stopped } = sums.get(key) ?? { due: 0, stopped: 0 };
    return shrunkRate(stopped, due, towards, strength);
  };
  const all = drawn('all', UNKNOWN, 1);
  return (term, commune) => {
    const own = `own ${term} ${commune}`;
    return { risk: drawn(own, drawn(`term ${term}`, all, STRENGTH), STRENGTH), records: sums.get(own)?.due ?? 0 };
  };
}

/** Who is due within so many days, with the likelihood of stopping: the likeliest first, among equals the soonest. The sum of the risks is who is expected to stop. */
export function lapseRisk(
  stays: readonly Stay[],
  records: readonly RenewalRecord[],
  on: PlainDate,
  days: number,
): readonly AtRisk[] {
  const rateOf = lapseRates(records);
  return dueWithin(stays, on, days)
    .map((stay) => ({ stay, ...rateOf(lastTerm(stay), stay.commune) }))
    .toSorted((a, b) => b.risk - a.risk);
}

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
