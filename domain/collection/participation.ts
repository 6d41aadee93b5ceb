import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CollectorId, CommuneCode, UnitCode } from '../ids/index.ts';
import type { Method, Product } from './claim.ts';
import type { SupportGroup } from '../registry/group.ts';
import { deadlineOf, lastMonth, type Covered, type JoinKind } from './judge.ts';

/** Where and with whom a participant counts. */
export interface Place {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
}

/** One person more, or one fewer, from a day on. */
export interface Delta extends Place {
  readonly day: PlainDate;
  readonly delta: 1 | -1;
  readonly product: Product;
  /** How the person came, or how the cover ends: renewed by the next, or let go. */
  readonly kind: JoinKind | 'renewed' | 'stopped';
  readonly group: SupportGroup | null;
  /** How the cover was paid; null: household health. */
  readonly term: Method | null;
  /** The last month that was paid: the cover counts on until the deadline of what follows. null: not known. */
  readonly paidThrough: Month | null;
}

/** A judgement that covers months, with the day on which its money was taken and where it counts. */
export interface Cover {
  readonly covered: Covered;
  readonly takenOn: PlainDate;
  readonly place: Place;
  /** The first month that was given back, if any. */
  readonly refundedFrom: Month | null;
}

const firstDayOf = (month: number): PlainDate => `${formatMonth(month)}-01` as PlainDate;

/** The day from which a cover counts: the day of the payment, or the first covered day if that is later. */
export function countsFrom({ covered, takenOn }: Cover): PlainDate {
  const first = firstDayOf(covered.from);
  return takenOn > first ? takenOn : first;
}

/**
 * The first day on which a person no longer counts, unless renewed: the day after the deadline for the period that would follow. Without a
 * period that would follow (months bought at once) it is the day after the last covered month, or after the month of payment.
 */
export function countsUntil({ covered, takenOn, refundedFrom }: Cover): PlainDate {
  const { method, product } = covered;
  if (refundedFrom !== null) return firstDayOf(refundedFrom);
  if (method === 'missing-months') return firstDayOf(monthOfDate(takenOn) + 1);
  const next = (lastMonth(covered) + 1) as Month;
  if (product === 'health' || method === null || method === 'future-years') return firstDayOf(next);
  return firstDayOf((deadlineOf(method, next) ?? lastMonth(covered)) + 1);
}

/**
 * The days on which a person's count changes, for one product: +1 where a cover begins to count, −1 where it ends or the next one takes over. Their sum up to a day is
 * 1 while the person takes part and else 0, in the whole and for each place, group and collector.
 */
export function deltasOf(covers: readonly Cover[]): readonly Delta[] {
  const spans = covers
    .map((cover) => ({ cover, from: countsFrom(cover), until: countsUntil(cover) }))
    // What never counts takes nothing over.
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.until < b.until ? -1 : 1));
  return spans.flatMap(({ cover, from, until }, index): readonly Delta[] => {
    const next = spans[index + 1];
    const end = next && next.from < until ? next.from : until;
    if (end <= from) return [];
    const { covered, place, refundedFrom } = cover;
    const paidThrough = (refundedFrom === null ? lastMonth(covered) : refundedFrom - 1) as Month;
    const renewed = next !== undefined && next.from <= until;
    // Field by field: years of books are counted with it, and objects that are spread into one another take many times longer.
    const change = (day: PlainDate, delta: 1 | -1, kind: Delta['kind']): Delta => ({
      day,
      delta,
      product: covered.product,
      kind,
      group: covered.group,
      term: covered.method,
      paidThrough,
      commune: place.commune,
      unit: place.unit,
      collector: place.collector,
    });
    return [change(from, 1, covered.kind), change(end, -1, renewed ? 'renewed' : 'stopped')];
  });
}

const textOf = ({ day, product, kind, group, term, paidThrough, commune, unit, collector }: Delta): string =>
  `${day} ${product} ${kind} ${group} ${term} ${paidThrough} ${commune} ${unit} ${collector}`;

/** What brings the deltas from those that stand to those that are wanted: nothing is taken away, its opposite is added. */
export function correctDeltas(standing: readonly Delta[], wanted: readonly Delta[]): readonly Delta[] {
  const net = new Map<string, { readonly delta: Delta; sum: number }>();
  const count = (delta: Delta, sign: 1 | -1): void => {
    const text = textOf(delta);
    const found = net.get(text) ?? { delta, sum: 0 };
    found.sum += sign * delta.delta;
    net.set(text, found);
  };
  for (const delta of standing) count(delta, -1);
  for (const delta of wanted) count(delta, 1);
  return [...net.values()].flatMap(({ delta, sum }) =>
    Array.from({ length: Math.abs(sum) }, () => ({ ...delta, delta: sum > 0 ? 1 : -1 }) as const),
  );
}
