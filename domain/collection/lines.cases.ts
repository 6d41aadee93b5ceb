import type { Dong } from '@diemtua/law/kernel/dong';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CollectorId, CommuneCode, HouseholdId, PersonId, ReceiptId, UnitCode } from '../ids/index.ts';
import { account } from '../ledger/index.ts';
import type { SupportGroup } from '../registry/group.ts';
import type { Claim, HealthClaim, VoluntaryClaim } from './claim.ts';
import { judgeLines, type Covered, type Judgement, type Payer } from './judge.ts';
import type { Line, PaymentId } from './line.ts';
import type { Cover, Place } from './participation.ts';

/** Mai sells at the market of Sa Pa: she, her collector and her commune stand in all examples. */
export const mai = 'mai' as PersonId;
export const collector = 'my' as CollectorId;
export const market: Place = { commune: '02901' as CommuneCode, unit: 'SAPA' as UnitCode, collector };

/** A month from its text. */
export const month = (text: string): Month => {
  const read = parseMonth(text);
  if (read === null) throw new Error(`${text} is not a month`);
  return read;
};
/** A day that is known to be one. */
export const day = (text: string): PlainDate => text as PlainDate;
/** An amount that is known to be whole. */
export const dong = (amount: number): Dong => amount as Dong;

/** What the registry knows of somebody of whom nothing is special. */
export const payerOf = (told: Partial<Omit<Payer, 'groupOn'>> & { readonly group?: SupportGroup } = {}): Payer => ({
  groupOn: () => told.group ?? 'other',
  statusOn: () => null,
  earlier: null,
  ...told,
});

/** One month on 1,650,000 đồng: 363,000, of which the State adds 66,000 in the group "other". */
export const claimed = (from: string, told: Partial<VoluntaryClaim> = {}): VoluntaryClaim => ({
  product: 'voluntary',
  person: mai,
  method: 'monthly',
  income: dong(1_650_000),
  from: month(from),
  ...told,
});

/** Household health insurance of its first member, for a year: 1,263,600. */
export const cardFrom = (from: string, told: Partial<HealthClaim> = {}): HealthClaim => ({
  product: 'health',
  person: mai,
  household: 'h' as HouseholdId,
  from: month(from),
  months: 12,
  place: 1,
  ...told,
});

/** A line that a collector took on a day. Within a day the clock of these examples stands still: who is first goes by the id. */
export const taken = (id: string, takenOn: string, amount: number, claim: Claim, told: Partial<Line> = {}): Line => ({
  id: id as PaymentId,
  receipt: `receipt of ${id}` as ReceiptId,
  person: claim.person,
  claim,
  amount: dong(amount),
  cash: account('float', collector),
  takenOn: day(takenOn),
  takenAt: 0,
  trouble: null,
  voided: false,
  settlement: null,
  paidBack: [],
  refund: null,
  sent: null,
  ...told,
});

/** The judgements of some lines, by their ids. */
export const judged = (
  lines: readonly Line[],
  payer: Payer | null = payerOf(),
): Readonly<Record<string, Judgement | undefined>> => Object.fromEntries(judgeLines(payer, lines));

/** The judgement of the last of some lines. */
export function lastJudged(lines: readonly Line[], payer: Payer | null = payerOf()): Judgement {
  const last = lines.at(-1);
  const judgement = last && judgeLines(payer, lines).get(last.id);
  if (!judgement) throw new Error('no line');
  return judgement;
}

/** The judgement of a line that must cover months. */
export function coveredBy(line: Line, payer: Payer = payerOf()): Covered {
  const judgement = lastJudged([line], payer);
  if (judgement.outcome !== 'covers') throw new Error(JSON.stringify(judgement));
  return judgement;
}

/** A cover as it is counted: months on 1,650,000 đồng, taken on a day. */
export const coverOf = (
  takenOn: string,
  told: Partial<Covered> & Pick<Covered, 'from'>,
  more: Partial<Cover> = {},
) => ({
  takenOn: day(takenOn),
  place: market,
  refundedFrom: null,
  ...more,
  covered: {
    outcome: 'covers' as const,
    product: 'voluntary' as const,
    kind: 'first' as const,
    method: 'monthly' as const,
    income: dong(1_650_000),
    months: 1,
    group: 'other' as const,
    supportedMonths: 1,
    gross: dong(363_000),
    state: dong(66_000),
    local: dong(0),
    other: dong(0),
    sponsor: null,
    payable: dong(297_000),
    remainder: dong(0),
    ...told,
  },
});

/** The group that holds from a day on, and another one before it. */
export const groupsFrom =
  (from: string, before: SupportGroup, after: SupportGroup) =>
  (on: PlainDate): SupportGroup =>
    on < day(from) ? before : after;
