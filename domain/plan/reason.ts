import { MONTHS_IN_YEAR, yearOfMonth, type Month } from '@diemtua/law/kernel/month';
import type { CommuneCode } from '../ids/index.ts';
import type { Expectation, Learned } from './expectation.ts';
import type { ForecastBasis } from './records.ts';
import { sharesOf } from './season.ts';

/** Why a forecast is as it is, with the figures; the weightiest first. The screens put it into words. Figures of the future are estimates. */
export type Reason =
  | { readonly code: 'dues-will-stop'; readonly due: number; readonly stop: number }
  | { readonly code: 'joins-expected'; readonly join: number; readonly perMonth: number }
  | { readonly code: 'joins-in-last-month'; readonly join: number }
  | { readonly code: 'joins-slower'; readonly recent: number; readonly yearBefore: number }
  | { readonly code: 'joins-faster'; readonly recent: number; readonly yearBefore: number }
  | { readonly code: 'year-end-rush'; readonly percentOfYear: number }
  | { readonly code: 'renewals-below-province'; readonly percent: number; readonly provincePercent: number }
  | { readonly code: 'renewals-above-province'; readonly percent: number; readonly provincePercent: number }
  | { readonly code: 'policy-break'; readonly percent: number; readonly since: Month }
  | { readonly code: 'few-records'; readonly joined: number; readonly ownPercent: number }
  | { readonly code: 'short-of-plan'; readonly missing: number; readonly plan: number }
  | { readonly code: 'plan-reached'; readonly over: number; readonly plan: number };

export const REASON_CODES = [
  'dues-will-stop',
  'joins-expected',
  'joins-in-last-month',
  'joins-slower',
  'joins-faster',
  'year-end-rush',
  'renewals-below-province',
  'renewals-above-province',
  'policy-break',
  'few-records',
  'short-of-plan',
  'plan-reached',
] as const satisfies readonly Reason['code'][];

/** Who joined in the last months, and in the same months a year before. */
export interface LateJoins {
  readonly recent: number;
  readonly yearBefore: number;
}

/** What reasons are found in. */
export interface ReasonBasis {
  readonly basis: ForecastBasis;
  readonly learned: Learned;
  /** By commune: see `latelyOf`. */
  readonly lately: ReadonlyMap<CommuneCode, LateJoins>;
  readonly members: readonly Expectation[];
  readonly join: number;
  readonly stop: number;
  readonly middle: number;
  readonly planned: number | null;
}

/** Joins of the last so many months are held against the same months a year before. */
export const RECENT_MONTHS = 3;
/** A fifth less or a quarter more, and by a few people: otherwise it is chance. */
const SLOWER = 0.8;
const FASTER = 1.25;
const PEOPLE_MIN = 5;
const RUSH = 1.3;
const POINTS_MIN = 5;
const FEW = 24;

const noJoins: LateJoins = { recent: 0, yearBefore: 0 };

/** Late joins by commune: counted once, because a province has more than a hundred places and years of records. */
export function latelyOf({
  after,
  joins,
}: Pick<ForecastBasis, 'after' | 'joins'>): ReadonlyMap<CommuneCode, LateJoins> {
  const found = new Map<CommuneCode, LateJoins>();
  const isOf = (last: number, month: Month): boolean => month <= last && month > last - RECENT_MONTHS;
  for (const { commune, month, people } of joins) {
    const { recent, yearBefore } = found.get(commune) ?? noJoins;
    if (isOf(after, month)) found.set(commune, { recent: recent + people, yearBefore });
    else if (isOf(after - MONTHS_IN_YEAR, month)) found.set(commune, { recent, yearBefore: yearBefore + people });
  }
  return found;
}

/** The reasons of a place, each with the people that it weighs; the weightiest first. */
export function reasonsOf({
  basis,
  learned,
  lately,
  members,
  join,
  stop,
  middle,
  planned,
}: ReasonBasis): readonly Reason[] {
  const { after, until, policyBreak } = basis;
  const { pace, stops } = learned;
  const months = until - after;
  const found: { readonly reason: Reason; readonly weight: number }[] = [];
  const say = (reason: Reason, weight: number): void => void found.push({ reason, weight });
  if (planned !== null && middle < planned) {
    say({ code: 'short-of-plan', missing: planned - middle, plan: planned }, Number.MAX_VALUE);
  } else if (planned !== null) say({ code: 'plan-reached', over: middle - planned, plan: planned }, Number.MAX_VALUE);
  const due = Math.round(members.reduce((sum, each) => sum + each.due.reduce((a, b) => a + b, 0), 0));
  if (stop > 0) say({ code: 'dues-will-stop', due, stop }, stop);
  if (join > 0 && months > 1) say({ code: 'joins-expected', join, perMonth: Math.round(join / months) }, join);
  if (join > 0 && months === 1) say({ code: 'joins-in-last-month', join }, join);
  const communes = members.map(({ area }) => area.commune);
  const own = communes.map((commune) => lately.get(commune) ?? noJoins);
  const recent = own.reduce((sum, each) => sum + each.recent, 0);
  const yearBefore = own.reduce((sum, each) => sum + each.yearBefore, 0);
  const moved = Math.abs(recent - yearBefore);
  if (moved >= PEOPLE_MIN && recent < SLOWER * yearBefore) say({ code: 'joins-slower', recent, yearBefore }, moved);
  if (moved >= PEOPLE_MIN && recent > FASTER * yearBefore) say({ code: 'joins-faster', recent, yearBefore }, moved);
  const lastMonth = until % MONTHS_IN_YEAR;
  const share = sharesOf(pace.season, yearOfMonth(until))[lastMonth] ?? 0;
  if (months > 0 && lastMonth === MONTHS_IN_YEAR - 1 && share * MONTHS_IN_YEAR > RUSH) {
    const rush = members.reduce((sum, each) => sum + (each.join.at(-1) ?? 0), 0);
    say({ code: 'year-end-rush', percentOfYear: Math.round(100 * share) }, rush / 2);
  }
  const { percent, province } = stops.renewalOf(communes);
  if (Math.abs(percent - province) >= POINTS_MIN) {
    const code = percent < province ? 'renewals-below-province' : 'renewals-above-province';
    say({ code, percent, provincePercent: province }, (due * Math.abs(percent - province)) / 100);
  }
  if (pace.perMonthBefore !== null && policyBreak !== null) {
    const ratio = pace.perMonth / pace.perMonthBefore;
    say(
      { code: 'policy-break', percent: Math.round(100 * ratio), since: policyBreak.month },
      join * Math.abs(1 - 1 / Math.max(ratio, 1e-9)),
    );
  }
  const [only] = members;
  if (members.length === 1 && only) {
    const records = pace.recordsOf(only.area.commune);
    if (records.joined < FEW) say({ code: 'few-records', ...records }, 0);
  }
  return found.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason);
}
