import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Stream } from '@diemtua/domain/ledger';
import { DELTA_KINDS, type DeltaKind } from '@diemtua/domain/plan';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { DeltaOf } from '../ledger/write.ts';
import type { SUM_TABLES } from '../plan/roll.ts';
import { FINEST_SUMS, SUM_STEPS, type SpansOfSum } from '../plan/spans.ts';
import type { Copying } from './copy-text.ts';

const dayMs = 86_400_000;
const dayOf = (text: string): number => Date.parse(text) / dayMs;
const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** What is asked again and again of few things is worked out once for each. */
function once<K, V>(work: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = work(of);
      known.set(of, found);
    }
    return found;
  };
}

const numberOfDay = once(dayOf);
const textOfDay = once((day: number): string => new Date(day * dayMs).toISOString().slice(0, 10));
const monthStart = once((day: number): number => dayOf(`${textOfDay(day).slice(0, 7)}-01`));
const yearStart = once((day: number): number => dayOf(`${textOfDay(day).slice(0, 4)}-01-01`));
const startOf = { day: (day: number): number => day, month: monthStart, year: yearStart };

/** The month in which something became known: itself, its year's first, or the first of the year 1, which stands for whenever. */
const knownFrom = {
  month: (month: number): number => month,
  year: (month: number): number => month - (month % 12),
  ever: (): number => 12,
};

/** Room for a month since the year 0, and for the places of a province and its collectors: a day, a month and a place are one number, in this order. */
const MONTHS = 2 ** 16;
const PLACES = 2 ** 16;

/** How many came and went, by kind, for each day, month of knowing and place of one product. */
type Tally = Map<number, Int32Array>;

const columnOf = new Map<DeltaKind, number>(DELTA_KINDS.map((kind, index) => [kind, index]));
const columns = DELTA_KINDS.map((kind) => kind.replace('-', '_'));

function rowIn(tally: Tally, key: number): Int32Array {
  let row = tally.get(key);
  if (row === undefined) {
    row = new Int32Array(DELTA_KINDS.length);
    tally.set(key, row);
  }
  return row;
}

/** A tally for longer spans, added up from one for shorter ones. */
function coarser(finer: Tally, { known, days }: SpansOfSum): Tally {
  const tally: Tally = new Map();
  const start = startOf[days];
  const knew = knownFrom[known];
  for (const [key, row] of finer) {
    const place = key % PLACES;
    const rest = (key - place) / PLACES;
    const month = rest % MONTHS;
    const into = rowIn(tally, (start((rest - month) / MONTHS) * MONTHS + knew(month)) * PLACES + place);
    for (let at = 0; at < row.length; at++) into[at] = (into[at] ?? 0) + (row[at] ?? 0);
  }
  return tally;
}

interface Term {
  readonly product: string;
  readonly known: number;
  readonly month: number;
  readonly commune: string;
  readonly term: string;
  joined: number;
  stopsMade: number;
  stopsRenewed: number;
}

interface OfProduct {
  readonly commune: Tally;
  readonly collector: Tally;
}

/**
 * The sums of participation of books that are told in bulk, added up in memory: the same rows that `rollUp` makes of the same deltas (`sums-in-bulk.books.test.ts` holds one against the
 * other). The database would read every delta again to make them, while whoever tells the books has each in hand.
 */
export class SumsInBulk {
  private readonly products = new Map<string, OfProduct>();
  private readonly places = new Map<string, number>();
  private readonly terms = new Map<string, Term>();

  /** Adds what an entry changes that became known at a moment, in milliseconds since 1970. */
  tell(deltas: readonly DeltaOf[], knownAt: number): void {
    if (deltas.length === 0) return;
    const known = monthOf(dayInVietnam(knownAt));
    for (const { product, day, delta, kind, commune, collector, term } of deltas) {
      const column = columnOf.get(kind) ?? 0;
      const on = numberOfDay(day) * MONTHS;
      const of = this.ofProduct(product);
      const inCommune = rowIn(of.commune, (on + known) * PLACES + this.placeOf(commune));
      inCommune[column] = (inCommune[column] ?? 0) + delta;
      if (collector !== null) {
        const inHands = rowIn(of.collector, (on + knownFrom.ever()) * PLACES + this.placeOf(collector));
        inHands[column] = (inHands[column] ?? 0) + delta;
      }
      if (kind === 'continuing' || kind === 'renewed') continue;
      const row = this.termOf(product, known, monthOf(day), commune, term ?? '');
      if (kind !== 'stopped') row.joined += delta;
      else if (delta < 0) row.stopsMade += 1;
      else row.stopsRenewed += 1;
    }
  }

  private ofProduct(product: string): OfProduct {
    let of = this.products.get(product);
    if (of === undefined) {
      of = { commune: new Map(), collector: new Map() };
      this.products.set(product, of);
    }
    return of;
  }

  private placeOf(code: string): number {
    const place = this.places.get(code) ?? this.places.size;
    if (place === PLACES) throw new Error(`more than ${PLACES} communes and collectors`);
    this.places.set(code, place);
    return place;
  }

  private termOf(product: string, known: number, month: number, commune: string, term: string): Term {
    const key = `${product} ${known} ${month} ${commune} ${term}`;
    let row = this.terms.get(key);
    if (row === undefined) {
      row = { product, known, month, commune, term, joined: 0, stopsMade: 0, stopsRenewed: 0 };
      this.terms.set(key, row);
    }
    return row;
  }

  /**
   * Hands over all rows, those of the sums in the order of their key: the key of a sorted table is built in a fraction of the time.
   * @param onPart is called whenever some more can be sent
   */
  async write(
    province: ProvinceCode,
    heads: ReadonlyMap<Stream, { readonly seq: number }>,
    into: Readonly<Record<(typeof SUM_TABLES)[number], Copying>>,
    onPart: () => Promise<void>,
  ): Promise<void> {
    for (const [stream, { seq }] of heads) if (seq > 0) into.participation_rolled.add({ province, stream, seq });
    for (const { product, known, month, commune, term, joined, stopsMade, stopsRenewed } of this.terms.values())
      into.participation_term.add({
        province,
        product,
        known_month: monthText(known),
        month: monthText(month),
        commune,
        term,
        joined,
        stops_made: stopsMade,
        stops_renewed: stopsRenewed,
      });
    await onPart();
    const codes = [...this.places.keys()].toSorted();
    const ranks = new Map(codes.map((code, rank) => [this.places.get(code) ?? 0, rank]));
    for (const [product, { commune, collector }] of [...this.products].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const finest = { commune: ranked(commune, ranks), collector: ranked(collector, ranks) };
      for (const { of, known, days, tally } of sumsFrom(finest)) {
        const shared = { province, product, of, known_span: known, day_span: days };
        for (const key of Float64Array.from(tally.keys()).toSorted()) {
          const rank = key % PLACES;
          const rest = (key - rank) / PLACES;
          const month = rest % MONTHS;
          const day = (rest - month) / MONTHS;
          const row = tally.get(key) ?? [];
          const own: Record<string, unknown> = {
            day_from: textOfDay(day),
            known_from: firstOfMonth(month),
            code: codes[rank],
          };
          for (const [at, column] of columns.entries()) own[column] = row[at];
          into.participation_sum.add(own, shared);
        }
        await onPart();
      }
    }
  }
}

const firstOfMonth = once(monthText);

/** The same tally with each place by its rank among all. */
const ranked = (tally: Tally, ranks: ReadonlyMap<number, number>): Tally =>
  new Map([...tally].map(([key, row]) => [key - (key % PLACES) + (ranks.get(key % PLACES) ?? 0), row]));

/** Every sum, in the order of its names. */
function sumsFrom(finest: OfProduct): readonly (SpansOfSum & { readonly tally: Tally })[] {
  const nameOf = ({ of, known, days }: SpansOfSum): string => `${of} ${known} ${days}`;
  const made = new Map(FINEST_SUMS.map((spans) => [nameOf(spans), { ...spans, tally: finest[spans.of] }]));
  for (const { of, known, days, from } of SUM_STEPS) {
    const finer = made.get(nameOf({ of, ...from }));
    if (!finer) throw new Error(`bug: ${nameOf({ of, ...from })} is needed before it is made`);
    made.set(nameOf({ of, known, days }), { of, known, days, tally: coarser(finer.tally, { of, known, days }) });
  }
  return [...made].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
