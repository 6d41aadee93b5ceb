import { answer, figure } from '@diemtua/law';
import { bug } from '@diemtua/law/kernel/assert';
import type { Dong } from '@diemtua/law/kernel/dong';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import type { HouseholdId } from '../ids/index.ts';
import type { SupportGroup } from '../registry/group.ts';
import type { Claim, HealthClaim, Method, Product, VoluntaryClaim } from './claim.ts';
import { canonicalOrder, goneOf, paidBackOf, takenOnOf, type Line, type PaymentId } from './line.ts';
import { MONTHS_AHEAD_MAX } from './limits.ts';
import type { Question } from './question.ts';

/** How a person came to this payment: for the first time, without a break, or again after a break. */
export type JoinKind = 'first' | 'continuing' | 're-registered';

/** Months that a person had paid before these books began. */
export interface EarlierMonths {
  readonly until: Month;
  readonly supported: number;
}

/** What the registry knows of a person, as far as money asks. */
export interface Payer {
  readonly groupOn: (day: PlainDate) => SupportGroup;
  /** What stands against voluntary insurance on a day: under compulsory insurance, on a pension; null: nothing. */
  readonly statusOn: (day: PlainDate) => string | null;
  /**
   * Whether the person belonged to a household on a day, or came into it later. Left out where the registry is not asked: for a price before anybody is enrolled.
   */
  readonly isMemberOf?: (household: HouseholdId, day: PlainDate) => boolean;
  readonly earlier: EarlierMonths | null;
}

/** Months covered by a line, and who pays what for them. */
export interface Covered {
  readonly outcome: 'covers';
  readonly product: Product;
  readonly kind: JoinKind;
  readonly method: Method | null;
  readonly income: Dong | null;
  readonly from: Month;
  readonly months: number;
  readonly group: SupportGroup | null;
  readonly supportedMonths: number;
  /** Before all support, with discount or interest. */
  readonly gross: Dong;
  readonly state: Dong;
  readonly local: Dong;
  readonly other: Dong;
  readonly sponsor: string | null;
  /** The person's own part. */
  readonly payable: Dong;
  /** What was paid above it, and stays in suspense until it is paid back. */
  readonly remainder: Dong;
}

/** What a line means for the books. */
export type Judgement =
  | Covered
  | { readonly outcome: 'suspense'; readonly question: Question }
  | { readonly outcome: 'voided' };

const zero = 0 as Dong;
const suspense = (question: Question): Judgement => ({ outcome: 'suspense', question });

/** Months that a line covers: the last one. */
export const lastMonth = ({ from, months }: Pick<Covered, 'from' | 'months'>): Month => (from + months - 1) as Month;

/**
 * Judges all lines of one person. The outcome depends on what is told, not on the order in which it came: see decision 0011.
 * @param payer what the registry knows; null: nobody has told us of this person yet
 * @param lines every line of the person, in any order
 * @param standing judgements of lines that were sent to the insurance office, which are kept as they are; but what was voided is void, sent or not
 */
export function judgeLines(
  payer: Payer | null,
  lines: readonly Line[],
  standing: ReadonlyMap<PaymentId, Judgement> = new Map(),
): ReadonlyMap<PaymentId, Judgement> {
  const judged = new Map<PaymentId, Judgement>();
  const before: { readonly line: Line; readonly covered: Covered }[] = [];
  for (const line of lines.toSorted(canonicalOrder)) {
    const kept = line.sent === null || line.voided ? undefined : standing.get(line.id);
    const judgement = kept ?? judge(payer, line, before);
    judged.set(line.id, judgement);
    const covered = judgement.outcome === 'covers' ? keptOf(judgement, line.refund?.from ?? null) : null;
    if (covered) before.push({ line, covered });
  }
  return judged;
}

/** What is still covered of a period: months that were given back are free again, and their support is not counted. Null: nothing. */
export function keptOf(covered: Covered, refundedFrom: Month | null): Covered | null {
  if (refundedFrom === null) return covered;
  const months = Math.min(covered.months, refundedFrom - covered.from);
  return months > 0 ? { ...covered, months, supportedMonths: Math.min(covered.supportedMonths, months) } : null;
}

type Before = readonly { readonly line: Line; readonly covered: Covered }[];

function judge(payer: Payer | null, line: Line, before: Before): Judgement {
  if (line.voided) return { outcome: 'voided' };
  const lastBack = lastDay(line.paidBack);
  if (lastBack !== null && paidBackOf(line) >= line.amount) return suspense({ asks: 'paid-back', on: lastBack });
  const judgement = judgeHeld(payer, line, before);
  // What was refunded while the line covered months went back as well: with what was paid back since, nothing may be left to ask about.
  if (judgement.outcome !== 'suspense' || goneOf(line) < line.amount) return judgement;
  const last = lastDay([...line.paidBack, ...(line.refund === null ? [] : [line.refund])]);
  return last === null ? judgement : suspense({ asks: 'paid-back', on: last });
}

const lastDay = (all: readonly { readonly on: PlainDate }[]): PlainDate | null =>
  all
    .map(({ on }) => on)
    .toSorted()
    .at(-1) ?? null;

/** Judges a line whose money is still here, or was when it covered months. */
function judgeHeld(payer: Payer | null, line: Line, before: Before): Judgement {
  const { settlement } = line;
  if (line.trouble !== null && settlement === null) return suspense(line.trouble);
  if (payer === null) return suspense({ asks: 'person-unknown' });
  const claim = settlement?.how === 'correct' ? settlement.claim : line.claim;
  const takenOn = takenOnOf(line);
  const paid = before.filter(({ covered }) => covered.product === claim.product);
  const due =
    claim.product === 'voluntary' ? dueVoluntary(payer, claim, takenOn, paid) : dueHealth(payer, claim, takenOn, paid);
  return due.outcome === 'covers' ? compare(line, due) : due;
}

/** What was paid beside what is due. More than is due is taken once the office has looked at it, or what is too much went back. */
function compare(line: Line, due: Covered): Judgement {
  const remainder = (line.amount - due.payable) as Dong;
  const back = paidBackOf(line);
  if (remainder === back || (remainder > back && line.settlement?.how === 'correct')) return { ...due, remainder };
  return suspense({ asks: 'amount-differs', due: due.payable, paid: (line.amount - back) as Dong });
}

/** Whoever adds to a contribution adds no more than what is still due: the province after the State, sponsors after both. */
const atMost = (told: number, rest: number): Dong => Math.min(told, rest) as Dong;

function dueVoluntary(payer: Payer, claim: VoluntaryClaim, takenOn: PlainDate, paid: Before): Judgement {
  const status = payer.statusOn(takenOn);
  if (status !== null) return suspense({ asks: 'not-eligible', status });
  const group = payer.groupOn(takenOn);
  const { method, income, years, months: missing, local, other } = claim;
  const supportedBefore = paid.reduce((sum, { covered }) => sum + covered.supportedMonths, 0);
  const told = askLaw('contribution', {
    payOn: takenOn,
    income,
    method,
    group,
    supportedMonthsBefore: (payer.earlier?.supported ?? 0) + supportedBefore,
    ...(years === undefined ? {} : { years }),
    ...(missing === undefined ? {} : { months: missing }),
    ...(local === undefined ? {} : { localPercent: local.percent }),
  });
  if (told.refused) return suspense({ asks: 'refused-by-law', ...told.refused });
  const { months, gross, stateSupport, localSupport, supportedMonths } = contributionAnswer.parse(told.answered);
  const question = overlap(claim, months, paid, payer.earlier) ?? untimely(claim, takenOn);
  if (question) return suspense(question);
  const added = atMost(localSupport, gross - stateSupport);
  const given = atMost(other?.amount ?? 0, gross - stateSupport - added);
  return {
    outcome: 'covers',
    product: 'voluntary',
    kind: kindOf(claim, months, paid, payer.earlier),
    method,
    income,
    from: claim.from,
    months,
    group,
    supportedMonths,
    gross: gross as Dong,
    state: stateSupport as Dong,
    local: added,
    other: given,
    sponsor: other?.sponsor ?? null,
    payable: (gross - stateSupport - added - given) as Dong,
    remainder: zero,
  };
}

function dueHealth(payer: Payer, claim: HealthClaim, takenOn: PlainDate, paid: Before): Judgement {
  const { from, months, place, other, household } = claim;
  // The ladder is the household's: without it nobody can say which place this member has.
  if (payer.isMemberOf?.(household, takenOn) === false) return suspense({ asks: 'household-unknown' });
  const told = askLaw('household-health', { payOn: takenOn, members: place, months });
  if (told.refused) return suspense({ asks: 'refused-by-law', ...told.refused });
  const gross = healthAnswer.parse(told.answered).perMember[place - 1] ?? bug('the ladder ends before this member');
  const question = overlap(claim, months, paid, null) ?? pastCard(claim, takenOn) ?? ahead(claim, takenOn);
  if (question) return suspense(question);
  const given = atMost(other?.amount ?? 0, gross);
  return {
    outcome: 'covers',
    product: 'health',
    kind: kindOf(claim, months, paid, null),
    method: null,
    income: null,
    from,
    months,
    group: null,
    supportedMonths: 0,
    gross: gross as Dong,
    state: zero,
    local: zero,
    other: given,
    sponsor: other?.sponsor ?? null,
    payable: (gross - given) as Dong,
    remainder: zero,
  };
}

const whole = z.int();
const contributionAnswer = z.object({
  months: whole,
  gross: whole,
  stateSupport: whole,
  localSupport: whole,
  supportedMonths: whole,
});
const healthAnswer = z.object({ perMember: z.array(whole) });
const refusal = z.object({ error: z.object({ code: z.string(), field: z.string().nullable() }) });

/** The law's answer, or its refusal with code and field. */
function askLaw(question: string, input: object) {
  const answered = answer(question, input);
  const refused = refusal.safeParse(answered);
  return refused.success ? { refused: refused.data.error } : { refused: null, answered };
}

/** Missing months that are bought take no month of the calendar: they overlap nothing. */
const takesMonths = (method: Method | null): boolean => method !== 'missing-months';

function overlap(claim: Claim, months: number, paid: Before, earlier: EarlierMonths | null): Question | null {
  if (claim.product === 'voluntary' && !takesMonths(claim.method)) return null;
  const until = claim.from + months - 1;
  if (earlier && claim.from <= earlier.until) {
    return { asks: 'months-already-paid', from: claim.from, until: Math.min(earlier.until, until) as Month, by: null };
  }
  for (const { line, covered } of paid) {
    if (!takesMonths(covered.method) || covered.from > until || lastMonth(covered) < claim.from) continue;
    const from = Math.max(covered.from, claim.from) as Month;
    const last = Math.min(lastMonth(covered), until) as Month;
    return { asks: 'months-already-paid', from, until: last, by: line.id };
  }
  return null;
}

/** Past the deadline of a periodic method the months are lost (facts 2.5); one may begin anew from a later month. */
function untimely(claim: VoluntaryClaim, takenOn: PlainDate): Question | null {
  const deadline = deadlineOf(claim.method, claim.from);
  if (deadline !== null && monthOfDate(takenOn) > deadline)
    return { asks: 'after-deadline', from: claim.from, deadline };
  return ahead(claim, takenOn);
}

/** Nobody is insured against an illness that was: a card begins in the month of the payment at the earliest. */
const pastCard = ({ from }: HealthClaim, takenOn: PlainDate): Question | null =>
  monthOfDate(takenOn) > from ? { asks: 'after-deadline', from, deadline: from } : null;

function ahead(claim: Claim, takenOn: PlainDate): Question | null {
  const earliest = (claim.from - MONTHS_AHEAD_MAX) as Month;
  return monthOfDate(takenOn) < earliest ? { asks: 'too-far-ahead', from: claim.from, earliest } : null;
}

/**
 * The last month in which the payment for a period that begins in `from` may come in; null where the payment is due at registration, before
 * what it covers. Law 41/2024 art. 36(3), Decree 134/2015 art. 12.
 */
export function deadlineOf(method: Method, from: Month): Month | null {
  if (method === 'missing-months') return null;
  const months = method === 'future-years' ? 1 : Number(figure('deadlineMonths', from, method)?.value ?? 1);
  return (from + months - 1) as Month;
}

/** Only a person of whom nothing was paid comes for the first time; months that touch what is paid, on either side, go on with it. */
function kindOf({ from }: Claim, months: number, paid: Before, earlier: EarlierMonths | null): JoinKind {
  if (paid.length === 0 && earlier === null) return 'first';
  const spans = paid.filter(({ covered }) => takesMonths(covered.method)).map(({ covered }) => covered);
  const ends = spans.filter((covered) => covered.from < from).map(lastMonth);
  if (earlier) ends.push(earlier.until);
  const touches = ends.some((end) => end >= from - 1) || spans.some((covered) => covered.from === from + months);
  return touches ? 'continuing' : 're-registered';
}

/** "07–12/2025" as two months in JSON. */
export const monthsText = ({ from, months }: Pick<Covered, 'from' | 'months'>) => ({
  from: formatMonth(from),
  until: formatMonth(from + months - 1),
});
