import { keptOf, quote, type Covered, type PaidBefore, type Payer, type Question } from '@diemtua/domain/collection';
import type { ClaimText, HealthClaim, VoluntaryClaim } from '@diemtua/domain/collection';
import type { HouseholdId, PersonId } from '@diemtua/domain/ids';
import { answer, type Words } from '@diemtua/law';
import type { Dong } from '@diemtua/law/kernel/dong';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { readDong, readMonth, readNumber } from '@diemtua/ui';
import type { Contribution } from '../people/contribution.ts';
import type { Draft } from './draft.ts';

/** A field that cannot be read yet. */
export type Unread =
  | 'income'
  | 'from'
  | 'years'
  | 'months'
  | 'localPercent'
  | 'resolution'
  | 'sponsor'
  | 'sponsored'
  | 'healthFrom'
  | 'members';

/** One line of the receipt to be: what it is for, what is due and who pays it; or the question that stands against it. */
export type VisitLine = {
  readonly claim: ClaimText;
  readonly name: string;
} & (
  | { readonly outcome: 'covers'; readonly due: Covered }
  | { readonly outcome: 'asks'; readonly question: Question; readonly said: string | null }
);

/** Everything that one visit comes to. */
export interface Visit {
  readonly lines: readonly VisitLine[];
  readonly unread: readonly Unread[];
  readonly total: number;
  /** What the law was asked for the voluntary line. */
  readonly contribution: Contribution | null;
}

/** For whom it is reckoned. */
export interface Subject {
  readonly id: PersonId;
  readonly name: string;
  readonly payer: Payer;
  readonly covered: readonly PaidBefore[];
  readonly household: HouseholdId | null;
  /** Everybody in the household who may pay for health insurance. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

interface Read<T> {
  readonly value: T | null;
  readonly unread: readonly Unread[];
}

const yearOf = (today: string): number => Number(today.slice(0, 'YYYY'.length));
const yearsAhead = 3;

function monthIn(text: string, today: string): Month | null {
  const month = readMonth(text, yearOf(today) + yearsAhead);
  return month === null ? null : parseMonth(month);
}

/** The voluntary claim as it is written, with every field that cannot be read. */
function readVoluntary(draft: Draft, person: PersonId, today: string): Read<VoluntaryClaim> {
  const unread: Unread[] = [];
  const must = <T>(value: T | null, field: Unread): T | null => {
    if (value === null) unread.push(field);
    return value;
  };
  const { method } = draft;
  const income = must(readDong(draft.income), 'income');
  const from = must(monthIn(draft.from, today), 'from');
  const years = method === 'future-years' ? must(readNumber(draft.years), 'years') : null;
  const months = method === 'missing-months' ? must(readNumber(draft.months), 'months') : null;
  const local = draft.localPercent.trim() === '' ? null : must(readNumber(draft.localPercent), 'localPercent');
  if (local !== null && draft.resolution.trim() === '') unread.push('resolution');
  const sponsored = draft.sponsored.trim() === '' ? null : must(readDong(draft.sponsored), 'sponsored');
  if (sponsored !== null && draft.sponsor.trim() === '') unread.push('sponsor');
  if (unread.length > 0 || income === null || from === null) return { value: null, unread };
  return {
    unread,
    value: {
      product: 'voluntary',
      person,
      method,
      income: income as Dong,
      from,
      ...(years === null ? {} : { years }),
      ...(months === null ? {} : { months }),
      ...(local === null ? {} : { local: { percent: local, resolution: draft.resolution.trim() } }),
      ...(sponsored === null || sponsored === 0
        ? {}
        : { other: { sponsor: draft.sponsor.trim(), amount: sponsored as Dong } }),
    },
  };
}

/** The health claims of a household, one a member, in the order of the ladder. */
function readHealth(draft: Draft, household: HouseholdId, today: string): Read<readonly HealthClaim[]> {
  const from = monthIn(draft.healthFrom, today);
  const unread: Unread[] = [
    ...(from === null ? (['healthFrom'] as const) : []),
    ...(draft.members.length === 0 ? (['members'] as const) : []),
  ];
  if (from === null || unread.length > 0) return { value: null, unread };
  const months = Number(draft.healthMonths) as HealthClaim['months'];
  const value = draft.members.map((person, index): HealthClaim => ({
    product: 'health',
    person: person as PersonId,
    household,
    from,
    months,
    place: index + 1,
  }));
  return { value, unread };
}

/** What the law asks, from a claim. */
const contributionOf = (claim: VoluntaryClaim, { payer, covered }: Subject, today: string): Contribution => ({
  payOn: today,
  income: claim.income,
  method: claim.method,
  group: payer.groupOn(today as PlainDate),
  supportedMonthsBefore:
    (payer.earlier?.supported ?? 0) +
    covered
      .filter(({ product }) => product === 'voluntary')
      .reduce((sum, each) => sum + (keptOf(each, each.refundedFrom ?? null)?.supportedMonths ?? 0), 0),
  ...(claim.years === undefined ? {} : { years: claim.years }),
  ...(claim.months === undefined ? {} : { months: claim.months }),
  ...(claim.local === undefined ? {} : { localPercent: claim.local.percent }),
});

/** The law's own sentence where it is the law that refuses. */
function refusalText(contribution: Contribution, words: Words): string | null {
  const told: Readonly<Record<string, unknown>> = { ...answer('contribution', contribution, { words }) };
  const error = told['error'];
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : null;
}

/** Reckons a visit: what each line costs by the books' own judgement, and all of it together. */
export function reckon(draft: Draft, subject: Subject, household: HouseholdId, today: string, words: Words): Visit {
  const day = today as PlainDate;
  const lines: VisitLine[] = [];
  const unread: Unread[] = [];
  let contribution: Contribution | null = null;
  if (draft.voluntary) {
    const read = readVoluntary(draft, subject.id, today);
    unread.push(...read.unread);
    if (read.value) {
      const claim = { ...read.value, from: formatMonth(read.value.from) };
      contribution = contributionOf(read.value, subject, today);
      const quoted = quote(subject.payer, subject.covered, read.value, day);
      const said =
        quoted.outcome === 'asks' && quoted.question.asks === 'refused-by-law'
          ? refusalText(contribution, words)
          : null;
      lines.push({ claim, name: subject.name, ...(quoted.outcome === 'asks' ? { ...quoted, said } : quoted) });
    }
  }
  if (draft.health) {
    const read = readHealth(draft, subject.household ?? household, today);
    unread.push(...read.unread);
    for (const claim of read.value ?? []) {
      const own = claim.person === subject.id;
      const quoted = quote(subject.payer, own ? subject.covered : [], claim, day);
      const name = subject.members.find(({ id }) => id === claim.person)?.name ?? '';
      const text = { ...claim, from: formatMonth(claim.from) };
      lines.push({ claim: text, name, ...(quoted.outcome === 'asks' ? { ...quoted, said: null } : quoted) });
    }
  }
  const total = lines.reduce((sum, line) => sum + (line.outcome === 'covers' ? line.due.payable : 0), 0);
  return { lines, unread, total, contribution };
}
