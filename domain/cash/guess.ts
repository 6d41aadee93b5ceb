import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { DueId, PersonId } from '../ids/index.ts';
import { bareAccount } from './bank.ts';
import { daysFrom } from './civil-days.ts';
import type { FoundReference } from './find-references.ts';
import { GUESSES_MAX } from './limits.ts';
import { nameInText, spell, type Spelled } from './payer-name.ts';
import { byCode } from './plain-text.ts';
import type { Reference } from './reference.ts';
import type { StatementLine } from './statement/line.ts';

/** An amount that a person was asked to pay and has not. */
export interface OpenDue {
  readonly id: DueId;
  readonly person: PersonId;
  readonly reference: Reference;
  readonly amount: Dong;
  readonly expectedOn: PlainDate;
  /** Of the person, and of those who have paid for them: a child, a neighbour. */
  readonly payerNames: readonly string[];
  /** Accounts from which was paid for this person before. */
  readonly accountsSeen: readonly string[];
}

/** Why a due is guessed, with the points that it earns. */
export type GuessReason =
  | { readonly code: 'reference'; readonly points: number }
  | { readonly code: 'reference-begins'; readonly points: number; readonly signs: number }
  | { readonly code: 'amount-equal'; readonly points: number }
  /** What was paid is less, or more, than what was due. */
  | { readonly code: 'amount-short' | 'amount-over'; readonly points: 0; readonly by: Dong }
  | { readonly code: 'name'; readonly points: number; readonly percent: number }
  | { readonly code: 'account-seen'; readonly points: number }
  | { readonly code: 'day'; readonly points: number; readonly daysApart: number };

export interface Guess {
  readonly due: DueId;
  readonly person: PersonId;
  /** From `GUESS_SCORE_MIN` to 100. */
  readonly score: number;
  readonly reasons: readonly GuessReason[];
}

/** Without a reference everything that can speak for a due makes 100 together. */
const POINTS = { account: 35, amount: 30, name: 30, day: 5, reference: 60, signOfReference: 6 };
/** Two of account, amount and name speak for a due; one of them alone, even on the very day, does not. */
const GUESS_SCORE_MIN = 45;
/** Less of a name than this is another name: two words of three, three of four. */
const NAME_PERCENT_MIN = 60;
/** A point less for so many days away from the day on which the payment was expected. */
const DAYS_FOR_A_POINT = 3;

/** A due with what is compared, brought into shape once. */
export interface Candidate {
  readonly due: OpenDue;
  readonly names: readonly Spelled[];
  readonly accounts: ReadonlySet<string>;
}

/** What a line says about who paid what. */
export interface Evidence {
  readonly line: StatementLine;
  /** The narrative and the name that the bank gives the other side. */
  readonly text: Spelled;
  readonly account: string | null;
  readonly found: readonly FoundReference[];
}

/** A due, ready to be compared. */
export function makeCandidate(due: OpenDue): Candidate {
  return { due, names: due.payerNames.map(spell), accounts: new Set(due.accountsSeen.map(bareAccount)) };
}

/** A line, ready to be compared. */
export function makeEvidence(line: StatementLine, found: readonly FoundReference[]): Evidence {
  const text = spell(`${line.narrative} ${line.counterName ?? ''}`);
  return { line, text, account: line.counterAccount === null ? null : bareAccount(line.counterAccount), found };
}

/**
 * The best guesses among some dues, the best first; of two equals that with the smaller id, so that the order of asking
 * does not matter.
 */
export function bestGuesses(evidence: Evidence, candidates: Iterable<Candidate>): readonly Guess[] {
  const guesses: Guess[] = [];
  for (const candidate of candidates) {
    const reasons = reasonsFor(evidence, candidate);
    const score = Math.min(
      100,
      reasons.reduce((sum, { points }) => sum + points, 0),
    );
    const { id, person } = candidate.due;
    if (score >= GUESS_SCORE_MIN) guesses.push({ due: id, person, score, reasons });
  }
  return guesses.toSorted((one, other) => other.score - one.score || byCode(one.due, other.due)).slice(0, GUESSES_MAX);
}

function reasonsFor(
  { line, text, account, found }: Evidence,
  { due, names, accounts }: Candidate,
): readonly GuessReason[] {
  const reasons: GuessReason[] = [];
  const signs = Math.max(0, ...found.map((each) => signsOf(each, due.reference)));
  const whole = found.some((each) => each.kind === 'whole' && each.reference === due.reference);
  if (whole) reasons.push({ code: 'reference', points: POINTS.reference });
  else if (signs > 0) reasons.push({ code: 'reference-begins', points: POINTS.signOfReference * signs, signs });

  const over = line.amount - due.amount;
  if (over === 0) reasons.push({ code: 'amount-equal', points: POINTS.amount });
  else reasons.push({ code: over < 0 ? 'amount-short' : 'amount-over', points: 0, by: Math.abs(over) as Dong });

  if (account !== null && accounts.has(account)) reasons.push({ code: 'account-seen', points: POINTS.account });
  const percent = Math.max(0, ...names.map((name) => nameInText(name, text)));
  if (percent >= NAME_PERCENT_MIN)
    reasons.push({ code: 'name', points: Math.floor((POINTS.name * percent) / 100), percent });
  const daysApart = Math.abs(daysFrom(due.expectedOn, line.bookedOn));
  const points = POINTS.day - Math.floor(daysApart / DAYS_FOR_A_POINT);
  if (points > 0) reasons.push({ code: 'day', points, daysApart });
  return reasons;
}

function signsOf(found: FoundReference, reference: Reference): number {
  return found.kind === 'cut' && reference.startsWith(found.beginning) ? found.signs : 0;
}
