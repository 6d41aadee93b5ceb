import { figure } from '@diemtua/law';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { CoveredText } from '../asking/shapes.ts';
import type { CoveringPayment, Stretch } from './cover.ts';

/** A bar from one x to another; the months that it stands for. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly from: string;
  readonly until: string;
}

/** A bar of the lane of what somebody pays. */
export interface Share extends Bar {
  /** A month's share where it is whole, else the whole sum. */
  readonly amount: number;
  readonly aMonth: boolean;
  readonly group: CoveredText['group'];
  /** The State's percent; null where nothing is known of it. */
  readonly percent: number | null;
}

/** A moment on the axis. */
export interface Mark {
  readonly x: number;
  readonly month: string;
}

/** Everything that is drawn of the time that somebody paid. */
export interface Drawing {
  readonly years: readonly { readonly x: number; readonly year: number }[];
  readonly periods: readonly Bar[];
  readonly stretches: readonly (Bar & { readonly months: number; readonly kind: CoveredText['kind'] })[];
  readonly gaps: readonly (Bar & { readonly months: number })[];
  readonly next: Bar | null;
  readonly own: readonly Share[];
  readonly state: readonly Share[];
  readonly local: readonly Share[];
  readonly other: readonly Share[];
  readonly today: Mark;
  /** When the present law began, where it lies in what is shown. */
  readonly law: Mark | null;
  /** When enough months were paid for the family's funeral grant. */
  readonly enough: Mark | null;
}

const MONTHS_IN_YEAR = 12;
/** Law 41/2024 holds from this month on. */
const lawFrom = '2025-07';
const parting = 1.5;

const monthOf = (text: string): Month => parseMonth(text) ?? (0 as Month);

type Layer = 'payable' | 'state' | 'local' | 'other';

/** The funeral grant's months are full within this payment, if they are. */
function enoughIn(payments: readonly CoveringPayment[], today: Month): Month | null {
  const needed = figure('funeralPaidMonths', today)?.value;
  let paid = 0;
  for (const { covers } of payments) {
    if (typeof needed === 'number' && paid + covers.months >= needed) {
      return (monthOf(covers.from) + needed - paid - 1) as Month;
    }
    paid += covers.months;
  }
  return null;
}

/**
 * Lays the months that somebody paid over a width.
 * @param next the period that comes next, where there is one
 */
export function drawTimeline(
  payments: readonly CoveringPayment[],
  stretches: readonly Stretch[],
  next: { readonly from: Month; readonly months: number } | null,
  today: string,
  { left, width }: { readonly left: number; readonly width: number },
): Drawing | null {
  const first = stretches[0]?.from;
  if (first === undefined) return null;
  const now = monthOf(today.slice(0, 'YYYY-MM'.length));
  const last = Math.max(stretches.at(-1)?.until ?? now, now, next ? next.from + next.months - 1 : now);
  const from = first - 1;
  // At least three years are shown, so that a month is never wider than a hand.
  const months = Math.max(last + MONTHS_IN_YEAR / 2 - from, MONTHS_IN_YEAR * 3);
  const xOf = (month: number): number => left + ((month - from) * (width - left)) / months;
  const bar = (begin: number, until: number): Bar => ({
    x: xOf(begin),
    width: xOf(until + 1) - xOf(begin) - parting,
    from: formatMonth(begin as Month),
    until: formatMonth(until as Month),
  });
  const timed = payments.filter(({ covers }) => covers.method !== 'missing-months');
  const shares = (layer: Layer): readonly Share[] =>
    joined(timed, layer).map((share) => ({ ...share, ...bar(monthOf(share.from), monthOf(share.until)) }));
  const firstYear = Math.ceil(from / MONTHS_IN_YEAR);
  const years = Array.from({ length: Math.floor((from + months) / MONTHS_IN_YEAR) - firstYear + 1 }, (_, index) => {
    const month = (firstYear + index) * MONTHS_IN_YEAR;
    return { x: xOf(month), year: Number(formatMonth(month as Month).slice(0, 'YYYY'.length)) };
  });
  const mark = (month: number): Mark => ({ x: xOf(month), month: formatMonth(month as Month) });
  const law = monthOf(lawFrom);
  const enough = enoughIn(timed, now);
  const dayShare = Number(today.slice(-2)) / 31;
  return {
    years: years.filter(({ x }) => x < width - left / 4),
    periods: timed.map(({ covers }) => bar(monthOf(covers.from), monthOf(covers.until))),
    stretches: stretches.map((each) => ({ ...bar(each.from, each.until), months: each.months, kind: each.kind })),
    gaps: stretches.slice(1).map((each, index) => {
      const begin = (stretches[index]?.until ?? each.from) + 1;
      return { ...bar(begin, each.from - 1), months: each.from - begin };
    }),
    next: next && bar(next.from, next.from + next.months - 1),
    own: shares('payable'),
    state: shares('state'),
    local: shares('local'),
    other: shares('other'),
    today: { x: xOf(now + dayShare), month: formatMonth(now) },
    law: law > from && law < from + months ? mark(law) : null,
    enough: enough === null || enough > now ? null : mark(enough + 1),
  };
}

type Text = Omit<Share, 'x' | 'width'>;

/** One payment's share of a layer: a month's where it is whole. */
function shareOf({ covers }: CoveringPayment, layer: Layer): Text | null {
  const { from, until, months, group } = covers;
  const sum = covers[layer];
  if (sum <= 0) return null;
  const aMonth = sum % months === 0;
  const percent = layer === 'state' && group !== null ? figure('supportPercent', monthOf(from), group)?.value : null;
  return {
    from,
    until,
    amount: aMonth ? sum / months : sum,
    aMonth,
    group: layer === 'state' ? group : null,
    percent: typeof percent === 'number' ? percent : null,
  };
}

/** Shares that follow each other and are the same are one bar. */
function joined(payments: readonly CoveringPayment[], layer: Layer): readonly Text[] {
  const shares: Text[] = [];
  for (const payment of payments) {
    const share = shareOf(payment, layer);
    if (share === null) continue;
    const before = shares.at(-1);
    const same =
      before !== undefined &&
      before.aMonth &&
      share.aMonth &&
      before.group === share.group &&
      before.percent === share.percent &&
      (layer === 'state' || before.amount === share.amount) &&
      monthOf(before.until) + 1 === monthOf(share.from);
    if (same) shares[shares.length - 1] = { ...before, until: share.until };
    else shares.push(share);
  }
  return shares;
}
