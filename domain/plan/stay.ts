import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { addDays } from '../cash/civil-days.ts';
import type { Method, Product } from '../collection/claim.ts';
import type { CollectorId, CommuneCode, PersonId, UnitCode } from '../ids/index.ts';
import { dayBefore } from '../registry/dates.ts';
import type { PlanDelta } from './watch.ts';

/** One cover within a stay: its first day, by which term, and the last month it paid. */
export interface StayCover {
  readonly from: PlainDate;
  readonly term: Method | null;
  readonly paidThrough: Month | null;
}

/** One uninterrupted stretch of days in which a person takes part. Covers that follow each other without a day between are one stay. */
export interface Stay {
  readonly person: PersonId;
  readonly product: Product;
  /** The first day that counts. */
  readonly from: PlainDate;
  /** The first day that does not count any more, unless it is renewed. */
  readonly until: PlainDate;
  /** How it began; continuing: after a pause in which no month was missed. */
  readonly began: 'first' | 're-registered' | 'continuing';
  readonly covers: readonly StayCover[];
  /** By the first cover: where it was won, and by whom. */
  readonly wonIn: CommuneCode;
  readonly wonBy: CollectorId | null;
  /** By the last cover: where it counts now. */
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
}

/** The term of the first cover of a stay. */
export const firstTerm = ({ covers }: Stay): Method | null => covers[0]?.term ?? null;
/** The term of the last cover of a stay. */
export const lastTerm = ({ covers }: Stay): Method | null => covers.at(-1)?.term ?? null;

/** A day after all others, for a stay whose end nobody told. */
const NEVER = '9999-12-31' as PlainDate;

/**
 * The stays of people, by person, product and first day. Deltas that take each other back are gone; where two entries were merged, their days are one person's, and
 * days on which both took part are one stay.
 * @param mergedInto who an entry stands for now
 */
export function staysOf(
  deltas: readonly PlanDelta[],
  mergedInto: ReadonlyMap<PersonId, PersonId> = new Map(),
): readonly Stay[] {
  const byPerson = new Map<string, PlanDelta[]>();
  for (const delta of deltas) {
    const person = mergedInto.get(delta.person) ?? delta.person;
    const key = `${person} ${delta.product}`;
    const own = byPerson.get(key);
    if (own) own.push(delta);
    else byPerson.set(key, [delta]);
  }
  return [...byPerson.keys()].toSorted().flatMap((key) => staysOfOne(key, byPerson.get(key) ?? []));
}

interface Turn {
  readonly delta: PlanDelta;
  net: number;
}

function staysOfOne(key: string, deltas: readonly PlanDelta[]): Stay[] {
  const turns = new Map<string, Turn>();
  for (const delta of deltas) {
    const { day, kind, commune, unit, collector, term } = delta;
    const text = [day, kind, commune, unit, collector, term].join(' ');
    const turn = turns.get(text) ?? { delta, net: 0 };
    turn.net += delta.delta;
    turns.set(text, turn);
  }
  const standing = [...turns.values()].filter(({ net }) => net !== 0);
  const days = [...new Set(standing.map(({ delta }) => delta.day))].toSorted();
  const person = key.slice(0, key.indexOf(' ')) as PersonId;
  const stays: Stay[] = [];
  let count = 0;
  let open: Stay | null = null as Stay | null;
  for (const day of days) {
    const today = standing.filter(({ delta }) => delta.day === day);
    const before = count;
    count += today.reduce((sum, { net }) => sum + net, 0);
    const begun = today.find(({ net }) => net > 0)?.delta;
    if (begun && count > 0) {
      const { commune, unit, collector, term, paidThrough } = begun;
      const cover: StayCover = { from: day, term, paidThrough };
      open =
        open === null || before <= 0
          ? openStay(person, begun, cover)
          : { ...open, covers: [...open.covers, cover], commune, unit, collector };
    }
    if (count <= 0 && open !== null) {
      stays.push({ ...open, until: day });
      open = null;
    }
  }
  return open === null ? stays : [...stays, open];
}

function openStay(person: PersonId, begun: PlanDelta, cover: StayCover): Stay {
  const { product, day: from, commune, unit, collector } = begun;
  const began = beganBy(begun);
  const won = { wonIn: commune, wonBy: collector };
  return { person, product, from, until: NEVER, began, covers: [cover], ...won, commune, unit, collector };
}

function beganBy({ kind }: PlanDelta): Stay['began'] {
  return kind === 'first' || kind === 're-registered' ? kind : 'continuing';
}

/** Whether a stay covers a day. */
export const isIn = ({ from, until }: Stay, on: PlainDate): boolean => from <= on && on < until;

/** How a stay stands on a day: its month is paid; not paid, but the deadline has not passed; in force, and what was paid is not known; not in force. Counted apart everywhere. */
export function standingOn(stay: Stay, on: PlainDate): 'paid-up' | 'within-deadline' | 'not-known' | 'none' {
  if (!isIn(stay, on)) return 'none';
  const cover = stay.covers.findLast(({ from }) => from <= on);
  if (!cover || cover.paidThrough === null) return 'not-known';
  return monthOfDate(on) <= cover.paidThrough ? 'paid-up' : 'within-deadline';
}

const byEnd = (one: Stay, other: Stay): number =>
  one.until === other.until ? (one.person < other.person ? -1 : 1) : one.until < other.until ? -1 : 1;

/** Who comes due within so many days from a day on, the soonest first: the last day on which to pay (`until` less one day) is the day itself or one of the days after. */
export function dueWithin(stays: readonly Stay[], on: PlainDate, days: number): readonly Stay[] {
  const last = addDays(on, days);
  return stays
    .filter((stay) => {
      if (!isIn(stay, on)) return false;
      const payBy = dayBefore(stay.until);
      return payBy >= on && payBy <= last;
    })
    .toSorted(byEnd);
}

/** Who came back from a day to a day, both included, after having stopped: the stay and the one before it. */
export function returnedIn(
  stays: readonly Stay[],
  from: PlainDate,
  to: PlainDate,
): readonly { readonly stay: Stay; readonly before: Stay }[] {
  const last = new Map<string, Stay>();
  return stays
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap((stay) => {
      const key = `${stay.person} ${stay.product}`;
      const before = last.get(key);
      last.set(key, stay);
      return before !== undefined && stay.from >= from && stay.from <= to ? [{ stay, before }] : [];
    });
}
