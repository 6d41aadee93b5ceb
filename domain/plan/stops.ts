import { MONTHS_IN_YEAR, type Month } from '@diemtua/law/kernel/month';
import { deadlineOf } from '../collection/judge.ts';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import type { ForecastBasis, StopRow, Term } from './records.ts';
import { shrunkRate, shrunkRatio, strengthOf, type Observed } from './shrink.ts';

/** How covers end: what part of those known to end in so many months really ends, and how communes differ in it. */
export interface Stops {
  /** Doubt about the whole province's, as a part of it. */
  readonly sharedDoubt: number;
  /**
   * Who is expected to stop in each of the next months in a commune: of the covers that are known to end, of those renewed meanwhile, and of those who join meanwhile.
   * `due`: covers known to end in the month; `ofDue`: who is expected to stop of those, in all months; `variance`: of the sum of stops, by chance alone.
   */
  readonly ahead: (commune: CommuneCode, join: readonly number[], termShares: ReadonlyMap<Term, number>) => Ahead;
  readonly doubtOf: (commune: CommuneCode) => number;
  /**
   * How likely a cover of a term in a commune really ends where it is known to end in a month: as such covers did that had as long to go, and as the commune's did beside the province's. From 0 to 1;
   * whoever is due is reckoned with it, here as in lists and weekly needs. `share` and `ratio`: of those of which it is made; `records`: covers of the term in the commune that came to their end.
   */
  readonly riskOf: (term: Term, commune: CommuneCode, month: Month) => Risk;
  /** How many of a hundred covers of these communes are renewed, by their own and the province's records. */
  readonly renewalOf: (communes: readonly CommuneCode[]) => Renewal;
}

/** How likely a cover ends: as others with as long to go, times how the commune's end beside the province's. */
export interface Risk {
  readonly risk: number;
  readonly share: number;
  readonly ratio: number;
  readonly records: number;
}

/** Who is expected to stop, month by month. */
interface Ahead {
  readonly stop: readonly number[];
  readonly due: readonly number[];
  readonly ofDue: number;
  readonly variance: number;
}

/** How many of a hundred covers are renewed, here and in the province; the province's covers that came to their end and those that ended; and how the parts that end are to each other. */
export interface Renewal {
  readonly percent: number;
  readonly province: number;
  readonly covers: number;
  readonly ended: number;
  /** Parts of 1. */
  readonly endsInProvince: number;
  readonly endsHere: number;
  readonly ratio: number;
}

const MONTHS_OF: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: MONTHS_IN_YEAR,
};
/** Months of history that tell how covers end. */
const LOOK_BACK = 24;
/** Covers' worth of the term's common rate that the rate of a single lead is drawn by. */
const LEAD_STRENGTH = 30;
/** What is assumed to end of covers of which nothing is known. */
const UNKNOWN_STOPS = 0.2;
const SHARED_DOUBT = 0.05;
/** A lead at which all covers of a term tell, and a cycle longer than any forecast. */
const LEADS_MAX = 24;

/** Months that a cover of a term covers; null: nothing follows it. */
const monthsOf = (term: Term): number | null => (term === null ? null : (MONTHS_OF[term] ?? null));

/** Months from the first covered month to the month in which the −1 stands: what is covered, and the deadline of what would follow. */
function cycleOf(term: Term, month: Month): number {
  const months = monthsOf(term);
  if (months === null || term === null) return LEADS_MAX;
  const next = (month + months) as Month;
  return (deadlineOf(term, next) ?? next) + 1 - month;
}

/** Covers that end in one month and were known of in one month, of however many communes. */
interface Known {
  readonly knownIn: Month;
  made: number;
  renewed: number;
}

/** Covers by term, month of the −1 and month of knowing: those made, and those renewed, whose −1 was taken back. */
class Ledger {
  private readonly byTerm = new Map<Term, Map<Month, Map<Month, Known>>>();

  /** Rows of one term, month and month of knowing are one from here on: a province has a hundred communes, and is asked thousands of times. */
  add({ term, month, knownIn, made, renewed }: StopRow): void {
    const months = this.byTerm.get(term) ?? new Map<Month, Map<Month, Known>>();
    this.byTerm.set(term, months);
    const known = months.get(month) ?? new Map<Month, Known>();
    months.set(month, known);
    const sum = known.get(knownIn) ?? { knownIn, made: 0, renewed: 0 };
    known.set(knownIn, sum);
    sum.made += made;
    sum.renewed += renewed;
  }

  terms(): readonly Term[] {
    return [...this.byTerm.keys()];
  }

  /** Covers that end in a month, as known at the end of another. */
  at(term: Term, month: Month, knownUntil: Month): number {
    let sum = 0;
    for (const known of this.byTerm.get(term)?.get(month)?.values() ?? []) {
      if (known.knownIn <= knownUntil) sum += known.made - known.renewed;
    }
    return Math.max(0, sum);
  }

  /** All covers that were to end in a month, and those of them that did. */
  life(term: Term, month: Month): Observed {
    let [made, renewed] = [0, 0];
    for (const known of this.byTerm.get(term)?.get(month)?.values() ?? []) {
      made += known.made;
      renewed += known.renewed;
    }
    return { seen: Math.max(0, made - renewed), expected: made };
  }
}

/** Learns how covers end from what was ahead at past months' ends and what became of it. */
export function learnStops(basis: ForecastBasis): Stops {
  const { after, areas } = basis;
  const province = new Ledger();
  const own = new Map<CommuneCode, Ledger>(areas.map(({ commune }) => [commune, new Ledger()]));
  for (const row of basis.stops) {
    if (row.knownIn > after) continue;
    province.add(row);
    own.get(row.commune)?.add(row);
  }
  const shares = new Map(province.terms().map((term) => [term, sharesOf(province, term, after)]));
  const shareOf = (term: Term, lead: number): number => {
    const of = shares.get(term);
    return of === undefined ? UNKNOWN_STOPS : (of.byLead[lead - 1] ?? of.whole);
  };
  const observed = new Map(
    areas.map(({ commune }) => [commune, observedOf(own.get(commune) ?? new Ledger(), after, shareOf)]),
  );
  const units = new Map<UnitCode, Observed>();
  for (const { commune, unit } of areas) {
    const sum = units.get(unit) ?? { seen: 0, expected: 0 };
    const each = observed.get(commune) ?? { seen: 0, expected: 0 };
    units.set(unit, { seen: sum.seen + each.seen, expected: sum.expected + each.expected });
  }
  const unitStrength = strengthOf([...units.values()]);
  const strength = strengthOf([...observed.values()]);
  const ratios = new Map(
    areas.map(({ commune, unit }) => {
      const towards = shrunkRatio(units.get(unit) ?? { seen: 0, expected: 0 }, 1, unitStrength);
      return [commune, shrunkRatio(observed.get(commune) ?? { seen: 0, expected: 0 }, towards, strength)];
    }),
  );
  const life = lifeOf(province, province.terms(), after);
  const whole = shrunkRate(life.seen, life.expected, UNKNOWN_STOPS, 1);
  return {
    sharedDoubt: SHARED_DOUBT,
    doubtOf: (commune) => 1 / ((observed.get(commune)?.expected ?? 0) + strength),
    riskOf: (term, commune, month) => {
      const [share, ratio] = [shareOf(term, Math.max(1, month - after)), ratios.get(commune) ?? 1];
      const { expected: records } = lifeOf(own.get(commune) ?? new Ledger(), [term], after);
      return { risk: endingOf(share, ratio), share, ratio, records };
    },
    ahead: (commune, join, termShares) =>
      lookAhead(own.get(commune) ?? new Ledger(), after, join, termShares, shareOf, ratios.get(commune) ?? 1),
    renewalOf: (communes) => {
      const weight = (commune: CommuneCode): number => observed.get(commune)?.expected ?? 0;
      const all = communes.reduce((sum, commune) => sum + weight(commune), 0);
      const ratio =
        communes.reduce((sum, commune) => sum + (ratios.get(commune) ?? 1) * weight(commune), 0) /
          Math.max(1e-9, all) || 1;
      const [here, province] = [endingOf(whole, ratio), endingOf(whole, 1)];
      const percent = (ends: number): number => Math.round(100 * (1 - ends));
      return {
        percent: percent(here),
        province: percent(province),
        covers: life.expected,
        ended: life.seen,
        endsInProvince: province,
        endsHere: here,
        ratio,
      };
    },
  };
}

interface Shares {
  /** Of covers that are still to go for 1, 2, 3 … months: the part that ends. */
  readonly byLead: readonly number[];
  /** Of all covers: the part that ends. */
  readonly whole: number;
}

/**
 * What part of covers ends. Those who are going to renew do it early or late: the shorter the time that is left, the more of the covers still ahead really end. A lead is told for which
 * all covers are known already: those of a term are made at least as long before their end as they cover; for longer leads, all covers of the term tell.
 */
function sharesOf(ledger: Ledger, term: Term, after: Month): Shares {
  const { seen, expected } = lifeOf(ledger, [term], after);
  const whole = Math.min(1, shrunkRate(seen, expected, UNKNOWN_STOPS, 1));
  const byLead = Array.from({ length: monthsOf(term) ?? MONTHS_IN_YEAR }, (_, index) => {
    let [ahead, ended] = [0, 0];
    for (let month = after - LOOK_BACK + 1; month <= after; month++) {
      const known = ledger.at(term, month as Month, (month - index - 1) as Month);
      ahead += known;
      ended += Math.min(known, ledger.at(term, month as Month, month as Month));
    }
    return Math.min(1, shrunkRate(ended, ahead, whole, LEAD_STRENGTH));
  });
  return { byLead, whole };
}

function lifeOf(ledger: Ledger, terms: readonly Term[], after: Month): Observed {
  let [seen, expected] = [0, 0];
  for (const term of terms) {
    for (let month = after - LOOK_BACK + 1; month <= after; month++) {
      const life = ledger.life(term, month as Month);
      seen += life.seen;
      expected += life.expected;
    }
  }
  return { seen, expected };
}

/** What ended in a commune against what the province's shares let expect, over the last year; each cover is asked once, at the middle of its cycle. */
function observedOf(ledger: Ledger, after: Month, shareOf: (term: Term, lead: number) => number): Observed {
  let [seen, expected] = [0, 0];
  for (const term of ledger.terms()) {
    const lead = Math.min(MONTHS_IN_YEAR / 2, monthsOf(term) ?? MONTHS_IN_YEAR);
    for (let month = after - LOOK_BACK + 1; month <= after; month++) {
      const known = ledger.at(term, month as Month, (month - lead) as Month);
      expected += known * shareOf(term, lead);
      seen += Math.min(known, ledger.at(term, month as Month, month as Month));
    }
  }
  return { seen, expected };
}

/** A share of the province as a commune has it. */
const endingOf = (share: number, ratio: number): number => Math.min(1, share * ratio);

function lookAhead(
  ledger: Ledger,
  after: Month,
  join: readonly number[],
  termShares: ReadonlyMap<Term, number>,
  shareOf: (term: Term, lead: number) => number,
  ratio: number,
): Ahead {
  const horizon = join.length;
  const stop = Array.from({ length: horizon }, () => 0);
  const due = Array.from({ length: horizon }, () => 0);
  let [ofDue, variance] = [0, 0];
  for (const term of new Set([...ledger.terms(), ...termShares.keys()])) {
    const cycle = cycleOf(term, after);
    const step = monthsOf(term);
    // Covers that are made meanwhile: by renewal, and by those who join.
    const made = Array.from({ length: horizon }, () => 0);
    const joined = join.map((people) => people * (termShares.get(term) ?? 0));
    for (const [index, people] of joined.entries()) {
      const end = index + cycle;
      if (step !== null && end < horizon) made[end] = (made[end] ?? 0) + people;
    }
    for (let index = 0; index < horizon; index++) {
      const known = ledger.at(term, (after + index + 1) as Month, after);
      const early = made[index] ?? 0;
      const [ends, later] = [endingOf(shareOf(term, index + 1), ratio), endingOf(shareOf(term, LEADS_MAX), ratio)];
      const stops = known * ends + early * later;
      stop[index] = (stop[index] ?? 0) + stops;
      due[index] = (due[index] ?? 0) + known;
      ofDue += known * ends;
      variance += known * ends * (1 - ends) + early * later * (1 - later);
      const next = index + (step ?? horizon);
      if (next < horizon) made[next] = (made[next] ?? 0) + known + early - stops;
    }
  }
  return { stop, due, ofDue, variance };
}
